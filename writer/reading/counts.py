"""Counts: a number keeps its owner, what it counts, and the line of the profile that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from writer.languages import Pack
from writer.reading.evidence import of_the_tie
from writer.reading.line import Said
from writer.reading.note import Reading, Word
from writer.reading.records import Fact
from writer.reading.slots import family, only_theirs
from writer.reading.vocabulary import vocabulary
from writer.text.numbers import Number, may_be_a_year


def miscounted(reading: Reading) -> Iterator[tuple[Word, str]]:
    """The numbers that the note gives to the wrong one, the wrong thing or the wrong line, with what to say of each."""
    known = vocabulary(reading.facts.pack)
    for place, word in enumerate(reading.words):
        if word.number and (ranked := _ranked(reading, place)):
            yield word, ranked
        elif word.is_number and word.links:
            said = _owned(reading, word) or _dated(reading, word) or _bounded(reading, place)
            if not said and not known.is_idiom(word.norm):
                said = _measured(reading, place) or _beside(reading, place) or _of_another(reading, place)
            if said:
                yield word, said


def _ranked(reading: Reading, place: int) -> str:
    """A rank stays what it is: "first place" is wrong where the brief has "3rd place" and no first one. Not so of time:
    whoever tells of a third year had a second one.
    """
    said, beside = reading.words[place].number, reading.words[place + 1 : place + 2]
    if not (said and said.form == "ordinal" and beside and beside[0].use == "fact"):
        return ""
    if vocabulary(reading.facts.pack).is_unit(beside[0].norm):
        return ""
    ranked = [
        link.fact for link in beside[0].links if link.fact.told and _ranks(link.fact, beside[0], reading.facts.pack)
    ]
    if not ranked or any(known.value == said.value for fact in ranked for known in fact.numbers):
        return ""
    return f"“{reading.words[place].text} {beside[0].text}”: you told me “{ranked[0].quote}”."


def _ranks(fact: Fact, word: Word, pack: Pack) -> bool:
    """Whether the record has the word right after an ordinal."""
    ordinals = (known for known in fact.numbers if known.form == "ordinal")
    return any(_after(known, fact, pack)[:1] == [word.norm] for known in ordinals)


def _owned(reading: Reading, word: Word) -> str:
    """Numbers keep their owner: one of the profile's is not said of "I", one of the sender's not of "you"."""
    words = reading.by_clause[word.clause]
    if not word.text[0].isdigit() or _beside_a_name(word, words):
        return ""
    wrong = _other(words, words.index(word), reading)
    if not wrong or any(link.fact.owner != wrong for link in word.links):
        return ""
    return f"“{word.text}” is {'theirs, not yours' if wrong == 'recipient' else 'yours, not theirs'}."


def _other(words: Sequence[Word], place: int, reading: Reading) -> str:
    """The one of whom the clause does not speak at this place: by the only one whom it names, or by the subject of
    "I have" and "you have" right before.
    """
    people = reading.facts.pack.toml("persons")
    norms = [word.norm for word in words]
    i, you = bool({*norms} & {*people["first"]}), bool({*norms} & {*people["second"]})
    if i and you and place > 1 and norms[place - 1] in people["having"]:
        i, you = norms[place - 2] in people["i"], norms[place - 2] in people["you"]
    return "recipient" if i and not you else "sender" if you and not i else ""


def _beside_a_name(word: Word, words: Sequence[Word]) -> bool:
    """Whether a name stands next to it: the number is a part of that."""
    names = (other for other in words if other.is_name)
    return any(abs(name.start - word.end) < 3 or abs(word.start - name.end) < 3 for name in names)


def _bounded(reading: Reading, place: int) -> str:
    """A year after "from" or "until", or at either end of "2013 to 2014", is the first or the last one that the brief
    has: it is wrong where that is 2013 to 2015.
    """
    word = reading.words[place]
    if not (_is_year(word) and _is_end(reading, place)):
        return ""
    year = int(word.text)
    spans = [known for link in word.links for known in link.fact.numbers if known.value <= year <= known.last]
    if not spans or any(year in {known.value, known.last} for known in spans):
        return ""
    return f"“{word.text}”: the brief has {spans[0].value} to {spans[0].last}."


def _is_end(reading: Reading, place: int) -> bool:
    """Whether something began or ended then: "until 2014", "2013 to 2014", "between 2013 and 2014"."""
    known = reading.facts.pack.toml("numbers")
    before, after = reading.words[max(0, place - 3) : place], reading.words[place + 1 : place + 3]
    if before and before[-1].norm in known["bounds"]:
        return True
    if len(after) > 1 and after[0].norm in known["bounds"] and after[1].is_number:
        return True
    spans = len(before) > 2 and before[0].norm in known["bounds"] and before[1].is_number
    return spans and before[2].norm in known["joins"]


def _measured(reading: Reading, place: int) -> str:
    """A number keeps its measure: "eight years" is wrong where the brief has "8 months"."""
    word, pack, said = reading.words[place], reading.facts.pack, reading.words[place].number
    if not said or word.end < said.end:
        return ""
    here = _counted(reading, place, said)
    facts = [link.fact for link in word.links if link.fact.told] or [link.fact for link in word.links]
    held = {_measure(known, fact, pack) for fact in facts for known in fact.numbers if known.includes(said)}
    if not here or not held or here in held:
        return ""
    count = reading.text[said.start : said.end]
    quote = f"{count} {reading.words[place + 1].text}" if not said.unit else count
    if "" not in held:
        return f"“{quote}”: the brief has {count} {' or '.join(sorted(held))}."
    other = next(
        (known for fact in _told(reading) for known in fact.numbers if _measure(known, fact, pack) == here), None
    )
    return f"“{quote}”: you told me {other.value} {here}." if other else ""


def _told(reading: Reading) -> Iterator[Fact]:
    return (fact for fact in reading.facts.records if fact.told)


def _counted(reading: Reading, place: int, said: Number) -> str:
    """The measure of the number at this place: written onto it, or the word right after it; "" for whatever else it
    counts.
    """
    following = reading.words[place + 1].norm if place + 1 < len(reading.words) else ""
    return measures(reading.facts.pack).get(said.unit or following, "")


def _measure(number: Number, fact: Fact, pack: Pack) -> str:
    """The measure of a number in a record, written onto it or right after it; "" where it has none."""
    after = next((token.norm for token in fact.words if token.start >= number.end), "")
    return "" if number.form == "ordinal" else measures(pack).get(number.unit, "") or measures(pack).get(after, "")


@lru_cache(maxsize=8)
def measures(pack: Pack) -> Mapping[str, str]:
    """Every way to write a measure, and its first one."""
    groups = [line.split() for line in pack.words("measures")]
    return {spelling: group[0] for group in groups for spelling in group}


def _beside(reading: Reading, place: int) -> str:
    """A number and the word beside it belong to one record: "three weeks" is wrong where the brief has "5 weeks" and
    three of something else, and so is "PhD 2016" where it has "MSc 2016, PhD 2019".
    """
    word = reading.words[place]
    for beside, step in ((reading.words[place + 1 : place + 2], -1), (reading.words[max(0, place - 1) : place], 1)):
        if beside and beside[0].clause == word.clause and _another(word, beside[0], step):
            return f"“{word.text}” beside “{beside[0].text}”: you told me another number there."
    return ""


def _another(word: Word, beside: Word, step: int) -> bool:
    """Whether the brief has the word beside with a number at that side, and never with this one. "Mine's 23", after
    "she has plot 22", leaves a word out: it may be the plot.
    """
    held = {link.fact.id for link in word.links}
    if held & {link.fact.id for link in beside.links} or any(_ends(link.fact) for link in word.links if link.fact.told):
        return False
    numbered = {
        link.fact.id
        for link in beside.links
        if link.fact.told and link.tier in {"exact", "inflected"} and _numbered(link.fact, beside, step, _is_year(word))
    }
    return bool(numbered)


def _ends(fact: Fact) -> bool:
    """Whether the record ends with a number."""
    return bool(fact.numbers) and bool(fact.words) and fact.numbers[-1].end >= fact.words[-1].end


def _numbered(fact: Fact, beside: Word, step: int, year: bool) -> bool:
    """Whether a number, a year or none as asked, stands right before (-1) or after (1) the word in the record."""
    ends = {number.end for number in fact.numbers if may_be_a_year(number.value) == year}
    places = [place for place, token in enumerate(fact.words) if token.norm == beside.norm]
    return any(0 <= place + step < len(fact.words) and fact.words[place + step].end in ends for place in places)


def _is_year(word: Word) -> bool:
    return word.text.isdigit() and may_be_a_year(int(word.text))


COUNTED = 3
"""Words after a number among which stands what it counts."""


def _of_another(reading: Reading, place: int) -> str:
    """A number keeps what it counts: "twelve first aiders", of their profile, is wrong where the sender told of "12
    evacuation helpers".
    """
    word, pack = reading.words[place], reading.facts.pack
    here = list(takewhile(lambda each: _tells(each, pack), reading.words[place + 1 : place + 1 + COUNTED]))
    taken = next((each for each in here if only_theirs(each, reading)), None)
    if not taken or not word.told or {link.fact.id for link in word.links} & {link.fact.id for link in taken.links}:
        return ""
    told = [link.fact for link in word.links if link.fact.told]
    among = [(known, fact) for fact in told for known in fact.numbers if word.number and known.includes(word.number)]
    counted = [_after(known, fact, pack) for known, fact in among]
    heads = {key for each in reading.words for key in family(each.norm, pack)}
    others = [words for words in counted if words]
    if not others or any(not heads.isdisjoint(family(each, pack)) for words in others for each in words):
        return ""
    return f"“{word.text} ... {taken.text}”: that stands in their profile; you told me “{others[0][-1]}”."


def _after(number: Number, fact: Fact, pack: Pack) -> list[str]:
    """What a record has after a number as what it counts."""
    after = [token for token in fact.words if token.start >= number.end][:COUNTED]
    return [token.norm for token in takewhile(lambda each: _tells(each, pack), after)]


def _tells(word: Said, pack: Pack) -> bool:
    """Whether it is a word and none of the grammar."""
    return word.norm[:1].isalnum() and not vocabulary(pack).is_grammar(word.norm)


NEAR = 2
"""Lines of a profile between a position and its dates."""


def _dated(reading: Reading, word: Word) -> str:
    """A year of the profile belongs to the line it stands by, not to another position; a year of the tie to no position
    at all.
    """
    if not _is_year(word):
        return ""
    months = reading.facts.pack.toml("status")["times"]
    said = _of_you(reading, word) or reading.by_clause[word.clause]
    others = [each for each in said if not (each.is_number or each.norm in months) and each.use == "fact"]
    profiled = [each for each in others if each.profiled]
    if not word.profiled:
        tied = all(of_the_tie(link.fact) for link in word.links)
        apart = tied and len(profiled) > 1 and len(profiled) == len(others)
        return f"“{word.text}” is of how you know each other, not of “{profiled[0].text}”." if apart else ""
    near = (abs(one.fact.id - two.fact.id) <= NEAR for each in profiled for one in word.links for two in each.links)
    if not profiled or any(near):
        return ""
    return f"“{word.text}” stands elsewhere in their profile, not beside “{profiled[0].text}”."


def _of_you(reading: Reading, year: Word) -> Sequence[Word]:
    """What the note tells that the other one did then: "since you opened Chez Fatou in January 2024"; nothing, where it
    tells something else of the year.
    """
    people, line = reading.facts.pack.toml("persons"), reading.line
    places = [
        place for place, word in enumerate(reading.words) if word.clause == year.clause and word.start < year.start
    ]
    start = next((place for place in reversed(places) if reading.words[place].norm in people["you"]), None)
    if start is None or not line.is_past(line.past_adverbs(start + 1)):
        return ()
    return reading.words[start : places[-1] + 1]
