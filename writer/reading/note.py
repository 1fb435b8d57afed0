"""A text read against the facts: its words with their places and links, roles, claims, and what is left over."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from writer.brief import Brief
from writer.reading.cues import Claim
from writer.reading.facts import Facts
from writer.reading.line import Line
from writer.reading.linking import Link
from writer.reading.roles import Roles
from writer.text.numbers import Number
from writer.text.phrases import find, phrases

Use = Literal["grammar", "greeting", "fact", "cue", "neutral", "mark", "left"]


class Word(NamedTuple):
    """A word of the note at its place (code points): in which clause, what supports it, and what accounts for it.

    `use` is what accounts for it: a fact, a cue, the greeting, the neutral vocabulary; "left" is what nothing accounts
    for. `number` is the number that it is part of ("five" of "twenty five"). `told`: whether the sender's own words
    support it.
    """

    text: str
    norm: str
    start: int
    end: int
    clause: int
    use: Use
    links: tuple[Link, ...] = ()
    is_name: bool = False
    number: Number | None = None
    told: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is part of a number."""
        return self.number is not None

    @property
    def profiled(self) -> bool:
        """Whether the profile supports it, and nothing else."""
        return bool(self.links) and not self.told


@dataclass(frozen=True, eq=False)
class Reading:
    """A text against the facts; `denying` are the clauses that deny something, `asking` those that are questions."""

    brief: Brief
    facts: Facts
    text: str
    words: tuple[Word, ...]
    roles: Roles
    claims: tuple[Claim, ...]
    clauses: tuple[tuple[int, int], ...]
    denying: frozenset[int]
    asking: frozenset[int]

    @cached_property
    def line(self) -> Line:
        """The words by their places, with what the language makes of each."""
        return Line(self.words, self.facts.pack)

    @cached_property
    def by_clause(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each clause."""
        found: tuple[list[Word], ...] = tuple([] for _ in self.clauses)
        for word in self.words:
            found[word.clause].append(word)
        return tuple(map(tuple, found))

    @cached_property
    def _norms(self) -> tuple[str, ...]:
        return tuple(word.norm for word in self.words)

    def at(self, norms: Container[str]) -> list[int]:
        """The places of these words, in the order of the text."""
        return [place for place, norm in enumerate(self._norms) if norm in norms]

    def clause_at(self, place: int) -> int:
        """The number of the clause that a place (code points) lies in."""
        return next((number for number, (_, end) in enumerate(self.clauses) if place < end), len(self.clauses) - 1)

    @cached_property
    def supported(self) -> tuple[Word, ...]:
        """The words that anything in the brief supports: a third of a note."""
        return tuple(word for _, word in self.supported_at)

    @cached_property
    def supported_at(self) -> tuple[tuple[int, Word], ...]:
        """The same with their places."""
        return tuple((place, word) for place, word in enumerate(self.words) if word.links)

    @cached_property
    def left_over(self) -> tuple[Word, ...]:
        """The words that nothing accounts for."""
        return tuple(word for word in self.words if word.use == "left")

    @cached_property
    def own_words(self) -> int:
        """How many different words of the note are the sender's own, as they told how they know each other and why they
        write.
        """
        return len({word.norm for word in self.supported for link in word.links if link.fact.of_the_two})

    @cached_property
    def worn(self) -> int:
        """How many courtesies stand in the note that people have read too often."""
        return sum(1 for _ in find(self.text, phrases(self.facts.pack, "stock", "worn")))
