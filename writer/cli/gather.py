"""A brief from what was given: an option beats the brief file, the brief file beats the user's settings."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from writer import brief as briefs
from writer.brief import Brief
from writer.checks import known
from writer.cli import clipboard, inputs, keeping, terminal
from writer.cli.options import Given, Model
from writer.errors import UsageError
from writer.languages import english_name, languages
from writer.people.pasted import profile
from writer.reading import facts
from writer.settings import Settings
from writer.text.language import language

PROFILE_HINT = "PROFILE is a file with the text of their profile, or - to read it from standard input."

ADDRESS = re.compile(r"(https?://|www\.|([\w-]+\.)?linkedin\.com/)\S*", re.IGNORECASE)

Data = dict[str, Any]


def settings(model: Model) -> Settings:
    """The settings with the options of the panel “Model” on top."""
    return Settings.load(**vars(model))


def allowed(given: Given, kept: Settings) -> frozenset[str]:
    """The checks that the person sets aside, by option or in their settings."""
    return known([*given.allow, *kept.allow])


def brief(given: Given, kept: Settings) -> Brief:
    """The brief; where the recipient is not named, the name is looked for in the profile."""
    options = _options(given)
    Brief.of(options, "The command line")
    file = _brief_file(given)
    found = Brief.of(_over(_below(file, kept), options), file or "What you gave")
    for text in (found.recipient.about, found.recipient.name):
        no_address(text)
    return named(found)


def no_address(text: str) -> None:
    """Raises `UsageError` where somebody gave the address of a profile for the profile."""
    if ADDRESS.fullmatch(text.strip()):
        raise UsageError("I read no website.", "Open their profile, copy all of it, and paste that.")


def _brief_file(given: Given) -> str | None:
    """The file of the brief: the one given, or with --again the last one. Raises `UsageError`."""
    if given.again and given.brief:
        raise UsageError("--again and --brief both name a brief.", "Give one of them.")
    return keeping.path_of_last() if given.again else given.brief


def _options(given: Given) -> Data:
    data: Data = {
        "recipient": _filled(name=given.name, about=_profile(given)),
        "connection": _filled(how=given.how, kind=given.kind),
        **_filled(reason=given.reason, confirmed=given.confirm, channel=given.channel, limit=given.limit),
        **_filled(language=given.language, tone=given.tone, sender=given.me and _me(given.me)),
    }
    return {field: value for field, value in data.items() if value != {}}


def _filled(**fields: Any) -> Data:
    return {field: value for field, value in fields.items() if value is not None and value != []}


def _below(file: str | None, kept: Settings) -> Data:
    """The brief file on top of the settings."""
    mine = _filled(channel=kept.channel, language=kept.language, tone=kept.tone)
    if kept.sender.name or kept.sender.about:
        mine["sender"] = kept.sender.model_dump()
    if not file:
        return mine
    text = inputs.text(file, "a brief", inputs.LARGEST_BRIEF)
    return {**mine, **briefs.load(text, file)}


def _over(below: Data, options: Data) -> Data:
    """The options on top of what lies below. Another `how` brings its own kind, another channel its own limit."""
    data = {**below, **options}
    if "channel" in options and "limit" not in options:
        data.pop("limit", None)
    if isinstance(below.get("recipient"), dict):
        data["recipient"] = {**below["recipient"], **options.get("recipient", {})}
    if isinstance(below.get("connection"), dict) and "how" not in options.get("connection", {}):
        data["connection"] = {**below["connection"], **options.get("connection", {})}
    if isinstance(below.get("confirmed"), list):
        data["confirmed"] = [*below["confirmed"], *options.get("confirmed", [])]
    return data


def _profile(given: Given) -> str | None:
    if given.paste and given.profile:
        raise UsageError("--paste and PROFILE both give a profile.", "Give one of them.")
    no_address(given.profile or "")
    if given.paste:
        return inputs.bounded(clipboard.pasted(), "The clipboard", "their profile", inputs.LARGEST_PROFILE)
    return given.profile and inputs.text(given.profile, "their profile", inputs.LARGEST_PROFILE, PROFILE_HINT)


def _me(where: str) -> Data:
    """The sender from a file: name and about in TOML or JSON (or in its [sender]), else a text about oneself."""
    text = inputs.text(where, "something about you", inputs.LARGEST_PROFILE)
    if PurePath(where).suffix.casefold() not in {".toml", ".json"}:
        return {"name": profile(text).name, "about": text}
    data = briefs.load(text, where)
    mine = data.get("sender", data)
    Brief.of({"sender": mine}, where)
    return dict(mine)


def named(found: Brief) -> Brief:
    """The brief, with the recipient's name from the profile where there is none yet."""
    if found.recipient.name:
        return found
    return with_recipient(found, profile(found.recipient.about).name, found.recipient.about)


def with_recipient(found: Brief, name: str, about: str) -> Brief:
    """The brief with this recipient. Raises `BriefError` where that is the sender."""
    return Brief.of({**found.model_dump(), "recipient": {"name": name, "about": about}}, "The brief")


def remarks(found: Brief) -> Iterator[str]:
    """What to tell of the brief before it is used."""
    if not found.recipient.name and found.recipient.about:
        yield "I found no name in their profile; --name puts one into the note."
    elif not found.recipient.name and not facts(found).missing:
        yield "I don't know their name, so the note greets nobody; --name puts one in."
    yield from ignored(found)
    if not terminal.possible():  # there it is told where it is asked about
        yield from tongues(found)


def untold(found: Brief) -> Iterator[str]:
    """What to tell before a text is judged of which nobody said how the two know each other."""
    if not (found.connection.how or found.connection.kind or found.confirmed):
        who = found.recipient.name.split()[0] if found.recipient.name else "them"
        yield (
            f"I don't know how you know {who}: you didn't say. So I take it that you haven't met; --how tells me more."
        )


def ignored(found: Brief) -> Iterator[str]:
    """What to tell of the sentences of the profile that give instructions."""
    for sentence in facts(found).ignored:
        if len(sentence.split()) > 2:  # not the tags and brackets around it
            yield f"Their profile asks: “{textwrap.shorten(sentence, 160, placeholder=' …')}” I ignored it."


def tongues(found: Brief) -> Iterator[str]:
    """What to tell of the languages: one that cannot be judged, and a `how` in another than the note's."""
    told, wanted = language(found.connection.how), facts(found).language
    if wanted not in languages():
        known = " and ".join(map(english_name, languages()))
        yield f"I know {known} only, so far: a note in {english_name(wanted)} I can show you, but not check."
    elif told not in (None, wanted):
        said, note = english_name(told or ""), english_name(wanted)
        yield (
            f"You said in {said} how you know them, and want the note in {note}: between the two I can follow only"
            f" names and numbers. Say it in {note}, and I can follow it all."
        )


def beginning(text: str) -> str:
    """The first line of a text, as far as it needs to be known again."""
    first = next((line for line in text.splitlines() if line.strip()), "").strip()
    return first if len(first) <= 40 else f"{first[:39]}…"


def two_from_stdin(*places: str | None) -> None:
    """Raises `UsageError` where two things would be read from standard input."""
    if sum(place == inputs.STDIN for place in places) > 1:
        raise UsageError("Only one thing can come from standard input.", "Give a file for the other.")
