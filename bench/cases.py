"""What mutants and variants are made of: a note that may be sent, with its brief, and the words of both."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

import regex

from writer.brief import Brief

DATA = tomllib.loads((Path(__file__).parent / "mutants.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Case:
    """A note that may be sent, with its brief."""

    id: str
    brief: Brief
    note: str

    @cached_property
    def told(self) -> str:
        """What the sender said, in lower case."""
        return f"{self.brief.told}\n{self.brief.sender.about}".lower()

    @cached_property
    def profile(self) -> str:
        """The recipient's profile, in lower case."""
        return self.brief.recipient.about.lower()

    @cached_property
    def two(self) -> set[str]:
        """The words of the two people's names, in lower case."""
        return set(regex.findall(r"[\w'’-]+", f"{self.brief.sender.name} {self.brief.recipient.name}".lower()))

    def knows(self, words: str) -> bool:
        """Whether any field of the brief holds these words."""
        return words.lower() in f"{self.told}\n{self.profile}\n{' '.join(self.two)}"


@dataclass(frozen=True)
class Mutant:
    """A changed note: of which kind the change is, and the note it was made from."""

    kind: str
    case: Case = field(repr=False)
    note: str


Rule = Callable[[Case, Random], Iterator[str]]
"""What one rule makes of a note."""


def named(whole: str, note: str) -> list[str]:
    """The words of a name that stand in the note, titles aside."""
    words = regex.findall(r"[\p{L}\p{M}'’-]{2,}", whole)
    return [name for name in words if stands(name, note) and name.lower() not in DATA["no_names"]]


def unknown(table: str, case: Case, draw: Random) -> str:
    """An entry of a table of mutants.toml that the brief does not hold."""
    return draw.choice([each for each in DATA[table] if not case.knows(each)])


def stands(word: str, text: str) -> bool:
    """Whether the word stands in the text, whole and in this letter case."""
    return regex.search(rf"(?<![\w-]){regex.escape(word)}(?![\w-])", text) is not None


def put(text: str, word: str, other: str) -> str:
    """The text with another word in each place of this one."""
    return str(regex.sub(rf"(?<![\w-]){regex.escape(word)}(?![\w-])", other, text))


def sentence_at(text: str, at: int) -> str:
    """The sentence around a place."""
    return next(found[0] for found in regex.finditer(r"[^.!?]*[.!?]*", text) if found.end() > at)


def begins(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    return not text[:at].strip() or text[:at].rstrip()[-1] in ".!?"


def with_a_sentence(note: str, sentence: str) -> str:
    """The note with a sentence before its sign-off."""
    signed = _SIGNED.search(note)
    end = signed.start() if signed else len(note.rstrip())
    body = note[:end] if note[:end].endswith((".", "!", "?", "…", ")")) or sentence == "🙂" else f"{note[:end]}."
    return f"{body} {sentence}{note[end:]}"


_SIGNED = regex.compile(
    r"(?<=[.!?…)]) +(?:Best|Kind regards|Regards|Thanks|Cheers|Best regards|Best wishes|Warmly|Many thanks)?,? ?"
    r"[\p{Lu}–-][\p{L}\p{M} .'’–-]{0,30}(?:\([^()]*\))?$"
)
