"""A text read against the facts: its words with their places and links, the roles, the claims, and what is left over."""

from __future__ import annotations

from dataclasses import dataclass

from writer.brief import Brief
from writer.reading.facts import Fact, Facts


@dataclass(frozen=True)
class Link:
    """What ties a word of the note to a fact, and how closely."""

    fact: Fact
    tier: str


@dataclass(frozen=True)
class Word:
    """A word of the note at its place (code points), with the facts that support it."""

    text: str
    start: int
    end: int
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Claim:
    """Something the note says about how the two stand to each other."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """A text against the facts."""

    brief: Brief
    facts: Facts
    text: str
    words: tuple[Word, ...] = ()
    claims: tuple[Claim, ...] = ()
    left_over: tuple[Word, ...] = ()


def read(text: str, facts: Facts) -> Reading:
    """The text, read against the facts."""
    return Reading(facts.brief, facts, text)
