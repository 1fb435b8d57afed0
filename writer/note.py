"""What the pipeline makes: findings, judged drafts, attempts, notes and the outcome. All frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from writer.brief import Brief
    from writer.drafters import Answer, Request

Voice = Literal["you", "profile"]
"""Whose words a statement rests on: the sender's own, or the pasted text."""


@dataclass(frozen=True)
class Ask:
    """What only the sender can know: the question, and the statement that goes into the brief on a yes."""

    question: str
    statement: str


@dataclass(frozen=True)
class Finding:
    """What a check holds against a text.

    `quote` is `text[start:end]`, in code points; both places are 0 when the finding concerns the whole text. `message`
    is an instruction for a person and a model alike, `hint` what the brief would allow instead. With an `ask` the brief
    does not say; without one the text is wrong.
    """

    check: str
    quote: str
    start: int
    end: int
    message: str
    hint: str = ""
    ask: Ask | None = None


@dataclass(frozen=True)
class Draft:
    """A candidate text with its findings; it passed when there are none."""

    text: str
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing is held against it."""
        return not self.findings

    @property
    def only_asks(self) -> bool:
        """Whether all that is held against it could be settled by asking the sender."""
        return bool(self.findings) and all(finding.ask for finding in self.findings)


@dataclass(frozen=True)
class Source:
    """The words of the brief that a statement rests on: whose they are, the field they stand in, and the words
    themselves.
    """

    voice: Voice
    field: str
    quote: str


@dataclass(frozen=True)
class Statement:
    """A stretch of a note (`text[start:end]`, code points) and what it rests on; no source means it is courtesy."""

    quote: str
    start: int
    end: int
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Note:
    """A draft that passed, with the trace of each statement to its fact, and what the sender said and it `left_out`."""

    text: str
    trace: tuple[Statement, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attempt:
    """One request to the drafter, its answer, and the drafts as judged."""

    request: Request
    answer: Answer
    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class Outcome:
    """What a write ends in: the notes that passed (best first) or none, the best draft of all, and every attempt.

    `best` is the draft of the first note, else the one that needs least; None only when no attempt brought a draft.
    `allowed` names the checks that were set aside; `choices` is how many notes were wanted.
    """

    brief: Brief
    notes: tuple[Note, ...]
    best: Draft | None
    attempts: tuple[Attempt, ...]
    allowed: frozenset[str] = frozenset()
    choices: int = 1
