"""Acts: who did what, in the brief and in a note. What one did is not said of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from writer.languages import Pack
from writer.reading.cast import (
    ANYBODY,
    RECIPIENT,
    SENDER,
    STRANGERS,
    THE_TWO,
    Actors,
    called,
    cast_of_a_note,
    cast_of_the_brief,
    lines_of_the_brief,
)
from writer.reading.deeds import Deed, deeds
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.index import parts
from writer.reading.line import Line, Said, stems
from writer.reading.note import Reading, Word


@dataclass(frozen=True, eq=False)
class Doers:
    """Who may have done what by the sender's own words: by the verb, by what followed a verb that says little ("did the
    slides", "was on reception"), and by verb and thing together. Anybody, where a word once stands without a doer.
    """

    verbs: Mapping[str, Actors]
    things: Mapping[str, Actors]
    pairs: Mapping[tuple[str, str], Actors]


@lru_cache(maxsize=64)
def doers(facts: Facts) -> Doers:
    """Who did what by the sender's own words."""
    verbs: dict[str, Actors] = defaultdict(frozenset)
    things: dict[str, Actors] = defaultdict(frozenset)
    pairs: dict[tuple[str, str], Actors] = defaultdict(frozenset)
    pack = facts.pack
    for line, found in deeds_told(facts):
        words = line.words
        verb_of = {deed.verb: deed for deed in found}
        thing_of = {place: deed for deed in found for place in deed.things}
        for place, word in enumerate(words):
            for key in _keys(word, pack):
                if place in verb_of:
                    verbs[key] |= verb_of[place].actors
                elif not _is_thing(line, place):
                    verbs[key] |= ANYBODY
                of = thing_of.get(place)
                things[key] |= of.actors if of and of.light else ANYBODY
        for deed in found:
            verb = stem(words[deed.verb].norm, pack)
            for key in (key for place in (*deed.by, *deed.things) for key in _keys(words[place], pack)):
                pairs[verb, key] |= deed.actors
    return Doers(dict(verbs), dict(things), dict(pairs))


def _is_thing(line: Line, at: int) -> bool:
    """Whether "the" or an owner stands before the word: "those drives" tells of no doing."""
    return at > 0 and (line.says(at - 1, "pointing") or line.norms[at - 1] in line.known.possessives)


@lru_cache(maxsize=64)
def deeds_told(facts: Facts) -> tuple[tuple[Line, tuple[Deed, ...]], ...]:
    """The sender's own words, each line with its deeds."""
    cast = cast_of_the_brief(facts)
    return tuple((line, tuple(deeds(line, cast))) for line in lines_of_the_brief(facts))


@lru_cache(maxsize=8)
def deeds_of(reading: Reading) -> tuple[Deed, ...]:
    """The deeds of a note, in their order."""
    return tuple(deeds(reading.line, cast_of_a_note(reading.facts)))


def swapped(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words that the note says of "I" or "you" and the sender only of others, each with what to say about it."""
    known, pack = doers(reading.facts), reading.facts.pack
    mutual = frozenset() if reading.facts.kind in STRANGERS else stems(pack, "mutual")
    for deed in deeds_of(reading):
        told = _is_sure(deed, reading.line) and not _asked(deed, reading)
        if told and stem(reading.words[deed.verb].norm, pack) not in mutual:
            wrong = next(_wrong(deed, known, reading), None)
            if wrong:
                yield wrong[0], f"“{wrong[0].text}”: it was {called(wrong[1])}."


def _wrong(deed: Deed, known: Doers, reading: Reading) -> Iterator[tuple[Word, Actors]]:
    """The words of a deed that others did, with those: the verb, or what was done."""
    pack, verb, did_it = reading.facts.pack, reading.words[deed.verb], deed.actors & THE_TWO
    did = stem(verb.norm, pack)
    if not deed.light and (did not in stems(pack, "common") or _at_which(deed, reading)):
        who = known.verbs.get(did, ANYBODY)
        if not did_it <= who and not _elsewhere(verb, did_it - who) and not _of_their_own(deed, reading):
            yield verb, who
    for word in (reading.words[place] for place in deed.things):
        for key in _keys(word, pack):
            who, both = known.things.get(key, ANYBODY), known.pairs.get((did, key), ANYBODY)
            if deed.light and not did_it <= who and not _elsewhere(word, did_it - who):
                yield word, who
            if not did_it <= both and not _elsewhere(word, did_it - both, verb):
                yield word, both


def _is_sure(deed: Deed, line: Line) -> bool:
    """Whether it is told who of the two did it: one of them, or "Petra and I", "we both", and not one or the other."""
    together = any(
        line.says(place - 1, "and") or line.says(place + 1, "both") or line.says(place + 2, "both")
        for place in deed.by[:1]
    )
    return deed.actors in (SENDER, RECIPIENT) or (together and bool(deed.actors & THE_TWO) and deed.actors != ANYBODY)


def _of_their_own(deed: Deed, reading: Reading) -> bool:
    """Whether what was done is only the doer's own: "I handle procurement", where others handle a cold chain."""
    things = [reading.words[place] for place in deed.things if reading.words[place].links]
    return bool(things) and all(link.fact.owner in deed.actors for word in things for link in word.links)


def _at_which(deed: Deed, reading: Reading) -> bool:
    """Whether the deed tells when something else was ("we lost touch when I moved"): there even a verb that says little
    says whose doing it was.
    """
    when = reading.facts.pack.toml("deeds")["words"]["when"]
    return any(reading.words[place - 1].norm in when for place in deed.by[:1] if place)


def _keys(word: Said, pack: Pack) -> set[str]:
    return {stem(part, pack) for part in parts(word.norm)}


def _asked(deed: Deed, reading: Reading) -> bool:
    """Whether the note only asks whether it was so; "the paella I burnt" takes it for granted."""
    if any(_stands_within(reading, place - 1) for place in deed.by[:1]):
        return False
    return reading.words[deed.verb].clause in reading.asking


def _stands_within(reading: Reading, before: int) -> bool:
    """Whether the word before a subject is a thing, so that what follows only says which."""
    word = reading.words[before]
    return (
        before >= 0 and word.use != "mark" and not reading.line.is_grammar(before) and not reading.line.is_verb(before)
    )


def _elsewhere(word: Word, actors: Actors, verb: Word | None = None) -> bool:
    """Whether something that is told of this one holds the word too; with a verb, both."""
    held = {link.fact.id for link in verb.links} if verb else set()
    return any(link.fact.owner in actors and (not held or link.fact.id in held) for link in word.links)
