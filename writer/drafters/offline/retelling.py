"""The sender's casual words, retold clause by clause to the person who will read them.

Each clause becomes a sentence that is certain to say the same, in the sender's own words as far as they are good, or it
is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import regex

from writer.brief import Kind
from writer.drafters.offline.address import RECIPIENT, to_you, unnamed
from writer.drafters.offline.cast import Cast
from writer.drafters.offline.clauses import Clause, clauses
from writer.drafters.offline.discretion import sayable
from writer.drafters.offline.finishing import finished, fit
from writer.drafters.offline.fragments import fragment
from writer.drafters.offline.occasions import occasion
from writer.drafters.offline.soundness import sound, trimmed
from writer.drafters.offline.subjects import bare_noun, may_be_anothers, subject_of, sure_own, with_subject
from writer.drafters.offline.verbs import is_past
from writer.drafters.offline.words import data, mend

Role = Literal["denial", "occasion", "statement"]


@dataclass(frozen=True)
class Told:
    """A clause as the recipient reads it, without its final mark.

    `glue` is what joined it to the one before (see `Clause`); `bare` is the clause without its subject, where that is
    the same as before.
    """

    text: str
    role: Role = "statement"
    glue: str = "."
    mark: str = "."
    bare: str = ""


@dataclass(frozen=True)
class Setting:
    """What a clause stands in: who is who, what was heard before it, and whose the clause before was in its sentence.

    `earlier` is whose the last clause was that had a subject, in whatever sentence; `placed` tells that the occasion
    has been named, and `sure` that the kind was told, and not only guessed.
    """

    kind: Kind
    sure: bool
    cast: Cast
    heard: str
    before: str
    earlier: str
    placed: bool


def retell(text: str, cast: Cast, kind: Kind, hidden: frozenset[str] = frozenset(), sure: bool = True) -> list[Told]:
    """The clauses of a text (spelt out) that can be said to the recipient, in their order.

    None that says what is `hidden` (see `discretion.forbidden`). Of a kind that is not `sure` nothing more is said.
    """
    told: list[Told] = []
    before, earlier, lost, place = "", "", False, 0
    for clause in sayable(clauses(text), hidden):
        place = max(text.find(clause.text[:20], place), place)
        placed = any(each.role == "occasion" for each in told)
        prior = before if clause.glue != "." else ""
        setting = Setting(kind, sure, cast.until(place), text[:place], prior, earlier, placed)
        done = None if _leans(clause, lost, bool(told)) else _told(clause, setting)
        if done and (_speaks_of_nobody(done, told, cast) or _of_go_between(done, kind, cast)):
            done = None
        before = _subject_after(clause, done)
        earlier = before if before not in {"", "it", "lost"} else earlier
        if done and lost:
            done = replace(done, glue=".", bare="")
        lost = not done
        if done and not any(done.text in each.text for each in told):
            told.append(done if told else _with_full_name(done, text))
    return told


def _leans(clause: Clause, lost: bool, told: bool) -> bool:
    """Whether the clause makes no sense without one that was left out."""
    if (lost or clause.orphan) and _JUDGES.search(clause.text):
        return True
    if clause.glue != "." and lost:
        return clause.glue in {"so", "because"} or bool(_LEANING.search(clause.text))
    if not told and lost and regex.search(r"\b(?:there|it|them)\b", clause.text):
        return True
    return not told and bool(regex.match(r"(?:so|that's why|but) ", clause.text))


def _speaks_of_nobody(done: Told, told: list[Told], cast: Cast) -> bool:
    """Whether the clause begins with "he" or "she", and nobody whom that could be was named to the recipient."""
    named = " ".join(each.text for each in told).lower()
    return bool(regex.match(r"(?:he|she|his|her)\b", done.text)) and not any(
        other.name.lower() in named for other in cast.others
    )


def _of_go_between(done: Told, kind: Kind, cast: Cast) -> bool:
    """Whether "we" may be the sender and whoever connects the two; it would read as the sender and the recipient."""
    if kind != "mutual_contact" or not cast.others or done.role == "denial":
        return False
    return bool(regex.match(r"we(?:'\p{Ll}+)? (?!both\b|all\b)(?!.*\byou\b)", done.text))


def _told(clause: Clause, setting: Setting) -> Told | None:
    text, mark = _final(clause.text)
    text = unnamed(
        regex.sub(r"^(?:(?:so|and|but|also|well|oh|ok|plus),? )+", "", text, flags=regex.IGNORECASE), setting.cast
    )
    if mark == "?" or not text:
        return None
    if denied := denial(text):
        return Told(denied, "denial", clause.glue)
    text = _by_the_go_between(mend(text, "clause"), setting)
    made, role = _made(text, setting)
    said = to_you(made, setting.cast, setting.heard) if made else None
    said = trimmed(finished(said)) if said else None
    if not said or not fit(said) or not sound(said):
        return None
    return Told(said, role, clause.glue, mark, _bare(text, said, setting) if role == "statement" else "")


def _by_the_go_between(text: str, setting: Setting) -> str:
    """ "says we should talk", where one person ties the two: it is they who say so."""
    others = setting.cast.others
    if setting.kind != "mutual_contact" or len(others) != 1 or not others[0].name[:1].isupper():
        return text
    return f"{others[0].name} {text}" if _SAYS.match(text) else text


def _made(text: str, setting: Setting) -> tuple[str | None, Role]:
    """The clause with all that it lacks, and what it is."""
    first = not setting.heard
    if regex.match(r"(?:so )?(?:it|this|that) was (?:just )?(?:at )?(?:the|an?) ", text) and (
        made := occasion(text, setting.kind, sure=setting.sure)
    ):
        return made, "occasion"
    if made := fragment(text, setting.kind, first):
        return made, "statement"
    if subject_of(text):
        return text, "statement"
    if may_be_anothers(text, setting.earlier.rstrip("?"), unnamed(setting.heard, setting.cast)):
        return None, "statement"
    theirs = setting.earlier.rstrip("?") == RECIPIENT and setting.kind not in {"not_met", "follows_work"}
    made = with_subject(text, setting.before, alone=not setting.cast.others, after_theirs=theirs)
    if made and not (setting.kind == "mutual_contact" and setting.cast.others and _may_be_go_betweens(text, setting)):
        return made, "statement"
    if bare_noun(text):
        return f"the {text}", "statement"
    return (None if setting.placed else occasion(text, setting.kind, first, setting.sure)), "occasion"


def _may_be_go_betweens(text: str, setting: Setting) -> bool:
    """Whether whoever connects the two may have done it: "Carol lives in Totnes. cleaned his shop 10 years"."""
    return not sure_own(text) and setting.before.rstrip("?") not in {"I", "we"}


def _bare(text: str, said: str, setting: Setting) -> str:
    """The clause without a subject, where it lacked one and goes on with the one before: "... and still do it"."""
    subject, _, rest = said.partition(" ")
    goes_on = _SUBJECT_OF_TOLD.get(subject) == setting.before.rstrip("?") != ""
    return rest if goes_on and not subject_of(text) and not fragment(text, setting.kind) else ""


def _with_full_name(told: Told, text: str) -> Told:
    """With the full name of somebody whom the sender names in full elsewhere: "Nuria" → "Nuria Bosch"."""
    for name in sorted(set(regex.findall(r"\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+\b", text)), key=len):
        first = name.split()[0]
        alone = rf"\b{first}\b(?! \p{{Lu}})"
        says = told.text.startswith(f"{first} ") and _SAYS.match(told.text[len(first) + 1 :])
        if name not in told.text and regex.search(alone, told.text) and (says or regex.search(alone, text)):
            return replace(told, text=regex.sub(alone, name, told.text, count=1))
    return told


def denial(text: str) -> str | None:
    """ "never met", "no contact before" and their like, in plain words; None for anything else. Names are replaced."""
    return next((says for says, typed in _denials() if any(each.search(text) for each in typed)), None)


@cache
def _denials() -> tuple[tuple[str, tuple[regex.Pattern[str], ...]], ...]:
    them = rf"(?:him|her|them|you|{RECIPIENT})"
    return tuple(
        (each["says"], tuple(regex.compile(typed.replace("{them}", them), regex.IGNORECASE) for typed in each["typed"]))
        for each in data()["denial"]
    )


def _final(text: str) -> tuple[str, str]:
    mark = text[-1] if text[-1:] in {"!", "?"} else "."
    return text.rstrip(" !?.,;:-"), mark


def _subject_after(clause: Clause, done: Told | None) -> str:
    """Whose the clause was, for one after it that lacks its subject."""
    if not done or done.role == "denial":
        first = clause.text.split()[0].lower()
        return subject_of(clause.text) or ("it" if first in _THEIRS else "lost" if not done and is_past(first) else "")
    stated = subject_of(clause.text)
    found = _SUBJECT_OF_TOLD.get(done.text.split()[0].partition("'")[0], stated)
    return found if stated or found == "I" else f"{found}?"


_SUBJECT_OF_TOLD = {"I": "I", "we": "we", "you": RECIPIENT, "he": "it", "she": "it"}
_THEIRS = {"his", "her", "their", "a", "an"}
_LEANING = regex.compile(r"\b(?:it|that|this|them|again)\b|\bthe same(?: here| too)?$")
_JUDGES = regex.compile(r"\b(?:was|were|is|are|'s|'re) (?:\p{L}+ )?(?:right|wrong|joking|kidding|serious|correct)$")
"""Says of what was said before how it was meant: "said my slides were ugly, he was right"."""
_SAYS = regex.compile(
    r"(?:says|said|thinks|thought|reckons|reckoned|suggests|suggested|recommends|recommended|told me|tells me)\b"
)
