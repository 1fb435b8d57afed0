"""The kind of tie is read from what people type; what is denied does not count, what is open takes the weaker tie."""

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from writer.brief import Kind
from writer.languages import Pack
from writer.reading import kind as kinds
from writer.reading.kind import WEAKEST_FIRST, Cue

TYPED = [json.loads(line) for line in (Path(__file__).parent / "data" / "kinds.jsonl").read_text("utf-8").splitlines()]


ENGLISH = Pack("en")


def kind(how: str, reason: str = "") -> tuple[Kind, bool]:
    """As `how` is read in English."""
    return kinds.kind(how, ENGLISH, reason)


def named(cue: Cue) -> str:
    return f"{cue.kind}-{cue.like[0][:40]}"


@pytest.mark.parametrize("cue", kinds.cues(ENGLISH), ids=named)
def test_each_cue_is_found_in_its_examples_and_not_in_its_near_misses(cue: Cue) -> None:
    missed = [text for text in cue.like if not cue.says(text)]
    mistaken = [text for text in cue.unlike if cue.says(text)]

    assert (missed, mistaken) == ([], [])


def test_every_kind_has_a_place_in_the_order_of_strength() -> None:
    assert set(get_args(Kind)) == set(WEAKEST_FIRST)


def test_what_people_type_is_read_rightly_in_nine_of_ten_cases_and_no_kind_falls_behind() -> None:
    total = Counter(each["kind"] for each in TYPED)
    right = Counter(each["kind"] for each in TYPED if kind(each["how"])[0] == each["kind"])

    assert right.total() / total.total() >= 0.9
    assert [each for each in total if right[each] / total[each] < 0.75] == []


@pytest.mark.parametrize(
    ("how", "meant"),
    [
        ("sat next to her at PyCon DE", "met"),
        ("met her at a fair in Graz", "met"),
        ("never met. found her name while looking for millers", "not_met"),
        ("we never met in person but Lotte Bakker told me to write to her", "mutual_contact"),
        ("I read her blog every week, we never met", "follows_work"),
        ("both in the bookbinders slack, never met", "same_community"),
        ("he was my manager at Voltra, we haven't spoken since 2019", "worked_together"),
        ("class of 2011 at the lycée, same desk", "studied_together"),
        ("she supplies eels to our restaurant, we met once", "business"),
        ("my sister's old flatmate", "personal"),
    ],
)
def test_the_tie_outweighs_what_is_said_beside_it(how: str, meant: Kind) -> None:
    assert (meant, False) == kind(how)


def test_a_denied_meeting_is_none() -> None:
    assert kind("didn't get to meet her at the conference, we never spoke")[0] == "not_met"


@pytest.mark.parametrize("how", ["", "   ", "?", "eels", "gridflow"])
def test_words_that_say_no_tie_leave_the_kind_open_and_take_the_weakest(how: str) -> None:
    assert kind(how) == ("not_met", True)


def test_the_reason_counts_only_where_how_says_nothing() -> None:
    assert kind("eels", "to supply our restaurant, we buy eels from her")[0] == "business"
    assert kind("met at a fair", "to supply our restaurant, we buy eels from her")[0] == "met"


def test_curly_quotes_and_abbreviations_are_read_like_the_plain_words() -> None:
    assert kind("haven't met, worked w/ her boss") == kind("haven’t met, worked with her boss")


def test_a_very_long_how_is_read_up_to_a_bound() -> None:
    assert kind("met at a fair. " + "and then " * 200_000) == ("met", False)
