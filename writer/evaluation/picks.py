"""Notes of two runs for the same case, picked by eye: blind, in random order, to be left and taken up again."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from writer.errors import FileError, UsageError
from writer.evaluation import statistics
from writer.evaluation.rows import Row
from writer.evaluation.runs import Run
from writer.evaluation.statistics import Interval
from writer.files import replacing

FIRST, SECOND, EQUAL = "first", "second", "equal"


@dataclass(frozen=True)
class Choice:
    """Two notes for one case, in the order in which they are shown; `swapped`: the second run's comes first.

    `key` names the case and these two notes, so that what was picked counts for them and for no others: runs in
    different folders may be called the same.
    """

    key: str
    recipient: str
    one: str
    other: str
    swapped: bool

    def means(self, answer: str) -> str:
        """What 1, 2 or = says about the two runs."""
        if answer == "=":
            return EQUAL
        return SECOND if (answer == "1") == self.swapped else FIRST


@dataclass(frozen=True)
class Preference:
    """How often each was preferred; `share` is the second's among those who told, `p` that of the sign test."""

    first: int
    second: int
    equal: int
    share: Interval
    p: float


class Picks:
    """What was picked so far, kept in the second run's folder after every answer. Raises `UsageError`, `FileError`."""

    def __init__(self, first: Run, second: Run) -> None:
        self._path = second.folder / f"picks-{first.name}.json"
        self._pairs = _pairs(first, second)
        self._picked: dict[str, str] = _read(self._path)

    def __len__(self) -> int:
        return len(self._pairs)

    @property
    def done(self) -> int:
        """How many were picked."""
        return sum(choice.key in self._picked for choice in self._pairs)

    def left(self) -> Iterator[Choice]:
        """What is still to be picked."""
        return (choice for choice in self._pairs if choice.key not in self._picked)

    def pick(self, choice: Choice, answer: str) -> None:
        """Keeps an answer: 1, 2 or =."""
        self._picked[choice.key] = choice.means(answer)
        with replacing(self._path) as file:
            json.dump(self._picked, file, indent=1)

    def preference(self) -> Preference:
        """How often each was preferred."""
        told = [self._picked[choice.key] for choice in self._pairs if choice.key in self._picked]
        first, second = told.count(FIRST), told.count(SECOND)
        return Preference(first, second, told.count(EQUAL), *statistics.sign(first, second))


def _pairs(first: Run, second: Run) -> list[Choice]:
    """The cases for which both have a note, and not the same one, in random order; the same order every time."""
    ours, theirs = _notes(first), _notes(second)
    order = random.Random(f"{first.name} {second.name}")
    pairs = []
    for key in sorted(ours.keys() & theirs.keys()):
        one, other = ours[key], theirs[key]
        if one.note != other.note:
            swapped = order.random() < 0.5
            shown = (other.note, one.note) if swapped else (one.note, other.note)
            pairs.append(Choice(f"{key} {_hash(one.note, other.note)}", one.recipient, *shown, swapped))
    if not pairs:
        raise UsageError("The two runs have no case for which each has a note of its own.", "There is nothing to pick.")
    order.shuffle(pairs)
    return pairs


def _hash(*notes: str) -> str:
    return sha256("\0".join(notes).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _notes(run: Run) -> dict[str, Row]:
    """A note a case and repeat, of the run's first prompt and model."""
    notes: dict[str, Row] = {}
    for row in run.rows():
        key = f"{row.cell.suite}/{row.cell.case}/{row.cell.repeat}"
        if row.note and key not in notes:
            notes[key] = row
    return notes


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): str(value) for key, value in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError):
        raise FileError(f"{path} cannot be read.", "Move it away to begin anew.") from None
