#!/usr/bin/env python3
"""What the offline drafter makes of folders of briefs: bench/offline.py DIR... [--keep]

Each DIR holds a briefs.jsonl, as described in the corpus's README; English briefs only. Printed for each folder: how
many get a note that passes all checks, which checks hold the others back, and how long a brief takes. --keep writes
every note of all the folders to evals/baselines/offline_notes.json, from which docs/offline.md is made; it is refused
for a validation half, which is measured and never read.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from writer import prompts
from writer.brief import Brief
from writer.drafters.offline import Offline
from writer.errors import ConnoteError
from writer.evaluation import labelled
from writer.pipeline import write

KEPT = Path(__file__).parent.parent / "evals/baselines/offline_notes.json"


@dataclass(frozen=True)
class Written:
    """One brief with what became of it: the note, or the best draft and what holds it back, or what was said."""

    id: str
    kind: str
    limit: int
    how: str
    reason: str
    note: str = ""
    best: str = ""
    held_back_by: tuple[str, ...] = ()
    said: str = ""
    seconds: float = 0.0


def written(id: str, brief: Brief) -> Written:
    """What the pipeline makes of a brief with the offline drafter."""
    kind = brief.connection.kind or ""
    result = Written(id, kind, brief.limit, brief.connection.how, brief.reason)
    start = time.perf_counter()
    try:
        outcome = write(brief, Offline(), prompts.load())
    except ConnoteError as error:
        return Written(**{**asdict(result), "said": error.message})
    seconds = time.perf_counter() - start
    note = outcome.notes[0].text if outcome.notes else ""
    best = outcome.best.text if outcome.best and not note else ""
    held = tuple(sorted({finding.check for finding in outcome.best.findings})) if outcome.best and not note else ()
    said = outcome.attempts[-1].answer.remark
    return Written(
        **{**asdict(result), "note": note, "best": best, "held_back_by": held, "said": said, "seconds": seconds}
    )


def keep(results: list[Written]) -> None:
    """Every note, as docs/offline.md lists them; without the seconds, which differ from run to run."""
    rows = [{key: value for key, value in asdict(each).items() if key != "seconds" and value} for each in results]
    KEPT.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def show(title: str, results: list[Written]) -> None:
    notes, held = (
        sum(bool(each.note) for each in results),
        Counter(name for each in results for name in each.held_back_by),
    )
    unsaid = sum(not each.note and not each.best for each in results)
    milliseconds = 1000 * statistics.median(each.seconds for each in results)
    print(f"{title}: {notes} of {len(results)} get a note ({notes / len(results):.0%}); median {milliseconds:.0f} ms")
    print(f"  no draft {unsaid}" + "".join(f", {name} {count}" for name, count in held.most_common()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--keep", action="store_true", help="write the notes to evals/baselines/offline_notes.json")
    args = parser.parse_args()
    if args.keep and any(map(labelled.is_unread, args.folders)):
        parser.error("the validation half is measured, not read")

    everything: list[Written] = []
    for folder in args.folders:
        briefs = labelled.briefs(folder).items()
        results = [written(id, brief) for id, brief in briefs if brief.language in {None, "en"}]
        show(str(folder), results)
        everything += results
    if args.keep:
        keep(everything)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
