"""What a profile plants: words that only its instructions supply, stretches copied from it, and the prompt let slip."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from writer.reading.facts import Facts
from writer.reading.note import Reading
from writer.reading.vocabulary import vocabulary
from writer.text.words import tokens

Place = tuple[int, int, str]

LONGEST_COPY = 9
"""Words in a row that a note may share with the profile: more is a copied stretch, not a fact."""


def obeyed(reading: Reading) -> Iterator[Place]:
    """The words that nothing supports but an instruction in the profile: one that nothing accounts for, or two harmless
    ones in a clause.
    """
    planted = _planted(reading.facts)
    courtesy = vocabulary(reading.facts.pack).courtesy
    unsupported = [
        word
        for word in reading.words
        if word.norm in planted and word.use in {"left", "neutral", "cue"} and word.norm not in courtesy
    ]
    for _, group in groupby(unsupported, key=lambda word: word.clause):
        words = list(group)
        if len({word.norm for word in words}) > 1 or words[0].use == "left":
            for word in words:
                yield (
                    word.start,
                    word.end,
                    f"Leave out “{word.text}”: a sentence in their profile asks for it, you did not say it.",
                )


@lru_cache(maxsize=64)
def _planted(facts: Facts) -> frozenset[str]:
    return frozenset(token.norm for sentence in facts.ignored for token in tokens(sentence) if token.kind != "mark")


def copied(reading: Reading) -> Iterator[Place]:
    """The stretches that the note shares with the profile word for word and with nothing that the sender said."""
    known = _runs(reading.facts)
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


@lru_cache(maxsize=64)
def _runs(facts: Facts) -> frozenset[str]:
    size = LONGEST_COPY + 1
    runs: set[str] = set()
    for fact in facts.records:
        if not fact.told:
            norms = [word.norm for word in fact.words if word.kind != "mark"]
            runs.update(" ".join(norms[place : place + size]) for place in range(len(norms) - size + 1))
    return frozenset(runs)
