"""Sentences of a pasted profile that give instructions instead of telling of the person.

Their words support nothing and are never shown to a model; the sender is told of them. Recall matters more than precision here: a
sentence taken for an instruction by mistake costs its facts, one that is missed may end up in a note. The patterns are data
(writer/languages/instructions.toml).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import regex

from writer.text.characters import hidden, straight, visible

LONGEST = 600
"""Code points in one sentence: what goes on for longer is looked at in pieces, so that the time taken stays linear."""


@dataclass(frozen=True)
class Instruction:
    """A sentence that instructs: its place in the text as given (code points), and its visible words."""

    start: int
    end: int
    quote: str


@cache
def _rules() -> dict[str, regex.Pattern[str]]:
    data = tomllib.loads(resources.files("writer.languages").joinpath("instructions.toml").read_text(encoding="utf-8"))
    rules = {}
    for name, patterns in data["rules"].items():
        whole = "|".join(f"(?:{pattern})" for pattern in patterns)
        for group, words in data["words"].items():
            whole = whole.replace(f"<{group}>", "|".join(words))
        rules[name] = regex.compile(whole, regex.IGNORECASE)
    return rules


_SENTENCE = regex.compile(r"[^\n\r.!?…]++(?:[.!?…]++(?=[^\s\"”»)\]])[^\n\r.!?…]*+)*+[.!?…\"”»)\]]*+|[.!?…]++")
_BLOB = regex.compile(
    r"(?<![\w/:.])(?=[A-Za-z0-9+/]{0,40}[A-Z])(?=[A-Za-z0-9+/]{0,40}[a-z])(?=[A-Za-z0-9+/]{0,40}\d)[A-Za-z0-9+/_-]{40,}+={0,2}|(?<!\w)(?:[0-9a-fA-F]{2}[ :]?){24,}+"
)


@lru_cache(maxsize=64)
def instructions(text: str) -> tuple[Instruction, ...]:
    """The sentences that instruct, in the order of the text."""
    found = [*_told(text), *_smuggled(text)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _told(text: str) -> Iterator[Instruction]:
    before = ""
    for start, end in _sentences(text):
        quote = visible(text[start:end]).strip()
        rule = _rule(quote, before)
        if rule:
            yield Instruction(start, end, quote)
        before = rule


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text):
        for start in range(found.start(), found.end(), LONGEST):
            end = min(start + LONGEST, found.end())
            piece = text[start:end]
            left = len(piece) - len(piece.lstrip())
            if piece.strip():
                yield start + left, start + len(piece.rstrip())


def _rule(sentence: str, before: str) -> str:
    """The rule that the sentence breaks, or ""; `before` is the one that the sentence before it broke."""
    rules, plain = _rules(), straight(sentence)
    for name, pattern in rules.items():
        if name != "neighbour" and pattern.search(plain):
            return name
    if _BLOB.search(plain) and "://" not in plain:
        return "blob"
    if before == "field" and rules["neighbour"].search(plain):
        return "field"
    return ""


def _smuggled(text: str) -> Iterator[Instruction]:
    if len(spelt := hidden(text)) > 3:
        yield Instruction(0, 0, spelt)
