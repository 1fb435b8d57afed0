"""Numbers and what they are worth, however written: 1,941 · £96M · thirty-one · 3rd · '23 · 2018-20 · 18/19 · 1890s."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Literal

import regex

from writer.languages import pack
from writer.text.characters import straight
from writer.text.words import Token, norm, tokens

Amount = int | Decimal

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Numbers between these may be years."""

Form = Literal["count", "ordinal", "years"]


def may_be_a_year(value: Amount) -> bool:
    """Whether what a number is worth may be a year of people who write to each other."""
    return FIRST_YEAR < value < LAST_YEAR


@dataclass(frozen=True, slots=True)
class Number:
    """What a number in a text is worth.

    `value` is it; `last` is the other end of a range ("2018-20" runs from 2018 to 2020, "1890s" from 1890 to 1899),
    else the same. `form` is what the writing says: "'23", "18/19" and "1890s" are years, a bare 2018 may be a count.
    `unit` is what is written onto it, lower case ("£", "%", "pm", "g"; "s" onto a decade). `start` and `end` are places
    in the text.
    """

    value: Amount
    last: Amount
    form: Form
    unit: str
    start: int
    end: int

    def includes(self, other: Number) -> bool:
        """Whether the other one says the same or lies in this range, in the same unit where both give one."""
        same_unit = self.unit == other.unit or not (self.unit and other.unit)
        return same_unit and self.value <= other.value and other.last <= self.last


def numbers(among: Sequence[Token], language: str = "en") -> Iterator[Number]:
    """The numbers among the tokens of a text, in order; "two hundred and five" and "£96 million" are one each.

    Digits are read in every language, number words in those whose folder has numbers.toml. A single "one" is no number:
    it is nearly always a pronoun.
    """
    known, first = _knowledge(language), _first_words(language)
    among = tuple(_parts(among, known["idioms"]))
    after = 0
    for at in [at for at, token in enumerate(among) if token.kind == "number" or token.norm in first]:
        if at >= after:
            read = _digits if among[at].kind == "number" else _spelt
            found, used = read(among, at, known)
            yield from found
            after = at + used


def value(text: str, language: str = "en") -> Amount | None:
    """What one number is worth ("1,941", "third", "thirty-one", "'23"); None for a range and for all else."""
    found = list(numbers(tokens(text), language))
    return found[0].value if len(found) == 1 and found[0].value == found[0].last else None


def _knowledge(language: str) -> Mapping[str, Any]:
    known = pack(language)
    return known.toml("numbers") if known else _NO_WORDS


@cache
def _first_words(language: str) -> frozenset[str]:
    """The words that a number in words begins with."""
    known = _knowledge(language)
    return frozenset({*known["cardinals"], *known["ordinals"], *known["articles"]})


_NO_WORDS: Mapping[str, Any] = {
    "thousands": ",",
    **dict.fromkeys(("ordinal_endings", "joins", "articles", "idioms"), ()),
    **{table: {} for table in ("suffixes", "scales", "cardinals", "ordinals")},
}

# Digits: [currency] ['] body [what is written onto it]

_WRITTEN = regex.compile(r"(?P<money>[$£€¥₹]?)(?P<short>'?)(?P<body>\d(?:[\d.,:'/ -]*\d)?) ?(?P<rest>.*)", regex.V1)
_YEARS = regex.compile(r"(?P<first>(?:1[89]|20)?\d\d)[-/](?P<last>(?:1[89]|20)?\d\d)", regex.V1)


def _digits(among: Sequence[Token], at: int, known: Mapping[str, Any]) -> tuple[list[Number], int]:
    token = among[at]
    written = _WRITTEN.fullmatch(straight(token.text))
    if written is None:  # digits of another script
        return [], 1
    money, short, body, rest = written.groups()
    if years := _years(body, bool(short), rest):
        return [Number(*years, "years", rest, token.start, token.end)], 1
    found = [_number(token, *ends, money, rest, known) for ends in _ends(body)]
    scale = known["scales"].get(among[at + 1].norm) if at + 1 < len(among) and not rest else None
    if scale and len(found) == 1:
        one = found[0]
        return [replace(one, value=one.value * scale, last=one.last * scale, end=among[at + 1].end)], 2
    return found, 1


def _years(body: str, short: bool, rest: str) -> tuple[int, int] | None:
    """The years from and to, where the writing says that it means years: '23 · 1890s · 2018-20 · 18/19."""
    if rest == "s" and len(body) in {2, 4} and body.isdigit():
        return _year(body), _year(body) + 9
    if short and len(body) == 2:
        return _year(body), _year(body)
    span = _YEARS.fullmatch(body)
    if not span or rest:
        return None
    first, last = _year(span["first"]), _year(span["last"])
    long = len(span["first"]) == 4
    return (first, last) if (long and first <= last) or ("/" in body and last == first + 1) else None


def _year(digits: str) -> int:
    """Two digits are of this century up to 49, else of the last."""
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 50 else 1900)


def _ends(body: str) -> list[tuple[str, str]]:
    """A range as its two ends; anything else that holds several numbers (a date, 24/7) as those, one by one."""
    parts = regex.split("[-/]", body)
    if len(parts) == 2 and "-" in body and len(parts[0]) <= len(parts[1]):
        return [(parts[0], parts[1])]
    singles = [single for part in parts for single in (part.split(".") if _DATE.fullmatch(part) else [part])]
    return [(single, single) for single in singles if single]


_DATE = regex.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")


def _number(token: Token, first: str, last: str, money: str, rest: str, known: Mapping[str, Any]) -> Number:
    suffixes = known["suffixes"]
    scale = suffixes.get(rest) or (suffixes.get(rest.swapcase()) if money else None) or 1
    ordinal = rest in known["ordinal_endings"]
    unit = money or ("" if scale != 1 or ordinal else rest.casefold())
    low, high = (_amount(each, known["thousands"]) * scale for each in (first, last))
    return Number(low, high, "ordinal" if ordinal else "count", unit, token.start, token.end)


def _amount(digits: str, thousands: str) -> Amount:
    """A comma or dot that cannot separate thousands is a decimal mark, and so is the colon of a clock."""
    plain = _GROUPS[thousands].sub("", digits).translate(_POINT)
    whole, point, fraction = plain.partition(".")
    exact = Decimal(plain.replace(".", "") if "." in fraction else whole + point + fraction)
    return int(exact) if exact == exact.to_integral_value() and len(digits) < 19 else exact


_GROUPS = {mark: regex.compile(rf"(?<=\d)[{mark}' ](?=\d{{3}}(?!\d))") for mark in ",."}
_POINT = str.maketrans(",:", "..", "' ")

# Words: cardinals and scales, perhaps an ordinal at the end


def _parts(among: Sequence[Token], idioms: Sequence[str]) -> Iterator[Token]:
    """The tokens, with the words that have hyphens cut at them: thirty-one, four-day."""
    for token in among:
        if token.kind != "word" or "-" not in token.norm or token.norm in idioms:
            yield token
            continue
        for part in _PART.finditer(token.text):
            yield Token(part[0], norm(part[0]), token.start + part.start(), token.start + part.end(), "word")


_PART = regex.compile("[^‐‑-]+")


def _spelt(among: Sequence[Token], at: int, known: Mapping[str, Any]) -> tuple[list[Number], int]:
    total = current = 0
    i = at
    while i < len(among):
        word, following = among[i].norm, among[i + 1].norm if i + 1 < len(among) else ""
        if (ordinal := known["ordinals"].get(word)) and _fits(ordinal, current):
            return [_spelt_number(total + current + ordinal, "ordinal", among[at], among[i])], i + 1 - at
        if (cardinal := known["cardinals"].get(word)) is not None and _fits(cardinal, current):
            current += cardinal
        elif (scale := known["scales"].get(word)) and i > at:
            current = max(1, current) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif not (_joins if i > at else _begins)(word, following, total + current, known):
            break
        i += 1
    worth = total + current
    alone = i == at + 1 and worth == 1
    return ([], 1) if i == at or alone else ([_spelt_number(worth, "count", among[at], among[i - 1])], i - at)


def _fits(number: int, current: int) -> bool:
    """Whether it may follow what has been counted: five after twenty or a hundred, but not after six."""
    ends = current % 100
    return number < 100 and (ends == 0 or (number < 10 and ends >= 20 and ends % 10 == 0))


def _begins(word: str, following: str, _: int, known: Mapping[str, Any]) -> bool:
    """A hundred, a dozen."""
    return word in known["articles"] and following in known["scales"]


def _joins(word: str, following: str, so_far: int, known: Mapping[str, Any]) -> bool:
    """Two hundred and five; not "three and four"."""
    return (
        so_far % 100 == 0
        and word in known["joins"]
        and (following in known["cardinals"] or following in known["ordinals"])
    )


def _spelt_number(worth: int, form: Form, first: Token, last: Token) -> Number:
    return Number(worth, worth, form, "", first.start, last.end)
