"""The notes that docs/offline.md lists, from what bench/offline.py --keep has kept in evals/baselines/."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent.parent / "evals/baselines/offline_notes.json"


def count() -> str:
    """How many of the briefs get a note."""
    rows = _rows()
    notes = sum("note" in row for row in rows)
    return f"{notes} of {len(rows)} briefs get a note that passes all checks ({notes / len(rows):.0%})."


def notes() -> str:
    """Every brief's `how` and reason, and the note."""
    return "\n".join(line for row in _rows() for line in _entry(row))


def _entry(row: dict[str, Any]) -> Iterator[str]:
    yield f"**{row['id']}** ({row['kind'].replace('_', ' ')}, {row['limit']})  "
    yield f"how: {_plain(row['how'])}  "
    if "reason" in row:
        yield f"reason: {_plain(row['reason'])}  "
    if "note" in row:
        yield f"\n> {_plain(row['note'])}\n"
    else:
        why = f"held back by {', '.join(row['held_back_by'])}" if "held_back_by" in row else row.get("said", "")
        yield f"\n> *no note:* {why}{': ' + _plain(row['best']) if 'best' in row else ''}\n"


def _plain(text: str) -> str:
    """On one line, with nothing in it that markdown would take for markup."""
    return " ".join(text.split()).replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;")


def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(KEPT.read_text(encoding="utf-8"))
    return rows
