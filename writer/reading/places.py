"""Places and dates: a name or a year of the recipient's profile must not slip into how the two know each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from writer.people.pasted import profile
from writer.reading.evidence import of_the_tie, touching
from writer.reading.facts import Facts
from writer.reading.line import verbs
from writer.reading.note import Reading, Word
from writer.reading.tie import MET_KINDS
from writer.reading.vocabulary import vocabulary
from writer.text.words import tokens

TIES = frozenset(
    {
        "met",
        "talked",
        "studied",
        "classmates",
        "worked",
        "overlapped",
        "community",
        "heard",
        "followed",
        "mutual",
        "sent",
        "introduced",
    }
)

CLEAR = 2
"""So many words of the tie in a clause about "us", and the clause tells of it."""

FULL = 3
"""So many words of the tie in any clause, and a town or a year in it is said of the tie as well."""


def misplaced(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The names and years that the note gives to the tie and only the profile holds, each with what to say about it."""
    tied = {
        reading.clause_at(claim.start) for claim in reading.claims if claim.name in TIES and claim.mood == "asserted"
    }
    told = {clause: len(words) for clause, words in touching(reading).items()}
    tied |= {clause for clause in _joint(reading) if told.get(clause, 0) >= CLEAR}
    of_a_firm = reading.facts.kind == "business"  # whose name and towns everybody who buys there uses
    full = set() if of_a_firm else {clause for clause, words in told.items() if words >= FULL}
    for place, word in enumerate(reading.words):
        if not _profile_only(word):
            continue
        of_it = word.clause in tied or (word.clause in full and _alone(reading, place))
        placed = of_it and _placed(reading, place)
        instead = word.clause in full and _instead(reading, place)
        if (placed or instead) and not _of_theirs(reading, place) and not _their_firm(word, reading):
            yield word, f"“{word.text}” stands in their profile; you did not say that of how you know each other."


def _joint(reading: Reading) -> set[int]:
    """The clauses that speak of the two together."""
    joint = reading.facts.pack.toml("persons")["joint"]
    return {word.clause for word in reading.words if word.norm in joint}


def _placed(reading: Reading, place: int) -> bool:
    """Whether the name follows "in", "at" and the like, an article or another name of the same row between."""
    before = reading.facts.pack.words("places")
    articles = reading.facts.pack.words("articles")
    at = place - 1
    while at >= 0 and (reading.words[at].norm in articles or reading.words[at].is_name):
        if _profile_only(reading.words[at]):
            return False  # said once, at the first word of the name
        at -= 1
    return at > 0 and reading.words[at].norm in before and not _profile_only(reading.words[at - 1])


def _alone(reading: Reading, place: int) -> bool:
    """Whether the name is one word and no owner, as towns are; names of firms ("De Gouden Gids") have more, and the
    sender may have said "their shop".
    """
    word, around = reading.words[place], reading.words[place - 1 : place + 2]
    owns = word.text.endswith(verbs(reading.facts.pack).endings["owner"])
    return not owns and sum(each.is_name for each in around) <= 1


def _instead(reading: Reading, place: int) -> bool:
    """Whether a name of several words begins here after a word of the grammar ("for Storm & Fjäril"), where the sender
    told of a name that the note leaves out: it stands in its place.
    """
    if reading.facts.kind not in MET_KINDS | {"same_community"} or reading.words[place - 1].use != "grammar":
        return False
    after = takewhile(lambda each: each.is_name or each.use == "mark", reading.words[place + 1 :])
    return any(map(_profile_only, after)) and not _told_names(reading.facts) <= {word.norm for word in reading.words}


@lru_cache(maxsize=64)
def _told_names(facts: Facts) -> frozenset[str]:
    """The names in how the two know each other: words with a capital that are no grammar."""
    grammar = vocabulary(facts.pack).is_grammar
    told = (word for fact in facts.records if of_the_tie(fact) for word in fact.words)
    return frozenset(word.norm for word in told if word.text[0].isupper() and not grammar(word.norm))


def _of_theirs(reading: Reading, place: int) -> bool:
    """Whether the name belongs to something else than the tie: to what was talked about, or to "your ...", unless
    that is "your colleague".
    """
    pack = reading.facts.pack
    clause = [word.norm for word in reading.words[:place] if word.clause == reading.words[place].clause]
    theirs = [at for at, norm in enumerate(clause) if norm in pack.words("second_person")]
    of_a_tie = bool(theirs) and not {*clause[theirs[-1] + 1 :]}.isdisjoint(pack.toml("persons")["companions"])
    return bool({*clause} & {*pack.toml("topics")["always"]}) or (bool(theirs) and not of_a_tie)


def _their_firm(word: Word, reading: Reading) -> bool:
    """Whether the name stands in their headline and is that of the firm: whom one does business with, or whom the
    sender means by "them" ("at their stand").
    """
    brief, firm = reading.brief, reading.facts.pack.toml("persons")["firm"]
    meant = reading.facts.kind == "met" and any(each.norm in firm for each in tokens(brief.connection.how))
    pasted = profile(brief.recipient.about)
    headline = pasted.headline or next((line.text for line in pasted.lines), "")
    return (meant or reading.facts.kind == "business") and word.norm in {each.norm for each in tokens(headline)}


def _profile_only(word: Word) -> bool:
    """Whether a name or a number rests on the profile alone."""
    numeric = word.text[0].isdigit()
    return (
        (word.is_name or numeric)
        and bool(word.links)
        and all(link.fact.field == "recipient.about" for link in word.links)
    )
