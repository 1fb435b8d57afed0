"""Sentences and clauses with their places, roughly: no verdict may depend on a single boundary.

No splitter gets every boundary right (published ones reach about 98 % on clean English), and notes are typed in haste.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from writer.languages import pack
from writer.text.words import norm


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text without white space around it; `text` is `source[start:end]`, in code points."""

    text: str
    start: int
    end: int


def sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text; an abbreviation or an initial before a dot ends none, a line break always does."""
    return tuple(_between(text, 0, len(text), _sentence_ends(text, _abbreviations(language))))


def clauses(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences, cut further at commas, semicolons, colons, brackets and dashes with spaces around them."""
    return tuple(
        clause
        for sentence in sentences(text, language)
        for clause in _between(
            text,
            sentence.start,
            sentence.end,
            _clause_ends(text, sentence),
        )
    )


def _sentence_ends(text: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text):
        before = found["before"]
        if not (before and found["mark"] == "." and (len(before) == 1 or norm(before) in abbreviations)):
            yield found.end("mark"), found.end()


def _clause_ends(text: str, sentence: Span) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _CLAUSE.finditer(text, sentence.start, sentence.end))


def _between(text: str, start: int, end: int, gaps: Iterator[tuple[int, int]]) -> Iterator[Span]:
    """What lies between the gaps, stripped; what is empty is left out."""
    for left, right in [*gaps, (end, end)]:
        piece = text[start:left]
        inner = piece.strip()
        if inner:
            first = start + piece.index(inner)
            yield Span(inner, first, first + len(inner))
        start = right


def _abbreviations(language: str) -> frozenset[str]:
    known = pack(language)
    return known.words("abbreviations") if known else frozenset()


_SENTENCE = regex.compile(
    r"""
    (?<= (?P<before> (?<!['’]) \b\p{L}{1,7} )?+ )    # looked for at a mark, and not at each word
    (?P<mark> [.!?…。！？]++ ["'”’»)\]]*+ ) (?: \s++ | $ | (?<=[。！？]) )
    | (?P<mark> ) \n\s*+
    """,
    regex.VERBOSE | regex.V1,
)

_CLAUSE = regex.compile(r"[,;()\[\]]|:(?!\d)|\s[-–—]+\s|—")
