"""The facts of a brief: each thing it states, as a record, once per brief."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise
from typing import Literal

import regex

from writer.brief import Brief, Kind
from writer.languages import Pack, pack
from writer.people.pasted import profile
from writer.reading.appeals import APPEAL, marks
from writer.reading.cues import claims
from writer.reading.forms import regular, root, stem
from writer.reading.instructions import instructions
from writer.reading.kind import kind
from writer.reading.tie import UNIQUE
from writer.reading.vocabulary import vocabulary
from writer.text.language import language
from writer.text.numbers import Number, numbers
from writer.text.words import Token, tokens

Owner = Literal["sender", "recipient", "both"]
Tier = Literal["exact", "inflected", "derived", "paraphrase"]
TIERS: tuple[Tier, ...] = ("exact", "inflected", "derived", "paraphrase")

MOST_RECORDS = 2_000
"""More clauses than any honest profile has: what follows them is not read, so that a text of any size is read in
bounded time.
"""


@dataclass(frozen=True)
class Question:
    """The one question whose answer gives the brief what it lacks, as it is asked of a person, and `why`."""

    text: str
    why: str


@dataclass(frozen=True, eq=False)
class Fact:
    """One clause of what the brief states.

    `field` is where it stands ("connection.how", "recipient.about", ...), `quote` its words, at `start` to `end` of
    that field (code points). `owner` is whom it is about. `topic` are the words of it that only say what was talked
    about, `denied` those under a negation.
    """

    id: int
    field: str
    owner: Owner
    quote: str
    start: int
    end: int
    words: tuple[Token, ...] = dataclasses.field(repr=False)
    numbers: tuple[Number, ...] = dataclasses.field(repr=False)
    topic: frozenset[str] = dataclasses.field(default=frozenset(), repr=False)
    denied: frozenset[str] = dataclasses.field(default=frozenset(), repr=False)
    forbidden: bool = False
    is_name: bool = False
    marks: int = 0

    @property
    def told(self) -> bool:
        """Whether the sender said it, and not the pasted text."""
        return self.field != "recipient.about"


@dataclass(frozen=True, eq=False)
class Facts:
    """Everything a brief states, read once for all its drafts.

    `kind` is the brief's, or read from `how` (the weaker tie where it leaves that open, and then `kind_is_open`).
    Of the profile, three kinds of sentences support nothing: `ignored` are those that give instructions, `appeals`
    those that speak to its reader or of the sender, and `doubtful` those that may, in a profile that instructs.
    `missing` is the question to ask where there is not enough to say.
    """

    brief: Brief
    records: tuple[Fact, ...]
    kind: Kind
    language: str
    pack: Pack
    index: Mapping[Tier, Mapping[str, tuple[Fact, ...]]] = dataclasses.field(repr=False)
    missing: Question | None = None
    kind_is_open: bool = False
    ignored: tuple[str, ...] = ()
    appeals: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()

    @property
    def foreign(self) -> bool:
        """Whether the profile instructs in another language than the note's: what nobody told may be what it wants."""
        said = (*self.ignored, *self.appeals)
        return any(language(each) not in {None, self.language} for each in said)

    def about(self, key: str, tier: Tier) -> tuple[Fact, ...]:
        """The records that hold a word with this key at this tier."""
        return self.index[tier].get(key, ())


@lru_cache(maxsize=256)
def facts(brief: Brief) -> Facts:
    """What the brief states."""
    told = brief.language or language(brief.connection.how) or "en"
    words = pack(told) or pack("en")
    assert words is not None, "the English pack is part of the package"
    read, is_open = kind(brief.connection.how, brief.reason)
    ignored = instructions(brief.recipient.about)
    spans = [(each.start, each.end) for each in ignored]
    found = tuple(islice(_records(brief, spans, words), MOST_RECORDS))
    least = 1 if ignored else APPEAL
    records = tuple(_numbered(fact for fact in found if fact.marks < least))
    return Facts(
        brief=brief,
        records=records,
        kind=brief.connection.kind or read,
        language=told,
        pack=words,
        index=_index(records, words),
        missing=_missing(brief, brief.connection.kind or read, words),
        kind_is_open=is_open and not brief.connection.kind,
        ignored=tuple(each.quote for each in ignored),
        appeals=tuple(fact.quote for fact in found if fact.marks >= APPEAL),
        doubtful=tuple(fact.quote for fact in found if least <= fact.marks < APPEAL),
    )


def _missing(brief: Brief, kind: Kind, words: Pack) -> Question | None:
    """Without one thing that ties the two no note can be honest: the question that would help."""
    who = brief.recipient.name.split()[0] if brief.recipient.name else "them"
    told = [brief.connection.how, *brief.confirmed, *([brief.reason] if kind == "not_met" else [])]
    if any(_says_something(text, words) for text in told):
        return None
    return Question(
        f"How do you know {who}?",
        "There is not enough to say yet: a note without how you know each other is the one that everybody gets.",
    )


def _says_something(text: str, words: Pack) -> bool:
    """Whether a text has a word that fits not everybody: more than "we met", "a friend" or "same school"."""
    known, things = vocabulary(words), words.words("things")
    stated = {word.norm for word in tokens(text) if word.kind != "mark"} - things
    close = (text[claim.start : claim.end].casefold() for claim in claims(text, words, "how") if claim.name in UNIQUE)
    telling = any(not known.is_neutral(norm, wished=True) and not known.is_tie(norm) for norm in stated)
    return telling or len(stated) >= FULL or any(said not in things for said in close)


FULL = 8
"""So many different words tell something between them, everyday words or not."""


# ---------------------------------------------------------------- records


def _numbered(found: Iterable[Fact]) -> Iterator[Fact]:
    for number, fact in enumerate(found, 1):
        yield replace(fact, id=number)


def _records(brief: Brief, ignored: Sequence[tuple[int, int]], words: Pack) -> Iterator[Fact]:
    asides = _Asides(words)
    for where, owner, text in _own_words(brief):
        clauses = [(start, text[start:end]) for start, end in _spans(_CLAUSE, text)]
        for place, (start, quote) in enumerate(clauses):
            following = clauses[place + 1][1] if place + 1 < len(clauses) else ""
            forbidden = asides.forbids(quote) or asides.points_back(following)
            yield _fact(where, owner, quote, start, words, forbidden)
    if brief.recipient.name:
        yield _fact("recipient.name", "recipient", brief.recipient.name, 0, words)
    yield from _of_the_profile(brief, ignored, words)


def _of_the_profile(brief: Brief, ignored: Sequence[tuple[int, int]], words: Pack) -> Iterator[Fact]:
    names = {word.norm for word in tokens(brief.recipient.name)}
    for line in profile(brief.recipient.about).lines:
        if line.section == "recommendations":  # what other people wrote
            continue
        for start, end in _spans(_SENTENCE, line.text):
            if not any(line.start + start < last and first < line.start + end for first, last in ignored):
                fact = _fact("recipient.about", "recipient", line.text[start:end], line.start + start, words)
                is_name = {word.norm for word in fact.words} <= names
                yield replace(fact, is_name=is_name, marks=marks(fact.quote, fact.words, brief))


def _own_words(brief: Brief) -> Iterator[tuple[str, Owner, str]]:
    fields: list[tuple[str, Owner, str]] = [
        ("connection.how", "both", brief.connection.how),
        ("reason", "both", brief.reason),
        *((f"confirmed[{place}]", "both", text) for place, text in enumerate(brief.confirmed)),
        ("sender.name", "sender", brief.sender.name),
        ("sender.about", "sender", brief.sender.about),
    ]
    return (each for each in fields if each[2])


_CLAUSE = regex.compile(
    r"(?:[^,;:!?\n()…]|(?<=\d)[,:](?=\d))+?(?=(?!(?<=\d)[,:]\d)[,;:!?\n()…]|\.(?:\s|$)|\s[-–—]\s|$)"
)
_SENTENCE = regex.compile(r"[^!?\n•·|]+?(?=[!?\n•·|]|\.(?:\s|$)|$)")


def _spans(pattern: regex.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the pattern's finds stand in the text, without the marks and blanks at their ends."""
    for found in pattern.finditer(text):
        kept = found[0].strip(" .-–—\t")
        if kept:
            start = found.start() + found[0].index(kept)
            yield start, start + len(kept)


def _fact(where: str, owner: Owner, quote: str, start: int, words: Pack, forbidden: bool = False) -> Fact:
    found = tokens(quote)
    return Fact(
        id=0,
        field=where,
        owner=owner,
        quote=quote,
        start=start,
        end=start + len(quote),
        words=found,
        numbers=tuple(numbers(found, words.language)),
        topic=_topic(found, words),
        denied=_denied(found, words),
        forbidden=forbidden,
    )


def _topic(found: tuple[Token, ...], words: Pack) -> frozenset[str]:
    """The words after "talked about", up to the next subject: what was talked about, not what ties the two."""
    data = words.toml("topics")
    topic: set[str] = set()
    inside = False
    for place, word in enumerate(found):
        spoken = {each.norm for each in found[max(0, place - 3) : place]}
        if place and (word.norm in data["always"] or (word.norm in data["after_talk"] and spoken & set(data["talk"]))):
            inside = True
        elif word.norm in data["ends"]:
            inside = False
        elif inside:
            topic.add(word.norm)
    return frozenset(topic)


def _denied(found: tuple[Token, ...], words: Pack) -> frozenset[str]:
    """The words in the reach of a negation: they support only that it was not so."""
    negations = frozenset(words.toml("cues")["negation"]["words"])
    first = next((place for place, word in enumerate(found) if word.norm in negations), len(found))
    return frozenset(word.norm for word in found[first : first + 5])


class _Asides:
    """What the sender says to connote and not of the two: "don't mention it", "keep it short"."""

    def __init__(self, words: Pack) -> None:
        asides = words.toml("asides")
        self._forbid = [regex.compile(each) for each in asides["forbid"]]
        self._back = [regex.compile(each) for each in asides["points_back"]]

    def forbids(self, clause: str) -> bool:
        """Whether the clause tells what not to say, or how to say it."""
        return any(each.search(clause.casefold()) for each in self._forbid)

    def points_back(self, clause: str) -> bool:
        """Whether the clause takes the one before it out of what may be said."""
        return any(each.search(clause.casefold()) for each in self._back)


# ---------------------------------------------------------------- index


def _index(records: tuple[Fact, ...], words: Pack) -> Mapping[Tier, Mapping[str, tuple[Fact, ...]]]:
    tables: dict[Tier, dict[str, list[Fact]]] = {tier: defaultdict(list) for tier in TIERS}
    for fact in records:
        if fact.forbidden:
            continue
        for norm in _norms(fact):
            for tier in TIERS:
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


LONG = 7
"""Letters that two words written together have at least, so that no short word is two by chance."""


@lru_cache(maxsize=16384)
def parts(norm: str) -> tuple[str, ...]:
    """The word itself, and what a hyphen, an ampersand or a slash joins in it."""
    pieces = [piece for piece in regex.split(r"[-&/+]", norm) if piece]
    return (norm, *pieces) if len(pieces) > 1 else (norm,)


def keys(norm: str, tier: Tier, words: Pack) -> tuple[str, ...]:
    """Under what a word of the brief is found at this tier."""
    if tier == "exact":
        return (norm,)
    if tier == "inflected":
        return tuple({stem(norm, words), regular(norm, words)})
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
