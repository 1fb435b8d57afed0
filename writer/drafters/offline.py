"""The offline drafter: notes composed from the brief by rules, without a model, a key or the network.

What the sender wrote is retold to the recipient clause by clause (see retelling); what cannot be retold with certainty is left out. The rules
are data: languages/en/retelling.toml and templates.toml. The same brief always gives the same drafts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import regex

from writer.brief import Brief, Kind
from writer.checks import judge
from writer.drafters import Answer, Request
from writer.drafters.cast import Cast, cast
from writer.drafters.clauses import spell_out
from writer.drafters.introductions import greeting, introductions, signature
from writer.drafters.joining import sentences
from writer.drafters.reasons import Reason, reason
from writer.drafters.discretion import forbidden
from writer.drafters.finishing import lower_first, upper_first
from writer.drafters.retelling import Told, retell
from writer.drafters.words import data, templates
from writer.reading import facts, read
from writer.text.characters import units

MOST_DRAFTS = 3
MOST_JUDGED = 60
"""Candidates that are held against the checks, at most."""
MOST_SENTENCES = 4
"""Sentences about the tie that one note holds, at most: more is a letter."""

FULLER = (
    "I couldn't make a sentence of how you know each other. Say it in a full sentence or two, as you would to a friend: "
    "“We met at ...”, “She answered my question about ...”."
)


@dataclass(frozen=True)
class Material:
    """What a brief gives for a note, each piece as it is said to the recipient."""

    kind: Kind
    greeting: str
    tie: tuple[str, ...]
    denial: str
    introductions: tuple[str, ...]
    reason: Reason
    closes: tuple[str, ...]
    thanks: str
    name: str
    found: tuple[str, str] | None


@dataclass(frozen=True)
class Candidate:
    """A note that could be written: its text, what it says of the tie, and what it is worth (more is better)."""

    text: str
    says: tuple[str, ...]
    worth: float


class Offline:
    """Composes notes from the facts of a brief by rules. It never repairs: it gives what it has."""

    name = "offline"
    host = ""
    repairs = False

    def draft(self, request: Request) -> Answer:
        """Drafts that fit the limit, the fullest first; none, with a remark, where `how` cannot be retold."""
        brief = request.brief
        if facts(brief).language != "en":
            return Answer((), end="empty", remark="Without a model connote writes English only.")
        if request.wish:
            brief = brief.model_copy(
                update={"confirmed": tuple(each for each in brief.confirmed if each != request.wish)}
            )
        drafts = compose(brief, max(request.n, MOST_DRAFTS))
        return Answer(drafts) if drafts else Answer((), end="empty", remark=FULLER)


def compose(brief: Brief, most: int = MOST_DRAFTS) -> tuple[str, ...]:
    """Up to `most` different notes for a brief, best first, each within its limit (UTF-16 code units).

    Where any of them passes the checks, only such are given; and none that the pipeline would take for a richer note than the best
    one, because it holds more of the sender's words. Notes that say something else come before those that only end otherwise.
    """
    known = facts(brief)
    candidates = _fitting(brief)[:MOST_JUDGED]
    passed: list[Candidate] = []
    richest = 0
    for candidate in candidates:
        reading = read(candidate.text, known)
        if (passed and reading.own_words >= richest) or not judge(reading).passed:
            continue
        richest = richest or reading.own_words
        passed.append(candidate)
        if len({each.says for each in passed}) == most:
            break
    said = [each.says for each in passed]
    chosen = sorted(passed, key=lambda each: (each.says in said[: passed.index(each)], -each.worth)) or candidates
    return tuple(each.text for each in chosen[:most])


def _fitting(brief: Brief) -> list[Candidate]:
    """What fits the limit, best first; each text once."""
    material = gather(brief)
    toned = _in_full if brief.tone == "formal" else str
    ranked = sorted((*_framed(material), *_to_strangers(brief, material)), key=lambda each: -each.worth)
    texts: dict[str, Candidate] = {}
    for each in ranked:
        if units(text := toned(each.text)) <= brief.limit:
            texts.setdefault(text, replace(each, text=text))
    return list(texts.values())


def _in_full(text: str) -> str:
    """The text without contractions."""
    for short, long in templates()["in_full"].items():
        text = regex.sub(
            rf"(?<=\w){short}\b" if short.startswith("'") or short == "n't" else rf"\b{short}\b", long, text
        )
    return text


def gather(brief: Brief) -> Material:
    """Everything in the brief that can be said to the recipient."""
    kind = facts(brief).kind
    names = f"{brief.sender.about} {brief.recipient.about}"
    how, why = (spell_out(text, names, brief.recipient.name) for text in (_stated(brief), brief.reason))
    hidden = forbidden(f"{how}. {why}")
    told = retell(how, cast(brief, how), kind, hidden)
    denials = list(dict.fromkeys(each.text for each in told if each.role == "denial"))
    closes = templates()["closes"]
    return Material(
        kind,
        greeting(brief, kind),
        tuple(sentences(told)),
        min(denials, key=_DENIALS.index) if denials else "we haven't met" if kind == "not_met" else "",
        tuple(introductions(brief)),
        reason(why, _cast_of_reason(brief, how, why), kind, hidden),
        tuple(closes[kind]),
        str(closes["thanks_formal" if brief.tone == "formal" else "thanks"]),
        signature(brief),
        _found(told),
    )


def _cast_of_reason(brief: Brief, how: str, why: str) -> Cast:
    """Who is who in the reason: it is about the recipient, unless it names somebody else, or speaks of a he and a she."""
    both = cast(brief, f"{how}. {why}")
    if not both.gender and len(set(regex.findall(r"\b(?:s?he|him|her|his)\b", why.lower())) & {"he", "she"}) == 2:
        return both
    return replace(
        both,
        others=tuple(replace(each, start=each.start - len(how) - 2) for each in both.others if each.start > len(how)),
    )


def _stated(brief: Brief) -> str:
    return ". ".join([brief.connection.how, *brief.confirmed])


def _found(told: list[Told]) -> tuple[str, str] | None:
    """What the sender came across, and how: ("profile", "when I looked up stone milling")."""
    for each in told:
        if found := _CAME_ACROSS.match(each.text):
            thing = found["thing"] or "name"
            how = regex.sub(r"^(?:when|while) (?=\p{Ll}+ing\b)", "when I was ", found["how"])
            how = regex.sub(r"^(?=(?:searching|looking|reading|browsing)\b)", "when I was ", how)
            return thing, how
        if searched := _SEARCHED.match(each.text):
            return "name", f"when I {searched[0]}"
    return None


def _framed(material: Material) -> Iterator[Candidate]:
    """Every frame, filled with every choice of what can be said about the tie; with what each is worth."""
    if not material.tie and not (material.kind == "not_met" and material.reason.sentences):
        return
    stranger = material.kind in _NEEDS_SELF
    for rank, frame in enumerate(templates()["frames"]["unknown" if stranger else "known"]):
        for tie in _ties(material.tie):
            for said_self in _selves(material, frame, tie):
                for closing in _closings(material, frame, tie):
                    parts = _parts(material, tie, said_self, closing)
                    text = _filled(frame.split(), parts)
                    tie = tie if "tie" in frame.split() else ()
                    yield Candidate(text, tie, _worth(frame.split(), parts, tie, material) - rank / 100)


def _selves(material: Material, frame: str, tie: tuple[str, ...]) -> tuple[str, ...]:
    """The ways of saying who writes, where the frame has room for it and the tie has not said it."""
    said = regex.search(r"\bI'm (?:an? |just )", " ".join(tie))
    return material.introductions or ("",) if "self" in frame.split() and not said else ("",)


def _closings(material: Material, frame: str, tie: tuple[str, ...]) -> tuple[str, ...]:
    """The ways to end; never "again" to somebody whom one has not met."""
    if "close" not in frame.split():
        return ("",)
    never = material.denial or regex.search(r"\b(?:never|not|\w+n't)\b", " ".join(tie))
    return tuple(each for each in material.closes if not (never and "again" in each))


def _ties(tie: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What to say about the tie: everything up to some point, or the first thing with one or two that matter."""
    tie = tie[: MOST_SENTENCES + 2]
    for count in range(min(len(tie), MOST_SENTENCES), 0, -1):
        for places in combinations(range(len(tie)), count):
            if not any(place and place - 1 not in places and _LEANS.search(tie[place]) for place in places):
                yield tuple(tie[place] for place in places)


def _parts(material: Material, tie: tuple[str, ...], said_self: str, closing: str) -> dict[str, str]:
    thanked = "" if regex.search(r"\bthank", " ".join((*material.reason.sentences, *tie)).lower()) else material.thanks
    grateful = bool(tie and regex.search(_GIVEN, tie[-1])) and not material.reason.thanks
    return {
        "greeting": material.greeting,
        "denial": f"{material.denial}." if material.denial else "",
        "tie": " ".join((*tie, thanked) if grateful and thanked else tie),
        "self": f"{said_self}." if said_self else "",
        "reason": " ".join(
            (*material.reason.sentences, thanked) if material.reason.thanks and thanked else material.reason.sentences
        ),
        "close": "" if material.reason.closes else closing,
        "name": material.name,
    }


def _filled(frame: list[str], parts: dict[str, str]) -> str:
    """The parts of the frame, one after the other; what follows a greeting goes on with a small letter."""
    said = [(part, parts[part]) for part in frame if parts[part]]
    text = ""
    for part, words in said:
        after_greeting = text.endswith(",")
        text += (" " if text else "") + (
            lower_first(words) if after_greeting else words if part == "name" else upper_first(words)
        )
    return text


def _worth(frame: list[str], parts: dict[str, str], tie: tuple[str, ...], material: Material) -> float:
    """How much a note says, and how well it is rounded; what begins in the middle of the story is worth less."""
    says = {part for part in frame if parts[part]}
    worth = (
        sum(1 + min(len(sentence), 100) / 60 for sentence in tie[:3])
        + 3.0 * ("reason" in says)
        + 4.0 * ("greeting" in says)
        + 0.5 * ("name" in says)
        + 0.5 * ("close" in says)
    )
    worth += {"not_met": 2.0, "mutual_contact": 1.5}.get(material.kind, 0.5) * ("self" in says)
    worth += {"not_met": 1.0}.get(material.kind, 0.2) * ("denial" in says) + 0.5 * ("hank you" in parts["tie"])
    worth += sum(0.4 for sentence in tie if regex.search(r"\b(?:[Yy]our?|[Ww]e)\b", sentence))
    worth += len(parts["self"]) / 200
    return worth if tie[:1] == material.tie[:1] or not tie else worth - 5


def _to_strangers(brief: Brief, material: Material) -> Iterator[Candidate]:
    """The notes that the author of the old complaint would have accepted, with their blanks filled from the brief."""
    if material.kind != "not_met" or not material.found or not material.greeting:
        return
    thing, search = material.found
    for rank, template in enumerate(templates()["strangers"]["whole"]):
        if "LinkedIn" in template and not brief.channel.startswith("linkedin"):
            continue
        for said_self in material.introductions if "{self}" in template else ("",):
            text = template.format(
                greeting=material.greeting, self=said_self, thing=thing, search=search, name=material.name
            )
            worth = (12.0 if not material.reason.sentences else 6.0) - rank / 10 + len(said_self) / 200
            yield Candidate(text.strip(), (thing, search), worth)


_LEANS = regex.compile(
    r"\b(?:[Ii]t|[Tt]hat was|that too|them|there|He|[Ss]he|They|they|again|[Tt]hen|The one|one (?:above|below))\b"
)
_NEEDS_SELF = frozenset({"not_met", "mutual_contact", "follows_work"})
_DENIALS = [str(each["says"]) for each in data()["denial"]]
_CAME_ACROSS = regex.compile(
    r"I (?:found|saw|noticed|came across|stumbled on|discovered) (?:you|your (?P<thing>name|profile|page))(?: (?:in|on|at) (?:\p{L}+ ){1,3}?)?"
    r" ?(?P<how>(?:when|while|via|through|in|on|searching|looking|as I) .+)"
)
_SEARCHED = regex.compile(r"(?<=^I )(?:searched|looked|was searching|was looking) (?:for|up|through) .+")
_GIVEN = r"\b[Yy]ou (?:\p{Ll}+ )?(?:answered|helped|taught|lent|fixed|saved|reviewed|showed|explained|got me|got us|found them)\b|saved (?:us|me)\b"
