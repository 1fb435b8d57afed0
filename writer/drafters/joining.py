"""Clauses joined into sentences: "we met at the fair" and "you stopped at our stand" → "We met at the fair, where you stopped at our stand."."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from writer.drafters.retelling import Told, upper_first
from writer.drafters.words import is_past

LONGEST = 150
"""Characters that a sentence grows to, at most, by joining: beyond it, a new one begins."""


def sentences(told: list[Told]) -> list[str]:
    """The clauses as sentences, in their order, each with its final mark; denials are left out."""
    told = [each for each in told if each.role != "denial"]
    return [upper_first(text) + mark for text, mark in _joined(told)]


def _joined(told: list[Told]) -> Iterator[tuple[str, str]]:
    text, mark, clauses = "", ".", 0
    for index, each in enumerate(told):
        how = _joint(told[index - 1], each, text, clauses) if text else None
        if how is None:
            if text:
                yield text, mark
            text, clauses = each.text, 1
        else:
            text, clauses = text + how, clauses + 1
        mark = each.mark
    if text:
        yield text, mark


def _joint(before: Told, each: Told, text: str, clauses: int) -> str | None:
    """What goes between, with the clause; None where a new sentence begins."""
    if len(text) + len(each.text) > LONGEST or before.mark != ".":
        return None
    if before.role == "occasion" and clauses == 1 and _happened_there(each):
        return f", where {each.text}"
    if each.glue in {"and", "but", "so", "because"}:
        comma = "" if each.glue in {"and", "because"} and (len(text) < 70 or " and " not in text) else ","
        return f"{comma} {each.glue} {each.text}" if clauses < 3 else None
    if each.glue != "," or clauses > 1:
        return None
    if each.bare and " and " not in text and " and " not in each.bare:
        return f" and {each.bare}"
    if each.bare:
        return f", {each.bare}" if " and " in each.bare else None
    return f", {each.text}" if each.text.startswith("then ") else f", and {each.text}"


def _happened_there(told: Told) -> bool:
    """Whether the clause can go on with "where": somebody did something."""
    words = told.text.split()
    if words[0].partition("'")[0] not in {"you", "we", "I"} or "," in told.text or regex.search(r"\b(?:since|now|there|until|won't|at the same)\b", told.text):
        return False
    return any(is_past(word) for word in words[1:3])
