"""Sentences of a pasted profile that give instructions instead of telling of the person.

Their words support nothing and are never shown to a model; the sender is told of them. Recall matters more than
precision here: a sentence taken for an instruction by mistake costs its facts, one that is missed may end up in a note.
The patterns are data (writer/languages/instructions.toml).
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

import regex

from writer.people.page import READ
from writer.text.characters import hidden, straight, visible
from writer.text.patterns import Pattern

LONGEST = 600
"""Code points in one sentence: what goes on for longer is looked at in pieces, so that the time taken stays linear."""

FRAMED = 20
"""Sentences after an opened frame ("<system>", "<!--") that belong to it at most, where nothing closes it."""


@dataclass(frozen=True)
class Instruction:
    """A sentence that instructs: its place in the text as given (code points), and its visible words.

    Text spelt with invisible characters has no place: start and end are 0.
    """

    start: int
    end: int
    quote: str


@lru_cache(maxsize=64)
def instructions(text: str) -> tuple[Instruction, ...]:
    """The sentences that instruct, in the order of the text."""
    smuggled = hidden(text[:READ])
    return (*([Instruction(0, 0, smuggled)] if len(smuggled) > 3 else []), *_told(text))


def _told(text: str) -> Iterator[Instruction]:
    rule, framed = "", 0
    for start, end in _sentences(text):
        quote = _seen(text[start:end]).strip()
        meant = as_meant(quote)
        rule = _rule(meant, before=rule)
        framed = _framed(meant, framed)
        if rule or framed:
            yield Instruction(start, end, quote)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for first, last in _cut(text):
        for start in range(first, last, LONGEST):
            piece = text[start : min(start + LONGEST, last)]
            if piece.strip():
                yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, whatever their length; what stands behind a closed frame is one of its own."""
    for found in _SENTENCE.finditer(text, 0, READ):
        closed = (each.end() for each in _CLOSED.finditer(text, found.start(), found.end()))
        yield from pairwise((found.start(), *closed, found.end()))


def _seen(text: str) -> str:
    return visible(text) if _UNSEEN.search(text) else text


def as_meant(sentence: str) -> str:
    """As it is meant to be read: letters in costume, of another alphabet's look, or spaced out are plain letters, and
    so are digits that stand for them.
    """
    plain = straight(unicodedata.normalize("NFKC", sentence)) if not sentence.isascii() else sentence
    if _LATIN.search(plain):
        plain = plain.translate(_LOOKALIKES)
    if len(_SPACED_OUT.findall(plain)) > 1 or _LONG_SPACED_OUT.search(plain):
        plain = " ".join(_SPACED_OUT.sub(lambda found: regex.sub(r"[ ._-]", "", found[0]), plain).split())
    if len(_LEET.findall(plain)) > 2:
        plain = _LEET.sub(lambda found: found[0].translate(_DIGITS), plain)
    return plain


def _rule(plain: str, before: str) -> str:
    """The rule that tells the sentence from description, or ""; `before` is that of the sentence before it."""
    for rule in rules():
        if rule.is_broken_by(plain):
            unfinished = plain.endswith(":") or (rule.name == "split" and plain[-1:] not in ".!?")
            return "announced" if unfinished else rule.name
    if _BLOB.search(plain) and "://" not in plain:
        return "blob"
    if before == "field" and _FIELD.match(plain):
        return "field"
    if before and _SAMPLE.match(plain):
        return "sample"
    return "announcement" if before == "announced" else ""


def _framed(plain: str, framed: int) -> int:
    """How many sentences the frame that was opened may still go on for: 0 outside of one."""
    opened, closed = (max((found.start() for found in mark.finditer(plain)), default=-1) for mark in (_OPENS, _CLOSES))
    if opened > closed:
        return FRAMED
    return 0 if closed >= 0 else max(0, framed - 1)


@dataclass(frozen=True)
class Rule:
    """A rule of the data: what its sentences have, and what a sentence must have for it to be tried (`gate`)."""

    name: str
    gate: Pattern
    pattern: Pattern

    def is_broken_by(self, plain: str) -> bool:
        """Whether the sentence is one of them."""
        return self.gate.search(plain) is not None and self.pattern.search(plain) is not None


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the file."""
    data = tomllib.loads(resources.files("writer.languages").joinpath("instructions.toml").read_text(encoding="utf-8"))
    words = {f"<{group}>": "|".join(alternatives) for group, alternatives in data["words"].items()}
    return tuple(
        Rule(name, _any_of([rule.get("gate", "")], words), _any_of(rule["patterns"], words))
        for name, rule in data["rules"].items()
    )


def _any_of(patterns: list[str], words: dict[str, str]) -> Pattern:
    """Any of the patterns, for `re`, which compiles them in a third of the time of `regex`; most profiles need few."""
    whole = "|".join(f"(?:{pattern})" for pattern in patterns)
    for group, alternatives in words.items():
        whole = whole.replace(group, alternatives)
    return Pattern(whole, "brief")


_FIELD = regex.compile(r"\W{0,4}\w[\w ]{0,30} ?[:=] ?\S")
_SENTENCE = regex.compile(r"[^\n\r.!?…]++(?:[.!?…]++(?=[^\s\"”»)\]])[^\n\r.!?…]*+)*+[.!?…\"”»)\]]*+|[.!?…]++")
_CLOSED = regex.compile(r"</[\w -]*>|\[/[\w -]*\]|\}\}|\"\s*\}")
"""What ends a frame: what stands behind it in the same line is the owner's again."""
_SAMPLE = regex.compile(
    r"\W{0,4}(?:mine|a|answer|e\.?g|for (?:example|instance)|examples?|samples?|like (?:this|so)|thus|suggestion"
    r"|zum beispiel|beispiel|par exemple|por exemplo|por ejemplo|ad esempio)\b[^:\n]{0,20}[:,]",
    regex.IGNORECASE,
)
_OPENS = regex.compile(
    r"<!--|\{\s*\"|[-=*#]{3,} ?END (?:OF )?(?:QUOTED|PROFILE|DATA|INPUT|CONTEXT|DOCUMENT)"
    r"|<\|?(?:system|instructions?|prompt|im_start)\b|\[INST\]|<<SYS>>",
    regex.IGNORECASE,
)
_CLOSES = regex.compile(r"-->|</|\"\s*\}|[-=*#]{3,} ?BEGIN\b|<\|(?:end|im_end)|\[/INST\]|<</SYS>>", regex.IGNORECASE)
_BLOB = regex.compile(
    r"(?<![\w/:.])(?=[\w+/-]{0,40}?\d)(?=[\w+/-]{0,40}?\p{Ll})(?=[\w+/-]{0,40}?\p{Lu})[A-Za-z0-9+/_-]{40,}+"
    r"|(?<!\w)(?:[0-9a-fA-F]{2}[ :]?){24,}+"
)
_UNSEEN = regex.compile(r"[\p{DI}\p{C}\u2800\ufff9-\ufffb]")
_LATIN = regex.compile(r"[A-Za-z]")
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһвнкмтАВЕНІКМОРСТХЅЈοανιερ", "aeopcyxijsdhbhkmtABEHIKMOPCTXSJoavuep")
_SPACED_OUT = regex.compile(r"(?<!\p{L}[ ._-]?)\b\p{L}(?:[ ._-]\p{L}\b){2,}+")
_LONG_SPACED_OUT = regex.compile(r"\b\p{L}(?:[ ._-]\p{L}\b){4,}+")
_LEET = regex.compile(
    r"\b(?=\p{L}*[013457])(?=[013457]*\p{L})(?!\d+(?:st|nd|rd|th|s|[ap]m|k?m|kg|g|h|v)\b)[\p{L}013457]{3,}+\b"
)
"""A word in which digits stand for letters: "p455w0rd"; three of them are no accident."""
_DIGITS = str.maketrans("013457", "oieast")
