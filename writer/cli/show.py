"""What people see: notes on standard output, all else on standard error; colour on a terminal, plain text in a pipe."""

from __future__ import annotations

import shlex
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from writer.brief import KIND_WORDS, Brief, channels
from writer.note import Draft, Finding, Note, Outcome, Source
from writer.reading import facts
from writer.text.characters import units, visible

WIDEST = 100
"""Columns: lines of prose that are longer are hard to read on any terminal."""

MARK = "^"


def on_terminal() -> bool:
    """Whether a person sees what goes to standard error."""
    return sys.stderr.isatty()


def line(text: str = "", style: str = "", *, out: bool = False) -> None:
    """A line on standard error, or on standard output where `out`; no control character gets through."""
    console = Console(stderr=not out, highlight=False)
    console.print(Text(visible(text), style=style), soft_wrap=not console.is_terminal)


def say(text: str) -> None:
    """Something to know, beside the result."""
    line(text, "dim")


def notes(outcome: Outcome) -> None:
    """The notes alone, on standard output, an empty line between two."""
    sys.stdout.write("\n".join(f"{note.text}\n" for note in outcome.notes))
    sys.stdout.flush()


def about(note: Note, outcome: Outcome) -> None:
    """What to know of a note that passed: its length, and where each statement comes from."""
    line()
    line(f"{length(note.text, outcome.brief)}. {KIND_WORDS[facts(outcome.brief).kind]}.")
    for statement in note.trace:
        line(f"  “{statement.quote}”  {_rests_on(statement.sources)}")


def where_to_paste(brief: Brief) -> None:
    """Where the note goes, on the web and in the app."""
    channel = channels()[brief.channel]
    line(f"Paste it on the web: {channel.web}\n        in the app: {channel.app}")


def length(text: str, brief: Brief) -> str:
    """The length against the limit, in words."""
    return f"{units(text)} of {brief.limit} characters"


def _rests_on(sources: Iterable[Source]) -> str:
    voices = {"you": "you said", "profile": "their profile"}
    said = (f"{voices[source.voice]}: “{source.quote}”" for source in sources)
    return "; ".join(said) or "courtesy"


def rejected(outcome: Outcome) -> None:
    """The draft that came nearest, what is wrong with it, and what would settle it."""
    if outcome.best is None:
        end = outcome.attempts[-1].answer.end if outcome.attempts else "empty"
        line(f"No note: {ENDS[end]}")
        return
    line("No note: no draft passed. The one that came nearest:", "bold")
    judged(outcome.best, outcome.brief)
    if settled := statements(outcome.best):
        only = "If this is true, add it" if outcome.best.only_asks else "Where you can say that it is true, add it"
        line(f"{only}:\n  {' '.join(f'--confirm {shlex.quote(each)}' for each in settled)}")


ENDS = {
    "fine": "the answer held no draft.",
    "empty": "the answer was empty; try again, or another model.",
    "malformed": "the answers could not be read; try another model.",
    "cut_off": "the answers were cut off; try another model or fewer drafts.",
    "refused": "the model declined to write it; say it in other words, or try another model.",
    "filtered": "the server's content filter stopped it; say it in other words, or try another server.",
}
"""What people are told where there is no draft at all."""


def statements(draft: Draft) -> tuple[str, ...]:
    """What the sender would have to confirm, each thing once."""
    return tuple(dict.fromkeys(finding.ask.statement for finding in draft.findings if finding.ask))


def judged(draft: Draft, brief: Brief, *, out: bool = False) -> None:
    """A text with the offending words marked beneath, and what is held against it."""
    line(out=out)
    spans = [(finding.start, finding.end) for finding in draft.findings]
    for shown, marks in marked(draft.text, spans, _width(out)):
        line(f"  {shown}", out=out)
        if marks.strip():
            line(f"  {marks}", "bold red", out=out)
    line(out=out)
    for finding in draft.findings:
        line(f"- {_message(finding)}", out=out)
    line(f"{length(draft.text, brief)}.", "dim", out=out)


def _message(finding: Finding) -> str:
    quote = f"“{finding.quote}”: " if finding.quote.strip() and finding.quote not in finding.message else ""
    return " ".join(filter(None, [f"{quote}{finding.message}", finding.hint, f"[{finding.check}]"]))


def _width(out: bool) -> int:
    return min(Console(stderr=not out).width, WIDEST) - 2


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
