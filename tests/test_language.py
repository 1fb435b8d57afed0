"""The language of a short text is told by its function words, never by the names in it."""

import pytest

from writer import Brief, ConnoteError
from writer.languages import code
from writer.settings import Settings
from writer.text.language import language

WRITTEN = [
    ("en", "Hi Zoë, we met at the fair in Łódź and talked about your map of night trains."),
    ("de", "Hallo Zoë, wir haben uns auf der Messe in Łódź getroffen und über Nachtzüge gesprochen."),
    ("fr", "Bonjour Zoë, nous nous sommes rencontrés au salon de Łódź et nous avons parlé de trains de nuit."),
    ("es", "Hola Zoë, nos conocimos en la feria de Łódź y hablamos de los trenes nocturnos."),
    ("pt", "Olá Zoë, conhecemo-nos na feira de Łódź e falámos dos comboios noturnos que tanto nos interessam."),
    ("it", "Ciao Zoë, ci siamo conosciuti alla fiera di Łódź e abbiamo parlato dei treni notturni."),
    ("nl", "Hallo Zoë, we hebben elkaar ontmoet op de beurs in Łódź en over nachttreinen gepraat."),
    ("sv", "Hej Zoë, vi träffades på mässan i Łódź och pratade om nattåg som vi båda tycker om."),
    ("pl", "Cześć Zoë, poznaliśmy się na targach i rozmawialiśmy o nocnych pociągach, które nie jest łatwo znaleźć."),
    ("ru", "Привет, мы встретились на конференции и говорили о ночных поездах."),
    ("ja", "はじめまして、夜行列車の地図を作っています。"),
]


@pytest.mark.parametrize(("code", "text"), WRITTEN)
def test_a_sentence_is_told_by_its_small_words(code: str, text: str) -> None:
    assert code == language(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sat next to Jean de la Croix at the Fête de la Musique in Aix-en-Provence",
        "we both know Maria da Conceição dos Santos from the Universidade de Coimbra",
        "Hi Søren, I read your paper on Der Ring des Nibelungen",
        "HI ANA, WE MET AT THE FAIR",
    ],
)
def test_names_and_capitals_do_not_turn_english_into_another_language(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize(
    "text", ["", "Ana", "Anna van der Berg", "gridflow", "war stories", "👋 2026", "...", "Ana y Luis"]
)
def test_too_little_gets_no_answer(text: str) -> None:
    assert language(text) is None


def test_the_answer_can_be_restricted_to_some_languages() -> None:
    dutch = dict(WRITTEN)["nl"]

    assert language(dutch) == "nl"
    assert language(dutch, among=("en", "nl")) == "nl"
    assert language(dutch, among=("en", "fr")) != "nl"


@pytest.mark.parametrize(
    ("said", "is_code"),
    [
        ("en", "en"), ("EN", "en"), ("en-GB", "en"), ("en_US.UTF-8", "en"), ("English", "en"), ("english ", "en"),
        ("German", "de"), ("PT-br", "pt"), ("zh-Hant-TW", "zh"), ("WELSH", "cy"), ("norwegian  nynorsk", "nn"),
    ],
)  # fmt: skip
def test_a_language_is_known_by_code_region_and_english_name(said: str, is_code: str) -> None:
    assert code(said) == is_code
    assert Brief(language=said).language == is_code
    assert Settings.load(language=said).language == is_code


@pytest.mark.parametrize("said", ["xx", "englisch", "en glish", "-", "GB-en", "the English", "\0"])
def test_what_is_no_language_is_told_in_one_line_with_a_hint(said: str) -> None:
    for refused in (lambda: Brief.of({"language": said}), lambda: Settings.load(language=said)):
        with pytest.raises(ConnoteError, match="there is no language “") as caught:
            refused()
        assert "en-GB and English" in caught.value.hint


def test_no_language_is_none() -> None:
    assert Brief(language="").language is Brief(language=None).language is Brief(language=" ").language is None
