"""Forms of one word are one word, in whatever spelling; words that only look alike are not."""

import pytest

from writer.languages import Pack
from writer.reading.forms import root, stem

ENGLISH = Pack("en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("menus", "menu"),
        ("taxis", "taxi"),
        ("plateaus", "plateau"),
        ("policemen", "policeman"),
        ("speeds", "speed"),
        ("buses", "bus"),
        ("masses", "mass"),
        ("agreed", "agree"),
        ("retold", "retell"),
        ("shelves", "shelf"),
        ("colour", "colors"),
        ("catalogued", "cataloging"),
        ("centred", "centers"),
        ("paediatrician", "pediatrician"),
    ],
)
def test_forms_and_spellings_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one, ENGLISH) == stem(other, ENGLISH)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("biology", "biologist"),
        ("photography", "photographer"),
        ("dentistry", "dentist"),
        ("investigate", "investigation"),
        ("generate", "generator"),
        ("trainee", "training"),
        ("comfortable", "comfortably"),
    ],
)
def test_words_of_a_family_share_a_root(one: str, other: str) -> None:
    assert root(one, ENGLISH) == root(other, ENGLISH)


@pytest.mark.parametrize(
    ("one", "other"), [("format", "form"), ("habitat", "habit"), ("combat", "comb"), ("party", "part"), ("wine", "win")]
)
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert root(one, ENGLISH) != root(other, ENGLISH)
