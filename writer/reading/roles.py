"""Roles: whom a note greets, and who signs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.text.words import Token, norm, tokens

LONGEST_GREETING = 7
"""Words, title and double-barrelled name included."""


@dataclass(frozen=True, eq=False)
class Roles:
    """`greeting`: the places of the greeting's words among the tokens; `addressed`: those of them that name somebody;
    `signed`: the names at the end.
    """

    greeting: frozenset[int] = frozenset()
    addressed: tuple[Token, ...] = ()
    signed: tuple[Token, ...] = ()


@dataclass(frozen=True, eq=False)
class Salutations:
    """How notes begin and end in a language, in the form in which words are compared."""

    greetings: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    closings: frozenset[str]


@lru_cache(maxsize=8)
def salutations(words: Pack) -> Salutations:
    """The greetings, honorifics, titles and closings that the language's data names."""
    data = words.toml("greetings")
    return Salutations(
        *(frozenset(map(norm, data[name])) for name in ("greetings", "honorifics", "titles", "closings"))
    )


def roles(found: tuple[Token, ...], facts: Facts) -> Roles:
    """Whom the note greets and who signs it."""
    known = salutations(facts.pack)
    names = {token.norm for token in tokens(f"{facts.brief.recipient.name} {facts.brief.sender.name}")}
    opening = _opening(found)
    greets = bool(opening) and (found[opening[0]].norm in known.greetings or _only_names(opening, found, known, names))
    if not greets:
        return Roles(signed=_signed(found, known, names))
    polite = known.greetings | known.honorifics | known.titles
    sent_from = next((place for place in opening if found[place].norm == "from"), len(found))
    addressed = tuple(
        found[place]
        for place in opening
        if found[place].kind == "word" and found[place].norm not in polite and place < sent_from
    )
    if not all(token.text[0].isupper() or token.norm in names for token in addressed):
        return _up_to_the_name(found, opening, known, names)
    return Roles(frozenset(opening), addressed, _signed(found, known, names))


def _opening(found: tuple[Token, ...]) -> list[int]:
    """The tokens before the first mark that ends a greeting."""
    opening: list[int] = []
    for place, token in enumerate(found[: LONGEST_GREETING + 1]):
        if token.kind == "mark" and token.text not in ".'’\"“”-":
            return opening
        opening.append(place)
    return []


def _only_names(opening: list[int], found: tuple[Token, ...], known: Salutations, names: set[str]) -> bool:
    """Whether it is a bare name: one of the two people's, or capitals only (a name perhaps misspelt)."""
    said = [found[place] for place in opening if found[place].kind == "word"]
    titled = known.honorifics | known.titles
    return (
        bool(said)
        and all(token.text[0].isupper() for token in said)
        and any(token.norm in names or token.norm in titled for token in said)
    )


def _up_to_the_name(found: tuple[Token, ...], opening: list[int], known: Salutations, names: set[str]) -> Roles:
    """A greeting that runs on without a mark ("Hi Ana good to ..."): it ends with the last name or polite word in a
    row.
    """
    polite = known.greetings | known.honorifics | known.titles | names
    row: list[int] = []
    for place in opening:
        if found[place].norm not in polite and not (found[place].text[0].isupper() and place < 3):
            break
        row.append(place)
    addressed = tuple(found[p] for p in row if found[p].norm not in known.greetings | known.honorifics | known.titles)
    return Roles(frozenset(row), addressed, _signed(found, known, names))


def _signed(found: tuple[Token, ...], known: Salutations, names: set[str]) -> tuple[Token, ...]:
    """The capitalised words that stand alone at the end, after the last mark or closing."""
    last: list[Token] = []
    for token in reversed(found):
        if token.kind == "mark":
            if last:
                break
            continue
        if not token.text[0].isupper() or token.norm in known.closings:
            break
        last.append(token)
    return tuple(reversed(last)) if len(last) <= 4 else ()
