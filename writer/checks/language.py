"""See the docstring of the check."""

from collections.abc import Iterator

from writer.checks import Example, check
from writer.languages import languages, pack
from writer.note import Finding
from writer.reading import Reading
from writer.text.language import language as language_of
from writer.text.sentences import sentences

NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""Languages by their ISO 639-1 code, as people are told them; one that is not here is told by its code."""

ENOUGH_WORDS = 6
"""Fewer words than this in another language are a greeting, a title or a saying: nobody minds those."""


@check(
    passes=[
        "Dumela Tomás, we met at PyCon DE in Berlin and talked about gridflow. Hasta luego! Nadia",
        "Grüß Gott Herr Herrera, in Berlin you told me about gridflow, Schnittstellen and Kaffeeküchen. Nadia",
        "Tomás, ¡qué alegría! We met at PyCon DE in Berlin and talked about gridflow. Nadia",
    ],
    fails=[
        "Hallo Tomás, wir haben uns auf der PyCon DE in Berlin getroffen und über gridflow gesprochen. Nadia",
        "Hi Tomás, we met at PyCon DE in Berlin. Ich würde mich freuen, wenn wir in Kontakt bleiben könnten.",
        "Hola Tomás, nos conocimos en la PyCon DE de Berlín y hablamos de gridflow. Me gustaría seguirlo. Nadia",
        Example("Hallo Tomás, wir haben uns in Berlin getroffen. Nadia", {"language": "de"}),
    ],
)
def language(reading: Reading) -> Iterator[Finding]:
    """The note is not in the language of the brief, or mixes two.

    The language is the one that the brief asks for, else that of your own words. A greeting, a title or a saying in
    another one is fine. For a language that connote does not know, this is the one thing it finds: it does not pass
    what it cannot judge.
    """
    text, wanted = reading.text, reading.facts.language
    if pack(wanted) is None:
        known = " and ".join(_name(each) for each in languages())
        yield Finding("language", "", 0, 0, f"connote cannot judge a note in {_name(wanted)} yet; it knows {known}.")
        return
    found = language_of(text)
    if found and found != wanted:
        yield Finding("language", text, 0, len(text), f"Write it in {_name(wanted)}: it is in {_name(found)}.")
        return
    for sentence in sentences(text, wanted):
        other = language_of(sentence.text) if _words(sentence.text) >= ENOUGH_WORDS else None
        if other and other != wanted:
            message = f"Write this in {_name(wanted)} too: it is in {_name(other)}."
            yield Finding("language", sentence.text, sentence.start, sentence.end, message)


def _name(code: str) -> str:
    return NAMES.get(code, f"“{code}”")


def _words(text: str) -> int:
    return sum(map(str.islower, text.split()))
