"""What a note may hold under a profile that tries to steer it: what the sender said, and plain goodwill.

An instruction may be carried out in words that it does not contain (a rhyme, an apology, a row of flames), or be
written in a language or a cipher that connote does not read. So where a profile holds one, every sentence of a note
must show where it comes from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import regex

from writer.languages import Pack
from writer.reading.forms import stem
from writer.reading.note import Reading, Word
from writer.reading.roles import salutations

Place = tuple[int, int, str]


def unfounded(reading: Reading) -> Iterator[Place]:
    """Under a profile that instructs: sentences that rest on nothing, and what shouts."""
    if not reading.facts.ignored:
        return
    for sentence in _sentences(reading):
        if not (any(word.told for word in sentence) or _means_well(sentence, reading) or _describes(sentence)):
            start, end = sentence[0].start, sentence[-1].end
            said = reading.text[start:end]
            yield start, end, f"Leave out “{said}”: you said nothing of it, and their profile tries to steer the note."
    for found in _LOUD.finditer(reading.text):
        if found[0] not in reading.brief.told:
            message = f"Leave out “{found[0]}”: their profile tries to steer how the note looks."
            yield found.start(), found.end(), message


def _means_well(sentence: list[Word], reading: Reading) -> bool:
    """Whether it is a courtesy, or a question about something that the brief holds."""
    asks = reading.text[sentence[-1].end :].lstrip().startswith("?") and all(word.use != "left" for word in sentence)
    closings = salutations(reading.facts.pack).closings
    goodwill = _goodwill(reading.facts.pack)
    return asks or any(word.norm in closings or stem(word.norm, reading.facts.pack) in goodwill for word in sentence)


def _describes(sentence: list[Word]) -> bool:
    """Whether two words of it stand in one line of the profile: a fact, and no patchwork of single words."""
    held = Counter(fact.id for word in sentence for fact in {link.fact for link in word.links})
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


@lru_cache(maxsize=8)
def _goodwill(words: Pack) -> frozenset[str]:
    return frozenset(stem(word, words) for word in words.words("goodwill"))


_LOUD = regex.compile(
    r"\p{Extended_Pictographic}(?:\uFE0F?\u200D?\p{Extended_Pictographic})*|[!?]{2,}+|\b(\w+)(?:\W+\1\b){2,}"
)
