"""Phrases held as data: patterns with examples, found in a text with their places.

A file of a language's folder has tables of entries, each with a `pattern` (a regular expression in which a space stands
for any white space, `<name>` for one of `[words]`, and a line break for nothing), the texts it is `like`, those that
only look so (`unlike`), and what a check needs to say about it. A test judges every entry by its own examples.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, TypeVarTuple

from writer.languages import Pack
from writer.text.characters import normal, straight
from writer.text.patterns import Pattern, likely

Rest = TypeVarTuple("Rest")


@dataclass(frozen=True, eq=False)
class Phrase:
    """One entry: its pattern, its examples, and `says`, what else it holds for the check."""

    pattern: Pattern
    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    says: dict[str, str] = field(default_factory=dict)


@cache
def phrases(pack: Pack, file: str, table: str) -> tuple[Phrase, ...]:
    """The entries of one table. Raises FileNotFoundError and KeyError where the language lacks them."""
    data = pack.toml(file)
    return tuple(_phrase(dict(entry), data.get("words", {})) for entry in data[table])


def find(text: str, among: tuple[Phrase, ...], said: str = "") -> Iterator[tuple[Phrase, int, int]]:
    """Where the text has any of the phrases: the phrase, start and end (code points); no word is found twice.

    A stretch that stands in `said` in the same words is left alone: people may say again what they said themselves.
    """
    plain = _straight(text)
    held = likely(plain)
    here = [phrase for phrase in among if phrase.pattern.key in held]
    if not here:
        return
    everywhere = ((*found.span(), phrase) for phrase in here for found in phrase.pattern.finditer(plain))
    for start, end, phrase in apart(everywhere, len(text)):
        if not (said and f" {_words(text[start:end])} " in f" {_words(said)} "):
            yield phrase, start, end


def apart(places: Iterable[tuple[int, int, *Rest]], length: int) -> Iterator[tuple[int, int, *Rest]]:
    """The places that share no character with an earlier one, in the order given."""
    taken = bytearray(length)
    for place in places:
        start, end = place[:2]
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            yield place


_straight = lru_cache(maxsize=8)(straight)
"""Kept, since a note is looked through for many tables."""


def _phrase(entry: dict[str, Any], words: dict[str, str]) -> Phrase:
    like, unlike = tuple(entry.pop("like", ())), tuple(entry.pop("unlike", ()))
    return Phrase(whole(entry.pop("pattern"), words), like, unlike, entry)


def whole(pattern: str, words: dict[str, str]) -> Pattern:
    """A pattern of a data file, its `<names>` filled in, which finds whole words."""
    return Pattern(rf"(?<!\w)(?:{_filled(pattern, words)})(?!\w)")


def _filled(pattern: str, words: dict[str, str]) -> str:
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda found: f"(?:{words[found[1]]})", pattern)
    return re.sub(r"\n *", "", pattern).replace(" ?", r"\s?").replace(" ", r"\s++")


_NAME = re.compile(r"<(\w+)>")


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", normal(text).casefold()))
