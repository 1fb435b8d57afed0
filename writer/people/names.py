"""The name at the head of a profile, freed of titles, letters, pronouns and capitals."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import regex

_SEPARATOR = regex.compile(r"\s+[-–—|•·/@]\s*|\s*[|•·]\s*|[,;:(\[]|\.\s|\.$")
_ASIDE = regex.compile(r"\([^()]{0,60}\)|[\"“”„«][^\"“”«»]{0,40}[\"“”»]")
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{So}\p{Sk}\p{Emoji_Modifier}]")
_WORD = regex.compile(r"(?:\p{Ll}{1,3}['’ʼ-])?\p{Lu}[\p{L}\p{M}'’ʼ‑-]*\.?")
_UNCASED = regex.compile(r"[\p{Lo}\p{M}\p{Lm}'’・-]+")
_LETTERS_AFTER = regex.compile(
    r"\p{Lu}{2,}\p{Ll}[\p{L}]*|(?:\p{Lu}\p{Ll}*\.){2,}\p{L}*|\p{Lu}{2,6}(?:[-/]\p{Lu}{2,4})+"
)
_GENERATION = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_MOST_WORDS = 7


@cache
def words(group: str) -> frozenset[str]:
    """One of the lists of site.toml about names."""
    data = tomllib.loads(resources.files("writer.people").joinpath("site.toml").read_text(encoding="utf-8"))
    return frozenset(data["names"][group])


def name(text: str) -> str:
    """The text as a bare name: "Dr. ANA VAN DER BERG, PhD (she/her) 👋" is "Ana van der Berg"; "" where it is none."""
    tokens = _PICTURE.sub(" ", _ASIDE.sub(" ", text.split(",")[0])).split()
    tokens = _one_script(_without_letters(_without_titles(tokens)))
    if not 0 < len(tokens) <= _MOST_WORDS or not all(_fits(token) for token in tokens):
        return ""
    if all(token.casefold() in words("particles") for token in tokens) or _names_a_trade(tokens):
        return ""
    return " ".join(_in_normal_case(tokens))


def split(line: str) -> tuple[str, str]:
    """The name that a line begins with and what follows it: "Ana Gil - Nurse | Porto" is ("Ana Gil", "Nurse | Porto")."""
    whole = name(line)
    cut = next((found for found in _SEPARATOR.finditer(line[:120]) if not _is_title(line[: found.end()])), None)
    if cut is None:
        return whole, ""
    return name(line[: cut.start()]) or whole, line[cut.end() :].strip()


def _is_title(text: str) -> bool:
    last = text.strip().split()[-1:]
    return bool(last) and (last[0].endswith(".") and (_titled(last[0]) or len(last[0]) <= 3))


def _titled(token: str) -> bool:
    low = token.casefold().replace("’", "'")
    return low in words("honorifics") or low.rstrip(".") in words("honorifics")


def _without_titles(tokens: list[str]) -> list[str]:
    while tokens and _titled(tokens[0]):
        tokens = tokens[1:]
    return tokens


def _without_letters(tokens: list[str]) -> list[str]:
    while len(tokens) > 1 and _after(tokens):
        tokens = tokens[:-1]
    return tokens


def _after(tokens: list[str]) -> bool:
    last = tokens[-1]
    if last.casefold() in _GENERATION:
        return False
    if last.casefold().rstrip(".") in words("after") and (len(tokens) > 2 or last != last.capitalize()):
        return True
    if _LETTERS_AFTER.fullmatch(last):
        return True
    shouting = all(token.isupper() for token in tokens[:-1])
    few_vowels = sum(letter in "AEIOUYÁÉÍÓÚÄÖÜÅØ" for letter in last) * 4 <= len(last)
    return last.isupper() and 2 <= len(last) <= 6 and len(tokens) > 2 and few_vowels and not shouting


def _one_script(tokens: list[str]) -> list[str]:
    latin = [token for token in tokens if regex.match(r"['’]?\p{Latin}", token)]
    return latin if latin else tokens


def _fits(token: str) -> bool:
    return bool(_WORD.fullmatch(token) or _UNCASED.fullmatch(token)) or token.casefold() in words("particles")


def _names_a_trade(tokens: list[str]) -> bool:
    low = [token.casefold().strip(".") for token in tokens]
    return any(token in words("trades") for token in low) or low[0] in words("openers")


def _in_normal_case(tokens: list[str]) -> list[str]:
    shouting = all(token.isupper() for token in tokens) and max(map(len, tokens)) > 2
    return [_calm(token, shouting) for token in tokens]


def _calm(token: str, shouting: bool) -> str:
    if not token.isupper() or token.casefold() in _GENERATION - {"jr", "sr"}:
        return token
    if shouting and token.casefold() in words("particles") and len(token) > 1:
        return token.casefold()
    if len(token) < 3 or (not shouting and len(token) < 4):
        return token
    return regex.sub(
        r"(^|['’ʼ‑-]|^MC)(\p{L})", lambda found: found[1].capitalize() + found[2].upper(), token.lower()
    ).replace("Mc", "Mc")
