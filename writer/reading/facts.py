"""The facts of a brief: everything it states, read once for all its drafts."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from writer.brief import Brief, Kind
from writer.languages import Pack, pack
from writer.reading.appeals import APPEAL
from writer.reading.cues import claims
from writer.reading.forms import stem
from writer.reading.index import Tier, index
from writer.reading.instructions import instructions
from writer.reading.kind import kind
from writer.reading.records import MOST_RECORDS, Fact, numbered, records
from writer.reading.tie import UNIQUE, allowed
from writer.reading.vocabulary import vocabulary
from writer.text.language import language
from writer.text.words import tokens


@dataclass(frozen=True)
class Question:
    """The one question whose answer gives the brief what it lacks, as it is asked of a person, and `why`."""

    text: str
    why: str


@dataclass(frozen=True, eq=False)
class Facts:
    """Everything a brief states, read once for all its drafts.

    `kind` is the brief's, or read from `how` (the weaker tie where it leaves that open, and then `kind_is_open`).
    `said` are the claims that the sender's own words assert about the two, `denied` those that they deny and nowhere
    assert, and `may` those that a note may make. `forbidden` is what the sender asked to leave out, and no record.
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
    said: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    forbidden: tuple[Fact, ...] = ()
    missing: Question | None = None
    kind_is_open: bool = False
    ignored: tuple[str, ...] = ()
    appeals: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()

    @cached_property
    def told_stems(self) -> frozenset[str]:
        """The stems of the sender's own words."""
        return frozenset(stem(word.norm, self.pack) for fact in self.records if fact.told for word in fact.words)

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
    read, is_open = kind(brief.connection.how, words, brief.reason)
    ignored = instructions(brief.recipient.about)
    spans = [(each.start, each.end) for each in ignored]
    found = tuple(islice(records(brief, spans, words), MOST_RECORDS))
    least = 1 if ignored else APPEAL
    kept = tuple(numbered(fact for fact in found if fact.marks < least))
    stated = tuple(fact for fact in kept if not fact.forbidden)
    tie, (said, denied) = brief.connection.kind or read, _claimed(brief, words)
    return Facts(
        brief=brief,
        records=stated,
        kind=tie,
        language=told,
        pack=words,
        index=index(stated, words),
        said=said,
        denied=denied,
        may=allowed(tie, said, denied),
        forbidden=tuple(fact for fact in kept if fact.forbidden),
        missing=_missing(brief, tie, words),
        kind_is_open=is_open and not brief.connection.kind,
        ignored=tuple(each.quote for each in ignored),
        appeals=tuple(fact.quote for fact in found if fact.marks >= APPEAL),
        doubtful=tuple(fact.quote for fact in found if least <= fact.marks < APPEAL),
    )


def _claimed(brief: Brief, words: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """The claims that the sender's own words assert about the two, and those that `how` denies: "not the same year"."""
    how = tuple(claims(brief.connection.how, words, "how"))
    rest = (claim for text in (brief.reason, *brief.confirmed) for claim in claims(text, words, "how"))
    said = frozenset(claim.name for claim in (*how, *rest) if claim.mood == "asserted" or claim.name == "not_met")
    return said, frozenset(claim.name for claim in how if claim.mood == "denied") - said - {"not_met"}


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
    telling = any(map(known.states, stated))
    return telling or len(stated) >= FULL or any(said not in things for said in close)


FULL = 8
"""So many different words tell something between them, everyday words or not."""
