"""The forms of verbs: what is a verb, whose form it is, and which form goes with whom."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from writer.drafters.offline.words import PREPOSITIONS, data, english, those


def is_past(word: str) -> bool:
    """Whether the word is the past of a verb: one that is known, or anything in -ed."""
    word = word.lower()
    known = (those("verbs", key) for key in ("shared", "given", "own", "finite"))
    return any(word in each for each in known) or (len(word) > 4 and word.endswith("ed") and not word.endswith("eed"))


def is_gerund(word: str) -> bool:
    """Whether the word is a verb in -ing: "opening", "running", "writing"."""
    stem = word.lower().removesuffix("ing")
    return stem != word.lower() and any(each in _bases() for each in (stem, f"{stem}e", stem[:-1]))


def is_third(word: str) -> bool:
    """Whether the word goes with "she" and not with "you": "knows", "is", "catches"; not "pass"."""
    low = word.lower()
    if low in _PLAIN:
        return True
    return low.endswith("s") and low not in _bases() and plain(low) in _bases()


def is_plain(word: str) -> bool:
    """Whether the word is a verb in its plain form: "know", "sleep"."""
    return word.lower() in _bases()


def several_do(words: list[str]) -> bool:
    """Whether a plural and what several do stand next to each other: "my pupils count mites", "his groups sleep at"."""
    return any(_plural_does(*three) for three in zip(words, words[1:], words[2:], strict=False))


def _plural_does(noun: str, verb: str, then: str) -> bool:
    plural = (
        noun.isalpha() and noun.islower() and regex.search(r"[^s]s$", noun) and noun not in those("verbs", "no_plural")
    )
    goes_on = then in PREPOSITIONS | those("closed", "determiners") | those("object") or then[:1].isupper()
    does = is_plain(verb) and verb[-1] != "s" and verb not in {"down", "back", "out"}  # "two floors down"
    return bool(plural) and len(noun) > 3 and does and (goes_on or then.endswith("s"))


def goes_with_you(word: str) -> bool:
    """Whether the word can be the verb right after "you", "we" or "I": "know", "met", "are", "can't"."""
    low = word.lower()
    listed = low in _bases() or low in those("verbs", "auxiliary") or low in those("verbs", "present")
    return listed or is_past(low) or _irregular().get(low) in _bases()


def plain(verb: str) -> str:
    """The verb as it goes with "you": "leads" → "lead", "was" → "were"."""
    low = verb.lower()
    if low in _PLAIN:
        return _PLAIN[low]
    if is_past(low) or low.endswith("ss") or not low.endswith("s") or low in those("adverbs"):
        return verb
    if low.endswith("ies") and len(low) > 4:
        return verb[:-3] + "y"
    return verb[:-2] if low.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")) else verb[:-1]


def participle(verb: str) -> str:
    """The verb after "have": "supply" → "supplied", "know" → "known"."""
    irregular: Mapping[str, str] = data()["participles"]
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def is_ordinary(word: str) -> bool:
    """Whether a word with a capital is no name: it begins a sentence."""
    low = word.lower()
    lists = (those("closed", "nameless"), those("closed", "small"), those("adverbs"), those("object"), those("capital"))
    return is_past(low) or any(low in each for each in lists) or low in PREPOSITIONS


@cache
def _bases() -> frozenset[str]:
    """Verbs in their plain form; WordNet's, with the short ones that it leaves out."""
    return english().words("verbs") | those("verbs", "short")


@cache
def _irregular() -> Mapping[str, str]:
    """Irregular forms with their plain form: "rewrote" → "rewrite"."""
    return dict(line.split() for line in english().words("irregular"))


_PLAIN = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}
