"""The way of the data, on one screen: brief → facts → request → drafter → readings → checks → outcome.

The command line, batch, evals and the Python API call this and nothing below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace

from writer.brief import Brief
from writer.checks import judge
from writer.checks import known as known_checks
from writer.drafters import Drafter, Request
from writer.errors import NotEnough, UsageError
from writer.note import Attempt, Draft, Note, Outcome
from writer.prompts import Prompt
from writer.reading import Facts, Reading, facts, left_out, read, trace

NONE: frozenset[str] = frozenset()
FINAL = frozenset({"refused", "filtered"})
"""Ends after which asking again cannot help."""

OnAttempt = Callable[[Attempt], None]


def write(
    brief: Brief,
    drafter: Drafter,
    prompt: Prompt,
    *,
    drafts: int = 3,
    attempts: int = 3,
    choices: int = 1,
    allow: Set[str] = NONE,
    on_attempt: OnAttempt | None = None,
) -> Outcome:
    """Asks the drafter for drafts until one passes the checks, or until `attempts` requests are spent.

    `drafts` are asked for in each request, and more where `choices` (how many different notes are wanted) needs them.
    `on_attempt` is told each attempt as it ends. An outcome without notes is returned, not raised. Raises `NotEnough`
    for a brief with nothing to say, `UsageError` for a number below 1 or an unknown check, and `DrafterError`.
    """
    for name, number in (("drafts", drafts), ("attempts", attempts), ("choices", choices)):
        if number < 1:
            raise UsageError(f"{name} is {number}: one is the least.")
    known, allow = facts(brief), known_checks(allow)
    if known.missing:
        raise NotEnough(known.missing.why, known.missing.text)
    request = Request(brief, prompt, n=in_a_request(drafts, choices))
    return _ask(request, drafter, known, attempts, choices, allow, on_attempt)


def in_a_request(drafts: int, choices: int) -> int:
    """How many drafts are asked for at once, where so many different notes are wanted."""
    return drafts if choices == 1 else max(drafts, choices + 2)


def change(
    outcome: Outcome,
    draft: Draft,
    wish: str,
    drafter: Drafter,
    *,
    drafts: int = 3,
    states: bool = True,
    on_attempt: OnAttempt | None = None,
) -> Outcome:
    """One more request: this draft, changed as the sender wishes.

    The wish is the sender's own word, so it may state facts, and goes into the brief; where it `states` nothing ("Make
    it shorter."), it does not.
    """
    brief = outcome.brief.with_confirmed(wish) if states else outcome.brief
    prompt = outcome.attempts[-1].request.prompt
    previous = replace(outcome.attempts[-1], drafts=(draft,))
    request = Request(brief, prompt, n=drafts, previous=previous, wish=wish)
    return _ask(request, drafter, facts(brief), 1, 1, outcome.allowed, on_attempt)


def recheck(outcome: Outcome, confirmed: Iterable[str]) -> Outcome:
    """The same drafts against a brief that says more, in one sentence or several; asks no model."""
    said = [confirmed] if isinstance(confirmed, str) else confirmed
    brief = outcome.brief.with_confirmed(*said)
    known = facts(brief)
    readings = _readings(known, _texts(outcome))
    again = [
        replace(attempt, drafts=tuple(judge(readings[draft.text], outcome.allowed) for draft in attempt.drafts))
        for attempt in outcome.attempts
    ]
    return _outcome(known, again, readings, outcome.allowed, outcome.choices)


def passed(outcome: Outcome) -> tuple[Note, ...]:
    """Every draft that passed, best first, however many notes were asked for."""
    known, texts = facts(outcome.brief), _texts(outcome)
    done, readings = list(outcome.attempts), _readings(known, texts)
    return _outcome(known, done, readings, outcome.allowed, choices=len(texts)).notes


def note(text: str, brief: Brief) -> Note:
    """A text that passed as a note, with its trace."""
    return _note(read(text, facts(brief)))


def _note(reading: Reading) -> Note:
    return Note(reading.text, trace(reading), left_out(reading))


def check(text: str, brief: Brief, *, allow: Set[str] = NONE) -> Draft:
    """The same checks for a text that a person wrote. Raises `UsageError` for no text, or an unknown check."""
    if not isinstance(text, str):
        raise UsageError(f"The note is no text, but {type(text).__name__}.", "Give it as a str.")
    return judge(read(text, facts(brief)), known_checks(allow))


def best(drafts: Iterable[Draft]) -> Draft | None:
    """The draft that needs least: fewest findings that no question settles, then fewest questions, then shortest."""
    return min(drafts, key=_need, default=None)


def _need(draft: Draft) -> tuple[int, int, int]:
    wrong = sum(1 for finding in draft.findings if not finding.ask)
    return wrong, len(draft.findings) - wrong, len(draft.text)


def _ask(
    first: Request,
    drafter: Drafter,
    known: Facts,
    attempts: int,
    choices: int,
    allow: frozenset[str],
    on_attempt: OnAttempt | None,
) -> Outcome:
    done: list[Attempt] = []
    readings: dict[str, Reading] = {}
    request: Request | None = first
    while request and len(done) < attempts:
        answer = drafter.draft(request)
        readings |= _readings(known, answer.drafts)
        judged = tuple(judge(readings[text], allow) for text in answer.drafts)
        done.append(Attempt(request, answer, judged))
        if on_attempt:
            on_attempt(done[-1])
        request = _next(first, done, choices) if drafter.repairs else None
    return _outcome(known, done, readings, allow, choices)


def _next(first: Request, done: list[Attempt], choices: int) -> Request | None:
    """What to ask after these attempts; None when there is nothing left to ask."""
    last = done[-1]
    passed = {draft.text for attempt in done for draft in attempt.drafts if draft.passed}
    if len(passed) >= choices or last.answer.end in FINAL:
        return None
    if last.answer.end == "cut_off":
        return None if last.request.room > 1 else replace(last.request, room=4)
    if not last.drafts:
        return replace(last.request, again=last.request.again + 1)
    failing = best(draft for draft in last.drafts if not draft.passed)
    if failing is None or _stuck(done):
        return None
    return replace(first, room=last.request.room, previous=replace(last, drafts=(failing,)))


def _stuck(done: list[Attempt]) -> bool:
    """Whether the last repair changed nothing: every draft it brought was there before."""
    before = {draft.text for attempt in done[:-1] for draft in attempt.drafts}
    return {draft.text for draft in done[-1].drafts} <= before


def _texts(outcome: Outcome) -> list[str]:
    return [draft.text for attempt in outcome.attempts for draft in attempt.drafts]


def _readings(known: Facts, texts: Iterable[str]) -> dict[str, Reading]:
    """Each text as it is read: the checks, the ranking and the trace stand on the same reading."""
    return {text: read(text, known) for text in texts}


def _outcome(
    known: Facts, done: list[Attempt], readings: Mapping[str, Reading], allow: frozenset[str], choices: int
) -> Outcome:
    drafts = list(dict.fromkeys(draft for attempt in done for draft in attempt.drafts))
    passed = sorted((draft for draft in drafts if draft.passed), key=lambda draft: _rank(readings[draft.text]))
    notes = tuple(_note(readings[draft.text]) for draft in passed[:choices])
    return Outcome(known.brief, notes, passed[0] if passed else best(drafts), tuple(done), allow, choices)


def _rank(reading: Reading) -> tuple[int, int]:
    """Notes that keep the sender's own words come first, then those with fewer worn courtesies; then the drafter's
    order.
    """
    return -reading.own_words, reading.worn
