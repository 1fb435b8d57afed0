"""Fragments that say what the two are or were ("both on the dbt Slack", "desk neighbours"), made into clauses."""

from __future__ import annotations

import regex

from writer.brief import Kind
from writer.drafters.offline.occasions import head, preposition
from writer.drafters.offline.persons import is_person
from writer.drafters.offline.subjects import subject_of
from writer.drafters.offline.verbs import is_past, is_plain
from writer.drafters.offline.words import PREPOSITIONS, article, templates, those

_OVER = regex.compile(
    r"\b(?:until|after|back in|ages ago|years ago|as (?:kids|children|students)|when we were|from (?:19|20)\d\d"
    r"|in (?:the )?(?:late |early )?(?:19|20)\d\d|in the \d\ds|\d{4}[-–/]\d{2,4})\b"
    r"|\bfor (?:\p{L}+|\d+) years?$"
)
"""Times by which what two people were to each other is over."""
_AT_SCHOOL = regex.compile(r"same (?:year|class|grade|cohort|batch|form)\b")
_PAST = frozenset({"met", "worked_together", "studied_together"})


def fragment(text: str, kind: Kind, first: bool = False) -> str | None:
    """The fragment as a clause, or None where it is none of these. `first`: the text begins with it."""
    begins = text.partition(" ")[0].lower()
    if regex.match(
        r"neighbou?r (?:in the (?:flat|house|garden|street|room)|(?:two|three|a few) doors|upstairs|downstairs)\b",
        text,
    ):
        text, begins = f"my {text}", "my"  # one of the two, and not both
    we_are = "we were" if kind in _PAST or _OVER.search(text) else "we're"
    if begins in {"is", "was", "has"}:
        return None
    bare = begins not in those("closed", "articles") | {"we"} and not is_past(begins)  # not "helped her crew"
    if begins == "both":
        return _both(text.partition(" ")[2], we_are)
    if begins == "same" and regex.search(r" as (?:me|I|mine)\b", text):
        return f"you {'were' if _OVER.search(text) or _AT_SCHOOL.match(text) else 'are'} in the {text}"
    if begins == "same":
        where = preposition(text)
        return f"{we_are} {where} the {text[0].lower()}{text[1:]}" if where else None
    if subject_of(text):
        return None
    if head(text) in those("settings", "each_other") and bare:
        return f"{we_are} {_several(text)}" if kind in {"personal", *_PAST} else None
    if kind in {"met", *_PAST} and regex.match(r"(?:\d+|two|three|four|five|six|many|some|a few) .*\btogether\b", text):
        return f"we had {text}"
    if head(text) in those("settings", "plain") and bare:
        return f"{we_are} {text}"
    if head(text) in those("times_and_places", "members") and bare:
        return f"{we_are} both {text}"
    if kind in _PAST and regex.search(r" at \p{Lu}", text) and _two_roles(text):
        return f"we were {text}"
    if kind == "not_met" and begins in {"his", "her", "their"} and not subject_of(text):
        return f"I came across {text}"
    return _since(text) or _what_you_are(text, kind, first)


def _two_roles(text: str) -> bool:
    """ "rider and dispatcher at Pedalpost": what one was and what the other was."""
    one, _, other = regex.split(r" (?:at|in|on) ", text)[0].partition(" and ")
    return bool(other) and is_person(one) and is_person(other)


def _several(text: str) -> str:
    """ "old friend from the sailing camp" → "old friends from the sailing camp"; what follows a comma is left out."""
    phrase, noun = text.partition(",")[0], head(text)
    phrase = regex.sub(rf"\b{regex.escape(noun)}\b", f"{noun}s", phrase, count=1, flags=regex.IGNORECASE)
    return phrase[:1].lower() + phrase[1:]


def _both(rest: str, we_are: str) -> str | None:
    first = rest.partition(" ")[0].lower().strip(",")
    if first == "with":
        return None
    if first in PREPOSITIONS or first in those("times_and_places", "members"):
        return f"{we_are} both {rest}"
    if first in {"are", "were"}:
        return f"we {first} both {rest.partition(' ')[2]}"
    several = regex.match(r"((?:[\p{L}-]+ ){1,3}?[\p{L}-]+)s(?: (?:at|in|for|of|on|with) |,|$)", rest)
    if several and is_person(several[1]):  # "volunteer firefighters" are what they are, not what they do
        return f"{we_are} both {rest}"
    if is_past(first) or _is_deed(first):
        return f"we both {rest}"
    return f"{we_are} both in {rest}" if regex.match(r"\p{Ll}+ (?:at|in) ", rest) else None


def _is_deed(word: str) -> bool:
    """Whether a word after "both" is what the two do ("sing in the choir"), and not what or where they are."""
    fields = templates()["self"]["fields"].split("|")
    return is_plain(word) and word not in fields and not preposition(word)


def _since(text: str) -> str | None:
    """ "Slow Corners subscriber since the third issue"."""
    reader = regex.fullmatch(r"(?:[\w'-]+ ){0,4}?(\w+) (?:since|for) .+", text)
    return f"I've been {article(text)} {text}" if reader and reader[1].lower() in those("settings", "reader") else None


def _what_you_are(text: str, kind: Kind, first: bool) -> str | None:
    """ "my upstairs neighbour in Plovdiv", "my brother Finbarr's old flatmate": who the recipient is to the sender."""
    own = regex.fullmatch(
        r"my (?:[\p{L}-]+ ){0,2}?([\p{L}-]+)"
        r"(?: (?:in|at|from|on|during|until|since|by|via|next|across|after|before|for|one|two|three|\d+) .+)?",
        text,
    )
    of_other = regex.fullmatch(r"my (?:[\p{L}-]+ )?(?:[\p{L}-]+'s )+(?:(?:old|former|ex) )*(\p{L}+)(?: .*)?", text)
    at_game = regex.fullmatch(
        r"my (?:[\p{L}-]+'s )\p{Ll}+ (partner|mate|teacher|colleague|friend)(?: (?:in|at|from) .+)?", text
    )
    role = at_game or of_other or own if first else of_other or None
    if (
        not role
        or not (role[1].lower() in those("others", "roles") or is_person(role[1]))
        or kind not in {"personal", "business", *_PAST}
    ):
        return None
    return f"you were {text}" if kind in _PAST or _OVER.search(text) else f"you're {text}"
