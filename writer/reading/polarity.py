"""Polarity: what the note denies although the sender told it, and what it states although the sender denied it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from writer.reading.cues import cues
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.linking import SAME_WORD, Link
from writer.reading.note import Reading, Word
from writer.reading.tie import MEANT
from writer.reading.vocabulary import vocabulary
from writer.text.characters import shadow

REACH = 8
"""Words after a negation that are looked at for what it denies."""

CLEAR = 2
"""So much of what the sender told behind a negation, and the note denies that."""


def turned_round(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words with which the note says the opposite of what the sender told, each with what to say about it."""
    known, denied = cues(reading.facts.pack), _only_denied(reading.facts)
    for number, (words, (start, end)) in enumerate(zip(reading.by_clause, reading.clauses, strict=True)):
        denies = number in reading.denying
        if denies and not known.pseudo.search(shadow(reading.text[start:end])):
            yield from _denied(words, reading)
        elif denied and not denies and not known.wish.search(shadow(reading.text[start:end])):
            yield from _asserted(words, denied, reading)


@lru_cache(maxsize=64)
def _only_denied(facts: Facts) -> frozenset[str]:
    """The stems that the sender's own words deny and nowhere assert."""
    told = [fact for fact in facts.records if fact.of_the_two]
    stems = {(stem(word.norm, facts.pack), fact.denies(word.norm, facts.pack)) for fact in told for word in fact.words}
    return frozenset(each for each, denied in stems if denied and (each, False) not in stems)


def _denied(words: Sequence[Word], reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "I never sat next to you", where the sender did; but "I never saw much of you in Lisbon", where they were."""
    persons = reading.facts.pack.toml("persons")
    negations, last_time = persons["negations"], persons["last_time"]
    for place, word in enumerate(words):
        if word.norm in negations and follows_a_subject(words, place, reading):
            following = words[place + 1 : place + 1 + REACH]
            said = list(takewhile(lambda each: _goes_on(each, reading), following))
            if any(each.norm in last_time for each in following[len(said) : len(said) + 1]):
                continue  # "haven't seen you since the fair": there they did
            told = [each for each in said if any(link.fact.of_the_two for link in each.links)]
            agreed = any(_agrees(link, each, reading.facts) for each in told for link in each.links)
            claims = _claimed(said, reading)
            if told and not agreed and len(told) + claims >= CLEAR and (claims or said[0] in told):
                yield told[0], f"“{word.text} ... {told[0].text}”: you told me the opposite."


def _agrees(link: Link, word: Word, facts: Facts) -> bool:
    """Whether the sender denies it as well, in this word or, where it is another word, at all ("I never answered")."""
    fact, wondering = link.fact, facts.pack.toml("status")["wondering"]
    wondered = any(each.norm in wondering for each in fact.words)
    return wondered or fact.denies(word.norm, facts.pack) or (link.tier not in SAME_WORD and bool(fact.denied))


def _goes_on(word: Word, reading: Reading) -> bool:
    return word.use != "mark" and word.norm not in reading.facts.pack.words("conjunctions")


def _claimed(words: Sequence[Word], reading: Reading) -> int:
    """How many claims that the sender makes as well, or that the kind of tie makes, begin among the words."""
    starts, facts = {word.start for word in words}, reading.facts
    made = facts.said | MEANT.get(facts.kind, frozenset())
    return len({claim.name for claim in reading.claims if claim.start in starts} & made)


def _asserted(words: Sequence[Word], denied: frozenset[str], reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "We overlapped", where the sender said "we didn't overlap"."""
    for place, word in enumerate(words):
        if stem(word.norm, reading.facts.pack) in denied and _states(words, place, reading):
            yield word, f"“{word.text}”: you told me the opposite."


def _states(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether the word says what one of the two did, and nothing else accounts for it, or that they were "together"."""
    word, people = words[place], reading.facts.pack.toml("persons")
    if word.norm in people["side_by_side"]:
        return True
    by_name = bool(place) and words[place - 1].is_name
    states = word.use in {"left", "cue"} and not vocabulary(reading.facts.pack).is_neutral(word.norm, wished=False)
    return states and not by_name and follows_a_subject(words, place, reading)


def follows_a_subject(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether "I", "we", "you" or a name stands before the word, nothing but auxiliaries and adverbs between."""
    people = reading.facts.pack.toml("persons")
    before = next((word for word in reversed(words[:place]) if word.norm not in people["auxiliaries"]), None)
    return before is not None and (before.norm in people["subjects"] or before.is_name)
