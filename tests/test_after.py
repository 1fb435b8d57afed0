"""After the first draft: a note is taken, changed, or asked for again; what was typed is never lost."""

from __future__ import annotations

import json
import time
import tomllib
from pathlib import Path

import pytest
from conftest import Connote, brief_in
from hypothesis import given
from hypothesis import strategies as st
from loopback import completion, hang, loopback
from person import CTRL_C, Person, clipboard, editor

from writer import pipeline, prompts
from writer.brief import Brief
from writer.cli import after, editing, keeping, menu, terminal
from writer.drafters import Request
from writer.drafters.scripted import Line, Scripted
from writer.errors import ServerUnreachable
from writer.note import Outcome
from writer.settings import Settings

HOW = "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow and why schedulers drift"
BRIEF = Brief.of({"recipient": {"name": "Tomás Herrera"}, "connection": {"how": HOW}})
GOOD = "Hi Tomás, I sat next to you at PyCon DE in Berlin and we talked about gridflow and why schedulers drift."
ALSO = "Tomás, I sat next to you at PyCon DE in Berlin. We talked about gridflow and why schedulers drift."
SHORT = "Tomás, I sat next to you at PyCon DE in Berlin, and we talked about gridflow."
BOOK = f"{SHORT} I borrowed a book from you."
WRONG = f"{GOOD} Your keynote won the award."
FALSE = f"Hi Nadia, {GOOD[10:]}"


class Talk:
    """A model that says these lines, and a person who gives these answers one after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch = monkeypatch
        self.asked: list[Request] = []

    def __call__(self, *lines: Line, says: list[str]) -> Outcome:
        drafter, answers = Scripted(lines), iter([*says, "quit", "quit"])
        drafter.name, drafter.host, self.asked = "m-1", "models.example", drafter.asked
        self.patch.setattr(terminal, "line", lambda question: next(answers))
        self.patch.setattr(terminal, "possible", lambda: True)
        outcome = pipeline.write(BRIEF, drafter, prompts.load(), attempts=1)
        return after.talk(outcome, drafter, Settings.load())


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch) -> Talk:
    return Talk(monkeypatch)


def texts(outcome: Outcome) -> list[str]:
    return [note.text for note in outcome.notes]


# ---------------------------------------------------------------- the notes


def test_all_drafts_that_passed_are_numbered_each_with_its_length(
    talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = talk([ALSO, WRONG, GOOD], says=["quit"])

    said = capsys.readouterr()
    assert set(texts(outcome)) == {GOOD, ALSO}
    assert [line for line in said.out.splitlines() if line] == texts(outcome)
    for number, text in enumerate(texts(outcome), 1):
        assert f"{number} · {len(text)} of 200 characters" in said.err


def test_each_statement_of_the_best_stands_with_the_words_it_rests_on(
    talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    talk([GOOD], says=["quit"])

    said = capsys.readouterr().err
    assert "you said “sat next to him at PyCon DE 2026 in Berlin”" in said
    assert "“Tomás Herrera”" not in said


def test_a_number_takes_another_note_and_copy_copies_it(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("pyperclip.copy", copied.append)
    monkeypatch.setattr("pyperclip.determine_clipboard", lambda: (copied.append, str))

    outcome = talk([ALSO, GOOD], says=["7", "2", "copy"])

    assert copied == [texts(outcome)[1]]
    said = capsys.readouterr().err
    assert "There is no note 7." in said
    assert "copy 1 (Enter)" in said
    assert "copy 2 (Enter)" in said


def test_without_a_clipboard_copy_is_not_offered_and_enter_quits(
    talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    talk([GOOD], says=[""])

    menu = "edit · another · shorter · say what to change · save · quit (Enter)"
    assert menu in capsys.readouterr().err


def test_shorter_and_another_ask_once_more_and_state_nothing(talk: Talk) -> None:
    outcome = talk([GOOD], [SHORT], [ALSO], says=["shorter", "a"])

    assert texts(outcome) == [GOOD, SHORT, ALSO]
    assert [request.wish for request in talk.asked] == [None, after.SHORTER, after.ANOTHER]
    assert outcome.brief.confirmed == ()
    previous = talk.asked[1].previous
    assert previous is not None
    assert previous.drafts[0].text == GOOD


def test_a_wish_is_the_persons_own_word_and_may_state_facts(talk: Talk, capsys: pytest.CaptureFixture[str]) -> None:
    wish = "mention that I borrowed a book from him"

    outcome = talk([GOOD], [BOOK], says=[wish])

    assert texts(outcome) == [GOOD, BOOK]
    assert outcome.brief.confirmed == (wish,)
    assert talk.asked[1].wish == wish
    said = capsys.readouterr().err
    assert f"You said “{wish}”" in said
    assert f"you said “{wish}”" in said


def test_say_what_to_change_asks_what(talk: Talk) -> None:
    talk([GOOD], [BOOK], says=["say what to change", "mention that I borrowed a book from him"])

    assert talk.asked[1].wish == "mention that I borrowed a book from him"


def test_a_change_that_does_not_pass_leaves_the_notes_that_did(talk: Talk, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = talk([GOOD], [WRONG], says=["shorter"])

    assert texts(outcome) == [GOOD]
    assert "keynote" in capsys.readouterr().err


def test_a_request_that_fails_loses_nothing(talk: Talk, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = talk([GOOD], ServerUnreachable("The server cannot be reached.", "Try again later."), says=["shorter"])

    assert texts(outcome) == [GOOD]
    assert "The server cannot be reached.\nTry again later. Nothing is lost.\n" in capsys.readouterr().err


def test_a_word_that_is_no_command_asks_nothing(talk: Talk, capsys: pytest.CaptureFixture[str]) -> None:
    talk([GOOD], says=["hm"])

    assert len(talk.asked) == 1
    assert "I don't know “hm”." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "command"),
    [
        ("c", ("copy", "")),
        ("copy 2", ("copy", "2")),
        ("s", ("shorter", "")),
        ("sav", ("save", "")),
        ("save mine.toml", ("save", "mine.toml")),
        ("save the date for her", ("say what to change", "save the date for her")),
        ("a bit warmer", ("say what to change", "a bit warmer")),
        ("Say what to change", ("say what to change", "")),
        ("2", ("number", "2")),
        ("", ("copy", "")),
        ("wärmer", ("unknown", "wärmer")),
    ],
)
def test_the_shortest_answer_will_do_and_a_sentence_is_never_a_command(answer: str, command: tuple[str, str]) -> None:
    offered = menu.offers(notes=2, in_work=False, copies=True, repairs=True)

    assert menu.meant(answer, offered) == command


# ---------------------------------------------------------------- nothing passed


def test_when_nothing_passed_the_person_may_say_more_and_no_model_is_asked_where_that_settles_it(talk: Talk) -> None:
    outcome = talk([BOOK], says=["", "say more", "I borrowed a book from him"])

    assert texts(outcome) == [BOOK]
    assert len(talk.asked) == 1
    assert outcome.brief.confirmed == ("I borrowed a book from him",)


def test_when_more_does_not_settle_it_the_model_is_asked_again_with_it(talk: Talk) -> None:
    more = "he showed me his night schedule on paper"

    outcome = talk([FALSE], [GOOD], says=[more])

    assert texts(outcome) == [GOOD]
    assert talk.asked[1].brief.confirmed == (more,)


def test_when_nothing_passed_quitting_leaves_no_note(talk: Talk, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = talk([WRONG], says=["quit"])

    assert outcome.notes == ()
    said = capsys.readouterr()
    assert said.out == ""
    assert "edit · say more · save · quit (Enter)" in said.err
    assert "Paste it" not in said.err


def test_without_a_model_a_how_that_makes_no_sentence_is_said_again_and_the_note_comes() -> None:
    person = Person("write", "--name", "Tomás Herrera", "--how", "wedding thing last year, long story")

    before = person.says("he taught me to fold paper boats at Ola's wedding")
    person.says("quit")

    assert person.ends() == 0
    assert "Say it in a full sentence" in before
    assert "No note yet." in before
    assert person.shows("you taught me to fold paper boats at Ola's wedding")


# ---------------------------------------------------------------- the editor


def use(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def test_a_right_edit_passes_and_a_wrong_one_is_named(
    talk: Talk, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(monkeypatch, editor(home, ALSO))
    assert texts(talk([GOOD], says=["edit"])) == [GOOD, ALSO]

    use(monkeypatch, editor(home, WRONG))
    outcome = talk([GOOD], says=["edit", "quit"])

    assert texts(outcome) == [GOOD]
    assert "keynote”" in capsys.readouterr().err


def test_a_wrong_edit_is_what_the_next_edit_begins_with(
    talk: Talk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, editor(home, WRONG))
    seen: list[str] = []
    edited = editing.edited
    monkeypatch.setattr(editing, "edited", lambda text, remarks=(): seen.append(text) or edited(text, remarks))

    talk([GOOD], says=["edit", "edit"])

    assert seen == [GOOD, WRONG]


def test_an_edit_with_something_untold_asks_whether_it_is_true(
    talk: Talk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, editor(home, BOOK))

    outcome = talk([GOOD], says=["edit", "y"])

    assert texts(outcome) == [GOOD, BOOK]
    assert brief_in(keeping.last()).confirmed == outcome.brief.confirmed != ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lines", "Windows lines"])
def test_line_breaks_that_an_editor_puts_into_a_paragraph_are_spaces(
    home: Path, monkeypatch: pytest.MonkeyPatch, line_end: str
) -> None:
    use(
        monkeypatch,
        editor(home, GOOD.replace(" and ", f"{line_end}and ") + f"{line_end}{line_end}{editing.BELOW}\n# x"),
    )

    assert editing.edited("before") == GOOD


def test_what_is_wrong_stands_below_the_note_in_the_editor(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = home / "keeps"
    program.write_text(f'#!/bin/sh\ncat "$1" > {home}/seen\n', encoding="utf-8")
    program.chmod(0o755)
    use(monkeypatch, {"VISUAL": str(program), "EDITOR": "false"})

    assert editing.edited(GOOD, ["104 of 200 characters."]) == GOOD
    seen = (home / "seen").read_text(encoding="utf-8").splitlines()
    assert seen[0] == GOOD
    assert seen[-2:] == [editing.BELOW, "# 104 of 200 characters."]


def test_an_editor_is_found_on_windows_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its path has blanks and backslashes, and one that is a script is started by its whole path alone."""
    monkeypatch.setattr("shutil.which", {"code": r"C:\bin\code.cmd"}.get)

    quoted = r'"C:\Program Files\Notepad++\notepad++.exe" -multiInst "-n 1"'
    assert editing.words(quoted, windows=True) == [r"C:\Program Files\Notepad++\notepad++.exe", "-multiInst", "-n 1"]
    assert editing.words("code --wait", windows=True) == [r"C:\bin\code.cmd", "--wait"]


@pytest.mark.parametrize("command", ["no-such-editor", "/", "false", "'unclosed"])
def test_an_editor_that_fails_or_is_missing_loses_nothing(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    use(monkeypatch, {"VISUAL": command})

    outcome = talk([GOOD], says=["edit"])

    assert texts(outcome) == [GOOD]
    assert "The note is as it was." in capsys.readouterr().err


def test_without_any_editor_it_says_how_to_name_one(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(monkeypatch, {"VISUAL": "", "EDITOR": ""})
    monkeypatch.setattr("shutil.which", lambda name: None)

    assert texts(talk([GOOD], says=["edit"])) == [GOOD]
    assert "Set EDITOR" in capsys.readouterr().err


def test_what_an_editor_wrote_before_it_failed_is_kept_and_where_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(monkeypatch, editor(home, ALSO, status=3))

    assert editing.edited(GOOD) == GOOD
    said = capsys.readouterr().err
    file = Path(said.split("What you wrote is in ")[1].strip().rstrip(".").removesuffix("."))
    assert "ended with an error (3)" in said
    assert file.read_text(encoding="utf-8").strip() == ALSO


# ---------------------------------------------------------------- what is kept


def test_the_last_brief_is_kept_for_the_person_alone_and_taken_up_again(connote: Connote) -> None:
    keeping.keep(BRIEF.with_confirmed("I borrowed a book from him"))

    ran = connote("check", "-", "--again", stdin=BOOK)

    assert ran.status == 0, ran.out
    assert keeping.last().stat().st_mode & 0o777 == 0o600


def test_options_come_on_top_of_the_last_brief(connote: Connote) -> None:
    keeping.keep(BRIEF)

    ran = connote("prompt", "--again", "--reason", "I'd like to follow gridflow")

    assert "PyCon DE 2026" in ran.out
    assert "follow gridflow" in ran.out


def test_without_a_last_brief_it_says_so(connote: Connote) -> None:
    ran = connote("write", "--again")

    assert ran.status == 2
    assert ran.err.startswith("There is nothing to take up again yet.\n")


def test_in_a_pipe_nothing_is_kept(connote: Connote) -> None:
    connote("write", "--name", "Tomás Herrera", "--how", HOW)

    assert not keeping.last().exists()


def test_save_keeps_the_brief_with_what_was_confirmed(talk: Talk, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = talk([BOOK], says=["y", "save", "", "save other.toml", "save other.toml"])

    assert outcome.brief.confirmed
    assert brief_in(Path("tomas-herrera.toml")) == brief_in(Path("other.toml")) == outcome.brief
    said = capsys.readouterr().err
    assert "Take it up again with: connote write --brief tomas-herrera.toml" in said
    assert "other.toml is there already; I left it as it is." in said


def test_save_as_an_option_writes_a_new_file_and_never_replaces_one(connote: Connote) -> None:
    arguments = ("write", "--name", "Tomás Herrera", "--how", HOW, "--save", "t.toml")

    assert connote(*arguments).status == 0
    assert brief_in(Path("t.toml")).connection.how == HOW
    Path("t.toml").write_text("mine", encoding="utf-8")
    assert connote(*arguments).status == 2
    assert Path("t.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("how", "status"), [(HOW, 3), ("hi", 2)], ids=["no server", "not enough to say"])
def test_what_was_told_is_saved_though_there_is_no_note(connote: Connote, how: str, status: int) -> None:
    server = ("--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    ran = connote("write", "--name", "Tomás Herrera", "--how", how, *server, "--save", "t.toml")

    assert ran.status == status, ran.err
    assert brief_in(Path("t.toml")).connection.how == how


def test_a_saved_brief_holds_what_was_given_over_the_settings(connote: Connote) -> None:
    connote("me", "--account", "premium")
    given = ("--name", "Tomás Herrera", "--how", HOW, "--channel", "linkedin", "--save", "t.toml")
    assert connote("write", *given).status == 0

    again = json.loads(connote("write", "--brief", "t.toml", "--json").out)
    assert (again["channel"], again["limit"]) == ("linkedin", 200)


LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=4).map("\n".join)


@given(about=LINES, how=LINES, confirmed=st.lists(LINES, max_size=2), limit=st.sampled_from([None, 120, 200, 300]))
def test_a_saved_brief_is_read_as_it_was(about: str, how: str, confirmed: list[str], limit: int | None) -> None:
    data = {"recipient": {"about": about}, "connection": {"how": how}, "confirmed": confirmed, "limit": limit}
    brief = Brief.of({**data, "channel": "linkedin-premium", "tone": "formal"})

    assert Brief.of(tomllib.loads(keeping.as_toml(brief))) == brief


# ---------------------------------------------------------------- on a real terminal


def test_the_editor_round_trip_on_a_terminal(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    variables = {**editor(home, WRONG), **clipboard(home)}
    with loopback() as server:
        monkeypatch.setenv("CONNOTE_BASE_URL", server.base_url)
        monkeypatch.setenv("CONNOTE_MODEL", "m-1")
        server.does(completion(GOOD))
        person = Person("write", "--name", "Tomás Herrera", "--how", HOW, **variables)

        person.says("edit")
        shown = person.sees("keynote”")
        editor(home, ALSO)
        person.sees("[y/N/edit]")
        person.types("edit")
        person.says("copy")

        assert person.ends() == 0
    assert "won the award" in shown
    assert (home / "clipboard").read_text(encoding="utf-8") == ALSO


def test_ctrl_c_while_a_change_is_asked_for_goes_back_to_the_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback() as server:
        monkeypatch.setenv("CONNOTE_BASE_URL", server.base_url)
        monkeypatch.setenv("CONNOTE_MODEL", "m-1")
        server.does(completion(GOOD), hang)
        person = Person("write", "--name", "Tomás Herrera", "--how", HOW)

        person.says("shorter")
        person.sees("Asking m-1")
        while len(server.asked) < 2:
            time.sleep(0.05)
        person.presses(CTRL_C)
        person.says("quit")

        assert person.ends() == 0
    assert "Interrupted." in person.screen


def test_offline_another_brings_what_was_not_shown_until_there_is_no_more() -> None:
    person = Person("write", "--name", "Tomás Herrera", "--how", HOW)

    person.says("make it warmer please")
    person.sees(after.BY_RULES)
    person.says("another")
    while after.NO_MORE not in person.words:
        person.says("another")
    person.says("quit")

    assert person.ends() == 0
    assert "shorter" not in person.words
