"""The sender's casual words, retold clause by clause to the person who will read them.

Each clause becomes a sentence that is certain to say the same, in the sender's own words as far as they are good, or it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import regex

from writer.brief import Kind
from writer.drafters.address import RECIPIENT, to_you, unnamed
from writer.drafters.cast import Cast
from writer.drafters.clauses import Clause, clauses
from writer.drafters.occasions import dated, fragment, occasion
from writer.drafters.subjects import bare_noun, subject_of, with_subject
from writer.drafters.words import NAME, data, mend, participle, pattern, those

Role = Literal["denial", "occasion", "statement"]


@dataclass(frozen=True)
class Told:
    """A clause as the recipient reads it, without its final mark.

    `glue` is what joined it to the one before (see `Clause`); `bare` is the clause without its subject, where that is the same as before.
    """

    text: str
    role: Role = "statement"
    glue: str = "."
    mark: str = "."
    bare: str = ""


def retell(text: str, cast: Cast, kind: Kind, hidden: frozenset[str] = frozenset()) -> list[Told]:
    """The clauses of a text (spelt out) that can be said to the recipient, in their order; none that holds one of the `hidden` words."""
    told: list[Told] = []
    before, lost, cursor = "", False, 0
    for clause in sayable(clauses(text), hidden):
        place = max(text.find(clause.text[:20], cursor), cursor)
        leaning = clause.glue != "." and lost and (clause.glue in {"so", "because"} or _LEANS.search(clause.text)) or regex.match(r"(?:so|that's why|but) ", clause.text) and not told
        prior = before if clause.glue != "." else ""
        may_be_place = not any(each.role == "occasion" for each in told)
        done = None if leaning else _told(clause, cast.until(place), kind, prior, text[:place], may_be_place)
        before = _subject_after(clause, done)
        if done and lost and done.glue != ".":
            done = replace(done, glue=".", bare="")
        lost, cursor = not done, place
        if done and done.text not in {each.text for each in told}:
            told.append(_expanded(done, text, bool(told)))
    return told


def sayable(every: list[Clause], hidden: frozenset[str] = frozenset()) -> list[Clause]:
    """Without the sender's instructions, what they forbid (the `hidden` words), and asides."""
    kept: list[Clause] = []
    for clause in every:
        if _instructs(clause):
            if kept and _leans_on_the_one_before(clause):
                kept.pop()
        elif not pattern("notes_to_self", "asides").search(clause.text) and not pattern("speech", "words").search(clause.text):
            kept.append(clause)
    if hidden & {"di", "died", "dead", "death", "pass"}:
        kept = [Clause(regex.sub(r"\b(my|our|his|her) late ", r"\1 ", clause.text), clause.glue) for clause in kept]
    return [clause for clause in kept if not hidden or len(_content(clause.text) & hidden) < min(2, len(hidden))]


def forbidden(text: str) -> frozenset[str]:
    """Words of what the sender asks not to mention, in a text that was spelt out."""
    hidden: set[str] = set()
    every = clauses(text)
    for before, clause in zip([Clause(""), *every], every, strict=False):
        if _instructs(clause):
            named = regex.search(r"\b(?:mention|bring|talk about|write about|tell)\b(.*)", clause.text, regex.IGNORECASE)
            hidden |= _content(named[1]) if named else set()
            hidden |= _content(before.text) if _leans_on_the_one_before(clause) else set()
    return frozenset(hidden)


def _instructs(clause: Clause) -> bool:
    return bool(pattern("notes_to_self", "instructions").search(clause.text))


def _leans_on_the_one_before(clause: Clause) -> bool:
    return clause.glue != "." and (clause.glue == "but" or bool(regex.search(r"\b(?:that|it|this)\b", clause.text)))


def _content(text: str) -> set[str]:
    words = regex.findall(r"\b\p{Ll}{4,}\b", text)
    return {regex.sub(r"(?:ing|ed|s)$", "", word) for word in words if word not in _COMMON and word not in those("adverbs")}


def _told(clause: Clause, cast: Cast, kind: Kind, before: str, heard: str, may_be_place: bool) -> Told | None:
    text, mark = _final(clause.text)
    text = regex.sub(r"^(?:so|and|but|also|well|oh|ok|plus),? ", "", text, flags=regex.IGNORECASE)
    if mark == "?" or not text:
        return None
    if denied := denial(text, cast):
        return Told(denied, "denial", clause.glue)
    text = unnamed(mend(text, "clause"), cast)
    made, role = _made(text, kind, before, may_be_place, heard)
    said = to_you(made, cast, heard) if made else None
    if said is None:
        return None
    said = lower_first(_perfect(dated(mend(said, "retold"))))
    if not fit(said):
        return None
    continues = bool(before) and not subject_of(text) and role == "statement" and clause.glue in {",", "and"}
    same = {"I": "I", "we": "we", "you": RECIPIENT}.get(said.split()[0].partition("'")[0]) == before
    bare = to_you(text, cast, heard) if continues and same and not fragment(text, kind) else ""
    return Told(said, role, clause.glue, mark, lower_first(dated(mend(bare or "", "retold"))))


def _made(text: str, kind: Kind, before: str, may_be_place: bool, heard: str) -> tuple[str | None, Role]:
    """The clause with all that it lacks, and what it is."""
    if regex.match(r"(?:so )?(?:it|this|that) was (?:just )?(?:at )?(?:the|an?) ", text) and (made := occasion(text, kind)):
        return made, "occasion"
    if made := fragment(text, kind):
        return made, "statement"
    if subject_of(text):
        return text, "statement"
    if made := with_subject(text, before):
        return made, "statement"
    if bare_noun(text):
        return f"the {text}", "statement"
    return (occasion(text, kind, not heard) if may_be_place else None), "occasion"


def _expanded(told: Told, text: str, later: bool) -> Told:
    """With the full name, at its first mention, of somebody whom the sender names in full elsewhere."""
    if later:
        return told
    for name in sorted(set(regex.findall(r"\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+\b", text)), key=len):
        first = name.split()[0]
        if regex.search(rf"\b{first}\b(?! \p{{Lu}})", told.text) and name not in told.text and regex.search(rf"\b{first}(?:'s)?\b(?! \p{{Lu}})", text):
            return Told(regex.sub(rf"\b{first}\b", name, told.text, count=1), told.role, told.glue, told.mark, told.bare)
    return told


def denial(text: str, cast: Cast) -> str | None:
    """ "never met", "no contact before" and their like, in plain words; None for anything else."""
    them = rf"(?:him|her|them|you|{'|'.join(regex.escape(name) for name in cast.called) or 'him'})"
    for each in data()["denial"]:
        if any(regex.search(typed.replace("{them}", them), text, regex.IGNORECASE) for typed in each["typed"]):
            return str(each["says"])
    return None


def fit(text: str) -> bool:
    """Whether a clause reads as one: long enough, and not ended by a word that wants another."""
    words = text.lower().split()
    return 3 <= len(words) <= 45 and words[-1].strip(",") not in _WANTING and not regex.search(r"[\ue000\ue001@#]{2}|\ue001", text)


def lower_first(text: str) -> str:
    """The text as it goes on after a comma: a small letter, unless the first word is a name or "I"."""
    first = text.partition(" ")[0].strip(",").partition("'")[0]
    small = first.lower()
    if first == "I" or small not in _SMALL and small not in those("object") and small not in those("adverbs"):
        return text
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def _perfect(text: str) -> str:
    """What lasts until now takes the perfect in English: "you supply us since 2022" → "you've supplied us since 2022"."""
    lasting = regex.search(r"\bsince (?!I|we|you)(?!then we)|\bfor (?:years|ages|over|a (?:month|year|week)|(?:\d+|two|three|four|five|ten) (?:years|months|weeks))", text)
    years = regex.search(r"(?<!for) (\d+|two|three|four|five|several|many) years(?: now)?$", text)
    if not lasting and not years:
        return text
    verb = regex.match(r"(?:you|we|I) (\p{Ll}+) ", text)
    if years and not lasting:
        if not verb or verb[1] not in those("verbs", "present") or text[years.start() - 1 :][:1] == ",":
            return text
        text = text[: years.start()].rstrip() + f" for {years[1]} years"
    text = regex.sub(r" now(?:,|(?= since))", "", text)
    text = regex.sub(r"^(we|you|I)(?:'re| are|'m| am) (both )?", lambda found: f"{found[1]}'ve {found[2] or ''}been ", text)
    found = regex.match(r"(you|we|I) (\p{Ll}+) ", text)
    if found and found[2] in those("verbs", "present") | _bases():
        return f"{found[1]}'ve {participle(found[2])}{text[found.end(2) :]}"
    return text


def _bases() -> frozenset[str]:
    from writer.drafters.words import plain

    return frozenset(plain(verb) for verb in those("verbs", "third"))


def _final(text: str) -> tuple[str, str]:
    mark = text[-1] if text[-1:] in {"!", "?"} else "."
    return text.rstrip(" !?.,;:-"), mark


def _subject_after(clause: Clause, done: Told | None) -> str:
    if not done or done.role == "denial":
        return subject_of(clause.text)
    first = done.text.split()[0].partition("'")[0]
    return {"I": "I", "we": "we", "you": RECIPIENT, "he": "it", "she": "it"}.get(first, subject_of(clause.text))


def names(text: str) -> Iterator[str]:
    """The names in a text, as far as capitals tell."""
    return (found[0] for found in regex.finditer(rf"\b{NAME}", text))


_LEANS = regex.compile(r"\b(?:it|that|this|them|again)\b")
_WANTING = {"a", "an", "the", "my", "our", "your", "and", "or", "but", "with", "of", "to", "than", "as", "because", "mine"}
_COMMON = {"that", "this", "with", "want", "first", "message", "note", "from", "them", "they", "about", "know", "would", "like", "could", "have", "just", "here", "then"}
_SMALL = set(
    "we you your he she they it my our his her their the a an this that one two three both when at in on after before during last every once because half "
    "from thanks since for as by nobody there same all most some people then while years so never not no i'd mondays".split()
)
