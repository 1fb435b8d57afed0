"""The trace of a note: each statement, and the words of the brief it rests on; and what of those it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from writer.note import Source, Statement
from writer.reading.linking import Link
from writer.reading.note import Reading, Word
from writer.reading.records import Fact
from writer.reading.vocabulary import vocabulary

MOST_SOURCES = 2
"""Sources shown for one statement: the closest ones."""


def trace(reading: Reading) -> tuple[Statement, ...]:
    """Each clause of the note that states something, with its sources, in the order of the text."""
    return tuple(_statements(reading))


TOUCHED = 1 / 3
"""Share of a clause's words that a note has where it says something of it."""


def left_out(reading: Reading) -> tuple[str, ...]:
    """What the sender said of the two, or of why they write, and the note says nothing of: clause by clause."""
    return tuple(fact.quote for fact in reading.facts.records if fact.of_the_two and not _is_touched(fact, reading))


def _is_touched(fact: Fact, reading: Reading) -> bool:
    states = vocabulary(reading.facts.pack).states
    stating = {word.norm for word in fact.words if states(word.norm)}
    said = {word.norm for word in reading.supported if any(link.fact is fact for link in word.links)}
    return len(said) >= TOUCHED * len(stating)


def _statements(reading: Reading) -> Iterator[Statement]:
    for clause, words in groupby(reading.words, key=lambda word: word.clause):
        said = list(words)
        sources = _sources(said)
        if sources:
            start, end = said[0].start, reading.clauses[clause][1]
            start += len(reading.text[start:end]) - len(reading.text[start:end].lstrip(" ,;:"))
            quote = reading.text[start:end].rstrip(" ,;:")
            yield Statement(quote, start, start + len(quote), sources)


def _sources(words: list[Word]) -> tuple[Source, ...]:
    """The records that support most words of the clause; a word that several support counts for the sender's own. A
    name states nothing.
    """
    weight: dict[int, int] = {}
    facts = {link.fact.id: link.fact for word in words for link in word.links if not _only_names(link.fact)}
    for word in words:
        for link in _closest(tuple(link for link in word.links if link.fact.id in facts)):
            weight[link.fact.id] = weight.get(link.fact.id, 0) + 1
    best = sorted(weight, key=lambda number: (-weight[number], not facts[number].told, number))
    chosen, covered = [], set[str]()
    for number in best:
        supports = {word.norm for word in words if any(link.fact.id == number for link in word.links)}
        if supports - covered:
            chosen.append(facts[number])
            covered |= supports
    voices = [Source("you" if fact.told else "profile", fact.field, fact.quote) for fact in chosen[:MOST_SOURCES]]
    return tuple(dict.fromkeys(voices))


def _only_names(fact: Fact) -> bool:
    """Whether the record is no more than what somebody is called: a field for names, or the first line of a profile."""
    return fact.field.endswith(".name") or fact.is_name


def _closest(links: tuple[Link, ...]) -> tuple[Link, ...]:
    told = tuple(link for link in links if link.fact.told)
    return told or links
