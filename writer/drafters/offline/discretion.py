"""What the sender says to themselves: instructions are obeyed, what they forbid is not said, asides are left out."""

from __future__ import annotations

from dataclasses import replace

import regex

from writer.drafters.offline.clauses import Clause, clauses
from writer.drafters.offline.words import english, pattern, those
from writer.reading.asides import instructs

_DEATH = frozenset({"di", "death", "dead", "pass"})
"""Stems by which somebody's death is spoken of: "died", "passed away"."""


def sayable(every: list[Clause], hidden: frozenset[str] = frozenset()) -> list[Clause]:
    """The clauses without instructions, without what they forbid (the `hidden` stems), and without asides."""
    kept: list[Clause] = []
    for before, clause in zip([Clause(""), *every], every, strict=False):
        if _instructs(clause):
            if kept and kept[-1].text == before.text and _leans_on_the_one_before(clause):
                kept.pop()
        elif not _is_aside(clause):
            kept.append(replace(clause, orphan=_is_aside(before)))
    if hidden & _DEATH:
        kept = [replace(clause, text=regex.sub(r"\b(my|our|his|her) late ", r"\1 ", clause.text)) for clause in kept]
    return [clause for clause in kept if not hidden or len(_stems(clause.text) & hidden) < min(2, len(hidden))]


def forbidden(text: str) -> frozenset[str]:
    """Stems of what the sender asks not to mention, in a text that was spelt out."""
    hidden: set[str] = set()
    every = clauses(text)
    for before, clause in zip([Clause(""), *every], every, strict=False):
        if _instructs(clause):
            named = regex.search(
                r"\b(?:mention|bring|(?:talk|write|word|nothing) (?:about|on|of)|tell)\b(.*)",
                clause.text,
                regex.IGNORECASE,
            )
            hidden |= _stems(named[1]) if named else set()
            hidden |= _stems(before.text) if _leans_on_the_one_before(clause) else set()
    return frozenset(hidden)


def _instructs(clause: Clause) -> bool:
    """Whether it is an instruction, or ends in one: "he may stand for mayor, still secret"."""
    return any(instructs(each, english()) for each in (clause.text, *clause.text.split(", ")[1:]))


def _is_aside(clause: Clause) -> bool:
    unsaid = (("notes_to_self", "asides"), ("notes_to_self", "theirs_to_tell"), ("speech", "words"))
    return any(pattern(*each).search(clause.text) for each in unsaid)


def _leans_on_the_one_before(clause: Clause) -> bool:
    if pattern("notes_to_self", "bare").search(clause.text):
        return True
    of_its_own = not instructs(clause.text.partition(", ")[0], english())  # it ends in the instruction
    if of_its_own or pattern("notes_to_self", "manner").search(clause.text):
        return False
    if clause.glue == ".":
        return bool(pattern("notes_to_self", "points_back").search(clause.text))
    return clause.glue == "but" or bool(regex.search(r"\b(?:that|it|this)\b", clause.text))


def _stems(text: str) -> set[str]:
    """What a text is about: its longer words without their endings."""
    words = regex.findall(r"\b\p{Ll}{4,}\b", text)
    idle = those("closed", "common") | those("adverbs")
    return {regex.sub(r"(?:ing|ed|s)$", "", word) for word in words if word not in idle}
