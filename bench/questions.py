#!/usr/bin/env python3
"""How many briefs end in a note, and after how many questions: bench/questions.py DIR [--keep]

DIR holds a briefs.jsonl and a notes.jsonl as described in the corpus's README; English briefs only. The drafts that the
corpus holds for a brief are replayed as the one answer of a model, the pipeline judges them, and what is asked is
answered with yes. A question is the one about doubtful words, asked when nothing passed and nothing else is wrong with
the best draft. Each count stands beside that of the briefs with a draft that people labelled fit to be sent. --keep
writes the figures to evals/baselines/questions.json; only counts are kept.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from writer import pipeline, prompts
from writer.brief import Brief
from writer.cli import show
from writer.drafters.scripted import Scripted
from writer.evaluation import labelled

KEPT = Path(__file__).parent.parent / "evals/baselines/questions.json"
ENDS = ("without a question", "with one question", "without a note")


def end(brief: Brief, drafts: list[str]) -> str:
    """How a write ends where a model answers with these drafts, once, and the person says that all asked is true."""
    outcome = pipeline.write(brief, Scripted([drafts]), prompts.load(), attempts=1)
    if outcome.notes:
        return ENDS[0]
    if outcome.best and outcome.best.only_asks and pipeline.recheck(outcome, show.statements(outcome.best)).notes:
        return ENDS[1]
    return ENDS[2]


def counted(folder: Path) -> dict[str, Any]:
    """For each end, how many briefs; and how many of them had a draft that people would send."""
    drafts: dict[str, list[labelled.Note]] = defaultdict(list)
    for note in labelled.notes(folder):
        if note.brief.language in {None, "en"}:
            drafts[note.brief_id].append(note)
    ends: Counter[str] = Counter()
    with_good: Counter[str] = Counter()
    for notes in drafts.values():
        ended = end(notes[0].brief, [note.text for note in notes])
        ends[ended] += 1
        with_good[ended] += any(note.good for note in notes)
    return {each: {"briefs": ends[each], "with a draft to send": with_good[each]} for each in ENDS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--keep", action="store_true", help="write the figures to evals/baselines/questions.json")
    arguments = parser.parse_args()

    found = counted(arguments.folder)
    briefs = sum(each["briefs"] for each in found.values())
    for name, each in found.items():
        print(
            f"{name:20} {each['briefs']:3} of {briefs} ({each['briefs'] / briefs:.0%}), "
            f"of which {each['with a draft to send']} had a draft to send"
        )
    if arguments.keep:
        KEPT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
