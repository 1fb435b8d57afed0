"""Experiences and plans: what the sender heard, was taught or intends rests on what the sender told."""

from __future__ import annotations

from collections.abc import Iterator

from writer.reading.cues import Claim
from writer.reading.note import Reading, Word

LIVED = frozenset({"learned", "plan"})
"""Claims whose object only the sender can know."""

REACH = 6
"""Words after "hearing about" that are looked at for what was heard."""


def only_read_of(reading: Reading) -> Iterator[tuple[Word, Word]]:
    """The first and the last word of what the note says was lived through, and only the profile tells."""
    for claim in reading.claims:
        if claim.name in LIVED and claim.mood == "asserted":
            said = [word for word in _object(claim, reading) if word.use == "fact" and not _names_a_kind(word, reading)]
            if said and not said[0].told:
                yield said[0], said[-1]


def _object(claim: Claim, reading: Reading) -> list[Word]:
    """What follows the claim in its clause, up to a mark."""
    clause = reading.clause_at(claim.start)
    words: list[Word] = []
    for word in reading.words:
        if word.start >= claim.end and word.clause == clause:
            if word.use == "mark" or len(words) == REACH:
                break
            if word.use != "grammar":
                words.append(word)
    return words


def _names_a_kind(word: Word, reading: Reading) -> bool:
    """Whether a word only says what kind of thing it is ("your issue on ..."), or how many."""
    pack = reading.facts.pack
    return word.is_number or word.norm in pack.words("works") or word.norm in pack.words("things")
