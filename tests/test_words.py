"""Texts are cut into words, numbers and marks, and into sentences, without losing a place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.text.sentences import clauses, sentences
from writer.text.words import norm, tokens


def cut(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


WORDS = [
    "O'Neill-Sato",
    "alert-fatigue",
    "don’t",
    "pre-opening",
    "R&D",
    "H+H",
    "Node.js",
    "U.K.",
    "Ph.D.",
    "C++",
    "C#",
    "Q3",
    "COVID-19",
    "B2B",
    "Adébùkọ́lá",
    "می‌خواهم",
    "नमस्ते",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_keeps_what_is_inside_it(word):
    assert [(token.text, token.kind) for token in tokens(word)] == [(word, "word")]


@pytest.mark.parametrize(
    "number", ["1,941", "2018-20", "18/19", "£96M", "3rd", "6.30", "20%", "'23", "90s", "€90", "3.5.2024", "5pm"]
)
def test_a_number_keeps_its_separators_and_its_unit(number):
    assert [(token.text, token.kind) for token in tokens(number)] == [(number, "number")]


def test_a_number_and_a_word_joined_by_a_hyphen_are_apart():
    assert cut("an 11-week go-live") == ["an", "11", "-", "week", "go-live"]


def test_an_emoji_is_one_mark():
    assert [(token.text, token.kind) for token in tokens("hi 👨‍👩‍👧!")][1:] == [("👨‍👩‍👧", "mark"), ("!", "mark")]


def test_a_dot_without_a_space_still_ends_a_word():
    assert cut("we left.she stayed") == ["we", "left", ".", "she", "stayed"]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Zoë", "zoe"),
        ("Łukasz", "lukasz"),
        ("Straße", "strasse"),
        ("NGUYỄN", "nguyen"),
        ("Jose\u0301", "jose"),
        ("Kettleby’s", "kettleby"),
        ("it’s", "it's"),
        ("don’t", "don't"),
        ("pike‑perch", "pike-perch"),
        ("Иван", "иван"),
        ("£96M", "£96m"),
        ("❤️", "❤️"),
    ],
)
def test_words_compare_in_one_form(word, form):
    assert norm(word) == form


def test_a_cyrillic_letter_is_not_taken_for_a_latin_one():
    assert norm("аna") != norm("ana")


@given(st.text())
def test_tokens_are_everything_but_white_space_in_order(text):
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("nasty", ["a-", "1,", "a\u0301", "👨‍", "A.", "'", "a'", "1 ", "\u0315\u0300"])
def test_a_long_text_is_cut_in_one_go(nasty):
    assert tokens(nasty * 20_000)


def test_sentences_do_not_end_at_abbreviations_and_initials():
    text = "Hi Dr. Adeyinka, we met at Acme Inc. in St. Louis. Shall we talk? P. J. Kerr\nVigo"
    assert [each.text for each in sentences(text)] == [
        "Hi Dr. Adeyinka, we met at Acme Inc. in St. Louis.",
        "Shall we talk?",
        "P. J. Kerr",
        "Vigo",
    ]


def test_clauses_end_at_commas_colons_and_dashes():
    text = "Owls, wind noise (and Tartu) – that was me: at 6:30, Joaquim."
    assert [each.text for each in clauses(text)] == [
        "Owls",
        "wind noise",
        "and Tartu",
        "that was me",
        "at 6:30",
        "Joaquim.",
    ]


@given(st.text(alphabet="ab .,!?\n\"'(){}:;-–"))
def test_sentences_and_clauses_keep_their_places(text):
    for each in (*sentences(text), *clauses(text)):
        assert text[each.start : each.end] == each.text == each.text.strip() != ""
