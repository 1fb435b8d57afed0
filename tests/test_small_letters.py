"""People type in small letters: a good note passes that way, too."""

from pathlib import Path

from writer.checks import judge
from writer.evaluation import labelled
from writer.reading import facts, read

LABELLED = Path(__file__).parent.parent / "evals/labelled"
ENOUGH = 0.97


def test_a_good_note_passes_in_small_letters() -> None:
    notes = [note for name in ("ordinary", "abroad") for note in labelled.notes(LABELLED / name) if note.good]
    passing = [note for note in notes if judge(read(note.text, facts(note.brief))).passed]
    small = [note for note in passing if judge(read(note.text.lower(), facts(note.brief))).passed]

    assert len(small) >= ENOUGH * len(passing) > 300
