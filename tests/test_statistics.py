"""Every figure of the evals against an independent implementation, or against what it promises, by simulation."""

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.contingency_tables import mcnemar as sm_mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from writer.evaluation import statistics

SIMULATIONS = 2_000


@pytest.mark.parametrize("cases", [1, 2, 10, 60, 500])
def test_wilson_is_that_of_statsmodels_and_of_scipy(cases: int) -> None:
    for passed in {0, 1, cases // 2, cases - 1, cases}:
        got = statistics.wilson(passed / cases, cases)
        low, high = proportion_confint(passed, cases, method="wilson")
        theirs = stats.binomtest(passed, cases).proportion_ci(method="wilson")

        assert (got.low, got.high) == pytest.approx((low, high), abs=1e-9)
        assert (got.low, got.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_a_rate_with_one_verdict_a_case_is_plain_wilson() -> None:
    verdicts = [[True]] * 45 + [[False]] * 5

    assert statistics.rate(verdicts) == statistics.wilson(0.9, 50)


@pytest.mark.parametrize("repeats", [1, 3, 8])
def test_the_clustered_error_is_that_of_statsmodels(repeats: int) -> None:
    draw = np.random.default_rng(repeats)
    ease = draw.beta(4, 1, size=40)
    cases = [draw.random(repeats) < each for each in ease]
    values, groups = np.concatenate(cases).astype(float), np.repeat(np.arange(40), repeats)
    fitted = OLS(values, np.ones_like(values)).fit(cov_type="cluster", cov_kwds={"groups": groups})

    assert statistics.clustered(cases) == pytest.approx(fitted.bse[0], rel=1e-9)


def test_repeats_of_the_same_verdict_make_no_interval_narrower() -> None:
    once = statistics.rate([[True]] * 27 + [[False]] * 3)
    often = statistics.rate([[True] * 10] * 27 + [[False] * 10] * 3)

    assert often.high - often.low >= 0.95 * (once.high - once.low)
    assert statistics.rate([[True] * 10] * 30) == statistics.rate([[True]] * 30)


def test_the_interval_of_a_rate_with_repeats_holds_the_truth_as_often_as_it_says() -> None:
    draw = np.random.default_rng(7)
    held = 0
    for _ in range(SIMULATIONS):
        ease = draw.beta(4.5, 0.5, size=60)
        got = statistics.rate([draw.random(4) < each for each in ease])
        held += got.low <= 0.9 <= got.high

    assert 0.93 <= held / SIMULATIONS <= 0.98


@pytest.mark.parametrize(("broken", "mended"), [(0, 0), (0, 5), (0, 6), (1, 8), (2, 9), (7, 7), (30, 12)])
def test_mcnemar_is_that_of_statsmodels(broken: int, mended: int) -> None:
    theirs = sm_mcnemar([[40, broken], [mended, 10]], exact=True).pvalue

    assert statistics.mcnemar(broken, mended) == pytest.approx(theirs)


def test_the_interval_of_a_difference_leaves_out_zero_exactly_when_the_test_calls_it() -> None:
    for broken in range(5):
        for mended in range(5, 13):
            got = statistics._melded(60, broken, mended)
            called = statistics.mcnemar(broken, mended) < 0.05

            assert got.low <= got.value <= got.high
            assert (got.low > 0 or got.high < 0) == called, (broken, mended)


@pytest.mark.parametrize(("broken", "mended"), [(0.027, 0.097), (0.0, 0.1), (0.05, 0.05), (0.02, 0.3)])
def test_the_interval_of_a_difference_holds_the_truth_at_least_as_often_as_it_says(
    broken: float, mended: float
) -> None:
    draw = np.random.default_rng(11)
    counts = draw.multinomial(60, [broken, mended, 1 - broken - mended], size=SIMULATIONS)
    intervals = {pair: statistics._melded(60, *pair) for pair in {(int(b), int(m)) for b, m, _ in counts}}
    held = sum(intervals[int(b), int(m)].low <= mended - broken <= intervals[int(b), int(m)].high for b, m, _ in counts)

    assert held / SIMULATIONS >= 0.94


def tokens(draw: np.random.Generator, size: int) -> np.ndarray:
    """What a note takes: a request's tokens, skewed to the right, and now and then a second and a third request."""
    requests = draw.choice([1, 2, 3], p=[0.8, 0.14, 0.06], size=size)
    return draw.lognormal(6.5, 0.35, size=size) * requests


MEAN_TOKENS = math.exp(6.5 + 0.35**2 / 2) * (0.8 + 2 * 0.14 + 3 * 0.06)


@pytest.mark.parametrize("cases", [60, 150])
def test_the_bootstrap_holds_the_true_mean_as_often_as_it_says(cases: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nominal 95 %; on what tokens and cost look like. Fewer resamples than in use, for speed."""
    monkeypatch.setattr(statistics, "RESAMPLES", 999)
    draw = np.random.default_rng(3)
    intervals = [statistics.mean(tokens(draw, cases)) for _ in range(SIMULATIONS)]
    held = sum(each.low <= MEAN_TOKENS <= each.high for each in intervals)

    assert 0.93 <= held / SIMULATIONS <= 0.97


def test_what_does_not_vary_has_no_interval_to_speak_of() -> None:
    assert statistics.mean([3.0] * 10) == statistics.Interval(3.0, 3.0, 3.0)
    assert math.isnan(statistics.ratio([1.0, 2.0], [0.0, 0.0]).value)


def test_a_ratio_is_the_sum_over_the_sum() -> None:
    got = statistics.ratio([10.0, 20.0, 30.0, 40.0] * 3, [1.0, 0.0, 1.0, 1.0] * 3)

    assert got.value == pytest.approx(100 / 3)
    assert got.low < got.value < got.high


def test_the_sign_test_is_the_binomial_test() -> None:
    share, p = statistics.sign(first=4, second=16)

    assert share.value == 0.8
    assert p == pytest.approx(stats.binomtest(16, 20).pvalue)


def test_flipping_signs_by_chance_agrees_with_the_t_test_where_both_hold() -> None:
    differences = np.random.default_rng(5).normal(0.15, 1, size=150)

    assert statistics.flipped_by_chance(differences) == pytest.approx(
        stats.ttest_1samp(differences, 0).pvalue, abs=0.02
    )
    assert statistics.flipped_by_chance([0.0] * 20) == 1.0


def called(cases: int, before: float, after: float, pairs: int, seed: int) -> float:
    """How often `paired` calls a difference between two simulated models with these accept rates."""
    draw = np.random.default_rng(seed)
    first, second = draw.random((pairs, cases)) < before, draw.random((pairs, cases)) < after
    return sum(statistics.paired(a.tolist(), b.tolist()).p < 0.05 for a, b in zip(first, second, strict=True)) / pairs


def test_power_is_what_simulation_finds() -> None:
    draw = np.random.default_rng(1)
    counts = draw.multinomial(80, [0.03, 0.13, 0.84], size=20_000)
    found = np.mean([statistics.mcnemar(int(b), int(m)) < 0.05 for b, m, _ in counts])

    assert statistics.power(80, 0.03, 0.13) == pytest.approx(found, abs=0.01)


CASES = 213


def test_a_difference_is_called_as_often_as_the_power_statement_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Accept rates of 0.90 and 0.97, with as many cases as could show those 7 points; 1,000 pairs."""
    monkeypatch.setattr(statistics, "_melded", lambda *_: None)

    assert statistics.smallest_difference(CASES, churn=0.90 * 0.03) == pytest.approx(0.07)
    assert 0.77 <= called(CASES, 0.90, 0.97, pairs=1_000, seed=2) <= 0.86


def test_a_difference_is_hardly_ever_called_between_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "_melded", lambda *_: None)

    assert called(CASES, 0.90, 0.90, pairs=1_000, seed=4) <= 0.06


def test_the_smallest_difference_that_cases_show_is_the_first_with_that_power() -> None:
    smallest = statistics.smallest_difference(60, churn=0.03)

    assert smallest is not None
    assert statistics.power(60, 0.03, 0.03 + smallest) >= 0.80
    assert statistics.power(60, 0.03, 0.03 + smallest - 0.001) < 0.80


def test_too_few_cases_show_no_difference_at_all() -> None:
    assert statistics.smallest_difference(4, churn=0.0) is None


def test_several_tests_at_once_are_raised_as_statsmodels_does() -> None:
    draw = np.random.default_rng(8)
    for size in (1, 2, 7, 30):
        chances = (draw.random(size) ** 3).tolist()

        assert statistics.holm(chances) == pytest.approx(multipletests(chances, method="holm")[1])


def test_of_many_comparisons_of_equals_hardly_a_family_has_a_difference_called() -> None:
    """Five comparisons at once: without the correction a difference would be called in about one family of five."""
    draw = np.random.default_rng(10)
    families = [statistics.holm(draw.random(5).tolist()) for _ in range(5 * SIMULATIONS)]

    assert 0.04 <= np.mean([min(family) < 0.05 for family in families]) <= 0.06
