"""Evidence of the tie: which words can only come from how the two know each other, and whether they say it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import pairwise, takewhile

from writer.reading.access import ACCESS
from writer.reading.cues import Claim
from writer.reading.facts import Facts
from writer.reading.note import Reading, Word
from writer.reading.records import Fact
from writer.reading.tie import GUARDED, REQUIRED, UNIQUE
from writer.reading.vocabulary import vocabulary

UNGUARDED = frozenset().union(*REQUIRED.values()) - GUARDED
"""Claims that any note may make: they say the tie only together with words of it."""

IN_WORDS = frozenset(
    {
        "worked",
        "talked",
        "sent",
        "praised",
        "mutual",
        "heard",
        "read",
        "used",
        "enjoyed",
        "kept",
        "effect",
        "classmates",
    }
)
"""The claims that the sender's very words support, whatever their class: "I tried it" where `how` says "tried it"."""


def in_their_words(claim: Claim, reading: Reading) -> bool:
    """Whether the words that make the claim are the sender's own."""
    said = [
        word
        for word in reading.words
        if claim.start <= word.start and word.end <= claim.end and word.use not in {"grammar", "mark"}
    ]
    return (
        claim.name in IN_WORDS
        and bool(said)
        and all(word.use == "neutral" or says(word) for word in said)
        and any(map(says, said))
    )


def of_the_third(claim: Claim, reading: Reading) -> bool:
    """Whether a tie of work or study, or access to work, is said of the go-between: a name, "she" or "who" stands
    before it, and no "I".
    """
    persons = reading.facts.pack.toml("persons")
    clause = reading.clause_at(claim.start)
    before = [word for word in reading.words if word.clause == clause and word.start < claim.end]
    norms = {word.norm for word in before}
    third = any(word.is_name and word.use == "fact" for word in before) or norms & {*persons["they"], *persons["who"]}
    return (
        claim.name in {"worked", "collaborated", "studied", "talked", *ACCESS}
        and bool(third)
        and not norms & {*persons["speaker"]}
    )


def says(word: Word) -> bool:
    """Whether it is a word of how the two know each other, in whatever form."""
    return any(of_the_tie(link.fact) and link.tier != "paraphrase" for link in word.links)


def unsaid(reading: Reading, names: frozenset[str]) -> Iterator[Claim]:
    """The claims of these classes that the note asserts and the sender's words nowhere do."""
    for claim in reading.claims:
        if claim.name in names - reading.facts.said and claim.mood == "asserted" and not in_their_words(claim, reading):
            yield claim


def of_the_tie(fact: Fact) -> bool:
    """Whether the record tells how the two know each other."""
    return fact.field == "connection.how" or fact.field.startswith("confirmed")


def setting(reading: Reading) -> set[str]:
    """The different words that rest on how the two know each other and on nothing else: the setting, not what was
    talked about.
    """
    return {word.norm for word in reading.supported if _sets(word)}


def _sets(word: Word) -> bool:
    tied = [link.fact for link in word.links if of_the_tie(link.fact)]
    elsewhere = any(not of_the_tie(link.fact) for link in word.links)
    return bool(tied) and not elsewhere and any(word.norm not in fact.topic for fact in tied)


CLEAR = 2
"""So many words of how the two know each other in a clause about the two, and it tells of that."""


@lru_cache(maxsize=8)
def touching(reading: Reading) -> tuple[Set[str], ...]:
    """By clause the different words that rest on how the two know each other, whatever else supports them; names of the
    two aside.
    """
    found: tuple[set[str], ...] = tuple(set() for _ in reading.clauses)
    for word in reading.supported:
        if _touches(word):
            found[word.clause].add(word.norm)
    return found


def _touches(word: Word) -> bool:
    of_a_person = any(link.fact.field.endswith(".name") for link in word.links)
    return not of_a_person and any(of_the_tie(link.fact) and word.norm not in link.fact.topic for link in word.links)


def says_the_tie(reading: Reading) -> bool:
    """Whether the note says how the two know each other."""
    facts = reading.facts
    may = (facts.may | UNGUARDED) & REQUIRED[facts.kind]
    asserted = (claim.name for claim in reading.claims if claim.mood == "asserted" or claim.name == "not_met")
    claimed = may & {*asserted}
    only, any_ = len(setting(reading)), len(set().union(*touching(reading)))
    if facts.kind == "not_met":
        return bool(claimed) or only >= 1 or _reasons(reading) >= 2
    if facts.kind == "mutual_contact":
        return bool(_go_between(reading)) or (bool(claimed) and only >= 1)
    enough = 1 if facts.kind in UNIQUE else 2
    named = bool(claimed) and any_ >= (1 if claimed - VAGUE else 2)
    many = only >= enough or (only >= 1 and any_ >= 3) or any_ >= PLENTY
    return named or many or _introduces_themselves(reading) or _says_it_without_cue(reading)


VAGUE = frozenset({"history"})
"""Claims that tell that the two know each other, and not how: "it's been far too long"."""

PLENTY = 4
"""So many words of how the two know each other tell it, even where their profile has all of them."""


def _says_it_without_cue(reading: Reading) -> bool:
    """Whether the note has all but one of the words that tell the tie where no cue in the sender's words does: "she was
    on my jury".
    """
    facts = reading.facts
    if facts.said & REQUIRED[facts.kind]:
        return False
    told = {word.norm for fact in facts.records if of_the_tie(fact) for word in fact.words if word.kind == "word"}
    stating, said = (sum(map(vocabulary(facts.pack).states, norms)) for norms in (told, setting(reading)))
    return said >= max(1, stating - 1)


REACH = 4
"""Words after "Mateus from" that are looked at for where he is from."""


def _introduces_themselves(reading: Reading) -> bool:
    """Whether the sender's name is followed by a word of the tie: "Mateus from the night shift"."""
    introduces = reading.facts.pack.toml("persons")["introduces"]
    for place, (word, after) in enumerate(pairwise(reading.words)):
        if after.norm in introduces and any(link.fact.field == "sender.name" for link in word.links):
            following = reading.words[place + 2 : place + 2 + REACH]
            if any(map(_touches, takewhile(lambda each: each.use != "mark", following))):
                return True
    return False


def _reasons(reading: Reading) -> int:
    return len({word.norm for word in reading.supported if any(link.fact.field == "reason" for link in word.links)})


def _go_between(reading: Reading) -> set[str]:
    """The third person's name, as the note gives it; in small letters where the sender has it with a capital."""
    told = told_names(reading.facts)
    return {
        word.norm
        for word in reading.supported
        if (word.is_name or word.norm in told)
        and any(of_the_tie(link.fact) for link in word.links)
        and not any(link.fact.owner == "sender" or link.fact.field == "recipient.name" for link in word.links)
    }


@lru_cache(maxsize=64)
def told_names(facts: Facts) -> frozenset[str]:
    """The names in how the two know each other: words with a capital that say nothing else."""
    told = (word for fact in facts.records if of_the_tie(fact) for word in fact.words if word.text[0].isupper())
    return frozenset(word.norm for word in told if vocabulary(facts.pack).states(word.norm))
