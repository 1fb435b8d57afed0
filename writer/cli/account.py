"""Whom a note was asked of, and what that took: said before and after, however it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal

from writer.cli import gather, show
from writer.drafters import Drafter, Request
from writer.errors import DrafterError
from writer.note import Attempt
from writer.prompts import render
from writer.reading import facts
from writer.settings import Settings


@contextmanager
def asking(said: Iterable[str], drafter: Drafter, attempts: int = 1) -> Iterator[Callable[[Attempt], None]]:
    """Says what is to be known before, gives what each attempt is told to, and in the end accounts for them all.

    So it does when it is interrupted, too.
    """
    spent: list[Attempt] = []

    def told(attempt: Attempt) -> None:
        spent.append(attempt)
        if attempt.answer.remark and attempt.answer.remark not in {each.answer.remark for each in spent[:-1]}:
            show.say(attempt.answer.remark)
        if drafter.repairs and len(spent) < attempts and not any(draft.passed for draft in attempt.drafts):
            show.say(f"No draft passed yet (request {len(spent)} of at most {attempts}).")

    for remark in said:
        show.say(remark)
    try:
        yield told
    except KeyboardInterrupt:
        show.say("Interrupted. What the last request cost is not known, if one was under way.")
        raise
    except DrafterError as error:
        if error.tries:
            show.say(f"The last request failed after {_many(error.tries, 'try', 'tries')} and {error.seconds:.1f} s.")
        raise
    finally:
        if text := total(spent):
            show.say(text)


def before(request: Request, drafter: Drafter, kept: Settings) -> Iterator[str]:
    """What to know before the first request: of the brief, of what is left out of the profile, and who is asked."""
    yield from gather.remarks(request.brief)
    if facts(request.brief).missing:
        return  # then nobody is asked
    if drafter.host and (trimmed := render(request).trimmed):
        yield trimmed
    yield who(drafter, kept)


def who(drafter: Drafter, kept: Settings) -> str:
    """Who is asked, and where."""
    if drafter.host:
        return f"Asking {drafter.name} at {drafter.host}{'' if kept.api_key else ' (without a key)'}"
    return (
        "No model is asked: this is put together by rules, on this machine. `connote doctor` says how to use a model."
    )


def total(spent: Sequence[Attempt]) -> str:
    """What the attempts took, in one line; empty where no server was asked."""
    answers = [attempt.answer for attempt in spent if attempt.answer.tries]
    if not answers:
        return ""
    tokens = f"{_sum(a.usage.input for a in answers)} tokens in, {_sum(a.usage.output for a in answers)} out"
    seconds = sum(answer.seconds for answer in answers)
    return f"{_many(len(answers), 'request')}, {tokens}, {_cost([a.usage.cost for a in answers])}, {seconds:.1f} s."


def _sum(counts: Iterator[int | None]) -> str:
    known = list(counts)
    return "unknown" if None in known else f"{sum(count or 0 for count in known):,}"


def _cost(costs: Sequence[Decimal | None]) -> str:
    return "cost unknown" if None in costs else f"${sum((cost or Decimal() for cost in costs), Decimal()):.4f}"


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
