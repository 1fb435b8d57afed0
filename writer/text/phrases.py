"""Phrases held as data: patterns with examples, found in a text with their places.

A file of a language's folder has tables of entries, each with a `pattern` (a regular expression in which a space stands
for any white space, `<name>` for one of `[words]`, and a line break for nothing), the texts it is `like`, those that
only look so (`unlike`), and what a check needs to say about it. A test judges every entry by its own examples.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVarTuple

from writer.languages import Pack
from writer.text.characters import lower, normal, straight

Rest = TypeVarTuple("Rest")


@dataclass(frozen=True, eq=False)
class Phrase:
    """One entry: its pattern (`form`, and compiled), its examples, and `says`, what else it holds for the check."""

    form: str
    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    says: dict[str, str] = field(default_factory=dict)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first needed: most texts hold none of the phrases, which `_any_of` tells by itself."""
        return _whole(self.form)


@cache
def phrases(pack: Pack, file: str, table: str) -> tuple[Phrase, ...]:
    """The entries of one table. Raises FileNotFoundError and KeyError where the language lacks them."""
    data = pack.toml(file)
    return tuple(_phrase(dict(entry), data.get("words", {})) for entry in data[table])


def find(text: str, among: tuple[Phrase, ...], said: str = "") -> Iterator[tuple[Phrase, int, int]]:
    """Where the text has any of the phrases: the phrase, start and end (code points); no word is found twice.

    A stretch that stands in `said` in the same words is left alone: people may say again what they said themselves.
    """
    plain, lower = _compared(text)
    if among and not _any_of(among).search(lower):
        return
    everywhere = ((*found.span(), phrase) for phrase in among for found in phrase.pattern.finditer(plain))
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


@lru_cache(maxsize=8)
def _compared(text: str) -> tuple[str, str]:
    """The text as phrases see it, and that in lower case; kept, since a note is looked through for many tables."""
    plain = straight(text)
    return plain, lower(plain)


@lru_cache(maxsize=256)
def _any_of(among: tuple[Phrase, ...]) -> re.Pattern[str]:
    """A pattern for text in lower case that finds something wherever one of these does, in a fifth of their time.

    `re` passes over an alternative by its first letter only where letter case counts. Words whose case matters in
    spite of that ("OR") are left to the phrase itself.
    """
    lowered = (_ESCAPED.sub(lambda found: found[1] or found[0].lower(), phrase.form) for phrase in among)
    return re.compile(rf"(?<!\w)(?:{'|'.join(lowered).replace('(?-i:', '(?:')})(?!\w)")


_ESCAPED = re.compile(r"(\\.)|[^\\]+", re.DOTALL)


def _phrase(entry: dict[str, Any], words: dict[str, str]) -> Phrase:
    like, unlike = tuple(entry.pop("like", ())), tuple(entry.pop("unlike", ()))
    return Phrase(_filled(entry.pop("pattern"), words), like, unlike, entry)


def compiled(pattern: str, words: dict[str, str]) -> re.Pattern[str]:
    """A pattern of a data file, its `<names>` filled in; whole words, whatever their case."""
    return _whole(_filled(pattern, words))


def _filled(pattern: str, words: dict[str, str]) -> str:
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda found: f"(?:{words[found[1]]})", pattern)
    return re.sub(r"\n *", "", pattern).replace(" ?", r"\s?").replace(" ", r"\s++")


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE)


_NAME = re.compile(r"<(\w+)>")


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", normal(text).casefold()))
