"""Of notes that pass, the one that keeps the person's own phrases comes first; worn courtesies come last."""

import pytest

from writer import pipeline, prompts
from writer.brief import Brief
from writer.drafters.scripted import Scripted

HOW = "worked together at Solvind in Aarhus, she was miles faster than me at the wind roster, still have the printout"
WHY = "I'd like to hear how the ferries are"
BRIEF = Brief.of({"recipient": {"name": "Signe Aakjær"}, "connection": {"how": HOW}, "reason": WHY})

OWN = "Hi Signe, we worked together at Solvind in Aarhus, and you were miles faster than me at the wind roster."
PRINTOUT = "Hi Signe, we worked together at Solvind in Aarhus. I still have the printout of the wind roster."
SMOOTH = "Hi Signe, we worked together at Solvind. I'd like to hear how the ferries are. Good to be in touch."
WORN = "Hi Signe, we worked together at Solvind. I'd like to hear how the ferries are. I would love to connect."


def ranked(*drafts: str) -> list[str]:
    """The drafts that pass, best first."""
    outcome = pipeline.write(BRIEF, Scripted([list(drafts)]), prompts.load(), attempts=1)
    return [note.text for note in pipeline.passed(outcome)]


@pytest.mark.parametrize("own", [OWN, PRINTOUT])
@pytest.mark.parametrize("other", [SMOOTH, WORN])
def test_the_persons_own_phrases_come_before_smoother_ones(own: str, other: str) -> None:
    assert ranked(other, own) == [own, other] == ranked(own, other)


def test_worn_courtesies_come_after_plain_ones() -> None:
    assert ranked(WORN, SMOOTH) == [SMOOTH, WORN] == ranked(SMOOTH, WORN)


def test_where_nothing_else_tells_the_drafters_own_order_stays() -> None:
    again = SMOOTH.replace("Good", "Nice")

    assert ranked(SMOOTH, again) == [SMOOTH, again]
    assert ranked(again, SMOOTH) == [again, SMOOTH]


@pytest.mark.parametrize(
    ("said", "left_out"),
    [
        (OWN, ("still have the printout", WHY)),
        (PRINTOUT.replace(" of the wind roster", ""), ("she was miles faster than me at the wind roster", WHY)),
        (f"{OWN} {WHY}. Still have the printout.", ()),
    ],
)
def test_what_a_note_leaves_out_of_the_persons_words_is_told(said: str, left_out: tuple[str, ...]) -> None:
    assert pipeline.note(said, BRIEF).left_out == left_out
