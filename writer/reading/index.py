"""The index: under what each word of the records is found, at four tiers from the very word to another word for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import regex

from writer.languages import Pack
from writer.reading.forms import regular, root, stem
from writer.reading.records import Fact
from writer.text.words import Token

Tier = Literal["exact", "inflected", "derived", "paraphrase"]
TIERS: tuple[Tier, ...] = ("exact", "inflected", "derived", "paraphrase")


def index(records: tuple[Fact, ...], words: Pack) -> Mapping[Tier, Mapping[str, tuple[Fact, ...]]]:
    """The records by the keys of their words, a table a tier."""
    tables: dict[Tier, dict[str, list[Fact]]] = {tier: defaultdict(list) for tier in TIERS}
    for fact in records:
        tiers = TIERS[:2] if fact.field.endswith(".name") else TIERS  # nobody called Dube is from Dub
        for norm in _norms(fact) | set(_days(fact, words)):
            for tier in tiers:
                for key in keys(norm, tier, words):
                    tables[tier][key].append(fact)
    return {tier: {key: tuple(found) for key, found in table.items()} for tier, table in tables.items()}


def _norms(fact: Fact) -> set[str]:
    """The words of a record, what hyphens join in them, and neighbours written as one ("what's app" as "whatsapp")."""
    words = [word for word in fact.words if word.kind != "mark"]
    joined = (one.text + other.text for one, other in pairwise(words) if other.start - one.end <= 1)
    return {norm for word in words for norm in parts(word.norm)} | {
        pair.casefold().replace("'", "").replace("’", "") for pair in joined if len(pair) >= LONG and pair.isascii()
    }


def _days(fact: Fact, words: Pack) -> Iterator[str]:
    """The weekdays that it has as a word which is a verb elsewhere: "every sat at 7"."""
    days = words.toml("homographs")["days"]
    for before, word, after in zip((None, *fact.words), fact.words, (*fact.words[1:], None), strict=False):
        day = days.get(word.norm)
        if day and ((before and before.norm in day["after"]) or (after and _is_time(after, day["before"]))):
            yield day["means"]


def _is_time(word: Token, times: Collection[str]) -> bool:
    return word.kind == "number" or word.norm in times


LONG = 7
"""Letters that two words written together have at least, so that no short word is two by chance."""


_JOINTS = regex.compile(r"[-&/+]")


@lru_cache(maxsize=16384)
def parts(norm: str) -> tuple[str, ...]:
    """The word itself, and what a hyphen, an ampersand or a slash joins in it."""
    pieces = [piece for piece in _JOINTS.split(norm) if piece]
    return (norm, *pieces) if len(pieces) > 1 else (norm,)


def keys(norm: str, tier: Tier, words: Pack) -> tuple[str, ...]:
    """Under what a word of the brief is found at this tier."""
    if tier == "exact":
        return (norm,)
    if tier == "inflected":
        return tuple(dict.fromkeys((stem(norm, words), regular(norm, words))))
    if tier == "derived":
        return (root(norm, words),)
    return groups(words).supplied.get(stem(norm, words), ())


@dataclass(frozen=True, eq=False)
class Groups:
    """Paraphrase groups: under which groups a supplied word is found, and in which a word of a note may look."""

    supplied: Mapping[str, tuple[str, ...]]
    said: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=8)
def groups(words: Pack) -> Groups:
    """The paraphrase groups of a language."""
    supplied: dict[str, list[str]] = defaultdict(list)
    said: dict[str, list[str]] = defaultdict(list)
    for line in words.words("paraphrases"):
        wide, _, narrow = line.rpartition(":")
        for word in narrow.split():
            supplied[stem(word, words)].append(line)
        for word in (wide or narrow).split():
            said[stem(word, words)].append(line)
    return Groups({k: tuple(v) for k, v in supplied.items()}, {k: tuple(v) for k, v in said.items()})
