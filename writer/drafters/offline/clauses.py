"""What people type, spelt out and cut into clauses."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex
from anyascii import anyascii

from writer.drafters.offline.verbs import is_past, several_do
from writer.drafters.offline.words import NAME, PREPOSITIONS, article, data, english, mend, pattern, those
from writer.reading.asides import instructs
from writer.text.characters import normal, visible
from writer.text.sentences import sentences


@dataclass(frozen=True)
class Clause:
    """A stretch of text with, at most, one thing to say; `glue` is what joined it to the one before ("." if none).

    `orphan` tells that the one before was not fit to be said.
    """

    text: str
    glue: str = "."
    orphan: bool = False


def spell_out(text: str, names: str = "", called: str = "") -> str:
    """The text with its shorthand spelt out and capitals where they belong.

    `names` is text in which names are written well, `called` the recipient's name.
    """
    text = _PICTURE.sub("", normal(visible(text))).replace("\n", ". ")
    text = text.lower() if text.isupper() else text
    text = _QUALIFIED.sub(lambda found: f"{article(found[4])} {found[4]} {found[2]}{found[3] or ''}", text)
    text = _APPOSITION.sub(r"\1, \2,", _CORRECTION.sub(_corrected, _SAME_NAME.sub(r"\1\2. \3", text)))
    text = _BRACKETS.sub(_unbracketed, text)
    text = regex.sub(r"(?<=\d{4}) [-–] (?=\d{2,4}\b)", " to ", text)
    text = regex.sub(r"(?<=\s)@(?=\s)", "at", text)
    text = regex.sub(r"\bw/o\b", "without", text, flags=regex.IGNORECASE)
    text = regex.sub(r" \+ | & (?=\p{Ll})|(?<=\p{Ll}{3}) & ", " and ", regex.sub(r"\bw/ ?(?=\p{L})", "with ", text))
    text = _MONTHS.sub(lambda found: f"{_spelt(found[1])} to {_spelt(found[2])}", text)
    text = _WORD.sub(lambda found: found[0] if _is_jan(found) or found[0] in called.split() else _spelt(found[0]), text)
    text = pattern("notes_to_self", "noise").sub(" ", text)
    text = _MONTH.sub(lambda found: found[1] + found[2].capitalize(), text)
    text = _with_names(text, names)
    text = _with_marks(text, called)
    for name in called.split():
        if len(name) > 3 and name.lower() not in _ordinary():
            text = regex.sub(rf"\b{regex.escape(name.lower())}(?=s? |\b)", name, text)
            text = regex.sub(rf"\b{regex.escape(name)}s (?=\p{{Ll}})", f"{name}'s ", text)
    for name in {word for full in _FULL_NAME.findall(text) for word in full.split()}:
        if len(name) > 3 and name.lower() not in _ordinary():
            text = regex.sub(rf"\b{regex.escape(name.lower())}\b", name, text)
    text = regex.sub(r"(?<!\S)[,;!?]+(?=\w)", "", text)
    text = regex.sub(r"\s+([,.;!?])", r"\1", regex.sub(r"([!?.,])[!?.,]+", r"\1", regex.sub(r"\s+", " ", text)))
    return mend(text.strip(), "text")


def clauses(text: str) -> list[Clause]:
    """The clauses of a text that was spelt out, in its order."""
    cut = (_without_lost_subjects(list(_of_sentence(each.text.strip(" .,;-")))) for each in sentences(text))
    return [clause for sentence in cut for clause in sentence]


def _without_lost_subjects(found: list[Clause]) -> list[Clause]:
    """Without the subject of a clause that commas part from it: "we ordered samples and the first order, 20 kg, | is
    for January".
    """
    for place, (before, clause) in enumerate(pairwise(found)):
        if clause.glue == "," and _LOST_ITS_SUBJECT.match(clause.text):
            found[place] = Clause(_ENDS_WITH_ONE.sub("", before.text), before.glue)
    return found


def _spelt(word: str) -> str:
    low, spelling = word.lower(), data()["spelling"]
    if low in spelling and (word == low or len(low) > 3):
        return str(spelling[low]).capitalize() if word[0].isupper() else str(spelling[low])
    if low in data()["months"] and word != low.upper():
        return str(data()["months"][low])
    if low in data()["written"]:
        return str(data()["written"][low])
    return word[0].upper() + word[1:] if word == low and low in those("capital") else word


def _is_jan(found: regex.Match[str]) -> bool:
    """Whether "Jan" is a person: with a capital, and where no date is."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return found[0] == "Jan" and not _BEFORE_MONTH.search(before) and not regex.match(r"[-–/ ]{1,2}\d", after)


def _corrected(found: regex.Match[str]) -> str:
    """ "hydro licks (hydraulics!!)" → "hydraulics": what is put right in brackets replaces what it resembles."""
    words, right = found[1].split(), found[2]
    spans = [(a, b) for a in range(len(words)) for b in (a + 1, a + 2) if b <= len(words)]
    alike, a, b = max(
        (difflib.SequenceMatcher(None, "".join(words[a:b]).lower(), right.lower()).ratio(), a, b) for a, b in spans
    )
    return " ".join([*words[:a], right, *words[b:]]) if alike > 0.6 else found[1]


def _unbracketed(found: regex.Match[str]) -> str:
    """Brackets go with what is in them, unless it tells what not to say."""
    inner = found[0].strip("()")
    return f"; {inner} " if inner and instructs(inner, english()) else " "


def _with_names(text: str, names: str) -> str:
    """The text with capitals for names that have them elsewhere: with one inside ("HubSpot"), or after "in"."""
    for name in sorted(set(_INNER.findall(names))):
        text = regex.sub(rf"\b{regex.escape(name)}\b", name, text, flags=regex.IGNORECASE)
    proper = {found.lower().replace("'", ""): found for found in _PROPER.findall(names) if found.lower() not in names}
    return _AFTER_PLACE.sub(lambda found: found[1] + " ".join(_in_turn(found[2].split(), proper)), text)


def _with_marks(text: str, called: str) -> str:
    """The text with the marks on the recipient's name as they are written: "joao" and "Joao" are João."""
    for name in called.split():
        plain = {anyascii(name), anyascii(name.translate(_GERMAN))} if len(name) > 2 else set()
        for typed in plain | {word for word in _WORD.findall(text) if anyascii(word) in plain}:
            small = "" if typed.lower() in _ordinary() else "(?i)"
            text = regex.sub(rf"{small}(?<![\w'-]){regex.escape(typed)}(?![\w-])", name, text)
    return text


def _in_turn(words: list[str], proper: Mapping[str, str]) -> Iterator[str]:
    """The words as they are written, as long as each is a known name."""
    known = True
    for word in words:
        known = known and word in proper
        yield proper[word] if known else word


@cache
def _ordinary() -> frozenset[str]:
    """Words that are not taken for a name when they are written small (grace, will, hope)."""
    listed = (english().words(name) for name in ("wordnet", "neutral", "courtesy"))
    return those("verbs", "present").union(*listed)


def _of_sentence(sentence: str) -> Iterator[Clause]:
    pending, glue = "", "."
    for mark, piece in _pieces(sentence):
        if pending and mark == "and" and piece.startswith("I ") and _NAMES.fullmatch(pending):
            pending += f" and {piece}"
            continue
        if pending and mark == "," and _NAMES.fullmatch(pending) and _NAME_AND_I.match(piece):
            pending += f", {piece}"
            continue
        if pending and mark == "and" and (len(pending.split()) < 3 or len(piece.split()) < 3):
            pending += f" and {piece}"
            continue
        if pending and mark != ";" and (not begins(piece) or (_NAMED_AS.fullmatch(pending) and ", " in pending)):
            pending += f"{mark} {piece}" if mark == "," else f" {mark} {piece}"
            continue
        if pending:
            yield Clause(pending, glue)
            glue = mark
        pending = piece
    if pending:
        yield Clause(pending, glue)


def _pieces(sentence: str) -> Iterator[tuple[str, str]]:
    mark = "."
    for part in filter(None, (part.strip() for part in _CUT.split(sentence) if part)):
        if part in {";", "-", ":"}:
            mark = ";"
        elif part.lower() in {"and", "but", "so", "because"}:
            mark = part.lower()
        elif part == ",":
            mark = "," if mark == "." else mark
        else:
            yield mark, part
            mark = "."


def begins(piece: str) -> bool:
    """Whether a clause of its own begins here, rather than the one before going on."""
    if mend(piece, "clause") != piece or regex.match(r"th(?:at|is) (?!was|is)", piece):
        return not piece.startswith("th")
    words = [word.strip(",!?") for word in piece.split()]
    while words and words[0].lower() in those("closed", "lead"):
        words = words[1:]
    if not words:
        return False
    first = words[0].lower().partition("'")[0]
    if first in those("closed", "subjects") or words[0].lower() in those("closed", "openers") or is_past(words[0]):
        return True
    if any(word.lower().partition("'")[0] in {"i", "we", "he", "she", "you"} for word in words[:6]):
        return first not in those("closed", "relatives")
    if _bare_subject(words) or first in {"me", "him"}:
        return True
    plural = words[0].islower() and words[0].endswith("s") and words[1:2] in (["are"], ["were"])
    if plural or (words[0] in those("adverbs") and words[1:2] and words[1] in those("verbs", "third")):
        return True
    if first in those("closed", "determiners") and several_do(words[1:5]):
        return True
    verbs = [word for word in words[1:8] if word.lower() in those("verbs", "finite") or is_past(word)]
    return bool(verbs) and (first in those("closed", "determiners") or words[0][0].isupper())


def _bare_subject(words: list[str]) -> bool:
    """ "sea was rough", "third try worked": a noun without its article, and what it did."""
    first = words[0].lower()
    if not first[:1].isalpha() or first in those("closed", "relatives") | PREPOSITIONS | those("unsound", "goes_on"):
        return False
    for word in words[1:5]:
        if word.lower() in those("closed", "relatives") | those("closed", "opens"):
            return False
        if word.lower() in those("verbs", "shows"):
            return True
    return False


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe"})
_SHORT_MONTH = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_MONTHS = regex.compile(rf"\b{_SHORT_MONTH}[-–]{_SHORT_MONTH}\b", regex.IGNORECASE)
_WORD = regex.compile(r"[\p{L}](?:[\p{L}\p{N}'-]|/(?=o\b|c\b))*")
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}--[0-9#*!?]]\uFE0F?", regex.V1)
_APPOSITION = regex.compile(r"(\p{Lu}[\p{L}'-]+) \(((?:my|our) [^()]{3,40})\)")
_SAME_NAME = regex.compile(r"(\p{Lu}[\p{L}-]+)('s [^().;]+) \((?=\1 \p{Lu})([^()]+)\)")
_CORRECTION = regex.compile(r"((?:[\p{L}'-]+ ){1,3})\(([\p{L}-]{4,})!+[^()]*\)")
_BRACKETS = regex.compile(r"\([^()]*\)|[()\[\]{}<>*_|~^\"]")
_MONTH = regex.compile(
    r"((?:\b(?:in|since|until|to|after|before|last|of|from|by|this|next|early|late|\p{Lu}\p{L}+) "
    r"|, |\d(?:st|nd|rd|th)? ))"
    r"(march|may|mar)\b"
    r"(?! \w+ing\b| be\b)"
)
_BEFORE_MONTH = regex.compile(
    r"(?:\d|\b(?:in|since|until|till|to|after|before|last|next|this|from|by|early|late|mid|end of|of))[ -]*$",
    regex.IGNORECASE,
)
_FULL_NAME = regex.compile(
    r"(?:^|(?<=[.;] ))(?:(?:[Pp]rof|[Dd]r)\.? )?(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)(?= (?:is|was|gave|told|said|and)\b|, )"
)
_QUALIFIED = regex.compile(rf"\b(an?) (\p{{L}}+)( now)? \(({'|'.join(sorted(those('persons', 'qualifiers')))})\)")
_INNER = regex.compile(r"\b\p{Lu}\p{Ll}+\p{Lu}\p{L}+\b")
_PROPER = regex.compile(r"(?<=\p{Ll},? |ex-|Ex-)\p{Lu}\p{Ll}{3,}(?:'s)?\b")
_AFTER_PLACE = regex.compile(r"(\b(?:in|at|from|near|to) |\bex-)(\p{Ll}{4,}(?: \p{Ll}{4,})?)\b")
_LOST_ITS_SUBJECT = regex.compile(r"(?:is|was|are|were|has|will) ")
_ENDS_WITH_ONE = regex.compile(r" and (?:the|my|our|a|an) [^,]+(?:, [^,]+)?$")
_NAMES = regex.compile(rf"(?:(?:[Pp]rof|[Dd]r)?\.? ?{NAME}(?:, (?!$))?)+")
_NAME_AND_I = regex.compile(rf"{NAME}(?: and I | ?$)")
_NAMED_AS = regex.compile(
    r"\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2}(?: (?:from|at|of) \p{Lu}[\p{L}'-]+)?(?:, (?:my|our|the|a) [^,]+)?"
)
_CUT = regex.compile(
    r"(;|:(?=\s)|\s+[-–—]+\s+|,(?!\d{3}\b))|\s+(but)\s+(?=not to |don't |won't |keep )"
    r"|(?<!, \p{Lu}[\p{L}-]+)\s+(and|but|so|because)\s+"
    r"(?=(?:then |now |also |later |once )?(?:I|we|you|he|she|they|it)(?:'|\b))"
)
