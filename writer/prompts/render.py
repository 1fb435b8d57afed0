"""A request in the words of a prompt: exactly what the model gets.

What varies least comes first, so that servers can cache it, and a repair is appended without changing what went
before. Whatever people wrote, the sender included, is fenced as data: between tags that end in a hash of the brief,
which no text in that brief can contain, so nothing in it can pretend to stand outside.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from string import Template
from typing import TYPE_CHECKING, Any, Literal

from writer.brief import Brief
from writer.languages import pack
from writer.note import Draft, Finding
from writer.people.pasted import Line, profile
from writer.prompts.excerpt import Excerpt, excerpt
from writer.prompts.files import Prompt
from writer.prompts.left_out import LeftOut
from writer.reading import Fact, Facts, facts
from writer.text.characters import visible

if TYPE_CHECKING:
    from writer.drafters import Request

MARGIN, LETTERS_A_WORD = 0.1, 6
"""Models count badly, so they are told to stay this share below the limit, and about how many words that is."""

UNSAID = ", not to be mentioned"
"""What stands after the number of a fact that the sender asks to keep quiet about."""


@dataclass(frozen=True)
class Message:
    """One message of the chat-completions API."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Rendered:
    """Exactly what would be sent, and what the sender should know about it.

    `ignored` are sentences of the profile that give instructions; they were left out, as was all that it says to its
    reader. `trimmed` says what else was left out for its length, and is empty where nothing was.
    """

    messages: tuple[Message, ...]
    ignored: tuple[str, ...]
    trimmed: str


def render(request: Request) -> Rendered:
    """What the model gets for a request."""
    known, prompt = facts(request.brief), request.prompt
    shown = _profile(known, prompt.profile_tokens)
    values = _settings(request, known) | _material(known, shown)
    messages = [Message("user", _fill(prompt, "request", values))]
    if "system" in prompt.sections:
        messages.insert(0, Message("system", _fill(prompt, "system", values)))
    if request.previous:
        draft = request.previous.drafts[0]
        messages.append(Message("assistant", json.dumps({"drafts": [draft.text]}, ensure_ascii=False)))
        messages.append(Message("user", _again(request, draft, known, values)))
    return Rendered(tuple(messages), known.ignored, shown.remark)


def marker(brief: Brief) -> str:
    """What the tags around a brief's texts end in: 64 bits of its hash."""
    return hashlib.sha256(brief.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _fill(prompt: Prompt, section: str, values: Mapping[str, str]) -> str:
    return Template(prompt.sections[section]).substitute(values)


def _settings(request: Request, known: Facts) -> dict[str, str]:
    """What connote itself says of the request, the phrase book of its kind included."""
    book = _phrasebook(known.language)
    phrases = book[known.kind]
    room = round(request.brief.limit * (1 - MARGIN))
    return {
        "kind": phrases["means"],
        "say": _list(phrases["say"]),
        "never": _list(phrases["never"]),
        "tone": book["tones"][request.brief.tone],
        "language": known.language,
        "limit": str(request.brief.limit),
        "room": str(room),
        "words": str(room // LETTERS_A_WORD),
        "n": str(request.n),
    }


def _phrasebook(language: str) -> Mapping[str, Any]:
    """The language's own phrase book, else the English one, whose openings a model translates."""
    for known in filter(None, (pack(language), pack("en"))):
        try:
            return known.toml("phrasebook")
        except FileNotFoundError:
            continue
    raise FileNotFoundError("writer/languages/en/phrasebook.toml")


def _material(known: Facts, shown: Excerpt) -> dict[str, str]:
    """What people wrote, fenced, with its facts numbered: the sender's own words apart from the profile."""
    brief = known.brief

    def own(text: str, field: str) -> str:
        return _numbered(text, (fact for fact in (*known.records, *known.forbidden) if fact.field.startswith(field)))

    how, also = own(brief.connection.how, "connection"), [own(each, "confirmed") for each in brief.confirmed]
    return {
        "sender": _fenced("sender", brief, ("Name", brief.sender.name), ("About", own(brief.sender.about, "sender"))),
        "connection": _fenced(
            "connection",
            brief,
            ("How they know each other", how),
            ("Why the sender writes", own(brief.reason, "reason")),
            *(("Also true", each) for each in also),
        ),
        "profile": _fenced("profile", brief, ("Name", brief.recipient.name), ("Profile", _under_headings(shown.lines))),
    }


def _fenced(tag: str, brief: Brief, *fields: tuple[str, str]) -> str:
    lines = [f"{label}: {visible(text)}" for label, text in fields if text] or ["(nothing was given)"]
    return "\n".join([f"<{tag}-{marker(brief)}>", *lines, f"</{tag}-{marker(brief)}>"])


def _numbered(text: str, records: Iterable[Fact]) -> str:
    """The text with the number of each of these facts in brackets before the words that state it."""
    at: dict[int, list[str]] = defaultdict(list)
    for fact in records:
        if fact.quote and (place := text.find(fact.quote)) >= 0:
            at[place].append(f"{fact.id}{UNSAID * fact.forbidden}")
    for place in sorted(at, reverse=True):
        text = f"{text[:place]}[{', '.join(at[place])}] {text[place:]}"
    return text


def _profile(known: Facts, budget: int) -> Excerpt:
    """What is shown of the profile: the recipient's own lines within the budget, without the sentences that support
    nothing: no note may use them, and a model that does not see them cannot be talked into anything.
    """
    brief = known.brief
    near = " ".join([brief.connection.how, brief.reason, *brief.confirmed, brief.sender.about])
    unseen = LeftOut((*known.ignored, *known.appeals, *known.doubtful))
    lines = (replace(line, text=unseen.without(line.text)) for line in profile(brief.recipient.about).own_lines)
    kept = excerpt([line for line in lines if any(map(str.isalnum, line.text))], near, budget)
    theirs = sorted((fact for fact in known.records if fact.field == "recipient.about"), key=_start)
    return replace(kept, lines=tuple(_with_numbers(line, theirs) for line in kept.lines))


def _with_numbers(line: Line, theirs: Sequence[Fact]) -> Line:
    """The line with the numbers of the facts that stand in it; `theirs` are in the order of the profile."""
    first, last = (bisect_left(theirs, place, key=_start) for place in (line.start, line.end))
    return replace(line, text=_numbered(line.text, theirs[first:last]))


def _start(fact: Fact) -> int:
    return fact.start


def _under_headings(lines: Iterable[Line]) -> str:
    """The lines, with the name of the page's section where a new one begins."""
    parts = []
    for section, members in groupby(lines, key=lambda line: line.section):
        parts += [] if section == "top" else [f"({section})"]
        parts += [line.text for line in members]
    return "\n".join(parts)


def _again(request: Request, draft: Draft, known: Facts, values: Mapping[str, str]) -> str:
    """What follows the draft that came nearest: what is held against it, or what the sender would like changed."""
    if request.wish:
        wish = _fenced("wish", request.brief, ("The sender's wish", request.wish))
        return _fill(request.prompt, "change", {**values, "wish": wish})
    findings = _list(_held_against(finding, draft, known) for finding in draft.findings)
    return _fill(request.prompt, "repair", {**values, "findings": findings})


def _held_against(finding: Finding, draft: Draft, known: Facts) -> str:
    """A finding in our words and the draft's: what its hint quotes of the profile goes by its number."""

    def by_number(quoted: re.Match[str]) -> str:
        words = quoted[1]
        if words in draft.text or words not in known.brief.recipient.about:
            return quoted[0]
        numbers = (fact.id for fact in known.records if fact.field == "recipient.about" and words in fact.quote)
        return f"[{number}]" if (number := next(numbers, None)) else "something in the profile"

    quote = f"“{finding.quote}”: " if finding.quote and finding.quote not in finding.message else ""
    hint = re.sub("“([^”]*)”", by_number, finding.hint)
    return f"{quote}{finding.message} {hint}".strip()


def _list(entries: Iterable[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries)
