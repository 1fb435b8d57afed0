"""Privacy: what of the recipient's is theirs to bring up, and what the sender asked to leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import regex

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.index import groups
from writer.reading.kin import called_alike, words_of_kin
from writer.reading.names import sender_forms
from writer.reading.note import Reading, Word
from writer.reading.vocabulary import vocabulary
from writer.text.characters import shadow
from writer.text.words import tokens


@lru_cache(maxsize=8)
def private_words(reading: Reading) -> tuple[tuple[Word, str], ...]:
    """The words that are private and that the sender did not use, each with what to say about it."""
    return tuple(_private_words(reading))


def _private_words(reading: Reading) -> Iterator[tuple[Word, str]]:
    topics, forbidden, named = _topics(reading.facts.pack), _forbidden(reading.facts), _named(reading.facts)
    lifted, innocent, ailing = _lifted(reading.facts), _innocent(reading), _ailing(reading.facts)
    for word, quote in _afflictions(reading):
        yield word, f"Leave out “{quote}”: it is theirs to bring up (health)."
    for place, word in enumerate(reading.words):
        if word.start in innocent:
            continue
        key = stem(word.norm, reading.facts.pack)
        if named and named & {key, topics.get(key), *groups(reading.facts.pack).said.get(key, ())}:
            yield word, f"Leave out “{word.text}”: you asked not to mention it."
        elif (
            key in topics
            and topics[key] not in lifted
            and not word.told
            and word.use != "greeting"
            and not (topics[key] in NAMED_AFTER and _in_a_name(reading, place))
            and _about_them(reading, place)
        ):
            yield word, f"Leave out “{word.text}”: it is theirs to bring up ({topics[key]})."
        elif key in ailing and not word.told and _about_them(reading, place):
            yield word, f"Leave out “{word.text}”: it is theirs to bring up (health)."
        elif key in forbidden and not word.links and word.use != "grammar" and word.clause not in reading.denying:
            yield word, f"Leave out “{word.text}”: you asked not to mention it."


def _in_a_name(reading: Reading, place: int) -> bool:
    """Whether the word is one of several of a name: "Twin" in "Delta Twin"."""
    beside = reading.words[max(0, place - 1) : place] + reading.words[place + 1 : place + 2]
    return reading.words[place].is_name and any(word.is_name and word.use == "fact" for word in beside)


def _about_them(reading: Reading, place: int) -> bool:
    """Whether a word is not said of the sender: the nearest "I" or "you" before it in the clause tells, or the first
    after; what the sender's name stands right before tells who that is ("Noémie, your backstroke kid").
    """
    people, clause = reading.facts.pack.toml("persons"), reading.words[place].clause
    theirs = {*people["of_another"], *people["condoles"]}
    if any(word.norm in theirs for word in reading.by_clause[clause]):
        return True
    own = sender_forms(reading.facts)
    persons = {**dict.fromkeys(people["first"], False), **dict.fromkeys(people["second"], True)}
    spoken = [(at, word) for at, word in enumerate(reading.words) if word.clause == clause and word.use != "mark"]
    said = [
        (at, persons[word.norm] and before.norm not in own)
        for (_, before), (at, word) in pairwise([(-1, spoken[0][1]), *spoken])
        if word.norm in persons
    ]
    before, after = [theirs for at, theirs in said if at < place], [theirs for at, theirs in said if at >= place]
    return (before[-1:] or after[:1] or [True])[0]


@lru_cache(maxsize=8)
def _topics(words: Pack) -> dict[str, str]:
    """The topic of each private word; of a word in two of them the later one, in every run."""
    topics = {topic: listed for topic, listed in words.toml("private").items() if topic not in PHRASES}
    return {stem(word, words): topic for topic, listed in topics.items() for word in listed}


NAMED_AFTER = frozenset({"family", "health"})
"""Topics with words that firms are named by: "Delta Twin", "Harbour Therapy"."""

PHRASES = frozenset({"innocent", "afflictions", "ailing"})
"""The entries of private.toml that hold turns of phrase and no words."""


def _innocent(reading: Reading) -> set[int]:
    """Where the words of harmless turns of phrase start: "the twin of our outage", "Clementine & Daughters"."""
    return {reading.words[place].start for places in _within(reading, "innocent") for place in places}


def _within(reading: Reading, name: str) -> Iterator[list[int]]:
    """The places of the words of each of these turns of phrase that stands in the note."""
    plain = shadow(reading.text)
    for phrase in reading.facts.pack.toml("private")[name]:
        for found in re.finditer(re.escape(phrase), plain) if phrase in plain else ():
            inside = [
                place
                for place, word in enumerate(reading.words)
                if found.start() <= word.start and word.end <= found.end()
            ]
            if inside:
                yield inside


def _afflictions(reading: Reading) -> Iterator[tuple[Word, str]]:
    """What is private only as a whole ("your hearing loss") and the sender did not tell of: its first word, and all."""
    for places in _within(reading, "afflictions"):
        words = [reading.words[place] for place in places]
        if not all(word.told for word in words) and _about_them(reading, places[0]):
            yield words[0], reading.text[words[0].start : words[-1].end]


@lru_cache(maxsize=64)
def _ailing(facts: Facts) -> frozenset[str]:
    """What the profile says its owner lives with or recovers from: the stems of the words that state something."""
    after, known = _living_with(facts.pack), vocabulary(facts.pack)
    told = (fact.quote.casefold() for fact in facts.records if not fact.told)
    words = (word for quote in told for part in after.split(quote)[1:] for word in tokens(part)[:AILMENT])
    return frozenset(
        stem(word.norm, facts.pack)
        for word in words
        if word.kind == "word" and not known.is_neutral(word.norm, wished=False)
    )


@lru_cache(maxsize=8)
def _living_with(pack: Pack) -> regex.Pattern[str]:
    """What stands before somebody's ailment."""
    return regex.compile(pack.toml("private")["ailing"])


AILMENT = 4
"""Words of a profile after "living with" that tell with what."""


@lru_cache(maxsize=64)
def _lifted(facts: Facts) -> frozenset[str]:
    """The topics that the sender's own words bring up. Of health only the very word: who works with dementia may not
    bring up somebody's cancer.
    """
    topics = _topics(facts.pack)
    return frozenset(topics[key] for key in facts.told_stems & topics.keys()) - {"health"}


@lru_cache(maxsize=64)
def _named(facts: Facts) -> frozenset[str]:
    """What the sender asked not to mention, by its very name, by what else it is called, and by its private topic."""
    if not facts.forbidden:
        return frozenset()
    pack, topics, people = facts.pack, _topics(facts.pack), _people(facts)
    asides = pack.toml("asides")
    before = regex.compile(asides["names_it"])
    found: set[str] = set()
    for fact in facts.forbidden:
        for part in before.split(fact.quote.casefold())[1:]:
            free = people if part.split(maxsplit=1)[0] in asides["clauses"].split() else frozenset()
            for key in {stem(word, pack) for word in _thing(part, pack)} - free:
                topic = topics.get(key, key)
                found |= {key, *groups(pack).supplied.get(key, ())} | (
                    {stem("family", pack), *called_alike(key, pack)} if topic == "family" else {topic}
                )
    return frozenset(found)


def _people(facts: Facts) -> frozenset[str]:
    """The kin that the sender speaks of elsewhere: "not what my aunt died of" leaves the aunt."""
    told = {word.norm for fact in facts.records if fact.of_the_two for word in fact.words}
    return frozenset(stem(word, facts.pack) for word in words_of_kin(facts.pack) & told)


def _thing(text: str, words: Pack) -> Iterator[str]:
    """The first words of the text that are more than grammar and courtesy: "his dad please" is about "dad", "the kids
    or her divorce" about both.
    """
    known, topics, begun = vocabulary(words), _topics(words), False
    for token in tokens(text):
        private = stem(token.norm, words) in topics
        stated = token.kind != "mark" and (private or not known.is_neutral(token.norm, wished=False))
        if begun and not stated and not known.is_grammar(token.norm):
            return
        if stated:
            begun = True
            yield token.norm


@lru_cache(maxsize=64)
def _forbidden(facts: Facts) -> frozenset[str]:
    """The words of what the sender asked to leave out, short ones and those of any note aside."""
    words = (word for fact in facts.forbidden for word in fact.words if len(word.norm) > 3)
    return frozenset(stem(word.norm, facts.pack) for word in words) - vocabulary(facts.pack).courtesy
