"""Aliases: the same thing written shorter, longer, together, apart, or with a slip of the finger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

from writer.languages import Pack
from writer.reading.facts import Facts
from writer.reading.forms import stem
from writer.reading.index import groups, parts
from writer.reading.line import verbs
from writer.reading.records import Fact
from writer.reading.vocabulary import vocabulary
from writer.text.words import Token

SHORT = 3
"""Letters that a shortened word keeps at least ("sim" for "simulator"); shorter ones stand in the language's
paraphrases.
"""

TYPED = 4
"""Letters of a word in which a slip is one; in a shorter one any other word is a letter away."""

LONGEST_ACRONYM = 5

LONGEST_NAME = 6
"""Words of a spelt-out acronym, small ones included."""


def aliases(token: Token, facts: Facts) -> tuple[Fact, ...]:
    """The facts that hold the word in another spelling; asked only for words that nothing else links."""
    if token.text.isupper() or (len(token.text) > 2 and token.text[0].isupper() and token.text[-1].isupper()):  # "WiR"
        return tuple(_initials(token, facts))
    if token.text[0].isupper() and stem(token.norm, facts.pack) not in groups(facts.pack).said:  # a name, not a weekday
        return ()
    alike = _by_initial(facts).get(token.norm[:1], {})
    return tuple(fact for fact, words in alike.items() if any(_same(word, token, fact, facts.pack) for word in words))


def cut_short(token: Token, facts: Facts) -> tuple[Fact, ...]:
    """The sender's own facts that have the word cut short, or in full, where the profile has it as the note does
    ("hosp" for "Hospital"): cut to what is no word, since "work" is not a short workshop.
    """
    alike = _by_initial(facts).get(token.norm[:1], {})

    def is_cut(norm: str) -> bool:
        short = min(norm, token.norm, key=len)
        return norm != token.norm and shortened(norm, token.norm) and not _is_a_word(short, facts.pack)

    return tuple(fact for fact, words in alike.items() if fact.told and any(is_cut(word.norm) for word in words))


@lru_cache(maxsize=64)
def _by_initial(facts: Facts) -> Mapping[str, Mapping[Fact, Sequence[Token]]]:
    """The records with their words, by the letter that these begin with: no slip and no short form changes that one."""
    found: dict[str, dict[Fact, list[Token]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts.records:
        for word in fact.words:
            found[word.norm[:1]][fact].append(word)
    return found


def _same(word: Token, token: Token, fact: Fact, pack: Pack) -> bool:
    if word.text[0].isupper() and not fact.told:
        return False
    short = min(word.norm, token.norm, key=len)
    cut = shortened(word.norm, token.norm) and (len(short) > SHORT or not _is_a_word(short, pack))
    return cut or (fact.told and slipped(word, token.norm) and not _is_a_word(word.norm, pack))


def _is_a_word(short: str, pack: Pack) -> bool:
    """Whether it is a word of the language, and need not be another one cut short: "tax" is no short taxi."""
    return stem(short, pack) in verbs(pack).stems or vocabulary(pack).is_neutral(short, wished=True)


def _initials(token: Token, facts: Facts) -> Iterator[Fact]:
    """An acronym that the first letters of words in a row of one fact spell ("PR" for "pull request"), or an initial of
    a name.
    """
    for fact in facts.records if len(token.norm) <= LONGEST_ACRONYM else ():
        of_a_name = fact.field.endswith(".name")
        if of_a_name or len(token.norm) > 1:
            words = (word.norm for word in fact.words if word.kind == "word")
            letters = (part[0] for norm in words for part in (parts(norm)[1:] if of_a_name else ()) or (norm,))
            if token.norm in "".join(letters):
                yield fact


def shortened(one: str, other: str) -> bool:
    """Whether one word is the beginning of the other, as people cut words short ("conf", "proj", "admin", "physio")."""
    short, long = sorted((one.rstrip("s."), other.rstrip("s")), key=len)
    ends_well = short[-1:] not in "aeiou" or (short.endswith("o") and len(short) > TYPED)
    return len(short) >= SHORT and len(long) - len(short) >= 3 and long.startswith(short) and ends_well


def slipped(typed: Token, meant: str) -> bool:
    """Whether one letter is missing, doubled, wrong or swapped in a lower-case word of the sender's, its first letter
    aside.
    """
    norm = typed.norm
    if typed.text[0].isupper() or norm[0] != meant[0] or norm == meant:
        return False
    if len(norm) < TYPED or len(meant) <= TYPED or abs(len(norm) - len(meant)) > 1:
        return False
    pairs = enumerate(zip(norm, meant, strict=False))
    at = next((place for place, (one, other) in pairs if one != other), min(len(norm), len(meant)))
    rest, other = norm[at:], meant[at:]
    swapped = len(rest) == len(other) and rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other or rest == other[1:]


def spelt_out(found: Sequence[Token], facts: Facts) -> dict[int, tuple[Fact, ...]]:
    """Names whose first letters are an acronym of the brief ("University of Nairobi" for "UoN"): facts by place."""
    spelt: dict[int, tuple[Fact, ...]] = {}
    for start, end in _rows(found):
        if start not in spelt and (named := _named(found[start:end], facts)):
            spelt |= dict.fromkeys(range(start, end), named)
    return spelt


def _rows(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of words that begin and end with a capital, the longest first at each place."""
    named = [place for place, token in enumerate(found) if token.text[0].isupper() and len(token.text) > 1]  # not "I"
    for at, start in enumerate(named):
        for last in reversed(named[at + 1 : at + LONGEST_NAME]):
            if last < start + LONGEST_NAME and all(word.kind == "word" for word in found[start : last + 1]):
                yield start, last + 1


def _named(row: Sequence[Token], facts: Facts) -> tuple[Fact, ...]:
    """The facts with an acronym that the row, capitals and small words of the grammar, spells out. Two letters of it
    stand for words that the brief lacks: "PyCon DE in Edinburgh" and "Minh Anders" would spell out "DE" and "MA".
    """
    told = sum(1 for word in row if word.text[0].isupper() and facts.about(word.norm, "exact"))
    return _spelling({letters for letters in _first_letters(row, facts.pack) if len(letters) - told > 1}, facts)


def _first_letters(row: Sequence[Token], pack: Pack) -> set[str]:
    """The first letters of a name, with and without its small words; none where it is no name."""
    grammar = vocabulary(pack).is_grammar
    if any(word.text[0].isupper() == grammar(word.norm) for word in row):
        return set()
    return {"".join(word.norm[0] for word in row), "".join(word.norm[0] for word in row if word.text[0].isupper())}


def _spelling(letters: Set[str], facts: Facts) -> tuple[Fact, ...]:
    """The facts that have one of these as an acronym."""
    among = (fact for each in letters for fact in facts.about(each, "exact"))
    return tuple(
        fact for fact in among if any(word.norm in letters and _acronym(word, facts.pack) for word in fact.words)
    )


def told_short(norm: str, among: Iterable[Fact], facts: Facts) -> bool:
    """Whether the word stands in a name that the sender told by its first letters: "Copenhagen" where they said "CBS"
    and the profile spells it out.
    """
    for fact in among:
        rows = (fact.words[start:end] for start, end in _rows(fact.words) if end - start >= SHORT)
        names = (_first_letters(row, facts.pack) for row in rows if any(each.norm == norm for each in row))
        if any(known.told for letters in names for known in _spelling(letters, facts)):
            return True
    return False


def _acronym(word: Token, pack: Pack) -> bool:
    """Whether it may be one: capitals, or small letters that are no word ("uon", but not "his")."""
    small = word.text.islower() and len(word.text) > 2 and not _is_a_word(word.norm, pack)
    return small or sum(letter.isupper() for letter in word.text) > 1
