"""Marks under what is wrong in a text, as a good compiler sets them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.cells import cell_len

MARK = "^"


def marked(text: str, spans: Iterable[tuple[int, int]], width: int) -> Iterator[tuple[str, str]]:
    """The text in lines of at most `width` columns, each with marks under what lies in the spans (code points)."""
    hit = {place for start, end in spans for place in range(start, end)}
    cells = [(_shown(letter), place in hit) for place, letter in enumerate(text)]
    for is_break, paragraph in groupby(cells, lambda cell: cell[0] == "\n"):
        if not is_break:
            yield from (_pair(row) for row in _rows(list(paragraph), width))


Cells = list[tuple[str, bool]]


def _rows(cells: Cells, width: int) -> Iterator[Cells]:
    """The cells in rows, broken at the last space that fits, or where there is none, at the edge."""
    row: Cells = []
    room = width
    for cell in cells:
        row.append(cell)
        room -= cell_len(cell[0])
        while room < 0:
            spaces = [place for place, (shown, _) in enumerate(row) if shown == " "]
            at = spaces[-1] + 1 if spaces else len(row) - 1 or 1
            yield row[:at]
            row = row[at:]
            room = width - sum(cell_len(shown) for shown, _ in row)
    if row:
        yield row


def _pair(row: Cells) -> tuple[str, str]:
    text = "".join(shown for shown, _ in row)
    return text.rstrip(), "".join((MARK if hit else " ") * cell_len(shown) for shown, hit in row).rstrip()


def _shown(letter: str) -> str:
    """A character as it can be seen: what is invisible or would steer the terminal is written out."""
    if letter in "\n\u200d\ufe0f" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return letter
    return f"<U+{ord(letter):04X}>"
