"""Privacy: what of the recipient's is theirs to bring up, and what the sender asked to leave out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.note import Reading, Word


def private_words(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words that are private and that the sender did not use, each with what to say about it."""
    topics, forbidden = _topics(reading.facts.pack), _forbidden(reading.facts)
    lifted = _lifted(reading.facts)
    for place, word in enumerate(reading.words):
        key = stem(word.norm, reading.facts.pack)
        if (
            key in topics
            and topics[key] not in lifted
            and not word.told
            and word.use != "greeting"
            and _about_them(reading, place)
        ):
            yield word, f"Leave out “{word.text}”: it is theirs to bring up ({topics[key]})."
        elif key in forbidden and not word.links and word.use != "grammar":
            yield word, f"Leave out “{word.text}”: you asked not to mention it."


def _about_them(reading: Reading, place: int) -> bool:
    """Whether a word is not said of the sender: the nearest "I" or "you" before it in the clause tells, or the first
    after.
    """
    people, clause = reading.facts.pack.toml("persons"), reading.words[place].clause
    persons = {**dict.fromkeys(people["first"], False), **dict.fromkeys(people["second"], True)}
    said = [
        (at, persons[word.norm])
        for at, word in enumerate(reading.words)
        if word.clause == clause and word.norm in persons
    ]
    before, after = [theirs for at, theirs in said if at < place], [theirs for at, theirs in said if at >= place]
    return (before[-1:] or after[:1] or [True])[0]


@lru_cache(maxsize=8)
def _topics(words: Pack) -> dict[str, str]:
    return {stem(word, words): topic for topic, listed in words.toml("private").items() for word in listed}


@lru_cache(maxsize=64)
def _lifted(facts: Facts) -> frozenset[str]:
    """The topics that the sender's own words bring up."""
    topics = _topics(facts.pack)
    told = {
        stem(word.norm, facts.pack) for fact in facts.records if fact.told and not fact.forbidden for word in fact.words
    }
    return frozenset(topics[key] for key in told & topics.keys())


@lru_cache(maxsize=64)
def _forbidden(facts: Facts) -> frozenset[str]:
    """The words of what the sender asked to leave out, short ones aside."""
    return frozenset(
        stem(word.norm, facts.pack)
        for fact in facts.records
        if fact.forbidden
        for word in fact.words
        if len(word.norm) > 3
    )
