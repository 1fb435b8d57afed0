"""Links: what ties a word of a note to the facts, and how closely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from writer.languages import Pack
from writer.reading.aliases import aliases, cut_short
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.index import TIERS, Tier, groups, keys, parts
from writer.reading.records import Fact
from writer.reading.vocabulary import vocabulary
from writer.text.numbers import Amount, Number, may_be_a_year
from writer.text.words import Token

FOR_NAMES = frozenset({"exact", "inflected", "paraphrase"})
"""A name is never supported by a word of its family; an exonym (Munich, München) is a paraphrase."""


SAME_WORD = frozenset({"exact", "inflected"})
"""The tiers at which it is the same word; the looser ones are asked only where these find nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A fact that supports a word, and the tier: the same word, a form of it, a word of its family, or another word for
    it.
    """

    fact: Fact
    tier: Tier


def links(token: Token, facts: Facts, is_name: bool, denied: bool) -> tuple[Link, ...]:
    """What supports the word, at the closest tier that has anything.

    A word that the brief only denies supports nothing, unless the clause denies as well (`denied`).
    """
    whole, *pieces = parts(token.norm)
    found = _links(whole, facts, is_name, denied)
    if any(link.fact.told for link in found):
        return found
    if pieces:
        found += _links("".join(pieces), facts, is_name, denied)  # "co-op" for "coop", "self-taught" for "self taught"
        return found or _piecewise(pieces, facts, denied)
    meant = cut_short(token, facts) if found else aliases(token, facts)
    return found + tuple(Link(fact, "derived") for fact in meant if denied or not fact.denies(whole, facts.pack))


def _piecewise(pieces: Sequence[str], facts: Facts, denied: bool) -> tuple[Link, ...]:
    """What supports each of the words that a hyphen joins, grammar aside ("no-macro"); nothing, where one has none.
    "Plastic-free" denies the plastic.
    """
    lacking = pieces[-1] in facts.pack.toml("forms")["lacking"]
    stating = [piece for piece in pieces[: -1 if lacking else None] if not vocabulary(facts.pack).is_grammar(piece)]
    each = [_links(piece, facts, False, denied or lacking) for piece in stating or pieces]
    return tuple(chain.from_iterable(each)) if all(each) else ()


@lru_cache(maxsize=4096)
def _links(norm: str, facts: Facts, is_name: bool, denied: bool) -> tuple[Link, ...]:
    found: dict[int, Link] = {}
    for tier, among in _looked_up(norm, facts.pack):
        if found and tier not in SAME_WORD:
            break
        for key in among if tier in FOR_NAMES or not is_name else ():
            for fact in facts.about(key, tier):
                if fact.id not in found and (denied or not fact.denies(norm, facts.pack)):
                    found[fact.id] = Link(fact, tier)
    return tuple(found.values())


@lru_cache(maxsize=16384)
def _looked_up(norm: str, words: Pack) -> tuple[tuple[Tier, tuple[str, ...]], ...]:
    """Under what a word of a note is looked up at each tier."""
    said = groups(words).said.get(stem(norm, words), ())
    return tuple((tier, said if tier == "paraphrase" else keys(norm, tier, words)) for tier in TIERS)


def exact_links(norm: str, facts: Facts) -> tuple[Link, ...]:
    """The facts that hold the very same token: a number that is part of a name ("#412", "Q3")."""
    return tuple(Link(fact, "exact") for fact in facts.about(norm, "exact"))


def other_words(norm: str, facts: Facts) -> tuple[Link, ...]:
    """The facts that have another word for a number: "a couple" for "two"."""
    keys = groups(facts.pack).said.get(stem(norm, facts.pack), ())
    return tuple(Link(fact, "paraphrase") for key in keys for fact in facts.about(key, "paraphrase"))


def number_links(number: Number, facts: Facts) -> tuple[Link, ...]:
    """The facts that hold this number, a range that it lies in, or both ends of it where it is a range itself."""
    return tuple(Link(fact, "exact") for fact in facts.records if _holds(fact, number, facts.pack))


def year_links(number: Number, facts: Facts) -> tuple[Link, ...]:
    """The facts told of a year that ends in these two digits."""
    return tuple(
        Link(fact, "exact")
        for fact in facts.records
        if fact.told and any(end % CENTURY == number.value == number.last for end in _years(fact))
    )


CENTURY, LONGEST_SPAN = 100, 70
"""A count below the second may be the years between two of them."""


def _holds(fact: Fact, number: Number, pack: Pack) -> bool:
    if any(_says(known, number) for known in fact.numbers):
        return True
    values = {end for known in fact.numbers for end in (known.value, known.last)}
    years = _years(fact)
    if number.form == "years" and number.unit:  # the 1990s for 1994
        return any(number.value <= year <= number.last for year in years)
    if number.last > number.value:  # "2014-16" for 2014 to 16, "21-23" for 2021 to 2023, "3-4" for three or four
        ends = {number.value % CENTURY, number.last % CENTURY}
        of_years = ends <= {end % CENTURY for end in (years if number.last < CENTURY else values)}
        return of_years or {number.value, number.last} <= values
    if may_be_a_year(number.value):  # 1998 for 98
        return number.value % CENTURY in values
    if fact.told and number.form == "count" and 1 < number.value < LONGEST_SPAN:
        return number.value in {*_spans(fact), _listed(fact, pack)} or any(
            year - number.value in years for year in years
        )
    return False


def _says(known: Number, number: Number) -> bool:
    """Whether the number is that of the brief, has its ends, or is a year between two: 46 is none of "20-200", nor 1986
    one of "the 1980s", and "2019-20" is not "2019-21".
    """
    between = known.form == "years" and not known.unit and number.value == number.last
    return known.includes(number) and (between or {number.value, number.last} <= {known.value, known.last})


def _listed(fact: Fact, pack: Pack) -> int:
    """How many years it lists: two seasons for "2017 + 2018". Other words between years are the ends of a time."""
    lists = pack.toml("numbers")["lists"]
    years = [known for known in fact.numbers if may_be_a_year(known.value)]
    between = [fact.quote[one.end : other.start].replace(",", " , ").split() for one, other in pairwise(years)]
    return len(years) if between and all({*words} & {*lists} for words in between) else 0


def _spans(fact: Fact) -> set[Amount]:
    """How far it is from one number to the next: six years for "when i was 9 to 15", four for "1994 to 98", nine pages
    for "from 14 to 5".
    """
    joined = [pair for pair in pairwise(fact.numbers) if len(fact.quote[pair[0].end : pair[1].start].split()) == 1]
    return {known.last - known.value for known in fact.numbers} | {_apart(*pair) for pair in joined}


def _apart(first: Number, after: Number) -> Amount:
    """How far it is to the next number, in whatever direction; two digits after a year are of a year."""
    apart = after.value - first.value
    if may_be_a_year(first.value) and after.value < CENTURY:
        return apart % CENTURY
    return max(apart, -apart)


def _years(fact: Fact) -> set[Amount]:
    return {end for known in fact.numbers for end in (known.value, known.last) if may_be_a_year(end)}
