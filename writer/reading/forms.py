"""The forms of a word: what makes "meets" and "met" one word, and "approval" and "approve" one family."""

from __future__ import annotations

from functools import lru_cache

from writer.languages import Pack

SHORTEST = 3
"""Letters that a word keeps at least where an ending is changed: "need", "bus" and "ring" stay what they are."""


@lru_cache(maxsize=16384)
def stem(norm: str, pack: Pack) -> str:
    """What the inflected forms of a word share: "story" and "stories", "sat" and "sitting". A key, not a word."""
    return regular(_irregular(pack).get(norm, norm), pack)


@lru_cache(maxsize=16384)
def regular(norm: str, pack: Pack) -> str:
    """The same without irregular forms: "saw" is a tool, too."""
    if norm in (apart := _apart(pack)):
        return apart[norm]
    base, inflections = _spelt(norm, pack), _inflections(pack)
    if base.endswith(tuple(inflections)):
        for ending, instead in inflections.items():
            if base.endswith(ending) and len(base) - len(ending) + len(instead) >= SHORTEST:
                base = base[: len(base) - len(ending)] + instead
                break
    return _canonical(base)


@lru_cache(maxsize=16384)
def root(norm: str, pack: Pack) -> str:
    """What the derived words of a family share: "organise", "organiser" and "organisation". A key, not a word."""
    base, derivations = stem(norm, pack), _derivations(pack)
    least = pack.toml("forms")["shortest"]
    while base.endswith(tuple(derivations)):
        fitting = (end for end in derivations if base.endswith(end) and len(base) - len(end) >= least)
        if not (end := next(fitting, "")):
            return base
        base = _canonical(base.removesuffix(end) + derivations[end])
    return base


def _spelt(norm: str, pack: Pack) -> str:
    """The word as one side of the ocean spells it: "colour" and "color" are one word."""
    spellings = _spellings(pack)
    if norm.startswith(tuple(spellings)):
        beginning = max((each for each in spellings if norm.startswith(each)), key=len)
        return spellings[beginning] + norm.removeprefix(beginning)
    return norm


def _canonical(base: str) -> str:
    """One spelling for stems that differ only in a doubled consonant, a silent e, or y for i."""
    if len(base) > 3 and base.endswith("e") and not base.endswith("ee"):
        base = base[:-1]
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiou":
        base = base[:-1]
    if base.endswith("y"):
        base = base[:-1] + "i"
    return base[:-2] + "iz" if base.endswith("is") and len(base) > 4 else base


@lru_cache(maxsize=8)
def _inflections(pack: Pack) -> dict[str, str]:
    """The endings of inflected forms, each with what stands in its place, in the order in which they are tried."""
    return dict(pack.toml("forms")["inflections"])


@lru_cache(maxsize=8)
def _derivations(pack: Pack) -> dict[str, str]:
    """The endings of derived words, as stems have them, each with what stands in its place, in their order."""
    return {_canonical(ending): instead for ending, instead in pack.toml("forms")["derivations"]}


@lru_cache(maxsize=8)
def _spellings(pack: Pack) -> dict[str, str]:
    return dict(line.split() for line in pack.words("spellings"))


@lru_cache(maxsize=8)
def _apart(pack: Pack) -> dict[str, str]:
    """The forms of words that would else be taken for those of a shorter one, each with its word."""
    lines = (line.split() for line in pack.toml("forms")["apart"])
    return {form: forms[0] for forms in lines for form in forms}


@lru_cache(maxsize=8)
def _irregular(pack: Pack) -> dict[str, str]:
    return dict(line.split() for line in pack.words("irregular"))
