"""The language of a short text is told by its function words, never by the names in it."""

import pytest

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
