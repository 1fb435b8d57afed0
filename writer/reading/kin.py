"""Kin: "my boss", where the sender told of the boss's boss: who stands between two people is taken for one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.index import parts
from writer.reading.line import verbs
from writer.reading.note import Reading, Word


def skipped(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The people whom the note makes into those that the sender told of as theirs, each with what to say about it."""
    people = _people(reading.facts.pack)
    said = [_person(word.norm, people) for word in reading.words]
    for of, who in _chains(reading.facts):
        places = [place for place, person in enumerate(said) if person == of]
        if len(places) == 1 and (of == who or who not in said):
            word = reading.words[places[0]]
            yield word, f"“{word.text}”: you told me of the {of}'s {who}."


@lru_cache(maxsize=64)
def _chains(facts: Facts) -> Sequence[tuple[str, str]]:
    """Each person whom the sender told of only as one who has another one ("my boss's boss"), with that one."""
    people = _people(facts.pack)
    told = [fact for fact in facts.records if fact.owner == "both" and not fact.forbidden]
    pairs = [(one, other) for fact in told for one, other in pairwise(fact.words)]
    chains = {(_person(one.norm, people), _person(other.norm, people)) for one, other in pairs if _owns(one.text)}
    chains = {(of, who) for of, who in chains if of and who}
    plain = [_person(word.norm, people) for fact in told for word in fact.words if not _owns(word.text)]
    if len(chains) > 1:  # "my dad's brother's son" is told in many other ways
        return []
    return [(of, who) for of, who in chains if plain.count(of) == (1 if of == who else 0)]


def _owns(text: str) -> bool:
    """Whether the form may be an owner's: "boss's", "brothers"."""
    return text.endswith("s") and not text.endswith("ss")


def _person(norm: str, people: frozenset[str]) -> str:
    """The word for a person in this form ("great-grandmother", "brothers"); nothing for any other word."""
    last = parts(norm)[-1]
    return next((each for each in (last, last.removesuffix("s")) if each in people), "")


def _people(pack: Pack) -> frozenset[str]:
    return verbs(pack).lists["people"]
