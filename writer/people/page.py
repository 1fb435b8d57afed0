"""A profile page as it is copied: which of its lines are the person's own, and where the page goes on with other people."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal

import regex

Section = Literal[
    "top",
    "about",
    "experience",
    "education",
    "skills",
    "activity",
    "recommendations",
    "projects",
    "publications",
    "other",
]

LONGEST_OF_THE_SITE = 200
"""Code points: no button, counter or head of a section is longer, so longer lines are never compared with them."""


@dataclass(frozen=True)
class Line:
    """One of the person's own lines: its visible words, and their place in the text as given (code points)."""

    text: str
    start: int
    end: int
    section: Section


@dataclass(frozen=True)
class Page:
    """The person's own lines in order; `structured` tells a page from a description in somebody's own words."""

    lines: tuple[Line, ...]
    structured: bool


@dataclass(frozen=True)
class _Site:
    sections: dict[str, Section]
    ends: frozenset[str]
    end: regex.Pattern[str]
    footer: frozenset[str]
    furniture: frozenset[str]
    furnishing: regex.Pattern[str]
    tail: regex.Pattern[str]


@cache
def _site() -> _Site:
    data = tomllib.loads(resources.files("writer.people").joinpath("site.toml").read_text(encoding="utf-8"))
    ends, furniture = data["ends"], data["furniture"]
    return _Site(
        {head: section for section, heads in data["sections"].items() for head in heads},
        frozenset(ends["lines"]),
        _any_of(ends["patterns"]),
        frozenset(ends["footer"]),
        frozenset(furniture["lines"]),
        _any_of(furniture["patterns"]),
        regex.compile(rf"(?:{'|'.join(furniture['tails'])})\s*$", regex.IGNORECASE),
    )


def _any_of(patterns: list[str]) -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_UNSEEN = regex.compile(r"(?V1)[[\p{DI}\p{Cc}\p{Co}\p{Cn}\p{Bidi_Control}]--[\t\u200c\u200d]]")
_END_OF_LINE = regex.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def _raw_lines(text: str) -> Iterator[Line]:
    start = 0
    for end, following in [*(found.span() for found in _END_OF_LINE.finditer(text)), (len(text), len(text))]:
        yield Line(text[start:end], start, end, "top")
        start = following


def _trimmed(line: Line) -> Line:
    """Without what cannot be seen, and without the site's words and the spaces at its ends."""
    text = line.text
    if len(text) <= 4 * LONGEST_OF_THE_SITE or text.rstrip().endswith(("more", "…")):
        head, last = text[:-LONGEST_OF_THE_SITE], text[-LONGEST_OF_THE_SITE:]
        while cut := _site().tail.search(last):
            last = last[: cut.start()]
        text = head + last
    end = line.start + len(text.rstrip())
    start = end - len(text.strip())
    return replace(line, text=_UNSEEN.sub("", text).strip(), start=start, end=end)


def key(text: str) -> str:
    """A short line as it is compared with the site's own."""
    return " ".join(text.casefold().split()).strip(" :→.•·") if len(text) <= LONGEST_OF_THE_SITE else ""


def _is_furniture(text: str, words: str) -> bool:
    site = _site()
    return words in site.furniture or (
        bool(words) and site.furnishing.fullmatch(" ".join(text.casefold().split())) is not None
    )


def read(text: str) -> Page:
    """The person's own lines, up to the end of the profile; linear in the length of the text."""
    site, section, structured, lines, footer = _site(), "top", 0, [], 0
    for raw in _raw_lines(text):
        line = _trimmed(raw)
        words = key(line.text)
        if not line.text:
            continue
        footer = footer + 1 if words in site.footer else 0
        if footer > 1 or (lines and (words in site.ends or site.end.fullmatch(words))):
            structured += 2
            break
        if words in site.sections:
            section, structured = site.sections[words], structured + 1
        elif _is_furniture(line.text, words):
            structured += 1
        elif not lines or line.text != lines[-1].text:
            lines.append(replace(line, section=section))
    return Page(tuple(lines), structured > 1)
