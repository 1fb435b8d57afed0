"""Which kind of tie `how` tells of, by the cues in writer/languages/en/kinds.toml.

Every cue that is found speaks for one kind with its weight; a cue in what is denied ("never met") does not count. The kind with the
greatest sum is read. Where nothing is found, or two kinds are equally likely, `how` leaves it open, and the weaker tie is taken.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import regex

from writer.brief import Kind
from writer.text.characters import straight

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

LONGEST = 4000
"""Code points of `how` that are looked at: nobody says how they know somebody in more."""


@dataclass(frozen=True)
class Cue:
    """Words that speak for a kind. `denies` tells that the pattern itself holds the denial, so that one before it does not undo it."""

    kind: Kind
    weight: float
    pattern: regex.Pattern[str]
    denies: bool
    like: tuple[str, ...]
    unlike: tuple[str, ...]

    def spoken(self, text: str) -> bool:
        """Whether the text says it, and does not deny it."""
        return any(self.denies or not _denied(text, found.start()) for found in self.pattern.finditer(text))


@dataclass(frozen=True)
class _Rules:
    cues: tuple[Cue, ...]
    denial: regex.Pattern[str]
    short: dict[str, str]
    shortened: regex.Pattern[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads(resources.files("writer.languages.en").joinpath("kinds.toml").read_text(encoding="utf-8"))
    words, short = data["words"], data["short"]
    shortened = regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, short))})(?![\w'])", regex.IGNORECASE)
    cues = tuple(_cue(entry, words) for entry in data["cue"])
    return _Rules(cues, _compiled(data["denial"], words), short, shortened)


def cues() -> tuple[Cue, ...]:
    """Every cue, in the order of the file."""
    return _rules().cues


def _cue(entry: dict[str, object], words: dict[str, str]) -> Cue:
    return Cue(
        entry["kind"],
        entry["weight"],
        _compiled(entry["pattern"], words),
        entry.get("denies", False),
        tuple(entry["like"]),
        tuple(entry.get("unlike", ())),
    )


def _compiled(pattern: str, words: dict[str, str]) -> regex.Pattern[str]:
    """A pattern with `<their>` and the like filled in; spaces stand for any spaces."""
    for name, alternatives in words.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{alternatives})")
    return regex.compile(rf"\b(?:{pattern})", regex.IGNORECASE)


def _denied(text: str, start: int) -> bool:
    before = text[max(0, start - 60) : start]
    return _rules().denial.search(before) is not None


@lru_cache(maxsize=256)
def kind(how: str, reason: str = "") -> tuple[Kind, bool]:
    """The kind of the tie, and whether it is left open: ("met", False) for "sat next to her at PyCon".

    `reason` counts only where `how` says nothing.
    """
    for text in (how, reason):
        sums = Counter({each: weight for each, weight in _sums(_plain(text)) if weight > 0})
        if sums:
            most = max(sums.values())
            likely = [each for each in WEAKEST_FIRST if sums[each] > most - 1]
            return likely[0], len(likely) > 1
    return WEAKEST_FIRST[0], True


def _sums(text: str) -> Iterator[tuple[Kind, float]]:
    spoken = [cue for cue in cues() if cue.spoken(text)]
    for each in WEAKEST_FIRST:
        yield each, sum(cue.weight for cue in spoken if cue.kind == each)


def _plain(text: str) -> str:
    text = straight(text[:LONGEST])
    spelt = _rules().shortened.sub(lambda found: _rules().short[found[0].lower()], text)
    return " ".join(spelt.split())
