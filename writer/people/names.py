"""The name at the head of a profile, freed of titles, letters, pronouns and capitals."""

from __future__ import annotations

import regex

from writer.people.site import about_names

MOST_WORDS = 7
"""More words are a sentence, not a name."""


def name(text: str, marked: bool = False) -> str:
    """The text as a bare name: "Dr. ANA VAN DER BERG, PhD (she/her) 👋" is "Ana van der Berg"; "" where it is none.

    Words of trades tell a title from a name, except where the page has `marked` it as a name ("Ana de Jefe").
    """
    first = _END.split(text[:200])[0]
    words = _PICTURE.sub(" ", _ASIDE.sub(" ", first)).split()
    words = _latin_if_any(_without_letters(_without_titles(words)))
    if not 0 < len(words) <= MOST_WORDS or not all(
        _fits(word, after) for word, after in zip(words, [*words[1:], ""], strict=True)
    ):
        return ""
    if all(is_particle(word) for word in words) or (not marked and (_tells_a_trade(words) or _heads_a_page(words))):
        return ""
    return " ".join(_in_normal_case(words))


def as_given(text: str) -> str:
    """A name as somebody gives it, in the order in which it is spoken: "van der Berg, Jan" is "Jan van der Berg".

    What is no name stays as it is, up to its comma.
    """
    last, comma, first = (part.strip() for part in text.partition(","))
    letters = are_letters(first) or (first.isupper() and not last.isupper()) or first.casefold() in _GENERATIONS
    if comma and not letters and name(first) == first and name(last):
        return f"{first} {name(last)}"
    return name(text) or last


def split(line: str, marked: bool = False) -> tuple[str, str]:
    """The name that a line begins with and what follows it: "Ana Gil - Nurse" is ("Ana Gil", "Nurse")."""
    line = _ORNAMENT.sub("", line)
    whole = name(line, marked)
    cut = next((found for found in _SEPARATOR.finditer(line[:120]) if not _ends_a_title(line[: found.end()])), None)
    if cut is None:
        return whole, ""
    return name(line[: cut.start()], marked) or whole, line[cut.end() :].strip(" )]")


def are_letters(text: str) -> bool:
    """Whether the text holds nothing but letters after a name, or the name again in another script."""
    parts = [part.strip() for part in text.split(",")]
    return all(len(part) <= 12 and (_is_letters(part) or _UNCASED.search(part) is not None) for part in parts)


def _ends_a_title(text: str) -> bool:
    """Whether a dot here belongs to a title or an initial ("Dr.", "K.", "Ma."), so that the name goes on after it."""
    last = text.split()[-1:]
    return (
        bool(last)
        and last[0].endswith(".")
        and (_is_title(last[0]) or len(last[0]) <= 3 or bool(_INITIALS.fullmatch(last[0])))
    )


def _is_title(word: str) -> bool:
    """Whether it is a title, or several in one word ("Dr.-Ing.")."""
    low = word.casefold().replace("’", "'")
    parts = [part for part in regex.split(r"[.-]", low) if part]
    titles = about_names("honorifics")
    return low in titles or (bool(parts) and all(part in titles for part in parts))


def _without_titles(words: list[str]) -> list[str]:
    """Titles that are trades too ("Nurse", "Chef") count as titles only before two words that are none."""
    while words and (_is_title(words[0]) or (words[0].endswith(".") and words[0].islower())):
        if words[0].casefold() in about_names("trades") and (len(words) < 3 or _tells_a_trade(words[1:])):
            break
        words = words[1:]
    return words


def _without_letters(words: list[str]) -> list[str]:
    while len(words) > 1 and _ends_in_letters(words):
        words = words[:-1]
    return words


def _ends_in_letters(words: list[str]) -> bool:
    *others, last = words
    if last.casefold() in _GENERATIONS:
        return False
    if last.endswith(".") and last.islower():
        return True
    if _is_letters(last):
        return len(words) > 2 or last != last.capitalize()
    return len(words) > 2 and 2 <= len(last) <= 6 and _has_few_vowels(last) and not all(map(str.isupper, others))


def _is_letters(word: str) -> bool:
    return word.casefold().rstrip(".") in about_names("after") or _LETTERS.fullmatch(word) is not None


def _has_few_vowels(word: str) -> bool:
    """Letters after a name are in capitals with few vowels (FCICM, RRT); surnames in capitals have more (DUPONT)."""
    return word.isupper() and sum(letter in "AEIOUYÁÉÍÓÚÄÖÜÅØ" for letter in word) * 4 <= len(word)


def _latin_if_any(words: list[str]) -> list[str]:
    """A name in two scripts ("Wei-Han Cheng 鄭偉涵") is the Latin one."""
    return [word for word in words if _LATIN.match(word)] or words


def _fits(word: str, after: str) -> bool:
    """Whether a word may stand in a name; "in" only as in "Sophie in 't Veld"."""
    if word == "in":
        return is_particle(after)
    return is_particle(word) or bool(_WORD.fullmatch(word) or _UNCASED.fullmatch(word))


def is_particle(word: str) -> bool:
    """Whether it is one of the small words inside names: "van", "de"."""
    return word.casefold() in about_names("particles")


def _tells_a_trade(words: list[str]) -> bool:
    low = [word.casefold().strip(".") for word in words]
    return low[0] in about_names("openers") or any(word in about_names("trades") for word in low)


def _heads_a_page(words: list[str]) -> bool:
    """Whether the words are a heading ("Curriculum Vitae", "Staff Directory", "Maria's Blog") or a town."""
    low = [word.casefold().replace("’", "'") for word in words]
    owned = any(word.endswith("'s") for word in low[:-1])
    return owned or " ".join(low) in about_names("no_names") or any(word in about_names("headings") for word in low)


def _in_normal_case(words: list[str]) -> list[str]:
    shouting = all(map(str.isupper, words)) and max(map(len, words)) > 2
    return [_calm(word, shouting) for word in words]


def _calm(word: str, shouting: bool) -> str:
    """A word in normal case: all words of a name in capitals, or a surname in capitals; initials stay."""
    short = len(word) < (2 if shouting else 4)
    if not word.isupper() or short or word.casefold() in _NUMERALS or _INITIALS.fullmatch(word):
        return word
    if shouting and is_particle(word):
        return word.casefold()
    return _INITIAL.sub(lambda found: found[0].title(), word.lower())


_ORNAMENT = regex.compile(r"^\s*(?:\(\d+\)|[-–—•·*#>~|_=\p{So}\p{Extended_Pictographic}\uFE0F]+)\s*")
_END = regex.compile(r"[,|]")
_SEPARATOR = regex.compile(
    r"\s+[-–—|•·/@~→]+\s*|\s*[|•·]\s*|[,;:(\[]|\.\s|\.$|\t| {2,}|\s*[\p{So}\p{Extended_Pictographic}]\uFE0F?\s*"
)
_ASIDE = regex.compile(r"\([^()]{0,60}\)|[\"“”„«][^\"“”«»]{0,40}[\"“”»]")
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{So}\p{Sk}\p{Emoji_Modifier}\uFE0F\u200D*_~#]")
_WORD = regex.compile(r"['’‘\p{Lm}]?(?:\p{Ll}{1,5}['’ʼʻ-])?\p{Lu}[\p{L}\p{M}'’ʼʻ‘`´·.‐‑-]*")
_UNCASED = regex.compile(r"[\p{Lo}\p{M}\p{Lm}'’・-]+")
_LATIN = regex.compile(r"['’]?\p{Latin}")
_LETTERS = regex.compile(r"\p{Lu}{2,}\p{Ll}\p{L}*|(?:\p{Lu}\p{Ll}*\.){2,}\p{L}*|\p{Lu}{2,6}(?:[-/]\p{Lu}{2,4})+")
_INITIAL = regex.compile(r"(?:^mc|^|(?<=['’ʼ‑-]))\p{L}")
_INITIALS = regex.compile(r"(?:\p{Lu}\.)+")
_NUMERALS = frozenset({"ii", "iii", "iv"})
_GENERATIONS = _NUMERALS | {"jr", "jr.", "sr", "sr."}
