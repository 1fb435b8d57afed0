"""Words that state nothing where they stand: turns of phrase, numbered points, what a question asks about."""

import pytest

from writer.brief import Brief
from writer.languages import Pack
from writer.reading import facts, read
from writer.reading.turns import turns
from writer.text.words import tokens

ENGLISH = Pack("en")
BRIEF = Brief.of(
    {
        "sender": {"name": "Nadia Rahman"},
        "recipient": {"name": "Tomás Herrera", "about": "Engineer at Meridian Grid"},
        "connection": {"how": "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow", "kind": "met"},
    }
)


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("aircraft seats kept the two of us busy", "the two of"),
        ("what got you in the door", "got in the door"),
        ("that search led me straight to you", "led to you"),
        ("I am my own boss now", "my own boss"),
        ("the own boss", ""),
        ("what got you and all of the others in the door", ""),
        ("an extra pair of hands", "pair of hands"),
        ("done :D", ": D"),
    ],
)
def test_a_turn_of_phrase_is_found_in_any_form_and_around_what_it_leaves_room_for(text: str, idle: str) -> None:
    found = tokens(text)

    assert [found[place].text for place in sorted(turns(found, ENGLISH))] == idle.split()


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("Tomás, from Berlin. One, thank you. Two, gridflow.", []),
        ("Tomás, from Berlin: two gridflow posters.", ["two", "posters"]),
        ("Tomás, does gridflow suit a smaller hospital?", []),
        ("Tomás, gridflow is liked in a smaller hospital.", ["hospital"]),
        ("Tomás, how is gridflow liked at your hospital?", ["hospital"]),
        ("Tomás, how is gridflow at Kafue?", ["Kafue"]),
    ],
)
def test_points_and_questions_state_little(note: str, left: list[str]) -> None:
    assert [word.text for word in read(note, facts(BRIEF)).left_over] == left
