"""Places and dates: a name or a year of the recipient's profile must not slip into how the two know each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from writer.languages import Pack
from writer.people.pasted import profile
from writer.reading.aliases import told_short
from writer.reading.evidence import CLEAR, of_the_tie, touching
from writer.reading.facts import Facts
from writer.reading.index import keys
from writer.reading.line import verbs
from writer.reading.note import Reading, Word
from writer.reading.slots import abbreviates
from writer.reading.substitutes import another_go_between, done_to, profile_only, stands_for_another
from writer.reading.tie import TOGETHER
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

FULL = 3
"""So many words of the tie in any clause, and a town or a year in it is said of the tie as well."""


def misplaced(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The names and years that the note gives to the tie and only the profile holds, each with what to say about it."""
    tied = {
        reading.clause_at(claim.start) for claim in reading.claims if claim.name in TIES and claim.mood == "asserted"
    }
    told, joint = [len(words) for words in touching(reading)], _joint(reading)
    tied |= {clause for clause in joint if told[clause] >= CLEAR}
    of_a_firm = reading.facts.kind == "business"  # whose name and towns everybody who buys there uses
    full = {clause for clause, words in enumerate(told) if words >= FULL}
    about_it = joint | tied | full
    for place, word in reading.supported_at:
        if word.clause in about_it and _at_home(reading, place):
            yield word, f"“{word.text}” is where you are; you did not say that of how you know each other."
        if not _untold(word, reading.facts):
            continue
        plenty = word.clause in full and (word.is_number or not of_a_firm)
        placed = (word.clause in tied or (plenty and _alone(reading, place))) and _placed(reading, place)
        instead = plenty and stands_for_another(reading, place)
        done = word.clause in joint and done_to(reading, place)
        of_it = (placed or instead or done) and not (
            _of_theirs(reading, place)
            or _their_firm(word, reading)
            or _told_short(word, reading)
            or _where_they_are(reading, place)
            or _is_their_work(reading, place)
        )
        if of_it or another_go_between(reading, place):
            yield word, f"“{word.text}” stands in their profile; you did not say that of how you know each other."


def _joint(reading: Reading) -> set[int]:
    """The clauses that speak of the two together."""
    return {reading.words[place].clause for place in reading.at(reading.facts.pack.toml("persons")["joint"])}


def _placed(reading: Reading, place: int) -> bool:
    """Whether the name follows "in", "at" and the like, an article, "about" or another name of the same row between."""
    before = reading.facts.pack.words("places")
    between = reading.facts.pack.words("articles") | {*reading.facts.pack.toml("persons")["about"]}
    at = place - 1
    while at >= 0 and (reading.words[at].norm in between or reading.words[at].is_name):
        if _untold(reading.words[at], reading.facts):
            return False  # said once, at the first word of the name
        at -= 1
    follows = at > 0 and _untold(reading.words[at - 1], reading.facts)
    return at >= 0 and reading.words[at].norm in before and not follows


def _at_home(reading: Reading, place: int) -> bool:
    """Whether the name is a place of what the sender told of themselves only, where they told of another one that the
    note leaves out: "your training day in Swansea".
    """
    word, before = reading.words[place], reading.words[max(place - 1, 0)]
    own = bool(word.links) and all(link.fact.field == "sender.about" for link in word.links)
    placed = own and word.is_name and before.norm in reading.facts.pack.words("places")
    if not (placed and _of_an_event(reading, place)):
        return False
    told = _places_of_the_tie(reading.facts)
    left_out = bool(told) and told.isdisjoint(each.norm for each in reading.words)
    return left_out and not _says_where_i_am(reading, place)


def _of_an_event(reading: Reading, place: int) -> bool:
    """Whether "the" or "your", and what the sender told of the two and not of themselves, stand before "in" and the
    name: "a swim coach from Mombasa" is no event there.
    """
    words, line, facts = reading.words, reading.line, reading.facts
    event = words[max(place - 2, 0)]
    kin = (fact for key in keys(event.norm, "derived", facts.pack) for fact in facts.about(key, "derived"))
    mine = line.says(place - 1, "from") or any(fact.field == "sender.about" for fact in kin)
    told = not mine and any(of_the_tie(link.fact) for link in event.links)
    at = place - 2
    while at > 0 and not (line.is_mark(at) or line.is_grammar(at)):
        at -= 1
    determined = line.says(at, "pointing") or words[at].norm in facts.pack.words("second_person")
    return told and determined


def _says_where_i_am(reading: Reading, place: int) -> bool:
    """Whether it is where the sender is: "I'm now at the school in Swansea"."""
    am, before = reading.facts.pack.toml("persons")["am"], reading.words[:place]
    return any(word.norm in am for word in before if word.clause == reading.words[place].clause)


@lru_cache(maxsize=64)
def _places_of_the_tie(facts: Facts) -> frozenset[str]:
    """The names after "in", "at" and the like in how the two know each other."""
    places = facts.pack.words("places")
    return frozenset(
        word.norm
        for fact in facts.records
        if of_the_tie(fact)
        for before, word in pairwise(fact.words)
        if before.norm in places and word.text[0].isupper()
    )


def _untold(word: Word, facts: Facts) -> bool:
    """Whether only the profile has the name or the number, and the sender not even in fewer letters: "Chch" for
    Christchurch.
    """
    told = word.is_name and any(abbreviates(short, word.norm) for short in _places_of_the_tie(facts))
    return profile_only(word) and not told


def _alone(reading: Reading, place: int) -> bool:
    """Whether the name is one word and no owner, as towns are; names of firms ("De Gouden Gids") have more, and the
    sender may have said "their shop".
    """
    word, around = reading.words[place], reading.words[place - 1 : place + 2]
    owns = word.text.endswith(verbs(reading.facts.pack).endings["owner"])
    return not owns and sum(each.is_name for each in around) <= 1


def _of_theirs(reading: Reading, place: int) -> bool:
    """Whether the name belongs to something else than the tie: to what was talked about, or to "your ...", unless
    that is "your colleague" or what the sender told of ("your team").
    """
    pack = reading.facts.pack
    before = [word for word in reading.words[:place] if word.clause == reading.words[place].clause]
    norms = [word.norm for word in before]
    if norms and norms[-1] in pack.toml("persons")["about"]:  # "since about 2021" is of no topic
        norms.pop()
    theirs = next((at for at in range(len(norms) - 1, -1, -1) if norms[at] in pack.words("second_person")), None)
    if not {*norms}.isdisjoint(pack.toml("topics")["always"]):
        return True
    people = pack.toml("persons")
    dealt = reading.words[place].is_number and not {*norms[(theirs or 0) + 1 :]}.isdisjoint(people["dealt"])
    if theirs is None or dealt or not {*norms[theirs + 1 :]}.isdisjoint(people["companions"]):
        return False
    told = any(word.told for word in before[theirs + 1 : theirs + 2])
    return not (told and reading.facts.kind in TOGETHER)


def _where_they_are(reading: Reading, place: int) -> bool:
    """Whether what follows the name is only of the other one: "the school in Bologna where you teach"."""
    line, end, you = reading.line, _end_of_the_name(reading, place), reading.facts.pack.toml("persons")["you"]
    end += line.norms[end] == ","
    theirs = line.says(end, "where") and line.norms[end + 1] in you
    return theirs and not line.is_past(line.past_adverbs(end + 2))


def _is_their_work(reading: Reading, place: int) -> bool:
    """Whether the name is that of the work which the sender follows: "episode 31 of Common Denominator"."""
    longer = _end_of_the_name(reading, place) - place > 1  # a town is one word
    return reading.facts.kind == "follows_work" and longer and reading.line.says(place - 1, "of")


def _end_of_the_name(reading: Reading, place: int) -> int:
    names = (at for at in range(place, len(reading.words)) if not reading.words[at].is_name)
    return next(names, len(reading.words))


def _told_short(word: Word, reading: Reading) -> bool:
    """Whether the sender told of it by its first letters."""
    return word.is_name and told_short(word.norm, (link.fact for link in word.links), reading.facts)


def _their_firm(word: Word, reading: Reading) -> bool:
    """Whether the name stands in their headline and is that of the firm: whom one does business with, or whom the
    sender means by "them" ("at their stand").
    """
    brief = reading.brief
    meant = reading.facts.kind == "met" and _speaks_of_a_firm(brief.connection.how, reading.facts.pack)
    pasted = profile(brief.recipient.about)
    headline = pasted.headline or next((line.text for line in pasted.lines), "")
    return (meant or reading.facts.kind == "business") and word.norm in {each.norm for each in tokens(headline)}


def _speaks_of_a_firm(how: str, pack: Pack) -> bool:
    """Whether "them" or "their" may be a firm: "met at their stand", and not "how they lash turbine blades"."""
    firm, theirs = pack.toml("persons")["firm"], verbs(pack).possessives
    leads = pack.words("places") | verbs(pack).lists["by"] | verbs(pack).lists["done"]
    words = tokens(how)
    return any(word.norm in theirs or before.norm in leads for before, word in pairwise(words) if word.norm in firm)
