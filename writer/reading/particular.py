"""What is particular to these two: whether a note has something that it could say to nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from writer.brief import Kind
from writer.reading.cues import Claim
from writer.reading.evidence import of_the_tie, says
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.note import Reading, Word
from writer.reading.tie import REQUIRED, UNIQUE
from writer.reading.vocabulary import vocabulary
from writer.text.words import Token

ENOUGH = 3
"""Weight of what makes a note fit nobody else: one thing outside the words that tell the tie, or three within them."""

LESS: Mapping[Kind, int] = {"personal": 1, "business": 2, "follows_work": 2, "not_met": 2}
"""Of the ties that one person has to another, and not a crowd at a fair, fewer words are enough."""

TERSE = 6
"""Different words of how they know each other and why one writes, below which a note can tell no more than the tie."""

NAMED = UNIQUE | {"follows_work"}
"""Kinds in which the name of what ties the two is not one that a crowd shares."""


def fits_nobody_else(reading: Reading) -> bool:
    """Whether the note has something that fits only these two: not their names, nor the name of what they share (the
    fair, the group), nor words for kinds of things ("blog", "group"), nor what the sender, or both, are by trade.
    """
    required = REQUIRED[reading.facts.kind]
    ties = (claim for claim in reading.claims if claim.name in required and claim.mood == "asserted")
    tie = min(ties, key=lambda claim: claim.start, default=None)  # what follows it is what they did
    tied = reading.clause_at(tie.start) if tie else None
    weights: dict[str, int] = {}
    for word in reading.supported:
        weights[word.norm] = max(weights.get(word.norm, 0), _weight(word, reading.facts, tie, tied))
    return sum(weights.values()) >= _enough(reading.facts) or _says_all(reading)


def _says_all(reading: Reading) -> bool:
    """Whether the note has everything that the sender told, and that is more than names: there is no more to add."""
    told, pack = _stated(reading.facts), reading.facts.pack
    said = {stem(word.norm, pack) for word in reading.supported}
    return any(word.text.islower() for word in told) and all(stem(word.norm, pack) in said for word in told)


@lru_cache(maxsize=64)
def _stated(facts: Facts) -> tuple[Token, ...]:
    """The words of how the two know each other and why one writes that state something; kinds of things aside."""
    known, things = vocabulary(facts.pack), facts.pack.words("things")
    return tuple(
        word
        for fact in facts.records
        if fact.of_the_two
        for word in fact.words
        if word.kind == "word" and word.norm not in things
        if known.states(word.norm)
    )


@lru_cache(maxsize=64)
def _enough(facts: Facts) -> int:
    """What it takes for this tie, and where the sender said little."""
    terse = len(_offered(facts)) < TERSE
    return min(LESS.get(facts.kind, ENOUGH), ENOUGH - 1 if terse else ENOUGH)


def _offered(facts: Facts) -> set[str]:
    """The different words of how the two know each other and why one writes; names and kinds of things aside."""
    known, things = vocabulary(facts.pack), facts.pack.words("things")
    return {
        word.norm
        for fact in facts.records
        if fact.of_the_two
        for word in fact.words
        if word.kind == "word" and word.text[0].islower() and word.norm not in things
        if not (known.is_grammar(word.norm) or known.is_tie(word.norm))
    }


def _weight(word: Word, facts: Facts, tie: Claim | None, tied: int | None) -> int:
    """How much the word does to make the note fit nobody else: what was talked about, and all that stands outside the
    clause of the tie (`tied`), is enough by itself; everyday words are not, and only where the sender has them in how
    they know each other, or as what they write for.
    """
    if word.use != "fact" or _of_anybody(word, facts) or (tie and tie.start <= word.start and word.end <= tie.end):
        return 0
    if any(word.norm in link.fact.topic for link in word.links if of_the_tie(link.fact)):
        return ENOUGH
    known = vocabulary(facts.pack)
    if known.is_neutral(word.norm, wished=False):
        of_the_reason = word.clause != tied and any(link.fact.field == "reason" for link in word.links)
        asked = of_the_reason and stem(word.norm, facts.pack) not in known.courtesy | known.wishes
        return int((says(word) or asked) and not word.is_name)
    if word.clause != tied:
        return ENOUGH
    named = word.is_name or (word.text.isdigit() and len(word.text) == len("2026"))
    shared = named and any(of_the_tie(link.fact) for link in word.links)
    return int(not shared or facts.kind in NAMED)


def _of_anybody(word: Word, facts: Facts) -> bool:
    """Whether it is a name of the two, a word for a kind of thing, or one for whomever this sender writes to: for what
    the sender is, or both are.
    """
    if word.norm in facts.pack.words("things"):
        return True
    held = [link.fact for link in word.links]
    of_the_sender = any(fact.field == "sender.about" for fact in held) and not any(fact.of_the_two for fact in held)
    return of_the_sender or any(fact.field.endswith(".name") for fact in held)
