"""Variants of a note: the same words in other dress, which must get the same verdict."""

import unicodedata
from collections.abc import Iterator
from random import Random

import regex
from anyascii import anyascii
from cases import DATA, Case, Mutant, Rule, with_a_sentence

from writer.reading import facts


def variants(case: Case) -> Iterator[Mutant]:
    """Each kind's variants of a note."""
    for kind, rule in VARIATIONS.items():
        yield from (Mutant(kind, case, note) for note in rule(case, Random(case.id)) if note != case.note)


def _curly(case: Case, draw: Random) -> Iterator[str]:
    """Typographic quotes for straight ones, or the other way round."""
    text = regex.sub(r'"([^"]*)"', r"“\1”", case.note.replace("'", "’"))
    yield text if text != case.note else case.note.replace("’", "'").replace("“", '"').replace("”", '"')


def _decomposed(case: Case, draw: Random) -> Iterator[str]:
    """Unicode's form NFD."""
    yield unicodedata.normalize("NFD", case.note)


def _plain_letters(case: Case, draw: Random) -> Iterator[str]:
    """Latin letters without diacritics."""
    yield regex.sub(r"[\p{Latin}\p{Mn}]+", lambda found: anyascii(unicodedata.normalize("NFC", found[0])), case.note)


_LONG: dict[str, str] = DATA["contractions"]
_WOULD = r"(?= (?:really |truly |very much |also )?(?:like|love|be|appreciate|enjoy|welcome|value)\b)"


def _spelt_out(case: Case, draw: Random) -> Iterator[str]:
    """Contractions spelt out."""
    yield _each({**_LONG, "I'd": "I would", "it'd": "it would", "we'd": "we would"}, case.note.replace("’", "'"))


def _contracted(case: Case, draw: Random) -> Iterator[str]:
    """Contractions where there are none."""
    yield _each({**{long: short for short, long in _LONG.items()}, "I would": "I'd", "it would": "it'd"}, case.note)


def _each(table: dict[str, str], text: str) -> str:
    for was, to in table.items():
        guard = _WOULD if "would" in was + to else r"(?= \w)"
        for one, other in ((was, to), (was[0].upper() + was[1:], to[0].upper() + to[1:])):
            text = regex.sub(rf"(?<![\w'’]){one}(?![\w'’]){guard}", other, text)
    return text


def _without_hyphens(case: Case, draw: Random) -> Iterator[str]:
    """A space for the hyphen between two lower-case words."""
    yield regex.sub(r"(?<=(?<![\w-])\p{Ll}{3,})-(?=\p{Ll}{3,}(?![\w-]))", " ", case.note)


def _dashes(case: Case, draw: Random) -> Iterator[str]:
    """Another dash between clauses."""
    yield regex.sub(r" [-–—] ", lambda found: " – " if found[0] != " – " else " - ", case.note)


def _emoji(case: Case, draw: Random) -> Iterator[str]:
    """A smile after the last sentence; not where the profile gives instructions, and might have asked for one."""
    if case.note[-1:] not in "\"”’'" and not facts(case.brief).ignored:
        yield with_a_sentence(case.note, "🙂")


def _in_another_order(case: Case, draw: Random) -> Iterator[str]:
    """Two sentences in the middle change places, where neither leans on the one before it."""
    parts = regex.findall(
        r"(?:[^.!?]|(?<=\b(?:Dr|Mr|Ms|Mrs|Prof|St))\.)+(?:[.!?](?! |$)[^.!?]*)*[.!?]+(?: |$)|[^.!?]+$", case.note
    )
    for at in range(1, len(parts) - 2):
        one, other = parts[at], parts[at + 1]
        if one.endswith(" ") and other.endswith(" ") and not any(_LEANS.search(each) for each in (one, other)):
            yield "".join([*parts[:at], other, one, *parts[at + 2 :]])
            return


_SENTENCES = regex.compile(
    r"(?:[^.!?]|(?<=\b(?:Dr|Mr|Ms|Mrs|Prof|St))\.)+(?:[.!?](?! |$)[^.!?]*)*[.!?]+(?: |$)|[^.!?]+$"
)
_LEANS = regex.compile(
    r"\b(?:it|that|this|they|them|those|these|he|she|him|her|so|then|there|also|too|but|still|now|here|again|ones?|both|"
    r"either|neither|same|such|thanks?)\b",
    regex.IGNORECASE,
)


def _greetings(case: Case, draw: Random) -> Iterator[str]:
    """Another greeting."""
    for greeting in ("Hi", "Hello", "Hey", "Dear"):
        yield regex.sub(r"^(?:Hi|Hello|Hey|Dear)(?= \p{Lu})", greeting, case.note)


VARIATIONS: dict[str, Rule] = {
    "curly or straight quotes": _curly,
    "decomposed letters (NFD)": _decomposed,
    "no diacritics": _plain_letters,
    "contractions spelt out": _spelt_out,
    "contractions": _contracted,
    "space for a hyphen": _without_hyphens,
    "another dash": _dashes,
    "an emoji": _emoji,
    "sentences in another order": _in_another_order,
    "another greeting": _greetings,
}
"""What changes nothing."""
