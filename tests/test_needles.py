"""Needles pass over a pattern only where it finds nothing, and the file that holds them is fresh."""

from pathlib import Path

import needles
import pytest

from writer.evaluation import labelled
from writer.text.characters import lower, straight
from writer.text.patterns import Pattern, likely

LABELLED = Path(__file__).parent.parent / "evals/labelled"
TEXTS = [
    lower(straight(note.text))
    for name in ("ordinary", "planted", "near_misses")
    for note in labelled.notes(LABELLED / name)
]


def test_the_file_is_fresh():
    assert needles.TARGET.read_text(encoding="utf-8") == needles.written(), "run `make needles`"


def test_no_text_is_passed_over_in_which_a_pattern_finds_anything():
    found = [(pattern, text) for pattern in needles.patterns() for text in TEXTS if pattern.compiled.search(text)]
    assert len(found) > len(TEXTS)
    assert not [(pattern.source[:60], text) for pattern, text in found if pattern.key not in likely(text, pattern.of)]


def test_most_patterns_are_passed_over_in_most_texts():
    tried = [pattern.key in likely(text, pattern.of) for pattern in needles.patterns() for text in TEXTS[:100]]
    assert sum(tried) < len(tried) / 2


def test_a_pattern_that_the_file_does_not_know_is_tried():
    assert Pattern("a quite new (?:thing|matter)").search("A quite new MATTER")


def test_the_case_of_a_word_counts_where_the_pattern_says_so():
    pattern = Pattern(r"code (?-i:[A-Z]{3})")
    assert pattern.search("CODE ABC")
    assert not pattern.search("code abc")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (r"\b(?:met|saw) you\b", [" met you ", " saw you "]),
        (r"(?<!\w)(?:to[- ]do|don't\s++call)(?!\w)", [" don t call ", " to do "]),
        (r"(?![^\w])we", ["we"]),
        (r"colleagues?", ["colleague"]),
        (r"(?:really )?glad", ["glad"]),
        (r"thank you (?:so much|again) for", ["thank you "]),
        (r"\w+ over (?:coffee|tea)\b", [" over coffee ", " over tea "]),
        (r"\d+|met", []),
        (r"(?:met)*", []),
        (r"(?!met)\w+", []),
        (r"(?:met ){2,3}us", ["met "]),
        (r"Straße [Ss]ix", ["straße six"]),
    ],
)
def test_needles_are_read_off_a_pattern(source, found):
    assert needles.needles(source) == found
