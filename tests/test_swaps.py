"""No name that the sender told is taken for another one."""

from collections import Counter
from pathlib import Path

import swaps

from writer.evaluation import labelled

LABELLED = Path(__file__).parent.parent / "evals/labelled"


def test_hardly_any_other_name_or_number_passes() -> None:
    made, passed = Counter[str](), list[str]()
    for note in (note for name in ("trades", "ordinary") for note in labelled.notes(LABELLED / name) if note.good):
        for kind, text, passes in swaps.swapped(note):
            made[kind] += 1
            passed += [text] * passes

    assert min(made[kind] for kind in ("name", "month", "number")) > 100
    assert len(passed) <= swaps.AT_MOST * made.total(), passed
