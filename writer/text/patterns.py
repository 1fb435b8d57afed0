"""Patterns of the data of languages: letter case does not count, and few of them are ever compiled.

Most texts hold next to nothing of what all the patterns together look for. needles.txt tells, by the checksum of a
pattern, words of which every text holds one in which it finds anything; scripts/needles.py reads them off the patterns.
A text is looked through once for the words of them all. A pattern that the file does not know is tried on every text:
one that was just written works, and only costs more.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import chain
from typing import Literal
from zlib import crc32

from writer.text import characters

Place = Literal["note", "brief"]
"""Where patterns are looked for: a note is not looked through for the words of those that only a brief can hold."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """A regular expression for `re` for which letter case does not count, compiled when first needed.

    It is looked for in the text in lower case: `re` compiles a pattern twice as fast where case counts, and passes over
    an alternative by its first letter only there. Where the case of some of its words matters (`(?-i:...)`) it is
    looked for in the text as it is. Places are those of the text.
    """

    source: str
    of: Place = "note"

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it is found; what was found may be in lower case."""
        return self.compiled.search(self.folded(text)) if self.key in likely(text, self.of) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where it is found; what was found may be in lower case."""
        return self.compiled.finditer(self.folded(text)) if self.key in likely(text, self.of) else iter(())

    def folded(self, text: str) -> str:
        """The text as it is looked for in."""
        return text if self._cased else _lower(text)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What is looked for in the text, or in the text in lower case."""
        return re.compile(self.source, re.IGNORECASE) if self._cased else re.compile(_lowered(self.source))

    @cached_property
    def _cased(self) -> bool:
        return "(?-i:" in self.source

    @cached_property
    def key(self) -> str:
        """By which needles.txt knows the pattern; "" where it does not."""
        key = checksum(self.source)
        return key if key in _known(self.of) else ""


def likely(text: str, of: Place = "note") -> frozenset[str]:
    """The keys of the patterns that may find anything in a text; "" among them, for those that are not known."""
    return _likely(bare(text), of)


def checksum(source: str) -> str:
    """What needles.txt calls a pattern."""
    return f"{crc32(source.encode()):08x}"


@lru_cache(maxsize=16)
def bare(text: str) -> str:
    """The words of a text in small letters without diacritics, a blank around each, and nothing else."""
    return f" {' '.join(_WORD.findall(characters.shadow(_lower(text))))} "


_WORD = re.compile(r"\w+")

_lower = lru_cache(maxsize=16)(characters.lower)
"""Kept, since many patterns are looked for in one text."""


@lru_cache(maxsize=32)
def _likely(words: str, of: Place) -> frozenset[str]:
    needles = _needles(of)
    heads = {words[at : at + HEAD] for at in range(len(words))} & needles.keys()
    found = [keys for head in (*heads, "") for needle, keys in needles[head] if needle in words]
    return frozenset(("", *chain.from_iterable(found)))


HEAD = 4
"""Letters by which a needle is looked up; the few that have less are looked for in every text."""


@cache
def _needles(of: Place) -> Mapping[str, Sequence[tuple[str, Sequence[str]]]]:
    """The needles by how they begin (the shorter ones by nothing), each with the keys of the patterns that it is of."""
    keys: dict[str, list[str]] = defaultdict(list)
    for key, words in _known(of).items():
        for needle in words.split("|"):
            keys[needle].append(key)
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for needle, having in keys.items():
        found[needle[:HEAD] if len(needle) >= HEAD else ""].append((needle, having))
    return found


@cache
def _known(of: Place) -> Mapping[str, str]:
    """By the key of a pattern its needles."""
    text = resources.files("writer.languages").joinpath("needles.txt").read_text(encoding="utf-8")
    rows = (line.split(" ", 2) for line in text.splitlines())
    return {key: words for place, key, words in rows if place == of}


def _lowered(source: str) -> str:
    """The pattern in lower case, its escapes (`\\W`) as they are."""
    return _ESCAPED.sub(lambda found: found[1] or found[0].lower(), source)


_ESCAPED = re.compile(r"(\\.)|[^\\]+", re.DOTALL)
