"""What a person is asked, in plain words and only where it is missing; without a terminal nothing is asked."""

from __future__ import annotations

from dataclasses import dataclass

from writer.brief import KIND_WORDS, KINDS, Brief
from writer.cli import clipboard, editing, gather, keeping, show, terminal
from writer.errors import FileError, UsageError
from writer.languages import english_name, languages
from writer.note import Draft
from writer.reading import facts
from writer.text.language import language

EXAMPLES = (
    "sat next to them at the harbour meetup in Gdynia, talked about tide tables",
    "never met; I read their post on night trains and want to ask about the timetable",
)
"""Answers of the kind that work: people who have met, and people who have not."""


def completed(brief: Brief) -> Brief:
    """The brief, with what it lacks asked of the person; as it is where nobody can be asked.

    What was answered is kept after each question, so that an interruption loses nothing.
    """
    if not terminal.possible():
        return brief
    brief = _for_somebody(brief)
    with keeping.reminder():
        in_talk = bool(facts(brief).missing)
        if in_talk:
            brief = _kept(_with_how(brief, _how(brief)))
        if in_talk and facts(brief).missing:
            brief = _kept(_with_how(brief, _how_once_more(brief)))
        brief = _kept(_of_kind(_in_a_known_language(brief)))
        return _kept(_with_reason(brief) if in_talk and not brief.reason else brief)


def _kept(brief: Brief) -> Brief:
    keeping.keep(brief)
    return brief


# ---------------------------------------------------------------- whom, how, why


def _for_somebody(brief: Brief) -> Brief:
    if not brief.recipient.name and not brief.recipient.about:
        about = _profile()
        name = about if len(about.split()) == 1 else ""  # "Ada", which could be a heading in a longer text
        brief = _kept(gather.named(gather.with_recipient(brief, name, about)))
    if not brief.recipient.name:
        name = terminal.line("Who is the note for? (their name)")
        brief = _kept(gather.with_recipient(brief, name, brief.recipient.about))
    return brief


def _profile() -> str:
    """Their profile from the clipboard, or as it is pasted; a name alone is a profile too."""
    given = _pasted()
    try:
        gather.no_address(given)
    except UsageError as error:
        show.line(f"{error.message} {error.hint}")
        return _profile()
    return given


def _pasted() -> str:
    if not clipboard.there():
        return terminal.block("Paste their profile here and press Enter, or Ctrl-D. Their name alone will do.")
    given = terminal.block("Copy their profile, then press Enter. Or paste it here; their name alone will do.")
    return given or from_clipboard()


def from_clipboard() -> str:
    """What is on the clipboard, which is told; "" where that is nothing."""
    try:
        text = clipboard.pasted()
    except FileError as error:
        show.line(error.message)
        return ""
    show.say(f"From the clipboard: {len(text):,} characters, beginning “{gather.beginning(text)}”.")
    return text


def _how(brief: Brief) -> str:
    question = facts(brief).missing
    show.line()
    show.line(question.text if question else "", "bold")
    show.line("In your own words, for example:")
    for example in EXAMPLES:
        show.say(f"  {example}")
    return terminal.line(">")


def _how_once_more(brief: Brief) -> str:
    """What is still missing after a first answer, which was empty or said too little."""
    said = f"“{brief.connection.how}” says" if brief.connection.how else "That says"
    show.line()
    show.line(f"{said} too little for a note. Where was it, or about what? For example: {EXAMPLES[0]}")
    return terminal.line(">")


def _with_how(brief: Brief, answer: str) -> Brief:
    how = ". ".join(filter(None, [brief.connection.how.rstrip(". "), answer]))
    return brief.model_copy(update={"connection": brief.connection.model_copy(update={"how": how})})


def _with_reason(brief: Brief) -> Brief:
    if facts(brief).missing:  # nothing will be written, so nothing more is asked
        return brief
    who = brief.recipient.name.split()[0] if brief.recipient.name else "them"
    show.line()
    show.line(f"Why do you write to {who}? (Enter if there is nothing to add)", "bold")
    return brief.model_copy(update={"reason": terminal.line(">")})


def _of_kind(brief: Brief) -> Brief:
    """The brief with its kind as the person says, where their words leave it open; Enter takes what was understood."""
    if not facts(brief).kind_is_open or facts(brief).missing:
        return brief
    kinds = list(KINDS)
    for number, kind in enumerate(kinds, 1):
        show.line(f"  {number}  {KIND_WORDS[kind]}")
    numbers = {str(number): kind for number, kind in enumerate(kinds, 1)}
    while answer := terminal.line(f"What fits best? [{kinds.index(facts(brief).kind) + 1}]"):
        if answer in numbers:
            connection = brief.connection.model_copy(update={"kind": numbers[answer]})
            return brief.model_copy(update={"connection": connection})
        show.say(f"Type a number from 1 to {len(kinds)}, or Enter for the one in brackets.")
    return brief


def _in_a_known_language(brief: Brief) -> Brief:
    """The brief with its `how` in the note's language, where it was in another and the person says it again."""
    told = language(brief.connection.how)
    wanted = facts(brief).language if facts(brief).language in languages() else languages()[0]
    for remark in gather.tongues(brief):
        show.line(remark)
    if told in (None, wanted) or facts(brief).missing:
        return brief
    answer = terminal.line(f"How do you know them, in {english_name(wanted)}? (Enter to go on as it is)\n>")
    connection = brief.connection.model_copy(update={"how": answer})
    return brief.model_copy(update={"connection": connection, "language": wanted}) if answer else brief


# ---------------------------------------------------------------- the doubtful words


@dataclass(frozen=True)
class Settled:
    """What came of asking: the brief, which holds what was confirmed, and the text, which may have been edited."""

    brief: Brief
    text: str


def settled(draft: Draft, brief: Brief) -> Settled:
    """Asks once whether what the draft adds is true; Enter is no. The draft has been shown, those words underlined."""
    as_it_was = Settled(brief, draft.text)
    if not draft.only_asks or not terminal.possible():
        return as_it_was
    answer = terminal.line("You didn't tell me this. Is all of it true? [y/N/edit]").casefold()
    if answer in {"y", "yes"}:
        return Settled(_kept(brief.with_confirmed(*show.statements(draft))), draft.text)
    if answer and "edit".startswith(answer):
        return Settled(brief, editing.edited(draft.text, show.remarks(draft, brief)))
    show.line(f"Then leave out or change {show.doubtful(draft)}, or tell me what is true instead.")
    return as_it_was
