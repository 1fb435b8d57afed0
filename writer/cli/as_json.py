"""Results as plain data, for programs; places are in code points, costs in US dollars, seconds in seconds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from writer.brief import Brief
from writer.errors import ConnoteError, NotEnough
from writer.note import Attempt, Draft, Finding, Note, Outcome
from writer.reading import facts
from writer.text.characters import units


def text(data: Any) -> str:
    """One line of JSON. ASCII, so that it survives any pipe and any half of a surrogate pair."""
    return json.dumps(data, ensure_ascii=True)


def pretty(data: Any) -> str:
    """JSON for people and programs."""
    return json.dumps(data, ensure_ascii=True, indent=2)


@contextmanager
def telling(wanted: bool) -> Iterator[None]:
    """Prints what kept a result from coming, too, where JSON is wanted: a program reads no line meant for people."""
    try:
        yield
    except ConnoteError as error:
        if wanted:
            question = error.question if isinstance(error, NotEnough) else None
            sys.stdout.write(pretty({"error": error.message, "hint": error.hint, "question": question}) + "\n")
        raise


def outcome(of: Outcome) -> dict[str, Any]:
    """The whole outcome: notes with their traces, the best draft with its findings, every attempt with its account.

    "best" is the first note where there is one.
    """
    return {
        "notes": [_note(note) for note in of.notes],
        "best": draft(of.best) if of.best else None,
        **setting(of.brief, sorted(of.allowed)),
        "attempts": [_attempt(attempt) for attempt in of.attempts],
    }


def setting(brief: Brief, allowed: list[str]) -> dict[str, Any]:
    """What the texts were held against: kind, language, limit, channel, what was ignored, and the checks set aside."""
    known = facts(brief)
    return {
        "kind": known.kind,
        "language": known.language,
        "limit": brief.limit,
        "channel": brief.channel,
        "ignored": list(known.ignored),
        "allowed": allowed,
    }


def draft(of: Draft) -> dict[str, Any]:
    """A draft with what is held against it."""
    return {
        "text": of.text,
        "length": units(of.text),
        "ok": of.passed,
        "findings": [{**finding(each), "hint": each.hint} for each in of.findings],
    }


def finding(of: Finding) -> dict[str, Any]:
    """A finding; `question` and `statement` are null where asking the sender cannot settle it."""
    return {
        "check": of.check,
        "message": of.message,
        "quote": of.quote,
        "start": of.start,
        "end": of.end,
        "question": of.ask.question if of.ask else None,
        "statement": of.ask.statement if of.ask else None,
    }


def _note(of: Note) -> dict[str, Any]:
    return {
        "text": of.text,
        "length": units(of.text),
        "trace": [asdict(statement) for statement in of.trace],
        "left_out": list(of.left_out),
    }


def _attempt(of: Attempt) -> dict[str, Any]:
    answer = of.answer
    usage = asdict(answer.usage)
    return {
        "asked": of.request.n,
        "prompt": {"name": of.request.prompt.name, "hash": of.request.prompt.hash},
        "drafts": [draft(each) for each in of.drafts],
        "end": answer.end,
        "model": answer.model,
        "request_id": answer.request_id,
        "tries": answer.tries,
        "seconds": round(answer.seconds, 3),
        "usage": {**usage, "cost": float(usage["cost"]) if usage["cost"] is not None else None},
        "remark": answer.remark,
    }
