"""Owners: whose a thing is. Only tight patterns accuse: "my" or "your" with what follows, "I'm" or "you're" with a role."""

from __future__ import annotations

from collections.abc import Iterator

from writer.reading.note import Reading, Word

REACH = 6
"""Words after "my" or "I'm" that are looked at, within the clause."""


def misattributed(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words that the note gives to the wrong one of the two, each with what to say about it."""
    mine, yours = (reading.facts.pack.words(name) for name in ("first_person", "second_person"))
    for place, word in enumerate(reading.words):
        if word.norm in mine:
            yield from _taken(reading, place, "recipient", "stands in their profile, not in what the sender said of themselves")
        elif word.norm in yours:
            yield from _taken(reading, place, "sender", "is the sender's, not theirs")


def _taken(reading: Reading, place: int, owner: str, why: str) -> Iterator[tuple[Word, str]]:
    """The first two linked words after the owner word, if all that supports them belongs to the other one."""
    following = _following(reading, place)
    linked = [word for word in following if word.links][:2]
    if linked and all(_only(word, owner) for word in linked) and (len(linked) > 1 or linked[0].is_name):
        yield linked[0], f"“{linked[0].text}” {why}."


def _following(reading: Reading, place: int) -> list[Word]:
    """What stands after the owner word as its own: up to a mark or a preposition, unless that only says where a post is ("your work at")."""
    words: list[Word] = []
    posts, through = reading.facts.pack.words("posts"), reading.facts.pack.words("articles")
    for word in reading.words[place + 1 : place + 1 + REACH]:
        leads_on = bool(words) and words[-1].norm in posts or word.norm in through
        if word.clause != reading.words[place].clause or word.use == "mark" or (word.use == "grammar" and not leads_on):
            break
        words.append(word)
    return words


def _only(word: Word, owner: str) -> bool:
    return all(link.fact.owner == owner and link.tier in {"exact", "inflected"} for link in word.links)
