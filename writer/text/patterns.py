"""Patterns of the data of languages: letter case does not count, and few of them are ever compiled.

Most texts hold next to nothing of what all the patterns together look for. needles.txt tells, by the checksum of a
pattern, words of which every text holds one in which it finds anything; scripts/needles.py reads them off the patterns.
A text is looked through once for the words of them all. A pattern that the file does not know is tried on every text:
one that was just written works, and only costs more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import chain
from zlib import crc32

from writer.text import characters


@dataclass(frozen=True, eq=False)
class Pattern:
    """A regular expression for `re` for which letter case does not count, compiled when first needed.

    It is looked for in the text in lower case: `re` compiles a pattern twice as fast where case counts, and passes over
    an alternative by its first letter only there. Where the case of some of its words matters (`(?-i:...)`) it is
    looked for in the text as it is. Places are those of the text.
    """

    source: str

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it is found; what was found may be in lower case."""
        lowered, held = _seen(text)
        return self.compiled.search(text if self._cased else lowered) if self._may_be_among(held) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where it is found; what was found may be in lower case."""
        lowered, held = _seen(text)
        return self.compiled.finditer(text if self._cased else lowered) if self._may_be_among(held) else iter(())

    def may_be_in(self, text: str) -> bool:
        """Whether it may find anything in a text."""
        return self._may_be_among(_seen(text)[1])

    def _may_be_among(self, held: frozenset[str]) -> bool:
        return self._needles is None or not self._needles.isdisjoint(held)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What is looked for in the text, or in the text in lower case."""
        return re.compile(self.source, re.IGNORECASE) if self._cased else re.compile(_lowered(self.source))

    @cached_property
    def _cased(self) -> bool:
        return "(?-i:" in self.source

    @cached_property
    def _needles(self) -> frozenset[str] | None:
        """One of these a text holds in which it finds anything; None where nothing is known."""
        return _known().get(checksum(self.source))


def checksum(source: str) -> str:
    """By which needles.txt knows a pattern."""
    return f"{crc32(source.encode()):08x}"


@lru_cache(maxsize=16)
def _seen(text: str) -> tuple[str, frozenset[str]]:
    """The text in lower case, and the needles of all patterns that it holds; kept, since many are looked for in it."""
    lowered = characters.lower(text)
    heads = {lowered[at : at + HEAD] for at in range(len(lowered))} & _by_head().keys()
    likely = chain.from_iterable(_by_head()[head] for head in heads)
    return lowered, frozenset(needle for needle in chain(_by_head()[""], likely) if needle in lowered)


HEAD = 3
"""Letters by which a needle is looked up; the few that have less are looked for in every text."""


@cache
def _by_head() -> dict[str, list[str]]:
    """The needles of all patterns by how they begin; the shorter ones by nothing."""
    found: dict[str, list[str]] = {"": []}
    for needle in frozenset[str]().union(*_known().values()):
        found.setdefault(needle[:HEAD] if len(needle) >= HEAD else "", []).append(needle)
    return found


@cache
def _known() -> dict[str, frozenset[str]]:
    """By the checksum of a pattern its needles."""
    text = resources.files("writer.languages").joinpath("needles.txt").read_text(encoding="utf-8")
    rows = (line.partition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {key: frozenset(words.split("|")) for key, _, words in rows}


def _lowered(source: str) -> str:
    """The pattern in lower case, its escapes (`\\W`) as they are."""
    return _ESCAPED.sub(lambda found: found[1] or found[0].lower(), source)


_ESCAPED = re.compile(r"(\\.)|[^\\]+", re.DOTALL)
