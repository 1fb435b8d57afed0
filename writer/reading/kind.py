"""Which kind of tie `how` tells of, by the cues of the language in kinds.toml.

Every cue that is found speaks for one kind with its weight; a cue in what is denied ("never met") does not count. The
kind with the greatest sum is read. Where nothing is found, or two kinds are equally likely, `how` leaves it open, and
the weaker tie is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from writer.brief import Kind
from writer.languages import Pack
from writer.text.characters import straight
from writer.text.patterns import Pattern

WEAKEST_FIRST: tuple[Kind, ...] = (
    "not_met",
    "follows_work",
    "business",
    "same_community",
    "mutual_contact",
    "met",
    "studied_together",
    "worked_together",
    "personal",
)
"""The kinds by how much they say about the two."""

HINT = 1
"""Cues of this weight are hints: they count only where the others leave the kind open."""

LEAD = 2
"""What a cue in the first clause weighs more."""

SURE = 3
"""The sum from which a kind is taken as told."""

CAPITAL = f"[{''.join(letter for letter in map(chr, [*range(0x600), *range(0x1E00, 0x1F00)]) if letter.isupper())}]"
"""A capital of the Latin, Greek, Cyrillic or Armenian alphabet: the patterns are for `re`, which has no \\p but
compiles them nine times as fast as `regex`."""

NEAR = 60
"""Code points before a cue among which stands what denies it."""

LONGEST = 4000
"""Code points of `how` that are looked at: nobody says how they know somebody in more."""


@dataclass(frozen=True)
class Cue:
    """Words that speak for a kind.

    `denial` is what undoes it where it stands before; None where the pattern itself holds the denial. `times` is how
    many different finds count.
    """

    kind: Kind
    weight: float
    pattern: Pattern
    denial: re.Pattern[str] | None
    times: int
    against: dict[Kind, float]
    like: tuple[str, ...]
    unlike: tuple[str, ...]

    def says(self, text: str) -> float:
        """How much the text says it: the weight for each different find that is not denied, up to `times`."""
        found = self.pattern.finditer(text)
        finds = [each for each in found if not (self.denial and self.denial.search(_before(text, each)))]
        return self.weight * min(len({found[0].lower() for found in finds}), self.times) + self._lead(text, finds)

    def _lead(self, text: str, finds: list[re.Match[str]]) -> float:
        """People begin with what matters: the first clause says how they know each other, the others tell the story."""
        leads = self.weight > HINT and self.denial and finds and finds[0].start() < _first_clause(text)
        return LEAD if leads else 0


@dataclass(frozen=True)
class _Rules:
    cues: tuple[Cue, ...]
    short: dict[str, str]
    shortened: re.Pattern[str]


_CLAUSE_END = re.compile(r"[.;,:!?(]|\s-+\s")


@cache
def _rules(pack: Pack) -> _Rules:
    data = pack.toml("kinds")
    words = {
        name: alternatives if isinstance(alternatives, str) else "|".join(alternatives)
        for name, alternatives in data["words"].items()
    }
    short = data["short"]
    shortened = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, short))})(?![\w'])", re.IGNORECASE)
    denial = re.compile(_source(data["denial"], words), re.IGNORECASE)
    return _Rules(tuple(_cue(entry, words, denial) for entry in data["cue"]), short, shortened)


def cues(pack: Pack) -> tuple[Cue, ...]:
    """Every cue of a language, in the order of the file."""
    return _rules(pack).cues


def _cue(entry: dict[str, Any], words: dict[str, str], denial: re.Pattern[str]) -> Cue:
    return Cue(
        entry["kind"],
        entry["weight"],
        Pattern(_source("|".join(entry["patterns"]), words), "brief"),
        None if entry.get("denies") else denial,
        entry.get("times", 1),
        entry.get("against", {}),
        tuple(entry["like"]),
        tuple(entry.get("unlike", ())),
    )


def _source(pattern: str, words: dict[str, str]) -> str:
    """A pattern with `<their>` and the like filled in; spaces stand for any spaces."""
    for name, alternatives in {**words, "capital": CAPITAL}.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{alternatives})")
    return rf"\b(?:{pattern})"


@lru_cache(maxsize=256)
def kind(how: str, pack: Pack, reason: str = "") -> tuple[Kind, bool]:
    """The kind of the tie, and whether it is left open: ("met", False) for "sat next to her at PyCon".

    `reason` counts only where `how` says nothing.
    """
    for text in (how, reason):
        sums = _sums(_plain(text, _rules(pack)), _rules(pack))
        if max(sums.values()) > 0:
            likely = _likely(sums)
            return likely[0], len(likely) > 1
    return WEAKEST_FIRST[0], True


def _sums(text: str, rules: _Rules) -> dict[Kind, float]:
    """What speaks for each kind; hints count where nothing else is sure."""
    sure = _weighed(text, [cue for cue in rules.cues if cue.weight > HINT])
    if max(sure.values()) >= SURE and len(_likely(sure)) == 1:
        return sure
    hints = _weighed(text, [cue for cue in rules.cues if cue.weight <= HINT])
    return {each: sure[each] + hints[each] for each in WEAKEST_FIRST}


def _weighed(text: str, cues: list[Cue]) -> dict[Kind, float]:
    sums = dict.fromkeys(WEAKEST_FIRST, 0.0)
    for cue in cues:
        if says := cue.says(text):
            sums[cue.kind] += says
            for other, much in cue.against.items():
                sums[other] -= much
    return sums


def _likely(sums: dict[Kind, float]) -> list[Kind]:
    """The kinds that may be meant, weakest first."""
    most = max(sums.values())
    return [each for each in WEAKEST_FIRST if sums[each] > most - 1]


def _before(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - NEAR) : found.start()]


def _first_clause(text: str) -> int:
    end = _CLAUSE_END.search(text)
    return end.start() if end else len(text)


def _plain(text: str, rules: _Rules) -> str:
    text = straight(text[:LONGEST])
    spelt = rules.shortened.sub(lambda found: rules.short[found[0].lower()], text)
    return " ".join(spelt.split())
