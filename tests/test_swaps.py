"""No name that the sender told is taken for another one."""

from collections import Counter
from pathlib import Path

import swaps

from writer.checks import judge
from writer.evaluation import labelled
from writer.reading import read

LABELLED = Path(__file__).parent.parent / "evals/labelled"


def test_hardly_any_other_name_or_number_passes() -> None:
    made, passed = Counter[str](), list[str]()
    for note in (note for name in ("trades", "ordinary") for note in labelled.notes(LABELLED / name) if note.good):
        for kind, swapped, known in swaps._swapped(note):
            made[kind] += 1
            if judge(read(swapped, known)).passed:
                passed.append(swapped)

    assert min(made[kind] for kind in ("name", "month", "number")) > 100
    assert len(passed) <= swaps.AT_MOST * made.total(), passed
