"""Evidence of the tie: which words of a note can only come from how the two know each other, and whether that says it."""

from __future__ import annotations

from writer.reading.cues import claims
from writer.reading.facts import Fact, Facts
from writer.reading.note import Reading, Word
from writer.reading.tie import REQUIRED, allowed


def said_in(facts: Facts) -> frozenset[str]:
    """The claims that the sender's own words assert about the two."""
    texts = (facts.brief.connection.how, facts.brief.reason, *facts.brief.confirmed)
    return frozenset(claim.name for text in texts for claim in claims(text, facts.pack) if claim.mood == "asserted" or claim.name == "not_met")


def of_the_tie(fact: Fact) -> bool:
    """Whether the record tells how the two know each other."""
    return fact.field == "connection.how" or fact.field.startswith("confirmed")


def setting(reading: Reading) -> set[str]:
    """The different words that rest on how the two know each other and on nothing else: the setting, not what was talked about."""
    return {word.norm for word in reading.words if _sets(word)}


def _sets(word: Word) -> bool:
    tied = [link.fact for link in word.links if of_the_tie(link.fact)]
    elsewhere = any(not of_the_tie(link.fact) for link in word.links)
    return bool(tied) and not elsewhere and any(word.norm not in fact.topic for fact in tied)


def touching(reading: Reading) -> set[str]:
    """The different words that rest on how the two know each other, whatever else supports them; names of the two aside."""
    return {
        word.norm
        for word in reading.words
        if word.use == "fact" and any(of_the_tie(link.fact) and word.norm not in link.fact.topic for link in word.links)
        and not any(link.fact.field.endswith(".name") for link in word.links)
    }


def says_the_tie(reading: Reading) -> bool:
    """Whether the note says how the two know each other."""
    facts = reading.facts
    may = allowed(facts.kind, said_in(facts)) & REQUIRED[facts.kind]
    claimed = any(claim.name in may and (claim.mood == "asserted" or claim.name == "not_met") for claim in reading.claims)
    only, any_ = len(setting(reading)), len(touching(reading))
    if facts.kind == "not_met":
        return claimed or only >= 1 or _reasons(reading) >= 2
    if facts.kind == "mutual_contact":
        return bool(_go_between(reading)) or (claimed and only >= 1)
    return (claimed and any_ >= 1) or only >= 2


def _reasons(reading: Reading) -> int:
    return len({word.norm for word in reading.words if any(link.fact.field == "reason" for link in word.links)})


def _go_between(reading: Reading) -> set[str]:
    """The third person's name, as the note gives it."""
    return {
        word.norm
        for word in reading.words
        if word.is_name and any(of_the_tie(link.fact) for link in word.links) and not any(link.fact.owner != "both" for link in word.links)
    }


def specific(reading: Reading) -> set[str]:
    """The different things in the note that fit only these two: words on facts, the names of the two and of the tie's place aside."""
    tied = {_place(reading, claim.start) for claim in reading.claims if claim.name in REQUIRED[reading.facts.kind]}
    return {word.norm for word in reading.words if word.use == "fact" and _specific(word, tied)}


def _specific(word: Word, tied: set[int]) -> bool:
    if any(link.fact.field.endswith(".name") for link in word.links):
        return False
    return not (word.clause in tied and (word.is_name or word.text[0].isdigit()))


def _place(reading: Reading, start: int) -> int:
    return next((number for number, (_, end) in enumerate(reading.clauses) if start < end), 0)
