"""The words that state nothing: grammar, courtesy, and everyday words by WordNet's supersenses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from writer.brief import KINDS, Kind
from writer.languages import Pack
from writer.reading.forms import stem
from writer.text.words import norm as fold


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The neutral words of a language, by their exact form and by their stem; `courtesy`: those that any note has."""

    pack: Pack
    grammar: frozenset[str]
    courtesy: frozenset[str]
    neutral: frozenset[str]
    stems: frozenset[str]
    wishes: frozenset[str]
    units: frozenset[str]
    salutations: frozenset[str]
    claims: frozenset[str]
    idioms: frozenset[str]
    of_kind: Mapping[Kind, frozenset[str]]

    def is_grammar(self, norm: str) -> bool:
        """Whether it is a word of the grammar: an article, a pronoun, an auxiliary."""
        return norm in self.grammar or ("'" in norm and norm.partition("'")[0] in self.grammar)

    def is_tie(self, norm: str) -> bool:
        """Whether it only names a kind of tie ("colleague", "met")."""
        return any(stem(norm, self.pack) in words for words in self.of_kind.values())

    def states(self, norm: str) -> bool:
        """Whether it says something by itself: neither what any note or wish may say, nor only a kind of tie."""
        return not (self.is_neutral(norm, wished=True) or self.is_tie(norm))

    def is_unit(self, norm: str) -> bool:
        """Whether numbers count it ("years")."""
        return all(stem(part, self.pack) in self.units for part in norm.split("-"))

    def is_salutation(self, norm: str) -> bool:
        """Whether people greet, address or take leave with it, in whatever language ("saludos")."""
        return norm in self.salutations

    def is_idiom(self, norm: str) -> bool:
        """Whether a number word counts nothing ("one", "once", "first")."""
        return norm in self.idioms

    def is_claim(self, norm: str) -> bool:
        """Whether it is one of the everyday words that state something of somebody, however lightly ("new")."""
        return stem(norm, self.pack) in self.claims

    def is_neutral(self, norm: str, *, wished: bool) -> bool:
        """Whether it states nothing; `wished`: in a clause that wishes, offers or asks, where more words are free."""
        if norm in self.neutral or norm in self.grammar:
            return True
        key = stem(norm, self.pack)
        if key in self.stems:
            return True
        if "-" in norm:
            return all(self.is_neutral(part, wished=wished) for part in norm.split("-") if part)
        return wished and key in self.wishes


@lru_cache(maxsize=8)
def vocabulary(words: Pack) -> Vocabulary:
    """The neutral words of a language."""
    grammar, courtesy = _spread(words.words("grammar")), _spread(words.words("courtesy") | words.words("goodwill"))
    neutral = _spread(words.words("neutral")) | _spread(words.words("courtesy"))
    claims = words.words("claims")
    everyday = words.words("wordnet") - claims
    stated = {stem(word, words) for word in claims}
    return Vocabulary(
        pack=words,
        grammar=grammar,
        courtesy=frozenset(stem(word, words) for word in courtesy),
        neutral=neutral | everyday,
        stems=(frozenset(stem(word, words) for word in neutral) | words.words("wordnet_stems")) - stated,
        wishes=frozenset(stem(word, words) for word in words.words("wishes")),
        units=frozenset(stem(word, words) for word in words.words("units") | _spread(words.words("measures"))),
        salutations=frozenset(
            fold(word) for name in ("greetings", "honorifics", "closings") for word in words.toml("greetings")[name]
        ),
        claims=frozenset(stated),
        idioms=_spread(words.words("idioms")),
        of_kind={kind: frozenset(stem(word, words) for word in words.toml("kind_words")[kind]) for kind in KINDS},
    )


def _spread(lines: frozenset[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())
