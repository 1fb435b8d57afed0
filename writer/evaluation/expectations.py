"""What a case expects beyond the checks, held against what became of it; each failure is one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer.errors import ConnoteError, NotEnough
from writer.evaluation.suites import Expect, Pattern, Regex
from writer.note import Ask, Outcome
from writer.reading import facts
from writer.text.characters import units


def failures(expect: Expect, outcome: Outcome | None, error: ConnoteError | None) -> Iterator[str]:
    """What the outcome, or the refusal in its place, falls short of; of texts, only a returned note can."""
    if expect.refused and not isinstance(error, NotEnough):
        yield "was not refused, though there is not enough to say"
    if expect.asks_about:
        yield from _unasked(expect, outcome, error)
    if outcome is None:
        return
    if expect.kind and facts(outcome.brief).kind != expect.kind:
        yield f"the tie was read as {facts(outcome.brief).kind}, not {expect.kind}"
    if outcome.notes:
        yield from _of_note(expect, outcome.notes[0].text)


def _of_note(expect: Expect, note: str) -> Iterator[str]:
    for pattern in expect.mention:
        if not found(pattern, note):
            yield f"does not mention {_shown(pattern)}"
    for pattern in expect.not_mention:
        if found(pattern, note):
            yield f"mentions {_shown(pattern)}"
    if expect.at_most and units(note) > expect.at_most:
        yield f"has {units(note)} characters, more than {expect.at_most}"


def _unasked(expect: Expect, outcome: Outcome | None, error: ConnoteError | None) -> Iterator[str]:
    asked = " ".join(_questions(outcome, error))
    for pattern in expect.asks_about:
        if not found(pattern, asked):
            yield f"does not ask about {_shown(pattern)}"


def _questions(outcome: Outcome | None, error: ConnoteError | None) -> Iterator[str]:
    if isinstance(error, NotEnough):
        yield error.question
    drafts = [draft for attempt in outcome.attempts for draft in attempt.drafts] if outcome else []
    for finding in (finding for draft in drafts for finding in draft.findings):
        if isinstance(finding.ask, Ask):
            yield f"{finding.ask.question} {finding.ask.statement}"


def found(pattern: Pattern, text: str) -> bool:
    """Whether the text holds it, in either case."""
    if isinstance(pattern, Regex):
        return bool(re.search(pattern.regex, text, re.IGNORECASE))
    return pattern.casefold() in text.casefold()


def _shown(pattern: Pattern) -> str:
    return f"/{pattern.regex}/" if isinstance(pattern, Regex) else f"“{pattern}”"
