"""Words with their places: the text cut into words, numbers and marks, and the form in which words are compared."""

from functools import lru_cache
from typing import Literal, NamedTuple

import regex
from anyascii import anyascii

from writer.text.characters import normal

Kind = Literal["word", "number", "mark"]


class Token(NamedTuple):
    """A word, a number or a mark at its place.

    `text` is `source[start:end]`, in code points; `norm` is the form in which it is compared.
    """

    text: str
    norm: str
    start: int
    end: int
    kind: Kind


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[Token, ...]:
    """The text, cut; white space is left out, nothing else is.

    A word keeps the apostrophes, hyphens and ampersands inside it ("O'Neill-Sato", "alert-fatigue", "don't", "R&D")
    and the digits after its first letter ("Q3", "COVID-19"). A number keeps its separators, its currency and what is
    written onto it ("1,941", "2018-20", "18/19", "£96M", "3rd", "20%", "'23"), but "11-week" is a number, a hyphen and
    a word. Everything else is a mark; an emoji is one.
    """
    return tuple(
        Token(found[0], norm(found[0]), *found.span(), found.lastgroup)  # type: ignore[arg-type]  # the groups are kinds
        for found in _TOKEN.finditer(text)
    )


@lru_cache(maxsize=8192)
def norm(word: str) -> str:
    """The form in which words are compared.

    NFC, lower case, straight quotes and hyphens, Latin letters without diacritics, no possessive 's. Other scripts
    keep their letters: a Cyrillic "а" never equals a Latin "a".
    """
    plain = normal(word).casefold()
    if not plain.isascii():
        plain = _LATIN.sub(lambda found: anyascii(found[0]) or found[0], plain)
    return plain[:-2] if plain.endswith("'s") and plain not in _CONTRACTED else plain


_CONTRACTED = frozenset(
    ["it's", "he's", "she's", "that's", "what's", "who's", "let's", "there's", "here's", "where's", "how's", "when's"]
)
"""Where 's is "is", "has" or "us", and no possessive."""

_LATIN = regex.compile(r"(?:\p{Latin}\p{Mn}*+)++")

# Possessive quantifiers and disjoint alternatives throughout: every text is cut in linear time.
_TOKEN = regex.compile(
    r"""
    (?= \S | \s(?![\p{L}\p{N}\s]) )        # a blank before a word or a blank is no mark, as can be told at once
    (?:
    (?P<word> [A-Za-z]++ (?= [\s,;:?!)] | \Z ) )  # most words, and nothing that could belong to them follows
    |
    (?P<number>
        (?: [$£€¥₹] | (?<![\p{L}\p{N}])['’](?=\d\d(?:s|\b)) )?
        \d++ (?: [.,:'’/\u00A0\u202F–-]\d++ )*+
        (?: \p{L}[\p{L}\p{M}\p{N}]*+ | \s?% | [€£$] )?+
    )
    |
    (?P<word>
        (?: \p{Lu}\p{Ll}?\. | \p{L}\. ){2,}+                                    # U.K., Ph.D., e.g.
        |
        \p{L}[\p{L}\p{M}\p{N}]*+
        (?:
            (?: ['’ʼ&+‐‑-] | [\u200C\u200D] | \.(?=(?:com|org|net|io|ai|js|py|app|dev|co)\b) )
            [\p{L}\p{N}][\p{L}\p{M}\p{N}]*+
        )*+
        (?: \+\+ | (?<=\b\p{L})\# )?+                                           # C++, C#
    )
    |
    (?P<mark> \X (?<!\s) )
    )
    """,
    regex.VERBOSE | regex.V1,
)
