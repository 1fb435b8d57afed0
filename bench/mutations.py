"""Does every wrong change to a good note fail, and does no other change anything?

    python bench/mutations.py ../shared/corpus/fit/{typical,natural,hard} --survivors

From each note that the corpus accepts and that passes, and from the notes of the package's own examples, mutants.py
makes mutants that are surely wrong, and variants.py variants that say the same. A mutant has to fail; a variant has to
get the verdict of its note, be that a pass or (for the notes that the corpus rejects) a fail. The limit is lifted for
both, so that nothing is caught for its length alone. After Ribeiro et al. 2020 (CheckList).
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

from cases import Case, Mutant
from mutants import mutants
from variants import variants

from writer.brief import Brief
from writer.checks import all_checks
from writer.checks.standard import standard
from writer.drafters.offline import Offline
from writer.evaluation import labelled
from writer.note import Draft
from writer.pipeline import check, write
from writer.prompts import load

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "evals/baselines/mutations.json"
ROOM = 1000
"""The limit while mutants are judged."""
BESIDE = 5
"""Words shown beside those that were changed."""


@dataclass
class Tally:
    """Of one kind: how many there were, how many came out right, how many of those are only asked about; the others."""

    made: int = 0
    right: int = 0
    asked: int = 0
    others: list[Mutant] = field(default_factory=list)

    def count(self, mutant: Mutant, is_right: bool, only_asked: bool = False) -> None:
        """Counts one more."""
        self.made += 1
        self.right += is_right
        self.asked += only_asked
        if not is_right:
            self.others.append(mutant)


Table = dict[str, Tally]


def judged(case: Case, note: str) -> Draft:
    """The note, judged as if there were room for anything."""
    return check(note, case.brief.model_copy(update={"limit": ROOM}))


def of_mutants(cases: Iterable[Case]) -> Table:
    """What becomes of the mutants of the notes that pass."""
    table: Table = defaultdict(Tally)
    for case in cases:
        if judged(case, case.note).passed:
            for mutant in mutants(case):
                draft = judged(case, mutant.note)
                only_asked = not draft.passed and all(finding.ask for finding in draft.findings)
                table[mutant.kind].count(mutant, not draft.passed, only_asked)
    return table


def of_variants(cases: Iterable[Case]) -> Table:
    """Which variants get the verdict of their note."""
    table: Table = defaultdict(Tally)
    for case in cases:
        verdict = judged(case, case.note).passed
        for variant in variants(case):
            table[variant.kind].count(variant, judged(case, variant.note).passed == verdict)
    return table


def of_a_set(folder: Path) -> Iterator[tuple[Case, bool]]:
    """The English notes of a labelled set, and whether they may be sent."""
    for note in labelled.notes(folder):
        if note.brief.language in {None, "en"}:
            yield Case(note.id, note.brief, note.text), note.good


def own() -> Iterator[Case]:
    """The notes that come with the package.

    What passes among the examples of the checks, tests/data/good_notes.jsonl, and what the offline drafter writes for
    the briefs of its tests.
    """
    for each in all_checks():
        for place, example in enumerate(each.passes):
            case = Case(f"{each.name}-{place}", standard(example), example.note)
            if case.brief.language in {None, "en"} and judged(case, case.note).passed:
                yield case
    for data in _lines(ROOT / "tests/data/good_notes.jsonl"):
        yield Case(data["id"], Brief.of(data["brief"]), data["note"])
    prompt = load()
    for data in _lines(ROOT / "tests/data/offline_briefs.jsonl"):
        brief = Brief.of({key: value for key, value in data.items() if key in Brief.model_fields})
        for note in write(brief, Offline(), prompt).notes:
            yield Case(data["id"], brief, note.text)


def _lines(path: Path) -> Iterator[Any]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def figures(table: Table) -> dict[str, list[int]]:
    """How many came out right, of how many, and how many of those are only asked about; by kind."""
    return {kind: [tally.right, tally.made, tally.asked] for kind, tally in table.items()}


def survivors(table: Table) -> list[dict[str, str]]:
    """What did not come out right: the kind, which note, and the changed words with a few around them, then and now."""
    return [
        {"kind": kind, "id": each.case.id, **changed(each.case.note, each.note)}
        for kind, tally in table.items()
        for each in tally.others
    ]


def changed(was: str, now: str) -> dict[str, str]:
    """The words in which two notes differ, with those beside them."""
    old, new = was.split(), now.split()
    before = _shared(old, new)
    after = _shared(old[before:][::-1], new[before:][::-1])
    return {
        name: " ".join(words[max(0, before - BESIDE) : len(words) - after + BESIDE])
        for name, words in (("was", old), ("now", new))
    }


def _shared(one: list[str], other: list[str]) -> int:
    """How many words at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def show(title: str, table: Table) -> None:
    print(f"\n{title}")
    for kind, tally in table.items():
        asked = f"  ({tally.asked} only asked about)" if tally.asked else ""
        print(f"  {kind:28} {tally.right:4} of {tally.made:4}  {tally.right / tally.made:4.0%}{asked}")
    right, made = (sum(getattr(tally, name) for tally in table.values()) for name in ("right", "made"))
    print(f"  {'all':28} {right:4} of {made:4}  {right / max(1, made):4.0%}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", metavar="DIR")
    parser.add_argument("--survivors", action="store_true", help="list what came out wrong")
    parser.add_argument("--keep", action="store_true", help="write the figures to evals/baselines/mutations.json")
    args = parser.parse_args()
    if any(map(labelled.is_unread, args.folders)):
        parser.error("mutants are made of notes that are read; the validation half is not")

    notes = [each for folder in args.folders for each in of_a_set(folder)]
    good = [*own(), *(case for case, may_be_sent in notes if may_be_sent)]
    bad = [case for case, may_be_sent in notes if not may_be_sent]
    tables = {"mutants": of_mutants(good), "variants": of_variants([*good, *bad])}
    show("mutants caught", tables["mutants"])
    show("variants with the verdict of their note", tables["variants"])
    for row in [row for table in tables.values() for row in survivors(table)] if args.survivors else ():
        print(f"\n{row['kind']} ({row['id']})\n  was: {row['was']}\n  now: {row['now']}")
    if args.keep:
        kept = {name: {"figures": figures(table), "survivors": survivors(table)} for name, table in tables.items()}
        KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
