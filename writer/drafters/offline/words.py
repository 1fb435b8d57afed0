"""The words that the offline drafter works with (languages/en/retelling.toml), and their articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import regex

from writer.languages import Pack, pack

_NAME = r"\p{Lu}[\p{L}-]*+(?:['’](?!s\b)[\p{L}-]+)*+"
NAME = rf"{_NAME}(?: (?:{_NAME}|(?:al-|van |von |de |da |di |der |den |bin |binti )+\p{{Lu}}\p{{L}}+))*+"
"""A name, as far as capitals tell."""

PREPOSITIONS = frozenset(
    """
    at in on during through via from of for with near by over about until since under to as
    """.split()  # noqa: SIM905 (read as a line of words)
)


@cache
def english() -> Pack:
    """The only language that the offline drafter writes."""
    known = pack("en")
    assert known is not None
    return known


@cache
def data() -> Mapping[str, Any]:
    """Everything in retelling.toml."""
    return english().toml("retelling")


@cache
def templates() -> Mapping[str, Any]:
    """Everything in templates.toml."""
    return english().toml("templates")


@cache
def those(section: str, key: str = "words") -> frozenset[str]:
    """A list of words, held in the data as one string."""
    return frozenset(data()[section][key].split())


@cache
def pattern(section: str, key: str) -> regex.Pattern[str]:
    """The patterns of a list as one, in any case."""
    return regex.compile("|".join(f"(?:{each})" for each in data()[section][key]), regex.IGNORECASE)


def mend(text: str, section: str) -> str:
    """The text with everything replaced that the section lists ("typed", "means")."""
    for typed, means in _mended(section):
        text = typed.sub(_AS_WRITTEN.get(means, means), text)
    return text


_AS_WRITTEN: Mapping[str, Callable[[regex.Match[str]], str]] = {
    "{Title}": lambda found: str(found[0].title()),
    "{lower}": lambda found: str(found[0].lower()),
}


@cache
def _mended(section: str) -> tuple[tuple[regex.Pattern[str], str], ...]:
    return tuple((regex.compile(each["typed"].replace("{N}", NAME)), each["means"]) for each in data()[section])


def article(noun: str) -> str:
    """ "a" or "an", by the sound: an MSc, a UX designer, an hour."""
    word = noun.split()[0].strip("\"'(")
    if regex.match(r"\p{Lu}{2}", word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if regex.match(r"(?:uni(?!n|m)|use|usu|eu|one\b|once|ut)", word, regex.IGNORECASE):
        return "a"
    return "an" if word[0].lower() in "aeiou" or regex.match(r"hour|hono|heir", word, regex.IGNORECASE) else "a"
