"""Reports of a run for programs and for pull requests: JSON, CSV, JUnit XML, Markdown, and a page of HTML.

Terminal tables are the command's (writer/cli/evals.py). Each report is made from the rows, never from another.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from writer.errors import UsageError
from writer.evaluation.comparison import Comparison
from writer.evaluation.figures import BREAKDOWNS, Figures, by_column, columns, grouped, share
from writer.evaluation.rows import Row
from writer.evaluation.runs import Run
from writer.evaluation.statistics import Interval
from writer.files import ours, replacing


def percent(interval: Interval) -> str:
    """A rate as people read it: 90 % [79, 96]."""
    if math.isnan(interval.value):
        return "–"
    return f"{100 * interval.value:.0f} % [{100 * interval.low:.0f}, {100 * interval.high:.0f}]"


def amount(interval: Interval | None, unit: str = "", digits: int = 0) -> str:
    """A mean as people read it: 812 [790, 840]; a dash where it is not known."""
    if interval is None or not math.isfinite(interval.value):
        return "–"
    value, low, high = (_number(each, unit, digits) for each in (interval.value, interval.low, interval.high))
    return value if interval.low == interval.high else f"{value} [{low}, {high}]"


def _number(value: float, unit: str, digits: int) -> str:
    return f"{'-' if round(value, digits) < 0 else ''}{unit}{abs(value):,.{digits}f}"


HEADINGS = (
    *("prompt", "model", "accepted", "at first", "only asked", "unexpected", "errors"),
    *("requests", "tokens/note", "cost/note", "seconds", "alike"),
)


def line(prompt: str, model: str, of: Figures) -> tuple[str, ...]:
    """One prompt and model under `HEADINGS`."""
    median, late = of.seconds
    return (
        prompt,
        model,
        percent(of.accepted),
        percent(of.first),
        percent(of.asked),
        str(of.unexpected),
        f"{of.errors} of {of.rows}",
        amount(of.requests, digits=2),
        amount(of.tokens),
        amount(of.cost, "$", 5),
        f"{median:.1f}, {late:.1f}" if late else "–",
        f"{100 * of.alike:.0f} %",
    )


EXPLAINED = (
    "Rates are of the answered cases, with their 95 % intervals (Wilson; with repeats, errors clustered by case); "
    "means have bootstrap intervals. Unexpected: cases that fell short of what they expect beyond the checks. Tokens "
    "and cost are all that was spent, for each accepted note. Seconds: median and 95th percentile. Alike: notes that "
    "open as another does."
)


def markdown(run: Run, comparisons: Iterable[Comparison] = ()) -> str:
    """A report to paste into a pull request."""
    found = run.rows()
    parts = [
        f"### Evals: {run.name}",
        _table(HEADINGS, (line(*key, of) for key, of in by_column(found).items())),
    ]
    parts += [f"{against(each)}: **{each.verdict}** {each.unlike}".rstrip() for each in comparisons]
    failed = [row for row in found if not row.accepted]
    if failed:
        rows = ((row.cell.case, row.cell.prompt, row.cell.model, why(row)) for row in failed[:10])
        parts.append(_table(("case", "prompt", "model", "why"), rows))
        parts += [f"And {len(failed) - 10} more."] if len(failed) > 10 else []
    return "\n\n".join([*parts, EXPLAINED]) + "\n"


def against(comparison: Comparison) -> str:
    """Which two are compared."""
    return f"{', '.join(comparison.first)} (A) against {', '.join(comparison.second)} (B)"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = [headings, ["---"] * len(headings), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in cells
    )


def why(row: Row) -> str:
    """What kept a row from being accepted, in one line."""
    if row.error:
        return row.error
    if row.failures:
        return "; ".join(row.failures)
    drafts = {draft.text: draft for each in row.requests for draft in each.drafts}
    if row.best not in drafts:
        return "no draft could be read"
    return "; ".join(f"[{each.check}] {each.message}" for each in drafts[row.best].held[:3])


def junit(run: Run) -> str:
    """JUnit XML: a test suite for each suite, prompt and model; an error of the provider is an error, not a failure."""
    root = ElementTree.Element("testsuites", name=_printable(f"connote {run.name}"))
    for name, rows in grouped(
        run.rows(), lambda row: [_printable(f"{row.cell.suite}, {row.cell.prompt}, {row.cell.model}")]
    ).items():
        bad, errors = sum(not row.accepted and not row.errored for row in rows), sum(row.errored for row in rows)
        counts = {"tests": str(len(rows)), "failures": str(bad), "errors": str(errors)}
        seconds = sum(row.seconds for row in rows)
        suite = ElementTree.SubElement(root, "testsuite", {"name": name, "time": f"{seconds:.3f}", **counts})
        for row in rows:
            _test(suite, name, row)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _test(suite: ElementTree.Element, name: str, row: Row) -> None:
    title = _printable(row.cell.case) + (f" ({row.cell.repeat + 1})" if row.cell.repeat else "")
    test = ElementTree.SubElement(suite, "testcase", classname=name, name=title, time=f"{row.seconds:.3f}")
    if not row.accepted:
        said = _printable(why(row))
        wrong = ElementTree.SubElement(test, "error" if row.errored else "failure", message=said)
        wrong.text = _printable(row.note or row.best)


def _printable(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in text)


CSV_COLUMNS: Mapping[str, Callable[[Row], Any]] = {
    "suite": lambda row: row.cell.suite,
    "case": lambda row: row.cell.case,
    "prompt": lambda row: row.cell.prompt,
    "model": lambda row: row.cell.model,
    "repeat": lambda row: row.cell.repeat,
    "tags": lambda row: ";".join(row.tags),
    "kind": lambda row: row.kind,
    "verdict": lambda row: row.verdict,
    "first": lambda row: row.first,
    "requests": lambda row: len(row.requests),
    "tokens": lambda row: row.tokens,
    "cost": lambda row: row.cost,
    "seconds": lambda row: round(row.seconds, 3),
    "length": lambda row: row.length,
    "why": lambda row: "" if row.accepted else why(row),
    "note": lambda row: row.note or row.best,
}


def table(run: Run) -> str:
    """CSV, one line a row. What a spreadsheet would take for a formula gets an apostrophe before it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for row in run.rows():
        writer.writerow([_harmless(value(row)) for value in CSV_COLUMNS.values()])
    return text.getvalue()


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t"} else value


def as_json(run: Run) -> str:
    """Everything: the manifest, the figures of each prompt and model with their breakdowns, and every row."""
    found = run.rows()
    data = {
        "run": run.manifest.model_dump(),
        "figures": [
            {"prompt": prompt, "model": model, **_plain(by_column(found)[prompt, model]), "by": _by(rows)}
            for (prompt, model), rows in columns(found).items()
        ],
        "rows": [_plain(row) for row in found],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _by(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        name: {value: _plain(share(some)) for value, some in grouped(rows, key).items()}
        for name, key in BREAKDOWNS.items()
    }


def _plain(value: Any) -> Any:
    """As JSON can hold it: no NaN, money as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return str(value) if isinstance(value, Decimal) else value


def compared(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON can hold it."""
    return {"verdict": comparison.verdict, "called": comparison.called, **_plain(comparison)}


def _html(run: Run) -> str:
    from writer.evaluation.page import page

    return page(run)


FORMATS: Mapping[str, Callable[[Run], str]] = {
    "report.json": as_json,
    "report.csv": table,
    "report.md": markdown,
    "junit.xml": junit,
    "report.html": _html,
}
"""The reports that every run gets, by file name."""


def write(run: Run) -> Iterator[Path]:
    """Writes every report into the run's folder. Raises `FileError`."""
    for name, report in FORMATS.items():
        with replacing(run.folder / name) as file:
            file.write(report(run))
        yield run.folder / name


def checked(path: Path) -> None:
    """Raises `UsageError` for a name that ends in no format, `FileError` where something else is there already."""
    if path.suffix not in MARKS:
        raise UsageError(f"No report is called {path.name}.", f"Name a file that ends in {', '.join(MARKS)}.")
    ours(path, MARKS[path.suffix])


def to(path: Path, run: Run) -> None:
    """Writes one report, in the format that the name ends in. Raises `UsageError` and `FileError`."""
    checked(path)
    report = next(report for name, report in FORMATS.items() if Path(name).suffix == path.suffix)
    with replacing(path) as file:
        file.write(report(run))


MARKS = {
    ".json": '"connote": "run"',
    ".csv": ",".join(CSV_COLUMNS),
    ".md": "### Evals",
    ".xml": '<testsuites name="connote',
    ".html": "<title>connote evals",
}
"""By its ending, what stands near the top of a report."""
