"""A profile as somebody pasted it: a page copied whole, a few lines of it, or a description in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from writer.people import names, page
from writer.people.page import Line

__all__ = ["Line", "Profile", "profile"]

_SUBJECT = regex.compile(r"([^\s,.;:()]+(?: [^\s,.;:()]+){0,4}?)(?: \([^()]{0,60}\))? (\p{Ll}+) ")
_LABEL = regex.compile(r"(?i:name|full name|nombre|nom|nome)\s*:\s*(?=\S)")
_ADDRESS = regex.compile(r"linkedin\.com/in/([\p{L}\d%-]{2,100})")


@dataclass(frozen=True)
class Profile:
    """What a pasted text says of its subject; `name` is bare (no titles, no letters), and "" where none is found."""

    name: str
    headline: str
    lines: tuple[Line, ...]


@lru_cache(maxsize=64)
def profile(text: str) -> Profile:
    """The profile in a pasted text. Never raises; any text has a profile, at worst an empty one."""
    found = page.read(text)
    name, headline, at = _head(text, found)
    twice = page.key(found.lines[at].text) if name and at >= 0 else None
    lines = tuple(
        line for place, line in enumerate(found.lines) if place == at or page.key(line.text) != (twice or None)
    )
    return Profile(name, headline, lines)


def _head(text: str, found: page.Page) -> tuple[str, str, int]:
    """Name, headline, and the number of the line that the name was found in (-1 without one)."""
    top = [place for place, line in enumerate(found.lines) if line.section == "top"][:8]
    for place in top if found.structured else top[:3]:
        name, rest = _named(found.lines[place].text, lone=found.structured and place == 0)
        if name:
            return name, rest or _next(found.lines, place), place
    return _before_summary(text, found.lines)


def _named(line: str, lone: bool) -> tuple[str, str]:
    """The name at the head of a line, with the rest; a single word counts where it stands alone, or is said to be or do something."""
    if label := _LABEL.match(line):
        line, lone = line[label.end() :], True
    subject = _SUBJECT.match(line)
    if subject and subject[2] in names.words("verbs") and (said := names.name(subject[1])):
        return said, ""
    name, rest = names.split(line)
    return (name, rest) if " " in name or (lone and not rest) else ("", "")


def _next(lines: tuple[Line, ...], place: int) -> str:
    following = lines[place + 1 : place + 2]
    return following[0].text if following and following[0].section == "top" and len(following[0].text) <= 240 else ""


def _before_summary(text: str, lines: tuple[Line, ...]) -> tuple[str, str, int]:
    """In the PDF of a profile the name comes after a column of contacts and skills: name, headline, place, summary."""
    summary = next((place for place, line in enumerate(lines) if line.section in ("about", "experience")), 0)
    address = _ADDRESS.search(text)
    if not address or not summary:
        return "", "", -1
    slug = set(address[1].casefold().split("-"))
    for place in range(max(0, summary - 6), summary):
        name = names.name(lines[place].text)
        if " " in name and slug & set(name.casefold().replace("-", " ").split()):
            return name, lines[place + 1].text if place + 1 < summary else "", place
    return "", "", -1
