"""Experiences and plans: what the sender heard, was taught or intends rests on what the sender told."""

from __future__ import annotations

from collections.abc import Iterator

from writer.reading.access import accessed
from writer.reading.cues import Claim
from writer.reading.forms import stem
from writer.reading.note import Reading, Word
from writer.reading.records import Fact

LIVED = frozenset({"learned", "plan"})
"""Claims whose object only the sender can know."""

REACH = 6
"""Words after "hearing about" that are looked at for what was heard."""


def lived(reading: Reading) -> Iterator[tuple[Word, Word]]:
    """The first and the last word of what the note says its sender lived through or plans, and the sender did not."""
    yield from only_read_of(reading)
    yield from planned_by_them(reading)
    yield from not_joint(reading)
    yield from talks_of_the_profile(reading)


def only_read_of(reading: Reading) -> Iterator[tuple[Word, Word]]:
    """The first and the last word of what the note says was lived through, and only the profile tells."""
    for claim in reading.claims:
        if claim.name in LIVED and claim.mood == "asserted":
            said = [word for word in _object(claim, reading) if word.use == "fact" and not _names_a_kind(word, reading)]
            if said and not said[0].told:
                yield said[0], said[-1]


def planned_by_them(reading: Reading) -> Iterator[tuple[Word, Word]]:
    """What the note says that its sender plans, and the brief tells only as the other one's: "I'm thinking about moving
    into health", where he moved.
    """
    speaker = {*reading.facts.pack.toml("persons")["speaker"]}
    for claim in reading.claims:
        own = {word.norm for word in reading.words if claim.start <= word.start < claim.end} & speaker
        if claim.name == "plan" and claim.mood == "asserted" and own:
            said = [word for word in _object(claim, reading) if word.use == "fact" and not word.is_number]
            if said and all(_only_of_them(link.fact, said[0], reading) for link in said[0].links):
                yield said[0], said[-1]


def talks_of_the_profile(reading: Reading) -> Iterator[tuple[Word, Word]]:
    """ "Your presentation", where the sender told of something else and only the profile lists one."""
    for claim in reading.claims:
        work = accessed(claim, reading) if claim.name == "lectured" and claim.mood == "asserted" else None
        if work and work.profiled:
            yield work, work


def not_joint(reading: Reading) -> Iterator[tuple[Word, Word]]:
    """What the note says of both ("we're both moderators"), and the sender only of the other one."""
    for claim in reading.claims:
        if claim.name == "joint" and claim.mood == "asserted":
            said = [word for word in _object(claim, reading) if word.use == "fact" and not word.is_number]
            if said and said[0].told and all(_only_of_them(link.fact, said[0], reading) for link in said[0].links):
                yield said[0], said[-1]


def _only_of_them(fact: Fact, word: Word, reading: Reading) -> bool:
    """Whether the record tells it of the other one: a line of the profile, or after "he" without a word for both."""
    people, pack = reading.facts.pack.toml("persons"), reading.facts.pack
    place = next((at for at, token in enumerate(fact.words) if stem(token.norm, pack) == stem(word.norm, pack)), 0)
    before, norms = {token.norm for token in fact.words[:place]}, {token.norm for token in fact.words}
    told_of_them = bool(before & {*people["of_them"]}) and not norms & {*people["of_us"]}
    return fact.owner == "recipient" or (fact.of_the_two and told_of_them)


def _object(claim: Claim, reading: Reading) -> list[Word]:
    """What follows the claim in its clause, up to a mark."""
    words: list[Word] = []
    for word in reading.by_clause[reading.clause_at(claim.start)]:
        if word.start >= claim.end:
            if word.use == "mark" or len(words) == REACH:
                break
            if word.use != "grammar":
                words.append(word)
    return words


def _names_a_kind(word: Word, reading: Reading) -> bool:
    """Whether a word only says what kind of thing it is ("your issue on ..."), or how many."""
    pack = reading.facts.pack
    return word.is_number or word.norm in pack.words("works") or word.norm in pack.words("things")
