"""What of a long profile fits a budget of tokens: whole lines of it, those first that touch what the sender says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from writer import tokens
from writer.people.pasted import Line
from writer.text.sentences import sentences
from writer.text.words import tokens as cut

HEAD = 2
"""Lines at the top of a profile (name and headline) that are kept before any other."""

PER_LINE = 6
"""Tokens that a line costs beside its words: its end, and the number of the fact it states."""

PARAGRAPH = 200
"""Tokens that a line may have before it is taken sentence by sentence."""


@dataclass(frozen=True)
class Excerpt:
    """The lines (or sentences of long ones) that were kept, in their order, and how many there were."""

    lines: tuple[Line, ...]
    of: int

    @property
    def remark(self) -> str:
        """What the sender is told; empty where everything was kept."""
        left_out = self.of - len(self.lines)
        if not left_out:
            return ""
        if not self.lines:
            return "Their profile is one endless line, too long to send: I left it out."
        return (
            f"Their profile is long: I left out {left_out} of its {self.of} lines "
            "and kept those that touch you and how you know each other."
        )


def excerpt(lines: Sequence[Line], near: str, budget: int) -> Excerpt:
    """The lines, or where they have more than `budget` tokens, those that touch the text `near` most.

    A line touches it by every word that both have, the more the rarer the word is in the profile.
    """
    if tokens.fits("".join(line.text for line in lines), budget - PER_LINE * len(lines)):
        return Excerpt(tuple(lines), len(lines))
    pieces = [piece for line in lines for piece in _pieces(line)]
    words = [_words(piece.text) for piece in pieces]
    frequency, wanted = Counter(word for each in words for word in each), _words(near)
    touch = [sum(1 / frequency[word] for word in each & wanted) for each in words]
    order = sorted(range(len(pieces)), key=lambda place: (place >= HEAD, -touch[place], place))
    return Excerpt(tuple(pieces[place] for place in sorted(_fitting(pieces, order, budget))), len(pieces))


def _fitting(pieces: Sequence[Line], order: Sequence[int], budget: int) -> Iterator[int]:
    """The places, taken in the given order, whose pieces fit what is left of the budget."""
    for place in order:
        if tokens.fits(pieces[place].text, budget - PER_LINE):
            budget -= tokens.count(pieces[place].text) + PER_LINE
            yield place


def _pieces(line: Line) -> list[Line]:
    """The line whole, or its sentences where it is a page in one line."""
    if tokens.fits(line.text, PARAGRAPH):
        return [line]
    return [replace(line, text=sentence.text) for sentence in sentences(line.text)]


def _words(text: str) -> frozenset[str]:
    return frozenset(token.norm for token in cut(text) if token.kind == "word")
