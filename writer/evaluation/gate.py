"""The gate: a run against accepted figures, so that a change that makes notes worse does not pass unseen."""

from __future__ import annotations

import statistics as plain
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from writer.errors import UsageError
from writer.evaluation import statistics
from writer.evaluation.figures import share
from writer.evaluation.rows import Row
from writer.evaluation.runs import Matrix, Run
from writer.evaluation.statistics import Interval
from writer.files import ours, replacing

FORMAT = 1
AGAIN = "connote eval accept RUN writes a new one."
Key = tuple[str, str, str]
"""A suite, a prompt and a model."""


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


def shared(baseline: Baseline, cases: Mapping[Key, Collection[str]], hashes: Mapping[str, str]) -> list[Column]:
    """The baseline's columns that a run has, too, by its cases and the hashes of its suites.

    Raises `UsageError` where the two cannot be compared.
    """
    found = [column for column in baseline.columns if _key(column) in cases]
    if not found:
        raise UsageError("The baseline holds no suite, prompt and model of this run.", AGAIN)
    for column in found:
        if column.suite_hash != hashes[column.suite] or column.cases.keys() != set(cases[_key(column)]):
            raise UsageError(f"The cases of {column.suite} are not those of the baseline.", AGAIN)
    return found


def fits(todo: Matrix, baseline: Baseline) -> None:
    """Raises `UsageError` where what is to be run cannot be held against the baseline: before anything is paid for."""
    cases: dict[Key, set[str]] = {}
    for model in todo.models:
        for cell, case, prompt in todo.cells(model):
            cases.setdefault((cell.suite, prompt.name, cell.model), set()).add(case.id)
    shared(baseline, cases, {suite.name: suite.hash for suite in todo.suites})


@dataclass(frozen=True)
class _Change:
    """A column of the baseline and of the run, over the cases that were answered."""

    before: Column
    after: Column
    answered: tuple[str, ...]
    difference: Interval
    p: float

    def __str__(self) -> str:
        was, now = (plain.mean(of.cases[case] for case in self.answered) for of in (self.before, self.after))
        lost = [case for case in self.answered if self.after.cases[case] < self.before.cases[case]]
        return f"{', '.join(_key(self.before))}: {was:.1%} were accepted, now {now:.1%}; lost: {', '.join(lost)}"


def worse(run: Run, baseline: Baseline, tolerance: float, settled: Collection[str]) -> Iterator[str]:
    """What is worse than the baseline by more than `tolerance`, and by more than chance; one line each.

    Who looks at several columns often finds one worse, so p is raised for how many they are (Holm). For a model that is
    `settled` nothing is chance. A case that the provider failed in says nothing, and is left out. Raises `UsageError`
    where the two cannot be compared.
    """
    changes = list(_changes(run, baseline))
    tested = [each for each in changes if each.before.model not in settled]
    raised = dict(
        zip((_key(each.before) for each in tested), statistics.holm([each.p for each in tested]), strict=True)
    )
    for each in changes:
        if -each.difference.value > tolerance and raised.get(_key(each.before), 0.0) < 1 - statistics.LEVEL:
            yield str(each)


def _changes(run: Run, baseline: Baseline) -> Iterator[_Change]:
    hashes = {source.name: source.hash for source in run.manifest.suites}
    rows = run.rows()
    now = {_key(each): each for each in _columns(rows, hashes)}
    errored = {(row.cell.suite, row.cell.prompt, row.cell.model, row.cell.case) for row in rows if row.errored}
    for before in shared(baseline, {key: each.cases for key, each in now.items()}, hashes):
        after = now[_key(before)]
        if answered := tuple(case for case in before.cases if (*_key(before), case) not in errored):
            yield _Change(before, after, answered, *_difference(before, after, answered))


def _key(column: Column) -> Key:
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
