"""Records: what a brief states, clause by clause, each with its owner and the words it was read from."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import regex

from writer.brief import Brief
from writer.languages import Pack
from writer.people.pasted import profile
from writer.reading.appeals import marks
from writer.reading.asides import is_taken_out
from writer.reading.forms import stem
from writer.reading.scope import denied, planned
from writer.text.numbers import Number, numbers
from writer.text.words import Token, tokens

Owner = Literal["sender", "recipient", "both"]

MOST_RECORDS = 2_000
"""More clauses than any honest profile has: what follows them is not read, so that a text of any size is read in
bounded time.
"""


@dataclass(frozen=True, eq=False)
class Fact:
    """One clause of what the brief states.

    `field` is where it stands ("connection.how", "recipient.about", ...), `quote` its words, at `start` to `end` of
    that field (code points). `owner` is whom it is about. `topic` are the words of it that only say what was talked
    about, `denied` those under a negation, `planned` the stems of those that it only wishes for or plans.
    """

    id: int
    field: str
    owner: Owner
    quote: str
    start: int
    end: int
    words: tuple[Token, ...] = dataclasses.field(repr=False)
    numbers: tuple[Number, ...] = dataclasses.field(repr=False)
    topic: frozenset[str] = dataclasses.field(default=frozenset(), repr=False)
    denied: frozenset[str] = dataclasses.field(default=frozenset(), repr=False)
    planned: frozenset[str] = dataclasses.field(default=frozenset(), repr=False)
    forbidden: bool = False
    is_name: bool = False
    marks: int = 0

    @property
    def told(self) -> bool:
        """Whether the sender said it, and not the pasted text."""
        return self.field != "recipient.about"

    @property
    def of_the_two(self) -> bool:
        """Whether the sender said it of the two or of why they write, and not of one of them."""
        return self.owner == "both"

    def denies(self, norm: str, words: Pack) -> bool:
        """Whether the word, or a form of it, stands under a negation."""
        return bool(self.denied) and (norm in self.denied or stem(norm, words) in self.denied)


def numbered(found: Iterable[Fact]) -> Iterator[Fact]:
    """The records with their numbers, from 1 on: a prompt names facts by them."""
    for number, fact in enumerate(found, 1):
        yield replace(fact, id=number)


def records(brief: Brief, ignored: Sequence[tuple[int, int]], words: Pack) -> Iterator[Fact]:
    """Everything the brief states: the sender's own words first, then the profile without what instructs."""
    clause, _ = _cuts(words)
    for where, owner, text in _own_words(brief):
        clauses = [(start, text[start:end]) for start, end in _spans(clause, text)]
        for place, (start, quote) in enumerate(clauses):
            following = clauses[place + 1][1] if place + 1 < len(clauses) else ""
            before = clauses[place - 1][1] if place else ""
            forbidden = is_taken_out(quote, before, following, words)
            yield _fact(where, owner, quote, start, words, forbidden)
    if brief.recipient.name:
        yield _fact("recipient.name", "recipient", brief.recipient.name, 0, words)
    yield from _of_the_profile(brief, ignored, words)


def _of_the_profile(brief: Brief, ignored: Sequence[tuple[int, int]], words: Pack) -> Iterator[Fact]:
    names = {word.norm for word in tokens(brief.recipient.name)}
    _, sentence = _cuts(words)
    for line in profile(brief.recipient.about).own_lines:
        for start, end in _spans(sentence, line.text):
            if not any(line.start + start < last and first < line.start + end for first, last in ignored):
                fact = _fact("recipient.about", "recipient", line.text[start:end], line.start + start, words)
                is_name = {word.norm for word in fact.words} <= names
                yield replace(fact, is_name=is_name, marks=marks(fact.quote, fact.words, brief))


def _own_words(brief: Brief) -> Iterator[tuple[str, Owner, str]]:
    fields: list[tuple[str, Owner, str]] = [
        ("connection.how", "both", brief.connection.how),
        ("reason", "both", brief.reason),
        *((f"confirmed[{place}]", "both", text) for place, text in enumerate(brief.confirmed)),
        ("sender.name", "sender", brief.sender.name),
        ("sender.about", "sender", brief.sender.about),
    ]
    return (each for each in fields if each[2])


_CLOSING = r"[\"'”’»)\]]*+"
_CLOSED = regex.compile(rf"\.{_CLOSING}(?=\s)")
"""What is left of a sentence that ended within quotes, at the head of the next."""


@lru_cache(maxsize=8)
def _cuts(words: Pack) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """A clause of the sender's own words, and a sentence of a profile; an abbreviation or an initial ends neither."""
    short = "|".join(map(regex.escape, sorted(words.words("abbreviations"))))
    dot = rf"(?<!\b(?:\p{{L}}|{short}))\.{_CLOSING}(?:\s|$)"
    clause = rf"(?:[^,;:!?\n()…]|(?<=\d)[,:](?=\d))+?(?=(?!(?<=\d)[,:]\d)[,;:!?\n()…]|{dot}|\s[-–—]\s|$)"
    sentence = rf"[^!?\n•·|]+?(?=[!?\n•·|]|{dot}|$)"
    return regex.compile(clause, regex.IGNORECASE), regex.compile(sentence, regex.IGNORECASE)


def _spans(pattern: regex.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the pattern's finds stand in the text, without the marks and blanks at their ends."""
    for found in pattern.finditer(text):
        begun = _CLOSED.match(found[0])
        kept = found[0][begun.end() if begun else 0 :].strip(" .-–—\t")
        if kept:
            start = found.start() + found[0].rindex(kept)
            yield start, start + len(kept)


def _fact(where: str, owner: Owner, quote: str, start: int, words: Pack, forbidden: bool = False) -> Fact:
    found = tokens(quote)
    return Fact(
        id=0,
        field=where,
        owner=owner,
        quote=quote,
        start=start,
        end=start + len(quote),
        words=found,
        numbers=tuple(numbers(found, words.language)),
        topic=_topic(found, words),
        denied=denied(found, words),
        planned=planned(quote, found, words) if where != "recipient.about" else frozenset(),
        forbidden=forbidden,
    )


def _topic(found: tuple[Token, ...], words: Pack) -> frozenset[str]:
    """The words after "talked about", up to the next subject: what was talked about, not what ties the two."""
    data = words.toml("topics")
    topic: set[str] = set()
    inside = False
    for place, word in enumerate(found):
        spoken = {each.norm for each in found[max(0, place - 3) : place]}
        if place and (word.norm in data["always"] or (word.norm in data["after_talk"] and spoken & set(data["talk"]))):
            inside = True
        elif word.norm in data["ends"]:
            inside = False
        elif inside:
            topic.add(word.norm)
    return frozenset(topic)
