"""On a terminal: what is missing is asked in plain words, and what is wrong is marked beneath the text."""

import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest
from conftest import command
from hypothesis import given
from hypothesis import strategies as st
from loopback import Loopback, completion, hang, loopback
from rich.cells import cell_len

from writer.brief import Brief
from writer.cli import show
from writer.note import Ask, Draft, Finding, Outcome

PROFILE = "Tomás Herrera\nMaintainer of gridflow at Kolibri Energy\nBerlin, Germany\n"
HOW = "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow and why schedulers drift"
GOOD = "Hi Tomás, I sat next to you at PyCon DE in Berlin and we talked about gridflow and why schedulers drift."
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    with loopback() as running:
        monkeypatch.setenv("CONNOTE_BASE_URL", running.base_url)
        monkeypatch.setenv("CONNOTE_MODEL", "m-1")
        yield running


def terminal(*arguments: str, **variables: str) -> "pexpect.spawn[str]":
    program, *rest = command(*arguments)
    environment: Any = {**os.environ, "TERM": "xterm-256color", **variables}
    return pexpect.spawn(program, rest, env=environment, encoding="utf-8", timeout=20, dimensions=(40, 100))


def ended(running: "pexpect.spawn[str]") -> str:
    """What it printed until its end."""
    running.expect(pexpect.EOF)
    running.close()
    return str(running.before)


def test_how_you_know_each_other_is_asked(server: Loopback) -> None:
    Path("p.txt").write_text(PROFILE, encoding="utf-8")
    server.does(completion(GOOD))
    running = terminal("write", "p.txt")

    running.expect_exact("How do you know Tomás?")
    running.sendline(HOW)
    printed = ESCAPE.sub("", ended(running))

    assert running.exitstatus == 0
    assert GOOD in printed.replace("\r\n", " ")
    assert f"{len(GOOD)} of 200 characters. You met." in printed
    assert "Paste it on the web" in printed


def test_without_a_command_everything_is_asked(server: Loopback) -> None:
    server.does(completion(GOOD))
    running = terminal()

    running.expect_exact("Paste what their profile says")
    running.send(PROFILE)
    running.sendeof()
    running.expect_exact("How do you know Tomás?")
    running.sendline(HOW)

    assert GOOD in ESCAPE.sub("", ended(running)).replace("\r\n", " ")
    assert running.exitstatus == 0


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("", 1), ("n", 1)])
def test_what_the_draft_adds_is_asked_once_and_enter_means_no(server: Loopback, answer: str, status: int) -> None:
    Path("p.txt").write_text(PROFILE, encoding="utf-8")
    added = f"{GOOD} I borrowed a book from you."
    server.does(*[completion(added)] * 3)
    running = terminal("write", "p.txt", "--how", HOW)

    running.expect_exact("You didn't tell me this. Is all of it true? [y/N]")
    shown = ESCAPE.sub("", running.before or "")
    running.sendline(answer)
    printed = ESCAPE.sub("", ended(running)).replace("\r\n", " ")

    assert "^^^^" in shown
    assert running.exitstatus == status
    assert (added in printed) == (status == 0)


def test_an_answer_of_nothing_is_not_enough_to_say(server: Loopback) -> None:
    running = terminal("write", "--name", "Ada Lovelace")

    running.expect_exact("How do you know Ada?")
    running.sendline("")
    ended(running)

    assert running.exitstatus == 2
    assert server.asked == []


def test_ctrl_c_at_a_question_is_quiet(server: Loopback) -> None:
    running = terminal("write", "--name", "Ada Lovelace")

    running.expect_exact("How do you know Ada?")
    running.sendintr()

    assert "Traceback" not in ended(running)
    assert running.exitstatus == 130


def test_ctrl_c_while_a_model_is_asked_says_so_and_leaves_no_traceback(server: Loopback) -> None:
    Path("p.txt").write_text(PROFILE, encoding="utf-8")
    server.does(hang)
    running = terminal("write", "p.txt", "--how", HOW)

    running.expect_exact("Asking m-1 at")
    while not server.asked:
        time.sleep(0.05)
    running.sendintr()
    printed = ended(running)

    assert "Interrupted." in printed
    assert "Traceback" not in printed
    assert running.exitstatus == 130


def test_me_asks_once_and_keeps_it() -> None:
    running = terminal("me")
    for question, answer in (
        ("your name?", "Nadia Rahman"),
        ("What do you do", "Data engineer"),
        ("premium?", "premium"),
    ):
        running.expect_exact(question)
        running.sendline(answer)
    ended(running)

    assert running.exitstatus == 0
    again = ended(terminal("me"))
    assert "Nadia Rahman" in again
    assert "300 characters" in again


def test_no_color_means_no_colour() -> None:
    Path("n.txt").write_text(f"{GOOD} Greetings from [Company]!", encoding="utf-8")
    arguments = ("check", "n.txt", "--how", HOW, "--name", "Tomás Herrera")

    assert re.search(r"\x1b\[1;31m +\^{9}", ended(terminal(*arguments)))
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", ended(terminal(*arguments, NO_COLOR="1")))


# ---------------------------------------------------------------- marks

BRIEF = Brief.of({"recipient": {"name": "Ada Lovelace"}, "connection": {"how": "met her at the fair in Delft"}})


def test_offending_words_are_marked_beneath() -> None:
    [(text, marks)] = show.marked("I loved your keynote in Delft.", [(13, 20)], 80)

    assert text == "I loved your keynote in Delft."
    assert marks == "             ^^^^^^^"


def test_marks_stand_beneath_wide_characters_too() -> None:
    [(text, marks)] = show.marked("Hi 明子, 🎉 wow", [(9, 12)], 80)

    assert cell_len(text[: text.index("wow")]) == marks.index("^")


def test_what_cannot_be_seen_is_written_out() -> None:
    [(text, marks)] = show.marked("a\u200bb\x1b[31m", [(1, 2)], 80)

    assert text == "a<U+200B>b<U+001B>[31m"
    assert marks == " ^^^^^^^^"


@given(st.text(alphabet="ab cé明🎉\n", max_size=60), st.integers(4, 20))
def test_marking_loses_no_word_and_keeps_to_the_width(text: str, width: int) -> None:
    rows = list(show.marked(text, [(0, len(text))], width))

    assert "".join("".join(row.split()) for row, _ in rows) == "".join(text.split())
    assert all(cell_len(row) <= width for row, _ in rows)
    assert all(set(marks) <= {"^"} for _, marks in rows)


def test_what_only_the_sender_can_know_comes_with_the_option_that_settles_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ask = Ask("Did you borrow a book from her?", "borrowed a book from her")
    text = "Hi Ada, we met in Delft, and I borrowed a book from you."
    draft = Draft(text, (Finding("invented_fact", "borrowed a book", 31, 46, "You didn't tell me this.", "", ask),))

    show.rejected(Outcome(BRIEF, (), draft, ()))

    said = capsys.readouterr()
    assert said.out == ""
    assert "--confirm 'borrowed a book from her'" in said.err
    assert " " * 33 + "^" * 15 in said.err


def test_nothing_of_a_text_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show.judged(Draft("\x1b]0;title\x07\x9b31m", (Finding("format", "\x1b", 0, 1, "No \x1b here."),)), BRIEF)

    said = capsys.readouterr().err
    assert not set("\x1b\x07\x9b") & set(said)


def test_json_on_a_terminal_is_json(server: Loopback) -> None:
    Path("n.txt").write_text(GOOD, encoding="utf-8")

    printed = ended(terminal("check", "n.txt", "--how", HOW, "--name", "Tomás Herrera", "--json"))

    assert json.loads(printed)["text"] == GOOD
