"""`connote write`: a checked note, from a profile and how the two know each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typer import Option

from writer.cli.options import FLAG, SHOWING, AsJson, Choices, Given, Model, command

if TYPE_CHECKING:
    from writer.brief import Brief
    from writer.drafters import Drafter
    from writer.note import Outcome
    from writer.prompts import Prompt
    from writer.settings import Settings

Explain = Annotated[
    bool,
    Option(
        "--explain", metavar=FLAG, help="Say where each statement comes from, in a pipe too.", rich_help_panel=SHOWING
    ),
]
Save = Annotated[
    str | None,
    Option("--save", metavar="FILE", help="Save what you told in a file, to take up again.", rich_help_panel=SHOWING),
]
Copy = Annotated[
    bool, Option("--copy", metavar=FLAG, help="Put the note on the clipboard, too.", rich_help_panel=SHOWING)
]


@command
def write(
    given: Given,
    model: Model,
    choices: Choices = 1,
    json: AsJson = False,
    explain: Explain = False,
    copy: Copy = False,
    save: Save = None,
) -> int:
    """Write a note that says how you know each other, and nothing that you didn't say.

    The note alone goes to standard output. Where no draft passes, there is none, and the exit status is 1.
    """
    from writer.cli import after, as_json, asking, clipboard, gather, keeping
    from writer.drafters import choose
    from writer.prompts import BEST, load

    place = keeping.new(save) if save else None
    kept = gather.settings(model)
    allow, prompt, drafter = gather.allowed(given, kept), load(kept.prompt or BEST), choose(kept)
    brief = asking.completed(gather.brief(given, kept))
    keeping.put(brief, place)  # before anything can fail: what was told is to be taken up again then, above all
    with as_json.telling(json):
        outcome = _asked(brief, drafter, prompt, kept, allow, choices)
    if after.possible() and not json and not (copy and outcome.notes):
        outcome = after.talk(outcome, drafter, kept)
    else:
        _shown(outcome, json=json, explain=explain)
    if copy and outcome.notes:
        clipboard.copied(outcome.notes[0].text)
    keeping.put(outcome.brief, place)
    return 0 if outcome.notes else 1


def _asked(
    brief: Brief, drafter: Drafter, prompt: Prompt, kept: Settings, allow: frozenset[str], choices: int
) -> Outcome:
    """What the drafter makes of the brief. A note in a language that cannot be checked is asked for once."""
    from writer import pipeline
    from writer.cli import account, keeping
    from writer.drafters import Request
    from writer.languages import pack
    from writer.reading import facts

    attempts = kept.attempts if pack(facts(brief).language) else 1
    said = account.before(Request(brief, prompt, kept.drafts), drafter, kept)
    with keeping.reminder(), account.asking(said, drafter, attempts) as told:
        return pipeline.write(
            brief,
            drafter,
            prompt,
            drafts=kept.drafts,
            attempts=attempts,
            choices=choices,
            allow=allow,
            on_attempt=told,
        )


def _shown(outcome: Outcome, *, json: bool, explain: bool) -> None:
    import sys

    from writer.cli import as_json, show

    if json:
        sys.stdout.write(as_json.pretty(as_json.outcome(outcome)) + "\n")
    elif outcome.notes:
        show.notes(outcome)
        if explain or show.on_terminal():
            for note in outcome.notes:
                show.about(note, outcome.brief)
            show.where_to_paste(outcome.brief)
    else:
        show.rejected(outcome)
    show.allowed(outcome.allowed)
    if outcome.best and not outcome.notes and not json:
        show.to_confirm(outcome.best)
