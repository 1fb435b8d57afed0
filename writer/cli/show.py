"""What people see: notes on standard output, all else on standard error; colour on a terminal, plain text in a pipe."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Sequence, Set
from itertools import groupby
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from writer.brief import KIND_WORDS, Brief, channels
from writer.cli import streams
from writer.cli.marks import marked
from writer.note import Draft, Finding, Note, Outcome, Source, Statement
from writer.reading import facts
from writer.text.characters import units, visible

WIDEST = 100
"""Columns: lines of prose that are longer are hard to read on any terminal."""


def on_terminal() -> bool:
    """Whether a person sees what goes to standard error."""
    return sys.stderr.isatty()


def line(text: str = "", style: str = "", *, out: bool = False) -> None:
    """A line on standard error, or on standard output where `out`; no control character gets through."""
    console = _console(out)
    _put(console, Text(visible(text), style=style), soft_wrap=not console.is_terminal)


def _put(console: Console, what: RenderableType, **options: Any) -> None:
    """Prints it. What cannot be said beside the result does not keep the result from its place."""
    try:
        console.print(what, **options)
    except BrokenPipeError:
        raise
    except OSError:
        if not console.stderr:
            raise
        streams.silence(sys.stderr)


def _console(out: bool) -> Console:
    """Where people read; as wide as it is, even where it can do little else."""
    stream = sys.stdout if out else sys.stderr
    width, height = shutil.get_terminal_size() if stream.isatty() else (None, None)
    return Console(stderr=not out, highlight=False, width=width, height=height)


def say(text: str) -> None:
    """Something to know, beside the result."""
    line(text, "dim")


def notes(outcome: Outcome) -> None:
    """The notes alone, on standard output, an empty line between two."""
    sys.stdout.write("\n".join(f"{note.text}\n" for note in outcome.notes))
    sys.stdout.flush()


def numbered(notes: Sequence[Note], brief: Brief, first: int = 1, *, wrapped: bool = True) -> None:
    """Notes to choose from, with number and length above each; unless `wrapped`, on one line that can be selected."""
    console = _console(out=True)
    for number, note in enumerate(notes, first):
        line()
        line(f"{number} · {length(note.text, brief)}", "bold")
        console.print(Text(visible(note.text)), soft_wrap=not wrapped, width=min(console.width, WIDEST))


def about(note: Note, brief: Brief) -> None:
    """What to know of a note that passed: its length, how the two know each other, and where each bit comes from."""
    line()
    line(f"{length(note.text, brief)}. {understood(brief)}")
    came_from(note)


def understood(brief: Brief) -> str:
    """How the two know each other, as it was understood."""
    return f"{KIND_WORDS[facts(brief).kind]}."


def came_from(note: Note) -> None:
    """What a note states, and beneath it the words that it rests on, names aside; then what it leaves out."""
    for sources, statements in groupby(note.trace, _words):
        if sources:
            said = list(statements)
            _indented(f"“{note.text[said[0].start : said[-1].end]}”", 2)
        for source in sources:
            _indented(f"{VOICES[source.voice]} “{source.quote}”", 4, "dim")
    if note.left_out:
        _indented(f"Not in it: {', '.join(f'“{said}”' for said in note.left_out)}", 2, "dim")


def _words(statement: Statement) -> tuple[Source, ...]:
    """What a statement rests on, beside names."""
    return tuple(source for source in statement.sources if not source.field.endswith(".name"))


VOICES = {"you": "you said", "profile": "their profile"}


def _indented(text: str, columns: int, style: str = "") -> None:
    """A line that keeps its indent where a terminal breaks it."""
    console = _console(out=False)
    if console.is_terminal:
        _put(console, Padding(Text(visible(text), style=style), (0, 0, 0, columns)), width=min(console.width, WIDEST))
    else:
        line(" " * columns + text, style)


def where_to_paste(brief: Brief) -> None:
    """Where the note goes, on the web and in the app."""
    channel = channels()[brief.channel]
    line(f"Paste it on the web: {channel.web}\n        in the app: {channel.app}")


def length(text: str, brief: Brief) -> str:
    """The length against the limit, in words."""
    return f"{units(text)} of {brief.limit} characters"


def rejected(outcome: Outcome) -> None:
    """The draft that came nearest, and what is wrong with it; or why there is none."""
    if outcome.best is None:
        answer = outcome.attempts[-1].answer
        line("No note yet." if answer.remark else f"No note: {ENDS[answer.end]}")
        return
    line("No note: no draft passed. The one that came nearest:", "bold")
    judged(outcome.best, outcome.brief)


ENDS = {
    "fine": "the answer held no draft.",
    "empty": "the answer was empty; try again, or another model.",
    "malformed": "the answers could not be read; try another model.",
    "cut_off": "the answers were cut off; try another model or fewer drafts.",
    "refused": "the model declined to write it; say it in other words, or try another model.",
    "filtered": "the server's content filter stopped it; say it in other words, or try another server.",
}
"""What people are told where there is no draft at all."""


def to_confirm(draft: Draft, *, out: bool = False) -> None:
    """The options that would settle what only the person can know, ready to paste."""
    if settled := statements(draft):
        only = "If this is true, add it" if draft.only_asks else "Where this is true, add it, and mend the rest"
        line(f"{only}:\n  {' '.join(f'--confirm {_quoted(each)}' for each in settled)}", out=out)


def _quoted(text: str) -> str:
    """The text as a shell takes it for one word: in double quotes where that is safe."""
    return f'"{text}"' if not set(text) & set('"$`\\!') else shlex.quote(text)


def allowed(checks: Set[str]) -> None:
    """The checks that were set aside, with every result."""
    if checks:
        say(f"Not checked, as you allowed it: {', '.join(sorted(checks))}.")


def statements(draft: Draft) -> tuple[str, ...]:
    """What the sender would have to confirm, each thing once."""
    return tuple(dict.fromkeys(finding.ask.statement for finding in draft.findings if finding.ask))


def doubtful(draft: Draft) -> str:
    """The words that only the sender can stand for, each once, in quotation marks."""
    return ", ".join(dict.fromkeys(f"“{finding.quote}”" for finding in draft.findings if finding.ask))


def judged(draft: Draft, brief: Brief, *, out: bool = False) -> None:
    """A text with the offending words marked beneath, and what is held against it."""
    line(out=out)
    spans = [(finding.start, finding.end) for finding in draft.findings]
    for shown, beneath in marked(draft.text, spans, _width(out)):
        line(f"  {shown}", out=out)
        if beneath.strip():
            line(f"  {beneath}", "bold red", out=out)
    line(out=out)
    for finding in draft.findings:
        line(f"- {_message(finding)}", out=out)
    if read := _read_from_how(draft, brief):
        line(read, "dim", out=out)
    line(f"{length(draft.text, brief)}.", "dim", out=out)


def _read_from_how(draft: Draft, brief: Brief) -> str:
    """What the tie was taken for, where only the sender's words tell it and how it is said is wrong."""
    about_the_tie = {finding.check for finding in draft.findings} & {"no_connection", "wrong_connection"}
    if brief.connection.kind or not brief.connection.how or not about_the_tie:
        return ""
    read = understood(brief)
    return f"I took it from your words that {read[0].lower()}{read[1:]} If that is wrong, --kind tells me."


def remarks(draft: Draft, brief: Brief) -> list[str]:
    """What to know while changing a text: its length, and what is held against it."""
    return [f"{length(draft.text, brief)}.", *(f"- {_message(finding)}" for finding in draft.findings)]


def _message(finding: Finding) -> str:
    quote = f"“{finding.quote}”: " if finding.quote.strip() and finding.quote not in finding.message else ""
    return " ".join(filter(None, [f"{quote}{finding.message}", finding.hint, f"[{finding.check}]"]))


def _width(out: bool) -> int:
    return min(_console(out).width, WIDEST) - 2
