"""Is any name or number of a note taken for another one?

    python bench/swaps.py                       # the labelled sets of the package
    python bench/swaps.py ../shared/corpus/fit  # other sets, too
    python bench/swaps.py --survivors           # and what passes

In each good note that passes, every name, month, weekday and number that the sender told is replaced in turn by
several others that stand nowhere in the brief; each of these notes has to fail. The others are drawn by a seed that
is the note's, from swaps.toml. A name that passes stands for a rule that takes words for one another by chance: as the
long form of an acronym, as a slip, as a nickname. Exit 1 where more than two in a thousand pass.
"""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from writer.brief import Brief
from writer.checks import judge
from writer.evaluation import labelled
from writer.reading import Word, facts, read

ROOT = Path(__file__).parent.parent
OTHERS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
AT_MOST = 0.002
EACH = 6
"""Others that are tried in the place of one word."""
SHORT = {"month": 3, "weekday": 3}
"""Letters by which the brief may have another one: "mar", "weds"."""
STEPS = (-1, 1, 3, 10)
"""What is added to a number."""


def main() -> int:
    """Prints how many of how many pass, by what was replaced."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("folders", nargs="*", type=Path, help="folders with sets of labelled notes")
    arguments.add_argument("--survivors", action="store_true", help="show what passes")
    given = arguments.parse_args()
    made, passed = Counter[str](), Counter[str]()
    for note in _notes([ROOT / "evals/labelled", *given.folders]):
        for kind, text, passes in swapped(note):
            made[kind] += 1
            passed[kind] += passes
            if passes and given.survivors:
                print(f"{note.id}: {text}")
    for kind, all_ in made.items():
        print(f"{kind:8} {passed[kind]:4} of {all_:6} pass")
    return int(passed.total() > AT_MOST * made.total())


def _notes(folders: Iterable[Path]) -> Iterator[labelled.Note]:
    """The good ones of all sets but the one that is read by nobody."""
    for folder in (each for root in folders for each in labelled.sets(root) if not each.name.startswith("unread")):
        yield from (note for note in labelled.notes(folder) if note.good)


def swapped(note: labelled.Note) -> Iterator[tuple[str, str, bool]]:
    """A note that passes, with one word after the other replaced: what that was, the text, and whether it passes."""
    known, random = facts(note.brief), Random(note.id)
    reading = read(note.text, known)
    if not judge(reading).passed:
        return
    said = _said(note.brief, note.text)
    for word in reading.words:
        kind = _kind(word)
        for other in _others(kind, word, random) if kind else ():
            if other.casefold()[: SHORT.get(kind)] not in said:
                text = note.text[: word.start] + other + note.text[word.end :]
                yield kind, text, judge(read(text, known)).passed


def _said(brief: Brief, text: str) -> str:
    return f"{brief.model_dump_json()} {text}".casefold()


def _kind(word: Word) -> str:
    """What may be put in its place; "" for what is no name and no number, or is part of one ("B2", "A-levels")."""
    if not word.told or word.use != "fact":
        return ""
    if word.text.isdigit():
        return "number"
    dated = next((kind for kind in ("month", "weekday") if word.text in OTHERS[kind]), "")
    whole = (
        word.is_name and not word.is_number and len(word.text) > 2 and word.text.isalpha() and not word.text.isupper()
    )
    return dated or ("name" if whole else "")


def _others(kind: str, word: Word, random: Random) -> list[str]:
    if kind == "number":
        return [str(int(word.text) + step) for step in STEPS if int(word.text) + step > 1]
    others = [other for other in OTHERS[kind] if other != word.text]
    return random.sample(others, min(EACH, len(others)))


if __name__ == "__main__":
    sys.exit(main())
