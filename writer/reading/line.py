"""A line of words by their places, with what the language makes of each: a past form, a word of the grammar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from writer.languages import Pack
from writer.reading.forms import stem
from writer.reading.vocabulary import vocabulary


class Said(Protocol):
    """A word as it stands, and the form in which words are compared: a word of a note, a token of a brief."""

    @property
    def text(self) -> str:
        """The word as it stands there."""
        ...

    @property
    def norm(self) -> str:
        """The form in which words are compared."""
        ...


@dataclass(frozen=True, eq=False)
class Verbs:
    """The verbs of a language by their stems, their irregular past forms, and the lists and endings of deeds.toml."""

    stems: frozenset[str]
    irregular: frozenset[str]
    subjects: Mapping[str, str]
    possessives: Mapping[str, str]
    objects: Mapping[str, str]
    had: Mapping[str, str]
    endings: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, frozenset[str]]

    @cached_property
    def pronouns(self) -> Mapping[str, str]:
        """The class of every pronoun, whatever it is in its sentence."""
        return {**self.subjects, **self.objects, **self.possessives}

    @cached_property
    def having(self) -> Mapping[str, frozenset[str]]:
        """By each word the lists that have it."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, words in self.lists.items():
            for word in words:
                found[word].add(name)
        return {word: frozenset(names) for word, names in found.items()}

    @cached_property
    def persons(self) -> frozenset[str]:
        """The words for somebody that are subjects only by what follows them."""
        return self.lists["me"] | self.lists["him"] | self.lists["people"]


@lru_cache(maxsize=8)
def verbs(pack: Pack) -> Verbs:
    """What a language has for telling who did what."""
    data = pack.toml("deeds")
    stems = pack.words("verb_stems")
    forms = (line.split() for line in pack.words("irregular"))
    return Verbs(
        stems=stems,
        irregular=frozenset(form for form, base in forms if stem(base, pack) in stems),
        subjects=_classed(data["subjects"]),
        possessives=_classed(data["possessives"]),
        objects=_classed(data["objects"]),
        had=_classed(data["had"]),
        endings={name: tuple(found) for name, found in data["endings"].items()},
        lists={name: frozenset(found) for name, found in data["words"].items()},
    )


def _classed(classes: Mapping[str, list[str]]) -> Mapping[str, str]:
    """By each word the class in which the data has it."""
    return {word: who for who, found in classes.items() for word in found}


@lru_cache(maxsize=32)
def stems(pack: Pack, *names: str) -> frozenset[str]:
    """The stems of lists of verbs of deeds.toml."""
    return frozenset(stem(word, pack) for name in names for word in verbs(pack).lists[name])


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What the language makes of a word by itself, wherever it stands: its stem, the lists of deeds.toml that have it,
    and what it may be. `leads`: whether somebody's deed may begin with it, names aside.
    """

    stem: str
    lists: frozenset[str]
    is_verb: bool
    is_past: bool
    is_gerund: bool
    is_adverb: bool
    is_grammar: bool
    leads: bool


LEADING = frozenset({"theirs", "as", "ends"})
"""The lists of deeds.toml with words that a deed may begin with, or end."""


@lru_cache(maxsize=16384)
def lexeme(norm: str, pack: Pack) -> Lexeme:
    """What the language makes of a word."""
    known, key = verbs(pack), stem(norm, pack)
    lists = known.having.get(norm, frozenset())
    is_long, is_verb = len(norm) >= SHORTEST, key in known.stems
    past = "unchanged" in lists or is_past(norm, pack)
    gerund = is_long and is_verb and norm.endswith(known.endings["gerund"])
    someone = norm in known.subjects or norm in known.had or norm in known.persons
    return Lexeme(
        stem=key,
        lists=lists,
        is_verb=is_verb,
        is_past=past,
        is_gerund=gerund,
        is_adverb=is_long and norm.endswith(known.endings["adverb"]),
        is_grammar=vocabulary(pack).is_grammar(norm),
        leads=past or gerund or someone or not lists.isdisjoint(LEADING),
    )


@lru_cache(maxsize=4096)
def is_past(norm: str, pack: Pack) -> bool:
    """Whether the word is a past form of a verb, and no plain one as well ("put")."""
    known = verbs(pack)
    ends = len(norm) >= SHORTEST and norm.endswith(known.endings["past"])
    return norm in known.irregular or (ends and stem(norm, pack) in known.stems)


SHORTEST = 5
"""Letters of a word whose ending tells what it is: "red" and "king" are no forms of a verb."""


THANKED = 6
"""Words before a gerund among which "thank you for" is looked for."""


BEYOND = 8
"""Full stops after the last word: as many places as one looks ahead or, from the first word, back."""


class Line:
    """The words of a text and, beyond its ends, full stops."""

    def __init__(self, words: Sequence[Said], pack: Pack) -> None:
        self.words, self.pack, self.known, self.length = words, pack, verbs(pack), len(words)
        self.norms = [*(word.norm for word in words), *["."] * BEYOND]
        self.texts = [*(word.text for word in words), *["."] * BEYOND]
        self.lexemes = [lexeme(norm, pack) for norm in self.norms]

    def says(self, at: int, name: str) -> bool:
        """Whether the word is in this list of deeds.toml."""
        return name in self.lexemes[at].lists

    def ends(self, at: int, name: str) -> bool:
        """Whether the word has this ending of deeds.toml."""
        return self.norms[at].endswith(self.known.endings[name])

    def owns(self, at: int) -> bool:
        """Whether it is written as an owner: "Ann's"."""
        return self.texts[at].endswith(self.known.endings["owner"])

    def is_mark(self, at: int) -> bool:
        """Whether it is no word and no number."""
        return not self.norms[at][:1].isalnum()

    def is_grammar(self, at: int) -> bool:
        """Whether it is a word of the grammar."""
        return self.lexemes[at].is_grammar

    def is_content(self, at: int) -> bool:
        """Whether it is a word that is none of the grammar."""
        return not (self.is_mark(at) or self.is_grammar(at))

    def is_verb(self, at: int) -> bool:
        """Whether it may be a form of a verb."""
        return self.lexemes[at].is_verb

    def is_one_of(self, at: int, name: str) -> bool:
        """Whether it is a form of one of these verbs of deeds.toml."""
        return self.lexemes[at].stem in stems(self.pack, name)

    def is_past(self, at: int) -> bool:
        """Whether it is the past form of a verb, or may be one."""
        return self.lexemes[at].is_past

    def is_gerund(self, at: int) -> bool:
        """Whether it is a gerund."""
        return self.lexemes[at].is_gerund

    def is_thanked_for(self, at: int) -> bool:
        """Whether "thank you for" or "thanks so much for" stands before it."""
        return self.says(at - 1, "done") and any(self.says(at - 1 - back, "thanks") for back in range(1, THANKED))

    def is_label(self, at: int) -> bool:
        """ "14" and "B", after which "plot" and "section" say nothing of their own."""
        return self.norms[at].isdigit() or (len(self.norms[at]) == 1 and self.texts[at].isupper())

    def is_count(self, at: int) -> bool:
        """ "4th", after which "company" says nothing of its own."""
        return self.norms[at][:1].isdigit()

    def subject(self, at: int) -> str:
        """The class of subjects that the word is of; "I'd" before a past form is "I had"."""
        norm = self.norms[at]
        if norm in self.known.had:
            after = self.past_adverbs(at + 1)
            if self.is_past(after) and not self.says(after, "unchanged"):
                return self.known.had[norm]
        return self.known.subjects.get(norm, "")

    def begins(self, at: int) -> bool:
        """Whether a clause may begin here."""
        return self.is_mark(at - 1) or self.says(at - 1, "and")

    def past_adverbs(self, at: int) -> int:
        """The next place that holds no "also", "kindly" and the like."""
        while self.says(at, "between") or self.is_adverb(at):
            at += 1
        return at

    def is_adverb(self, at: int) -> bool:
        """Whether it is an adverb by its ending."""
        return self.lexemes[at].is_adverb
