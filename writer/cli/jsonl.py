"""`connote check --jsonl`: a stream of notes in, a stream of verdicts out, one line each, in the same order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from writer import pipeline
from writer.brief import Brief
from writer.cli import as_json, gather, inputs
from writer.errors import ConnoteError, FileError, UsageError

LONGEST_LINE = 1_000_000
"""Bytes: what is longer holds no note and no profile, and is never held in memory whole."""


def checked(where: str) -> int:
    """Writes a verdict for each line as soon as it is read. 1 if any line has a finding or an error, else 0.

    A line that cannot be read gives {"error": ...} in its place; empty lines are passed over. What the user's own
    settings allow does not count here.
    """
    worst = 0
    with _opened(where) as stream:
        for line in _lines(stream):
            verdict = _verdict(line)
            sys.stdout.write(as_json.text(verdict) + "\n")
            sys.stdout.flush()
            worst = worst or int(not verdict.get("ok"))
    return worst


def _opened(where: str) -> AbstractContextManager[BinaryIO]:
    if where == inputs.STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(where).open("rb")
    except (OSError, ValueError) as error:
        raise FileError(f"{where} cannot be read: {getattr(error, 'strerror', error)}.") from None


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Each line; of one that is too long, only so much that it shows."""
    while line := stream.readline(LONGEST_LINE + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        if line.strip():
            yield line


def _verdict(line: bytes) -> dict[str, Any]:
    try:
        brief, note = _read(line)
        draft = pipeline.check(note, brief)
    except ConnoteError as error:
        return {"error": " ".join(filter(None, [error.message, error.hint]))}
    return {"ok": draft.passed, "findings": [as_json.finding(each) for each in draft.findings]}


def _read(line: bytes) -> tuple[Brief, str]:
    """The brief and the note in a line. Raises `UsageError` and `BriefError`."""
    if len(line) > LONGEST_LINE:
        raise UsageError(f"The line is longer than {LONGEST_LINE // 1000} kB.")
    data = _object(line)
    brief, note = data.get("brief"), data.get("note")
    if not isinstance(brief, dict) or not isinstance(note, str):
        raise UsageError('The line needs a "brief" (an object) and a "note" (a text).')
    if len(note) > inputs.LARGEST_NOTE:
        raise UsageError(f"The note is longer than {inputs.LARGEST_NOTE // 1000} kB.")
    return gather.named(Brief.of(brief)), note


def _object(line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError("The line is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise UsageError(f"The line is not valid JSON: {error.msg}, column {error.colno}.") from None
    except (ValueError, RecursionError):
        raise UsageError(
            "The line is not JSON that can be read: it is nested too deep, or holds too long a number."
        ) from None
    if not isinstance(data, dict):
        raise UsageError("The line holds no object.")
    return data
