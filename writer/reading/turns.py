"""Turns of phrase: where words that state something by themselves state nothing together ("kept us busy", "a pair of
hands").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from writer.languages import Pack
from writer.reading.forms import stem
from writer.text.words import Token, norm

WHOSE, GAP = "one's", "…"
"""As dictionaries write them: any possessive, and up to three words of the sentence between the words of the phrase."""

WIDEST = 3

Turn = tuple[str, ...]


def turns(found: tuple[Token, ...], words: Pack) -> frozenset[int]:
    """The places of the words that belong to a turn of phrase, in whatever form of its words it stands."""
    keys, known, whose = [stem(token.norm, words) for token in found], _turns(words), words.words("possessives")
    begun = [(start, key) for start, key in enumerate(keys) if key in known]
    begun += [(start, WHOSE) for start, token in enumerate(found) if token.norm in whose]
    return frozenset(
        place
        for start, first in begun
        for second in ("".join(keys[start + 1 : start + 2]), GAP, WHOSE)
        for turn in known.get(first, {}).get(second, ())
        for place in _places(turn, start, found, keys, whose)
    )


def _places(turn: Turn, start: int, found: tuple[Token, ...], keys: list[str], whose: frozenset[str]) -> list[int]:
    """Where the words of the turn stand, if it stands here; what fills its gap is no part of it."""
    places, here = [start], start + 1
    for part, after in pairwise((*turn[1:], "")):
        if part == GAP:
            here = next((at for at in _reach(here, found) if keys[at] == after), len(keys))
        elif here < len(keys) and (keys[here] == part or (part == WHOSE and found[here].norm in whose)):
            places.append(here)
            here += 1
        else:
            return []
    return places


def _reach(here: int, found: tuple[Token, ...]) -> Iterator[int]:
    for at in range(here, min(here + WIDEST + 1, len(found))):
        yield at
        if found[at].kind == "mark":
            return


@lru_cache(maxsize=8)
def _turns(words: Pack) -> Mapping[str, Mapping[str, Sequence[Turn]]]:
    """The turns of a language, by the stems of their first word and then of their second."""
    found: dict[str, dict[str, list[Turn]]] = defaultdict(lambda: defaultdict(list))
    for line in words.words("phrases"):
        turn = tuple(part if part in {WHOSE, GAP} else stem(norm(part), words) for part in line.split())
        found[turn[0]]["".join(turn[1:2])].append(turn)
    return {first: dict(by_second) for first, by_second in found.items()}
