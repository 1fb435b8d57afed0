"""Times as people jot them down, with the prepositions that sentences need: "fair May 2025" → "fair in May 2025"."""

from __future__ import annotations

from functools import cache

import regex

from writer.drafters.offline.words import data, those


def dated(text: str) -> str:
    """The text with those prepositions, where they are lacking."""
    for pattern, preposition in _patterns():
        text = pattern.sub(lambda found, at=preposition: _placed(found, at), text)  # type: ignore[misc]
    text = regex.sub(r"(?<=\b(?:in|at|on) [^,]{2,40}), ((?:19|20)\d\d)(?=$|, )", r" in \1", text)
    text = regex.sub(
        r"\b(?<!\b(?:in|from|since|of|until|to) )((?:19|20)\d\d) until (?=you|we|I)", r"from \1 until ", text
    )
    text = regex.sub(r",? ((?:19|20)\d\d season)\b", r" in the \1", text)
    text = _place_and_year().sub(r"\1 in \2", text)
    return regex.sub(r"(?<=\p{Ll}),? ((?:19|20)\d\d)$", _in_year, text)


def is_time(word: str) -> bool:
    """Whether the word is a month, or one that only times begin with."""
    return bool(regex.fullmatch(data()["times_and_places"]["months"], word)) or word.lower() in those(
        "times_and_places", "ends"
    )


@cache
def _patterns() -> tuple[tuple[regex.Pattern[str], str], ...]:
    words = data()["times_and_places"]
    months, seasons, feasts = words["months"], words["seasons"], words["feasts"]
    return tuple(
        (regex.compile(rf"(?<=\p{{L}}),? ({time})\b"), preposition)
        for time, preposition in (
            (rf"(?:{months}) (?:to|until) (?:{months})(?: \d{{4}})?(?=$|,)", "from"),
            (rf"(?:early |late |mid )?(?:{months}|{seasons}) (?:\d{{4}}|\d\d/\d\d)", "in"),
            (rf"(?:{feasts}) \d{{4}}", "at"),
            (rf"\d{{1,2}} (?:{months})", "on"),
            (rf"(?:early |late |mid )?(?:{months})(?=$|,)", "in"),
            (r"(?:19|20)\d\d ?[-–/] ?(?:\d\d){1,2}", "in"),
            (r"(?:19|20)\d\d (?:to|until) (?:\d\d){1,2}", "from"),
        )
    )


@cache
def _place_and_year() -> regex.Pattern[str]:
    """ "from Krakow 2018": a year right after a town; one after a month has its preposition."""
    months = data()["times_and_places"]["months"]
    return regex.compile(
        rf"(\b(?:in|from|to) (?!(?:{months})\b)\p{{Lu}}\p{{Ll}}++) ((?:19|20)\d\d)(?=$|, | for \p{{Ll}})"
    )


def _placed(found: regex.Match[str], preposition: str) -> str:
    return found[0] if _ready(found) else f" {preposition} {found[1]}"


def _in_year(found: regex.Match[str]) -> str:
    """A year at the end belongs to a name before it ("PyCon DE 2026"), and dates anything else."""
    before = found.string[: found.start()].split()[-1]
    return found[0] if _ready(found) or before[0].isupper() else f" in {found[1]}"


def _ready(found: regex.Match[str]) -> bool:
    before = found.string[: found.start()].split()
    return bool(before) and before[-1].lower() in those("times_and_places", "ready")
