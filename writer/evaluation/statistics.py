"""How sure one may be. What scipy has is scipy's; the rest is small and tested against statsmodels and simulation.

The unit is the case: with several repeats of a case, its mean is one value, and repeats never pass for further cases.
The only file that imports scipy, which comes with the extra connote[evals].
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from writer.errors import UsageError

if TYPE_CHECKING:
    from types import ModuleType

LEVEL = 0.95
"""Of every interval."""
Z = NormalDist().inv_cdf((1 + LEVEL) / 2)
POWER = 0.80
"""The chance to see a difference of the size that a power statement names."""
RESAMPLES = 4_000
SEED = 20260901
"""Bootstraps and melded intervals draw the same numbers every time, so the same run gives the same figures."""


@dataclass(frozen=True)
class Interval:
    """An estimate with its 95 % interval, all in the unit of what was measured."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Paired:
    """The same cases in two runs: how often only the first passed (`broken`), how often only the second (`mended`).

    `difference` is second minus first, as a share of all cases; `p` is that of the exact test of McNemar. The interval
    leaves out zero exactly when p is below 0.05.
    """

    cases: int
    broken: int
    mended: int
    difference: Interval
    p: float


def _stats() -> ModuleType:
    try:
        from scipy import stats
    except ImportError:
        raise UsageError("Evals need scipy, which is not installed.", "pip install 'connote[evals]'") from None
    return stats


def _numpy() -> ModuleType:
    import numpy

    return numpy


def wilson(share: float, cases: float) -> Interval:
    """Wilson's interval of a share seen in so many cases, which need not be whole (see `clustered`)."""
    if cases <= 0:
        return Interval(math.nan, 0.0, 1.0)
    z = Z
    centre = (share + z * z / (2 * cases)) / (1 + z * z / cases)
    half = z * math.sqrt(share * (1 - share) / cases + (z / (2 * cases)) ** 2) / (1 + z * z / cases)
    return Interval(
        share, 0.0 if share == 0 else max(0.0, centre - half), 1.0 if share == 1 else min(1.0, centre + half)
    )


def clustered(cases: Sequence[Sequence[float]]) -> float:
    """The standard error of the mean of all values, which are alike within each case (source: Miller 2024, §2.2).

    With the correction C/(C-1) for few clusters, as statsmodels and Inspect have it. Needs two cases.
    """
    values = [value for case in cases for value in case]
    mean = math.fsum(values) / len(values)
    sums = [math.fsum(value - mean for value in case) for case in cases]
    count = len(cases)
    return math.sqrt(math.fsum(each * each for each in sums) * count / (count - 1)) / len(values)


def rate(cases: Sequence[Sequence[bool]]) -> Interval:
    """The share of passes with its interval: Wilson's, on as many cases as the clustered error is worth.

    One value a case makes it the plain interval of Wilson. Where all values are equal, repeats count for nothing.
    """
    values = [value for case in cases for value in case]
    share = sum(values) / len(values) if values else math.nan
    if len(values) == len(cases) or share in {0.0, 1.0}:
        return wilson(share, len(cases))
    error = clustered(cases) if len(cases) > 1 else 1.0
    worth = share * (1 - share) / error**2 if error else len(values)
    return wilson(share, min(max(worth, 1.0), len(values)))


def mean(values: Sequence[float]) -> Interval:
    """The mean of one value a case, with a bootstrap interval (BCa)."""
    return ratio(values, [1.0] * len(values))


def ratio(tops: Sequence[float], bottoms: Sequence[float]) -> Interval:
    """The sum of the first over the sum of the second, cases drawn together: cost for each accepted note, say."""
    if not math.fsum(bottoms):
        return Interval(math.nan, math.nan, math.nan)
    value = math.fsum(tops) / math.fsum(bottoms)
    if len(tops) < 2 or len(set(tops)) == len(set(bottoms)) == 1:  # nothing varies, so nothing is drawn
        return Interval(value, value, value)

    def share(first: Any, second: Any, axis: int = -1) -> Any:
        return first.sum(axis=axis) / second.sum(axis=axis)

    numpy = _numpy()
    above, below = numpy.asarray(tops, float), numpy.asarray(bottoms, float)
    with numpy.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):  # draws with nothing below the line
        drawn = _stats().bootstrap(
            (above, below),
            share,
            paired=True,
            vectorized=True,
            confidence_level=LEVEL,
            n_resamples=RESAMPLES,
            batch=500,
            method="BCa",
            rng=numpy.random.default_rng(SEED),
        )
    return Interval(value, float(drawn.confidence_interval.low), float(drawn.confidence_interval.high))


@cache
def mcnemar(broken: int, mended: int) -> float:
    """The exact two-sided test of McNemar: whether those that flipped could have fallen either way."""
    flipped = broken + mended
    return float(_stats().binomtest(broken, flipped).pvalue) if flipped else 1.0


def paired(before: Sequence[bool], after: Sequence[bool]) -> Paired:
    """The same cases, one verdict each, in two runs."""
    broken = sum(first and not second for first, second in zip(before, after, strict=True))
    mended = sum(second and not first for first, second in zip(before, after, strict=True))
    return Paired(len(before), broken, mended, _melded(len(before), broken, mended), mcnemar(broken, mended))


@cache
def _melded(cases: int, broken: int, mended: int) -> Interval:
    """The interval that goes with the exact test (Fay & Lumbard 2021; melding: Fay, Proschan & Brittain 2015).

    How many flip, and which way they fall, each have their exact limits as distributions; the difference is
    flips x (2 x mended share - 1), drawn from the limits that lie farther out.
    """
    value = (mended - broken) / cases if cases else math.nan
    if broken + mended == 0:
        reach = _exact_upper(cases)
        return Interval(value, -reach, reach)
    return Interval(value, -_upper(cases, mended, broken), _upper(cases, broken, mended))


def _exact_upper(cases: int) -> float:
    """What may flip at most when none of so many did: the exact upper limit."""
    return 1 - (1 - (1 + LEVEL) / 2) ** (1 / cases) if cases else 1.0


def _upper(cases: int, against: int, towards: int) -> float:
    """The upper limit of (towards - against) / cases."""
    beta, draw = _stats().beta, _numpy().random.default_rng(SEED)
    flipped = against + towards
    way = beta.rvs(towards + 1, against, size=100_000, random_state=draw) if against else 1.0
    few = beta.rvs(flipped, cases - flipped + 1, size=100_000, random_state=draw)
    many = beta.rvs(flipped + 1, cases - flipped, size=100_000, random_state=draw) if flipped < cases else 1.0
    numpy = _numpy()
    lean = 2 * way - 1
    upper = float(numpy.quantile(numpy.where(lean > 0, many, few) * lean, (1 + LEVEL) / 2))
    exact_says_zero_is_in = mcnemar(against, towards) >= 1 - LEVEL or towards >= against
    return max(upper, 0.0) if exact_says_zero_is_in else min(upper, -0.0)


def holm(chances: Sequence[float]) -> list[float]:
    """The p of each of several tests, raised for how many there are (Holm 1979): any is below 0.05 by chance alone in
    at most one of twenty such families.
    """
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    raised, worst = [1.0] * len(chances), 0.0
    for rank, place in enumerate(order):
        worst = max(worst, (len(chances) - rank) * chances[place])
        raised[place] = min(1.0, worst)
    return raised


def sign(first: int, second: int) -> tuple[Interval, float]:
    """How often the second was preferred among those that had a preference, with its interval, and the sign test."""
    told = first + second
    return wilson(second / told if told else math.nan, told), mcnemar(first, second)


def flipped_by_chance(differences: Sequence[float]) -> float:
    """The two-sided p of a mean difference of zero, when each case's sign could as well be the other (permutation)."""
    numpy = _numpy()
    values = numpy.asarray(differences, float)
    if not values.any():
        return 1.0
    test = _stats().permutation_test(
        (values,),
        lambda drawn, axis=-1: drawn.mean(axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=9_999,
        batch=1_000,
        rng=numpy.random.default_rng(SEED),
    )
    return float(test.pvalue)


def power(cases: int, broken: float, mended: float) -> float:
    """The chance that the exact test calls a difference, where these shares of the cases flip each way."""
    numpy, stats = _numpy(), _stats()
    flips = numpy.arange(cases + 1)
    weight = stats.binom.pmf(flips, cases, broken + mended)
    bound = _bounds(cases)
    share = mended / (broken + mended) if broken + mended else 0.5
    called = stats.binom.cdf(bound, flips, share) + stats.binom.sf(flips - bound - 1, flips, share)
    return float((weight * numpy.where(bound >= 0, called, 0.0)).sum())


@cache
def _bounds(cases: int) -> Any:
    """For 0 to `cases` flips: the largest smaller side that the exact test still calls a difference, -1 for none."""
    numpy, stats = _numpy(), _stats()
    flips = numpy.arange(cases + 1)
    edge = stats.binom.ppf((1 - LEVEL) / 2, flips, 0.5)
    return numpy.where(stats.binom.cdf(edge, flips, 0.5) <= (1 - LEVEL) / 2, edge, edge - 1)


def smallest_difference(cases: int, churn: float) -> float | None:
    """The smallest difference that so many cases show with 80 % power, to the tenth of a point; None if there is none.

    `churn` is the share of cases that flip each way without any difference.
    """
    most = int(1000 * (1 - 2 * churn))
    low, high = 0, most
    if power(cases, churn, churn + most / 1000) < POWER:
        return None
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if power(cases, churn, churn + middle / 1000) >= POWER else (middle, high)
    return high / 1000
