"""Measures connote on a labelled corpus, and keeps the figures in evals/baselines/ where the documents take them from.

    python evals/measure.py ../shared/corpus

The corpus lies outside the repository: a folder with, in fit/ and validation/, sets of briefs.jsonl and notes.jsonl
(its README says how they look). Rules may be fitted to fit/; validation/ is scored here and read by nobody,
so nothing of it is kept but counts.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from writer import ConnoteError, pipeline, prompts
from writer.brief import Brief
from writer.drafters.offline import Offline
from writer.evaluation import labelled
from writer.people import names
from writer.people.pasted import profile
from writer.reading import facts

HALVES = ("fit", "validation")
SETS = ("typical", "natural", "hard")
BASELINES = Path(__file__).parent / "baselines"
OWN = Path(__file__).parent / "labelled"

Figures = dict[str, Any]
Count = list[int]
"""How many of how many."""


def checks(corpus: Path, half: str) -> Figures:
    """How the checks judge the labelled notes of each set, as `connote eval checks` tells it."""
    return {name: _scored(corpus / half / name) for name in SETS}


def own() -> Figures:
    """The same of the sets that come with the repository."""
    return {folder.name: _scored(folder) for folder in labelled.sets(OWN)}


def kinds(briefs: list[Brief]) -> Figures:
    """For how many briefs the kind read from `how` and `reason` alone is the one they state, by that kind."""
    found: dict[str, Count] = defaultdict(lambda: [0, 0])
    for brief in briefs:
        stated = brief.connection.kind or ""
        alone = Brief.of({"connection": {"how": brief.connection.how}, "reason": brief.reason})
        found[stated][0] += facts(alone).kind == stated
        found[stated][1] += 1
    return {"all": [sum(column) for column in zip(*found.values(), strict=True)], **dict(sorted(found.items()))}


def recipients(briefs: list[Brief]) -> Count:
    """In how many of the profiles that hold the recipient's name it is found; letters after it do not count."""
    found = [0, 0]
    for brief in briefs:
        about, name = brief.recipient.about, names.name(brief.recipient.name) or brief.recipient.name
        if name.casefold() in about.casefold():
            found[0] += profile(about).name.casefold() == name.casefold()
            found[1] += 1
    return found


def offline(briefs: list[Brief]) -> Count:
    """For how many briefs the offline drafter writes a note that passes all checks."""
    return [sum(map(_has_note, briefs)), len(briefs)]


def _has_note(brief: Brief) -> bool:
    try:
        return bool(pipeline.write(brief, Offline(), prompts.load()).notes)
    except ConnoteError:
        return False


def _scored(folder: Path) -> Figures:
    found = labelled.score(folder)
    counts = {"good_let_through": found.good.of, "good": found.good.all, "good_or_asked": found.asked.of}
    counts |= {"bad_stopped": found.bad.of, "bad": found.bad.all}
    return counts | {"by_defect": {name: [count.of, count.all] for name, count in sorted(found.defects.items())}}


def _english(folders: Iterator[Path]) -> list[Brief]:
    """The English briefs, each once: sets share some."""
    briefs = {id: brief for folder in folders for id, brief in labelled.briefs(folder).items()}
    return [brief for brief in briefs.values() if brief.language in {None, "en"}]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    halves = {half: _english(corpus / half / name for name in SETS) for half in HALVES}
    ordinary = {half: _english(corpus / half / name for name in ("typical", "hard")) for half in HALVES}
    kept = {
        "checks": {half: checks(corpus, half) for half in HALVES} | {"own": own()},
        "reading": {half: {"kind": kinds(briefs), "name": recipients(briefs)} for half, briefs in halves.items()},
        "offline": {half: offline(briefs) for half, briefs in ordinary.items()},
    }
    for name, figures in kept.items():
        (BASELINES / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
