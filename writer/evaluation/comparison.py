"""Two runs, case by case: is the second better, worse, or is the difference noise?"""

from __future__ import annotations

import statistics as plain
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from writer.errors import UsageError
from writer.evaluation import statistics
from writer.evaluation.figures import columns
from writer.evaluation.rows import Row
from writer.evaluation.runs import Manifest, Run, Source
from writer.evaluation.statistics import Interval

CHANCE = 1 - statistics.LEVEL
Case = tuple[str, str]
Column = tuple[str, str]
"""A prompt and a model."""


@dataclass(frozen=True)
class Flip:
    """A case whose verdict differs: a row of each side."""

    first: Row
    second: Row


@dataclass(frozen=True)
class Comparison:
    """Two columns of runs over the same cases; differences are second minus first.

    `left_out` cases have an error on one side. `broken` and `mended` count cases that were accepted more rarely, or
    more often, in the second. `tokens`, `cost` (US dollars) and `length` (characters) are means over the cases where
    both sides have them, or None. `could_show` is the smallest difference that so many cases show with 80 % power.
    `p` is raised for the number `of` comparisons that are made at once (Holm), the intervals are each comparison's own.
    `unlike` says what else the two runs differ in.
    """

    first: Column
    second: Column
    cases: int
    left_out: int
    before: float
    after: float
    broken: int
    mended: int
    difference: Interval
    p: float
    could_show: float | None
    tokens: Interval | None
    cost: Interval | None
    length: Interval | None
    flips: tuple[Flip, ...]
    of: int = 1
    unlike: str = ""

    @property
    def called(self) -> bool:
        """Whether the difference is more than chance would make."""
        return self.p < CHANCE

    @property
    def verdict(self) -> str:
        """The plain sentence."""
        points = 100 * self.difference.value
        low, high = 100 * self.difference.low, 100 * self.difference.high
        if self.called:
            better, sign = ("better", 1) if points > 0 else ("worse", -1)
            inner, outer = sorted((sign * low, sign * high))
            return f"B is {better} by {abs(points):.1f} points (95 %: {inner:.1f} to {outer:.1f})."
        shown = f"{100 * self.could_show:.0f} points or more" if self.could_show else "no difference at all"
        seen = f"{points:+.1f} points, 95 %: {low:+.1f} to {high:+.1f}"
        if self.difference.low > 0 or self.difference.high < 0:
            seen += f"; one of {self.of} comparisons may look so by chance"
        return f"No difference shown ({seen}); {self.cases} cases could show {shown}."


def compare(first: Run, second: Run) -> Iterator[Comparison]:
    """Each prompt and model of one run against its namesake in the other, or the only ones against each other.

    Raises `UsageError` where they cannot be compared, and says why.
    """
    _comparable(first, second)
    before, after = columns(first.rows()), columns(second.rows())
    if len(before) == len(after) == 1:
        pairs = [(*before, *after)]
    else:
        pairs = [(column, column) for column in before if column in after]
    if not pairs:
        raise UsageError("The two runs share no prompt and model.", "Compare runs of the same prompts or models.")
    unlike = _unlike(first.manifest, second.manifest)
    for each in _together([between(one, before[one], other, after[other]) for one, other in pairs]):
        yield replace(each, unlike=unlike)


def _unlike(first: Manifest, second: Manifest) -> str:
    """What was set otherwise for the second run, in a sentence: who changes two things learns of neither."""
    one, other = _set(first), _set(second)
    told = [f"{name} {one[name]}, then {other[name]}" for name in one if one[name] != other.get(name, one[name])]
    return f"They were not asked alike: {'; '.join(told)}." if told else ""


def _set(of: Manifest) -> dict[str, object]:
    """What people set for a run, by name; of a server only where one was asked."""
    sampling = {name: "unset" if value is None else value for name, value in of.sampling or ()}
    server = {"server": of.base_url} if of.sampling else {}
    return {"drafts": of.drafts, "attempts": of.attempts, **server, **sampling}


def within(run: Run) -> Iterator[Comparison]:
    """The first prompt and model of a run against each of its others. Raises `UsageError` where there is only one."""
    found = columns(run.rows())
    (first, before), *others = found.items()
    if not others:
        raise UsageError(f"{run.name} has one prompt and one model.", "Name a second run to compare it with.")
    yield from _together([between(first, before, second, after) for second, after in others])


def _together(found: Sequence[Comparison]) -> Iterator[Comparison]:
    """Each with its p raised for how many they are: who tests often finds something."""
    for each, p in zip(found, statistics.holm([each.p for each in found]), strict=True):
        yield replace(each, p=p, of=len(found))


def between(first: Column, before: Sequence[Row], second: Column, after: Sequence[Row]) -> Comparison:
    """Two columns, paired by case."""
    sides = _by_case(before), _by_case(after)
    if sides[0].keys() != sides[1].keys():
        raise UsageError("The two runs were made of different cases.", "Run both with the same --filter and --sample.")
    pairs = [(sides[0][case], sides[1][case]) for case in sides[0]]
    whole = [pair for pair in pairs if not any(row.errored for side in pair for row in side)]
    if not whole:
        raise UsageError("No case has an answer in both runs.", "Go on with them: connote eval run --resume RUN")
    verdict = _once(whole) if all(len(side) == 1 for pair in whole for side in pair) else _repeated(whole)
    churn = min(verdict.broken, verdict.mended) / len(whole)
    return Comparison(
        first,
        second,
        len(whole),
        len(pairs) - len(whole),
        plain.mean(_share(one) for one, _ in whole),
        plain.mean(_share(other) for _, other in whole),
        verdict.broken,
        verdict.mended,
        verdict.difference,
        verdict.p,
        statistics.smallest_difference(len(whole), churn),
        _change(whole, lambda row: row.tokens),
        _change(whole, lambda row: None if row.cost is None else float(row.cost)),
        _change([pair for pair in whole if all(row.note for side in pair for row in side)], lambda row: row.length),
        tuple(_flips(whole)),
    )


def _comparable(first: Run, second: Run) -> None:
    for name, one, other in _named_alike(first.manifest.suites, second.manifest.suites):
        if one != other:
            raise UsageError(f"The cases of {name} have changed between the two runs.", "Run the older one anew.")
    if {suite.name for suite in first.manifest.suites} != {suite.name for suite in second.manifest.suites}:
        raise UsageError("The two runs were made of different suites.", "Compare runs of the same suites.")
    if first.manifest.judges != second.manifest.judges:
        older = min(first, second, key=lambda run: run.manifest.started)
        hint = f"Judge the older one anew, which asks no model: connote eval run --resume {older.folder}"
        raise UsageError("The two runs were judged by different checks.", hint)


def _named_alike(first: Iterable[Source], second: Iterable[Source]) -> Iterator[tuple[str, str, str]]:
    hashes = {source.name: source.hash for source in second}
    for source in first:
        if source.name in hashes:
            yield source.name, source.hash, hashes[source.name]


def _by_case(rows: Iterable[Row]) -> dict[Case, list[Row]]:
    cases: defaultdict[Case, list[Row]] = defaultdict(list)
    for row in rows:
        cases[row.cell.suite, row.cell.case].append(row)
    return cases


Pairs = Sequence[tuple[list[Row], list[Row]]]


def _once(pairs: Pairs) -> statistics.Paired:
    return statistics.paired([one[0].accepted for one, _ in pairs], [other[0].accepted for _, other in pairs])


def _repeated(pairs: Pairs) -> statistics.Paired:
    """With repeats the case is still the unit: the difference of its two shares."""
    differences = [_share(other) - _share(one) for one, other in pairs]
    return statistics.Paired(
        len(pairs),
        sum(each < 0 for each in differences),
        sum(each > 0 for each in differences),
        statistics.mean(differences),
        statistics.flipped_by_chance(differences),
    )


def _share(rows: Sequence[Row]) -> float:
    return plain.mean(row.accepted for row in rows)


def _change(pairs: Pairs, measure: Callable[[Row], float | None]) -> Interval | None:
    known = [
        (one, other)
        for one, other in ([[measure(row) for row in side] for side in pair] for pair in pairs)
        if None not in one and None not in other
    ]
    if not known:
        return None
    return statistics.mean([plain.mean(map(float, other)) - plain.mean(map(float, one)) for one, other in known])  # type: ignore[arg-type]


def _flips(pairs: Pairs) -> Iterator[Flip]:
    """The cases that were accepted on one side only; with repeats, a row of each side that shows it."""
    for one, other in pairs:
        if _share(one) != _share(other):
            better = _share(other) > _share(one)
            yield Flip(
                next((row for row in one if row.accepted != better), one[0]),
                next((row for row in other if row.accepted == better), other[0]),
            )
