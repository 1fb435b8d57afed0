"""Patterns of the data of languages: letter case does not count, and few of them are ever compiled.

Most texts hold next to nothing of what all the patterns together look for. needles.txt tells, by the checksum of a
pattern, words of which every text holds one in which it finds anything; scripts/needles.py reads them off the patterns.
One that the file does not know is tried on every text: a pattern that was just written works, and only costs more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
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
        lowered = _lower(text)
        return self.compiled.search(text if self._cased else lowered) if self.may_be_in(lowered) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where it is found; what was found may be in lower case."""
        lowered = _lower(text)
        return self.compiled.finditer(text if self._cased else lowered) if self.may_be_in(lowered) else iter(())

    def may_be_in(self, lowered: str) -> bool:
        """Whether it may find anything in a text in lower case."""
        return any(map(lowered.__contains__, self._needles))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What is looked for in the text, or in the text in lower case."""
        return re.compile(self.source, re.IGNORECASE) if self._cased else re.compile(_lowered(self.source))

    @cached_property
    def _cased(self) -> bool:
        return "(?-i:" in self.source

    @cached_property
    def _needles(self) -> tuple[str, ...]:
        return tuple(_known().get(checksum(self.source), "").split("|"))


def checksum(source: str) -> str:
    """By which needles.txt knows a pattern."""
    return f"{crc32(source.encode()):08x}"


@cache
def _known() -> dict[str, str]:
    text = resources.files("writer.languages").joinpath("needles.txt").read_text(encoding="utf-8")
    rows = (line.partition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {key: words for key, _, words in rows}


def _lowered(source: str) -> str:
    """The pattern in lower case, its escapes (`\\W`) as they are."""
    return _ESCAPED.sub(lambda found: found[1] or found[0].lower(), source)


_lower = lru_cache(maxsize=16)(characters.lower)
"""Kept, since a text is looked through for many patterns."""

_ESCAPED = re.compile(r"(\\.)|[^\\]+", re.DOTALL)
