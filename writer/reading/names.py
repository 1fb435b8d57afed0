"""Names: the forms in which the two may be named, and what is only nearly one of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from writer.languages import Pack
from writer.people.pasted import profile
from writer.reading.facts import Facts
from writer.reading.note import Reading, Word
from writer.reading.roles import salutations
from writer.reading.vocabulary import vocabulary
from writer.text.words import Token, norm, tokens


@lru_cache(maxsize=64)
def recipient_forms(facts: Facts) -> frozenset[str]:
    """Every form in which the recipient may be named: the brief's, the profile's, and nicknames that either gives."""
    brief = facts.brief
    found = profile(brief.recipient.about)
    top = " ".join(line.text for line in found.lines[:2] if found.name and found.name.split()[0] in line.text)
    own = {token.norm for token in tokens(f"{brief.recipient.name} {found.name} {top}") if token.kind == "word"}
    own |= {part for form in own for part in form.split("-")}
    return frozenset(own | set(_nicknames(facts)))


def _nicknames(facts: Facts) -> Iterator[str]:
    """What the brief says people call them ("goes by Femi"; "they called him back" has no name), the sender's short
    form ("tess", "lottie"), and initials that somewhere stand for them.
    """
    brief, cue = facts.brief, _calling(facts.pack)
    told = [fact for fact in facts.records if fact.of_the_two]
    texts = [*(fact.quote for fact in told), brief.recipient.about]
    called = [found["name"] for text in texts for found in cue.finditer(text)]
    known = vocabulary(facts.pack)
    yield from (norm(name) for name in called if name[0].isupper() or not known.is_neutral(norm(name), wished=True))
    parts = [part.norm for part in tokens(brief.recipient.name.replace("-", " "))]
    said = [word for fact in told for word in fact.words]
    begun = (word.norm for word in said if _may_begin(word, facts))
    yield from (word for word in begun if any(part.startswith(word) for part in parts))
    inner = {word.norm for word in said if any(_out_of(word.norm, part) for part in parts[:-1] or parts)}
    yield from (word for word in inner if not known.is_neutral(word, wished=True))
    letters = "".join(part[0] for part in parts)
    initials = {letters[:size] for size in range(2, len(letters) + 1)}
    yield from (word.norm for text in texts for word in tokens(text) if word.text.isupper() and word.norm in initials)


@lru_cache(maxsize=8)
def _calling(pack: Pack) -> regex.Pattern[str]:
    """What stands before what people call somebody, and that."""
    return regex.compile(pack.toml("names")["nickname"])


def _may_begin(word: Token, facts: Facts) -> bool:
    """Whether it may be a name cut short: "jon" or "Jo", and "Will", but neither "her" nor "will"."""
    title = word.text.istitle()
    if vocabulary(facts.pack).is_grammar(word.norm):
        return title and word.norm in facts.pack.toml("homographs")["names"]
    return len(word.norm) > len("Jo") or (title and len(word.norm) == len("Jo"))


KEPT = 4
"""Letters of a first name that a short form keeps from its middle or end: "Lottie", "Sandro", "Beth"."""


def _out_of(word: str, name: str) -> bool:
    """Whether the word is a short form from within the name, perhaps with another ending."""
    return any(len(kept) >= KEPT and kept in name for kept in (word, word.rstrip(VOWELS)))


VOWELS = "aeiouy"
"""The letters that short forms of names end in; in names of all languages written with Latin letters."""


def is_form(said: str, forms: frozenset[str], reading: Reading) -> bool:
    """Whether a name is one of the forms, whole or in all its hyphened parts; "-san" and its like aside."""
    polite = salutations(reading.facts.pack)
    parts = [part for part in said.split("-") if part not in polite.honorifics]
    return said in forms or (bool(parts) and all(part in forms for part in parts))


@lru_cache(maxsize=64)
def sender_forms(facts: Facts) -> frozenset[str]:
    """Every form in which the sender may sign."""
    own = {token.norm for token in tokens(facts.brief.sender.name) if token.kind == "word"}
    return frozenset(own | {part for form in own for part in form.split("-")})


def misspelt(reading: Reading) -> Iterator[tuple[Word, str]]:
    """Names in the note that no fact supports and that are nearly one of the two people's, with the one that may be
    meant.
    """
    unknown = [word for word in reading.words if word.is_name and not word.links and word.text.lower() != word.text]
    both = tokens(f"{reading.brief.recipient.name} {reading.brief.sender.name}") if unknown else ()
    names = [token for token in both if len(token.norm) > 3]
    for word in unknown:
        near = next((name for name in names if name.norm != word.norm and nearly(word.norm, name.norm)), None)
        if near:
            yield word, near.text


@lru_cache(maxsize=4096)
def nearly(one: str, other: str) -> bool:
    """Whether one or two letters differ between words of five letters and more (one in shorter ones): for explaining,
    never for accepting.
    """
    if abs(len(one) - len(other)) > 2 or one[0] != other[0]:
        return _distance(one, other, 1) <= 1 and len(other) > 4
    return _distance(one, other, 2) <= (2 if len(other) > 5 else 1)


def _distance(one: str, other: str, most: int) -> int:
    """Edits between two words; anything over `most` is reported as more, since nobody asks how much more."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        last, row = row, [place]
        for at, against in enumerate(other, 1):
            row.append(min(last[at] + 1, row[-1] + 1, last[at - 1] + (letter != against)))
        if min(row) > most:
            return most + 1
    return row[-1]
