"""The subject that people leave out: "met at the fair" → "we met ...", "taught me chess" → "you taught me ..."."""

from __future__ import annotations

from functools import cache

import regex

from writer.drafters.offline.address import RECIPIENT, owns
from writer.drafters.offline.times import is_time
from writer.drafters.offline.verbs import is_past, several_do
from writer.drafters.offline.words import NAME, PREPOSITIONS, those


def with_subject(text: str, before: str, alone: bool = True, after_theirs: bool = False) -> str | None:
    """The clause with the subject it lacks; `before` is the subject of the clause before, in the same sentence.

    A question mark after it says that it was lacking there too. `alone` tells that nobody else was named, who could
    have done it; `after_theirs` that the last sentence told what the recipient did. None where it has no verb, or where
    nobody can tell whose it is.
    """
    lead, adverbs, rest = _lead(text)
    first, rest = rest.partition(" ")[0].strip(",").lower(), rest[:1].lower() + rest[1:]
    given = _subject(first, rest, before, alone) if first else None
    if first == "been" and regex.match(r"been \p{Ll}+ing\b", rest) and before.rstrip("?") in {"", "I", "we"}:
        return f"{lead}{before or 'I'}'ve {adverbs}{rest}"
    if given in {"I", "we"} and _done_to_sender(rest):
        given = RECIPIENT if alone and RECIPIENT not in rest else None
    if after_theirs and not before and given in {"I", "we"} and not _surely_own(first, rest):
        given = RECIPIENT if is_past(first) and _TO_ME.search(rest) and RECIPIENT not in rest else None
    if given == "we" and (_AND_THEIRS.match(rest) or (not _WITH.match(rest) and _WITH_THEM.search(rest))):
        given = "I"
    if given is None or (given == "I" and not before and _may_be_done_for_them(first, rest)):
        return None
    verb = _WITH.sub(r"\1", rest) if given == "we" else rest
    being = {"I": "I'm ", "we": "we're "}.get(given, "") if first.endswith("ing") else f"{given} "
    return f"{lead}{being}{adverbs}{verb}"


def subject_of(text: str) -> str:
    """Who the clause is about: I, we, the recipient, somebody or something else ("it"), or nobody (empty)."""
    text = regex.sub(r", (?:who|my|our) [^,]+,", "", text)
    if (together := _LISTED.match(text)) and RECIPIENT in together[0]:
        return "we"
    if _WITH_OTHER.match(text):
        return "it"
    words = [word.strip(',!?"') for word in "".join(_lead(text)[1:]).split()] or [""]
    for index, word in enumerate(words[:8]):
        base = word.lower().partition("'")[0]
        if base in {"i", "we"}:
            return base.replace("i", "I")
        if base == "they" and not index:
            return "it"
        if base in {"he", "she", "you", RECIPIENT} and not (base == RECIPIENT and word.endswith("s")):
            return RECIPIENT
        if index == 0 and (base not in those("closed", "adverbial") or is_past(word)):
            stated = (base in those("closed", "shown") and "'" in word) or _has_verb(words[1:])
            return "it" if stated and (_begins_with_noun(word) or several(words)) else ""
    if any(_BEGINS_LATER.search(" ".join(words[1:place])) is None and _is_state(words[place:]) for place in (2, 3)):
        return "it"
    named = _begins_with_noun(words[0]) or words[0].lower() in {"last", "one", "every"}
    return "it" if named and _has_verb(words[1:]) else ""


def _is_state(words: list[str]) -> bool:
    """Whether a clause goes on here, after its place or time: "in Perth | all his wigs were stuck"."""
    if not words or words[0].lower() not in those("closed", "determiners") - {"that", "it", "there"}:
        return False
    for word in words[1:5]:
        if word.lower() in {"was", "were", "is", "are", "had", "has", "got"}:
            return True
        if word.lower() in PREPOSITIONS | those("closed", "opens") | those("closed", "relatives"):
            return False
    return False


def several(words: list[str]) -> bool:
    """Whether the clause begins with a plural that is its subject: "shortages are the same everywhere"."""
    return (
        len(words) > 2
        and regex.fullmatch(r"\p{Ll}{3,}(?<!s)s", words[0]) is not None
        and words[1] in {"are", "were", "have", "begged"}
    )


def bare_noun(text: str) -> bool:
    """Whether the clause begins with a thing that lacks its article: "train stood for hours", "pilot starts soon"."""
    words = text.lower().split()
    verb = words[1] if len(words) > 3 else ""
    return words[0] in those("things") and (
        is_past(verb) or verb in those("verbs", "third") or verb in {"starts", "begins", "ends", "opens"}
    )


def _subject(first: str, rest: str, before: str, alone: bool) -> str | None:
    """Whose verb it is: by the verb, by whom it is done to, and by whose the one before was."""
    if first in {"is", "was", "has"} and before.rstrip("?") in {"I", "we"}:
        return None
    if first in those("verbs", "third"):
        return (
            None
            if before == "it" or RECIPIENT in rest or (first in those("verbs", "events") and _EVENT.search(rest))
            else RECIPIENT
        )
    if _is_noun(first, rest) or _undergone(first, rest):
        return None
    if first in those("verbs", "present") and before not in {"we", "it", "lost"}:
        return "I"
    if first in _PLAIN and before.rstrip("?") == RECIPIENT:
        return "I"
    if first in those("verbs", "shared") and alone and _NEAR_THEM.search(rest):
        return "I"
    if _nobody_can_tell(first, rest, before) or (before != RECIPIENT and _leaves_ones_own(first, rest)):
        return None
    if "each other" in rest:
        return "we" if first in those("verbs", "shared") or before in {"", "we", "I"} else None
    if first in those("verbs", "given") and alone and regex.match(r"\w+ (?:me|us)\b", rest):
        return RECIPIENT
    return _by_the_one_before(first, rest, before.rstrip("?")) or _by_the_verb(first, rest)


def _nobody_can_tell(first: str, rest: str, before: str) -> bool:
    """Whether it may be anybody's: what simply happened, or a clause after one that was not the sender's own."""
    if (first in those("verbs", "events") and _EVENT.search(rest)) or before in {"lost", "it"}:
        return True
    if before == f"{RECIPIENT}?":
        return not (first in those("verbs", "given") and _TO_ME.search(rest))
    return before == "we?" and first not in those("verbs", "shared") and not _TO_THEM.search(rest)


def _may_be_done_for_them(first: str, rest: str) -> bool:
    """Whether the recipient may have done it to what is the sender's: "our neighbour across the yard. fed our cat"."""
    listed = those("verbs", "own") | those("verbs", "shared") | those("verbs", "present") | those("closed", "mine")
    return first not in listed and bool(_OURS.search(rest))


def _done_to_sender(rest: str) -> bool:
    """Whether it was done to the sender, or next to them: "used to let me help", "lived next door to us"."""
    told = _CLAUSE.split(rest)[0]
    return bool(_ME.search(told)) and not _to_themselves(told)


def _is_noun(first: str, rest: str) -> bool:
    """Whether what might be a verb of the sender's belongs to a noun: "study group of four", "work trip to Linz"."""
    then = rest.split()[1:2]
    nouns = ("at", "in", "on", "during", "each_other", "plain")
    known = any(each.strip(",").lower() in those("settings", key) for each in then for key in nouns)
    return known and first in those("verbs", "present")


def _undergone(first: str, rest: str) -> bool:
    """Whether it tells what became of a thing that was just named: "delivered in May", "washed in stout"."""
    then = ([*rest.split(), ""])[1].strip(",")
    return first in those("verbs", "undergone") and (not then or then in PREPOSITIONS or is_time(then))


def _leaves_ones_own(first: str, rest: str) -> bool:
    """Whether it was done with a thing of the doer's own: "left his ladder here", "wore her badge"."""
    return first in those("verbs", "with_ones_own") and theirs_alone(rest)


def may_be_anothers(text: str, before: str, heard: str) -> bool:
    """Whether it is open whose verb it is, although the clause before was somebody's (`before`).

    What the sender read or saw may have done it ("saw her talk, changed how I plan"); what happened to a thing of the
    recipient's may have been either's doing, the more so after they lent one ("lent me his camera, dropped his lens").
    """
    rest = _lead(text)[2]
    first = rest.partition(" ")[0].strip(",").lower()
    if before == RECIPIENT:
        to_sender = bool(regex.match(r"\w+ (?:me|us)\b", rest))
        own = to_sender or first in those("verbs", "surely_own") | those("verbs", "present")
        either = is_past(first) and theirs_alone(rest) and not own
        lent = _after("lends", r"(?:me|us) (?:his|her|their)").search(heard)
        return either and (bool(lent) or not _leaves_ones_own(first, rest))
    does = first in those("verbs", "effects") or (first in those("verbs", "given") and bool(_TO_ME.search(rest)))
    taken_in = _after("takes_in", rf"(?:\w+ ){{0,2}}?(?:the|an?|his|her|their|{RECIPIENT}'s) (?!at |on |in )\w")
    just_heard = regex.split(r"[.;] ", heard.rstrip(" .,;"))[-1]
    return before == "I" and does and bool(taken_in.search(just_heard)) and not _to_themselves(rest)


@cache
def _after(verbs: str, then: str) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(sorted(those('verbs', verbs)))}) {then}", regex.IGNORECASE)


def _to_themselves(rest: str) -> bool:
    """Whether it was done to the recipient: "helped her", not "changed her title"."""
    return bool(_TO_THEM.search(rest)) and not theirs_alone(rest)


def theirs_alone(text: str) -> bool:
    """Whether something of the recipient's is spoken of ("his hat", "her talk"), and not the recipient as well."""
    words = [word.strip(",.!?").lower() for word in text.split()]
    spoken = [place for place, word in enumerate(words) if word in {"him", "them", "her", "his", "their", RECIPIENT}]
    owned = [words[place] in {"his", "their"} or _her(words, place) for place in spoken]
    return bool(owned) and all(owned)


def _her(words: list[str], place: int) -> bool:
    return words[place] == "her" and owns(words[place - 1] if place else "", words[place + 1 : place + 4])


def _by_the_one_before(first: str, rest: str, before: str) -> str | None:
    """The subject of the clause before, where this one goes on with it; or who did it to the sender, or with them."""
    shared, to_them = first in those("verbs", "shared"), _TO_THEM.search(rest)
    if first in those("verbs", "given") and _TO_ME.search(rest) and not to_them:
        return None if RECIPIENT in rest else RECIPIENT
    if (shared and (_TOGETHER.search(rest) or _WITH.match(rest) or before == "we")) or first in {
        "were",
        "are",
        "weren't",
    }:
        return "we"
    if before == RECIPIENT and is_past(first) and (not to_them or _leaves_ones_own(first, rest)):
        return RECIPIENT
    goes_on = before == "I" or (before == "we" and not to_them)
    return before if goes_on and (is_past(first) or first in those("closed", "mine")) else None


def _by_the_verb(first: str, rest: str) -> str | None:
    shared, mine = first in those("verbs", "shared"), first in those("closed", "mine")
    about_theirs = first in those("verbs", "talked") and theirs_alone(rest) and not _WITH_THEIRS.search(rest)
    if shared and (about_theirs or not _TO_THEM.search(rest)):
        return "we"
    if shared or mine or first in those("verbs", "own") | those("verbs", "present"):
        return "we" if _TOGETHER.search(rest) and not mine else "I"
    return "I" if is_past(first) and first not in those("verbs", "given") and _takes_object(rest) else None


def _takes_object(rest: str) -> bool:
    """Whether the word goes on as a verb does ("cleaned the lens", "jumped in"), and not as in "delayed flight"."""
    then = ([*rest.lower().split(), "", ""])[1].strip(",")
    known = (
        PREPOSITIONS
        | those("closed", "determiners")
        | those("closed", "articles")
        | {"up", "out", "off", "back", "down"}
    )
    return then in known or then == RECIPIENT


def _surely_own(first: str, rest: str) -> bool:
    """Whether the sender did it, although the sentence before is about the recipient: "tried it on our boat"."""
    return (
        first in those("verbs", "surely_own")
        or first in those("verbs", "present") | those("closed", "mine")
        or bool(_to_themselves(rest) or _TOGETHER.search(rest) or "each other" in rest)
        or bool(_WITH.match(rest))
    )


def sure_own(text: str) -> bool:
    """Whether a clause without its subject is the sender's by its verb alone."""
    first = _lead(text)[2].partition(" ")[0].strip(",").lower()
    return first in those("verbs", "surely_own") | those("verbs", "present") | those("closed", "mine")


def _lead(text: str) -> tuple[str, str, str]:
    """What goes before the subject ("then"), what goes after it ("still"), and the rest; a bare "and" is dropped."""
    found = regex.match(
        r"((?:(?:and|but|so|then|also|later|afterwards|finally|first|once) )*)"
        r"((?:(?:still|never|mostly|just|only|really|recently|always|often|usually|sometimes|regularly) )*)(.*)",
        text,
        regex.IGNORECASE,
    )
    assert found is not None
    return regex.sub(r"\b(?:and|but|so|also) ", "", found[1], flags=regex.IGNORECASE), found[2].lower(), found[3]


def _begins_with_noun(word: str) -> bool:
    return word.lower().partition("'")[0] in those("closed", "determiners") or (
        word[:1].isupper() and not is_past(word) and word.lower() not in those("closed", "adverbial")
    )


def _has_verb(words: list[str]) -> bool:
    """Whether a verb comes before anything that opens a clause inside the noun phrase."""
    for index, word in enumerate(words):
        low = word.lower()
        if index + 1 == len(words) and low in _NOT_LAST:
            return False
        if low.partition("'")[0] in {"which", "where", "who", "that", "when", "because", "i", "we", "he", "she"}:
            return False
        if word.istitle() and index and words[index - 1].istitle() and is_past(low):
            continue
        if word != "May" and (low in those("verbs", "finite") or is_past(low) or low in those("verbs", "third")):
            return True
        if index and several_do(words[index - 1 : index + 2]):
            return True
    return False


_WITH = regex.compile(
    rf"^(met|talked|chatted|spoke) (?:(?:to|with) )?(?:him|her|them|{RECIPIENT})\b(?! (?:\p{{Ll}}+ing|and|&)\b)"
)
_WITH_THEM = regex.compile(rf"\bwith (?:him|her|them|{RECIPIENT})\b(?! \p{{Ll}}+ing\b)")
_AND_THEIRS = regex.compile(
    rf"\p{{Ll}}+ (?:(?:to|with) )?(?:him|her|them|{RECIPIENT}) and "
    r"(?:(?:his|her|their|my|our|an?|the|two|three|some)\b|(?!I\b)\p{Lu})"
)
"""With them and somebody of theirs, which no "we" can mean: "met her and her sister"."""
_TOGETHER = regex.compile(r"\b(?:together|each other|same|both|lost (?:contact|touch))\b")
_WITH_OTHER = regex.compile(rf"(?:my \p{{Ll}}+ )?{NAME} and I (?!'m\b)\p{{Ll}}")
"""Somebody else and the sender: "Petra and I run the ward"."""
_LISTED = regex.compile(rf"(?:(?:{NAME}|{RECIPIENT}), )+(?:{NAME}|{RECIPIENT}) and I \p{{Ll}}")
"""Several with the sender: "Petra, Tomás and I"."""
_BEGINS_LATER = regex.compile(r"\b(?:the|an?|where|which|that|who)\b|,")
"""A longer phrase before the subject, or one with a clause of its own."""
_TO_ME = regex.compile(r"\b(?:me|us)\b|(?<!\bfrom )\b(?:my|our)\b(?= \w+)")
_WITH_THEIRS = regex.compile(r"\b(?:to|with) (?:his|her|their)\b")
_OURS = regex.compile(r"\b(?:my|our) (?!own\b)\w")
_ME = regex.compile(r"(?<!\bwith )\b(?:me|us)\b")
_CLAUSE = regex.compile(
    r"\b(?:because|that|when|where|how|what|who|which|while|if|since|so|before|after|and|but)\b|[,;]"
)
_NEAR_THEM = regex.compile(
    r"\b(?:behind|beside|next to|opposite|across from|in front of|under) "
    rf"(?:him\b|them\b|{RECIPIENT}(?!')|her(?=$|[,.;]| (?:in|at|on|for|to|and|when|while|during|all)\b))"
)
"""Where one was, seen from the recipient: it was the sender who stood behind them."""
_PLAIN = {"have", "haven't", "don't", "am"}
"""Plain forms, which go with no "he" or "she" that was left out: "he gave me his chess set, still have it"."""
_EVENT = regex.compile(
    r"^\w+ (?:about )?(?:\d|a (?:while|week|month|year)|two|three|four|five|six|long|ages|forever|over\b"
    r"|when|after|because|at|in|on|to an end)"
)
_TO_THEM = regex.compile(rf"\b(?:him|her|his|them|their|you|your)\b|{RECIPIENT}")
_NOT_LAST = {"do", "have", "can", "may", "will", "might", "must", "should"}
