"""Questions on a terminal, in plain words; without a terminal nothing is asked."""

from __future__ import annotations

import sys

from writer import pipeline
from writer.brief import KIND_WORDS, KINDS, Brief
from writer.cli import gather, show
from writer.note import Outcome
from writer.reading import facts


def possible() -> bool:
    """Whether a person sits there: questions go to standard error, answers come from standard input."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """The answer in one line; "" where there is none (Enter, Ctrl-D)."""
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    try:
        return input().strip()
    except EOFError:
        sys.stderr.write("\n")
        return ""


def pasted(question: str) -> str:
    """Several lines, until Ctrl-D."""
    show.line(question)
    return sys.stdin.read().strip()


def completed(brief: Brief) -> Brief:
    """The brief, with what it lacks asked of the person; as it is where nobody can be asked."""
    if not possible():
        return brief
    brief = _for_somebody(brief)
    if missing := facts(brief).missing:
        brief = _telling(brief, ask(missing.text))
    return _of_kind(brief) if facts(brief).kind_is_open and not facts(brief).missing else brief


def _for_somebody(brief: Brief) -> Brief:
    if not brief.recipient.name and not brief.recipient.about:
        about = pasted("Paste what their profile says, then press Ctrl-D (at once, if you have nothing of it).")
        brief = gather.named(gather.with_recipient(brief, "", about))
    if not brief.recipient.name:
        brief = gather.with_recipient(brief, ask("Who is the note for? (their name)"), brief.recipient.about)
    return brief


def _telling(brief: Brief, answer: str) -> Brief:
    how = ". ".join(filter(None, [brief.connection.how.rstrip(". "), answer]))
    return brief.model_copy(update={"connection": brief.connection.model_copy(update={"how": how})})


def _of_kind(brief: Brief) -> Brief:
    """The brief with its kind as the person says, where their words leave it open; Enter takes what was understood."""
    kinds = list(KINDS)
    for number, kind in enumerate(kinds, 1):
        show.line(f"  {number}  {KIND_WORDS[kind]}")
    answer = ask(f"What fits best? [{kinds.index(facts(brief).kind) + 1}]")
    if not answer.isdecimal() or not 1 <= int(answer) <= len(kinds):
        return brief
    connection = brief.connection.model_copy(update={"kind": kinds[int(answer) - 1]})
    return brief.model_copy(update={"connection": connection})


def settled(outcome: Outcome) -> Outcome:
    """The outcome, after the person was asked whether what the best draft adds is true; asks no model again."""
    if outcome.best is None or not outcome.best.only_asks or not possible():
        return outcome
    statements = show.statements(outcome.best)
    if ask("You didn't tell me this. Is all of it true? [y/N]").casefold() not in {"y", "yes"}:
        return outcome
    return pipeline.recheck(outcome, statements)
