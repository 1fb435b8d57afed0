"""What a profile plants: words that only its instructions supply, stretches copied from it, and the prompt let slip."""

from __future__ import annotations

import base64
import binascii
import codecs
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import regex

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import root, stem
from writer.reading.instructions import as_meant
from writer.reading.note import Reading, Word
from writer.reading.roles import salutations
from writer.reading.vocabulary import vocabulary
from writer.text.characters import hidden, shadow, straight
from writer.text.words import Token, tokens

Place = tuple[int, int, str]

LONGEST_COPY = 9
"""Words in a row that a note may share with the profile: more is a copied stretch, not a fact."""

SHORTEST_ECHO = 4
"""Words in a row that a note shares with an instruction and that are no accident, where two of them are more than
grammar."""


@lru_cache(maxsize=8)
def obeyed(reading: Reading) -> tuple[Place, ...]:
    """The words that nothing supports but a sentence of the profile that instructs or speaks to its reader."""
    return tuple(_obeyed(reading))


def _obeyed(reading: Reading) -> Iterator[Place]:
    parts = (_words, _names, _greeting, _echoes)
    accused = {word.start: word for part in parts for word in part(reading)} if _planted(reading.facts).roots else {}
    for word in sorted(accused.values(), key=lambda word: word.start):
        why = "a sentence in their profile asks for it, you did not say it"
        if _planted(reading.facts).only_doubts(word, reading.facts.pack):
            why = "it stands beside what their profile asks for, so I don't trust it, and you did not say it"
        yield word.start, word.end, f"Leave out “{word.text}”: {why}."


def _words(reading: Reading) -> Iterator[Word]:
    """In each clause, the words that state something, or two harmless ones."""
    planted, pack = _planted(reading.facts), reading.facts.pack
    free = vocabulary(pack).courtesy - planted.quoted
    found = [
        word
        for word in reading.words
        if (word.use == "left" and planted.doubts(word, pack))
        or (word.use in {"neutral", "cue"} and planted.holds(word, pack) and stem(word.norm, pack) not in free)
    ]
    for _, group in groupby(found, key=lambda word: word.clause):
        words = list(group)
        if len({word.norm for word in words}) > 1 or any(_states(word, pack) for word in words):
            yield from words


def _states(word: Word, words: Pack) -> bool:
    """Whether the word says something by itself, and is no verb of any note."""
    if word.use == "cue":
        return word.norm in words.words("things")
    return word.use == "left" or word.norm not in vocabulary(words).wishes


def _names(reading: Reading) -> Iterator[Word]:
    """Names that the profile asks for and that only the profile has, be they facts ("Author of Steel and Steam")."""
    planted = _planted(reading.facts)
    for word in reading.words:
        if word.use == "fact" and word.is_name and not word.told and word.norm in planted.names:
            yield word


def _greeting(reading: Reading) -> Iterator[Word]:
    """What is added to the greeting: a title, a name, or the very word in quotation marks."""
    planted, pack = _planted(reading.facts), reading.facts.pack
    known = salutations(pack)
    for word in reading.words:
        if word.use == "greeting" and not word.told:
            usual = known.greetings | known.honorifics
            added = bool(reading.facts.ignored) and not word.links and word.norm not in usual
            asked = planted.holds(word, pack) and word.norm not in known.everyday
            if added or asked or stem(word.norm, pack) in planted.quoted:
                yield word


def _echoes(reading: Reading) -> Iterator[Word]:
    """The words of stretches that an instruction has word for word, or of what it quotes, and the sender has not."""
    words = [word for word in reading.words if word.use != "mark"]
    for known, size in (
        (_runs(reading.facts.ignored, SHORTEST_ECHO), SHORTEST_ECHO),
        (_runs(_planted(reading.facts).quotes, 2), 2),
    ):
        for place in range(len(words) - size + 1):
            run = words[place : place + size]
            if " ".join(word.norm for word in run) in known:
                own = [word for word in run if word.use not in {"grammar", "greeting"}]
                yield from own if _is_echo(run, reading) else ()


def _is_echo(run: list[Word], reading: Reading) -> bool:
    """Whether two words of the stretch are more than grammar, and the sender has nothing like it."""
    if any(word.told for word in run) and len(run) > 2:
        return False
    told = _runs((reading.brief.told,), len(run))
    said = [word for word in run if word.use not in {"grammar", "greeting"}]
    return (len(said) > 1 or (len(run) == 2 and bool(said))) and " ".join(word.norm for word in run) not in told


@dataclass(frozen=True)
class _Planted:
    """The words that a profile plants: all by their roots (what is `doubtful` apart), those with a capital, and those
    meant to be read (in quotation marks, or hidden) by their stems; and the `quotes` themselves.
    """

    roots: frozenset[str]
    doubtful: frozenset[str]
    names: frozenset[str]
    quoted: frozenset[str]
    quotes: tuple[str, ...]

    def holds(self, word: Word, words: Pack) -> bool:
        """Whether the word is one of them, or a name with another ending (Filemon, Filemona)."""
        if root(word.norm, words) in self.roots or word.norm in self.names:
            return True
        long = word.is_name and len(word.norm) >= SHORTEST_STEM
        return long and any(name.startswith(word.norm) for name in self.names)

    def doubts(self, word: Word, words: Pack) -> bool:
        """Whether the word is one of them, or of what is doubtful."""
        return self.holds(word, words) or root(word.norm, words) in self.doubtful

    def only_doubts(self, word: Word, words: Pack) -> bool:
        """Whether it is one of what is doubtful, and no more."""
        return self.doubts(word, words) and not self.holds(word, words)


SHORTEST_STEM = 5
"""Letters of a name after which another ending is a matter of the language that the profile is in."""


@lru_cache(maxsize=64)
def _planted(facts: Facts) -> _Planted:
    sentences = (*facts.ignored, *facts.appeals)
    said = [token for sentence in sentences for text in _readings(sentence) for token in tokens(text)]
    words = [token for token in said if token.kind != "mark"]
    quotes = [found[1] for sentence in sentences for found in _QUOTE.finditer(straight(sentence))]
    meant = [token for text in (*quotes, hidden(facts.brief.recipient.about)) for token in tokens(text)]
    grammar = vocabulary(facts.pack).grammar
    return _Planted(
        roots=frozenset(root(word.norm, facts.pack) for word in words),
        doubtful=frozenset(root(token.norm, facts.pack) for text in facts.doubtful for token in tokens(text)),
        names=frozenset(word.norm for word in words if word.text[0].isupper()),
        quotes=tuple(quotes),
        quoted=frozenset(stem(word.norm, facts.pack) for word in meant if word.norm not in grammar),
    )


def _readings(sentence: str) -> Iterator[str]:
    """The sentence as it stands, and what it says where it is written in letters in costume, ROT13 or base64."""
    yield from (sentence, as_meant(sentence))
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
    words = [word for word in reading.words if word.use != "mark"] if known else []
    for run, first, last in zip(_stretches(words, LONGEST_COPY + 1), words, words[LONGEST_COPY:], strict=False):
        if run in known:
            yield first.start, last.end, "Say it in your own words: this stretch is copied from their profile."
            return


def leaked(reading: Reading) -> Iterator[Place]:
    """Where the note speaks of itself as a machine."""
    plain = shadow(reading.text)
    for phrase in reading.facts.pack.words("machine"):
        start = plain.find(phrase)
        if start >= 0 and phrase not in shadow(f"{reading.brief.told}\n{reading.brief.sender.about}"):
            yield (
                start,
                start + len(phrase),
                f"Leave out “{reading.text[start : start + len(phrase)]}”: a note is written by a person.",
            )


@lru_cache(maxsize=128)
def _runs(texts: Iterable[str], size: int) -> frozenset[str]:
    words = ([word for word in tokens(text) if word.kind != "mark"] for text in texts)
    return frozenset(run for each in words for run in _stretches(each, size))


def _stretches(words: Sequence[Word] | Sequence[Token], size: int) -> Iterator[str]:
    """The stretches of so many words in a row, by their norms."""
    norms = [word.norm for word in words]
    return (" ".join(norms[place : place + size]) for place in range(len(norms) - size + 1))
