"""A profile as somebody pasted it: a page copied whole, a few lines of it, or a description in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from writer.people import names
from writer.people.page import Line, Page, read
from writer.people.site import about_names, key

__all__ = ["Line", "Profile", "profile"]

LONGEST_HEADLINE = 240
"""Code points: LinkedIn allows 220."""


@dataclass(frozen=True)
class Profile:
    """What a pasted text says of its subject: a bare name (no titles, no letters), a headline, and their own lines.

    Name and headline are "" where none is found.
    """

    name: str
    headline: str
    lines: tuple[Line, ...]

    @property
    def own_lines(self) -> tuple[Line, ...]:
        """The lines that they answer for: recommendations are what other people wrote."""
        return tuple(line for line in self.lines if line.section != "recommendations")


@dataclass(frozen=True)
class _Head:
    """A name, what follows it on its line, and the number of that line."""

    name: str
    rest: str
    place: int


@lru_cache(maxsize=64)
def profile(text: str) -> Profile:
    """The profile in a pasted text; any text has one, at worst an empty one."""
    page = read(text)
    head = _at_the_top(page) or _before_the_summary(text, page.lines)
    if not head:
        return Profile("", "", page.lines)
    said = key(page.lines[head.place].text)
    again = {place for place, line in enumerate(page.lines) if said and place > head.place and key(line.text) == said}
    lines = tuple(line for place, line in enumerate(page.lines) if place not in again)
    return Profile(head.name, _headline(head, lines), lines)


def _at_the_top(page: Page) -> _Head | None:
    """The name in one of the first lines; where the page marks a line as a name, in no other."""
    top = [place for place, line in enumerate(page.lines) if line.section == "top"][:8]
    marked = [place for place in top if page.lines[place].start in page.marked]
    for place in marked or top:
        alone = bool(marked) or (page.structured and place == 0)
        if head := _head(page.lines[place].text, place, bool(marked), alone):
            return head
    return None


def _head(line: str, place: int, marked: bool, alone: bool) -> _Head | None:
    """The name at the head of a line.

    A single word is one where it stands alone, or is introduced, or is said to be or do something.
    """
    text = _without_introduction(line)
    introduced = text != line
    subject = _SUBJECT.match(text)
    if subject and (said := _subject(subject[1], subject[2], introduced)):
        return _Head(said, "", place)
    name, rest = names.split(text, marked)
    alone = (alone and not rest) or introduced
    shouted = bool(rest) and text.isupper() and not marked
    found = " " in name or (name and alone and len(line) <= 80)
    return _Head(name, rest, place) if found and not shouted else None


def _subject(words: str, verb: str, introduced: bool) -> str:
    """The name in "Selvarani is", "Desmond Achebe-Ford photographs" or, introduced, "Ana Gil and"; or ""."""
    name = names.name(words)
    acts = verb in about_names("links") or (verb.endswith("s") and verb not in about_names("no_verbs"))
    return name if verb in about_names("verbs") or (" " in name and (acts or introduced)) else ""


def _without_introduction(line: str) -> str:
    """Without "My name is" and the like."""
    head = line[:40].casefold().replace("’", "'")
    for words in sorted(about_names("introductions"), key=len, reverse=True):
        if head.startswith(words) and _AFTER_INTRODUCTION.match(line, len(words)):
            return line[len(words) :].lstrip(" :")
    return line


def _before_the_summary(text: str, lines: tuple[Line, ...]) -> _Head | None:
    """In the PDF of a profile a column of contacts and skills comes first; the address of the page tells the name."""
    summary = next((place for place, line in enumerate(lines) if line.section in ("about", "experience")), 0)
    address = _ADDRESS.search(text) if summary else None
    slug = set(address[1].casefold().split("-")) if address else set()
    for place in range(max(0, summary - 6), summary):
        name = names.name(lines[place].text)
        if " " in name and slug & set(name.casefold().replace("-", " ").split()):
            return _Head(name, "", place)
    return None


def _headline(head: _Head, lines: tuple[Line, ...]) -> str:
    """What follows the name on its line, if that is more than letters ("PMP, MSc"), or else the next line."""
    if head.rest and not names.are_letters(head.rest):
        return head.rest[:LONGEST_HEADLINE]
    here, following = lines[head.place], lines[head.place + 1 : head.place + 2]
    same = following and following[0].section == here.section and len(following[0].text) <= LONGEST_HEADLINE
    return following[0].text if same else ""


_SUBJECT = regex.compile(r"([^\s,.;:()]++(?: [^\s,.;:()]++){0,4}?)(?: \([^()]{0,60}\))? (\p{Ll}++) ")
_AFTER_INTRODUCTION = regex.compile(r"\s{0,3}:\s{0,3}(?=\S)|\s{1,3}(?=\p{Lu})")
_ADDRESS = regex.compile(r"linkedin\.com/in/([\p{L}\d%-]{2,100})")
