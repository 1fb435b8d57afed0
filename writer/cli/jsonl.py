"""`connote check --jsonl`: a stream of notes in, a stream of verdicts out, one line each, in the same order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from writer import pipeline
from writer.brief import Brief
from writer.cli import as_json, gather, inputs
from writer.errors import ConnoteError, FileError, UsageError

LONGEST_LINE = 1_000_000
"""Bytes: what is longer holds no note and no profile, and is never held in memory whole."""


def checked(where: str, allow: frozenset[str]) -> int:
    """Writes a verdict for each line as soon as it is read. 1 if any line has a finding or an error, else 0.

    Each says which line it is of, counted from 1, and has that line's "id" where there is one. A line that cannot be
    read gives {"error": ...} in its place; empty lines are passed over. Checks are set aside by what is given here, and
    not by the user's own settings.
    """
    worst = 0
    with _opened(where) as stream:
        for number, line in _lines(stream):
            verdict = {"line": number, **_verdict(line, allow)}
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


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line that is not empty, with its number; of one that is too long, only so much that it shows."""
    for number in count(1):
        if not (line := stream.readline(LONGEST_LINE + 1)):
            return
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        if line.strip():
            yield number, line


def _verdict(line: bytes, allow: frozenset[str]) -> dict[str, Any]:
    """What is found in the note of a line, or why it cannot be read; with the line's own id, whatever that is."""
    known: dict[str, Any] = {}
    try:
        data = _object(line)
        known = {"id": data["id"]} if "id" in data else {}
        brief, note = _read(data)
        draft = pipeline.check(note, brief, allow=allow)
    except ConnoteError as error:
        return {**known, "error": " ".join(filter(None, [error.message, error.hint]))}
    allowed = {"allowed": sorted(allow)} if allow else {}
    return {**known, "ok": draft.passed, "findings": [as_json.finding(each) for each in draft.findings], **allowed}


def _read(data: dict[str, Any]) -> tuple[Brief, str]:
    """The brief and the note of a line. Raises `UsageError` and `BriefError`."""
    brief, note = data.get("brief"), data.get("note")
    if not isinstance(brief, dict) or not isinstance(note, str):
        raise UsageError('The line needs a "brief" (an object) and a "note" (a text).')
    if len(note) > inputs.LARGEST_NOTE:
        raise UsageError(f"The note is longer than {inputs.LARGEST_NOTE // 1000} kB.")
    return gather.named(Brief.of(brief)), note


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise UsageError(f"The line is longer than {LONGEST_LINE // 1000} kB.")
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
