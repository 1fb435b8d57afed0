"""Owners: whose a thing is. Only tight patterns accuse: "my" or "your" with what follows, "you run" with a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from writer.reading.acts import denied, swapped
from writer.reading.belongings import misowned
from writer.reading.note import Reading, Word
from writer.reading.records import Fact

REACH = 6
"""Words after "my" or "I'm" that are looked at, within the clause."""


def misattributed(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words that the note gives to the wrong one of the two, each with what to say about it."""
    mine, yours = (reading.facts.pack.words(name) for name in ("first_person", "second_person"))
    for place, word in enumerate(reading.words):
        if word.norm in mine:
            yield from _taken(
                reading, place, "recipient", "stands in their profile, not in what you told me of yourself"
            )
        elif word.norm in yours:
            yield from _taken(reading, place, "sender", "is yours, not theirs")
    yield from misowned(reading)
    yield from _numbers(reading)
    yield from swapped(reading)
    yield from denied(reading)
    yield from _posts(reading)
    yield from _workplaces(reading)
    yield from _units(reading)
    yield from _years(reading)


def _posts(reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "You run X", where X is the sender's: the organisation right after a verb of a post belongs to the other one."""
    people = reading.facts.pack.toml("persons")
    for place, word in enumerate(reading.words[:-2]):
        other = "sender" if word.norm in people["you"] else "recipient" if word.norm in people["i"] else ""
        if other and reading.words[place + 1].norm in people["posts"]:
            named = [
                each for each in reading.words[place + 2 : place + 6] if each.is_name and each.clause == word.clause
            ][:1]
            if named and named[0].links and all(link.fact.owner == other for link in named[0].links):
                yield named[0], f"“{named[0].text}” is {'yours' if other == 'sender' else 'theirs'}."


def _workplaces(reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "Your work at X" and "you're a baker at X", where X stands only in what the sender told of themselves."""
    pack = reading.facts.pack
    people, posts, articles = pack.toml("persons"), pack.words("posts"), pack.words("articles")
    for place, word in enumerate(reading.words[:-3]):
        mine, yours = word.norm in people["first"], word.norm in people["second"]
        at_work = reading.words[place + 1].norm in (articles if "'" in word.norm else posts)
        named = (
            _named_after(reading.words[place + 1 : place + 2 + REACH], people) if (mine or yours) and at_work else None
        )
        if named and _only(named, "recipient" if mine else "sender"):
            yield named, f"“{named.text}” is {'theirs, not yours' if mine else 'yours, not theirs'}."


def _named_after(words: Sequence[Word], people: Mapping[str, Any]) -> Word | None:
    """The name after "at", if nobody is spoken of before it."""
    for before, word in pairwise(words):
        if word.norm in people["first"] or word.norm in people["second"] or word.use == "mark":
            return None
        if before.norm == "at":
            return word if word.is_name and word.links else None
    return None


def _numbers(reading: Reading) -> Iterator[tuple[Word, str]]:
    """Numbers keep their owner: one of the profile's is not said of "I", one of the sender's not of "you"."""
    people = reading.facts.pack.toml("persons")
    for words in reading.by_clause:
        norms = {word.norm for word in words}
        i, you = bool(norms & set(people["first"])), bool(norms & set(people["second"]))
        wrong = "recipient" if i and not you else "sender" if you and not i else ""
        for word in words:
            of_the_other = bool(word.links) and all(link.fact.owner == wrong for link in word.links)
            if word.text[0].isdigit() and of_the_other and not _beside_a_name(word, words):
                yield word, f"“{word.text}” is {'theirs, not yours' if wrong == 'recipient' else 'yours, not theirs'}."


def _beside_a_name(word: Word, words: Sequence[Word]) -> bool:
    """Whether a name stands next to it: the number is a part of that."""
    names = (other for other in words if other.is_name)
    return any(abs(name.start - word.end) < 3 or abs(word.start - name.end) < 3 for name in names)


def _units(reading: Reading) -> Iterator[tuple[Word, str]]:
    """A number and the word beside it belong to one record: "three weeks" is wrong where the brief has "5 weeks" and
    three of something else, and so is "PhD 2016" where it has "MSc 2016, PhD 2019".
    """
    words = [word for word in reading.words if word.use != "mark"]
    for place, word in enumerate(words):
        if word.is_number and word.links and not (place and words[place - 1].is_name):
            for beside, step in ((words[place + 1 : place + 2], -1), (words[max(0, place - 1) : place], 1)):
                if beside and beside[0].clause == word.clause and _another(word, beside[0], step):
                    yield word, f"“{word.text}” beside “{beside[0].text}”: you told me another number there."
                    break


def _another(word: Word, beside: Word, step: int) -> bool:
    """Whether the brief has the word beside with a number at that side, and never with this one."""
    if any(link.fact.told for link in word.links):
        return False
    held = {link.fact.id for link in word.links}
    numbered = [
        link.fact
        for link in beside.links
        if link.fact.told and link.tier in {"exact", "inflected"} and _numbered(link.fact, beside, step)
    ]
    return bool(numbered) and not held & {fact.id for fact in numbered}


def _numbered(fact: Fact, beside: Word, step: int) -> bool:
    """Whether a number stands right before (-1) or after (1) the word in the record."""
    ends = {number.end for number in fact.numbers}
    places = [place for place, token in enumerate(fact.words) if token.norm == beside.norm]
    return any(0 <= place + step < len(fact.words) and fact.words[place + step].end in ends for place in places)


NEAR = 2
"""Lines of a profile between a position and its dates."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Numbers between these may be years."""


def _years(reading: Reading) -> Iterator[tuple[Word, str]]:
    """A year of the profile belongs to the line it stands by: not to another position."""
    for word in reading.words:
        if not (word.is_number and word.text.isdigit() and FIRST_YEAR < int(word.text) < LAST_YEAR and _profiled(word)):
            continue
        others = [each for each in reading.by_clause[word.clause] if not each.is_number and _profiled(each)]
        near = (abs(one.fact.id - two.fact.id) <= NEAR for each in others for one in word.links for two in each.links)
        if others and not any(near):
            yield word, f"“{word.text}” stands elsewhere in their profile, not beside “{others[0].text}”."


def _profiled(word: Word) -> bool:
    return bool(word.links) and all(link.fact.field == "recipient.about" for link in word.links)


def _taken(reading: Reading, place: int, owner: str, why: str) -> Iterator[tuple[Word, str]]:
    """The first two linked words after the owner word, if all that supports them belongs to the other one."""
    following = _following(reading, place)
    linked = [word for word in following if word.links][:2]
    if linked and all(_only(word, owner) for word in linked) and (len(linked) > 1 or linked[0].is_name):
        yield linked[0], f"“{linked[0].text}” {why}."


def _following(reading: Reading, place: int) -> list[Word]:
    """What stands after the owner word as its own: up to a mark or a preposition, unless that only says where a post is
    ("your work at").
    """
    words: list[Word] = []
    posts, through = reading.facts.pack.words("posts"), reading.facts.pack.words("articles")
    for word in reading.words[place + 1 : place + 1 + REACH]:
        leads_on = (bool(words) and words[-1].norm in posts) or word.norm in through
        if word.clause != reading.words[place].clause or word.use == "mark" or (word.use == "grammar" and not leads_on):
            break
        words.append(word)
    return words


def _only(word: Word, owner: str) -> bool:
    return all(link.fact.owner == owner and link.tier in {"exact", "inflected"} for link in word.links)
