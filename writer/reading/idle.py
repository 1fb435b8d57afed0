"""Idle words: what states nothing in the place where it stands, whatever it means elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from writer.languages import Pack
from writer.reading.vocabulary import vocabulary
from writer.text.numbers import Number
from writer.text.words import Token

LONGEST_LIST = 5
"""Points that a short note may number."""

OPENS, CLOSES = frozenset(".!?:;("), frozenset(",:)")
"""Marks before and after the number of a point."""


def numbered(found: tuple[Token, ...], counted: Mapping[int, Number]) -> frozenset[int]:
    """The numbers of the note's own points: "One, thank you. Two, that's all", "Second: ..."."""
    return frozenset(
        place
        for place, number in counted.items()
        if number.value <= LONGEST_LIST
        and (place == 0 or found[place - 1].text in OPENS)
        and any(token.text in CLOSES for token in found[place + 1 : place + 2])
    )


def asked(
    found: tuple[Token, ...], counted: Mapping[int, Number], asking: Set[int], clause: Sequence[int], words: Pack
) -> frozenset[int]:
    """What a question asks about ("is a smaller window wise in the summer months?"): it takes for granted what is
    somebody's, what was done and how many, and little else.
    """
    if not asking:
        return frozenset()
    known, whose = vocabulary(words), words.words("possessives")
    return frozenset(
        place
        for place, token in enumerate(found)
        if clause[place] in asking
        and place not in counted
        and not (place and found[place - 1].norm in whose)
        and not known.is_claim(token.norm)
    )
