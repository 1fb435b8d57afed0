"""Opposites: "the first exam" where the sender told of the last one, "from A to B" where it went from B to A."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from writer.languages import Pack
from writer.reading.cues import cues, shadow
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.line import Said
from writer.reading.note import Reading, Word
from writer.reading.records import Fact
from writer.reading.vocabulary import vocabulary

WAY, ENDS = 10, 2
"""Words after "from" among which "to" and the goal are looked for, and how many of start and goal are compared."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """What is said on the one side and on the other, and how far before and after it that may stand of which it is
    said.
    """

    one: tuple[Phrase, ...]
    other: tuple[Phrase, ...]
    before: int
    after: int


Told = tuple[Fact, frozenset[str]]
"""A record that has the other side, and the stems of that of which it is said."""


@lru_cache(maxsize=8)
def opposites(words: Pack) -> tuple[Opposite, ...]:
    """The opposites of a language, each both ways."""
    return tuple(
        Opposite(_phrases(entry[one]), _phrases(entry[other]), entry["before"], entry["after"])
        for entry in words.toml("opposites")["opposite"]
        for one, other in (("one", "other"), ("other", "one"))
    )


def _phrases(texts: Sequence[str]) -> tuple[Phrase, ...]:
    return tuple(tuple(text.split()) for text in texts)


def contrary(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words that say the opposite of what the sender told of the same thing, each with what to say about it."""
    for number, words in enumerate(reading.by_clause):
        if number not in reading.denying:
            for pair, told in _told_in(reading.facts):
                yield from _opposed(words, pair, told, reading)
            yield from _turned(words, reading.facts)


@lru_cache(maxsize=64)
def _told_in(facts: Facts) -> tuple[tuple[Opposite, tuple[Told, ...]], ...]:
    """The opposites of which the sender told the other side, and nothing in the brief has the one."""
    told = ((pair, tuple(_told(pair, facts))) for pair in opposites(facts.pack) if not any(_having(pair.one, facts)))
    return tuple((pair, records) for pair, records in told if records)


def _told(pair: Opposite, facts: Facts) -> Iterator[Told]:
    for fact in _having(pair.other, facts):
        if fact.told and not fact.denied:
            for start, end in _places(fact.words, pair.other):
                yield fact, _near(fact.words, start, end, pair, facts.pack)


def _having(phrases: Sequence[Phrase], facts: Facts) -> Iterator[Fact]:
    """The records that have one of the phrases."""
    for phrase in phrases:
        yield from (fact for fact in facts.about(phrase[0], "exact") if _places(fact.words, (phrase,)))


def _opposed(
    words: Sequence[Word], pair: Opposite, told: Sequence[Told], reading: Reading
) -> Iterator[tuple[Word, str]]:
    for start, end in _places(words, pair.one):
        near = _near(words, start, end, pair, reading.facts.pack)
        fact = next((fact for fact, theirs in told if near & theirs), None)
        if fact and not _hopes(words, start, reading):
            quote = reading.text[words[start].start : words[end - 1].end]
            yield words[start], f"“{quote}”: you told me “{fact.quote}”."


def _hopes(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether the clause wishes for it before it says it: "I hope to meet you in person"."""
    before = shadow(reading.text[words[0].start : words[place].start])
    return bool(cues(reading.facts.pack).wish.search(before))


def _turned(words: Sequence[Word], facts: Facts) -> Iterator[tuple[Word, str]]:
    """ "From sales to support", where the sender told of somebody who went from support to sales."""
    for place, start, goal in _ways(words, facts.pack):
        for fact in facts.about(words[place].norm, "exact"):
            for _, began, ended in _ways(fact.words, facts.pack):
                if start & ended and goal & began and not start & began and not goal & ended:
                    yield words[place], f"“{words[place].text} ...”: it was the other way round, “{fact.quote}”."


def _ways(words: Sequence[Said], pack: Pack) -> Iterator[tuple[int, frozenset[str], frozenset[str]]]:
    """The place of each "from", what stands between it and "to", and what comes after that."""
    data = pack.toml("opposites")["way"]
    for place, word in enumerate(words):
        if word.norm in data["from"]:
            after = words[place + 1 : place + 1 + WAY]
            at = next((at for at, each in enumerate(after) if each.norm in data["to"]), 0)
            if at:
                yield place, frozenset(_first(ENDS, after[:at], pack)), frozenset(_first(ENDS, after[at + 1 :], pack))


def _places(words: Sequence[Said], phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Where one of the phrases stands among the words."""
    return [
        (place, place + len(phrase))
        for place, word in enumerate(words)
        for phrase in phrases
        if word.norm == phrase[0] and tuple(each.norm for each in words[place : place + len(phrase)]) == phrase
    ]


def _near(words: Sequence[Said], start: int, end: int, pair: Opposite, pack: Pack) -> frozenset[str]:
    """What stands beside a phrase."""
    return frozenset((*_first(pair.before, words[:start][::-1], pack), *_first(pair.after, words[end:], pack)))


def _first(most: int, words: Sequence[Said], pack: Pack) -> list[str]:
    """The stems of the first words, up to a mark, those of the grammar aside."""
    known = vocabulary(pack)
    inside = takewhile(lambda word: any(map(str.isalnum, word.norm)), words)
    return [stem(word.norm, pack) for word in inside if not known.is_grammar(word.norm)][:most]
