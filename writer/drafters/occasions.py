"""Fragments without a verb: "pycon de last spring", "same table", "both on the dbt Slack", made into clauses."""

from __future__ import annotations

import regex

from writer.brief import Kind
from writer.drafters.words import PREPOSITIONS, is_past, those

_FRAMES: dict[Kind, str] = {
    "met": "we met {place}",
    "worked_together": "we worked together {place}",
    "studied_together": "we were {place} together",
    "same_community": "we're both {place}",
    "not_met": "I found your name {place}",
}
"""How a fragment without a verb becomes a sentence: only where the kind says what happened there."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SEASONS = "spring|summer|autumn|fall|winter"


def occasion(text: str, kind: Kind, first: bool = False) -> str | None:
    """The fragment as a clause, or None where it names no occasion, place or group.

    What a text begins with (`first`) counts as a place where it names a town or a date.
    """
    text = regex.sub(r"^(?:so )?(?:it|this|that) was (?:just )?", "", text, flags=regex.IGNORECASE)
    if kind == "studied_together" and (studied := _studied(text)):
        return studied
    found = place(text, _FOUND_ON if kind == "not_met" else None) or (_somewhere(text) if first and kind != "same_community" else None)
    frame = _FRAMES.get(kind)
    if not found or not frame:
        return None
    if kind == "studied_together" and regex.search(r"[,\d]", found):
        frame = "we studied together {place}"
    return frame.format(place=found)


def fragment(text: str, kind: Kind) -> str | None:
    """What begins with "both" or "same", or says what the two were, as a clause."""
    we_are = "we were" if kind in {"met", "worked_together", "studied_together"} else "we're"
    first, _, rest = text.partition(" ")
    second = rest.partition(" ")[0].lower().strip(",")
    if first.lower() == "both":
        if second in PREPOSITIONS or second in _MEMBERS:
            return f"{we_are} both {rest}"
        if is_past(second):
            return f"we both {rest}"
        return f"{we_are} both in {rest}" if regex.match(r"\p{Ll}+ (?:at|in) ", rest) else None
    if first.lower() == "same":
        where = _preposition(rest)
        return f"{we_are} {where} the same {rest}" if where else None
    core = _core(text)
    if core and core[-1].lower() in those("settings", "plain") and not is_past(first) and first.lower() not in {"the", "a", "my", "we"}:
        return f"{we_are} {text}"
    reader = regex.fullmatch(r"((?:[\w'-]+ ){0,4}?(\w+)) (?:since|for) .+", text)
    if reader and reader[2].lower() in those("settings", "reader"):
        return f"I've been {article(text)} {text}"
    related = regex.fullmatch(r"my [\p{L}-]+ (?:\p{L}+'s )?(?:(?:old|former|ex) )*(\p{L}+)( .*)?", text)
    return f"you're {text}" if kind == "personal" and related and related[1].lower() in those("others", "roles") and "'s" in text else None


def place(text: str, only: frozenset[str] | None = None) -> str | None:
    """The occasion with its preposition: "northern falls study day in Leeds" → "at the northern falls study day in Leeds".

    `only` are the nouns that count, where not every occasion does.
    """
    first = text.partition(" ")[0].lower()
    core = _core(text)
    if only is not None and (not core or core[-1].lower() not in only):
        return None
    if first in {"at", "in", "on", "during"}:
        return first + text[len(first) :]
    if not core or first in PREPOSITIONS or first in _NO_PLACE or any(word.lower() in _no_place() for word in core):
        return None
    known = _preposition(text) or _preposition_at_end(text)
    proper = all(word[0].isupper() or word[0].isdigit() for word in core)
    if not known and not proper:
        return None
    if core[0].istitle() and not proper and core[-1][0].islower() and len(core) < 3 and core[0].lower() not in those("capital"):
        text = text[0].lower() + text[1:]
    named = _determined(core, proper, bool(known)) and bool(_preposition(text) or not known)
    return f"{known or 'at'} {'' if named else 'the '}{text}"


def _somewhere(text: str) -> str | None:
    """ "interpack Düsseldorf May 2026", "kiwifruit packhouse in Te Puke": a noun phrase that is placed or dated."""
    core = _core(text)
    if not core or core[0].lower() in _NO_PLACE | PREPOSITIONS or any(word.lower() in _no_place() or is_past(word) for word in core):
        return None
    named = any(word[0].isupper() for word in core[1:])
    placed = regex.search(r"\b(?:in|at) \p{Lu}", text) or regex.search(rf"\b(?:{_MONTHS}|(?:19|20)\d\d)\b", text) and named
    return f"at {'' if named or core[0][0].isupper() else 'the '}{text}" if placed else None


def dated(text: str) -> str:
    """The text with the prepositions that times need: "fair jan 2025" → "fair in January 2025"."""
    text = regex.sub(rf"(?<=\p{{L}}),? ((?:early |late |mid )?(?:{_MONTHS}|{_SEASONS}) (?:\d{{4}}|\d\d/\d\d))\b", _within, text)
    text = regex.sub(rf"(?<=\p{{L}}) (\d{{1,2}} (?:{_MONTHS}))\b", _on, text)
    text = regex.sub(r"(?<=\p{L}),? ((?:19|20)\d\d ?[-–/] ?(?:\d\d){1,2})\b", _within, text)
    text = regex.sub(r"(?<=\p{L}),? ((?:19|20)\d\d (?:to|until) (?:\d\d){1,2})\b", _from, text)
    text = regex.sub(r",? ((?:19|20)\d\d season)\b", r" in the \1", text)
    return regex.sub(r"(?<=\p{Ll}),? ((?:19|20)\d\d)$", _year, text)


def article(noun: str) -> str:
    """ "a" or "an", by the sound: an MSc, a UX designer, an hour."""
    word = noun.split()[0].strip("\"'(")
    if regex.match(r"\p{Lu}{2}", word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if regex.match(r"(?:uni(?!n|m)|use|usu|eu|one\b|once|ut)", word, regex.IGNORECASE):
        return "a"
    return "an" if word[0].lower() in "aeiou" or regex.match(r"hour|hono|heir", word, regex.IGNORECASE) else "a"


def _studied(text: str) -> str | None:
    """ "chem eng at Unicamp" is what both studied; "phd at ..." and "Reading MA ..." what both did."""
    core = [word.lower() for word in _core(text)]
    if regex.match(r"school, (?=\p{Lu})", text):
        return "we were at school together, " + text[8:]
    if core and core[0] in _DEGREES:
        return f"we both did {article(text)} {'PhD' if core[0] == 'phd' else core[0].upper()}{text[len(core[0]) :]}"
    if set(core) & _DEGREES:
        return f"we both did the {text}"
    known = _preposition(text) or any(word[0].isupper() for word in _core(text))
    return f"we both studied {text}" if core and not known and regex.search(r" at (?:the )?\p{Lu}", text) else None


def _determined(core: list[str], proper: bool, known: bool) -> bool:
    """Whether no "the" goes before it: it has an article or an owner, or it is a name."""
    if core[0].lower() in _DETERMINERS or any(word.endswith("'s") for word in core[:4]):
        return True
    if core[-1].lower() in _INSTITUTIONS:
        return core[0][0].isupper()
    return proper and not known or core[-1][0].isdigit() or core[-1][0].isupper() and core[-1].lower() not in _COMMON_ENDS


def _within(found: regex.Match[str]) -> str:
    return found[0] if _ready(found) else f" in {found[1]}"


def _on(found: regex.Match[str]) -> str:
    return found[0] if _ready(found) else f" on {found[1]}"


def _from(found: regex.Match[str]) -> str:
    return found[0] if _ready(found) else f" from {found[1]}"


def _year(found: regex.Match[str]) -> str:
    before = found.string[: found.start()].split()[-1]
    return found[0] if _ready(found) or before[0].isupper() else f" in {found[1]}"


def _ready(found: regex.Match[str]) -> bool:
    before = found.string[: found.start()].split()
    return bool(before) and before[-1].lower() in _TIME_WORDS


def _core(text: str) -> list[str]:
    """The words of the noun phrase up to its first preposition, comma or time, without a year at its end."""
    words: list[str] = []
    for word in text.split():
        bare = word.strip(",.!?\"")
        if bare.lower() in PREPOSITIONS or bare.lower() in _TIMES or regex.fullmatch(_MONTHS, bare):
            break
        if bare:
            words.append(bare)
        if word.endswith(","):
            break
    while len(words) > 1 and regex.fullmatch(r"(?:19|20)\d\d(?:[-/]\d+)?|\d{1,2}", words[-1]):
        words.pop()
    return words


def _preposition(text: str) -> str | None:
    """The preposition of the last word of the noun phrase that has one."""
    nouns = [word.lower() for word in reversed(_core(text))]
    return next((where for noun in nouns for where in ("at", "on", "in") if noun in those("settings", where)), None)


def _preposition_at_end(text: str) -> str | None:
    last = text.split(",")[0].split()[-1].lower()
    return next((where for where in ("on", "in") if last in those("settings", where)), None)


def _no_place() -> frozenset[str]:
    return those("others", "roles") | those("others", "titles") | _NO_PLACE


_FOUND_ON = frozenset("list page site website directory article report programme program register newsletter roster catalogue index".split())
_MEMBERS = {"members", "volunteers", "students", "parents", "alumni", "graduates", "fans", "judges", "trustees", "speakers", "mentors", "regulars"}
_DETERMINERS = {"the", "a", "an", "my", "our", "your", "their", "his", "her", "same", "this"}
_INSTITUTIONS = {"college", "university", "school", "hospital", "academy", "station"}
_COMMON_ENDS = {"slack", "discord", "facebook"}
_DEGREES = {"phd", "msc", "ma", "mba", "ba", "bsc", "meng", "beng", "llm", "mphil", "mfa"}
_TIMES = {"last", "this", "spring", "summer", "autumn", "winter", "when", "where", "back", "but", "and"}
_TIME_WORDS = set("in of since from until to last this during and on by early late mid for that the around circa about next every before after time spring summer autumn fall winter".split())
_NO_PLACE = frozenset("we i he she they you not no never nobody different other another only me him her also then".split())
