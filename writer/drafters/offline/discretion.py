"""What the sender says to themselves: instructions are obeyed, what they forbid is not said, asides are left out."""

from __future__ import annotations

import regex

from writer.drafters.offline.clauses import Clause, clauses
from writer.drafters.offline.words import pattern, those

_DEATH = frozenset({"di", "death", "dead", "pass"})
"""Stems by which somebody's death is spoken of: "died", "passed away"."""


def sayable(every: list[Clause], hidden: frozenset[str] = frozenset()) -> list[Clause]:
    """The clauses without instructions, without what they forbid (the `hidden` stems), and without asides."""
    kept: list[Clause] = []
    for clause in every:
        if _instructs(clause):
            if kept and _leans_on_the_one_before(clause):
                kept.pop()
        elif not _is_aside(clause):
            kept.append(clause)
    if hidden & _DEATH:
        kept = [Clause(regex.sub(r"\b(my|our|his|her) late ", r"\1 ", clause.text), clause.glue) for clause in kept]
    return [clause for clause in kept if not hidden or len(_stems(clause.text) & hidden) < min(2, len(hidden))]


def forbidden(text: str) -> frozenset[str]:
    """Stems of what the sender asks not to mention, in a text that was spelt out."""
    hidden: set[str] = set()
    every = clauses(text)
    for before, clause in zip([Clause(""), *every], every, strict=False):
        if _instructs(clause):
            named = regex.search(
                r"\b(?:mention|bring|talk about|write about|tell)\b(.*)", clause.text, regex.IGNORECASE
            )
            hidden |= _stems(named[1]) if named else set()
            hidden |= _stems(before.text) if _leans_on_the_one_before(clause) else set()
    return frozenset(hidden)


def _instructs(clause: Clause) -> bool:
    return bool(pattern("notes_to_self", "instructions").search(clause.text))


def _is_aside(clause: Clause) -> bool:
    unsaid = (("notes_to_self", "asides"), ("notes_to_self", "theirs_to_tell"), ("speech", "words"))
    return any(pattern(*each).search(clause.text) for each in unsaid)


def _leans_on_the_one_before(clause: Clause) -> bool:
    if regex.match(r"not (?:right )?(?:now|yet|today)$", clause.text):
        return True
    bare = regex.fullmatch(r"not (?:yet )?to (?:say|mention|ask|tell)(?: yet| now| here)?", clause.text)
    named = regex.search(r"\b(?:that|it|this)\b", clause.text)
    return clause.glue != "." and (clause.glue == "but" or bool(bare or named))


def _stems(text: str) -> set[str]:
    """What a text is about: its longer words without their endings."""
    words = regex.findall(r"\b\p{Ll}{4,}\b", text)
    idle = those("closed", "common") | those("adverbs")
    return {regex.sub(r"(?:ing|ed|s)$", "", word) for word in words if word not in idle}
