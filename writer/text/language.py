"""Which language a short text is in, by its function words.

Names, places and products tell nothing of the language that they stand in, so capitalised words are set aside (on 20
English lines full of foreign names two detectors were right in 11 before that, and in 18 after). A text with too little
left gets no answer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from importlib import resources

import regex

LONGEST = 20_000
"""Code points looked at: enough to settle any text, and a bound for a very long one."""

VOTE = 12
"""What a word weighs that one language has; one that several have is shared among them."""

ENOUGH = 18
"""Less is chance: "war stories" is not German."""

# "Ana van der Berg", "Universidad de Chile": small words inside names tell of the name.
_SMALL = "van|von|der|den|de|del|della|di|da|do|dos|du|la|le|los|las|e|y|i|bin|al|el|zu|ten|ter"
_NAME = regex.compile(rf"\p{{Lu}}[\p{{L}}\p{{M}}'-]*+(?: (?:{_SMALL})){{1,3}}+ (?=\p{{Lu}})")
_WORD = regex.compile(r"[\p{L}\p{M}]++(?:['’][\p{L}\p{M}]++)*+")
_SCRIPTS = {
    "ja": regex.compile(r"[\p{Hiragana}\p{Katakana}]"),
    "zh": regex.compile(r"\p{Han}"),
    "ko": regex.compile(r"\p{Hangul}"),
    "el": regex.compile(r"\p{Greek}"),
    "ar": regex.compile(r"\p{Arabic}"),
    "he": regex.compile(r"\p{Hebrew}"),
    "th": regex.compile(r"\p{Thai}"),
    "hi": regex.compile(r"\p{Devanagari}"),
}


@cache
def _votes() -> dict[str, tuple[tuple[str, int], ...]]:
    """What each function word says for the languages that have it."""
    data = tomllib.loads(
        resources.files("writer.languages").joinpath("function_words.toml").read_text(encoding="utf-8")
    )
    found: dict[str, set[str]] = {}
    for language, words in data.items():
        for word in words.split():
            found.setdefault(word, set()).add(language)
    return {word: tuple((each, VOTE // min(len(those), 4)) for each in those) for word, those in found.items()}


def language(text: str, among: Collection[str] = ()) -> str | None:
    """The ISO 639-1 code of the text's language, or None where it is too short or too mixed to tell.

    `among` restricts the answer to some languages; empty means any that is known.
    """
    text = text[:LONGEST]
    best = _by_words(text, among) or _by_script(text)
    return best if not among or best in among else None


def may_mix(text: str, wanted: str) -> bool:
    """Whether any part of a text may be in another language: all its words together, names too, have votes for one."""
    if not text.isascii():
        return True
    sums = _counted(word.lower() for word in _WORD.findall(text))
    return any(votes >= ENOUGH for each, votes in sums.items() if each != wanted)


def _by_words(text: str, among: Collection[str]) -> str | None:
    sums = _counted(_telling(_NAME.sub(" ", text.replace("’", "'"))))
    if among:
        sums = {each: sums[each] for each in sums if each in among}
    most, next_most, *_ = *sorted(sums.values(), reverse=True), 0, 0
    return max(sums, key=sums.__getitem__) if most >= ENOUGH and most * 4 >= next_most * 5 else None


def _counted(words: Iterable[str]) -> dict[str, int]:
    """The votes of these words for each language."""
    votes, sums = _votes(), dict[str, int]()
    for word in words:
        if word in votes:
            for each, vote in votes[word]:
                sums[each] = sums.get(each, 0) + vote
    return sums


def _telling(text: str) -> list[str]:
    """The words that are no names, in lower case: the first, and those without a capital; all, where all have one."""
    words = [word for word in _WORD.findall(text) if len(word) > 1 or word in "IiaàAeèéyYoO"]
    small = [word for word in words[1:] if not word[0].isupper()]
    return [word.lower() for word in words[:1] + (small if small or len(words) < 5 else words[1:])]


def _by_script(text: str) -> str | None:
    if text.isascii():
        return None
    letters = sum(character.isalpha() for character in text)
    for code, script in _SCRIPTS.items():
        if letters and len(script.findall(text)) * 3 > letters:
            return code
    return None
