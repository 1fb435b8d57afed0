"""Opposites: a word that says the contrary of what the sender told, of the same thing: "passed" for "failed"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.note import Reading, Word
from writer.reading.records import Fact


def contrary(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words whose opposite the sender told where the rest of the clause comes from, each with what to say about it.

    Whoever says both, or denies one, may well say the same in other words.
    """
    told, pack = _told(reading.facts), reading.facts.pack
    said = {stem(word.norm, pack) for word in reading.words} if told else set()
    for word in reading.words if told else ():
        if word.told or word.clause in reading.denying:
            continue
        for key in _opposites(pack).get(stem(word.norm, pack), frozenset()) - said:
            beside = [other for other in reading.by_clause[word.clause] if other is not word]
            held = {link.fact for other in beside for link in other.links}
            if any(fact in held for fact in told.get(key, ())):
                yield word, f"“{word.text}”: you told me the opposite."
                break


@lru_cache(maxsize=64)
def _told(facts: Facts) -> Mapping[str, tuple[Fact, ...]]:
    """The sender's records that assert a word with an opposite, by its stem."""
    found: dict[str, tuple[Fact, ...]] = defaultdict(tuple)
    for fact in facts.records:
        if fact.of_the_two and not fact.forbidden:
            for word in fact.words:
                key = stem(word.norm, facts.pack)
                if key in _opposites(facts.pack) and not fact.denies(word.norm, facts.pack):
                    found[key] += (fact,)
    return dict(found)


@lru_cache(maxsize=8)
def _opposites(pack: Pack) -> Mapping[str, frozenset[str]]:
    """By the stem of each word those of its opposites."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for line in pack.words("opposites"):
        some, _, others = (part.split() if part != ":" else () for part in line.partition(":"))
        one, other = ({stem(word, pack) for word in words} for words in (some, others))
        for key in one | other:
            found[key] |= other if key in one else one
    return dict(found)
