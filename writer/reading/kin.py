"""Kin seen from the other side: "Samira's brother", where the sender told of "my sister Samira"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.line import verbs
from writer.reading.records import Fact

NEAR = 3
"""Words before somebody among which "my" is looked for."""


def converse(norm: str, facts: Facts) -> tuple[Fact, ...]:
    """The facts told of somebody to whom the sender is what this word says."""
    told = (
        fact for key in _converses(facts.pack).get(stem(norm, facts.pack), ()) for fact in facts.about(key, "inflected")
    )
    return tuple(fact for fact in told if fact.told and not fact.denies(norm, facts.pack))


def converse_of_mine(norm: str, facts: Facts) -> tuple[Fact, ...]:
    """The facts in which the sender tells of "my tutor", where the word is "student"."""
    return tuple(fact for fact in converse(norm, facts) if _is_mine(fact, norm, facts.pack))


def _is_mine(fact: Fact, norm: str, pack: Pack) -> bool:
    """Whether "my" stands before what this word is the converse of, with no owner between: not "my son's tutor"."""
    known, keys = verbs(pack), _converses(pack).get(stem(norm, pack), ())
    for place, word in enumerate(fact.words):
        if stem(word.norm, pack) in keys:
            before = fact.words[max(place - NEAR, 0) : place]
            owned = any(each.text.endswith(known.endings["owner"]) for each in (*before, word))
            return not owned and any(known.possessives.get(each.norm) == "sender" for each in before)
    return False


def called_alike(key: str, pack: Pack) -> set[str]:
    """The keys of what else such a relative is called: "children" are "kids", and no father."""
    rows = ({stem(word, pack) for word in words} for words, _ in _rows(pack))
    return set().union(*(row for row in rows if key in row))


def words_of_kin(pack: Pack) -> frozenset[str]:
    """Every word for somebody's kin."""
    return frozenset(word for words, others in _rows(pack) for word in (*words, *others))


@lru_cache(maxsize=8)
def _rows(pack: Pack) -> tuple[tuple[list[str], list[str]], ...]:
    """What one is to another, and what the other then is to the one, in all words for either."""
    lines = (line.partition(":") for line in pack.words("kin"))
    return tuple((words.split(), others.split()) for words, _, others in lines)


@lru_cache(maxsize=8)
def _converses(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """By each word of kin, the keys of what such a person is to the other one: "twins" may be somebody's children."""
    found: dict[str, set[str]] = defaultdict(set)
    for words, others in _rows(pack):
        for word in words:
            found[stem(word, pack)] |= {stem(other, pack) for other in others}
    return {key: tuple(sorted(others)) for key, others in found.items()}
