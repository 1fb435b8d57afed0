"""Owners: whose a thing is. Only tight patterns accuse: "my" or "your" with what follows, "you run" with a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Any

from writer.reading.acts import swapped
from writer.reading.belongings import misowned
from writer.reading.counts import miscounted
from writer.reading.directions import turned
from writer.reading.note import Reading, Word
from writer.reading.slots import only_theirs, replaced
from writer.reading.vocabulary import vocabulary

REACH = 6
"""Words after "my" or "I'm" that are looked at, within the clause."""


def misattributed(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words that the note gives to the wrong one of the two, each with what to say about it."""
    mine, yours = (reading.facts.pack.words(name) for name in ("first_person", "second_person"))
    for place in reading.at(mine | yours):
        if reading.words[place].norm in mine:
            yield from _taken(
                reading, place, "recipient", "stands in their profile, not in what you told me of yourself"
            )
        elif not (_supposed(reading, place) or _of_the_sender(reading, place)):
            yield from _taken(reading, place, "sender", "is yours, not theirs")
    yield from misowned(reading)
    yield from miscounted(reading)
    yield from replaced(reading)
    yield from _introduced(reading)
    yield from _being(reading)
    yield from _done(reading)
    yield from _posts(reading)
    yield from _workplaces(reading)


def _done(reading: Reading) -> Iterator[tuple[Word, str]]:
    """What the note says of the wrong one of the two, or the wrong way round; each word once."""
    found = {word.start: (word, why) for word, why in (*turned(reading), *swapped(reading))}
    yield from found.values()


def _of_the_sender(reading: Reading, place: int) -> bool:
    """Whether the word says what the sender is to the other one: "Emeka, your stage manager"."""
    said = [word for word in reading.words[max(0, place - 2) : place] if word.use != "mark"]
    return bool(said) and any(link.fact.field == "sender.name" for link in said[-1].links)


def _supposed(reading: Reading, place: int) -> bool:
    """Whether it is only supposed of the one at this place: "if you are ever near Bukhara"."""
    return place > 0 and reading.words[place - 1].norm in reading.facts.pack.toml("persons")["supposing"]


def _introduced(reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "I'm a teacher of chemistry", where chemistry is the other one's; "a fan of" their work one may be."""
    pack = reading.facts.pack
    people, articles, on = pack.toml("persons"), pack.words("articles"), pack.words("conjunctions")
    for words in reading.by_clause:
        norms = [word.norm for word in words]
        says = [place for place, norm in enumerate(norms[:-1]) if norm in people["am"] and norms[place + 1] in articles]
        if says and not {*norms} & {*people["second"]} and not any(map(vocabulary(pack).is_tie, norms)):
            said = takewhile(lambda word: word.norm not in on, words[says[0] :])
            taken = next((word for word in said if only_theirs(word, reading)), None)
            if taken:
                yield taken, f"“{taken.text}” stands in their profile, not in what you told me of yourself."


def _being(reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "You're a florist and own X", where the sender is and does: a name or a year, and nothing of the other one."""
    people = reading.facts.pack.toml("persons")
    for words in reading.by_clause:
        starts = [place for place, word in enumerate(words) if word.norm in people["you_are"]]
        said = list(takewhile(lambda word: word.norm not in people["first"], words[starts[-1] + 1 :])) if starts else []
        linked = [word for word in said if word.links]
        if len(linked) > 1 and all(link.fact.field == "sender.about" for word in linked for link in word.links):
            yield from ((word, f"“{word.text}” is yours, not theirs.") for word in linked[:1])


def _posts(reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "You run X", where X is the sender's: the organisation right after a verb of a post belongs to the other one."""
    people = reading.facts.pack.toml("persons")
    for place in reading.at({*people["you"], *people["i"]}):
        word, following = reading.words[place], reading.words[place + 1 : place + 2]
        other = "sender" if word.norm in people["you"] else "recipient"
        if any(each.norm in people["posts"] for each in following) and not _supposed(reading, place):
            named = [
                each for each in reading.words[place + 2 : place + 6] if each.is_name and each.clause == word.clause
            ][:1]
            if named and named[0].links and all(link.fact.owner == other for link in named[0].links):
                yield named[0], f"“{named[0].text}” is {'yours' if other == 'sender' else 'theirs'}."


def _workplaces(reading: Reading) -> Iterator[tuple[Word, str]]:
    """ "Your work at X" and "you're a baker at X", where X stands only in what the sender told of themselves."""
    pack = reading.facts.pack
    people, posts, articles = pack.toml("persons"), pack.words("posts"), pack.words("articles")
    for place in reading.at({*people["first"], *people["second"]}):
        word, following = reading.words[place], reading.words[place + 1 : place + 2 + REACH]
        if following and following[0].norm in (articles if "'" in word.norm else posts):
            mine, named = word.norm in people["first"], _named_after(following, people)
            if named and _only(named, "recipient" if mine else "sender"):
                yield named, f"“{named.text}” is {'theirs, not yours' if mine else 'yours, not theirs'}."


def _named_after(words: Sequence[Word], people: Mapping[str, Any]) -> Word | None:
    """The name after "at", if nobody is spoken of before it."""
    for before, word in pairwise(words):
        if word.norm in people["first"] or word.norm in people["second"] or word.use == "mark":
            return None
        if before.norm in people["at"]:
            return word if word.is_name and word.links else None
    return None


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
