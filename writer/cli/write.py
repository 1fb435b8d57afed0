"""`connote write`: a checked note, from a profile and how the two know each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typer import Option

from writer.cli.options import FLAG, SHOWING, AsJson, Given, Model, command

if TYPE_CHECKING:
    from writer.note import Outcome

Choices = Annotated[int, Option(metavar="N", min=1, max=10, help="Up to so many different notes.")]
Explain = Annotated[
    bool,
    Option(
        "--explain", metavar=FLAG, help="Say where each statement comes from, in a pipe too.", rich_help_panel=SHOWING
    ),
]
Copy = Annotated[
    bool, Option("--copy", metavar=FLAG, help="Put the note on the clipboard, too.", rich_help_panel=SHOWING)
]


@command
def write(
    given: Given, model: Model, choices: Choices = 1, json: AsJson = False, explain: Explain = False, copy: Copy = False
) -> int:
    """Write a note that says how you know each other, and nothing that you didn't say.

    The note alone goes to standard output. Where no draft passes, there is none, and the exit status is 1.
    """
    from writer import pipeline
    from writer.cli import account, asking, gather
    from writer.drafters import Request, choose
    from writer.prompts import BEST, load

    kept = gather.settings(model)
    allow, prompt, drafter = gather.allowed(given, kept), load(kept.prompt or BEST), choose(kept)
    brief = asking.completed(gather.brief(given, kept))
    with account.asking(Request(brief, prompt, kept.drafts), drafter, kept) as told:
        outcome = pipeline.write(
            brief,
            drafter,
            prompt,
            drafts=kept.drafts,
            attempts=kept.attempts,
            choices=choices,
            allow=allow,
            on_attempt=told,
        )
    outcome = _shown(outcome, json=json, explain=explain)
    if copy and outcome.notes:
        _copied(outcome.notes[0].text)
    return 0 if outcome.notes else 1


def _shown(outcome: Outcome, *, json: bool, explain: bool) -> Outcome:
    """The outcome as it was shown: on a terminal, the person may have said that what the best draft adds is true."""
    import sys

    from writer.cli import as_json, asking, show

    if json:
        sys.stdout.write(as_json.pretty(as_json.outcome(outcome)) + "\n")
    elif not outcome.notes:
        show.rejected(outcome)
        outcome = asking.settled(outcome)
    if outcome.notes and not json:
        show.notes(outcome)
        if explain or show.on_terminal():
            for note in outcome.notes:
                show.about(note, outcome)
            show.where_to_paste(outcome.brief)
    if outcome.allowed:
        show.say(f"Not checked, as you allowed it: {', '.join(sorted(outcome.allowed))}.")
    return outcome


def _copied(text: str) -> None:
    import pyperclip

    from writer.cli import show

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        show.say("I found no clipboard on this machine, so nothing was copied; the note is above.")
    else:
        show.say("The note is on the clipboard.")
