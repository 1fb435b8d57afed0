"""See the docstring of the check."""

from collections.abc import Iterator

from writer.checks import Example, check
from writer.languages import english_name, languages, pack
from writer.note import Finding
from writer.reading import Reading
from writer.text.language import language as language_of
from writer.text.language import may_mix
from writer.text.sentences import sentences

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
        known = " and ".join(english_name(each) for each in languages())
        message = f"connote cannot judge a note in {english_name(wanted)} yet; it knows {known}."
        yield Finding("language", "", 0, 0, message)
        return
    found = language_of(text)
    if found and found != wanted:
        message = f"Write it in {english_name(wanted)}: it is in {english_name(found)}."
        yield Finding("language", text, 0, len(text), message)
        return
    for sentence in sentences(text, wanted) if may_mix(text, wanted) else ():
        other = language_of(sentence.text) if _words(sentence.text) >= ENOUGH_WORDS else None
        if other and other != wanted:
            message = f"Write this in {english_name(wanted)} too: it is in {english_name(other)}."
            yield Finding("language", sentence.text, sentence.start, sentence.end, message)


def _words(text: str) -> int:
    return sum(map(str.islower, text.split()))
