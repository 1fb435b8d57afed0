"""Roles: whom a note greets, and who signs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.line import verbs
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
    """How notes begin and end in a language, in the form in which words are compared; `everyday` are the greetings that
    nobody needs to ask for.
    """

    greetings: frozenset[str]
    everyday: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    closings: frozenset[str]

    @cached_property
    def before_names(self) -> frozenset[str]:
        """What stands before a name and is none."""
        return self.honorifics | self.titles

    @cached_property
    def polite(self) -> frozenset[str]:
        """What may stand in a greeting besides a name."""
        return self.greetings | self.before_names


@lru_cache(maxsize=8)
def salutations(words: Pack) -> Salutations:
    """The greetings, honorifics, titles and closings that the language's data names."""
    data = words.toml("greetings")
    return Salutations(
        *(frozenset(map(norm, data[name])) for name in ("greetings", "everyday", "honorifics", "titles", "closings"))
    )


def roles(found: tuple[Token, ...], facts: Facts) -> Roles:
    """Whom the note greets and who signs it."""
    known = salutations(facts.pack)
    recipient, sender = _words(facts.brief.recipient.name), _words(facts.brief.sender.name)
    opening, signed = _opening(found), _signed(found, known)
    said = [found[place] for place in opening if found[place].kind == "word"]
    if (
        not said
        or _introduces(said, sender)
        or not (said[0].norm in known.greetings or _only_names(said, known, recipient))
    ):
        return Roles(signed=signed)
    leads = verbs(facts.pack).lists["from"]
    sent_from = next((place for place in opening if found[place].norm in leads), len(found))
    named = (place for place in opening if place < sent_from and found[place].norm not in known.polite)
    addressed = [found[place] for place in named if found[place].kind == "word"]
    if not all(token.text[0].isupper() or token.norm in recipient + sender for token in addressed):
        return _up_to_the_name(found, opening, known, recipient + sender, signed)
    own = recipient[:1]  # "Rafiki Salim": what stands before their first name greets them
    first = next((place for place, token in enumerate(addressed) if token.norm in own), 0)
    return Roles(frozenset(place for place in opening if place < sent_from), tuple(addressed[first:]), signed)


@lru_cache(maxsize=64)
def _words(name: str) -> tuple[str, ...]:
    return tuple(token.norm for token in tokens(name))


def _introduces(said: list[Token], sender: tuple[str, ...]) -> bool:
    """Whether a note begins with its sender's name ("Radoslav, the roofer from July"): nobody is greeted there."""
    return all(token.norm in sender for token in said)


def _opening(found: tuple[Token, ...]) -> list[int]:
    """The tokens before the first mark that ends a greeting."""
    opening: list[int] = []
    for place, token in enumerate(found[: LONGEST_GREETING + 1]):
        apart = token.text == "-" and place and found[place - 1].end < token.start
        if token.kind == "mark" and (apart or token.text not in ".'’\"“”-"):
            return opening
        opening.append(place)
    return []


def _only_names(said: list[Token], known: Salutations, names: tuple[str, ...]) -> bool:
    """Whether it is a bare name: the recipient's, or capitals only (a name perhaps misspelt)."""
    titled = any(token.norm in known.before_names or token.norm in names for token in said)
    return titled and all(token.text[0].isupper() for token in said)


def _up_to_the_name(
    found: tuple[Token, ...], opening: list[int], known: Salutations, names: tuple[str, ...], signed: tuple[Token, ...]
) -> Roles:
    """A greeting that runs on without a mark ("Hi Ana good to ..."): it ends with the last name or polite word."""
    row: list[int] = []
    for place in opening:
        said = found[place].norm
        if said not in known.polite and said not in names and not (found[place].text[0].isupper() and place < 3):
            break
        row.append(place)
    addressed = tuple(found[place] for place in row if found[place].norm not in known.polite)
    return Roles(frozenset(row), addressed, signed)


def _signed(found: tuple[Token, ...], known: Salutations) -> tuple[Token, ...]:
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
