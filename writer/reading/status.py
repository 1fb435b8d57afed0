"""Status: what the sender only plans and the note tells as done or under way, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from writer.languages import Pack
from writer.reading.cues import cues
from writer.reading.forms import stem
from writer.reading.line import is_past, stems, verbs
from writer.reading.linking import SAME_WORD
from writer.reading.note import Reading, Word
from writer.reading.polarity import follows_a_subject
from writer.reading.records import Fact
from writer.reading.scope import plans
from writer.text.characters import shadow

NEAR = 5
"""Words before a word among which stands that it is under way."""

AHEAD = 10
"""Words after a verb among which the time stands that it leads to."""


def mistimed(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The words that tell a plan as done or what is done as a plan, one a clause, each with what to say about it."""
    for clause, words in enumerate(reading.by_clause):
        if clause not in reading.asking:
            places = [place for place, word in enumerate(words) if _tells(word, reading.facts.pack)]
            come_true = _comes_true(words, reading.facts.pack) if places else 0
            found = ((words[place], so) for place in places if (so := _otherwise(words, place, come_true, reading)))
            yield from islice(found, 1)


def _tells(word: Word, pack: Pack) -> bool:
    """Whether it tells of something planned or done, and is not the very wish to be in touch."""
    return word.use == "fact" and not word.is_number and word.norm not in pack.toml("status")["touch"]


def _otherwise(words: Sequence[Word], place: int, come_true: int, reading: Reading) -> str:
    """What to say where it is otherwise than the note tells it; "" where nothing says so. What stands from `come_true`
    on is told as having come true.
    """
    word, pack = words[place], reading.facts.pack
    told = [link.fact for link in word.links if link.fact.told and link.tier in SAME_WORD]
    if not told:
        return ""
    key, said = stem(word.norm, pack), f"you told me “{told[0].quote}”."
    if _is_planned(told, key, pack) and _is_under_way(words, place, reading):
        return f"“{word.text}”: it is only a plan, {said}" if _is_plain(words, place, reading) else ""
    if place >= come_true and all(_supposes(fact, key, pack) for fact in told):
        return f"“{word.text}”: that need not be so yet, {said}"
    if _is_past(words, place, reading) and all(_is_to_come(fact, key, pack) for fact in told):
        return f"“{word.text}”: that is still to come, {said}" if _is_plain(words, place, reading) else ""
    if _is_over(words, place, reading) and not any(_was_over(fact, pack) for fact in told):
        return f"“{word.text}”: it still is so, {said}"
    if _is_ahead(words, place, pack) and all(_was_done(fact, key, pack) for fact in told):
        return f"“{word.text}”: that is done already, {said}"
    return ""


def _is_planned(told: Sequence[Fact], key: str, pack: Pack) -> bool:
    """Whether the records only plan it, those aside that tell what was looked for."""
    planned = [fact for fact in told if key in fact.planned]
    others = (fact for fact in told if key not in fact.planned)
    sure = any(not _is_search(fact, pack) for fact in planned)
    return sure and all(_is_search(fact, pack) for fact in others)


def _is_plain(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether the clause neither wishes, plans nor denies before the word."""
    before, pack = shadow(reading.text[words[0].start : words[place].start]), reading.facts.pack
    return not any(pattern.search(before) for pattern in (cues(pack).wish, cues(pack).denial, plans(pack)))


def _comes_true(words: Sequence[Word], pack: Pack) -> int:
    """The place after "now that"; the end of the clause where that does not stand."""
    now = tuple(pack.toml("status")["now"])
    pairs = enumerate(pairwise(word.norm for word in words))
    return next((place + len(now) for place, pair in pairs if pair == now), len(words))


def _supposes(fact: Fact, key: str, pack: Pack) -> bool:
    """Whether the record has the word only behind "if", "when" and the like."""
    supposing = pack.toml("status")["supposing"]
    said = _of(fact, key, pack)
    return bool(said) and any(word.norm in supposing for word in fact.words[: said[0]])


def _is_ahead(words: Sequence[Word], place: int, pack: Pack) -> bool:
    """Whether the word stands right after "about to" and the like."""
    return " ".join(word.norm for word in words[max(0, place - 2) : place]) in pack.toml("status")["ahead"]


def _is_over(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether "I used to" or "you used to" stands before the word."""
    over, people = reading.facts.pack.toml("status")["over"], reading.facts.pack.toml("persons")
    norms = [word.norm for word in words[max(0, place - NEAR) : place]]
    if over[0] not in norms:
        return False
    starts = (at for at, norm in enumerate(norms, 1) if norm in people["i"] or norm in people["you"])
    return any(norms[at : at + len(over)] == over for at in starts)


def _was_over(fact: Fact, pack: Pack) -> bool:
    """Whether the record tells of something past."""
    past = pack.toml("status")["formerly"]
    return any(word.norm in past or is_past(word.norm, pack) for word in fact.words) or len(fact.numbers) > 1


def _is_under_way(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether the sender is said to have done it, or to be about it; or the other one is thanked for it; or it is said
    to be settled.
    """
    if _is_thanked_for(words, place, reading) or _is_settled(words, place, reading):
        return True
    if any(word.norm in reading.facts.pack.toml("persons")["second"] for word in words[:place]):
        return _is_past(words, place, reading) and _is_their_plan(words[place], reading)
    before = {word.norm for word in words[max(0, place - NEAR) : place]}
    under_way = not before.isdisjoint(reading.facts.pack.toml("status")["under_way"])
    return under_way or _is_past(words, place, reading) or _was_done_to(words, place, reading)


def _is_their_plan(word: Word, reading: Reading) -> bool:
    """Whether the sender tells it as what the other one is to do: "she said she would send me the map"."""
    pack, they = reading.facts.pack, reading.facts.pack.toml("persons")["they"]
    told = [link.fact for link in word.links if link.fact.told and link.tier in SAME_WORD]
    places = [(fact, _of(fact, stem(word.norm, pack), pack)) for fact in told]
    return all(at and any(each.norm in they for each in fact.words[: at[0]]) for fact, at in places)


def _was_done_to(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether a verb before it tells what the sender has done: "we have just installed our second robot"."""
    pack = reading.facts.pack
    return any(
        (_is_past(words, at, reading) or _is_unchanged(words, at, reading))
        and not (_is_told(words[at], pack) or _is_one_of(words[at], "idle", pack))
        for at in range(max(0, place - NEAR), place)
    )


def _is_unchanged(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether it is a past form that is the verb itself, right after who did it: "I have put"."""
    unchanged = verbs(reading.facts.pack).lists["unchanged"]
    return words[place].norm in unchanged and follows_a_subject(words, place, reading)


def _is_thanked_for(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether thanks for what the other one did lead to it: "thank you for coming to show the children"."""
    thanks = next((claim for claim in reading.claims if claim.name == "thanked" and claim.mood == "asserted"), None)
    did = next((word for word in words[:place] if thanks and word.start >= thanks.end), None)
    if not did or not did.norm.endswith(verbs(reading.facts.pack).endings["gerund"]):
        return False
    return not (_is_told(did, reading.facts.pack) or _is_one_of(did, "willing", reading.facts.pack))


def _is_settled(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether it is said to be no plan any more: "the visit is settled", but not "once the visit is settled"."""
    if any(word.norm in verbs(reading.facts.pack).lists["when"] for word in words[:place]):
        return False
    data, after = reading.facts.pack.toml("status"), words[place + 1 : place + 1 + NEAR]
    said = next((at for at, word in enumerate(after) if word.norm in data["settled"]), 0)
    return said > 0 and after[said - 1].norm in data["settles"]


def _is_search(fact: Fact, pack: Pack) -> bool:
    """Whether the record only tells what was looked for."""
    return any(word.norm in pack.toml("status")["searches"] for word in fact.words)


def _is_told(word: Word, pack: Pack) -> bool:
    """Whether the sender told it as more than a plan."""
    key = stem(word.norm, pack)
    return any(link.fact.told and link.tier in SAME_WORD and key not in link.fact.planned for link in word.links)


def _is_one_of(word: Word, name: str, pack: Pack) -> bool:
    """Whether it is a form of one of these verbs of deeds.toml."""
    return stem(word.norm, pack) in stems(pack, name)


def _is_past(words: Sequence[Word], place: int, reading: Reading) -> bool:
    """Whether it is a verb in the past, right after who did it or "has"."""
    if not is_past(words[place].norm, reading.facts.pack):
        return False
    data = reading.facts.pack.toml("status")
    before = next((word.norm for word in reversed(words[:place]) if word.norm not in data["just"]), "")
    return before in data["perfect"] or follows_a_subject(words, place, reading)


def _was_done(fact: Fact, key: str, pack: Pack) -> bool:
    """Whether the record has the verb in the past, and plans or denies nothing."""
    said = _of(fact, key, pack)
    past = all(is_past(fact.words[place].norm, pack) for place in said)
    return bool(said) and past and not fact.denied and not fact.planned


def _is_to_come(fact: Fact, key: str, pack: Pack) -> bool:
    """Whether the record has the verb in the present, and a time after it: "we start in september"."""
    data, said = pack.toml("status"), _of(fact, key, pack)
    if any(is_past(fact.words[place].norm, pack) for place in said):
        return False
    plural = verbs(pack).endings["plural"]
    present = [
        place
        for place in said
        if not place or fact.words[place - 1].norm in data["present"] or fact.words[place].norm.endswith(plural)
    ]
    after = (pairwise(word.norm for word in fact.words[place + 1 : place + 1 + AHEAD]) for place in present)
    return any(one in data["toward"] and other in data["times"] for pairs in after for one, other in pairs)


def _of(fact: Fact, key: str, pack: Pack) -> list[int]:
    """Where a form of the word stands in the record."""
    return [place for place, word in enumerate(fact.words) if stem(word.norm, pack) == key]
