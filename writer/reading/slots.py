"""Slots: a detail that the sender told, in whose place the note has another one that only the profile knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import root, stem
from writer.reading.index import groups, keys, parts
from writer.reading.line import stems, verbs
from writer.reading.note import Reading, Word
from writer.reading.vocabulary import vocabulary

LONGEST = 4
"""Words of a thing with what describes it, and whose it is."""

Slot = tuple[str, str]
"""Before which word a detail stands ("the wood kiln"), or after which one and "in" ("the course in Kisumu")."""


def replaced(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words of the profile that stand where the sender told something else, each with what to say about it."""
    found = [place for place, word in reading.supported_at if only_theirs(word, reading)]
    if not found:
        return
    told, pack = _told(reading.facts), reading.facts.pack
    texts, norms = [word.text for word in reading.words], [word.norm for word in reading.words]
    for place in found:
        word = reading.words[place]
        for slot in _slots(texts, norms, place, pack):
            others = told.get(slot, ())
            if others and not any(
                _says(norms, other, pack) or abbreviates(other, word.norm) or _means(word.norm, other, pack)
                for other in others
            ):
                yield word, f"“{word.text}” stands in their profile; there you told me “{others[0]}”."
                break


def only_theirs(word: Word, reading: Reading) -> bool:
    """Whether only the profile has the word or one of its family, and it states something."""
    facts = reading.facts
    if word.is_number or not word.profiled:
        return False
    if not word.is_name and vocabulary(facts.pack).is_neutral(word.norm, wished=False):
        return False
    family = (fact for key in keys(word.norm, "derived", facts.pack) for fact in facts.about(key, "derived"))
    return not any(fact.told for fact in family)


@lru_cache(maxsize=64)
def _told(facts: Facts) -> Mapping[Slot, Sequence[str]]:
    """The details that the sender told, by their slots."""
    found: dict[Slot, list[str]] = defaultdict(list)
    for fact in facts.records:
        if fact.of_the_two:
            texts, norms = [word.text for word in fact.words], [word.norm for word in fact.words]
            for place, norm in enumerate(norms):
                for slot in _slots(texts, norms, place, facts.pack):
                    found[slot].append(norm)
    return found


def _slots(texts: Sequence[str], norms: Sequence[str], place: int, pack: Pack) -> Iterator[Slot]:
    """The slots in which the word at this place stands."""
    if not _tells(norms[place], pack):
        return
    if place + 1 < len(norms) and _tells(norms[place + 1], pack) and _determined(texts, norms, place, pack):
        yield "before", stem(norms[place + 1], pack)
    at = place - 1
    while at > 0 and norms[at] in pack.words("articles"):
        at -= 1
    leads = _leads(pack).get(norms[at]) if at > 0 else None
    if leads and _tells(norms[at - 1], pack):
        yield leads, stem(norms[at - 1], pack)
    verb = _done(norms, place, pack)
    if verb:
        yield "done", verb


def _done(norms: Sequence[str], place: int, pack: Pack) -> str:
    """The verb that says what was done to the word: "service" for "servicing our old centrifuge"."""
    at, whose = place - 1, pack.words("possessives") | pack.words("articles")
    while at > max(0, place - LONGEST) and _tells(norms[at], pack):
        at -= 1
    if norms[at] not in whose:
        return ""
    while at > 0 and norms[at] in whose:
        at -= 1
    verb = stem(norms[at], pack)
    return verb if verb in verbs(pack).stems and verb not in stems(pack, "common", "light") else ""


@lru_cache(maxsize=8)
def _leads(pack: Pack) -> Mapping[str, str]:
    """The words between a thing and its detail: what leads to a place or a time, and what leads to a topic."""
    topics = pack.toml("topics")
    return {norm: "on" for norm in (*topics["always"], *topics["after_talk"])} | {
        norm: "in" for norm in pack.words("places")
    }


def _determined(texts: Sequence[str], norms: Sequence[str], place: int, pack: Pack) -> bool:
    """Whether "the", "my" or the like stands before it, across names: so that it is no verb before its object."""
    people = pack.toml("persons")
    at = place - 1
    while at >= 0 and texts[at][0].isupper():
        at -= 1
    return at >= 0 and norms[at] in {*pack.words("articles"), *people["own_mine"], *people["own_yours"]}


def _tells(norm: str, pack: Pack) -> bool:
    return norm[0].isalpha() and not vocabulary(pack).is_grammar(norm)


def family(norm: str, pack: Pack) -> set[str]:
    """Under what two words are the same, or of one family."""
    return {key for part in parts(norm) for key in (stem(part, pack), root(part, pack))}


def _says(norms: Sequence[str], other: str, pack: Pack) -> bool:
    """Whether one of the words is the other one, or of its family."""
    keys = family(other, pack)
    return any(not keys.isdisjoint(family(norm, pack)) for norm in norms)


def _means(one: str, other: str, pack: Pack) -> bool:
    """Whether it is another word for the other: "former" for "ex"."""
    known = groups(pack)
    return not {*known.said.get(stem(one, pack), ())}.isdisjoint(known.supplied.get(stem(other, pack), ()))


def abbreviates(one: str, other: str) -> bool:
    """Whether the letters of the shorter one stand in the longer one in their order: "St" for "Saint"; or the other is
    spelt out: "ocean-bottom" for "OBS".
    """
    initials = "".join(piece[0] for piece in parts(other)[1:])
    if initials and one.startswith(initials):
        return True
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return short[0] == long[0] and all(letter in rest for letter in short)
