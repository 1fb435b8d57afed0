"""Belongings: whose a thing is, in the sender's own words and in a note. What one has is not said to be another's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from writer.languages import Pack
from writer.reading.acts import deeds_of, deeds_told
from writer.reading.cast import (
    ANYBODY,
    RECIPIENT,
    SENDER,
    THIRD,
    Actors,
    Cast,
    belonging,
    cast_of_a_note,
    cast_of_the_brief,
    lines_of_the_brief,
)
from writer.reading.deeds import Deed
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.line import Line, verbs
from writer.reading.names import recipient_forms, sender_forms
from writer.reading.note import Reading, Word

LONGEST = 4
"""Words of a thing with what describes it: "two page report template"."""


def misowned(reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "Your boat", where the sender told only of "her brothers boat", and "my template" or "I have hives" for his."""
    facts = reading.facts
    told = owners(facts)
    found = (*_owned(reading.line, cast_of_a_note(facts)), *_had(reading))
    yield from _taken_for_theirs(found, reading)
    for owner, things in found:
        somebody = reading.line.says(things[-1], "people")  # "your sticky notes person" is the sender
        parts = things[-1:] if somebody else (things[-1], things[0])
        for word in (reading.words[place] for place in parts if owner in (SENDER, RECIPIENT)):
            who = told.get(stem(word.norm, facts.pack), ANYBODY)
            free = _reciprocal(things[-1], reading) or _free(word, owner, reading.words[things[0] - 1], facts.pack)
            if not who & owner and not free:
                yield (
                    word,
                    f"“{'my' if owner == SENDER else 'your'} {word.text}”: you told me of it as {belonging(who)}.",
                )
                break


def _had(reading: Reading) -> Iterator[tuple[Actors, tuple[int, ...]]]:
    """Who has what by a verb: "I have hives", and not "I had to think of the hives"."""
    for deed in deeds_of(reading):
        if reading.line.is_one_of(deed.verb, "having") and deed.things[:1] == (deed.verb + 1,):
            yield deed.actors, deed.things


def _taken_for_theirs(found: Iterable[tuple[Actors, tuple[int, ...]]], reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "Carol, my nan", where the sender told only of "my nan's friend"."""
    line, pack = reading.line, reading.facts.pack
    for owner, things in found:
        last, first = things[-1], things[0] - 1
        named = line.texts[first - 2][:1].isupper() and reading.words[first - 2].use != "greeting"
        apposed = line.norms[first - 1] == "," and named
        if owner in (SENDER, RECIPIENT) and apposed and not line.owns(last):
            word = reading.words[last]
            if stem(word.norm, pack) in only_owners(reading.facts) and not _is_owner(line, last):
                yield word, f"“{word.text}”: you told me only of what is theirs."


@lru_cache(maxsize=64)
def only_owners(facts: Facts) -> frozenset[str]:
    """Whom the sender names only as those to whom somebody or something belongs: "my nan's friend"."""
    as_owners, otherwise = set[str](), set[str]()
    for line in lines_of_the_brief(facts):
        for at in range(line.length):
            owner = line.is_content(at + 1) and (line.owns(at) or _is_owner(line, at))
            (as_owners if owner else otherwise).add(stem(line.norms[at], facts.pack))
    return frozenset(as_owners - otherwise)


def _free(word: Word, owner: Actors, before: Word, pack: Pack) -> bool:
    """Whether the word accuses nobody: a name, what everybody has, what this one has elsewhere; and "our schools", of
    which each has one.
    """
    lists = pack.toml("deeds")["words"]
    if word.is_name or word.norm in lists["plain"]:
        return True
    each = word.norm.endswith(verbs(pack).endings["plural"]) and before.norm in lists["joint"]
    return each or any(link.fact.owner in owner for link in word.links)


def _reciprocal(place: int, reading: Reading) -> bool:
    """Whether I am to you what you are to me: "your cousin" is the sender, but "your cousin Salma" is somebody else."""
    mutual = reading.line.says(place, "reciprocal") and not reading.line.owns(place)
    the_two = recipient_forms(reading.facts) | sender_forms(reading.facts)
    following = reading.words[place + 1 : place + 2]
    return mutual and not any(word.is_name and word.norm not in the_two for word in following)


@lru_cache(maxsize=64)
def owners(facts: Facts) -> Mapping[str, Actors]:
    """Whose each thing may be by the sender's own words; anybody's, where it once stands without an owner. Why they
    write may be said by somebody else ("wants to ask her pupils"), and accuses nobody.
    """
    found: dict[str, Actors] = {}
    reason = lines_of_the_brief(facts)[-1]
    for line, told in deeds_told(facts):
        owned = dict(_made(line, told))
        owned |= {place: who for who, things in _owned(line, cast_of_the_brief(facts)) for place in things}
        owned |= {place: owned.get(place, who) | who for place, who in _led(line, told)}
        for place, word in enumerate(line.words):
            key = stem(word.norm, facts.pack)
            if key in found or line is not reason:
                found[key] = found.get(key, frozenset()) | owned.get(place, ANYBODY)
    return found


def _made(line: Line, told: Iterable[Deed]) -> Iterator[tuple[int, Actors]]:
    """What one of the two made, which is theirs: "she drew the storyboards"."""
    for deed in told:
        given = line.norms[deed.verb + 1] in line.known.objects  # "drew me a map", which then is mine
        if line.is_one_of(deed.verb, "making") and deed.actors in (SENDER, RECIPIENT) and not given:
            yield from ((place, deed.actors) for place in deed.things)


def _led(line: Line, told: Iterable[Deed]) -> Iterator[tuple[int, Actors]]:
    """What one of the two led is theirs as well, whoever else was in it: "he taught my Polish course"."""
    for deed in told:
        if line.is_one_of(deed.verb, "leading") and deed.actors in (SENDER, RECIPIENT):
            yield from ((place, deed.actors) for place in deed.things)


def _owned(line: Line, cast: Cast) -> Iterator[tuple[Actors, tuple[int, ...]]]:
    """Each owner with the places of what is theirs; "mine" and "his left-handed ones" are what was named last."""
    owner, things, of = frozenset[str](), tuple[int, ...](), line.known.possessives
    for place, who in ((place, cast.of(of[norm])) for place, norm in enumerate(line.norms) if norm in of):
        named = tuple(_things(line, place + 1))
        again = named and (line.says(named[-1], "ones") or line.says(named[-1] + 1, "ones"))  # "her current one"
        if named and not again:
            owner, things = (who if named[0] == place + 1 else THIRD), named
            if line.norms[place] in line.known.objects and line.is_one_of(place - 1, "handed"):
                owner = ANYBODY  # "I taught her sarma" is no sarma of hers
            yield owner, things
        elif things and (named or line.says(place, "theirs")) and not line.says(place - 1, "unreal"):
            owner |= who
            yield owner, things


def _things(line: Line, start: int) -> Iterator[int]:
    """What follows an owner as theirs, up to a mark, the grammar, a gerund or a name; after "brothers", what the
    brothers have.
    """
    end = start
    while end < start + LONGEST and not (line.is_mark(end) or line.is_grammar(end) or line.ends(end, "gerund")):
        if end > start and (line.texts[end][:1].isupper() or _is_told_of(line, end)):
            break
        end += 1
    theirs = next((at + 1 for at in range(start, end - 1) if _is_owner(line, at)), start)
    yield from range(theirs, end)


def _is_told_of(line: Line, at: int) -> bool:
    """Whether the word is what they did and no part of them: "my gran danced with", but "your burnt paella"."""
    return line.is_past(at) and not (line.is_content(at + 1) or line.says(at + 1, "ones"))


def _is_owner(line: Line, at: int) -> bool:
    """Whether the word is a person to whom what follows belongs: "aunt's", typed "aunts"."""
    ends = line.known.endings["plural"]
    person = any(line.norms[at].removesuffix(end) in line.known.lists["people"] for end in ("", *ends))
    return person and line.texts[at].endswith(ends)
