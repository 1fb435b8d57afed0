"""What became of one case, once: the row that figures, comparisons and reports are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from writer.batch import Result
from writer.drafters import Usage
from writer.errors import ConnoteError, DrafterError, NotEnough
from writer.evaluation.expectations import failures
from writer.evaluation.suites import Case
from writer.note import Attempt, Draft
from writer.reading import facts
from writer.text.characters import units

Verdict = Literal["accepted", "asked", "stopped", "refused", "error"]
"""accepted: a note that passes the checks and the case's expectations, or a refusal that was expected. asked: no note,
but the best draft lacks nothing that the sender could not settle. stopped: no note, or one that falls short of what the
case expects. refused: not enough to say, unexpectedly. error: the provider failed; says nothing about the notes."""


@dataclass(frozen=True)
class Cell:
    """One case in one corner of the matrix."""

    suite: str
    case: str
    prompt: str
    model: str
    repeat: int


@dataclass(frozen=True)
class Held:
    """What a check held against a draft."""

    check: str
    quote: str
    message: str
    question: str | None = None


@dataclass(frozen=True)
class Tried:
    """A draft with what was held against it."""

    text: str
    held: tuple[Held, ...] = ()


@dataclass(frozen=True)
class Asked:
    """One request: its drafts, how it ended, and its account (tokens, US dollars, seconds, HTTP tries)."""

    drafts: tuple[Tried, ...]
    end: str
    usage: Usage
    model: str
    request_id: str
    tries: int
    seconds: float


@dataclass(frozen=True)
class Row:
    """What became of a cell. `note` is empty where none was returned; `best` is then the draft that came nearest."""

    cell: Cell
    tags: tuple[str, ...]
    kind: str
    recipient: str
    sender: str
    limit: int
    verdict: Verdict
    note: str
    best: str
    failures: tuple[str, ...]
    error: str
    requests: tuple[Asked, ...] = field(default=())

    @property
    def accepted(self) -> bool:
        """Whether it ended as it should."""
        return self.verdict == "accepted"

    @property
    def first(self) -> bool:
        """Whether it did so at the first request."""
        return self.accepted and len(self.requests) <= 1

    @property
    def errored(self) -> bool:
        """Whether the provider failed, so that nothing is known."""
        return self.verdict == "error"

    @property
    def tokens(self) -> int | None:
        """Of all requests, read and written; None where the server did not count one."""
        counts = [count for each in self.requests for count in (each.usage.input, each.usage.output)]
        return None if None in counts else sum(count or 0 for count in counts)

    @property
    def cost(self) -> Decimal | None:
        """In US dollars, of all requests; None where the price of one is not known."""
        costs = [each.usage.cost for each in self.requests]
        return None if None in costs else sum((cost or Decimal(0) for cost in costs), Decimal(0))

    @property
    def length(self) -> int:
        """Characters of the note, as its limit counts them."""
        return units(self.note)

    @property
    def seconds(self) -> float:
        """Spent waiting for answers."""
        return sum(each.seconds for each in self.requests)

    @property
    def stopped_by(self) -> frozenset[str]:
        """The checks that held something against any of its drafts."""
        return frozenset(held.check for each in self.requests for draft in each.drafts for held in draft.held)


_row: TypeAdapter[Row] = TypeAdapter(Row)


def graded(cell: Cell, case: Case, result: Result[Any]) -> Row:
    """The row of a result."""
    outcome, error = result.outcome, result.error
    short = () if isinstance(error, DrafterError) else tuple(failures(case.expect, outcome, error))
    best = outcome.best if outcome else None
    return Row(
        cell=cell,
        tags=case.tags,
        kind=facts(case.brief).kind,
        recipient=case.brief.recipient.name,
        sender=case.brief.sender.name,
        limit=case.brief.limit,
        verdict=_verdict(case, result, short),
        note=outcome.notes[0].text if outcome and outcome.notes else "",
        best=best.text if best and outcome and not outcome.notes else "",
        failures=short,
        error=_told(error) if error else "",
        requests=tuple(_asked(attempt) for attempt in result.attempts),
    )


def unasked(cell: Cell, case: Case, why: str) -> Row:
    """The row of a cell that was never asked, because the run ended before."""
    return Row(
        cell, case.tags, facts(case.brief).kind, case.brief.recipient.name, case.brief.sender.name, case.brief.limit,
        verdict="error", note="", best="", failures=(), error=why,
    )  # fmt: skip


def _verdict(case: Case, result: Result[Any], short: tuple[str, ...]) -> Verdict:
    if isinstance(result.error, NotEnough):
        return "accepted" if case.expect.refused and not short else "refused"
    if result.outcome is None:
        return "error"
    if result.outcome.notes:
        return "stopped" if short else "accepted"
    best = result.outcome.best
    return "asked" if best and best.only_asks else "stopped"


def _told(error: ConnoteError) -> str:
    return error.question if isinstance(error, NotEnough) else error.message


def _asked(attempt: Attempt) -> Asked:
    answer = attempt.answer
    drafts = tuple(map(_tried, attempt.drafts))
    return Asked(drafts, answer.end, answer.usage, answer.model, answer.request_id, answer.tries, answer.seconds)


def _tried(draft: Draft) -> Tried:
    return Tried(
        draft.text,
        tuple(
            Held(finding.check, finding.quote, finding.message, finding.ask.question if finding.ask else None)
            for finding in draft.findings
        ),
    )


def line(row: Row) -> str:
    """The row as one line of JSON."""
    return _row.dump_json(row).decode()


def read(path: Path) -> Iterator[Row]:
    """The rows of a file. Raises `ValueError` where one is no row, and `OSError`."""
    with path.open(encoding="utf-8") as lines:
        for text in lines:
            yield _row.validate_json(text)


def key(row: Row) -> tuple[Any, ...]:
    """Rows in the order of the matrix."""
    return tuple(asdict(row.cell).values())
