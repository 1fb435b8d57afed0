"""Kin seen from the other side: "Samira's brother", where the sender told of "my sister Samira"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.records import Fact


def converse(norm: str, facts: Facts) -> tuple[Fact, ...]:
    """The facts told of somebody to whom the sender is what this word says."""
    told = (
        fact for key in _converses(facts.pack).get(stem(norm, facts.pack), ()) for fact in facts.about(key, "inflected")
    )
    return tuple(fact for fact in told if fact.told and not fact.denies(norm, facts.pack))


@lru_cache(maxsize=8)
def _converses(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """By each word of kin, the keys of what such a person is to the other one."""
    lines = [line.partition(":") for line in pack.words("kin")]
    return {
        stem(word, pack): tuple(stem(other, pack) for other in others.split())
        for words, _, others in lines
        for word in words.split()
    }
