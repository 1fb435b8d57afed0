"""How the checks do on notes that people have labelled: good ones let through, bad ones stopped, by set and by defect.

A set is a folder with briefs.jsonl (a brief a line, with an id) and notes.jsonl: a note a line, with the id of its
brief, its label ("accept" or "reject") and its defects; and an id, where somebody wants to find it again.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from writer import pipeline
from writer.brief import Brief
from writer.errors import UsageError
from writer.evaluation.statistics import Interval, wilson

BRIEFS, NOTES = "briefs.jsonl", "notes.jsonl"
GOOD, BAD = "accept", "reject"


@dataclass(frozen=True)
class Note:
    """A note with its brief, and whether people would send it; `defects` says what is wrong with it if not."""

    id: str
    text: str
    brief_id: str
    brief: Brief
    good: bool
    defects: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    """How many of how many."""

    of: int = 0
    all: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.of + other.of, self.all + other.all)

    @property
    def share(self) -> Interval:
        """With its 95 % interval (Wilson)."""
        return wilson(self.of / self.all if self.all else math.nan, self.all)


@dataclass(frozen=True)
class Score:
    """How a set was judged. `asked` are good notes that were let through or only asked about."""

    good: Count = Count()
    asked: Count = Count()
    bad: Count = Count()
    defects: Mapping[str, Count] = field(default_factory=dict)

    @property
    def slipped(self) -> Count:
        """The bad notes among all that were let through."""
        missed = self.bad.all - self.bad.of
        return Count(missed, self.good.of + missed)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.good + other.good,
            self.asked + other.asked,
            self.bad + other.bad,
            _added(self.defects, other.defects),
        )


def _added(one: Mapping[str, Count], other: Mapping[str, Count]) -> dict[str, Count]:
    return {name: one.get(name, Count()) + other.get(name, Count()) for name in sorted({*one, *other})}


def plain(score: Score) -> dict[str, Any]:
    """A score as JSON can hold it."""
    counts = {"good_let_through": score.good, "good_or_asked": score.asked, "bad_stopped": score.bad}
    named = {**counts, "bad_among_let_through": score.slipped}
    return {
        **{name: _plain(count) for name, count in named.items()},
        "by_defect": {name: _plain(count) for name, count in score.defects.items()},
    }


def _plain(count: Count) -> dict[str, float | None]:
    interval = count.share
    return {
        "of": count.of,
        "all": count.all,
        "share": None if math.isnan(interval.value) else interval.value,
        "low": interval.low,
        "high": interval.high,
    }


def sets(folder: Path) -> list[Path]:
    """The folder itself if it is a set, else those below it that are. Raises `UsageError` where there is none."""
    found = sorted(path.parent for path in folder.rglob(NOTES))
    if not found:
        raise UsageError(f"{folder} holds no labelled notes.", f"A set is a folder with {BRIEFS} and {NOTES}.")
    return found


def name(folder: Path) -> str:
    """As reports call a set: by the folder and the one above."""
    return "/".join(folder.resolve().parts[-2:])


def score(folder: Path) -> Score:
    """How the checks judge the notes of a set. Raises `UsageError` and `BriefError` for what cannot be read."""
    return sum(map(_judged, notes(folder)), Score())


def _judged(note: Note) -> Score:
    draft = pipeline.check(note.text, note.brief)
    if note.good:
        return Score(good=Count(draft.passed, 1), asked=Count(draft.passed or draft.only_asks, 1))
    stopped = Count(not draft.passed, 1)
    return Score(bad=stopped, defects=dict.fromkeys(note.defects, stopped))


def notes(folder: Path) -> Iterator[Note]:
    """The notes of a set. Raises `UsageError` and `BriefError` for what cannot be read."""
    known = briefs(folder)
    for row in _rows(folder / NOTES, {"brief", "note", "label", "defects"}):
        brief, label = row["brief"], row["label"]
        if brief not in known or label not in {GOOD, BAD}:
            raise UsageError(f"{folder / NOTES} has a note without a brief or a label.", f"Labels: {GOOD}, {BAD}.")
        yield Note(row.get("id", ""), row["note"], brief, known[brief], label == GOOD, tuple(row["defects"]))


def briefs(folder: Path) -> dict[str, Brief]:
    """The briefs of a set by their ids. Raises `UsageError` and `BriefError` for what cannot be read."""
    return {row["id"]: _brief(row, folder) for row in _rows(folder / BRIEFS, {"id"})}


def _brief(row: Mapping[str, Any], folder: Path) -> Brief:
    fields = {name: value for name, value in row.items() if name in Brief.model_fields}
    return Brief.of(fields, f"The brief {row['id']} of {folder}")


def is_unread(folder: Path) -> bool:
    """Whether it is a set that is counted and that nobody reads, so that rules cannot be made for it."""
    return "validation" in folder.resolve().parts


def _rows(path: Path, needed: Iterable[str]) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # and not where a text inside holds another kind of break
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{path} cannot be read.", f"A set is a folder with {BRIEFS} and {NOTES}.") from None
    for number, text in enumerate(lines, 1):
        if text.strip():
            yield _row(text, needed, f"Line {number} of {path}")


def _row(text: str, needed: Iterable[str], where: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except json.JSONDecodeError:
        raise UsageError(f"{where} is not valid JSON.") from None
    except (RecursionError, ValueError):
        raise UsageError(f"{where} is nested too deep, or holds a number that is too long.") from None
    if not isinstance(row, dict) or (missing := [name for name in needed if name not in row]):
        raise UsageError(f"{where} lacks {', '.join(sorted(missing)) if isinstance(row, dict) else 'everything'}.")
    return row
