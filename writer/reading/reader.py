"""Reads a text against the facts: accounts for every word of it, one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from writer.brief import LONGEST_LIMIT
from writer.languages import Pack
from writer.reading.aliases import spelt_out
from writer.reading.cues import Claim, asks, claimed, clauses, cues, may_be_a_cue
from writer.reading.evidence import told_names
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.idle import asked, numbered
from writer.reading.kin import converse, converse_of_mine
from writer.reading.line import verbs
from writer.reading.linking import Link, exact_links, links, number_links, other_words, year_links
from writer.reading.note import Reading, Use, Word
from writer.reading.records import Fact
from writer.reading.roles import Roles, roles
from writer.reading.tie import GUARDED
from writer.reading.turns import turns
from writer.reading.vocabulary import vocabulary
from writer.text.characters import shadow
from writer.text.numbers import Number, numbers
from writer.text.words import Token, tokens

READ = 4 * LONGEST_LIMIT
"""Code points of a text that are read. What is longer fits no limit (NFC shortens a text to a third at most), and a
text of any size is judged in bounded time.
"""


def read(text: str, facts: Facts) -> Reading:
    """The text, read against the facts. Never raises; any text has a reading."""
    looked_at = text[:READ]
    found, plain = tokens(looked_at), shadow(looked_at)
    places = tuple(clauses(plain, facts.pack)) or ((0, len(plain)),)
    said = tuple(claimed(plain, places, facts.pack))
    who = roles(found, facts)
    reader = _Reader(facts, found, places, said, who, plain)
    return Reading(facts.brief, facts, text, tuple(reader.words()), who, said, places, reader.denying, reader.asking)


class _Reader:
    """Accounts for the words of one text, one after the other."""

    def __init__(
        self,
        facts: Facts,
        found: tuple[Token, ...],
        places: tuple[tuple[int, int], ...],
        said: tuple[Claim, ...],
        who: Roles,
        plain: str,
    ) -> None:
        self.facts, self.found, self.roles, self.plain = facts, found, who, plain
        self.vocabulary = vocabulary(facts.pack)
        self.numbers = _by_token(found, facts.pack)
        self.clause = _clause_of(found, places)
        self.places = places
        self.denying = frozenset(
            place for place, span in enumerate(places) if cues(facts.pack).denial.search(plain[slice(*span)])
        )
        self.idle = turns(found, facts.pack) | numbered(found, self.numbers)
        steered = facts.ignored or facts.appeals  # what such a profile wants may well be asked as a question
        self.asking = frozenset(place for place, span in enumerate(places) if asks(plain[slice(*span)]))
        self.asked = frozenset() if steered else asked(found, self.numbers, self.asking, self.clause, facts.pack)
        self.wishing: dict[int, bool] = {}
        self.spelt = spelt_out(found, facts)
        self.cued = [(claim.start, claim.end) for claim in said if claim.name in GUARDED]

    def words(self) -> list[Word]:
        """Every token of the text as a word."""
        return [self._word(place, token) for place, token in enumerate(self.found)]

    def _word(self, place: int, token: Token) -> Word:
        clause = self.clause[place]
        if token.kind == "mark":
            return Word(token.text, token.norm, token.start, token.end, clause, "mark")
        is_name = self._is_name(place, token)
        more = is_name or place in self.numbers or place in self.roles.greeting
        if self.vocabulary.is_grammar(token.norm) and not more:
            return Word(token.text, token.norm, token.start, token.end, clause, "grammar")
        supported = self._links(place, token, is_name, clause)
        use = self._use(place, token, supported, is_name, clause)
        told = any(link.fact.told for link in supported)
        number = self.numbers.get(place)
        return Word(token.text, token.norm, token.start, token.end, clause, use, supported, is_name, number, told)

    def _links(self, place: int, token: Token, is_name: bool, clause: int) -> tuple[Link, ...]:
        if place in self.numbers:
            found = number_links(self.numbers[place], self.facts) or exact_links(token.norm, self.facts)
            return found or self._short_year(place) or self._lettered(place) or other_words(token.norm, self.facts)
        if self.vocabulary.is_grammar(token.norm):
            return exact_links(token.norm, self.facts) if is_name else ()
        if "-" in token.norm and (counted := self._counted(token)):
            return counted
        strict = is_name and not self._begins(place)
        denying = clause in self.denying
        found = links(token, self.facts, strict, denying)
        if any(link.fact.told for link in found):
            return found
        spelt = self.spelt.get(place, ()) or self._initial(place)
        other = spelt if found else (*spelt, *self._converse(place))
        pieced = (() if found else self._joined(place)) or tuple(Link(fact, "derived") for fact in other)
        return found + tuple(link for link in pieced if denying or not link.fact.denies(token.norm, self.facts.pack))

    def _initial(self, place: int) -> tuple[Fact, ...]:
        """What supports the initial after a name that the sender told in full ("Leena S.")."""
        letter, before = self.found[place].norm, self.found[max(place - 1, 0)].norm
        if len(letter) > 1 or not self.found[place].text.isupper():
            return ()
        rows = ((fact, pairwise(word.norm for word in fact.words)) for fact in self.facts.about(before, "exact"))
        return tuple(fact for fact, row in rows if any(one == before and other[0] == letter for one, other in row))

    def _converse(self, place: int) -> tuple[Fact, ...]:
        """What supports a word of kin beside a name ("Samira's brother", "the son of Behrouz") or after "your", told
        from the other side.
        """
        known, before = verbs(self.facts.pack), self.found[max(place - 1, 0)]
        of = any(token.norm in known.lists["of"] for token in self.found[place + 1 : place + 2])
        owned = before.text.endswith(known.endings["owner"]) and self._names(before)
        of_one = of and any(map(self._names, self.found[place + 2 : place + 3]))
        if owned or of_one:
            return converse(self.found[place].norm, self.facts)
        near = self.found[max(place - 2, 0) : place]
        yours = any(known.possessives.get(token.norm) == "addressed" for token in near)
        return converse_of_mine(self.found[place].norm, self.facts) if yours else ()

    def _names(self, token: Token) -> bool:
        """Whether it names somebody, in small letters perhaps."""
        return token.text[0].isupper() or token.norm in told_names(self.facts)

    def _short_year(self, place: int) -> tuple[Link, ...]:
        """What supports two digits that count nothing ("summer 22."): a year that the sender told."""
        return () if self._counts(place) else year_links(self.numbers[place], self.facts)

    def _lettered(self, place: int) -> tuple[Link, ...]:
        """What supports a number after a word that the sender cut to a letter or two: "version 4" for "v4", but not
        "visited 4 times".
        """
        if not place or self._counts(place):
            return ()
        word, number = self.found[place - 1].norm, self.found[place].norm
        return exact_links(word[:1] + number, self.facts) or exact_links(word[:2] + number, self.facts)

    def _counts(self, place: int) -> bool:
        """Whether the number counts what follows it."""
        following = self.found[place + 1] if place + 1 < len(self.found) else None
        return following is not None and following.kind != "mark" and not self.vocabulary.is_grammar(following.norm)

    def _counted(self, token: Token) -> tuple[Link, ...]:
        """What supports a number at the head of a compound ("second-year", "eight-year-olds") whose rest is supported
        or a unit.
        """
        head, *rest = token.norm.split("-")
        worth = list(numbers(tokens(head), self.facts.pack.language))
        known = worth and all(self.vocabulary.is_unit(each) or exact_links(each, self.facts) for each in rest)
        return number_links(worth[0], self.facts) if known else ()

    def _joined(self, place: int) -> tuple[Link, ...]:
        """What supports the word together with its neighbour ("data base" for "database")."""
        for first in (place - 1, place):
            pair = [token.norm for token in self.found[max(first, 0) : first + 2] if token.kind == "word"]
            if len(pair) == 2 and (found := exact_links("".join(pair), self.facts)):
                return found
        return ()

    def _use(self, place: int, token: Token, supported: tuple[Link, ...], is_name: bool, clause: int) -> Use:
        if place in self.roles.greeting:
            return "greeting"
        if supported:
            return "fact"
        if place in self.idle:
            return "grammar" if self.vocabulary.is_grammar(token.norm) else "neutral"
        if place in self.numbers and not self.vocabulary.is_idiom(token.norm):
            return "left"
        if self.vocabulary.is_grammar(token.norm) and not is_name:
            return "grammar"
        if _within(token, self.cued) and not is_name and may_be_a_cue(token.norm, self.facts.pack):
            return "cue"
        if not is_name and self._is_neutral(token.norm, clause):
            return "neutral"
        if not is_name and stem(token.norm, self.facts.pack) in self.vocabulary.of_kind[self.facts.kind]:
            return "neutral"
        if (
            self.vocabulary.is_unit(token.norm)
            and (counted := place - 2 if self.found[place - 1].text == "-" else place - 1) in self.numbers
            and self._links(counted, *self._of(counted))
        ):
            return "neutral"
        if not is_name and place in self.asked:
            return "neutral"
        return "neutral" if self.vocabulary.is_salutation(token.norm) else "left"

    def _is_neutral(self, norm: str, clause: int) -> bool:
        """Whether the word states nothing there; what only a wish may say is rare, so the clause is asked last."""
        known = self.vocabulary
        return known.is_neutral(norm, wished=False) or (
            known.is_neutral(norm, wished=True) and (clause in self.asking or self._wishes(clause))
        )

    def _wishes(self, clause: int) -> bool:
        if clause not in self.wishing:
            said = self.plain[slice(*self.places[clause])]
            self.wishing[clause] = cues(self.facts.pack).wish.search(said) is not None
        return self.wishing[clause]

    def _of(self, place: int) -> tuple[Token, bool, int]:
        return self.found[place], False, self.clause[place]

    def _is_name(self, place: int, token: Token) -> bool:
        """A capital where a sentence would not put one. At its beginning, a word that the vocabulary does not know."""
        if token.kind != "word" or not token.text[0].isupper():
            return False
        if self.vocabulary.is_grammar(token.norm) and token.norm not in self.facts.pack.toml("homographs")["names"]:
            return False
        if token.norm == self.facts.brief.channel.partition("-")[0]:  # where the note goes, as both can see
            return False
        begins = self._begins(place) and not self._heads_a_name(place)
        return not begins or not self.vocabulary.is_neutral(token.norm, wished=True)

    def _heads_a_name(self, place: int) -> bool:
        """Whether it stands before a name as another name does in the brief: "Bob Carter" for "Ben Carter"."""
        token, after = self.found[place], self.found[place + 1] if place + 1 < len(self.found) else None
        if (
            after is None
            or not after.text[0].isupper()
            or stem(token.norm, self.facts.pack) in self.vocabulary.courtesy
        ):
            return False
        rows = (pairwise(fact.words) for fact in self.facts.about(after.norm, "exact") if fact.told)
        return any(one.text[0].isupper() and other.norm == after.norm for row in rows for one, other in row)

    def _begins(self, place: int) -> bool:
        """Whether a capital at this place may only be the beginning of a sentence."""
        before = self.found[place - 1] if place else None
        return (
            before is None or (before.kind == "mark" and before.text not in INNER) or place - 1 in self.roles.greeting
        )


def _within(token: Token, spans: list[tuple[int, int]]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)


INNER = frozenset("'’‘“\"(&/-")
"""Marks after which a sentence goes on."""


def _by_token(found: tuple[Token, ...], words: Pack) -> dict[int, Number]:
    """The number that each token belongs to."""
    starts = [token.start for token in found]
    return {
        place: number
        for number in numbers(found, words.language)
        for place in range(bisect_left(starts, number.start), bisect_left(starts, number.end))
        if found[place].end <= number.end
    }


def _clause_of(found: tuple[Token, ...], places: tuple[tuple[int, int], ...]) -> list[int]:
    ends = [end for _, end in places[:-1]]
    return [bisect_right(ends, token.start) for token in found]
