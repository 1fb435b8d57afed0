"""Scope: which words of a record a negation reaches ("we didn't overlap"), and which are only planned or wished for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

import regex

from writer.languages import Pack
from writer.reading.forms import stem
from writer.text.characters import shadow
from writer.text.words import Token

REACH = 6
"""Words from a negation to which that goes."""

AHEAD = 10
"""Words after "we want to" to which that goes."""


def denied(found: tuple[Token, ...], words: Pack) -> frozenset[str]:
    """The words in the reach of a negation and nowhere else, and their stems."""
    negation = words.toml("cues")["negation"]
    starts = [place for place, word in enumerate(found) if word.norm in {*negation["words"]}]
    starts = [place for place in starts if not place or found[place - 1].norm not in negation["refusing"]]
    within = {word for place in starts for word in (found[place], *_reached(found[place + 1 : place + REACH], words))}
    return _forms(within, words) - _forms(set(found) - within, words) if within else frozenset()


def planned(quote: str, found: tuple[Token, ...], words: Pack) -> frozenset[str]:
    """The words behind "want to" and the like, and their stems."""
    ends = [plan.end() for plan in plans(words).finditer(shadow(quote))]
    after = ([word for word in found if word.start >= end][:AHEAD] for end in ends)
    return _forms({word for each in after for word in _reached(each, words)}, words)


@lru_cache(maxsize=8)
def plans(words: Pack) -> regex.Pattern[str]:
    """What is said before a plan or a wish."""
    return regex.compile(words.toml("status")["planned"].replace("\n", ""))


def _reached(found: Sequence[Token], words: Pack) -> Iterator[Token]:
    """The words up to where another statement begins."""
    ends = words.toml("cues")["negation"]["ends"]
    return takewhile(lambda word: word.norm not in ends, found)


def _forms(found: Iterable[Token], words: Pack) -> frozenset[str]:
    """The words and their stems."""
    return frozenset(form for word in found for form in (word.norm, stem(word.norm, words)))
