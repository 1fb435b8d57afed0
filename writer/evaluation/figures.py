"""What a run comes to: rates with their intervals, what it took, what stopped drafts, and how alike the notes are."""

from __future__ import annotations

import statistics as plain
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from writer.evaluation.rows import Row
from writer.evaluation.statistics import Interval, mean, rate, ratio
from writer.text.words import tokens

OPENING = 4
"""Words that make an opening, once names are masked."""


@dataclass(frozen=True)
class Figures:
    """The figures of some rows. Rates are of the rows without an error, which are counted apart.

    `tokens` and `cost` (US dollars) are all that was spent, for each accepted note; None where the server did not count
    or the price is not known. `seconds` are the median and the 95th percentile of the time spent waiting for a note.
    `alike` is the share of notes that open like that of another case. `stopped_by` counts rows with a draft that the
    check stopped.
    """

    rows: int
    cases: int
    errors: int
    accepted: Interval
    first: Interval
    asked: Interval
    unexpected: int
    requests: Interval
    tokens: Interval | None
    cost: Interval | None
    length: Interval
    seconds: tuple[float, float]
    stopped_by: dict[str, int]
    alike: float


def figures(rows: Iterable[Row]) -> Figures:
    """The figures of these rows."""
    every = list(rows)
    known = [row for row in every if not row.errored]
    cases = _by_case(known)
    notes = [row for row in known if row.note]
    return Figures(
        rows=len(every),
        cases=len(_by_case(every)),
        errors=len(every) - len(known),
        accepted=rate([[row.accepted for row in case] for case in cases]),
        first=rate([[row.first for row in case] for case in cases]),
        asked=rate([[row.verdict == "asked" for row in case] for case in cases]),
        unexpected=sum(bool(row.failures) for row in known),
        requests=mean([plain.mean(len(row.requests) for row in case) for case in cases]),
        tokens=_each_accepted(cases, lambda row: row.tokens),
        cost=_each_accepted(cases, lambda row: None if row.cost is None else float(row.cost)),
        length=mean([plain.mean(row.length for row in case) for case in _by_case(notes)]),
        seconds=_seconds([row.seconds for row in known if row.requests]),
        stopped_by=stopped_by(known),
        alike=alike(notes),
    )


@dataclass(frozen=True)
class Share:
    """Of some rows: how many there are, how many errors among them, and the share of the others that was accepted."""

    rows: int
    errors: int
    accepted: Interval


def share(rows: Sequence[Row]) -> Share:
    """The share accepted of these rows, for breakdowns."""
    known = [row for row in rows if not row.errored]
    accepted = rate([[row.accepted for row in case] for case in _by_case(known)])
    return Share(len(rows), len(rows) - len(known), accepted)


def _by_case(rows: Iterable[Row]) -> list[list[Row]]:
    cases: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        cases[row.cell.suite, row.cell.case].append(row)
    return list(cases.values())


def _each_accepted(cases: Sequence[Sequence[Row]], spent: Callable[[Row], float | None]) -> Interval | None:
    """All that was spent for each accepted note, with a bootstrap interval over cases."""
    amounts = [[spent(row) for row in case] for case in cases]
    if not amounts or any(amount is None for case in amounts for amount in case):
        return None
    tops = [sum(amount or 0 for amount in case) for case in amounts]
    return ratio(tops, [sum(row.accepted for row in case) for case in cases])


def _seconds(waits: Sequence[float]) -> tuple[float, float]:
    if len(waits) < 2:
        return (waits[0], waits[0]) if waits else (0.0, 0.0)
    return plain.median(waits), plain.quantiles(waits, n=20, method="inclusive")[-1]


def alike(notes: Sequence[Row]) -> float:
    """The share of notes that open with the same words as a note of another case, names masked."""
    openings: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in notes:
        openings[_opening(row)].add(row.cell.case)
    shared = sum(len(openings[_opening(row)]) > 1 for row in notes)
    return shared / len(notes) if notes else 0.0


def _opening(row: Row) -> tuple[str, ...]:
    names = {name.casefold() for name in f"{row.recipient} {row.sender}".split()}
    opening = [token.text.casefold() for token in tokens(row.note) if token.kind != "mark"]
    return tuple("·" if word in names else word for word in opening)[:OPENING]


Key = Callable[[Row], Iterable[str]]

BREAKDOWNS: dict[str, Key] = {
    "suite": lambda row: [row.cell.suite],
    "prompt": lambda row: [row.cell.prompt],
    "model": lambda row: [row.cell.model],
    "kind": lambda row: [row.kind],
    "tag": lambda row: row.tags,
}
"""What figures are broken down by; a row may have several tags."""


def grouped(rows: Iterable[Row], key: Key) -> dict[str, list[Row]]:
    """The rows under each value of the key, in the order in which the values first appear."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for value in key(row):
            groups[value].append(row)
    return dict(groups)


def columns(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """The rows of each prompt and model."""
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[row.cell.prompt, row.cell.model].append(row)
    return dict(found)


@lru_cache(maxsize=4)
def by_column(rows: tuple[Row, ...]) -> dict[tuple[str, str], Figures]:
    """The figures of each prompt and model; every report asks for them, and the bootstrap takes its time."""
    return {key: figures(some) for key, some in columns(rows).items()}


def stopped_by(rows: Iterable[Row]) -> dict[str, int]:
    """How many answered rows had a draft that a check stopped, by check, most first."""
    return dict(Counter(check for row in rows if not row.errored for check in row.stopped_by).most_common())
