"""What a note may hold under a profile that speaks to its reader: what the sender said, plain facts, and goodwill.

An instruction may be carried out in words that it does not contain (a rhyme, an apology, a row of flames), be written
in a language or a cipher that connote does not read, or be none in form ("no hello without a word for my dog"). So
where a profile holds anything but description, every sentence of a note must show where it comes from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

import regex

from writer.languages import Pack
from writer.reading.forms import stem
from writer.reading.note import Reading, Word
from writer.reading.roles import salutations
from writer.text.words import tokens

Place = tuple[int, int, str]


SHOUTED = 3
"""Letters that acronyms have at most."""


def unfounded(reading: Reading) -> Iterator[Place]:
    """The sentences that rest on nothing but what the profile says to its reader, and a note in which the sender is
    somebody else.
    """
    facts = reading.facts
    if not (facts.ignored or facts.appeals):
        return
    for sentence in _sentences(reading):
        asked = not facts.ignored and any(word.use == "left" for word in sentence)  # the sender is asked about it
        if not (asked or _rests(sentence, reading)):
            start, end = sentence[0].start, sentence[-1].end
            yield start, end, f"Leave out “{reading.text[start:end]}”: you said nothing of it."
    if _speaks_of_the_sender(reading):
        yield 0, len(reading.text), "Say “I”: the note speaks of you as somebody else would."


def loud(reading: Reading) -> Iterator[Place]:
    """Under a profile that instructs: emoji, marks in a row, words said three times, and a text in capitals."""
    if not reading.facts.ignored:
        return
    places = [found.span() for found in _LOUD.finditer(reading.text)] + _in_capitals(reading)
    for start, end in places:
        quote = reading.text[start:end]
        if quote not in reading.brief.told:
            yield start, end, f"Leave out “{quote}”: their profile tries to steer how the note looks."


def _in_capitals(reading: Reading) -> list[tuple[int, int]]:
    """From the first to the last word in capitals that the brief has not so; one alone is a slip."""
    given = f"{reading.brief.told}\n{reading.brief.recipient.name}\n{reading.brief.recipient.about}"
    long = (word for word in reading.words if word.text.isupper() and word.text.isalpha() and len(word.text) > SHOUTED)
    shouted = [word for word in long if word.text not in given]
    return [(shouted[0].start, shouted[-1].end)] if len(shouted) > 1 else []


def _rests(sentence: list[Word], reading: Reading) -> bool:
    """Whether the sender told of it, it describes, or is a courtesy, or no more than "that was me"."""
    spoken = len(sentence) > 1 and all(word.use == "grammar" for word in sentence)
    told = any(word.told for word in sentence)
    return spoken or told or _means_well(sentence, reading) or _describes(sentence)


def _means_well(sentence: list[Word], reading: Reading) -> bool:
    """Whether it is a courtesy, or a question about something that the brief holds."""
    asks = reading.text[sentence[-1].end :].lstrip().startswith("?") and all(word.use != "left" for word in sentence)
    closings = salutations(reading.facts.pack).closings
    goodwill = _goodwill(reading.facts.pack)
    return asks or any(word.norm in closings or stem(word.norm, reading.facts.pack) in goodwill for word in sentence)


def _describes(sentence: list[Word]) -> bool:
    """Whether two words of it stand in one plain line of the profile: a fact, and no patchwork of single words."""
    held = Counter(fact.id for word in sentence for fact in {link.fact for link in word.links} if not fact.marks)
    return any(count > 1 for count in held.values())


def _sentences(reading: Reading) -> Iterator[list[Word]]:
    """The words of each sentence, marks aside; the greeting and the name at the end are none."""
    signed = {token.start for token in reading.roles.signed}
    numbers: dict[int, int] = {}
    number = 0
    for word in reading.words:
        number += word.use == "mark" and word.text in ".!?…"
        numbers[word.start] = number
    said = [word for word in reading.words if word.use not in {"mark", "greeting"} and word.start not in signed]
    for _, group in groupby(said, key=lambda word: numbers[word.start]):
        yield list(group)


def _speaks_of_the_sender(reading: Reading) -> bool:
    """Whether nobody says "I", and the sender's name does something before the end or somebody is "he" or "she".

    "Mateus from the forum" and "it's Catrin!" are how people in a hurry introduce themselves, and where somebody else
    ties the two, "she" is that one.
    """
    persons = reading.facts.pack.toml("persons")
    name = {token.text.lower() for token in tokens(reading.brief.sender.name)}
    others = {*persons["they"], *persons["theirs"]}
    signed = {token.start for token in reading.roles.signed}
    said = [word for word in reading.words if word.start not in signed]
    acting = (
        word.text.lower() in name and after.text.islower() and after.norm not in persons["introduces"]
        for word, after in pairwise(said)
    )
    spoken_of = reading.facts.kind != "mutual_contact" and any(word.norm in others for word in said)
    speaks, is_there = ({word.norm for word in said} & {*persons[each]} for each in ("speaker", "first"))
    return (not speaks and any(acting)) or (not is_there and spoken_of)


@lru_cache(maxsize=8)
def _goodwill(words: Pack) -> frozenset[str]:
    return frozenset(stem(word, words) for word in words.words("goodwill"))


_LOUD = regex.compile(
    r"\p{Extended_Pictographic}(?:\uFE0F?\u200D?\p{Extended_Pictographic})*|[!?]{2,}+|\b(\w+)(?:\W+\1\b){2,}"
)
