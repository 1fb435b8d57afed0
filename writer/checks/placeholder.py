"""See the docstring of the check."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from writer.brief import Brief
from writer.checks import Example, check
from writer.languages import Pack
from writer.note import Finding
from writer.reading import Reading
from writer.text.phrases import apart, find, phrases

MARKUP = frozenset(
    ["a", "b", "i", "u", "p", "br", "em", "li", "ol", "ul", "div", "span", "strong", "code", "h1", "h2", "h3"]
)
"""Names between angle brackets that are markup, which `format` finds, and no blank to fill in."""

# Whatever is bracketed is at most this long, so that a lost bracket accuses no sentence.
_FORM = regex.compile(
    r"""
    \[ (?! \d+\s*(?:char|word|/) ) [^\[\]\n]{1,40} \] (?! \( )        # [Name], but not [a link](...)
    | \{{1,2} [^{}\n]{0,40} \}{1,2}                                   # {company}, {{event}}
    | < (?! / ) (?P<tag> \p{L} [\p{L}\p{N}\s_'-]{0,40} ) >            # <event>
    | % \p{L}+ (?: _ \p{L}+ )* % | \$ \p{L}{2,} (?: _ \p{L}+ )*       # %NAME%, $name
    | _{3,} | (?<!\S) \?{2,} (?!\S) | (?<!\S) \#{2,} (?!\S)           # ____, ??
    | (?<!\w) \d{0,2} X{2,} (?!\w)                                   # XX, 20XX
    """,
    regex.VERBOSE | regex.V1,
)


@check(
    passes=[
        "Hi Tomás, you merged #412 (the scheduler one) before we met at PyCon DE in Berlin. Nadia",
        "Hi Tomás, I had insert queries in mind when we talked about gridflow at PyCon DE, and more to do since. Nadia",
        "Hi, we met at PyCon DE in Berlin and talked about gridflow. Nadia",
        Example(
            "Hi, we haven't been introduced but I work in Customer Service for XYZ company. I came across your name "
            "when I was searching for gridflow and I thought it would make sense for us to connect on LinkedIn.",
            {"sender.about": "I work in Customer Service for XYZ company.", "connection.kind": "not_met"},
        ),
    ],
    fails=[
        "Hi [Name], we met at PyCon DE in Berlin and talked about gridflow. Nadia",
        "Hi Tomás, we met at <event> in Berlin and talked about gridflow. Nadia",
        "Hi Tomás, I work at {company}; we met at PyCon DE in Berlin. Nadia",
        "Hi Tomás, we met at PyCon DE in Berlin. I'm a data engineer at XYZ Corp. Nadia",
        "Hi Tomás, I work at your company name and we met at PyCon DE. Nadia",
        "Hi Tomás, we met at ____ in Berlin and talked about gridflow. Nadia",
    ],
)
def placeholder(reading: Reading) -> Iterator[Finding]:
    """Something is left to fill in.

    A template that was sent with a blank tells its reader that they got what everybody gets. What your own words
    have in that very form ("XYZ company") is no blank.
    """
    text = reading.text
    for start, end in sorted(apart(_blanks(reading), len(text))):
        quote = text[start:end]
        yield Finding("placeholder", quote, start, end, f"Replace “{quote}” by what is meant, or leave it out.")


def _blanks(reading: Reading) -> Iterator[tuple[int, int]]:
    own = _own(reading.brief)
    for found in _FORM.finditer(reading.text):
        if found[0] not in own and not _is_markup(found["tag"]):
            yield found.span()
    for found in _in_letters(reading.facts.pack).finditer(reading.text):
        if found[0] not in own:
            yield found.span()
    for _, start, end in find(reading.text, phrases(reading.facts.pack, "placeholder", "placeholder"), own):
        yield start, end


@lru_cache(maxsize=8)
def _in_letters(words: Pack) -> regex.Pattern[str]:
    """Blanks in capitals, and the greeting of a mail merge that found no name ("Hi ,")."""
    known = words.toml("placeholder")
    return regex.compile(rf"(?<!\w)(?:{known['capitals']})(?!\w)|^(?:{known['greets']})(?=\s{{1,9}},)")


def _is_markup(tag: str | None) -> bool:
    return tag is not None and tag.partition(" ")[0].casefold() in MARKUP


def _own(brief: Brief) -> str:
    return "\n".join((brief.sender.name, brief.sender.about, brief.recipient.name, brief.told))
