"""The gate: a run against accepted figures, so that a change that makes notes worse does not pass unseen."""

from __future__ import annotations

import statistics as plain
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from writer.errors import UsageError
from writer.evaluation import statistics
from writer.evaluation.figures import share
from writer.evaluation.rows import Row
from writer.evaluation.runs import Run
from writer.evaluation.statistics import Interval
from writer.files import ours, replacing

FORMAT = 1
AGAIN = "connote eval accept RUN writes a new one."


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Kept):
    """What one suite, prompt and model came to: the share of repeats that were accepted, by case."""

    suite: str
    suite_hash: str
    prompt: str
    model: str
    accepted: float
    cases: dict[str, float]


class Baseline(_Kept):
    """Accepted figures."""

    connote: Literal["baseline"] = "baseline"
    format: int = FORMAT
    columns: tuple[Column, ...]


def accept(run: Run, path: Path) -> Baseline:
    """Writes the run's verdicts as the new baseline. Raises `UsageError` where the run has errors, `FileError`."""
    rows = run.rows()
    if errors := sum(row.errored for row in rows):
        hint = f"Go on with it first: connote eval run --resume {run.folder}"
        raise UsageError(f"{run.name} has {errors} error{'s' * (errors > 1)} and is no baseline.", hint)
    hashes = {source.name: source.hash for source in run.manifest.suites}
    baseline = Baseline(columns=tuple(_columns(rows, hashes)))
    ours(path, '"connote": "baseline"')
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(baseline.model_dump_json(indent=1) + "\n")
    return baseline


def _columns(rows: Iterable[Row], hashes: dict[str, str]) -> Iterator[Column]:
    found: dict[tuple[str, str, str], dict[str, list[bool]]] = {}
    for row in rows:
        column = found.setdefault((row.cell.suite, row.cell.prompt, row.cell.model), {})
        column.setdefault(row.cell.case, []).append(row.accepted)
    for (suite, prompt, model), cases in found.items():
        shares = {case: round(plain.mean(verdicts), 6) for case, verdicts in cases.items()}
        accepted = round(plain.mean(shares.values()), 4)
        yield Column(suite=suite, suite_hash=hashes[suite], prompt=prompt, model=model, accepted=accepted, cases=shares)


def read(path: Path) -> Baseline:
    """The baseline in a file. Raises `UsageError`."""
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"There is no baseline {path}.", AGAIN) from None
    except ValidationError:
        raise UsageError(f"{path} is no baseline of this version of connote.", AGAIN) from None


def worse(run: Run, baseline: Baseline, tolerance: float, settled: Iterable[str]) -> Iterator[str]:
    """What is worse than the baseline by more than `tolerance`, and by more than chance; one line each.

    For a model that is `settled` nothing is chance. A case that the provider failed in says nothing, and is left out.
    Raises `UsageError` where the two cannot be compared.
    """
    hashes = {source.name: source.hash for source in run.manifest.suites}
    rows = run.rows()
    now = {_key(each): each for each in _columns(rows, hashes)}
    errored = {(row.cell.suite, row.cell.prompt, row.cell.model, row.cell.case) for row in rows if row.errored}
    shared = [(before, now[key]) for before in baseline.columns if (key := _key(before)) in now]
    if not shared:
        raise UsageError("The baseline holds no suite, prompt and model of this run.", AGAIN)
    for before, after in shared:
        if before.suite_hash != after.suite_hash or before.cases.keys() != after.cases.keys():
            raise UsageError(f"The cases of {before.suite} are not those of the baseline.", AGAIN)
        answered = [case for case in before.cases if (*_key(before), case) not in errored]
        if not answered:
            continue
        drop, p = _difference(before, after, answered)
        if -drop.value > tolerance and (p < 1 - statistics.LEVEL or before.model in settled):
            was, now_is = (plain.mean(column.cases[case] for case in answered) for column in (before, after))
            lost = [case for case in answered if after.cases[case] < before.cases[case]]
            yield (
                f"{before.suite}, {before.prompt}, {before.model}: {was:.1%} were accepted, now {now_is:.1%}; "
                f"lost: {', '.join(lost)}"
            )


def _key(column: Column) -> tuple[str, str, str]:
    return column.suite, column.prompt, column.model


def _difference(before: Column, after: Column, answered: Iterable[str]) -> tuple[Interval, float]:
    shares = [(before.cases[case], after.cases[case]) for case in answered]
    if all(share in {0.0, 1.0} for pair in shares for share in pair):
        paired = statistics.paired([bool(one) for one, _ in shares], [bool(other) for _, other in shares])
        return paired.difference, paired.p
    differences = [other - one for one, other in shares]
    return statistics.mean(differences), statistics.flipped_by_chance(differences)


def below(run: Run, floor: float) -> Iterator[str]:
    """Whether fewer of those that were answered are accepted than `floor`, in any suite, prompt and model; one line
    each.
    """
    columns: dict[tuple[str, str, str], list[Row]] = {}
    for row in run.rows():
        if not row.errored:
            columns.setdefault((row.cell.suite, row.cell.prompt, row.cell.model), []).append(row)
    for names, rows in columns.items():
        accepted = share(rows).accepted.value
        if not accepted >= floor:
            yield f"{', '.join(names)}: {accepted:.1%} are accepted, which is below {floor:.0%}"
