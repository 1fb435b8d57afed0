"""Clauses joined into sentences: "We met at the fair, where you stopped at our stand."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from writer.drafters.offline.finishing import upper_first
from writer.drafters.offline.retelling import Told
from writer.drafters.offline.verbs import is_past

LONGEST = 150
"""Characters that a sentence grows to, at most, by joining: beyond it, a new one begins."""


def sentences(told: list[Told]) -> list[str]:
    """The clauses as sentences, in their order, each with its final mark; denials are left out."""
    told = [
        replace(each, glue=".", bare="") if before and before.role == "denial" else each
        for before, each in zip([None, *told], told, strict=False)
        if each.role != "denial"
    ]
    return [upper_first(text) + mark for text, mark in _joined(told)]


def _joined(told: list[Told]) -> Iterator[tuple[str, str]]:
    text, mark, clauses = "", ".", 0
    for index, each in enumerate(told):
        then = told[index + 1].glue if index + 1 < len(told) else "."
        how = _joint(told[index - 1], each, text, clauses, then) if text else None
        if how is None:
            if text:
                yield text, mark
            text, clauses = each.text, 1
        else:
            text, clauses = text + how, clauses + 1
        mark = each.mark
    if text:
        yield text, mark


def _joint(before: Told, each: Told, text: str, clauses: int, then: str) -> str | None:
    """What goes between, with the clause; None where a new sentence begins. `then` is what joins the next clause."""
    if len(text) + len(each.text) > LONGEST or before.mark != ".":
        return None
    if before.role == "occasion" and clauses == 1 and _happened_there(before, each):
        return f", where {each.text}"
    if each.glue in {"and", "but", "so", "because"}:
        comma = "," if each.glue in {"but", "so"} or " and " in text or len(text) > 80 else ""
        return f"{comma} {each.glue} {each.text}" if clauses < 3 else None
    if each.glue != "," or clauses > 1:
        return None
    if each.bare:
        if " and " in text or then == ",":
            return None
        return f", {each.bare}" if " and " in each.bare else f"{',' if ',' in text else ''} and {each.bare}"
    if each.text.startswith("then "):
        return f", {each.text}"
    return f", and {each.text}" if then != "and" and _goes_with(text, each.text) else None


def _goes_with(text: str, other: str) -> bool:
    """Whether two clauses read as one sentence: people in both, and nothing denied."""
    people = all(each.split()[0].partition("'")[0] in {"I", "we", "We", "you", "he", "she"} for each in (text, other))
    return people and " and " not in text + other and not regex.search(r"\b(?:never|not|\w+n't)\b", f"{text} {other}")


def _happened_there(before: Told, told: Told) -> bool:
    """Whether the clause can go on with "where": somebody did something there."""
    words = told.text.split()
    if (
        before.text.startswith(("we both", "I'm"))
        or "," in before.text
        or "," in told.text
        or words[0].partition("'")[0] not in {"you", "we", "I"}
    ):
        return False
    if regex.search(r"^we were \d|\b(?:since|now|there|it|until|never|at the same|\w+n't)\b", told.text):
        return False
    return any(is_past(word) for word in words[1:3])
