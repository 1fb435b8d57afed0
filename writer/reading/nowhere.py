"""What nobody told: what the note has done, heard, finished or thanked for, and the sender's words nowhere have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writer.reading.acts import deeds_of
from writer.reading.cast import RECIPIENT, SENDER
from writer.reading.cues import Claim, cues
from writer.reading.deeds import Deed
from writer.reading.evidence import CLEAR, of_the_tie, touching, unsaid
from writer.reading.forms import stem
from writer.reading.line import stems, verbs
from writer.reading.note import Reading, Word
from writer.reading.records import Fact
from writer.reading.slots import only_theirs
from writer.reading.tie import TOGETHER
from writer.reading.vocabulary import vocabulary
from writer.text.characters import shadow

REACH = 5
"""Words after "thank you for" that are looked at for what it is for."""


def thanked_for_nothing(reading: Reading) -> Iterator[Word]:
    """What the note gives thanks for and the brief does not hold: thanks take for granted that it happened."""
    free = reading.facts.pack.words("thanks")
    for claim in reading.claims:
        if claim.name != "thanked" or claim.mood != "asserted":
            continue
        after = [word for word in reading.words if word.start >= claim.end][:REACH]
        stop = next((place for place, word in enumerate(after) if word.use == "mark"), len(after))
        said = [word for word in after[:stop] if word.use != "grammar"]
        untold = said and not any(word.links or word.norm in free or word.use == "left" for word in said)
        if untold or _did_for_me_untold(after, reading):
            yield said[0]


def _did_for_me_untold(after: Sequence[Word], reading: Reading) -> bool:
    """Whether thanks are for something done for the sender that the brief nowhere has done: "arranging my placement". A
    verb that says little by itself may stand for what was told, and "accepting my invitation" is a courtesy.
    """
    if not after:
        return False
    pack, did = reading.facts.pack, after[0]
    says_little = stem(did.norm, pack) in stems(pack, "light", "common")
    for_me = any(word.norm in pack.toml("persons")["first"] for word in after[1:2])
    plain = says_little or did.norm in pack.words("thanks")
    return (
        did.norm.endswith(verbs(pack).endings["gerund"])
        and (did.use == "neutral" or did.profiled)
        and for_me
        and not plain
    )


def heard_nowhere(reading: Reading) -> Iterator[Word]:
    """What the note was glad to hear from the other one, where only the profile has it: that does not show what the two
    talked about.
    """
    for claim in reading.claims:
        if claim.name == "listened" and claim.mood == "asserted":
            words = reading.by_clause[reading.clause_at(claim.start)]
            after = [word for word in words if word.start >= claim.end and word.links]
            if after and not any(word.told for word in after):
                yield from [word for word in after if only_theirs(word, reading)][:1]
            elif after and not any(_may_be_heard(link.fact, reading) for word in after for link in word.links):
                yield after[0]


def _may_be_heard(fact: Fact, reading: Reading) -> bool:
    """Whether the record may be of what the other one said: how the two know each other, or a reason with "she said";
    what the sender wants to ask has not been heard.
    """
    they = {*reading.facts.pack.toml("persons")["they"]}
    return of_the_tie(fact) or (fact.field == "reason" and any(word.norm in they for word in fact.words))


def done_nowhere(reading: Reading) -> Iterator[Word]:
    """What "I" or "you" did where the two met and only the profile has, be it as a post: "you led our exercise" is not
    told by "Intelligence lead", and nor is "thank you for leading our exercise".
    """
    facts, light = reading.facts, stems(reading.facts.pack, "common")
    if facts.kind not in TOGETHER:
        return
    for deed in deeds_of(reading):
        verb = reading.words[deed.verb]
        plain = stem(verb.norm, facts.pack) in light or vocabulary(facts.pack).is_neutral(verb.norm, wished=False)
        line = reading.line
        thanked = line.is_gerund(deed.verb) and line.says(deed.verb - 1, "done") and _of_the_meeting(deed, reading)
        done = thanked or line.is_past(deed.verb)
        acts = deed.actors in (SENDER, RECIPIENT) and done and not (plain or verb.is_name)
        if acts and verb.profiled and len(touching(reading)[verb.clause]) >= CLEAR:
            yield verb


def done_beside(reading: Reading) -> Iterator[Word]:
    """What "I" or "you" did, in everyday words and a clause that has nothing of what the sender told: "you fell asleep
    on my shoulder". Verbs of the mind, and those that say little, tell of no deed.
    """
    pack = reading.facts.pack
    plain = stems(pack, "common", "light", "idle")
    for deed in deeds_of(reading):
        verb = reading.words[deed.verb]
        done = reading.line.is_past(deed.verb) and verb.use == "neutral" and stem(verb.norm, pack) not in plain
        said = done and _states(deed, reading) and not _is_wished(verb, reading)
        if said and not any(map(_tells, reading.by_clause[verb.clause])):
            yield verb


def settled_nowhere(reading: Reading) -> Iterator[Word]:
    """Where "I" or "you" live and work by the note, and nothing told of that one says it: "I live in Lund", where she
    has her hives there. What the kind of tie says of both may be said.
    """
    pack, kind = reading.facts.pack, reading.facts.kind
    verbs_of_it = stems(pack, "settled") - vocabulary(pack).of_kind[kind]
    for deed in deeds_of(reading):
        verb, own = reading.words[deed.verb], "sender.about" if deed.actors == SENDER else "recipient.about"
        settled = stem(verb.norm, pack) in verbs_of_it and not reading.line.is_gerund(deed.verb)
        if settled and _states(deed, reading) and not (verb.links or verb.use == "left"):
            fields = {link.fact.field for word in reading.by_clause[verb.clause] for link in word.links}
            if own not in fields:
                yield verb


def _states(deed: Deed, reading: Reading) -> bool:
    """Whether the note says it of one of the two, and neither asks nor denies it."""
    clause = reading.words[deed.verb].clause
    return deed.actors in (SENDER, RECIPIENT) and clause not in reading.asking | reading.denying


def _is_wished(word: Word, reading: Reading) -> bool:
    """Whether a wish stands before the word in its clause: "I'd love to know how you began"."""
    start, _ = reading.clauses[word.clause]
    return cues(reading.facts.pack).wish.search(shadow(reading.text[start : word.start])) is not None


def _tells(word: Word) -> bool:
    """Whether the sender told it, more than a name of the two."""
    return any(link.fact.told and not link.fact.field.endswith(".name") for link in word.links)


def _of_the_meeting(deed: Deed, reading: Reading) -> bool:
    """Whether the sender told of what was done, and no record of the profile has it together with the verb."""
    held = {link.fact.id for link in reading.words[deed.verb].links}
    things = [reading.words[place] for place in deed.things]
    return any(each.told for each in things) and not any(link.fact.id in held for each in things for link in each.links)


def finished_nowhere(reading: Reading) -> Iterator[Claim]:
    """What the note has its sender finish, pass or earn, where they told of nothing that is: a trainee has no licence,
    and "when I've passed" is still to come.
    """
    for claim in unsaid(reading, frozenset({"completed"})):
        first = next(place for place, word in enumerate(reading.words) if word.start >= claim.start)
        inside = [word for word in reading.words[first:] if word.start < claim.end]
        said = [word for word in inside if word.use not in {"grammar", "mark"}]
        known = any(word.told or word.use == "left" for word in (*said[:1], *said[-1:]))
        if not (known or reading.line.says(first - 1, "when")):
            yield claim
