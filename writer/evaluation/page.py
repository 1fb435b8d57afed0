"""A run as one page of HTML that needs nothing from anywhere: charts as inline SVG, and a table to filter."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from writer.errors import UsageError
from writer.evaluation import reports
from writer.evaluation.figures import BREAKDOWNS, Figures, Share, by_column, grouped, share, stopped_by
from writer.evaluation.rows import Row
from writer.evaluation.runs import Run
from writer.evaluation.simulated import MODELS
from writer.text.characters import units

STEP = 25
"""Characters in one bar of the histogram of lengths."""


SEVERAL = 3
"""Cases that make a line of a breakdown."""


@dataclass(frozen=True)
class Bar:
    """One line of a chart: a label, a share of the whole width with its interval, and what is written behind it."""

    label: str
    share: float
    text: str
    low: float = 0.0
    high: float = 0.0


def page(run: Run) -> str:
    """The page. Raises `UsageError` where jinja2 is not installed."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise UsageError("Evals need jinja2, which is not installed.", "pip install 'connote[evals]'") from None
    loader = PackageLoader("writer.evaluation", "templates")
    templates = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return templates.get_template("report.html").render(_content(run))


def _content(run: Run) -> dict[str, Any]:
    rows = run.rows()
    found = by_column(rows)
    return {
        "run": run,
        "manifest": run.manifest,
        "simulated": [name for name in run.manifest.models if name in MODELS],
        "headings": reports.HEADINGS,
        "lines": [reports.line(*key, of) for key, of in found.items()],
        "explained": reports.EXPLAINED,
        "accepted": [_rate(" · ".join(key), of) for key, of in found.items()],
        "breakdowns": {
            name: [_rate(value, share(some)) for value, some in sorted(grouped(rows, key).items()) if _several(some)]
            for name, key in BREAKDOWNS.items()
            if len(grouped(rows, key)) > 1 and name not in {"prompt", "model"}
        },
        "stopped": _stopped(rows),
        "lengths": _lengths(rows),
        "limits": sorted({row.limit for row in rows}),
        "costs": _costs(found),
        "rows": rows,
        "why": reports.why,
        "units": units,
    }


def _several(rows: Sequence[Row]) -> bool:
    """Whether there are cases enough for a rate that says anything at all."""
    return len({(row.cell.suite, row.cell.case) for row in rows}) >= SEVERAL


def _rate(label: str, of: Figures | Share) -> Bar:
    if math.isnan(of.accepted.value):
        return Bar(label, 0.0, "no answer")
    text = f"{reports.percent(of.accepted)} of {of.rows - of.errors}"
    return Bar(label, of.accepted.value, text, of.accepted.low, of.accepted.high)


def _stopped(rows: Sequence[Row]) -> list[Bar]:
    answered = sum(not row.errored for row in rows)
    return [Bar(check, count / answered, f"{count} of {answered}") for check, count in stopped_by(rows).items()]


def _lengths(rows: Sequence[Row]) -> list[Bar]:
    counts = Counter(row.length // STEP for row in rows if row.note)
    if not counts:
        return []
    most = max(counts.values())
    bins = range(min(counts), max(counts) + 1)
    return [Bar(f"{bin * STEP} to {bin * STEP + STEP - 1}", counts[bin] / most, str(counts[bin])) for bin in bins]


@dataclass(frozen=True)
class Dot:
    """A prompt and model in the chart of cost against accept rate; x and y are shares of its width and height."""

    label: str
    x: float
    y: float
    text: str


def _costs(found: dict[tuple[str, str], Figures]) -> list[Dot]:
    priced = {key: of for key, of in found.items() if of.cost and math.isfinite(of.cost.value)}
    most = max((of.cost.value for of in priced.values() if of.cost), default=0.0)
    return [
        Dot(
            " · ".join(key),
            of.cost.value / most,
            of.accepted.value,
            f"${of.cost.value:.5f} a note, {100 * of.accepted.value:.0f} %",
        )
        for key, of in priced.items()
        if of.cost and most
    ]
