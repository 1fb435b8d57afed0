"""What is wrong is marked beneath the text, and nothing of a text steers the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from writer.brief import Brief
from writer.cli import marks, show
from writer.note import Ask, Draft, Finding

BRIEF = Brief.of({"recipient": {"name": "Ada Lovelace"}, "connection": {"how": "met her at the fair in Delft"}})


def test_offending_words_are_marked_beneath() -> None:
    [(text, beneath)] = marks.marked("I loved your keynote in Delft.", [(13, 20)], 80)

    assert text == "I loved your keynote in Delft."
    assert beneath == "             ^^^^^^^"


def test_marks_stand_beneath_wide_characters_too() -> None:
    [(text, beneath)] = marks.marked("Hi 明子, 🎉 wow", [(9, 12)], 80)

    assert cell_len(text[: text.index("wow")]) == beneath.index("^")


def test_what_cannot_be_seen_is_written_out() -> None:
    [(text, beneath)] = marks.marked("a\u200bb\x1b[31m", [(1, 2)], 80)

    assert text == "a<U+200B>b<U+001B>[31m"
    assert beneath == " ^^^^^^^^"


@given(st.text(alphabet="ab cé明🎉\n", max_size=60), st.integers(4, 20))
def test_marking_loses_no_word_and_keeps_to_the_width(text: str, width: int) -> None:
    rows = list(marks.marked(text, [(0, len(text))], width))

    assert "".join("".join(row.split()) for row, _ in rows) == "".join(text.split())
    assert all(cell_len(row) <= width for row, _ in rows)
    assert all(set(beneath) <= {"^"} for _, beneath in rows)


def test_what_only_the_sender_can_know_comes_with_the_option_that_settles_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ask = Ask("Did you borrow a book from her?", "borrowed a book from her")
    text = "Hi Ada, we met in Delft, and I borrowed a book from you."
    draft = Draft(text, (Finding("invented_fact", "borrowed a book", 31, 46, "You didn't tell me this.", "", ask),))

    show.judged(draft, BRIEF)
    show.to_confirm(draft)

    said = capsys.readouterr()
    assert said.out == ""
    assert '--confirm "borrowed a book from her"' in said.err.splitlines()[-1]
    assert " " * 33 + "^" * 15 in said.err


def test_nothing_of_a_text_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show.judged(Draft("\x1b]0;title\x07\x9b31m", (Finding("format", "\x1b", 0, 1, "No \x1b here."),)), BRIEF)

    said = capsys.readouterr().err
    assert not set("\x1b\x07\x9b") & set(said)
