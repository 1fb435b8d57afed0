"""Fragments that say what the two are or were ("both on the dbt Slack", "desk neighbours"), made into clauses."""

from __future__ import annotations

import regex

from writer.brief import Kind
from writer.drafters.offline.occasions import head, preposition
from writer.drafters.offline.subjects import subject_of
from writer.drafters.offline.words import PREPOSITIONS, article, is_past, those

_PAST = frozenset({"met", "worked_together", "studied_together"})


def fragment(text: str, kind: Kind, first: bool = False) -> str | None:
    """The fragment as a clause, or None where it is none of these. `first`: the text begins with it."""
    begins = text.partition(" ")[0].lower()
    we_are = "we were" if kind in _PAST else "we're"
    if begins == "both":
        return _both(text.partition(" ")[2], we_are)
    if begins == "same":
        where = preposition(text)
        return f"{we_are} {where} the {text[0].lower()}{text[1:]}" if where else None
    if subject_of(text):
        return None
    if head(text) in those("settings", "plain") and begins not in those("closed", "articles") | {"we"}:
        return None if is_past(begins) else f"{we_are} {text}"
    if head(text) in those("times_and_places", "members") and begins not in those("closed", "articles"):
        return f"{we_are} both {text}"
    if kind == "not_met" and begins in {"his", "her", "their"} and not subject_of(text):
        return f"I came across {text}"
    return _since(text) or _what_you_are(text, kind, first)


def _both(rest: str, we_are: str) -> str | None:
    first = rest.partition(" ")[0].lower().strip(",")
    if first in PREPOSITIONS or first in those("times_and_places", "members"):
        return f"{we_are} both {rest}"
    if is_past(first):
        return f"we both {rest}"
    return f"{we_are} both in {rest}" if regex.match(r"\p{Ll}+ (?:at|in) ", rest) else None


def _since(text: str) -> str | None:
    """ "Slow Corners subscriber since the third issue"."""
    reader = regex.fullmatch(r"(?:[\w'-]+ ){0,4}?(\w+) (?:since|for) .+", text)
    return f"I've been {article(text)} {text}" if reader and reader[1].lower() in those("settings", "reader") else None


def _what_you_are(text: str, kind: Kind, first: bool) -> str | None:
    """ "my upstairs neighbour in Plovdiv", "my brother Finbarr's old flatmate": who the recipient is to the sender."""
    own = regex.fullmatch(r"my (?:[\p{L}-]+ ){0,2}?([\p{L}-]+)(?: (?:in|at|from|on|during|until|since) .+)?", text)
    of_other = regex.fullmatch(r"my (?:[\p{L}-]+ )?(?:[\p{L}-]+'s )+(?:(?:old|former|ex) )*(\p{L}+)(?: .*)?", text)
    role = of_other or own if first else of_other or None
    if not role or role[1].lower() not in those("others", "roles") or kind not in {"personal", *_PAST}:
        return None
    return f"you're {text}" if kind == "personal" else f"you were {text}"
