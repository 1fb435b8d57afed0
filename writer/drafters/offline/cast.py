"""Who is who in the sender's words: when "she", "they" or "Felix" is the person who will read the note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from writer.brief import Brief
from writer.drafters.offline.persons import is_person
from writer.drafters.offline.verbs import is_ordinary, is_past
from writer.drafters.offline.words import NAME, data, those
from writer.people import names as people
from writer.reading import facts

Gender = str
"""How the sender speaks of somebody: "he", "she", or "" where the words do not show it."""


@dataclass(frozen=True)
class Other:
    """Somebody else who is spoken of: from which place on, by what name, and as he or she where that shows."""

    start: int
    name: str
    gender: Gender


@dataclass(frozen=True)
class Cast:
    """What the recipient is called (longest first), how they are spoken of, and who else could be "he" or "she".

    `sender_as_third`: the senders speak of themselves by name, so that "he", "she" or "they" may be either of the two.
    """

    called: tuple[str, ...]
    gender: Gender
    others: tuple[Other, ...] = ()
    sender_as_third: bool = False

    def until(self, place: int) -> Cast:
        """The cast as far as the text has named it by then, with anybody named right there as he or she."""
        return replace(self, others=tuple(each for each in self.others if each.start < place + bool(each.gender)))

    def is_recipient(self, pronoun: Gender) -> bool:
        """Whether "he" (and "him", "his") or "she" (and "her") can only be the recipient."""
        if self.gender and pronoun != self.gender:
            return False
        return all(other.gender and other.gender != pronoun for other in self.others)

    def is_other(self, pronoun: Gender) -> bool:
        """Whether the pronoun can only be somebody else who was named."""
        return (
            bool(self.gender) and pronoun != self.gender and any(other.gender in {"", pronoun} for other in self.others)
        )


def cast(brief: Brief, text: str) -> Cast:
    """The cast of a text in the sender's words, spelt out."""
    called = _called(brief.recipient.name, text)
    if as_third(brief, text):
        return Cast(called, "", sender_as_third=True)
    others = list(_others(text, {word.lower() for name in called for word in name.split()}))
    linked = facts(brief).kind == "mutual_contact"
    if linked and not any(other.start < 40 for other in others):
        others = [*_named_first(text, called), *others]
    if not linked and _names_recipient(text):
        others = [other for other in others if other.start]
    spoken = {_GENDER[word] for word in regex.findall(r"\p{Ll}+", text.lower()) if word in _GENDER}
    gender = _profile_gender(brief.recipient.about) or _owner_gender(text) or _first_spoken(text, others)
    if not gender and len(spoken) == 1 and not others:
        gender = next(iter(spoken))
    if not gender and len(spoken) == 2 and len({other.name for other in others}) == 1:
        gender = _beside(text, others[0].start)
    if gender and len(spoken) == 2 and len({other.name for other in others}) == 1 and not others[0].gender:
        others = [replace(other, gender="she" if gender == "he" else "he") for other in others]
    return Cast(called, gender, tuple(others))


def as_third(brief: Brief, text: str) -> str:
    """The name by which the senders speak of themselves, as somebody else would write it: "Bekzat worked under her"."""
    name = people.name(brief.sender.name)
    first, _, rest = name.partition(" ")
    own = len(first) > 2 and first.lower() not in brief.recipient.name.lower().split()
    named = rf"{regex.escape(first)}(?: {regex.escape(rest)})?"
    found = regex.match(rf"{named} (?:and {NAME} )?(?P<verb>\p{{Ll}}+)", text) if own else None
    return name if found and (is_past(found["verb"]) or found["verb"] in those("verbs", "third")) else ""


def _names_recipient(text: str) -> bool:
    """Whether the text begins with what the recipient is to the sender: "my neighbour two doors down, he ..."."""
    begins = regex.match(r"[Mm]y (?:[\p{L}\p{N}'-]+ ?){1,12}(?:[,.;]|$)", text)
    words = regex.findall(r"[\p{L}']+", begins[0]) if begins else []
    return bool(words) and not any(
        is_past(word) or word in those("verbs", "third") or word in those("closed", "relatives") for word in words[2:]
    )


def _called(name: str, text: str) -> tuple[str, ...]:
    """The full name, the first name as it is or as the text shortens it, and the last name alone; longest first."""
    bare = people.name(name) or name.split(",")[0]
    title, _, untitled = bare.partition(" ")
    if untitled and title.lower().strip(".") in those("others", "titles") | {"sister", "brother", "father", "mother"}:
        bare = untitled
    words = [word for word in bare.split() if len(word) > 2 or regex.fullmatch(r"\p{Lu}\p{L}", word)]
    if not words:
        return ()
    initial = rf"\b{regex.escape(title)} {words[0][0]}\b(?!')"
    forms = {" ".join(bare.split()), words[0], words[-1], f"{words[0]} {words[-1]}"}
    forms |= {short for short in regex.findall(r"\b\p{Lu}\p{Ll}{2,}\b", text) if words[0].startswith(short)}
    forms |= set(regex.findall(initial, text)) if bare == untitled else set()
    forms |= _titled(text, forms, name.partition(" ")[0])
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _titled(text: str, forms: set[str], own: str) -> set[str]:
    """The names with their titles as the text has them ("our coach Ruiz"); of a Mr and a Mrs, only what is their `own`.

    Not a title that goes with none of the text's "he" and "she".
    """
    titles = "|".join(sorted(those("others", "titles")))
    names = "|".join(map(regex.escape, sorted(forms, key=len, reverse=True)))
    found = regex.findall(rf"\b((?:(?:my|our|the) )?({titles})\.? (?:{names})(?![\w-]))", text, regex.IGNORECASE)
    genders = {gender for _, title in found if (gender := _gender(title.lower()))}
    spoken = {_GENDER[word] for word in regex.findall(r"\p{Ll}+", text.lower()) if word in _GENDER}
    theirs = {_gender(own.lower().strip("."))} - {""} or (genders if len(genders) == 1 else set())
    if len(spoken) == 1:
        theirs &= spoken
    return {form for form, title in found if _gender(title.lower()) in theirs | {""}}


def _profile_gender(about: str) -> Gender:
    found = regex.search(r"\b(she|he)\s?/\s?(?:her|him)\b", about, regex.IGNORECASE)
    if found:
        return found[1].lower()
    spoken = {_GENDER[word] for word in regex.findall(r"\b(?:she|he|her|his)\b", about.lower())}
    return spoken.pop() if len(spoken) == 1 else ""


def _owner_gender(text: str) -> Gender:
    """ "his colleague Joyce": whoever owns the first person that is named is the recipient."""
    roles = "|".join(sorted(those("others", "roles")))
    found = regex.search(rf"\b(his|her) (?:\w+ )?(?:{roles})\b", text, regex.IGNORECASE)
    return _GENDER[found[1].lower()] if found else ""


def _first_spoken(text: str, others: list[Other]) -> Gender:
    """How somebody is spoken of before anybody else was named."""
    first = min((other.start for other in others), default=len(text))
    found = regex.search(r"\b(?:he|him|his|she|her)\b", text[:first].lower())
    return _GENDER[found[0]] if found else ""


def _others(text: str, names: set[str]) -> Iterator[Other]:
    """Everybody else who is spoken of."""
    for found in _ROLE.finditer(text):
        role, called = found["role"].lower(), (found["name"] or found["role"]).strip()
        owned_by_recipient = found["whose"].lower() in {"his", "her"} and not _gender(role)
        apart = not owned_by_recipient and not _PREDICATE.search(text[: found.start("role")])
        apart = apart and not _APPOSED.search(text[: found.start()])
        theirs = role in those("others", "roles") or bool(found["name"] and is_person(role))
        if theirs and apart and called.lower() not in names:
            yield Other(found.start(), called, _gender(role))
    for found in _RELATIVE.finditer(text):
        if found["whose"].lower() in names and _gender(found["role"]):
            yield Other(found.start("role"), found["role"], _gender(found["role"]))
    for found in _TITLED.finditer(text):
        title = found[1].lower()
        if title in those("others", "titles") and found[2].lower() not in names:
            yield Other(found.start(), found[2], _gender(title))
    for found in (*_ACTS.finditer(text), *_SOURCE.finditer(text)):
        first = next((word for word in found[1].split() if word.lower() not in those("others", "titles")), "")
        if first and not {word.lower() for word in found[1].split()} & names | {first.lower()} & _no_names():
            yield Other(found.start(1), first, "")


def _named_first(text: str, called: tuple[str, ...]) -> Iterator[Other]:
    """Whoever connects the two, where the text begins with their name."""
    found = regex.match(rf"(?:(?:[Aa]|[Oo]ur|[Mm]y) )?(?:(?i:mutual|common) \p{{Ll}}+ )?\K{NAME}", text)
    known = {word for name in called for word in name.split()}
    if found and not known & set(found[0].split()) and not is_ordinary(found[0].split()[0]):
        yield Other(0, found[0].split()[0], "")


def _no_names() -> frozenset[str]:
    return those("closed", "nameless") | those("capital") | frozenset(data()["written"])


def _gender(word: str) -> Gender:
    return "he" if word in those("others", "he") else "she" if word in those("others", "she") else ""


def _beside(text: str, start: int) -> Gender:
    """How the recipient is spoken of where one other is named.

    It is as the words do that tell what the other does ("Katrin told me he looks for ...", "Radoslav climbs with her");
    where these speak of nobody, not as the next sentence goes on.
    """
    alone = regex.sub(r"(?<=\p{L}), (?:who|my|our|the|a) [^,]+,", "", text[start:])
    first = regex.split(r"[.;,]| and (?=s?he\b)", alone)[0].lower()
    spoken = [_GENDER[word] for word in regex.findall(r"\b(?:he|him|his|she|her)\b", first)]
    if spoken:  # "Deirdre did her exam at the school where he teaches": what is hers comes first
        return spoken[-1] if _OWN_FIRST.search(first) else spoken[0]
    later = regex.search(r"\b(she|he)\b", text[start:].lower())
    return "she" if later and later[1] == "he" else "he"


_OWN_FIRST = regex.compile(r"^(?:\p{L}+ ){1,4}(?:did|does|finished|wrote|sat|took|passed|spent) (?:his|her) ")
_GENDER = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_ROLE = regex.compile(
    r"\b(?P<whose>(?i:my|our|his|her|the)) "
    r"(?:(?:old|former|late|then|ex|little|older|younger|big|best|good|new|current) )*"
    r"(?P<role>\p{L}+)\b(?P<name> \p{Lu}[\p{L}-]+)?"
)
_PREDICATE = regex.compile(
    r"\b(?:was|is|were|are|be|been|as|became|of)\b(?: \w+){0,3} (?:my|our|the|his|her) (?:\w+ )*$"
    r"|'s (?:my|our|the) (?:\w+ )*$",
    regex.IGNORECASE,
)
_RELATIVE = regex.compile(
    r"\b(?P<whose>\p{L}[\p{L}-]+)'s (?:(?:old|late|little|older|younger|big) )?(?P<role>\p{Ll}+)\b"
)
_APPOSED = regex.compile(r"\p{Lu}[\p{L}-]+, $")
_TITLED = regex.compile(r"\b(\p{L}+)\.? (\p{Lu}[\p{L}-]+)")
_ACTS = regex.compile(
    rf"(?:^|[.;,] |\band |\bthat )({NAME})"
    r"(?:'s (?:idea|suggestion)|(?:, [^,.]{3,40},| (?:from|at|of|in) [^,.;]{3,40})?"
    r" (?:gave|told|said|says|suggested|introduced|asked|is my|was my|is a|put|passed|pointed|thought|thinks|knows"
    r"|mentioned|recommended|showed|sent|used to|worked|works|plays|shares|shared|buys|lit|who)\b)"
)
_SOURCE = regex.compile(
    rf"\b(?:[Tt]hrough|[Vv]ia|know|(?:[Ii]dea|[Ii]ntro|[Ii]ntroduction|[Rr]eferral|[Tt]ip) from) ({NAME})(?=[.,;]|$| -)"
)
