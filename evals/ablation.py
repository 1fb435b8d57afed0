"""What each stage of the reading adds and costs: the labelled notes are judged with one stage off, one after the other.

    python evals/ablation.py ../shared/corpus

Writes evals/baselines/ablation.json, from which docs/checks.md takes its table. A stage is switched off by putting an
empty one in its place; nothing in the product knows of it. The validation half is counted, not read.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

from writer.checks import all_checks, judge
from writer.evaluation import labelled
from writer.reading import facts, read
from writer.reading.index import Groups

SETS = ("typical", "natural", "hard")
UNREAD = Path(__file__).parent / "labelled/unread"
TARGET = Path(__file__).parent / "baselines/ablation.json"


def nothing(*_: Any, **__: Any) -> Iterator[Any]:
    """A stage that finds nothing."""
    return iter(())


def no_links(*_: Any, **__: Any) -> tuple[Any, ...]:
    """A stage that links nothing."""
    return ()


def no_groups(*_: Any) -> Groups:
    """A language without paraphrases."""
    return Groups({}, {})


STAGES: Mapping[str, tuple[str, Any]] = {
    "names misspelt": ("writer.checks.wrong_name.misspelt", nothing),
    "numbers keep their owner, measure and line": ("writer.reading.owners.miscounted", nothing),
    "posts keep their owner": ("writer.reading.owners._posts", nothing),
    "workplaces keep their owner": ("writer.reading.owners._workplaces", nothing),
    "what the sender says to be": ("writer.reading.owners._introduced", nothing),
    "my and your keep their owner": ("writer.reading.owners._taken", nothing),
    "belongings keep their owner": ("writer.reading.owners.misowned", nothing),
    "acts keep their actor": ("writer.reading.owners.swapped", nothing),
    "deeds keep their direction": ("writer.reading.owners.turned", nothing),
    "no detail of the profile for one that was told": ("writer.reading.owners.replaced", nothing),
    "what was denied, or told, stays so": ("writer.checks.invented_fact.turned_round", nothing),
    "plans are plans": ("writer.checks.invented_fact.mistimed", nothing),
    "what is over is over": ("writer.checks.invented_fact.outdated", nothing),
    "experiences rest on the sender": ("writer.checks.invented_fact.lived", nothing),
    "names and years of the tie": ("writer.checks.wrong_connection.misplaced", nothing),
    "the two ladders": ("writer.checks.wrong_connection._wrong", lambda *_: False),
    "thanks must be for something": ("writer.checks.invented_fact.thanked_for_nothing", nothing),
    "what was done where the two met": ("writer.checks.invented_fact.done_nowhere", nothing),
    "what one did beside anything told": ("writer.checks.invented_fact.done_beside", nothing),
    "teaching, hiring and the like": ("writer.checks.invented_fact.dealt_nowhere", nothing),
    "where one lives and works": ("writer.checks.invented_fact.settled_nowhere", nothing),
    "effects, keepsakes and what is over": ("writer.checks.invented_fact.unsaid", nothing),
    "what nothing accounts for": ("writer.checks.invented_fact.untold", nothing),
    "words of a family": ("writer.reading.index.root", lambda norm, _: norm),
    "other words for the same": ("writer.reading.index.groups", no_groups),
    "other spellings": ("writer.reading.linking.aliases", no_links),
    "acronyms spelt out": ("writer.reading.reader.spelt_out", lambda *_: {}),
    "kin told from the other side": ("writer.reading.reader.converse", no_links),
    "turns of phrase": ("writer.reading.reader.turns", lambda *_: frozenset()),
    "what a question asks about": ("writer.reading.reader.asked", lambda *_: frozenset()),
    "profile instructions": ("writer.reading.facts.instructions", no_links),
}
"""Each stage by what it does, with where it is called and what stands in for it."""


def measured(notes: list[labelled.Note], off: frozenset[str] = frozenset()) -> dict[str, int]:
    """How many good notes are let through, or only asked about, and how many bad ones are stopped."""
    facts.cache_clear()
    counted = {"good": 0, "asked": 0, "stopped": 0}
    for note in notes:
        draft = judge(read(note.text, facts(note.brief)), off)
        counted["good"] += note.good and draft.passed
        counted["asked"] += note.good and draft.only_asks
        counted["stopped"] += not (note.good or draft.passed)
    return counted


def notes_of(half: Path) -> list[labelled.Note]:
    """The labelled notes of a half, each with its brief."""
    return [note for name in SETS for note in labelled.notes(half / name)]


def ablated(notes: list[labelled.Note]) -> dict[str, dict[str, int]]:
    """The figures with everything on, then with each stage and each check off."""
    found = {"all": measured(notes)}
    for name, (target, instead) in STAGES.items():
        with patch(target, instead):
            found[name] = measured(notes)
    return found | {each.name: measured(notes, frozenset({each.name})) for each in all_checks()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    kept = {half: ablated(notes_of(corpus / half)) for half in ("fit", "validation")}
    kept["unread"] = ablated(list(labelled.notes(UNREAD)))
    TARGET.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
