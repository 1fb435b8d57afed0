"""What a profile page says by itself: heads of sections, buttons, counters, and what follows the profile."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

import regex

Section = Literal[
    "top",
    "about",
    "experience",
    "education",
    "skills",
    "activity",
    "recommendations",
    "projects",
    "publications",
    "other",
]

LONGEST = 200
"""Code points: nothing that the site says is longer, so longer lines are never compared with it."""


@dataclass(frozen=True)
class Site:
    """The words of the site, from site.toml; lines are compared by their `key`."""

    sections: dict[str, Section]
    ends: frozenset[str]
    ending: regex.Pattern[str]
    footer: frozenset[str]
    furniture: frozenset[str]
    furnishing: regex.Pattern[str]
    beside_names: regex.Pattern[str]
    tails: regex.Pattern[str]

    def is_end(self, words: str) -> bool:
        """Whether the profile ends here, and other people follow."""
        return words in self.ends or self.ending.fullmatch(words) is not None

    def is_furniture(self, words: str) -> bool:
        """Whether it is a button, a menu, a counter or the like."""
        return words in self.furniture or self.stands_by_a_name(words) or self.furnishing.fullmatch(words) is not None

    def stands_by_a_name(self, words: str) -> bool:
        """Whether it is what the site sets under a name: pronouns, or the degree of a contact."""
        return self.beside_names.fullmatch(words) is not None


@cache
def site() -> Site:
    """The words of the site."""
    data = _data()
    ends, furniture = data["ends"], data["furniture"]
    return Site(
        {head: section for section, heads in data["sections"].items() for head in heads},
        frozenset(ends["lines"]),
        _any_of(ends["patterns"]),
        frozenset(ends["footer"]),
        frozenset(furniture["lines"]),
        _any_of(furniture["patterns"]),
        _any_of(furniture["beside_names"]),
        regex.compile(rf"(?:{_any_of(furniture['tails']).pattern})\s*$", regex.IGNORECASE),
    )


@cache
def about_names(group: str) -> frozenset[str]:
    """One of the lists of site.toml about names."""
    return frozenset(_data()["names"][group])


def key(text: str) -> str:
    """A line as it is compared with the site's; "" for one that is too long to be of the site."""
    return " ".join(text.casefold().split()).rstrip(" :→•·") if len(text) <= LONGEST else ""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("writer.people").joinpath("site.toml").read_text(encoding="utf-8"))


def _any_of(patterns: list[str]) -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{pattern})" for pattern in patterns))
