#!/usr/bin/env python3
"""Measures what is read from a brief, on folders of labelled briefs: bench/briefs.py DIR... [--errors] [--json]

Each DIR holds a briefs.jsonl, as described in the corpus's README. Printed for each folder, and for all of them: how
often the kind read from `how` and `reason` alone equals the brief's, by kind; and how often the name found in the
pasted profile equals the recipient's, among the profiles that hold it (titles and letters after the name aside).
English briefs only.
--errors lists what was misread; it is refused for a validation half, which is measured and never read.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from writer.brief import Brief
from writer.evaluation import labelled
from writer.people import names
from writer.people.pasted import profile
from writer.reading import facts
from writer.reading.kind import kind


@dataclass(frozen=True)
class Read:
    """One brief: what it says, and what was read in it."""

    id: str
    how: str
    kind: str
    kind_read: str
    is_open: bool
    name: str | None
    name_read: str

    @property
    def kind_is_right(self) -> bool:
        return self.kind == self.kind_read

    @property
    def name_is_right(self) -> bool:
        return self.name is None or _plain(self.name) == _plain(self.name_read)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", names.name(name) or name).casefold()


def read(id: str, brief: Brief) -> Read:
    """The brief, with `name` None where the profile does not hold the recipient's name."""
    about, connection, name = brief.recipient.about, brief.connection, brief.recipient.name
    held = _plain(name) in " ".join(unicodedata.normalize("NFC", about).casefold().split())
    found = kind(connection.how, facts(brief).pack, brief.reason)
    return Read(id, connection.how, connection.kind or "", *found, name if held else None, profile(about).name)


def briefs(folder: Path) -> list[Read]:
    """The English briefs of a folder, read."""
    return [read(id, brief) for id, brief in labelled.briefs(folder).items() if brief.language in {None, "en"}]


def figures(found: list[Read]) -> dict[str, Any]:
    """Right and all: of the kinds, by kind, of the names; and how many kinds were left open."""
    named = [each for each in found if each.name is not None]
    total, right = Counter(each.kind for each in found), Counter(each.kind for each in found if each.kind_is_right)
    return {
        "kind": [right.total(), total.total()],
        "by_kind": {each: [right[each], total[each]] for each in sorted(total)},
        "left_open": sum(each.is_open for each in found),
        "wrong_and_open": sum(each.is_open and not each.kind_is_right for each in found),
        "name": [sum(each.name_is_right for each in named), len(named)],
        "name_invented": sum(bool(each.name_read) for each in found if each.name is None),
    }


def _show(title: str, counted: dict[str, Any]) -> None:
    print(title)
    for what in ("kind", "name"):
        right, total = counted[what]
        print(f"  {what:18}{right:4}/{total:<4} {100 * right / max(total, 1):5.1f} %")
    print("  " + "  ".join(f"{each} {right}/{total}" for each, (right, total) in counted["by_kind"].items()))
    print(f"  kind left open {counted['left_open']}, wrong among them {counted['wrong_and_open']}")
    print(f"  names found where the profile holds none {counted['name_invented']}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--errors", action="store_true", help="list what was misread")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    args = parser.parse_args()
    if args.errors and any(map(labelled.is_unread, args.folders)):
        parser.error("the validation half is measured, not read")

    found = {str(folder): briefs(folder) for folder in args.folders}
    everything = [each for reads in found.values() for each in reads]
    if args.json:
        print(json.dumps({**{folder: figures(reads) for folder, reads in found.items()}, "all": figures(everything)}))
        return 0
    for folder, reads in found.items():
        _show(folder, figures(reads))
    _show("all", figures(everything))
    for each in everything if args.errors else ():
        if not each.kind_is_right:
            print(f"{each.id}: {each.kind}, read as {each.kind_read}: {each.how}")
        if not each.name_is_right or (each.name is None and each.name_read):
            print(f"{each.id}: name {each.name!r}, read as {each.name_read!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
