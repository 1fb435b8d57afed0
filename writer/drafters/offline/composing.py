"""The pieces of a note put together, in every way that the frames allow, and weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import regex

from writer.brief import Brief
from writer.drafters.offline.finishing import lower_first, upper_first
from writer.drafters.offline.material import Material
from writer.drafters.offline.soundness import tells_what_you_are
from writer.drafters.offline.words import english, pattern, templates
from writer.text.characters import units

MOST_SENTENCES = 4
"""Sentences about the tie that one note holds, at most: more is a letter."""

_TO_STRANGERS = frozenset({"not_met", "mutual_contact", "follows_work"})
"""Kinds among which people need to hear who writes."""


@dataclass(frozen=True)
class Candidate:
    """A note that could be written: its text, what it says of the tie, and what it is worth (more is better)."""

    text: str
    says: tuple[str, ...]
    worth: float


def candidates(material: Material, brief: Brief) -> list[Candidate]:
    """What fits the limit of the brief (UTF-16 code units), best first; each text once."""
    toned = _in_full if brief.tone == "formal" else str
    written = sorted((*_framed(material), *_introduced(material, brief)), key=lambda each: -each.worth)
    texts: dict[str, Candidate] = {}
    for each in written:
        if units(text := toned(each.text)) <= brief.limit:
            texts.setdefault(text, replace(each, text=text))
    return list(texts.values())


def _framed(material: Material) -> Iterator[Candidate]:
    """Every frame, filled with every choice of what can be said."""
    if not _enough(material):
        return
    frames = templates()["frames"]["unknown" if material.kind in _TO_STRANGERS else "known"]
    for rank, frame in enumerate(each.split() for each in frames):
        for tie in _ties(material.tie) if "tie" in frame else ((),):
            for said_self in _selves(material, frame, tie):
                for close in _closes(material, frame, tie):
                    parts = _parts(material, tie, said_self, close)
                    worth = _worth({part for part in frame if parts[part]}, parts, tie, material)
                    yield Candidate(_filled(frame, parts), tie, worth - rank / 100)


def _enough(material: Material) -> bool:
    """Whether any of what can be said is about the two: one that begins "I lead 3:1" puzzles whoever gets it."""
    if any(_ABOUT_US.search(sentence) and not tells_what_you_are(lower_first(sentence)) for sentence in material.tie):
        return True
    if material.kind == "business":
        return bool(material.reason.sentences)
    return material.kind in {"not_met", "follows_work"} and bool(material.reason.sentences or material.tie)


def _introduced(material: Material, brief: Brief) -> Iterator[Candidate]:
    """The notes that the author of the old complaint would have accepted, with their blanks filled from the brief."""
    if material.kind != "not_met" or not material.found or not material.greeting:
        return
    for rank, template in enumerate(templates()["strangers"]["whole"]):
        if "LinkedIn" in template and not brief.channel.startswith("linkedin"):
            continue
        for said_self in material.introductions if "{self}" in template else ("",):
            found = material.found
            blanks = {"thing": found.thing, "search": found.search, "greeting": material.greeting, "self": said_self}
            worth = (6.0 if material.reason.sentences else 12.0) - rank / 10 + len(said_self) / 200
            yield Candidate(template.format(**blanks, name=material.name).strip(), (found.thing, found.search), worth)


def _ties(tie: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What to say about the tie: any few of its sentences, but none without the one that it leans on."""
    tie = tie[: MOST_SENTENCES + 2]
    for count in range(min(len(tie), MOST_SENTENCES), 0, -1):
        for places in combinations(range(len(tie)), count):
            if not any(place and place - 1 not in places and _LEANS.search(tie[place]) for place in places):
                yield tuple(tie[place] for place in places)


def _selves(material: Material, frame: list[str], tie: tuple[str, ...]) -> tuple[str, ...]:
    """The ways of saying who writes, where the frame has room for it and the tie has not said it."""
    told = " ".join((*tie, *material.reason.sentences))
    if "self" not in frame or regex.search(r"\bI'm (?:an? |just )", " ".join(tie)) or _OWN_TRADE.search(told):
        return ("",)
    return tuple(each for each in material.introductions if " ".join(each.split()[:3]) not in told) or ("",)


def _closes(material: Material, frame: list[str], tie: tuple[str, ...]) -> tuple[str, ...]:
    """The ways to end; never "again" to somebody not met or met only some day to come, "your work" only of work."""
    if "close" not in frame:
        return ("",)
    said = " ".join(tie)
    never = (
        material.denial or regex.search(r"\b(?:never|not|\w+n't)\b", said) or pattern("coming", "times").search(said)
    )
    works = _is_about_work(said)
    return tuple(
        each for each in material.closes if not (never and "again" in each) and (works or "your work" not in each)
    )


def _is_about_work(said: str) -> bool:
    """Whether it speaks of something that the recipient makes or says in public: "your talk", not "your garden"."""
    work = templates()["work"]
    if regex.search(work["not_work"], said):
        return False
    theirs = " ".join(
        regex.findall(r"(?<!\b(?:at|in|from|near|behind|by) )\b(?:your|the) ((?:[\p{L}'-]+ ?){1,4})", said.lower())
    )
    return bool(regex.search(work["tie"], said)) or any(word in english().words("works") for word in theirs.split())


def _parts(material: Material, tie: tuple[str, ...], said_self: str, close: str) -> dict[str, str]:
    """The parts of a frame in words; an empty part is left out. Thanks go with what they are for."""
    why = material.reason
    thanked = bool(regex.search(r"\bthank", " ".join((*why.sentences, *tie)).lower()))
    thanks = () if thanked else (material.thanks,)
    grateful = bool(tie and _GIVEN.search(tie[-1])) and not why.thanks
    return {
        "greeting": material.greeting,
        "denial": f"{material.denial}." if material.denial else "",
        "tie": " ".join((*tie, *thanks) if grateful else tie),
        "role": f"I see that you're {material.role}." if material.role else "",
        "self": f"{said_self}." if said_self else "",
        "reason": " ".join((*why.sentences, *thanks) if why.thanks else why.sentences),
        "close": "" if why.closes else close,
        "name": material.name,
    }


def _filled(frame: list[str], parts: dict[str, str]) -> str:
    """The parts of the frame, one after the other; what follows a greeting goes on with a small letter."""
    said: list[str] = []
    for part in frame:
        if words := parts[part]:
            after_greeting = bool(said) and said[-1].endswith(",")
            said.append(words if part == "name" else (lower_first if after_greeting else upper_first)(words))
    return " ".join(said)


def _worth(says: set[str], parts: dict[str, str], tie: tuple[str, ...], material: Material) -> float:
    """How much a note says, and how well it is rounded; what begins in the middle of the story is worth less.

    Weighed by reading: what the two share and why the sender writes come first, then a greeting, then the courtesies.
    """
    weights = templates()["worth"]
    of_kind = weights["of_kind"].get(material.kind, {})
    worth: float = sum(of_kind.get(part, weights["part"].get(part, 0.0)) for part in says)
    worth += sum(1 + min(len(sentence), 100) / 60 + 0.4 * bool(_ABOUT_US.search(sentence)) for sentence in tie[:3])
    worth += len(parts["self"]) / 200 + 0.5 * ("hank you" in parts["tie"])
    return worth - float(weights["without_beginning"] if tie and tie[0] != material.tie[0] else 0.0)


def _in_full(text: str) -> str:
    """The text without contractions."""
    for short, long in templates()["in_full"].items():
        text = regex.sub(rf"(?<=\w){short}\b" if short[0] == "'" or short == "n't" else rf"\b{short}\b", long, text)
    return text


_OWN_TRADE = regex.compile(r"(?:^|[.!] )I (?:make|run|work|sell|teach|build|write) ")
_ABOUT_US = regex.compile(r"\b(?:[Yy]ours?|[Yy]ou|[Ww]e|[Uu]s|[Oo]ur)\b")
_LEANS = regex.compile(
    r"\b(?:[Ii]t|[Tt]hat was|that too|them|there|He|[Ss]he|They|they|again|[Tt]hen|The one|one (?:above|below))\b"
)
_GIVEN = regex.compile(
    r"\b[Yy]ou (?:\p{Ll}+ )?"
    r"(?:answered|helped|taught|lent|fixed|saved|reviewed|showed|explained|got|found) "
    r"(?:[^,.]* )?(?:me|my|us|our|mine|them)\b"
    r"|saved (?:us|me)\b"
)
