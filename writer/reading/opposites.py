"""Opposites: a word that says the contrary of what the sender told, of the same thing: "passed" for "failed"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.note import Reading, Word
from writer.reading.vocabulary import vocabulary

NEAR = 3
"""Words to either side that show that both are said of the same thing."""


def contrary(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words whose opposite the sender told beside the same words, each with what to say about it.

    Whoever says both, or denies one, may well say the same in other words.
    """
    told, pack = _told(reading.facts), reading.facts.pack
    said = {stem(word.norm, pack) for word in reading.words} if told else set()
    for place, word in enumerate(reading.words if told else ()):
        if not word.told and word.clause not in reading.denying:
            others = _opposites(pack).get(stem(word.norm, pack), frozenset()) - said
            here = _around([each.norm for each in reading.words], place, pack)
            if any(here & told.get(other, frozenset()) for other in others):
                yield word, f"“{word.text}”: you told me the opposite."


@lru_cache(maxsize=64)
def _told(facts: Facts) -> Mapping[str, frozenset[str]]:
    """What stands around each word with an opposite that the sender asserts, by its stem."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for fact in facts.records:
        norms = [word.norm for word in fact.words] if fact.of_the_two and not fact.forbidden else []
        for place, norm in enumerate(norms):
            key = stem(norm, facts.pack)
            if key in _opposites(facts.pack) and not fact.denies(norm, facts.pack):
                found[key] |= _around(norms, place, facts.pack)
    return dict(found)


def _around(norms: Sequence[str], place: int, pack: Pack) -> frozenset[str]:
    """The stems of the words near this one that state something."""
    known = vocabulary(pack)
    beside = (*norms[max(0, place - NEAR) : place], *norms[place + 1 : place + 1 + NEAR])
    return frozenset(stem(norm, pack) for norm in beside if norm[0].isalpha() and not known.is_grammar(norm))


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
