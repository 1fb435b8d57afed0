"""After the first draft, on a terminal: take a note, change it, ask for another; nothing that was typed is lost."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from writer import pipeline
from writer.brief import Brief
from writer.cli import account, asking, clipboard, editing, keeping, menu, show, terminal
from writer.drafters import Drafter
from writer.errors import ConnoteError
from writer.note import Attempt, Draft, Note, Outcome
from writer.settings import Settings

SHORTER = "Make it shorter."
ANOTHER = "Say it in another way: another beginning, another order."

NO_MORE = "That is all I can put together from what you told me. Say more with --how, or use a model."
BY_RULES = "Without a model I can't change a note by what you say. “edit” lets you do it by hand."


def possible() -> bool:
    """Whether a person sits there and sees the notes, too."""
    return terminal.possible() and sys.stdout.isatty()


@dataclass(frozen=True)
class Table:
    """What lies before the person: the outcome so far, the notes to choose from, which is meant, and a text in work.

    `wrong` is the text that has come nearest and does not pass: a draft, or what the person made of one.
    """

    outcome: Outcome
    notes: tuple[Note, ...] = ()
    at: int = 0
    wrong: Draft | None = None

    @property
    def brief(self) -> Brief:
        """All that was said so far."""
        return self.outcome.brief

    @property
    def text(self) -> str:
        """The text that is meant: the one in work, else the note chosen, else none."""
        return self.wrong.text if self.wrong else self.notes[self.at].text if self.notes else ""


def talk(outcome: Outcome, drafter: Drafter, kept: Settings) -> Outcome:
    """Shows what came, and does what the person says until they are done; returns what lies there then."""
    with keeping.reminder():
        table = Talk(drafter, kept).about(outcome)
    return replace(table.outcome, notes=table.notes)


class Talk:
    """A conversation about the drafts of one brief, with the drafter at hand."""

    def __init__(self, drafter: Drafter, kept: Settings) -> None:
        self.drafter = drafter
        self.kept = kept
        self.copies = clipboard.there()

    def about(self, outcome: Outcome) -> Table:
        """The conversation, from the first outcome to its end."""
        table: Table = self._with(Table(outcome), outcome)
        while True:
            offered = self._offers(table)
            show.line()
            show.line(menu.shown(offered, notes=len(table.notes), at=table.at), "dim")
            word, rest = menu.meant(terminal.line(">"), offered)
            if word == "quit" or (word == "copy" and self._copied(table, rest)):
                break
            table = self._done(word, rest, table)
        if table.notes:
            show.where_to_paste(table.brief)
        return table

    def _offers(self, table: Table) -> list[str]:
        return menu.offers(
            notes=len(table.notes), in_work=bool(table.wrong), copies=self.copies, repairs=self.drafter.repairs
        )

    def _done(self, word: str, rest: str, table: Table) -> Table:
        """The table after what was said; a copy that failed changes nothing."""
        acts: dict[str, Callable[[Table, str], Table]] = {
            "number": self._number,
            "edit": self._edit,
            "another": self._another,
            "shorter": self._shorter,
            menu.WISH: self._say,
            menu.MORE: self._more,
            "save": self._save,
            "unknown": self._unknown,
        }
        return acts[word](table, rest) if word in acts else table

    def _unknown(self, table: Table, answer: str) -> Table:
        say = ", or say in a few words what to change" * (self.drafter.repairs and bool(table.notes))
        show.line(f"I don't know “{answer}”. Say one of the words below{say}.")
        return table

    def _number(self, table: Table, number: str) -> Table:
        if not 1 <= int(number) <= len(table.notes):
            show.line(f"There is no note {number}.")
            return table
        chosen = replace(table, at=int(number) - 1, wrong=None)
        show.numbered([chosen.notes[chosen.at]], table.brief, int(number), wrapped=self.copies)
        show.came_from(chosen.notes[chosen.at])
        return chosen

    def _copied(self, table: Table, number: str) -> bool:
        at = int(number) - 1 if number.isdecimal() else table.at
        if not 0 <= at < len(table.notes):
            show.line(f"There is no note {number}.")
            return False
        return clipboard.copied(table.notes[at].text)

    def _edit(self, table: Table, _: str) -> Table:
        """The text in the person's editor, and the same checks again."""
        draft = table.wrong or Draft(table.text)
        text = editing.edited(draft.text, show.remarks(draft, table.brief))
        if text == draft.text:
            show.line("Nothing was changed.")
            return table
        return self._judged(table, text)

    def _judged(self, table: Table, text: str) -> Table:
        """The table with a text that the person wrote: among the notes if it passes, else in work."""
        draft = pipeline.check(text, table.brief, allow=table.outcome.allowed)
        if draft.passed:
            return self._taken(table, pipeline.note(draft.text, table.brief))
        show.judged(draft, table.brief)
        return self._settled(replace(table, wrong=draft), draft)

    def _taken(self, table: Table, note: Note) -> Table:
        notes = (*table.notes, note)
        show.numbered([note], table.brief, len(notes), wrapped=self.copies)
        show.came_from(note)
        return replace(table, notes=notes, at=len(notes) - 1, wrong=None)

    def _another(self, table: Table, _: str) -> Table:
        if self.drafter.repairs:
            return self._changed(table, ANOTHER, states=False)
        more = len(table.notes) + self.kept.drafts
        request = table.outcome.attempts[-1].request
        with account.asking([], self.drafter) as told:
            outcome = pipeline.write(
                table.brief, self.drafter, request.prompt, drafts=more, allow=table.outcome.allowed, on_attempt=told
            )
        if {note.text for note in pipeline.passed(outcome)} <= {note.text for note in table.notes}:
            show.line(NO_MORE)
            return table
        return self._with(table, outcome)

    def _shorter(self, table: Table, _: str) -> Table:
        return self._changed(table, SHORTER, states=False)

    def _say(self, table: Table, wish: str) -> Table:
        """One request with what the person would like changed: their own word, so it counts as something they said."""
        if not self.drafter.repairs:
            show.line(BY_RULES)
            return table
        wish = wish or terminal.line("What should be different?")
        if not wish:
            return table
        show.say(f"You said “{wish}”: what it tells of the two of you I take as true.")
        return self._changed(table, wish, states=True)

    def _changed(self, table: Table, wish: str, *, states: bool) -> Table:
        def asked(told: Callable[[Attempt], None]) -> Outcome:
            draft = Draft(table.text)
            return pipeline.change(
                table.outcome, draft, wish, self.drafter, drafts=self.kept.drafts, states=states, on_attempt=told
            )

        return self._asked(table, asked)

    def _more(self, table: Table, more: str) -> Table:
        """What the person adds may settle the drafts that are there; else the drafter is asked again."""
        more = more or terminal.line("What else is true, in your own words?")
        if not more:
            return table
        told = pipeline.recheck(table.outcome, [more])
        if told.notes:
            return self._with(table, told)
        request = told.attempts[-1].request

        def asked(tell: Callable[[Attempt], None]) -> Outcome:
            return pipeline.write(
                told.brief,
                self.drafter,
                request.prompt,
                drafts=self.kept.drafts,
                attempts=self.kept.attempts,
                allow=told.allowed,
                on_attempt=tell,
            )

        return self._asked(replace(table, outcome=told), asked)

    def _asked(self, table: Table, asked: Callable[[Callable[[Attempt], None]], Outcome]) -> Table:
        """The table after a further request; a request that fails or is interrupted leaves it as it was."""
        keeping.keep(table.brief)
        try:
            with account.asking([account.who(self.drafter, self.kept)], self.drafter) as told:
                outcome = asked(told)
        except KeyboardInterrupt:
            return table
        except ConnoteError as error:
            show.line(error.message, "bold")
            show.say(f"{error.hint} Nothing is lost.".strip())
            return table
        return self._with(table, outcome)

    def _with(self, table: Table, outcome: Outcome) -> Table:
        """The table with what a request brought: its notes below the others, or the draft that came nearest."""
        keeping.keep(outcome.brief)
        new = [note for note in pipeline.passed(outcome) if note.text not in {each.text for each in table.notes}]
        if new:
            show.numbered(new, outcome.brief, len(table.notes) + 1, wrapped=self.copies)
            which = f" of {len(table.notes) + 1}" * (len(table.notes) + len(new) > 1)
            show.line(f"\n{show.understood(outcome.brief)} Where the words{which} come from:")
            show.came_from(new[0])
            show.allowed(outcome.allowed)
            return Table(outcome, (*table.notes, *new), len(table.notes))
        show.line()
        show.rejected(outcome)
        here = replace(table, outcome=outcome, wrong=outcome.best)
        return self._settled(here, outcome.best) if outcome.best else here

    def _settled(self, table: Table, draft: Draft) -> Table:
        """The table after the person was asked about the doubtful words of a draft, if there is nothing else wrong."""
        settled = asking.settled(draft, table.brief)
        here = replace(table, outcome=replace(table.outcome, brief=settled.brief))
        if settled.text != draft.text:
            return self._judged(here, settled.text)
        again = pipeline.check(draft.text, settled.brief, allow=table.outcome.allowed)
        return self._taken(here, pipeline.note(draft.text, settled.brief)) if again.passed else here

    def _save(self, table: Table, where: str) -> Table:
        suggested = keeping.name_for(table.brief)
        where = where or terminal.line(f"Save what you told me as [{suggested}]") or suggested
        try:
            path = keeping.save(table.brief, where)
        except ConnoteError as error:
            show.line(f"{error.message} {error.hint}".strip())
        else:
            show.line(f"Saved. Take it up again with: connote write --brief {path}")
        return table
