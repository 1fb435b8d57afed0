"""Evidence of the tie: which words can only come from how the two know each other, and whether they say it."""

from __future__ import annotations

from collections.abc import Iterator

from writer.reading.access import ACCESS
from writer.reading.cues import Claim
from writer.reading.note import Reading, Word
from writer.reading.records import Fact
from writer.reading.tie import GUARDED, REQUIRED, UNIQUE
from writer.reading.vocabulary import vocabulary

UNGUARDED = frozenset().union(*REQUIRED.values()) - GUARDED
"""Claims that any note may make: they say the tie only together with words of it."""

IN_WORDS = frozenset(
    {"worked", "talked", "sent", "praised", "mutual", "heard", "read", "used", "enjoyed", "kept", "effect"}
)
"""The claims that the sender's very words support, whatever their class: "I tried it" where `how` says "tried it"."""


def in_their_words(claim: Claim, reading: Reading) -> bool:
    """Whether the words that make the claim are the sender's own."""
    said = [
        word
        for word in reading.words
        if claim.start <= word.start and word.end <= claim.end and word.use not in {"grammar", "mark"}
    ]
    return (
        claim.name in IN_WORDS - reading.facts.denied
        and bool(said)
        and all(word.use == "neutral" or _says(word) for word in said)
        and any(map(_says, said))
    )


def of_the_third(claim: Claim, reading: Reading) -> bool:
    """Whether a tie of work or study, or access to work, is said of the go-between: a name, "she" or "who" stands
    before it, and no "I".
    """
    persons = reading.facts.pack.toml("persons")
    clause = reading.clause_at(claim.start)
    before = [word for word in reading.words if word.clause == clause and word.start < claim.end]
    norms = {word.norm for word in before}
    third = any(word.is_name and word.use == "fact" for word in before) or norms & {*persons["they"], *persons["who"]}
    return (
        claim.name in {"worked", "collaborated", "studied", *ACCESS}
        and bool(third)
        and not norms & {*persons["speaker"]}
    )


def _says(word: Word) -> bool:
    return any(of_the_tie(link.fact) and link.tier != "paraphrase" for link in word.links)


def unsaid(reading: Reading, names: frozenset[str]) -> Iterator[Claim]:
    """The claims of these classes that the note asserts and the sender's words nowhere do."""
    for claim in reading.claims:
        if claim.name in names - reading.facts.said and claim.mood == "asserted" and not in_their_words(claim, reading):
            yield claim


def of_the_tie(fact: Fact) -> bool:
    """Whether the record tells how the two know each other."""
    return fact.field == "connection.how" or fact.field.startswith("confirmed")


def setting(reading: Reading) -> set[str]:
    """The different words that rest on how the two know each other and on nothing else: the setting, not what was
    talked about.
    """
    return {word.norm for word in reading.supported if _sets(word)}


def _sets(word: Word) -> bool:
    tied = [link.fact for link in word.links if of_the_tie(link.fact)]
    elsewhere = any(not of_the_tie(link.fact) for link in word.links)
    return bool(tied) and not elsewhere and any(word.norm not in fact.topic for fact in tied)


def touching(reading: Reading, clause: int | None = None) -> set[str]:
    """The different words that rest on how the two know each other, whatever else supports them; names of the two
    aside.
    """
    return {word.norm for word in reading.supported if clause in {None, word.clause} and _touches(word)}


def _touches(word: Word) -> bool:
    of_a_person = any(link.fact.field.endswith(".name") for link in word.links)
    return not of_a_person and any(of_the_tie(link.fact) and word.norm not in link.fact.topic for link in word.links)


def says_the_tie(reading: Reading) -> bool:
    """Whether the note says how the two know each other."""
    facts = reading.facts
    may = (facts.may | UNGUARDED) & REQUIRED[facts.kind]
    claimed = any(
        claim.name in may and (claim.mood == "asserted" or claim.name == "not_met") for claim in reading.claims
    )
    only, any_ = len(setting(reading)), len(touching(reading))
    if facts.kind == "not_met":
        return claimed or only >= 1 or _reasons(reading) >= 2
    if facts.kind == "mutual_contact":
        return bool(_go_between(reading)) or (claimed and only >= 1)
    enough = 1 if facts.kind in UNIQUE else 2
    return (claimed and any_ >= 1) or only >= enough or (only >= 1 and any_ >= 3)


def _reasons(reading: Reading) -> int:
    return len({word.norm for word in reading.supported if any(link.fact.field == "reason" for link in word.links)})


def _go_between(reading: Reading) -> set[str]:
    """The third person's name, as the note gives it."""
    return {
        word.norm
        for word in reading.supported
        if word.is_name
        and any(of_the_tie(link.fact) for link in word.links)
        and not any(link.fact.owner != "both" for link in word.links)
    }


ENOUGH = 2
"""Weight of what makes a note fit nobody else: one thing outside the words that tell the tie, or two within them."""

SPARSE = 2
"""Words of how the two know each other and why one writes, with which a note rests on its sender's profile."""

NAMED = UNIQUE | {"follows_work"}
"""Kinds in which the name of what ties the two is not one that a crowd shares."""


def fits_nobody_else(reading: Reading) -> bool:
    """Whether the note has something that fits only these two: not their names, nor the name of what they share (the
    fair, the group), nor words for kinds of things ("blog", "group").
    """
    required = REQUIRED[reading.facts.kind]
    ties = [claim for claim in reading.claims if claim.name in required and claim.mood == "asserted"]
    tied = {reading.clause_at(claim.start) for claim in ties}
    cued = [(claim.start, claim.end) for claim in ties if claim.name in GUARDED]
    found = {word.norm: _weight(word, tied) for word in reading.supported if _specific(word, reading, tied, cued)}
    return sum(found.values()) >= (1 if reading.facts.kind in UNIQUE else ENOUGH)


def _weight(word: Word, tied: set[int]) -> int:
    """What was talked about, and all that stands outside the words of the tie, is enough by itself."""
    topical = any(word.norm in link.fact.topic for link in word.links if of_the_tie(link.fact))
    return ENOUGH if topical or word.clause not in tied else 1


def _specific(word: Word, reading: Reading, tied: set[int], cued: list[tuple[int, int]]) -> bool:
    facts = reading.facts
    if word.use != "fact" or any(link.fact.field.endswith(".name") for link in word.links):
        return False
    if reading.own_words <= SPARSE and all(link.fact.field == "sender.about" for link in word.links):
        return False  # it fits whomever this sender writes to
    if word.norm in facts.pack.words("things") or any(start <= word.start and word.end <= end for start, end in cued):
        return False
    if vocabulary(facts.pack).is_neutral(word.norm, wished=False):
        return word.clause in tied and _says(word) and not word.is_name
    named = word.is_name or (word.text.isdigit() and len(word.text) == len("2026"))
    shared = named and any(of_the_tie(link.fact) for link in word.links)
    return not (shared and word.clause in tied and facts.kind not in NAMED)
