"""Positions: what their profile tells of as over, and a note as what they are or do now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from writer.languages import Pack
from writer.people.pasted import profile
from writer.reading.evidence import of_the_tie
from writer.reading.facts import Facts
from writer.reading.note import Reading, Word
from writer.reading.records import Fact
from writer.reading.vocabulary import vocabulary
from writer.text.numbers import may_be_a_year

ABOVE = 2
"""Lines of a profile above its dates that they may belong to: an employer, and what one was there."""

DESCRIBING = frozenset({"top", "about"})
"""Sections of a profile in which people write of themselves: dates there belong to their own sentence only."""

HEAD = 3
"""Words at the head of a sentence among which "before that" or "ex" makes all of it past."""


def outdated(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words that tell as present what their profile has as over: "you're now Building Manager", where dates below
    that end.
    """
    gone = over(reading.facts)
    if not gone:
        return
    for start in _present(reading):
        named = next((word for word in _said_of_now(reading, start) if _is_over(word, gone, reading.facts)), None)
        if named:
            yield named, f"“{named.text}”: that is over, {'as you told me' if named.told else 'by their profile'}."


@lru_cache(maxsize=64)
def over(facts: Facts) -> frozenset[int]:
    """The records of what is over: what has dates that end, what stands above such a line of a profile, and its
    sentences that begin with "before that".
    """
    told = (fact for fact in facts.records if of_the_tie(fact))
    found = {fact.id for fact in told if _has_dates(fact, facts.pack) and not _goes_on(fact, facts.pack)}
    held = [fact for fact in facts.records if fact.field == "recipient.about"]
    above: list[Fact] = []
    for row in profile(facts.brief.recipient.about).lines:
        here = [fact for fact in held if row.start <= fact.start < row.end]
        dated = [fact for fact in here if _has_dates(fact, facts.pack)]
        ended = [fact for fact in dated if not _goes_on(fact, facts.pack)]
        found.update(fact.id for fact in (*ended, *(fact for fact in here if _is_past(fact, facts.pack))))
        if dated and ended == dated[:1]:
            found.update(fact.id for fact in above[-ABOVE:])
        above = [] if dated or row.section in DESCRIBING else [*above, *here]
    return frozenset(found)


def _has_dates(fact: Fact, pack: Pack) -> bool:
    """Whether it tells from when to when: two years, or one and a word for the present."""
    ends = {end for number in fact.numbers for end in (number.value, number.last)}
    years = {*filter(may_be_a_year, ends)}
    return len(years) > 1 or (bool(years) and _goes_on(fact, pack))


def _goes_on(fact: Fact, pack: Pack) -> bool:
    """Whether it comes to the present: "2016 - Present"."""
    return any(word.norm in pack.toml("status")["lasting"] for word in fact.words)


def _is_past(fact: Fact, pack: Pack) -> bool:
    """Whether a sentence begins with "before that" or "ex", and nowhere comes to the present."""
    begun = any(word.norm in pack.toml("status")["left"] for word in fact.words[:HEAD])
    return begun and not _goes_on(fact, pack)


def _present(reading: Reading) -> Iterator[int]:
    """The places after which a note tells what the other one is or does now: "you're", "you work", "your current",
    "how is life at".
    """
    data, line = reading.facts.pack.toml("status"), reading.line
    for place, word in enumerate(reading.words):
        following = data["leads"].get(word.norm, ())
        if word.norm in data["tells"] or line.norms[line.past_adverbs(place + 1)] in following:
            yield place + 1


def _said_of_now(reading: Reading, start: int) -> Iterator[Word]:
    """The words from there on, up to a mark, another subject or what turns to the past ("after your years at")."""
    data, line = reading.facts.pack.toml("status"), reading.line
    for place in range(start, line.length):
        word = reading.words[place]
        leaves = word.norm in data["back"] or (line.is_past(place) and not word.is_name)
        if word.use == "mark" or leaves or word.norm in line.known.subjects:
            return
        yield word


def _is_over(word: Word, gone: frozenset[int], facts: Facts) -> bool:
    """Whether nothing but what is over supports the word, and it states something."""
    if not word.links or word.is_number or not all(link.fact.id in gone for link in word.links):
        return False
    return word.is_name or not vocabulary(facts.pack).is_neutral(word.norm, wished=False)
