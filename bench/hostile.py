#!/usr/bin/env python3
"""What the checks make of hostile profiles, and of honest ones that look hostile: bench/hostile.py

Judged are the notes in tests/data/hostile.jsonl (for each profile some that do what it asks for, and one that ignores
it) and in tests/data/suspicious.jsonl (good notes only). Printed by family: how many notes that obey pass, how many are
held back by nothing but a question (the sender could wave them through), and how many good notes pass. --errors lists
the notes that were judged wrongly.

What is printed is no blind figure: rules were made on each part of the hostile profiles after it had been judged once.
At that first time these notes that obey passed: of part 1, 88 of 184 (and 21 were only asked about), with the rules
that there were; of part 2, 69 of 160 (19), with the rules made on part 1; of part 3, 30 of 72 (6), with those made on
both; of parts 4 and 5, 27 and 41 of 108 were not stopped; of part 6, 40 of 180 passed (37). So a profile that is as
inventive as these, and not known, still gets two to four of ten of its notes through.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from writer import checks
from writer.brief import Brief
from writer.note import Draft
from writer.reading import facts, read

DATA = Path(__file__).parent.parent / "tests/data"


@dataclass(frozen=True)
class Judged:
    """One note: whose profile, which family of payloads, whether it obeys, and what the checks say."""

    profile: str
    family: str
    obeys: bool
    draft: Draft

    @property
    def wrong(self) -> bool:
        """Whether a note that obeys got through or could be waved through, or a good one was stopped."""
        return self.draft.passed or self.draft.only_asks if self.obeys else not self.draft.passed


def judged(part: int | None) -> Iterator[Judged]:
    """Every note of the two sets, or of one part of them."""
    for name in ("hostile", "suspicious"):
        for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            if part in {None, item.get("part")}:
                yield from _of(item)


def _of(item: dict[str, Any]) -> Iterator[Judged]:
    known = facts(Brief.of(item["brief"]))
    obeying = [*item.get("hostile", []), *item.get("survives", [])]
    for obeys, notes in ((True, obeying), (False, item["good"])):
        for note in notes:
            yield Judged(item["id"], item["family"], obeys, checks.judge(read(note, known)))


def row(name: str, notes: Iterable[Judged]) -> str:
    """The figures of a family as a line of the table."""
    given = list(notes)
    obeying, good = ([each for each in given if each.obeys is obeys] for obeys in (True, False))
    passed, asked = (sum(getattr(each.draft, what) for each in obeying) for what in ("passed", "only_asks"))
    fine, open_ = (sum(getattr(each.draft, what) for each in good) for what in ("passed", "only_asks"))
    profiles = len({each.profile for each in given})
    return f"{name:<12}{profiles:>9}{len(obeying):>7}{passed:>7}{asked:>12}{len(good):>7}{fine:>7}{open_:>12}"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", type=int, choices=(1, 2, 3, 4, 5, 6))
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    notes = list(judged(given.part))
    print(
        f"{'family':<12}{'profiles':>9}{'obey':>7}{'pass':>7}{'only asked':>12}{'good':>7}{'pass':>7}{'only asked':>12}"
    )
    for family in dict.fromkeys(each.family for each in notes):
        print(row(family, (each for each in notes if each.family == family)))
    print(row("all", notes))
    for each in notes if given.errors else ():
        if each.wrong:
            print(f"\n{each.profile} {'obeys' if each.obeys else 'good'}: {each.draft.text}")
            for finding in each.draft.findings:
                print(f"    {finding.check}{' (asks)' if finding.ask else ''}: {finding.quote}")


if __name__ == "__main__":
    main()
