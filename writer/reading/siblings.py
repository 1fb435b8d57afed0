"""Siblings: things of one kind, of which one is never another. The note has "train" where the sender told "tram"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.note import Reading, Word


def mistaken(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words that stand where the sender told of a sibling, each with what to say about it."""
    kinds = _kinds(reading.facts.pack)
    for place, word in enumerate(reading.words):
        kind = kinds.get(stem(word.norm, reading.facts.pack))
        if kind and word.use != "greeting" and not word.is_name and not _said_of_the_two(word):
            told = _told_instead(kind, reading)
            if told and (not _has_ground(word) or _in_its_place(told, place, reading)):
                yield word, f"“{word.text}”: you told me “{told[0]}”."


def _said_of_the_two(word: Word) -> bool:
    return any(link.fact.owner == "both" and link.tier != "paraphrase" for link in word.links)


def _has_ground(word: Word) -> bool:
    """Whether the brief has the word somewhere, if only in what it tells of one of the two."""
    return any(link.tier in {"exact", "inflected"} for link in word.links)


def _told_instead(kind: frozenset[str], reading: Reading) -> Sequence[str]:
    """The siblings that the sender told of and the note nowhere has, as they told them."""
    pack = reading.facts.pack
    said = {stem(word.norm, pack) for word in reading.words}
    return [norm for norm in _told(reading.facts) if stem(norm, pack) in kind - said]


def _in_its_place(told: Sequence[str], place: int, reading: Reading) -> bool:
    """Whether the word before is the one that the sender told before the sibling: "two new nurses", "new vets"."""
    before = [word.norm for word in reading.words[max(0, place - 1) : place] if word.links]
    return any(norm in _told(reading.facts)[each] for norm in before for each in told)


@lru_cache(maxsize=64)
def _told(facts: Facts) -> Mapping[str, frozenset[str]]:
    """What the sender told of the two, each word with those that stand right before it."""
    found: dict[str, frozenset[str]] = {}
    for fact in facts.records:
        if fact.owner == "both" and not fact.forbidden:
            for place, word in enumerate(fact.words):
                before = {fact.words[place - 1].norm} if place else set()
                found[word.norm] = found.get(word.norm, frozenset()) | before
    return found


@lru_cache(maxsize=8)
def _kinds(pack: Pack) -> Mapping[str, frozenset[str]]:
    """The siblings of each word, itself left out."""
    kinds = [frozenset(stem(word, pack) for word in line.split()) for line in pack.words("siblings")]
    return {word: kind - {word} for kind in kinds for word in kind}
