"""On a terminal: text gets in by the clipboard or a paste, and only what is missing is asked, in plain words."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Connote, brief_in
from loopback import Loopback, completion, hang, loopback
from person import CTRL_C, CTRL_D, ENTER, Person, clipboard, editor

from writer.cli import keeping

PROFILE = "Tomás Herrera\nMaintainer of gridflow at Kolibri Energy\nBerlin, Germany\n"
HOW = "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow and why schedulers drift"
GOOD = "Hi Tomás, I sat next to you at PyCon DE in Berlin and we talked about gridflow and why schedulers drift."
ADDED = f"{GOOD} I borrowed a book from you."
KNOW, WHY = "How do you know Tomás?", "Why do you write to Tomás?"

ABOUT = "I keep the grid in balance, one schedule at a time, and write about what breaks when a forecast is wrong. "
PAGE = "\n".join(
    [
        *[
            "Tomás Herrera",
            "Tomás Herrera",
            "He/Him · 2nd",
            "Maintainer of gridflow at Kolibri Energy",
            "Berlin, Germany",
        ],
        *["", "About", "", ABOUT * 50, "", "Experience", "", "Maintainer", "Kolibri Energy · Full-time", ""],
        *["More profiles for you", "", "Ottoline Brandvold", "Bridge engineer at Mostprojekt", "", "Message", ""],
        *["Zdenko Marsh-Okeke", "Head of wind at Aeolus", ""] * 20,
    ]
)
"""A page as copied whole: over 6,000 characters, blank lines, and other people after it."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    with loopback() as running:
        monkeypatch.setenv("CONNOTE_BASE_URL", running.base_url)
        monkeypatch.setenv("CONNOTE_MODEL", "m-1")
        yield running


@pytest.fixture
def profile() -> str:
    Path("p.txt").write_text(PROFILE, encoding="utf-8")
    return "p.txt"


PASTES = [
    pytest.param(True, "\r\n", id="marked, with Windows line ends"),
    pytest.param(False, "\r\n", id="bare, with Windows line ends"),
]
"""Pastes as terminals send them: nearly all mark them."""


def lines(text: str) -> list[str]:
    """The lines that hold something: without marks, a Windows line end is pasted as two."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def sent(server: Loopback, number: int = 0) -> str:
    """All that the model got with a request."""
    return "\n".join(message["content"] for message in server.asked[number].body["messages"])


# ---------------------------------------------------------------- text in


@pytest.mark.parametrize(("marked", "line_end"), PASTES)
def test_a_whole_page_that_is_pasted_is_one_profile(server: Loopback, line_end: str, marked: bool) -> None:
    server.does(completion(GOOD))
    person = Person()

    person.sees("Paste their profile here")
    person.sees(" >")
    person.pastes(PAGE.replace("\n", line_end), marked=marked)
    if marked:
        person.sees("characters pasted]")
    else:
        time.sleep(0.5)  # what is pasted without marks ends with Ctrl-D, and a person is not faster
    person.presses(ENTER if marked else CTRL_D)
    person.answers(KNOW, HOW)
    person.answers(WHY, "")
    person.says("quit")

    assert len(PAGE) > 6000
    assert person.ends() == 0
    assert keeping.last().exists()
    kept = brief_in(keeping.last())
    assert kept.recipient.name == "Tomás Herrera"
    assert lines(kept.recipient.about) == lines(PAGE)
    assert (kept.connection.how, kept.reason) == (HOW, "")
    assert "Ottoline" not in sent(server)
    assert "Zdenko" not in sent(server)


def test_who_gives_the_address_of_a_profile_is_asked_for_its_text(server: Loopback) -> None:
    server.does(completion(GOOD))
    person = Person()

    person.answers("Paste their profile here", "https://www.linkedin.com/in/tomas-herrera/")
    person.sees("I read no website.")
    person.answers("Paste their profile here", "Tomás")
    person.answers("How do you know Tomás?", HOW)
    person.answers(WHY, "")
    person.says("quit")

    assert person.ends() == 0
    assert brief_in(keeping.last()).recipient.name == "Tomás"


def test_the_profile_comes_from_the_clipboard_and_the_note_goes_there(server: Loopback, home: Path) -> None:
    server.does(completion(GOOD))
    person = Person(**clipboard(home, PROFILE.replace("\n", "\r\n")))

    person.answers("Copy their profile, then press Enter.", "")
    person.answers(KNOW, HOW)
    person.answers(WHY, "I'd like to follow gridflow")
    person.says("")

    assert person.ends() == 0
    assert (home / "clipboard").read_text(encoding="utf-8") == GOOD
    assert "From the clipboard: 71 characters, beginning “Tomás Herrera”." in person.screen
    assert "The note is on the clipboard.\nPaste it on the web: On their profile" in person.screen
    assert person.questions == 3


@pytest.mark.parametrize("name", ["Tomás Herrera", "Tomás"])
def test_a_name_alone_is_enough_to_go_on(server: Loopback, name: str) -> None:
    server.does(completion(GOOD))
    person = Person()

    person.answers("Their name alone will do.", name)
    person.answers(KNOW, HOW)
    person.answers(WHY, "")
    person.says("quit")

    assert person.ends() == 0
    assert f"Name: {name}\n" in sent(server)


def test_with_nothing_pasted_the_name_is_asked(server: Loopback, home: Path) -> None:
    server.does(completion(GOOD))
    person = Person(**clipboard(home))

    person.answers("Copy their profile", "")
    person.sees("There is no text on the clipboard.")
    person.sees("Who is the note for?")
    person.types("Tomás Herrera")
    person.answers(KNOW, HOW)
    person.answers(WHY, "")
    person.says("quit")

    assert person.ends() == 0


def test_the_clipboard_is_read_in_a_pipe_too(home: Path, connote: Connote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyperclip.paste", lambda: PROFILE.replace("\n", "\r\n"))

    ran = connote("prompt", "--paste", "--how", HOW, "--json")

    assert "Name: Tomás Herrera" in json.loads(ran.out)["messages"][-1]["content"]
    assert "\\r" not in ran.out


def test_without_a_clipboard_to_read_it_says_so(connote: Connote) -> None:
    ran = connote("write", "--paste", "--how", HOW)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("I found no clipboard on this machine.\n")


# ---------------------------------------------------------------- questions


def test_nothing_is_asked_that_was_said(server: Loopback, profile: str) -> None:
    server.does(completion(GOOD))
    person = Person("write", profile, "--how", HOW)

    person.says("quit")

    assert person.ends() == 0
    assert "?" not in person.screen
    assert f"1 · {len(GOOD)} of 200 characters" in person.screen
    assert person.shows(GOOD)


@pytest.mark.parametrize(("marked", "line_end"), PASTES)
def test_line_breaks_in_an_answer_answer_no_other_question(
    server: Loopback, profile: str, line_end: str, marked: bool
) -> None:
    server.does(completion(GOOD))
    person = Person("write", profile)

    person.sees(KNOW)
    person.sees(" >")
    person.pastes(HOW.replace(", ", f",{line_end}"), marked=marked)
    person.sees("schedulers drift")
    person.presses(ENTER)
    person.answers(WHY, "")
    person.says("quit")

    assert person.ends() == 0
    assert brief_in(keeping.last()).connection.how == HOW


@pytest.mark.parametrize(("first", "second"), [("", ""), ("met", ""), ("", "know him")])
def test_too_little_is_asked_about_once_more_and_is_then_not_enough(server: Loopback, first: str, second: str) -> None:
    person = Person("write", "--name", "Ada Lovelace")

    person.answers("How do you know Ada?", first)
    person.answers("too little for a note. Where was it, or about what? For example:", second)

    assert person.ends() == 2
    assert server.asked == []
    assert "Why do you" not in person.screen
    assert "connote write --again goes on" in person.words


def test_a_second_answer_adds_to_the_first(server: Loopback) -> None:
    server.does(completion(GOOD))
    person = Person("write", "--name", "Tomás Herrera")

    person.answers("How do you know Tomás?", "met")
    person.answers("“met” says too little", HOW)
    person.answers(WHY, "")
    person.says("quit")

    assert person.ends() == 0
    assert brief_in(keeping.last()).connection.how == f"met. {HOW}"


def test_with_nothing_told_there_is_nothing_to_go_on_with() -> None:
    person = Person("write")
    person.sees("Paste their profile")
    person.presses(ENTER)
    person.sees("Who is the note for?")
    person.types("")
    person.answers("How do you know them?", "")
    person.answers("too little", "")

    assert person.ends() == 2
    assert "--again" not in person.words


def test_where_the_words_leave_open_how_close_it_is_asked_and_enter_takes_the_weaker(server: Loopback) -> None:
    server.does(completion("Hi Tomás, I know gridflow, the scheduler of Kolibri Energy, and we met."))
    person = Person("write", "--name", "Tomás Herrera")

    person.answers(KNOW, "gridflow, the scheduler of Kolibri Energy")
    person.sees("What fits best? [9]")
    person.types("looking for work")
    person.sees("Type a number from 1 to 9")
    person.sees("What fits best? [9]")
    person.types("1")
    person.answers(WHY, "")
    person.says("quit")

    assert person.ends() == 0
    assert brief_in(keeping.last()).connection.kind == "met"


def test_a_how_in_another_language_is_asked_for_again_before_a_model_is(server: Loopback, profile: str) -> None:
    server.does(completion(GOOD))
    person = Person("write", profile)

    person.answers(KNOW, "wir saßen auf der PyCon nebeneinander und haben über gridflow geredet")
    person.sees("I know English only, so far: a note in German I can show you, but not check.")
    person.answers("How do you know them, in English?", HOW)
    person.answers(WHY, "")
    person.says("quit")

    assert person.ends() == 0
    assert len(server.asked) == 1
    assert HOW.partition(",")[0] in sent(server)
    assert "nebeneinander" not in sent(server)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--language", "de"], "I know English only, so far: a note in German I can show you, but not check."),
        (
            ["--language", "en", "--how", "wir saßen auf der PyCon nebeneinander und haben viel geredet"],
            "You said in German",
        ),
    ],
)
def test_in_a_pipe_the_languages_are_remarked_before_a_model_is_asked(
    server: Loopback, connote: Connote, arguments: list[str], says: str
) -> None:
    server.does(completion(GOOD), completion(GOOD), completion(GOOD))

    ran = connote("write", "--name", "Tomás Herrera", "--how", HOW, *arguments)

    assert ran.err.index(says) < ran.err.index("Asking m-1")


def test_a_note_that_cannot_be_checked_is_asked_for_once(server: Loopback, connote: Connote) -> None:
    server.does(completion(GOOD), completion(ADDED))

    ran = connote("write", "--name", "Tomás", "--how", HOW, "--language", "de")

    assert ran.status == 1
    assert len(server.asked) == 1


# ---------------------------------------------------------------- the doubtful words


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("", 1)])
def test_what_the_draft_adds_is_asked_once_and_enter_means_no(
    server: Loopback, profile: str, answer: str, status: int
) -> None:
    server.does(*[completion(ADDED)] * 3)
    person = Person("write", profile, "--how", HOW)

    shown = person.sees("You didn't tell me this. Is all of it true? [y/N/edit]")
    asked = len(server.asked)
    person.types(answer)
    said = person.says("quit")

    assert "^^^^" in shown
    assert person.ends() == status
    assert len(server.asked) == asked
    assert ("or tell me what is true instead" in said) == (status == 1)
    assert bool(brief_in(keeping.last()).confirmed) == (status == 0)
    assert person.screen.count("Is all of it true?") == 1


def test_the_doubtful_words_can_be_edited_at_once(server: Loopback, profile: str, home: Path) -> None:
    server.does(*[completion(ADDED)] * 3)
    person = Person("write", profile, "--how", HOW, **editor(home, GOOD))

    person.sees("[y/N/edit]")
    person.types("edit")
    person.says("quit")

    assert person.ends() == 0
    assert person.shows(GOOD)
    assert brief_in(keeping.last()).confirmed == ()


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("", 1)])
def test_check_asks_about_the_doubtful_words_too(profile: str, answer: str, status: int) -> None:
    Path("n.txt").write_text(ADDED, encoding="utf-8")
    person = Person("check", "n.txt", profile, "--how", HOW)

    person.sees("Is all of it true? [y/N/edit]")
    person.types(answer)

    assert person.ends() == status
    assert ("Nothing is wrong with it" in person.screen) == (status == 0)


def test_check_takes_a_note_that_is_pasted(profile: str) -> None:
    person = Person("check", "-", profile, "--how", HOW)

    person.answers("Paste a note here", GOOD)

    assert person.ends() == 0


def test_in_a_pipe_the_last_line_would_settle_it(server: Loopback, connote: Connote, profile: str) -> None:
    server.does(*[completion(ADDED)] * 3)
    option = '--confirm "I borrowed a book from you"'

    ran = connote("write", profile, "--how", HOW)
    checked = connote("check", "-", profile, "--how", HOW, stdin=ADDED)

    assert ran.err.splitlines()[-1].strip() == option
    assert checked.out.splitlines()[-1].strip() == option
    assert "Is all of it true" not in ran.err + checked.err
    confirmed = connote("check", "-", profile, "--how", HOW, *option.replace('"', "").split(" ", 1), stdin=ADDED)
    assert confirmed.status == 0


# ---------------------------------------------------------------- any terminal


def stop_at_profile(person: Person) -> None:
    person.sees("Their name alone will do.")
    person.sees(" >")


def stop_at_name(person: Person) -> None:
    stop_at_profile(person)
    person.presses(CTRL_D)
    person.sees("Who is the note for?")


def stop_at_how(person: Person) -> None:
    stop_at_profile(person)
    person.types("Tomás Herrera")
    person.sees(KNOW)
    person.sees(" >")


def stop_at_why(person: Person) -> None:
    stop_at_how(person)
    person.types(HOW)
    person.sees(WHY)
    person.sees(" >")


def stop_at_doubt(person: Person) -> None:
    stop_at_why(person)
    person.presses(ENTER)
    person.sees("[y/N/edit]")


def stop_at_menu(person: Person) -> None:
    stop_at_doubt(person)
    person.types("y")
    person.sees(" · quit")
    person.sees(" >")


def stop_at_wish(person: Person) -> None:
    stop_at_menu(person)
    person.types("say what to change")
    person.sees("What should be different?")


def stop_at_saving(person: Person) -> None:
    stop_at_menu(person)
    person.types("save")
    person.sees("Save what you told me as [tomas-herrera.toml]")


STOPS = [
    stop_at_profile,
    stop_at_name,
    stop_at_how,
    stop_at_why,
    stop_at_doubt,
    stop_at_menu,
    stop_at_wish,
    stop_at_saving,
]


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.__name__)
def test_ctrl_c_is_quiet_at_each_prompt_and_loses_nothing(server: Loopback, stop: Callable[[Person], None]) -> None:
    server.does(*[completion(ADDED)] * 3)
    person = Person()

    stop(person)
    person.presses(CTRL_C)

    assert person.ends() == 130
    assert "Traceback" not in person.screen
    if stop not in STOPS[:2]:
        assert brief_in(keeping.last()).recipient.name == "Tomás Herrera"
    if stop not in STOPS[:3]:
        assert brief_in(keeping.last()).connection.how == HOW
        assert "connote write --again" in person.screen.splitlines()[-1]


def test_ctrl_c_while_a_model_is_asked_says_so_and_leaves_no_traceback(server: Loopback, profile: str) -> None:
    server.does(hang)
    person = Person("write", profile, "--how", HOW)

    person.sees("Asking m-1 at")
    while not server.asked:
        time.sleep(0.05)
    person.presses(CTRL_C)

    assert person.ends() == 130
    assert "Interrupted." in person.screen
    assert "Traceback" not in person.screen


@pytest.mark.parametrize("terminal", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {}], ids=["dumb", "no colour", "colour"])
def test_forty_columns_are_enough_on_any_terminal(server: Loopback, terminal: dict[str, str]) -> None:
    server.does(*[completion(ADDED)] * 3)
    person = Person(columns=40, **terminal)

    stop_at_doubt(person)
    person.types("y")
    person.says("quit")

    assert person.ends() == 0
    colours = re.search(r"\x1b\[[0-9;]*3[0-7]m", person.raw)
    assert bool(colours) == (terminal == {})
    assert ("\x1b" in person.raw) == (terminal != {"TERM": "dumb"})
    assert ADDED in person.words
    assert "you said “I borrowed a book from you”" in person.words


def test_me_asks_once_and_keeps_it() -> None:
    person = Person("me")
    for question, answer in (
        ("your name?", "Nadia Rahman"),
        ("What do you do", "Data engineer"),
        ("premium?", "premium"),
    ):
        person.sees(question)
        person.types(answer)

    assert person.ends() == 0
    again = Person("me")
    assert again.ends() == 0
    assert "Nadia Rahman" in again.screen
    assert "300 characters" in again.screen


def test_json_on_a_terminal_is_json() -> None:
    Path("n.txt").write_text(GOOD, encoding="utf-8")
    person = Person("check", "n.txt", "--how", HOW, "--name", "Tomás Herrera", "--json", columns=2000)

    assert person.ends() == 0
    assert json.loads(person.screen)["text"] == GOOD
