"""Writes writer/languages/needles.txt: by the checksum of a pattern, words of which each text has one that it is in.

    python scripts/needles.py

The needles are read off the tree into which `re` parses a pattern, as search engines do for their indexes (R. Cox,
"Regular Expression Matching with a Trigram Index", 2012): a stretch that is certain to stand in whatever is found, or a
short list of which one does. Of all such lists the one is kept that the fewest texts are likely to hold.

They are looked for in the bare words of a text (`patterns.bare`), in which a blank stands for whatever is between two
words: so it does for the edge of a word, for white space of any width, and for a mark.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import fsum
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]  # the parser is private; the freshness test would tell
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from writer.languages import languages, pack
from writer.reading import appeals, cues, instructions, kind
from writer.text.patterns import Pattern, bare, checksum
from writer.text.phrases import phrases

TARGET = Path(__file__).parent.parent / "writer/languages/needles.txt"
HEADER = """\
# Where a pattern is looked for, its checksum, and bare words of which every text holds one in which it finds anything.
# Written by scripts/needles.py (make needles), not by hand.
"""

MOST = 24
"""Ways to spell a stretch that are kept apart: of more, some part stands for all."""

SHARED = 8
"""Letters at their head that make one needle of several: "thank you" for "thank you so much for"."""

SHORTEST = 3
"""Letters of a needle that not every text holds."""

GRAMMAR, COMMON, RARE, EACH = 0.95, 0.1, 0.25, 0.002
"""What a needle costs: the share of texts that are likely to hold it, if it is a word of the grammar or of any note;
else what each letter makes of it; and what it takes to look for one more.
"""

Words = frozenset[str]


@dataclass(frozen=True)
class Found:
    """What a part of a pattern finds: `exact`, all of it, if that is little; and `some`, one of which stands in it."""

    exact: Words | None = None
    some: Words | None = None

    @property
    def needles(self) -> Words | None:
        """The better ones of the two; None where nothing is sure."""
        return _best([self.exact, self.some])


NOTHING, ANYTHING, BLANK = Found(Words({""})), Found(), Found(Words({" "}))


def main() -> int:
    """Writes the file."""
    TARGET.write_text(written(), encoding="utf-8")
    return 0


def written() -> str:
    """The file as it should be."""
    found = {(pattern.of, checksum(pattern.source)): needles(pattern.source) for pattern in patterns()}
    return HEADER + "".join(f"{' '.join(key)} {'|'.join(found[key])}\n" for key in sorted(found) if found[key])


def patterns() -> Iterator[Pattern]:
    """Every pattern of the languages' data."""
    for words in filter(None, map(pack, languages())):
        for voice in ("note", "how"):
            yield from (pattern for _, pattern in cues.cues(words, voice).cues)
        for file in ("stock", "pitch", "format", "placeholder", "asides"):
            for table in (name for name, entries in words.toml(file).items() if isinstance(entries, list)):
                yield from (phrase.pattern for phrase in phrases(words, file, table))
        yield from (cue.pattern for cue in kind.cues(words))
    yield from (pattern for rule in instructions.rules() for pattern in (rule.gate, rule.pattern))
    yield from appeals.patterns()


def needles(source: str) -> list[str]:
    """One of these stands in the bare words of whatever text the pattern is found in; none where nothing is sure."""
    return sorted(_fewest(_row(_parser.parse(source, re.IGNORECASE)).needles or ()))


def _row(parts: Any) -> Found:
    """What stands one after the other."""
    run, whole, known = Words({""}), True, list[Words | None]()
    for code, of in parts:
        found = _part(code, of)
        longer = _joined(run, found.exact)
        known.append(found.some)
        if longer is None:
            whole = False
            known.append(run)
            run = found.exact or Words({""})
        else:
            run = longer
    return Found(run if whole else None, _best([*known, run]))


def _part(code: Any, of: Any) -> Found:
    if code is op.LITERAL:
        return Found(Words({_letter(of)}))
    if code is op.IN and all(kind is op.LITERAL or of in _BETWEEN for kind, of in of):
        return _few(_letter(of) if kind is op.LITERAL else " " for kind, of in of)
    if code is op.AT:
        return BLANK if of is not op.AT_NON_BOUNDARY else NOTHING
    if code in {op.ASSERT, op.ASSERT_NOT}:
        return BLANK if code is op.ASSERT_NOT and _is_an_edge(of[1]) else NOTHING
    if code in {op.SUBPATTERN, op.ATOMIC_GROUP}:
        return _row(of[3] if code is op.SUBPATTERN else of)
    if code is op.BRANCH:
        return _either([_row(each) for each in of[1]])
    if code in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
        least, most, what = of
        found = _row(what)
        if least == 0:
            return _either([NOTHING, found]) if most == 1 or found == BLANK else ANYTHING
        return found if most == 1 or found == BLANK else Found(some=found.needles)
    return ANYTHING


_BETWEEN = frozenset({op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD})
"""Classes of characters that are no part of a word."""


def _letter(code: int) -> str:
    return bare(chr(code)).strip() or " "


def _is_an_edge(parts: Any) -> bool:
    """Whether what must not stand here is a letter: "(?!\\w)" and its like."""
    code, of = parts[0]
    letters = {(op.CATEGORY, op.CATEGORY_WORD), (op.CATEGORY, op.CATEGORY_NOT_SPACE)}
    return len(parts) == 1 and code is op.IN and (op.NEGATE, None) not in of and not letters.isdisjoint(of)


def _either(found: list[Found]) -> Found:
    exact, lists = [each.exact for each in found], [each.needles for each in found]
    return Found(
        None if None in exact else _few(chain.from_iterable(filter(None, exact))).exact,
        None if None in lists else Words(chain.from_iterable(filter(None, lists))),
    )


def _few(texts: Iterable[str]) -> Found:
    found = Words(texts)
    return Found(found) if len(found) <= MOST else ANYTHING


def _joined(first: Words, then: Words | None) -> Words | None:
    return None if then is None else _few((one + other).replace("  ", " ") for one in first for other in then).exact


def _best(lists: list[Words | None]) -> Words | None:
    """The list that the fewest texts are likely to hold; one with nothing in it tells nothing."""
    telling = [words for words in lists if words and all(map(str.strip, words))]
    return min(telling, key=lambda words: (fsum(map(_cost, _fewest(words))), sorted(words)), default=None)


def _cost(needle: str) -> float:
    if len(needle) < SHORTEST:
        return 1.0
    if needle.strip() in _GRAMMAR:
        return GRAMMAR
    return COMMON if needle.strip() in _COMMON else RARE ** len(needle) + EACH


def _fewest(words: Iterable[str]) -> Words:
    """As few as tell the same: one for those with one head, and none that holds another."""
    heads = {word[:SHARED] for word in words}
    short = {_shared([word for word in words if word.startswith(head)]) for head in heads}
    return Words(word for word in short if not any(other != word and other in word for other in short))


def _shared(words: list[str]) -> str:
    """What they all begin with."""
    first, last = min(words), max(words)
    return first[: next((at for at, letter in enumerate(first) if letter != last[at : at + 1]), len(first))]


def _known(*names: str) -> Words:
    """The words of these lists, in all languages."""
    packs = filter(None, map(pack, languages()))
    return Words(word for words in packs for name in names for line in words.words(name) for word in line.split())


_GRAMMAR, _COMMON = _known("grammar"), _known("neutral", "courtesy")

if __name__ == "__main__":
    sys.exit(main())
