"""`connote check`: the same checks, for a text that a person wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from writer.cli.options import FLAG, SHOWING, AsJson, Given, alone, command

if TYPE_CHECKING:
    from writer.brief import Brief
    from writer.note import Draft

NOTE_HINT = "NOTE is a file with the text of the note, or - to read it from standard input."

Text = Annotated[str | None, Argument(metavar="NOTE", help="A file with the note, or - for standard input.")]
JsonLines = Annotated[
    bool,
    Option(
        "--jsonl", metavar=FLAG, help='Check many: one {"brief": {...}, "note": "..."} a line.', rich_help_panel=SHOWING
    ),
]
Listing = Annotated[
    bool, Option("--list", metavar=FLAG, help="List the checks, or with a name explain one.", rich_help_panel=SHOWING)
]


@command
def check(
    *, note: Text = None, given: Given, json: AsJson = False, jsonl: JsonLines = False, list: Listing = False
) -> int:
    """Check a note that somebody wrote. The exit status is 1 where anything is wrong with it."""
    if list:
        from writer.cli import checks

        alone("--list", given, json=json)

        return checks.explained(note) if note else checks.listed()
    if jsonl:
        from writer.checks import known
        from writer.cli import jsonl as lines

        alone("--jsonl", replace(given, allow=[]), json=json)
        return lines.checked(note or "-", known(given.allow))
    return _checked(note or "-", given, json)


def _checked(note: str, given: Given, json: bool) -> int:
    import sys

    from writer import pipeline
    from writer.cli import as_json, gather, inputs, show
    from writer.settings import Settings

    gather.two_from_stdin(note, given.profile)
    kept = Settings.load()
    allow, brief = gather.allowed(given, kept), gather.brief(given, kept)
    text = inputs.text(note, "a note", inputs.LARGEST_NOTE, NOTE_HINT).strip()
    if json:
        draft = pipeline.check(text, brief, allow=allow)
        found = {**as_json.draft(draft), **as_json.setting(brief, sorted(allow))}
        sys.stdout.write(as_json.pretty(found) + "\n")
    else:
        for remark in (*gather.untold(brief), *gather.ignored(brief)):
            show.say(remark)
        draft = _told(text, brief, allow)
    show.allowed(allow)
    return 0 if draft.passed else 1


def _told(text: str, brief: Brief, allow: frozenset[str]) -> Draft:
    """The text as it was judged and shown; on a terminal it may be confirmed or edited, and is judged again."""
    from writer import pipeline
    from writer.cli import asking, show, terminal

    draft = pipeline.check(text, brief, allow=allow)
    if draft.passed:
        show.line(f"Nothing is wrong with it: {show.length(text, brief)}.", out=True)
        return draft
    show.judged(draft, brief, out=True)
    settled = asking.settled(draft, brief)
    if (settled.text, settled.brief) != (text, brief):
        show.line(settled.text, out=True)
        return _told(settled.text, settled.brief, allow)
    if not terminal.possible():
        show.to_confirm(draft, out=True)
    return draft
