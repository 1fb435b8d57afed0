"""The last touches to a clause that was retold: tense, the first letter, and whether it reads as one."""

from __future__ import annotations

import regex

from writer.drafters.offline.times import dated
from writer.drafters.offline.verbs import is_past, is_plain, participle, plain
from writer.drafters.offline.words import data, mend, those

LONGEST = 45
"""Words of a clause, at most: whoever types more than that without a comma was not writing a sentence."""


def finished(text: str) -> str:
    """The clause as it goes on after a comma, with the prepositions and the tense it needs."""
    return lower_first(_perfect(dated(mend(text, "retold"))))


def fit(text: str) -> bool:
    """Whether a clause reads as one: long enough, and not ended by a word that wants another."""
    words = text.split()
    closed = words[-1].strip(",") not in those("closed", "wanting") and not regex.match(
        r"(?:you|we|I|he|she|they),", text
    )
    return 3 <= len(words) <= LONGEST and closed and "\ue001" not in text


def lower_first(text: str) -> str:
    """The text as it goes on after a comma: a small letter, unless the first word is a name or "I"."""
    first = text.partition(" ")[0].strip(",").partition("'")[0]
    small = those("closed", "small") | those("object") | those("adverbs")
    return text if first == "I" or first.lower() not in small else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def _perfect(text: str) -> str:
    """What lasts until now takes the perfect: "you supply us since 2022" → "you've supplied us since 2022"."""
    person = regex.match(r"(you|we|I) (\p{Ll}+) ", text)
    if person and text.endswith(" since") and (person[2].endswith("ed") or person[2] in data()["participles"].values()):
        return f"{person[1]}'ve {text[person.start(2) :]}"
    if not _LASTING.search(text):
        years = _YEARS.search(text)
        if not years or not person or person[2] not in those("verbs", "present"):
            return text
        text = f"{text[: years.start()]} for {years[1]} years"
    text = regex.sub(r" now(?:,|(?= since))", "", text)
    return _of_person(text) if regex.match(r"(?:you|we|I)\b", text) else _of_thing(text)


def _of_person(text: str) -> str:
    """ "we're both on the list for years" → "we've both been on the list for years"."""
    if regex.match(r"(?:you|we|I) have (?:\p{Ll}+ )?been ", text):
        return text.replace(" have", "'ve", 1)
    text = _BEING.sub(lambda found: f"{found[1]}'ve {found[2] or ''}been ", text)
    verb = regex.match(r"(you|we|I) (\p{Ll}+) ", text)
    if not verb or verb[2] in those("adverbs") | {"are", "both", "all"}:
        return text
    lasts = verb[2] in {"do", "have", "read"} or not is_past(verb[2])
    if " since " in text and verb[2] in {"subscribed", "followed", "used", "listened", "watched", "collected"}:
        return f"{verb[1]}'ve {text[verb.start(2) :]}"
    return f"{verb[1]}'ve {participle(verb[2])}{text[verb.end(2) :]}" if lasts else text


def _of_thing(text: str) -> str:
    """ "your groups sleep here since 2019" → "your groups have slept here since 2019"."""
    words = text.split()
    if words[0] not in {"your", "our", "my", "the"}:
        return text
    for place in range(2, min(6, len(words))):
        if lasting := _lasting(words[place - 1], words[place]):
            return " ".join([*words[:place], lasting, *words[place + 1 :]])
    return text


def _lasting(noun: str, verb: str) -> str:
    """The verb after its noun, in the perfect; nothing where it is no such verb."""
    if verb in {"are", "is"}:
        return "have been" if verb == "are" else "has been"
    if noun.endswith("s") and is_plain(verb) and not is_past(verb):
        return f"have {participle(verb)}"
    if verb in those("verbs", "third") and verb not in {"has", "does"}:
        return f"has {participle(plain(verb))}"
    return ""


_LASTING = regex.compile(
    r"\bsince (?!I|we|you|then we)"
    r"|\bfor (?:(?:about|nearly|almost|around) )?"
    r"(?:years|ages|over|a (?:month|year|week)|(?:\d+|two|three|four|five|ten) (?:years|months|weeks))"
)
_YEARS = regex.compile(r"(?<=\w) (\d+|two|three|four|five|several|many) years(?: now)?$")
_BEING = regex.compile(r"^(we|you|I)(?:'re| are|'m| am) (both )?")
