"""Cues: the words that say how two people stand to each other, in a note and in the sender's `how` alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from writer.languages import Pack
from writer.text.characters import shadow
from writer.text.patterns import Pattern, Place, likely

Mood = Literal["asserted", "denied", "wished"]
Voice = Literal["note", "how"]
"""Who speaks: in a note the other person is "you"; in `how` they are "she" or "him" as often."""

PLACES: Mapping[Voice, Place] = {"note": "note", "how": "brief"}

NEAR = 32
"""How far before a cue (code points, within its clause) a negation or a wish reaches it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said about how the two stand to each other, at its place (code points): asserted, denied or only wished
    for.
    """

    name: str
    mood: Mood
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Cues:
    """The cues of a language."""

    cues: tuple[tuple[str, Pattern], ...]
    negation: re.Pattern[str]
    denial: re.Pattern[str]
    double: re.Pattern[str]
    pseudo: re.Pattern[str]
    but_only: tuple[str, ...]
    wish: re.Pattern[str]
    presupposed: tuple[str, ...]


@lru_cache(maxsize=16)
def cues(words: Pack, voice: Voice = "note") -> Cues:
    """The cues of a language. One pattern a class, so that a text is looked through once for each."""
    data, of = words.toml("cues"), PLACES[voice]
    parts = {**data["parts"]["both"], **data["parts"][voice]}
    by_class: dict[str, list[str]] = {}
    for cue in data["cue"]:
        if cue.get("only", voice) == voice:
            by_class.setdefault(cue["class"], []).append(with_parts(cue["pattern"], parts))
    return Cues(
        cues=tuple((name, Pattern("|".join(patterns), of)) for name, patterns in by_class.items()),
        negation=_any(data["negation"]["words"]),
        denial=_any([*data["negation"]["words"], *data["negation"]["implied"]]),
        double=_any(data["negation"]["double"]),
        pseudo=_any(data["negation"]["pseudo"]),
        but_only=tuple(data["negation"]["but_only"]),
        wish=_at_edges(data["wish"]["patterns"]),
        presupposed=tuple(data["wish"]["presupposed"]),
    )


def may_be_a_cue(norm: str, words: Pack) -> bool:
    """Whether a cue has the word, in whatever form: "our poolside chat" says where it was as well."""
    short, long = _words_of(words)
    return norm in short or norm.startswith(long)


WHOLE = 4
"""Letters from which a word of a pattern may go on ("work(?:ed|ing)"); a shorter one ("met") is whole."""


@lru_cache(maxsize=8)
def _words_of(words: Pack) -> tuple[frozenset[str], tuple[str, ...]]:
    """The short words of the cues, and how the longer ones begin."""
    data = words.toml("cues")
    parts = {**data["parts"]["both"], **data["parts"]["note"]}
    patterns = " ".join(with_parts(cue["pattern"], parts) for cue in data["cue"])
    found = {*re.findall(r"[a-z]+", re.sub(r"\\[a-z]", " ", patterns))}
    return frozenset(each for each in found if len(each) < WHOLE), tuple(each for each in found if len(each) >= WHOLE)


def with_parts(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with its {parts} filled in."""
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


def _at_edges(patterns: list[str]) -> re.Pattern[str]:
    """Any of the patterns. Those that begin at the edge of a word stand together, and `re` tries them only there."""
    edged = [pattern.removeprefix(r"\b") for pattern in patterns if pattern.startswith(r"\b")]
    others = [pattern for pattern in patterns if not pattern.startswith(r"\b")]
    return re.compile("|".join([*others, rf"\b(?:{'|'.join(edged)})"]))


def claims(text: str, words: Pack, voice: Voice = "note") -> Iterator[Claim]:
    """What the text says of the two, clause by clause, in no particular order."""
    plain = shadow(text)
    yield from claimed(plain, clauses(plain, words), words, voice)


def claimed(plain: str, places: Iterable[tuple[int, int]], words: Pack, voice: Voice = "note") -> Iterator[Claim]:
    """The same of a text in lower case whose clauses are known."""
    known = cues(words, voice)
    held = likely(plain, PLACES[voice])
    here = [(name, cue.compiled) for name, cue in known.cues if cue.key in held and cue.compiled.search(plain)]
    for start, end in places if here else ():
        asking = asks(plain[start:end])
        for name, pattern in here:
            for found in pattern.finditer(plain, start, end):
                before = plain[max(start, found.start() - NEAR) : found.start()]
                mood = _mood(before, found[0], name, asking, known)
                yield Claim(name, mood, found.start(), found.end())


def _mood(before: str, cue: str, name: str, asking: bool, known: Cues) -> Mood:
    if name == "not_met":  # the cue holds its own negation; only a second one turns it round
        return "denied" if known.double.search(before) else "asserted"
    reach = known.pseudo.sub("", before + cue)
    if known.negation.search(reach[max(reach.rfind(end) for end in known.but_only) + 1 :]):
        return "denied"
    if known.wish.search(before) and not cue.endswith(known.presupposed):
        return "wished"
    return "wished" if asking and name in _ASKED else "asserted"


_ASKED = frozenset({"talked", "history"})
"""What a question only proposes ("shall we chat?"); "did we meet?" says that they may have."""

_MARKS = r"[.!?;:()\n]+(?=\s|$)|\s[-–—]+\s|[–—]"
"""The marks at which a clause ends."""


@lru_cache(maxsize=8)
def _boundary(words: Pack) -> re.Pattern[str]:
    """Where a clause ends: at a mark, or before what the language goes on with ("but", "and" with a subject)."""
    return re.compile("|".join([_MARKS, *words.toml("cues")["clauses"]["before"]]))


def clauses(plain: str, words: Pack) -> Iterator[tuple[int, int]]:
    """Where the clauses of a text in lower case stand; the mark that ends one belongs to it."""
    start = 0
    for found in _boundary(words).finditer(plain):
        if plain[start : found.start()].strip():
            yield start, found.end() if not found[0].strip(" ,").isalpha() else found.start()
            start = found.end() if not found[0].strip(" ,").isalpha() else found.start() + 1
    if plain[start:].strip():
        yield start, len(plain)


def asks(clause: str) -> bool:
    """Whether a clause is a question: nothing but marks follows its question mark."""
    mark = clause.rfind("?")
    return mark >= 0 and not any(map(str.isalnum, clause[mark:]))
