"""A profile page as it is copied: which of its lines are the person's own, and where the page goes on with others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from writer.people.site import LONGEST, Section, key, site
from writer.text.characters import visible

READ = 400_000
"""Code points of a pasted text that are read: a hundred times a long profile. What comes after is nobody's."""


@dataclass(frozen=True)
class Line:
    """One of the person's own lines: its visible words, and their place in the text as given (code points)."""

    text: str
    start: int
    end: int
    section: Section


@dataclass(frozen=True)
class Page:
    """The person's own lines in order.

    `structured` tells a page from a description in somebody's own words. `marked` are the starts of the lines that the
    site sets out as a name: said twice, or with pronouns or the degree of a contact after them.
    """

    lines: tuple[Line, ...]
    structured: bool
    marked: frozenset[int]


def read(text: str) -> Page:
    """The person's own lines, up to the end of the profile; of the first `READ` code points."""
    section: Section = "top"
    own: list[Line] = []
    marked: set[int] = set()
    of_the_site = 0
    for line in _up_to_the_end(text):
        words = key(line.text)
        if words in site().sections:
            section, of_the_site = site().sections[words], of_the_site + 1
        elif site().is_furniture(words):
            of_the_site += 1
            marked |= {own[-1].start} if own and site().stands_by_a_name(words) else set()
        elif own and line.text == own[-1].text:
            marked.add(own[-1].start)
        else:
            own.append(replace(line, section=section))
    return Page(tuple(own), of_the_site > 1, frozenset(marked))


def _up_to_the_end(text: str) -> Iterator[Line]:
    """The lines that hold something, without what follows the profile: other people, then the links at the foot."""
    held: list[Line] = []
    begun = False
    for line in filter(lambda line: line.text, map(_trimmed, _lines(text))):
        words = key(line.text)
        if begun and site().is_end(words):
            break
        if words in site().footer:
            held.append(line)
            if len(held) > 1:
                return
            continue
        yield from held
        held = []
        begun = True
        yield line
    yield from held


def _lines(text: str) -> Iterator[Line]:
    start, last = 0, min(len(text), READ)
    for found in _END_OF_LINE.finditer(text, 0, last):
        if found.start() > start:
            yield Line(text[start : found.start()], start, found.start(), "top")
        start = found.end()
    if last > start:
        yield Line(text[start:last], start, last, "top")


def _trimmed(line: Line) -> Line:
    """Without what cannot be seen, and without the site's words and the spaces at its ends."""
    text = line.text
    while len(text) <= LONGEST and (tail := site().tails.search(text)):
        text = text[: tail.start()]
    if len(text) > LONGEST:
        text = _MORE.sub("", text)
    end = line.start + len(text.rstrip())
    seen = visible(text) if _UNSEEN.search(text) else text
    return replace(line, text=seen.strip(), start=end - len(text.strip()), end=end)


_UNSEEN = regex.compile(r"[\p{DI}\p{C}\u2800\ufff9-\ufffb]")
_END_OF_LINE = regex.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_MORE = regex.compile(r"(?:…|\.\.\.)\s?(?:see|show) more\s*$")
