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

Figures = dict[str, Any]
Count = list[int]
"""How many of how many."""


def checks(corpus: Path, half: str) -> Figures:
    """How the checks judge the labelled notes of each set, as `connote eval checks` tells it."""
    return {name: _scored(corpus / half / name) for name in SETS}


def kinds(briefs: list[Figures]) -> Figures:
    """For how many briefs the kind read from `how` and `reason` alone is the one they state, by that kind."""
    found: dict[str, Count] = defaultdict(lambda: [0, 0])
    for data in briefs:
        stated = data["connection"]["kind"]
        alone = Brief.of({"connection": {"how": data["connection"]["how"]}, "reason": data.get("reason")})
        found[stated][0] += facts(alone).kind == stated
        found[stated][1] += 1
    return {"all": [sum(column) for column in zip(*found.values(), strict=True)], **dict(sorted(found.items()))}


def recipients(briefs: list[Figures]) -> Count:
    """In how many of the profiles that hold the recipient's name it is found; letters after it do not count."""
    found = [0, 0]
    for data in briefs:
        about, name = data["recipient"]["about"], names.name(data["recipient"]["name"]) or data["recipient"]["name"]
        if name.casefold() in about.casefold():
            found[0] += profile(about).name.casefold() == name.casefold()
            found[1] += 1
    return found


def offline(briefs: list[Figures]) -> Count:
    """For how many briefs the offline drafter writes a note that passes all checks."""
    return [sum(map(_has_note, briefs)), len(briefs)]


def _has_note(data: Figures) -> bool:
    try:
        return bool(pipeline.write(_brief(data), Offline(), prompts.load()).notes)
    except ConnoteError:
        return False


def _brief(data: Figures) -> Brief:
    return Brief.of({key: value for key, value in data.items() if key in Brief.model_fields})


def _scored(folder: Path) -> Figures:
    found = labelled.score(folder)
    counts = {"good_let_through": found.good.of, "good": found.good.all, "good_or_asked": found.asked.of}
    counts |= {"bad_stopped": found.bad.of, "bad": found.bad.all}
    return counts | {"by_defect": {name: [count.of, count.all] for name, count in sorted(found.defects.items())}}


def _english(folders: Iterator[Path]) -> list[Figures]:
    """The English briefs, each once: sets share some."""
    lines = (line for folder in folders for line in (folder / "briefs.jsonl").read_text("utf-8").splitlines())
    briefs = {data["id"]: data for data in map(json.loads, lines)}
    return [data for data in briefs.values() if data.get("language", "en") == "en"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    halves = {half: _english(corpus / half / name for name in SETS) for half in HALVES}
    ordinary = {half: _english(corpus / half / name for name in ("typical", "hard")) for half in HALVES}
    kept = {
        "checks": {half: checks(corpus, half) for half in HALVES},
        "reading": {half: {"kind": kinds(briefs), "name": recipients(briefs)} for half, briefs in halves.items()},
        "offline": {half: offline(briefs) for half, briefs in ordinary.items()},
    }
    for name, figures in kept.items():
        (BASELINES / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
