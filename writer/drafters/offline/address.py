"""From the third person to the second: "she led our poster" → "you led our poster"."""

from __future__ import annotations

from dataclasses import replace

import regex

from writer.drafters.offline.cast import Cast
from writer.drafters.offline.verbs import goes_with_you, is_ordinary, is_past, is_plain, is_third, plain
from writer.drafters.offline.words import PREPOSITIONS, those

RECIPIENT = "\ue001"
"""Stands for the recipient, where the sender wrote a name or nothing at all, until it has become "you"."""


def to_you(text: str, cast: Cast, heard: str = "") -> str | None:
    """The clause as it is said to the recipient; None where "he" or "they" may be somebody else.

    `heard` is what the sender's text says before it, in which "they" may have been named.
    """
    words = [_split(word) for word in unnamed(text, cast).split()]
    foreign = _foreign_subject([core for _, core, _ in words])
    if cast.others and (foreign_pronoun := _spoken_of_beside_you(words, cast, heard)):
        cast = replace(cast, gender="she" if foreign_pronoun == "he" else "he")
    done: list[str] = []
    agree = False
    for index, (lead, core, trail) in enumerate(words):
        low, after = core.lower(), [] if trail else [each for _, each, _ in words[index + 1 : index + 4]]
        if agree and low not in those("adverbs") and not low.endswith("ly") and low not in {"and", "or", "who", "but"}:
            core, agree = plain(core), False
        said = _said(low, after, " ".join(each for _, each, _ in words[:index]), cast, foreign, heard)
        if said is None or (said == "you" and low in {"him", "her"} and _would_be_yourself(done)):
            return None
        if said != low:
            prior = words[index - 1][1].lower() if index else ""
            opens = not index or bool(words[index - 1][2]) or prior in those("closed", "opens") | _SPOKEN
            agree = said == "you" and (low in {"he", "she"} or (low == RECIPIENT and opens))
            core = said
        elif low == "and" or (trail == "," and {each for _, each, _ in words[index + 2 : index + 3]} & _AFTER_VERB):
            _agree_after(words, index + 1, done)
        done.append(lead + core + trail)
    return regex.sub(r"^((?:\p{Lu}[\p{L}'-]+ ){1,2})and you (?=\w)", r"you and \1", " ".join(done))


def _said(low: str, after: list[str], before: str, cast: Cast, foreign: bool, heard: str) -> str | None:
    """What the word becomes; the word itself where it stays, None where nobody can tell."""
    base, mark, ending = low.partition("'")
    if base == RECIPIENT:
        return "your" if ending == "s" else "you"
    if cast.sender_as_third and base in {*_PLURAL, *_SINGULAR}:
        return None
    if base in _PLURAL:
        return _plural(low, f"{heard} {before}", before, cast)
    if base not in _SINGULAR:
        return low
    gender, possessive = _SINGULAR[base]
    if base == "her":
        verb = before.split()[-1].lower() if before else ""
        if _either(verb, after):
            return None
        possessive = owns(verb, after)
    if possessive and _OF_SOMEBODY.search(heard):
        return None
    if _IS.search(before) and possessive and any(other.gender in {"", gender} for other in cast.others):
        return low
    asked_for = (
        possessive and set(after[:1]) & {"name", "number", "profile", "contact", "details"} and before.endswith(" me")
    )
    object_of_other = (
        foreign and base in {"him", "her"} and (not possessive or asked_for) and cast.gender in {"", gender}
    )
    if base == "his" and _stands_alone(before, after):
        base, possessive = "hers", False
    if cast.is_recipient(gender) or object_of_other:
        return _second(base, ending if mark else "", possessive, after)
    return low if cast.is_other(gender) else None


def _would_be_yourself(done: list[str]) -> bool:
    """Whether "you" did something to whoever comes next: "you caught | her" is somebody else, or it was "yourself"."""
    words = [word.lower() for word in done]
    opened = max((place + 1 for place, word in enumerate(words) if word in those("closed", "opens")), default=0)
    subject, *rest = [word for word in words[opened:] if word not in those("adverbs")] or [""]
    done_to = len(rest) == 1 or (len(rest) == 2 and rest[1] in {"about", "of", "to", "for", "from", "at"})
    return subject == "you" and done_to and goes_with_you(rest[0])


def _second(base: str, ending: str, possessive: bool, after: list[str]) -> str:
    if ending == "s":
        verb = next((word.lower() for word in after if word.lower() not in those("adverbs")), "")
        return (
            "you've"
            if (is_past(verb) and verb not in those("closed", "states")) or verb in those("closed", "participles")
            else "you're"
        )
    if ending:
        return f"you'{ending}"
    if base in {"himself", "herself"}:
        return "yourself"
    return "yours" if base == "hers" else "your" if possessive else "you"


def _stands_alone(before: str, after: list[str]) -> bool:
    """Whether nothing that is his follows "his": "his was the knee joint", "his won", "an abstract of his came up"."""
    then = after[0].lower() if after else ""
    if then in PREPOSITIONS | {"", "was", "were", "is", "are"} or (before.endswith(" of") and is_past(then)):
        return True
    ends = after[1].lower() if len(after) > 1 else ""
    return is_past(then) and ends in PREPOSITIONS | those("closed", "determiners") | those("adverbs") | _MEASURES | {""}


def _plural(low: str, heard: str, before: str, cast: Cast) -> str | None:
    """ "they" are the recipient's people, unless several others were named before."""
    base = low.partition("'")[0]
    if base == "them":
        return low if _SEVERAL.search(heard) else None
    if _PEOPLE.search(heard) or (base == "they" and _SEVERAL.search(before) and _CONJOINED.search(before)):
        return low
    if (
        base == "they"
        and not before
        and _SEVERAL.search(" ".join(regex.split(r"[.;]", heard.rstrip(" ,"))[-1].split()[-3:]))
    ):
        return None
    if len(cast.others) == 1:
        return {"they": None if before else "the two of you", "their": "your"}.get(low)
    if cast.others:
        return None
    return {"they": "you", "their": "your"}.get(base, base) + low[len(base) :] if base != "theirs" else None


def _either(verb: str, after: list[str]) -> bool:
    """Whether "her" after the verb may be them as well as an owner: "sold her paintings", "taught her class"."""
    thing = after[0].lower() if after else ""
    bare = bool(thing) and thing not in those("object") | PREPOSITIONS
    if verb in _watched() and not _does(verb, after):
        return thing in those("doing", "either") or (verb in {"helped", "help"} and bare and _is_only_a_verb(thing))
    return bare and (verb in _PASSED_ON or (verb in _PASSES_ON and not regex.search(r"[^s]s$", thing)))


def _does(verb: str, after: list[str]) -> bool:
    """Whether "her" after the verb is who did something, and no owner: "saw her win", "helped her plan the fair"."""
    if verb not in _watched():
        return False
    thing, then, last = ([word.lower() for word in after] + ["", "", ""])[:3]
    if thing in those("adverbs"):
        return is_plain(then)
    timed = then in {"last", "next"} or last in those("times") | _DAYS
    if is_plain(thing) and then in those("closed", "articles") | _AFTER_VERB and not timed:
        return True
    if thing == "play" and verb in {"heard", "hear"}:
        return True
    if thing == "study" and then in {"on", "about", "of"}:
        return False
    return _is_only_a_verb(thing) and (thing in those("doing", "surely") or verb == "let" or then in _PARTICLES)


def _is_only_a_verb(thing: str) -> bool:
    """Whether it is a verb, and not what people are or belong to: "move", not "class" or "boss"."""
    things = ("at", "in", "on", "during")
    named = any(thing in those("settings", key) for key in things) or thing in those("others", "roles")
    return is_plain(thing) and not named and thing not in those("persons", "listed")


def _watched() -> frozenset[str]:
    return those("doing", "seen") | those("doing", "helped")


def owns(before: str, after: list[str]) -> bool:
    """Whether "her" is followed by something of hers."""
    low, then = ([word.lower().partition("'")[0] for word in after] + ["", ""])[:2]
    if _does(before, after):
        return False
    if before in _GIVES and low not in _OF_PEOPLE and " to " not in f" {' '.join(after)} ":
        return False
    if before in _PASSES_ON or (before in _BUYS and low in those("treats")):
        return False
    if before in PREPOSITIONS and low in {"one", "two", "three"}:
        return True
    if not low or low in PREPOSITIONS or (low in those("object") and low not in {"last", "next", "first"}):
        return False
    if low in {"last", "next", "first", "every", "each"} and (not then or then in those("times")):
        return False
    if low.endswith("ing") and before in {"saw", "heard", "watched", "met", "found", "remember", "seen"}:
        return False
    if before in _ADDRESSES and low.endswith("ly") and low != "family":  # "tell her nicely"
        return False
    return not (low in those("object") and before in {"met", "saw", "told", "asked", "of", "to", "with", "from", "for"})


def _spoken_of_beside_you(words: list[tuple[str, str, str]], cast: Cast, heard: str) -> str:
    """The "he" or "she" that begins a clause and is not the recipient, who is named in it or was not spoken of yet."""
    first = next(
        (core.lower().partition("'")[0] for _, core, _ in words if core.lower() not in {"and", "but", "so", "then"}), ""
    )
    if first not in {"he", "she"} or not any(other.gender in {"", first} for other in cast.others):
        return ""
    named = any(core.startswith(RECIPIENT) for _, core, _ in words)
    unheard = not regex.search(r"\b(?:he|him|his|she|her|you)\b", heard.lower()) and not _named_in(heard, cast)
    return first if named or (unheard and (not cast.gender or cast.gender != first)) else ""


def _named_in(text: str, cast: Cast) -> bool:
    return unnamed(text, cast) != text


def _foreign_subject(words: list[str]) -> bool:
    """Whether the clause begins with somebody else: a name, or "my old boss"."""
    first = next((word for word in words if word.lower() not in {"and", "but", "so", "then", "also"}), "")
    low = first.lower().partition("'")[0]
    return low not in _persons() and (first[:1].isupper() or low in {"my", "our", "the"})


def _agree_after(words: list[tuple[str, str, str]], place: int, done: list[str]) -> None:
    """Makes the second verb of "you do the proofs and always spots ...", "you do the proofs, runs the bar" agree, in
    `words`.
    """
    subject = next((person for word in done if (person := word.lower().partition("'")[0]) in _persons()), "")
    adverb = place + 1 < len(words) and words[place][1].lower() in those("adverbs")
    place += adverb
    if subject == "you" and place < len(words):
        lead, verb, trail = words[place]
        after = words[place + 1][1].lower() if place + 1 < len(words) else ""
        does = verb.lower() in those("verbs", "third") or (is_third(verb) and after in _AFTER_VERB)
        if adverb or does:
            words[place] = (lead, plain(verb), trail)


def _persons() -> frozenset[str]:
    return those("closed", "persons") | {RECIPIENT}


def unnamed(text: str, cast: Cast) -> str:
    """The text with the recipient's names replaced; not where another name goes before it ("Molino Benítez").

    A name of two letters counts only as it is written, "An" at the beginning only where a verb follows.
    """
    for name in cast.called:
        written = regex.escape(name) if len(name) < 3 else rf"(?i:{regex.escape(name)})"
        text = regex.sub(
            rf"(?<!\p{{Lu}}[\p{{L}}'-]*+ )(?<![\w'-]){written}(?![\w-])",
            lambda found: found[0] if _is_a_word(found) else RECIPIENT,
            text,
        )
    return text


def _is_a_word(found: regex.Match[str]) -> bool:
    """Whether a short name begins the text as a word would: "An old friend", not "An told me"."""
    then = found.string[found.end() :].lstrip(" ").partition(" ")[0].strip(",.!?").lower()
    acts = is_past(then) or is_third(then) or then == "and" or then.startswith("'")
    return len(found[0]) < 3 and not found.start() and is_ordinary(found[0]) and not acts


def _split(word: str) -> tuple[str, str, str]:
    found = regex.fullmatch(r"([\"“‘(]*)(.*?)([,.;:!?)\"”]*)", word)
    assert found is not None
    return found[1], found[2], found[3]


_SINGULAR = {
    "he": ("he", False),
    "him": ("he", False),
    "his": ("he", True),
    "himself": ("he", False),
    "she": ("she", False),
    "her": ("she", False),
    "hers": ("she", True),
    "herself": ("she", False),
}
_PLURAL = {"they", "them", "their", "theirs"}
_PEOPLE = regex.compile(
    r"\b(?!(?:care|pap|numb|lett|comput|off|ord|serv|chapt|corn|flow|answ|ev|plac|pres|mom|impl|pl|gr|restaur|vari)(?:ers|ents|ants)\b)\p{Ll}+(?:ers|utors|tors|ents|ants|ists|ians|guys|kids|mates|friends|colleagues|pupils|parents)\b|\b(?:people|children|men|women)\b"
)
_OF_SOMEBODY = regex.compile(r"\bof (?:my|our) \p{Ll}+ \p{Lu}[\p{L}-]+,[^.;]*$")
"""Whoever the recipient is somebody of, in the same sentence: "sister of my friend Ola, we met at her birthday"."""
_IS = regex.compile(rf"{RECIPIENT} (?:is|was|became)$")
"""Of a pronoun after it that tells whose the recipient is, it is somebody else's: "Sister B was her best friend"."""
_GIVES = frozenset("send sent bring brought give gave offer offered lend lent owe owed mail mailed".split())  # noqa: SIM905
_ADDRESSES = {"tell", "told", "ask", "asked", "thank", "thanked"}
_BUYS = {"buy", "bought"}
_PASSES_ON = {"sell", "teach"}
_PASSED_ON = {"sold", "taught"}
_MEASURES = {"more", "most", "less", "fewer", "better", "best"}
_OF_PEOPLE = {"name", "number", "address", "email", "details", "card"}
_SPOKEN = {"said", "says", "thinks", "think", "thought", "me", "us"}
_AFTER_VERB = {"the", "a", "an", "my", "our", "your", "his", "all", "most", "nearly", "every", "me", "us", "it", "them"}
_PARTICLES = {"off", "out", "up", "down", "away", "over", "across"}
_DAYS = {"day", "days", "morning", "afternoon", "evening", "weekend", "other", "same"}
_CONJOINED = regex.compile(r"\b(?:once|when|if|because|until|before|after|while|since|and|but|so|as)$")
_SEVERAL = regex.compile(r"\b\p{Ll}{3,}(?<!s)s\b|\b(?:people|children|men|women)\b")
