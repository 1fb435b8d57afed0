"""The labelled notes of our own (evals/labelled/): a change that judges them worse than before must say so here."""

import json
from pathlib import Path

import pytest

from writer.brief import Brief
from writer.checks import judge
from writer.note import Draft
from writer.reading import facts, read

LABELLED = Path(__file__).parent.parent / "evals/labelled"

FLOORS = {"near_misses": (0.80, 0.93, 0.68), "ordinary": (0.78, 0.94, 0.55), "abroad": (0.80, 0.93, 0.60)}
"""Of each set: at least so many good notes let through, let through or only asked about, and bad ones stopped."""


def judged(name: str) -> list[tuple[str, Draft]]:
    """Each note's label with its draft as judged."""
    lines = map(json.loads, (LABELLED / name / "briefs.jsonl").read_text("utf-8").splitlines())
    briefs = {data["id"]: Brief.of({key: data[key] for key in data if key in Brief.model_fields}) for data in lines}
    notes = map(json.loads, (LABELLED / name / "notes.jsonl").read_text("utf-8").splitlines())
    return [(note["label"], judge(read(note["note"], facts(briefs[note["brief"]])))) for note in notes]


@pytest.mark.parametrize("name", FLOORS)
def test_notes_are_judged_no_worse_than_they_were(name: str) -> None:
    notes = judged(name)
    good = [draft for label, draft in notes if label == "accept"]
    bad = [draft for label, draft in notes if label == "reject"]
    passed, asked, stopped = FLOORS[name]

    assert sum(draft.passed for draft in good) >= passed * len(good)
    assert sum(draft.passed or draft.only_asks for draft in good) >= asked * len(good)
    assert sum(not draft.passed for draft in bad) >= stopped * len(bad)
