"""The facts of a brief: what may be said, once per brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from writer.brief import Brief, Kind

Owner = Literal["sender", "recipient", "both", "third"]


@dataclass(frozen=True)
class Question:
    """The one question whose answer would give the brief what it lacks, as it is asked of a person."""

    text: str
    why: str = ""


@dataclass(frozen=True)
class Fact:
    """One thing that the brief states.

    `field` is where it stands ("connection.how", "recipient.about", ...), `start` and `end` its place in that field (code points), `quote`
    the words themselves. `owner` is whom it is about.
    """

    id: int
    field: str
    owner: Owner
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Facts:
    """Everything a brief states, read once for all its drafts.

    `kind` is the brief's, or read from `how` (the weaker tie where it leaves that open, and then `kind_is_open`). `ignored` are the sentences
    of the profile that give instructions. `missing` is the question to ask where there is not enough to say.
    """

    brief: Brief
    records: tuple[Fact, ...]
    kind: Kind
    language: str
    missing: Question | None = None
    kind_is_open: bool = False
    ignored: tuple[str, ...] = ()


def facts(brief: Brief) -> Facts:
    """What the brief states."""
    return Facts(brief, (), brief.connection.kind or "not_met", brief.language or "en")
