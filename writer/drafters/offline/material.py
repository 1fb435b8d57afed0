"""What a brief gives for a note: each piece of it as it is said to the recipient."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from writer.brief import Brief, Kind
from writer.drafters.offline.cast import Cast, as_third, cast
from writer.drafters.offline.clauses import spell_out
from writer.drafters.offline.discretion import forbidden
from writer.drafters.offline.introductions import greeting, introductions, recipient_role, signature
from writer.drafters.offline.joining import sentences
from writer.drafters.offline.reasons import Reason, reason
from writer.drafters.offline.retelling import Told, retell
from writer.drafters.offline.verbs import is_ordinary, is_third, plain
from writer.drafters.offline.words import NAME, data, templates, those
from writer.reading import facts
from writer.reading.tie import MEANT


@dataclass(frozen=True)
class Found:
    """How a stranger was come upon: the `thing` ("name", "profile") and the `search` ("when I looked up milling")."""

    thing: str
    search: str


@dataclass(frozen=True)
class Material:
    """The pieces of a note. `tie` is how the two know each other, in sentences; `denial` that they have not met.

    `introductions` say who writes, the longest first; `role` what the recipient does, by their profile.
    """

    kind: Kind
    greeting: str
    tie: tuple[str, ...]
    denial: str
    introductions: tuple[str, ...]
    role: str
    reason: Reason
    closes: tuple[str, ...]
    thanks: str
    name: str
    found: Found | None


def gather(brief: Brief) -> Material:
    """Everything in the brief that can be said to the recipient."""
    kind, strangers = facts(brief).kind, _strangers(brief)
    names = f"{brief.sender.about} {brief.recipient.about}"
    told, stated = (". ".join([how, *brief.confirmed]) for how in (brief.connection.how, _open(brief)))
    spelt = {text: spell_out(text, names, brief.recipient.name) for text in {told, stated, brief.reason}}
    told, how, why = spelt[told], spelt[stated], spelt[brief.reason]
    if kind == "mutual_contact":
        how = _joined_by_name(how, brief.recipient.name)
    people = cast(brief, how)
    if name := as_third(brief, how) or as_third(brief, why):
        how, why = _in_first_person(how, name), _in_first_person(why, name)
    hidden = forbidden(f"{told}. {why}")
    retold = _told(how, kind, people, hidden, _is_sure(brief))
    closes = templates()["closes"]
    return Material(
        kind,
        greeting(brief, kind),
        tuple(sentences(retold)),
        _denial(retold, strangers),
        tuple(introductions(brief)),
        recipient_role(brief),
        reason(why, _cast_of_reason(brief, how, why), kind, hidden, how),
        tuple(closes[kind]),
        str(closes["thanks_formal" if brief.tone == "formal" else "thanks"]),
        signature(brief),
        _found(retold) if strangers else None,
    )


def _open(brief: Brief) -> str:
    """How the two know each other, without what the sender asked to leave out or said in confidence."""
    how = brief.connection.how
    for fact in reversed([fact for fact in facts(brief).forbidden if fact.field == "connection.how"]):
        how = how[: fact.start] + how[fact.end :]
    return how


def _strangers(brief: Brief) -> bool:
    """Whether the sender says that the two have not met: a kind that was only guessed says nothing of the sort."""
    known = facts(brief)
    return known.kind == "not_met" and (brief.connection.kind == "not_met" or "not_met" in known.said)


def _is_sure(brief: Brief) -> bool:
    """Whether the sender named the kind, or says what it says: "worked together"."""
    known = facts(brief)
    meant = {**MEANT, "same_community": frozenset({"community"})}.get(known.kind)
    return brief.connection.kind is not None or meant is None or not known.said.isdisjoint(meant)


def _told(how: str, kind: Kind, people: Cast, hidden: frozenset[str], sure: bool) -> list[Told]:
    """How the two know each other; who connects them is named first, where no sentence does."""
    told = retell(how, people, kind, hidden, sure)
    name = _connecting(how, people) if kind == "mutual_contact" else ""
    first = next((each.text for each in told if each.role == "statement"), "")
    return told if any(word in first for word in name.split()) or not name else [Told(f"we both know {name}"), *told]


def _denial(told: list[Told], strangers: bool) -> str:
    denials = [each.text for each in told if each.role == "denial"]
    order = [str(each["says"]) for each in data()["denial"]]
    if denials:
        return min(denials, key=order.index)
    together = any(regex.search(r"\b(?:we|us|our)\b", each.text) for each in told)
    return "we haven't met" if strangers and not together else ""


def _in_first_person(text: str, name: str) -> str:
    """Senders who speak of themselves by name, in their own words; "he" and "she" stay, which may be either of the two.

    The name is "I" where a clause begins with it and a verb follows, "and I" beside another name, and "me" elsewhere.
    """
    begins = r"(?:^|(?<=[.;,] |\b(?:and|but|so|because|that|when|where|while|if|as|how|what|which) ))"
    first, _, rest = name.partition(" ")
    own = rf"{regex.escape(first)}(?: {regex.escape(rest)})?"
    text = regex.sub(rf"\b{own}['’]s?(?= )", "my", text)
    text = regex.sub(rf"{begins}(?:{own} and ({NAME})|({NAME}) and {own})(?= \p{{Ll}})", r"\1\2 and I", text)
    text = regex.sub(rf"{begins}{own} (\p{{Ll}}+)", _as_mine, text)
    return regex.sub(rf"\b{own}\b", "me", text)


def _as_mine(found: regex.Match[str]) -> str:
    """ "Bekzat works" → "I work"."""
    verb = found[1]
    return f"I {'am' if verb == 'is' else plain(verb) if is_third(verb) and verb != 'was' else verb}"


def _joined_by_name(how: str, recipient: str) -> str:
    """ "Dr Lindiwe Sithole, we run the ward together": the name says who "we" are besides the sender."""
    found = _NAME_AND_WE.match(how)
    known = {word.strip(".").lower() for word in recipient.split()} - those("others", "titles")
    if not found or known & set(found[1].lower().split()) or is_ordinary(found[1].split()[0]):
        return how
    return f"{found[1]} and I {how[found.end() :]}"


def _connecting(how: str, people: Cast) -> str:
    """Who connects the two, as far as `how` names them: the first that is not the recipient."""
    firsts = {other.name for other in people.others if other.name[:1].isupper()}
    for found in regex.finditer(NAME, how):
        words = found[0].split()
        own = any(word in called.split() for called in people.called for word in words)
        if not own and not is_ordinary(words[0]) and (firsts.intersection(words) or _LINK.search(how[: found.start()])):
            return str(found[0])
    return ""


def _cast_of_reason(brief: Brief, how: str, why: str) -> Cast:
    """Who is who in the reason: it is about the recipient, unless it names others or speaks of a he and a she."""
    both = cast(brief, f"{how}. {why}")
    if not both.gender and {"he", "she"} <= set(regex.findall(r"\bs?he\b", why.lower())):
        return both
    shift = len(how) + 2
    later = (other for other in both.others if other.start > len(how))
    return replace(both, others=tuple(replace(other, start=other.start - shift) for other in later))


def _found(told: list[Told]) -> Found | None:
    for each in told:
        text = each.text.partition(",")[0]
        if regex.search(r"\b(?:it|them|that|this)\b", text):
            continue
        if came := _CAME_ACROSS.match(text):
            search = regex.sub(r"^(?:when|while) (?=\p{Ll}+ing\b)", "when I was ", came["search"])
            search = regex.sub(r"^(?=(?:searching|looking|reading|browsing)\b)", "when I was ", search)
            return Found(came["thing"] or "name", search)
        if searched := _SEARCHED.match(text):
            return Found("name", f"when I {searched[1]}")
    return None


_NAME_AND_WE = regex.compile(rf"({NAME}),? we (?=\p{{Ll}})")
_LINK = regex.compile(r"(?:^|(?:\b(?:via|through|by|from|friend|contact|knows?|of|and)|[=:,]) )$", regex.IGNORECASE)
_CAME_ACROSS = regex.compile(
    r"I (?:found|saw|noticed|came across|stumbled on|discovered) (?:you|your (?P<thing>name|profile|page))"
    r"(?: (?:in|on|at) (?:\p{L}+ ){1,3}?)? ?(?P<search>(?:when|while|via|through|in|on|searching|looking|as I) .+)"
)
_SEARCHED = regex.compile(
    r"I ((?:searched|looked|was searching|was looking) (?:for|up|through) .+?)"
    r"(?: and (?:your?|found|saw|came|noticed|the|a|an)\b|$)"
)
