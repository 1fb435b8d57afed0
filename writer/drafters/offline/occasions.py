"""Occasions without a verb: "pycon de last spring" → "we met at pycon de last spring"."""

from __future__ import annotations

import regex

from writer.brief import Kind
from writer.drafters.offline.persons import is_person
from writer.drafters.offline.subjects import subject_of
from writer.drafters.offline.times import is_time
from writer.drafters.offline.verbs import is_past
from writer.drafters.offline.words import PREPOSITIONS, article, data, pattern, those

_FRAMES: dict[Kind, str] = {
    "met": "we met {place}",
    "worked_together": "we worked together {place}",
    "studied_together": "we were {place} together",
    "same_community": "we're both {place}",
    "not_met": "I found your name {place}",
}
"""How a fragment without a verb becomes a sentence: only where the kind says what happened there."""


def occasion(text: str, kind: Kind, first: bool = False, sure: bool = True) -> str | None:
    """The fragment as a clause, or None where it names no occasion, place or group.

    What a text begins with (`first`) counts as a place where it names a town or a date. Where the kind is not `sure`,
    the clause says only that the two know each other from there.
    """
    text = regex.sub(r"^(?:so )?(?:it|this|that) was (?:just )?", "", text, flags=regex.IGNORECASE)
    frame = _FRAMES.get(kind)
    if not frame or (kind != "same_community" and pattern("coming", "times").search(text)):
        return None
    detailed = regex.search(r"[,\d]", text)
    text = _without_asides(text)
    if kind == "studied_together" and sure:
        if studied := _studied(text):
            return studied
        frame = "we studied together {place}" if detailed else frame
    if kind == "same_community" and regex.match(r"(?:his|her|their) ", text):
        frame = "I'm {place}"
    found = _place_of_name(text) if kind == "not_met" else place(text)
    if not found and first and kind in {"met", "worked_together", "studied_together"}:
        found = _somewhere(text)
    if found and not sure:
        return f"I know you from {found.partition(' ')[2]}"
    return frame.format(place=found) if found else None


def _without_asides(text: str) -> str:
    """The fragment up to a comma after which no place, time or number follows: "Leeds college, AAT course" is cut."""
    first, *more = text.split(", ")
    for piece in more:
        begins = piece.partition(" ")[0]
        dated = (
            is_time(begins) or begins[0].isdigit() or begins.lower() in PREPOSITIONS | {"class", "the", "all", "early"}
        )
        if not dated and not _PLACED.fullmatch(piece) and first != "school":
            break
        first += f", {piece}"
    return first


def place(text: str) -> str | None:
    """The occasion with its preposition: "falls study day in Leeds" → "at the falls study day in Leeds"."""
    first, core = text.partition(" ")[0].lower(), _core(text)
    if first in {"at", "in", "on", "during"}:
        return None if subject_of(text) else first + text[len(first) :]
    if (
        not core
        or first in PREPOSITIONS | those("adverbs")
        or is_past(first)
        or any(word.lower() in _no_place() for word in core)
    ):
        return None
    own = preposition(text)
    known = own or _preposition_at_end(text)
    proper = all(word[0].isupper() or word[0].isdigit() for word in core)
    if not known and not (proper and core[0][0].isupper()):
        return None
    named = (_is_name(core, proper, bool(known)) and bool(own or not known)) or _has_article(core) or _counted(core)
    return f"{known or 'at'} {'' if named else 'the '}{_small_start(text, core, proper)}"


def preposition(text: str) -> str | None:
    """The preposition of the noun phrase's last common noun: "on" for a team, "at" for "web summit Lisbon"."""
    for noun in reversed(_core(text)):
        if where := _where(noun):
            return where
        if noun[0].islower():
            return None
    return None


def head(text: str) -> str:
    """The noun that a noun phrase is about, in lower case: "neighbours" of "desk neighbours until lockdown"."""
    core = _core(text)
    return core[-1].lower() if core else ""


def _place_of_name(text: str) -> str | None:
    return place(text) if head(text) in those("times_and_places", "found_on") else None


def _somewhere(text: str) -> str | None:
    """ "interpack Düsseldorf May 2026", "kiwifruit packhouse in Te Puke": a noun phrase that is placed or dated."""
    core = _core(text)
    unfit = {*_no_place(), *PREPOSITIONS}
    if (
        not core
        or core[0][0].isdigit()
        or core[0].lower() in unfit
        or any(word.lower() in unfit or is_past(word) for word in core)
    ):
        return None
    if is_person(" ".join(core)):
        return None
    if _counted(core):
        return f"for {text}" if core[-1].lower() in _SPANS else None
    town = core[0].lower() in those("capital") and len(core) > 1
    named = any(word[0].isupper() for word in core[1:]) or (not core[0].islower() and not core[0].istitle())
    dated = (named or town) and any(is_time(word) or regex.fullmatch(r"(?:19|20)\d\d", word) for word in text.split())
    if not dated and not regex.search(r"\b(?:in|at) \p{Lu}", text):
        return None
    return f"at {'' if (named or core[0][0].isupper()) and not (town and core[-1].islower()) else 'the '}{text}"


def _studied(text: str) -> str | None:
    """ "chem eng at Unicamp" is what both studied; "phd at ..." and "Reading MA ..." what both did."""
    core = [word.lower() for word in _core(text)] or [""]
    degrees = those("times_and_places", "degrees")
    if regex.match(r"school, (?=\p{Lu})", text):
        return "we were at school together, " + text[8:]
    if core[0] in degrees:
        degree = _degree(core[0])
        return f"we both did {article(degree)} {degree}{text[len(core[0]) :]}"
    if degrees.intersection(core):
        return f"we both did the {text}"
    known = preposition(text) or any(word[0].isupper() for word in _core(text))
    return f"we both studied {text}" if not known and regex.search(r" at (?:the )?\p{Lu}", text) else None


def _degree(word: str) -> str:
    """A degree as it is written: "MSc", "PhD", "MBA", "diploma"."""
    mixed = regex.fullmatch(r"(ph|[mb])(d|sc|eng|phil)", word)
    if mixed:
        return "PhD" if word == "phd" else word[0].upper() + mixed[2].title()
    return word.upper() if len(word) < 4 else word


def _counted(core: list[str]) -> bool:
    """ "two winter seasons": what is counted takes no "the"."""
    several = core[0].lower() in {"two", "three", "four", "five", "six", "several"} or core[0].isdigit()
    return several and core[-1].endswith("s")


def _has_article(core: list[str]) -> bool:
    return core[0].lower() in those("closed", "articles") or any(word.endswith("'s") for word in core[:4])


def _is_name(core: list[str], proper: bool, known: bool) -> bool:
    """Whether it is a name, and takes no "the"."""
    words = data()["times_and_places"]
    if core[-1].lower() in words["institutions"].split():
        return core[0][0].isupper()
    ends_as_name = core[-1][0].isdigit() or core[-1][0].isupper()
    return (proper and not known) or (ends_as_name and core[-1].lower() not in words["common_ends"].split())


def _small_start(text: str, core: list[str], proper: bool) -> str:
    """ "Poster session" is "poster session" in the middle of a sentence; "Gdynia warehouse job" stays."""
    ordinary = core[0].istitle() and not proper and len(core) < 3 and core[0].lower() not in those("capital")
    return text[0].lower() + text[1:] if ordinary else text


def _core(text: str) -> list[str]:
    """The words of the noun phrase up to its first preposition, comma or time, without a year at its end."""
    words: list[str] = []
    typed = text.split()
    for word, then in zip(typed, [*typed[1:], ""], strict=True):
        bare = word.strip(',.!?"')
        of_year = is_time(bare) and not (bare.lower() in _SEASONS and _where(then.strip(",")))
        if bare.lower() in PREPOSITIONS or of_year:
            break
        if bare:
            words.append(bare)
        if word.endswith(","):
            break
    while len(words) > 1 and regex.fullmatch(r"(?:19|20)\d\d(?:[-/]\d+)?|\d{1,2}", words[-1]):
        words.pop()
    return words


def _preposition_at_end(text: str) -> str | None:
    """ "Pinoy Nurses in Ireland FB group": the group stands behind the name's own preposition."""
    named = all(word[0].isupper() for word in _core(text))
    return _where(text.split(",")[0].split()[-1]) if named else None


def _where(noun: str) -> str | None:
    return next((where for where in ("at", "on", "in", "during") if noun.lower() in those("settings", where)), None)


_SEASONS = {"summer", "winter", "spring", "autumn", "fall"}
_SPANS = {"years", "months", "weeks", "days", "summers", "winters", "seasons", "semesters", "terms", "nights"}
_PLACED = regex.compile(r"\p{Ll}+ (?:of )?\d+|(?:his|her|their|our) (?:stand|booth|stall|table|desk)")


def _no_place() -> frozenset[str]:
    return those("others", "roles") | those("others", "titles") | those("times_and_places", "no_place")
