"""Sentences that are cut out of a text wherever they stand, in one pass however many they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from writer.text.characters import visible

STOPS = ".!?…"

END = ""
"""Marks where a sentence may end; no character is empty."""


class LeftOut:
    """Sentences that are not shown, whatever spaces and invisible characters stand in them."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._tree: dict[str, Any] = {}  # by characters, since what goes on for long is cut in the middle of words
        for sentence in sentences:
            here = self._tree
            for char in "".join(visible(sentence).split()):
                here = here.setdefault(char, {})
            if here is not self._tree:
                here[END] = {}

    def without(self, text: str) -> str:
        """The text without them, and without the full stops after them."""
        kept, place = [], 0
        for start, end in self._found(text):
            kept.append(text[place:start])
            place = end
        return "".join([*kept, text[place:]]).strip()

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand, the longest at each place."""
        places = [place for place, char in enumerate(text) if not char.isspace()]
        at = 0
        while at < len(places):
            after = self._longest(text, places, at)
            if not after or _within_words(text, places[at], places[after - 1]):
                at += 1
                continue
            end = places[after - 1] + 1
            while end < len(text) and text[end] in STOPS:
                end += 1
            yield places[at], end
            at = after

    def _longest(self, text: str, places: list[int], at: int) -> int:
        """Which place follows the longest sentence that begins at this one; 0 where none does."""
        here, after = self._tree, 0
        while at < len(places) and (following := here.get(text[places[at]])) is not None:
            here, at = following, at + 1
            after = at if END in here else after
        return after


SHORT = 40
"""Characters of what is left out only where it begins and ends as words do: "exit" does not stand in "exiting"."""


def _within_words(text: str, first: int, last: int) -> bool:
    """Whether it is short, and part of a longer word: what goes on for long may have been cut in the middle of one."""
    before, after = text[first - 1 : first], text[last + 1 : last + 2]
    return last - first < SHORT and (before.isalnum() or after.isalnum())
