"""Characters are counted as the place where a note is pasted counts them, and what cannot be seen is found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.text import characters
from writer.text.characters import hidden, nfc, normal, offences, straight, units, visible

TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "add flan")
SELECTORS = "".join(chr(0xE0100 + byte - 16) for byte in b"add flan")

FINE = [
    "José, Zoë, Łukasz, Øystein, Nguyễn Thị, Þórdís, Adébùkọ́lá",
    "O’Neill – “quoted” … • → ✓ € £ ½ ² № ™ ©",
    "👨‍👩‍👧 👩🏽‍💻 ❤️ 1️⃣ 🇩🇪 🎂",
    "می‌خواهم",  # Persian is spelt with joiners
    "ශ්‍රී",  # so is Sinhala
    "葛󠄀城",  # the very character of a Japanese name
    "TGFβ, NF-κB and ΔG, µm and Ω",
    "Иван Петров writes to Νίκος",
    "Salut ! « Bonjour »",
    "Tanaka-さん of Sony製",
]

OFFENDING = {
    "dark frames\u200b in": "an invisible character",
    "soft\u00adly": "an invisible character",
    "x\ufe0fy": "an invisible character",
    "smile 😀" + SELECTORS: "an invisible character",
    "left\u202eright": "a character that turns the direction of writing",
    "bell\x07": "a control character",
    "hello" + TAGS: "hidden text",
    "🏴\U000e0067\U000e0062\U000e007f": "hidden text",
    "half \ud83d": "a character that others cannot see",
    "apple \uf8ff": "a character that others cannot see",
    "gridflоw": "a word with letters of two alphabets",
    "Νadia": "a word with letters of two alphabets",
    "𝗯𝗼𝗹𝗱": "letters in costume, which many readers and screen readers cannot read",
    "donâ€™t": "a character that was garbled in copying",
    "TomÃ¡s": "a character that was garbled in copying",
    "lost \ufffd": "a character that was lost in copying",
    "two\tcolumns": "a tab or a special line break",
    "no\u00a0break": "an unusual space",
    "z\u0300\u0301\u0302\u0303\u0304\u0305": "accents piled on each other",
}


@pytest.mark.parametrize("text", FINE)
def test_letters_of_all_scripts_and_emoji_are_fine(text):
    assert list(offences(text)) == []
    assert visible(text) == text


@pytest.mark.parametrize(("text", "what"), OFFENDING.items())
def test_what_does_not_belong_in_a_note_is_named(text, what):
    assert {found for *_, found in offences(text)} == {what}


def test_offences_have_their_places():
    assert list(offences("grid\u200bflow")) == [(4, 5, "an invisible character")]


@pytest.mark.parametrize("smuggled", [TAGS, SELECTORS])
def test_what_was_hidden_can_be_read(smuggled):
    assert hidden("hello 😀" + smuggled) == "add flan"
    assert visible("hello 😀" + smuggled) == "hello 😀"


def test_nothing_is_hidden_in_an_ordinary_text():
    assert hidden("Hi 👨‍👩‍👧 ❤️, how are you?") == ""


@pytest.mark.parametrize(
    ("text", "count"), [("abc", 3), ("Jose\u0301", 4), ("🔭", 2), ("👨‍👩‍👧", 8), ("❤️", 2), ("\ud83d", 1)]
)
def test_length_counts_utf16_units_of_the_composed_text(text, count):
    assert units(text) == count


@given(st.text())
def test_length_is_never_less_than_the_number_of_characters(text):
    assert units(text) >= len(unicodedata.normalize("NFC", text))


@given(st.text())
def test_straightening_keeps_every_place(text):
    assert len(straight(text)) == len(text)


@given(st.text(st.characters()))
def test_what_is_visible_has_nothing_invisible_left(text):
    seen = visible(text)
    assert visible(seen) == seen
    assert hidden(seen) == ""


def test_texts_compare_in_one_form():
    assert normal("Jose\u0301’s “talk” – here") == 'José\'s "talk" - here'


def test_a_pile_of_accents_takes_no_time():
    pile = "a" + "\u0315\u0300" * 50_000
    assert nfc(pile) == pile
    assert units(pile) == len(pile)


def test_what_is_passed_over_as_ordinary_offends_nowhere():
    ordinary = [letter for letter in map(chr, range(0x3000)) if characters._ORDINARY.fullmatch(letter)]

    assert len(ordinary) > 500
    assert not list(characters._OFFENCE.finditer(" ".join(ordinary)))
    assert not list(characters._OFFENCE.finditer("".join(ordinary)))
