"""Directions: what one of the two did to the other, and which way it went: what was told, and no other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from writer.languages import Pack
from writer.reading.cast import cast_of_a_note, cast_of_the_brief, lines_of_the_brief
from writer.reading.dealings import Dealing, Way, claiming, dealings
from writer.reading.facts import Facts
from writer.reading.note import Reading, Word


@dataclass
class Known:
    """From whom to whom dealings of one kind went by the sender's own words, and may have gone."""

    told: frozenset[Way] = frozenset()
    may: frozenset[Way] = frozenset()


def turned(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words by which the note has one do to the other what the sender told only the other way round."""
    known = _known(reading.facts)
    for dealing in _dealings(reading):
        of_kind = known.get(dealing.kind)
        if of_kind and dealing.is_sure and of_kind.told & dealing.back and not of_kind.may & dealing.ways:
            word = reading.words[dealing.at]
            yield word, f"“{word.text}”: you told me that the other way round."


@lru_cache(maxsize=8)
def _dealings(reading: Reading) -> tuple[Dealing, ...]:
    """The dealings of a note that the sender told of, and those that nobody may tell of unasked."""
    kinds = _known(reading.facts).keys() | _never(reading.facts)
    return tuple(dealings(reading.line, cast_of_a_note(reading.facts), kinds))


def dealt_nowhere(reading: Reading) -> Iterator[Word]:
    """The words by which the note has one teach, hire or answer the other where the sender told of nothing like it."""
    never = _never(reading.facts)
    for dealing in _dealings(reading):
        word = reading.words[dealing.at]
        if (
            dealing.kind in never
            and dealing.is_sure
            and word.use != "left"
            and not word.told
            and word.clause not in reading.asking
        ):
            yield word


@lru_cache(maxsize=64)
def _never(facts: Facts) -> frozenset[str]:
    """The kinds of dealings that the sender has no word of."""
    return frozenset(kind for kind, words in claiming(facts.pack).items() if words.isdisjoint(facts.told_stems))


@lru_cache(maxsize=64)
def _known(facts: Facts) -> Mapping[str, Known]:
    """What the sender told, by the kind of dealing and the wider kinds that it is one of."""
    found: dict[str, Known] = defaultdict(Known)
    for line in lines_of_the_brief(facts):
        for dealing in dealings(line, cast_of_the_brief(facts)):
            for kind in (dealing.kind, *_wider(dealing.kind, facts.pack)):
                found[kind].may |= dealing.ways
                if not dealing.to_anybody:
                    found[kind].told |= dealing.ways
    return {kind: known for kind, known in found.items() if known.told}


def _wider(kind: str, pack: Pack) -> Iterator[str]:
    """The kinds of dealings that this is one of: whoever taught has helped."""
    return (wider for wider, words in pack.toml("deeds")["dealings"].items() if kind in words.get("kinds", ()))
