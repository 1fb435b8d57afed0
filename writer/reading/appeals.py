"""Appeals: sentences of a profile that speak to whoever reads it, or of the sender, instead of telling of its owner.

They need not be instructions ("You and I share a dear friend", "No hello without a word for my dog"). Whatever they
say, it is no fact about the recipient, and what the two have to do with each other only the sender can tell. No list
of phrases finds them all, so what is counted here are the marks of such sentences: two make an appeal, one a doubt.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from writer.brief import Brief, Person
from writer.reading.instructions import as_meant
from writer.text.characters import straight
from writer.text.patterns import Pattern
from writer.text.words import Token, norm, tokens

APPEAL = 2
"""Marks that make a sentence an appeal; where the profile holds an outright instruction, one that counts is enough."""

LONGEST = 400
"""Code points of a sentence that are looked at: whoever speaks to a reader says so before."""


def marks(sentence: str, words: Sequence[Token], brief: Brief) -> int:
    """How many marks of an appeal the sentence with these words has: 0 for plain description. One alone counts only
    where it is that of a fragment: people who write prompts or teach instruction describe their days in the others.
    """
    plain = as_meant(straight(sentence[:LONGEST]))
    if _of_the_sender(words, brief) or _certain().search(plain):
        return APPEAL
    said, broken = (sum(mark.search(plain) is not None for mark in _patterns(kind)) for kind in ("marks", "fragments"))
    return said + broken if broken or said > 1 else 0


def _of_the_sender(words: Sequence[Token], brief: Brief) -> bool:
    """Whether it is about the sender: the whole name, a first name that is not the recipient's as well, or at its head
    a name out of what the sender says of themselves ("Halden Grid renewed with me").
    """
    name, own = _names(brief.sender)
    said, theirs = {word.norm for word in words}, {norm(part) for part in brief.recipient.name.split()}
    if name and (set(name) <= said or (name[0] in said - theirs and len(name) > 1)):
        return True
    stating = [word for word in words if word.norm not in _data()["small"]]
    head = [word for word in stating if word.kind == "word"][:2]
    named = len(head) == 2 and all(word.text[0].isupper() and word.norm in own - theirs for word in head)
    telling = any(word.text.islower() for word in stating)  # "X Hospital, Jul 2015" does not
    return named and telling and len(words) > len(head) + 2


@lru_cache(maxsize=64)
def _names(sender: Person) -> tuple[tuple[str, ...], frozenset[str]]:
    """The sender's name, and the names in what they say of themselves."""
    own = frozenset(word.norm for word in tokens(sender.about) if word.text[0].isupper())
    return tuple(word.norm for word in tokens(sender.name)), own


@cache
def _certain() -> Pattern:
    return Pattern("|".join(f"(?:{pattern})" for pattern in _data()["certain"]), "brief")


def patterns() -> Iterator[Pattern]:
    """Every pattern of appeals.toml."""
    yield from (_certain(), *_patterns("marks"), *_patterns("fragments"))


@cache
def _patterns(kind: str) -> tuple[Pattern, ...]:
    return tuple(Pattern(source, "brief") for source in _data()[kind].values())


@cache
def _data() -> dict[str, Any]:
    text = resources.files("writer.languages").joinpath("appeals.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
