"""What a profile plants: words that only its instructions supply, stretches copied from it, and the prompt let slip."""

from __future__ import annotations

import base64
import binascii
import codecs
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

import regex

from writer.languages import Pack
from writer.reading.forms import root
from writer.reading.note import Reading, Word
from writer.reading.roles import salutations
from writer.reading.vocabulary import vocabulary
from writer.text.characters import straight
from writer.text.words import tokens

Place = tuple[int, int, str]

LONGEST_COPY = 9
"""Words in a row that a note may share with the profile: more is a copied stretch, not a fact."""

SHORTEST_ECHO = 4
"""Words in a row that a note shares with an instruction and that are no accident, where two of them are more than
grammar."""


def obeyed(reading: Reading) -> Iterator[Place]:
    """The words that nothing supports but a sentence of the profile that instructs or speaks to its reader: one that
    nothing accounts for, one of an instruction that states something, or two harmless ones in a clause.
    """
    accused = {word.start: word for words in (_words(reading), _greeting(reading), _echoes(reading)) for word in words}
    for word in sorted(accused.values(), key=lambda word: word.start):
        message = f"Leave out “{word.text}”: a sentence in their profile asks for it, you did not say it."
        yield word.start, word.end, message


def _words(reading: Reading) -> Iterator[Word]:
    facts = reading.facts
    planted, quoted = _roots(facts.ignored + facts.appeals, facts.pack), _quoted(facts.ignored)
    courtesy = vocabulary(facts.pack).courtesy
    found = [
        word
        for word in reading.words
        if word.use in {"left", "neutral", "cue"}
        and root(word.norm, facts.pack) in planted
        and (word.norm not in courtesy or word.norm in quoted)
    ]
    for _, group in groupby(found, key=lambda word: word.clause):
        words = list(group)
        if len({word.norm for word in words}) > 1 or any(_states(word, facts.pack) for word in words):
            yield from words


def _states(word: Word, words: Pack) -> bool:
    """Whether the word by itself says something: nothing accounts for it, or it is more than a verb of any note."""
    if word.use == "cue":
        return word.norm in words.words("things")
    return word.use == "left" or word.norm not in vocabulary(words).wishes


def _greeting(reading: Reading) -> Iterator[Word]:
    """What an instruction adds to the greeting: a title, a name, or the very word in its quotation marks."""
    facts = reading.facts
    asked, quoted = _roots(facts.ignored, facts.pack), _quoted(facts.ignored)
    polite = salutations(facts.pack).greetings
    for word in reading.words:
        if not facts.ignored or word.use != "greeting" or word.told:
            continue
        added = word.norm not in polite and (not word.links or root(word.norm, facts.pack) in asked)
        if added or word.norm in quoted:
            yield word


def _echoes(reading: Reading) -> Iterator[Word]:
    """The words of stretches that an instruction has word for word and the sender has not."""
    known = _runs(reading.facts.ignored, SHORTEST_ECHO)
    words = [word for word in reading.words if word.use != "mark"]
    for place in range(len(words) - SHORTEST_ECHO + 1):
        run = words[place : place + SHORTEST_ECHO]
        if " ".join(word.norm for word in run) in known:
            own = [word for word in run if word.use in {"neutral", "left", "cue"}]
            yield from own if len(own) > 1 and not any(word.told for word in run) else ()


@lru_cache(maxsize=64)
def _roots(sentences: tuple[str, ...], words: Pack) -> frozenset[str]:
    meant = (text for sentence in sentences for text in _readings(sentence))
    return frozenset(root(token.norm, words) for text in meant for token in tokens(text) if token.kind != "mark")


@lru_cache(maxsize=64)
def _quoted(sentences: tuple[str, ...]) -> frozenset[str]:
    """The words that stand in quotation marks in an instruction: what it wants to read."""
    quotes = (found[1] for sentence in sentences for found in _QUOTE.finditer(straight(sentence)))
    return frozenset(token.norm for quote in quotes for token in tokens(quote) if token.kind != "mark")


def _readings(sentence: str) -> Iterator[str]:
    """The sentence as it stands, and what it says where it is written in ROT13 or base64."""
    yield sentence
    yield codecs.encode(sentence, "rot13")
    for blob in _BASE64.findall(sentence):
        try:
            yield base64.b64decode(blob + "=" * (-len(blob) % 4)).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue


_QUOTE = regex.compile(r'["“„«]([^"“”„«»]{1,200})["”“»]')
_BASE64 = regex.compile(r"[A-Za-z0-9+/]{16,}+")


def copied(reading: Reading) -> Iterator[Place]:
    """The stretches that the note shares with the profile word for word and with nothing that the sender said."""
    known = _runs(tuple(fact.quote for fact in reading.facts.records if not fact.told), LONGEST_COPY + 1)
    words = [word for word in reading.words if word.use != "mark"]
    for place in range(len(words) - LONGEST_COPY):
        run = words[place : place + LONGEST_COPY + 1]
        if " ".join(word.norm for word in run) in known:
            yield run[0].start, run[-1].end, "Say it in your own words: this stretch is copied from their profile."
            return


def leaked(reading: Reading) -> Iterator[Place]:
    """Where the note shows the marker that fences the profile, or speaks of itself as a machine."""
    plain = reading.text.casefold()
    for phrase in reading.facts.pack.words("machine"):
        start = plain.find(phrase)
        if start >= 0 and phrase not in reading.brief.connection.how.casefold():
            yield (
                start,
                start + len(phrase),
                f"Leave out “{reading.text[start : start + len(phrase)]}”: a note is written by a person.",
            )


@lru_cache(maxsize=128)
def _runs(texts: Iterable[str], size: int) -> frozenset[str]:
    runs: set[str] = set()
    for text in texts:
        norms = [word.norm for word in tokens(text) if word.kind != "mark"]
        runs.update(" ".join(norms[place : place + size]) for place in range(len(norms) - size + 1))
    return frozenset(runs)
