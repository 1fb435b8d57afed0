"""Whether a clause that was retold reads as English: what is only tacked on is cut, what is not certain is refused.

The rules look at the finished words alone. They would rather lose a good clause than let a clumsy one through: the note
is sent under a person's name, and two clean sentences are enough for one.
"""

from __future__ import annotations

import regex

from writer.drafters.offline.verbs import goes_with_you, is_past, is_plain, is_third, several_do
from writer.drafters.offline.words import PREPOSITIONS, data, pattern, those


def trimmed(text: str) -> str:
    """The clause without what a comma only tacks on: a mood ("rare!"), a number, a noun that lacks its article."""
    first, *more = regex.split(r", (?!\d{3}\b)", text)
    opens = first.partition(" ")[0].lower() in those("closed", "adverbial")
    kept = [first]
    for index, piece in enumerate(more):
        begun = _begun(kept)
        listed = (
            not piece[0].isdigit()
            and any(" and " in each or " or " in each for each in more[index:])
            and not _states(piece)
        )
        if begun and not (opens and len(kept) == 1) and not listed and not _goes_on(piece):
            break
        kept.append(piece)
    return ", ".join(kept)


def sound(text: str) -> bool:
    """Whether nothing in the clause is known to be wrong, and each "I", "we" and "you" has a verb that agrees."""
    if pattern("unsound", "anywhere").search(text):
        return False
    if any(is_third(verb) for verb in _TOLD.findall(text)):
        return False
    if (cut := _CUT_OFF.match(text)) and (is_past(cut["verb"]) or is_third(cut["verb"])) and not _begun([cut["noun"]]):
        return False
    return all(_agrees(found["who"], found["rest"].split()) for found in _SUBJECT.finditer(text, overlapped=True))


def tells_what_you_are(text: str) -> bool:
    """ "You do planning law now", and nothing about the sender: nobody writes to people to tell them that."""
    person, _, rest = text.partition(" ")
    verb = next((word for word in rest.split() if word not in those("adverbs")), "").lower()
    present = verb in {"are", "have", "do", "can", "will"} or (is_plain(verb) and not verb.endswith("ed"))
    told = person in {"you're", "you've"} or (person == "you" and present)
    return told and not regex.search(r"\b(?:I|me|my|mine|we|us|our|both)\b", rest)


def _begun(kept: list[str]) -> bool:
    """Whether the pieces have a verb by now; not so where only somebody was named: "Petra, who trained me"."""
    words = [word for piece in kept if not piece.startswith("who ") for word in piece.split()]
    return any(
        is_past(word) or is_third(word) or _SHORT.search(word) or word in {"are", "am", "have"} for word in words
    ) or any(_SUBJECT.search(f"{piece} ") for piece in kept)


def _goes_on(piece: str) -> bool:
    """Whether a piece can follow a comma: "at your stand", "which I keep", "a dairy outside Borås", "hall 9"."""
    words = piece.split()
    low = words[0].lower().partition("'")[0]
    if _SO_BARE.match(piece):  # "so only emails"
        return False
    if (dated := _DATED.match(piece)) and is_past(dated["verb"]):
        return False
    if low in those("closed", "determiners") | those("closed", "articles"):
        return len(words) > 1 and not _states(piece)
    if low in PREPOSITIONS | those("unsound", "goes_on") or regex.fullmatch(
        r"\p{Ll}+ (?:of )?\d+|(?:19|20)\d\d", piece
    ):
        return True
    if is_past(low) and len(words) > 2:
        return " and " in piece
    return words[0][0].isupper() or (low.endswith("ing") and len(words) > 1)


def _states(piece: str) -> bool:
    """Whether a piece has a verb of its own, so that only a comma joins two sentences."""
    if regex.match(r"(?:I|we|you|he|she|they|it)(?:'\p{Ll}+)? ", piece):
        return True
    words = piece.split()
    if several_do(words[1:6]):
        return True
    for word in words[1:12]:
        low = word.lower().strip("!?.")
        if low in (those("closed", "relatives") | those("closed", "opens")) - {"and", "but", "so", "as"}:
            return False
        if low in those("verbs", "finite") or low in data()["unsound"]["states"].split():
            return True
    return False


def _agrees(who: str, after: list[str]) -> bool:
    """Whether what follows "I", "we" or "you" is a verb that goes with it."""
    after = [word.strip(",.!?") for word in after]
    while after and (after[0].lower() in _BETWEEN or after[0].lower() in those("adverbs") or _is_adverb(after[0])):
        after = after[1:]
    if not after:
        return False
    verb = after[0].lower()
    if verb in {"and", "two"}:
        return True
    if who == "I" and verb in {"was", "wasn't"}:
        return True
    return goes_with_you(verb) and not is_third(verb)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and not goes_with_you(word)


_SHORT = regex.compile(r"n't$|'(?:m|re|ve|d|ll)$|^(?:he|she|it|that|there|who|what|here)'s$", regex.IGNORECASE)
"""A verb that was shortened: "I'm", "she's"; "nan's" owns."""
_TOLD = regex.compile(
    r"\b(?:said|says|say|told (?:me|us)|think|thinks|thought|know|knew|hear|heard|noticed|that) you (\S+)"
)
_SO_BARE = regex.compile(r"so (?:only|just|no|not|never|mostly|mainly|maybe|please|better|sorry)\b", regex.IGNORECASE)
_DATED = regex.compile(r"(?:last|next|this|one) \p{L}+ (?P<verb>\p{Ll}+)")
"""A time, and what somebody did then, who is not named: "last week came on a Sunday"."""
_CUT_OFF = regex.compile(r"(?P<noun>(?:my|your|our|the|an?) [^,]+), (?P<verb>\p{Ll}+)\b")
"""A noun that only a comma parts from its verb: "your film about eels, makes me cry"."""
_BETWEEN = {"both", "all", "each", "guys", "once", "too", "since", "ever", "so", "either"}
_SUBJECT = regex.compile(
    r"(?:^|(?:^|[ ,])(?:and|but|so|because|where|when|while|if|how|that|until|before) |, )"
    r"(?P<who>I|we|you) (?P<rest>(?:\S+ ?){1,5})"
)
