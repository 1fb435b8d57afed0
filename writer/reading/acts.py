"""Acts: who of the two did what, in the brief and in a note. What one did is not said of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from writer.reading.forms import stem
from writer.reading.note import Reading, Word
from writer.reading.records import Fact

WITH_A_THIRD = frozenset({"mutual_contact", "personal"})
"""Kinds whose `how` speaks of third people, so that "she" may be anybody."""


BACK = 40
"""Words before an "and" among which the one who also does what follows it is looked for."""


class Norm(Protocol):
    """Anything with the form in which words are compared: a word of a note, a token of a record."""

    @property
    def norm(self) -> str:
        """The form in which words are compared."""
        ...


def swapped(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The verbs that the note gives to the wrong one of the two, each with what to say about it."""
    people = reading.facts.pack.toml("persons")
    if reading.facts.kind in WITH_A_THIRD:
        return
    for words in reading.by_clause:
        for place, verb in enumerate(words):
            told = [link.fact for link in verb.links if _tells(link.fact) and link.tier != "paraphrase"]
            actor = _actor(words, place, people) if told and verb.norm not in people["symmetric"] else ""
            if not actor:
                continue
            elsewhere = any(link.fact.owner == actor for link in verb.links)
            doers = {doer for fact in told for doer in _doers(fact, verb, reading)}
            if not elsewhere and doers and actor not in doers:
                yield verb, f"“{verb.text}”: it was the other one of the two of you."


def denied(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The acts that the note denies right after "I", "we" or "you" and the sender told: "I never sat next to you"."""
    people = reading.facts.pack.toml("persons")
    negations = set(people["negations"])
    subjects = {*people["i"], *people["you"], "we"}
    words = [word for word in reading.words if word.use != "mark"]
    for subject, negation, verb in zip(words, words[1:], words[2:], strict=False):
        if subject.norm in subjects and negation.norm in negations and subject.clause == verb.clause:
            told = [link.fact for link in verb.links if _tells(link.fact) and link.tier in {"exact", "inflected"}]
            if told and len(told) == len(verb.links) and not any(fact.denied for fact in told):
                yield verb, f"“{negation.text} {verb.text}”: you told me the opposite."


def _tells(fact: Fact) -> bool:
    return fact.told and fact.owner == "both"


def _doers(fact: Fact, verb: Word, reading: Reading) -> Iterator[str]:
    """Who does the verb in the record; both, where it cannot be told."""
    people, pack = reading.facts.pack.toml("persons"), reading.facts.pack
    for place, word in enumerate(fact.words):
        if stem(word.norm, pack) == stem(verb.norm, pack):
            actor = _actor(fact.words, place, people)
            yield from (actor,) if actor else ("sender", "recipient")


def _actor(words: Sequence[Norm], place: int, people: Mapping[str, Any]) -> str:
    """Who does the verb at this place: the pronoun before it, across "and"; without one, by whom it is done to; ""
    where neither tells.
    """
    if (
        place > 1
        and words[place - 1].norm == "for"
        and {word.norm for word in words[max(0, place - 6) : place - 1]} & {*people["thanks"]}
    ):
        return "recipient"
    at = place - 1
    while at >= 0 and words[at].norm in people["between"]:
        at -= 1
    if at >= 0 and words[at].norm in people["and"]:
        before = (
            subject for word in reversed(words[max(0, at - BACK) : at]) if (subject := _subject(word.norm, people))
        )
        return next(before, "")
    if at >= 0:
        return _subject(words[at].norm, people)
    return _object(words, place, people)


def _subject(norm: str, people: Mapping[str, Any]) -> str:
    if norm in people["i"]:
        return "sender"
    return "recipient" if norm in people["you"] or norm in people["they"] else ""


def _object(words: Sequence[Norm], place: int, people: Mapping[str, Any]) -> str:
    """A verb without subject: "taught me" was done by the other one, "met her" by the sender."""
    after = words[place + 1].norm if place + 1 < len(words) else ""
    return "recipient" if after in people["me"] else "sender" if after in people["them"] else ""
