"""Five people who want a note: what lies on their desk, what they type, and what a model would answer them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import person as people
from loopback import Loopback, completion
from person import ENTER, Person

COLUMNS = 88
USAGE = {"prompt_tokens": 1450, "completion_tokens": 130}


@dataclass(frozen=True)
class Walked:
    """What a walk came to: what the terminal showed, what lies on the clipboard, and what it took."""

    shown: tuple[str, ...]
    copied: str
    keystrokes: int
    questions: int
    last: Person


class Desk:
    """A person's desk: a folder, a clipboard, and in most walks a model's server that says what it was given."""

    def __init__(self, home: Path, server: Loopback | None) -> None:
        self.home = home
        self.server = server
        self.sat: list[Person] = []
        self.commands: list[str] = []
        self.variables = people.clipboard(home)

    def copies(self, text: str) -> None:
        """Puts a text on the clipboard, as from a browser."""
        (self.home / "clipboard").write_text(text, encoding="utf-8")

    def answers(self, *drafts: str) -> None:
        """The model will answer a request with these drafts."""
        if self.server:
            self.server.does(completion(*drafts, usage=USAGE))

    def types(self, command: str, *arguments: str) -> Person:
        """Types a command."""
        sitting = Person(*arguments, columns=COLUMNS, **self.variables)
        sitting.keystrokes += len(command) + 1
        self.commands.append(command)
        self.sat.append(sitting)
        return sitting

    def walked(self) -> Walked:
        """What it came to, once all commands have ended."""
        shown = [f"$ {command}\n{_still(sat.screen)}" for command, sat in zip(self.commands, self.sat, strict=True)]
        return Walked(
            tuple(shown),
            (self.home / "clipboard").read_text(encoding="utf-8"),
            sum(sat.keystrokes for sat in self.sat),
            sum(sat.questions for sat in self.sat),
            self.sat[-1],
        )


def _still(screen: str) -> str:
    """The screen without what differs from run to run."""
    screen = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8080", screen)
    return re.sub(r"\d+\.\d s\.", "0.8 s.", screen)


Walk = Callable[[Desk], None]


COLLEAGUE = """Signe Aakjær
Signe Aakjær
She/Her · 1st
Crew planner at Ribe Ferries
Esbjerg, Denmark · Contact info
300+ connections

About
I plan crews for two ferries and a night boat.

Experience
Crew planner
Ribe Ferries · Full-time
Feb 2023 - Present

Shift planner
Solvind Energy · Full-time
2018 - 2022 · Aarhus

More profiles for you
Ottoline Brandvold
Bridge engineer at Mostprojekt
"""


def former_colleague(desk: Desk) -> None:
    """Somebody writes to a former colleague again. The page is on the clipboard; bare `connote` asks for the rest."""
    desk.copies(COLLEAGUE)
    desk.answers(
        "Hi Signe, we worked together at Solvind in Aarhus, and I would love to reconnect and stay in touch.",
        "Hi Signe, we worked together at Solvind in Aarhus, and you were miles faster than me at the wind roster. I saw"
        " you plan ferries now and I'd like to hear how that is.",
        "Hi Signe, I'll never forget our award-winning years at Solvind. How are the ferries?",
    )
    sitting = desk.types("connote")
    sitting.answers("Copy their profile, then press Enter.", "")
    sitting.answers(
        "How do you know Signe?",
        "worked together at Solvind in Aarhus, she was miles faster than me at the wind roster",
    )
    sitting.answers("Why do you write to Signe?", "I saw she plans ferries now and I'd like to hear how that is")
    sitting.says("")


SPEAKER = """Ilse Vantongeren
Head of timetable at Scheldt Rail
Antwerp, Belgium
About
I draw timetables that survive a wet Monday. Speaker at Rail Data Days.
"""
CHATBOT = (
    "Dear Ilse, I hope this message finds you well. I was truly inspired by your keynote at Rail Data Days and would"
    " love to pick your brain about opportunities in your esteemed team."
)


def job_seeker(desk: Desk) -> None:
    """Somebody looks for work and has a draft from a chatbot: `check` says what is wrong, `write` does better."""
    (desk.home / "draft.txt").write_text(CHATBOT, encoding="utf-8")
    desk.copies(SPEAKER)
    draft = (
        "Hi Ilse, I sat in your talk at Rail Data Days in Ghent and asked about the buffer at Mechelen. I plan"
        " timetables too, and would like to hear how you work. I still have your handout."
    )
    for _ in range(3):
        desk.answers(draft)
    how = "heard her talk at Rail Data Days in Ghent, asked her about the buffer at Mechelen"
    checking = desk.types(
        f'connote check draft.txt --paste --how "{how}"', "check", "draft.txt", "--paste", "--how", how
    )
    checking.ends()
    sitting = desk.types("connote write --paste", "write", "--paste")
    sitting.answers("How do you know Ilse?", how)
    sitting.answers("Why do you write to Ilse?", "I plan timetables too and would like to hear how she works")
    if desk.server:
        sitting.sees("Is all of it true? [y/N/edit]")
        sitting.questions += 1
        sitting.types("y")
    sitting.says("")


PLANNER = """Maren Solheim-Okafor
Maren Solheim-Okafor
· 3rd
Roster planner | Night trains | Speaker
Malmö, Sweden

About
Rosters for night trains: who sleeps where, and who drives on. I write about it every other month.

Experience
Roster planner
Öresund Night Trains
2020 - Present

People also viewed
Zdenko Marsh-Okeke
Head of rolling stock at Aeolus
"""


def recruiter(desk: Desk) -> None:
    """A recruiter who has never met the person pastes the page into the terminal, and asks for another note."""
    desk.answers(
        "Hi Maren, we haven't met. I found your article on rosters for night trains when I was looking for planners."
        " Are you free for a 15 minute call on Thursday? We offer the best pay."
    )
    desk.answers(
        "Hi Maren, we haven't met. I found your article on night train rosters when I was looking for roster planners."
        " We need one at Vias in Odense, and I'd like to ask whether you would hear more."
    )
    desk.answers(
        "Hi Maren, we haven't met; I found your article on night train rosters. We need a roster planner at Vias in"
        " Odense: would you hear more?"
    )
    sitting = desk.types("connote")
    sitting.sees("Copy their profile, then press Enter.")
    sitting.sees(" >")
    sitting.questions += 1
    sitting.pastes(PLANNER)
    sitting.sees("characters pasted]")
    sitting.presses(ENTER)
    sitting.answers(
        "How do you know Maren?",
        "never met, found her article on night train rosters when I was looking for roster planners",
    )
    sitting.answers(
        "Why do you write to Maren?",
        "we need a roster planner at Vias in Odense and I'd like to ask if she would hear more",
    )
    if desk.server:
        sitting.says("shorter")
    else:
        sitting.says("another")
        sitting.says("1")
    sitting.says("")


FORMER = """Jonas Weidenbach
Bauingenieur bei der Stadt Leipzig
Leipzig, Deutschland
"""


def a_German_answer(desk: Desk) -> None:
    """Somebody answers in German. connote can check English only, so far, and says so before a model is asked."""
    desk.copies(FORMER)
    desk.answers(
        "Hi Jonas, we studied together in Weimar and built the model of the Elster bridge. I'd like to know what became"
        " of it."
    )
    sitting = desk.types("connote write --paste", "write", "--paste")
    sitting.answers(
        "How do you know Jonas?", "wir haben zusammen in Weimar studiert und das Modell der Elsterbrücke gebaut"
    )
    sitting.answers(
        "How do you know them, in English?", "we studied together in Weimar and built the model of the Elster bridge"
    )
    sitting.answers("Why do you write to Jonas?", "I'd like to know what became of it")
    sitting.says("")


def tinkerer(desk: Desk) -> None:
    """Somebody tunes prompts: copies the best one, changes it, and writes with it. What was said is not asked."""
    (desk.home / "signe.txt").write_text(COLLEAGUE, encoding="utf-8")
    desk.answers(
        "Hi Signe, we worked together at Solvind in Aarhus. Are the ferries as good to plan as the wind roster?"
    )
    desk.answers(
        "Hi Signe, we worked together at Solvind in Aarhus, and I still have your roster printout on the wall. Are the"
        " ferries as good to plan?"
    )
    how = "worked together at Solvind in Aarhus, planned the wind roster"
    desk.types("connote prompt --new mine.md", "prompt", "--new", "mine.md").ends()
    mine = desk.home / "mine.md"
    mine.write_text(mine.read_text(encoding="utf-8").replace("version: ", "version: 1"), encoding="utf-8")
    offline = [] if desk.server else ["--model", "offline"]
    typed = f'connote write signe.txt --prompt mine.md --how "{how}"{" --model offline" * bool(offline)}'
    sitting = desk.types(typed, "write", "signe.txt", "--prompt", "mine.md", "--how", how, *offline)
    if desk.server:
        sitting.says("say that I still have her roster printout on the wall")
    else:
        sitting.says("save signe.toml")
        sitting.sees("Saved.")
    sitting.says("")


CASES: tuple[Walk, ...] = (former_colleague, job_seeker, recruiter, a_German_answer, tinkerer)
