"""A number is worth the same however it is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.text.numbers import numbers, value
from writer.text.words import tokens


def read(text: str, language: str = "en"):
    return list(numbers(tokens(text), language))


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("1,941", 1941),
        ("1'000", 1000),
        ("1.234.567", 1234567),
        ("£96M", 96_000_000),
        ("£96 million", 96_000_000),
        ("10k", 10_000),
        ("$1.5bn", 1_500_000_000),
        ("6.30", Decimal("6.30")),
        ("6:30", Decimal("6.30")),
        ("3,5", Decimal("3.5")),
        ("20%", 20),
        ("3rd", 3),
        ("third", 3),
        ("thirty-one", 31),
        ("thirty one", 31),
        ("twenty-first", 21),
        ("a hundred", 100),
        ("a dozen", 12),
        ("two hundred and five", 205),
        ("two thousand and twenty-four", 2024),
        ("twice", 2),
        ("'23", 2023),
        ("’98", 1998),
    ],
)
def test_one_number_has_one_worth(text, worth):
    assert value(text) == worth


@pytest.mark.parametrize("text", ["", "owl", "one", "one-off", "second-hand", "2018-20", "three and four", "COVID-19"])
def test_what_is_no_single_number_has_no_worth(text):
    assert value(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-20", 2018, 2020),
        ("2018–2020", 2018, 2020),
        ("18/19", 2018, 2019),
        ("1890s", 1890, 1899),
        ("90s", 1990, 1999),
    ],
)
def test_a_stretch_of_years_has_two_ends(text, first, last):
    [found] = read(text)
    assert (found.value, found.last, found.form) == (first, last, "years")


def test_years_include_a_year_among_them():
    [stretch], [year], [other] = read("2018-20"), read("2019"), read("2021")
    assert stretch.includes(year)
    assert not stretch.includes(other)
    assert not year.includes(stretch)


def test_the_same_amount_in_another_unit_is_another_number():
    [percent], [euros], [bare] = read("20%"), read("€20"), read("20")
    assert not percent.includes(euros)
    assert percent.includes(bare)


@pytest.mark.parametrize(
    ("text", "worths"),
    [
        ("three and four of them", [3, 4]),
        ("open 24/7", [24, 7]),
        ("on 12.03.2024", [12, 3, 2024]),
        ("a four-day, two-on-one-off rota", [4, 2]),
        ("2016 till 2019", [2016, 2019]),
        ("2-3 weeks", [2]),
    ],
)
def test_numbers_are_read_in_order(text, worths):
    assert [found.value for found in read(text)] == worths


def test_numbers_have_their_places():
    text = "we sold two hundred and five owls in 2018-20"
    assert [text[found.start : found.end] for found in read(text)] == ["two hundred and five", "2018-20"]


def test_digits_are_read_in_a_language_that_is_not_known():
    assert [found.value for found in read("seit 1.941 Tagen, drei", "xx")] == [Decimal("1.941")]


@given(st.integers(0, 10**15))
def test_separators_and_money_change_nothing(number):
    assert value(f"{number:,}") == value(str(number)) == value(f"€{number:,}") == number


@given(st.text(alphabet="0123456789.,:'/-–£%kMbnst '"))
def test_whatever_is_made_of_digits_is_read_without_complaint(text):
    for found in read(text):
        assert found.start < found.end <= len(text)
