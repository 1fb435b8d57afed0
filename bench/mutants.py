"""Mutants of a note that may be sent, each surely wrong: seeded, from the brief and the text alone.

Nothing of the reading that is tested is used to make them. Sure means: a new name, place, number or word stands nowhere
in the brief; what is swapped from the profile into the tie stands nowhere in the sender's words; a change of tense,
access or tie is made only where the sender's words rule the new one out (the conditions stand beside each pattern in
mutants.toml); and a thing given to the other of the two is a thing with one owner ("your talk") of which the other has
none.
"""

from collections.abc import Iterator
from itertools import chain
from random import Random
from typing import Any

import regex
from cases import DATA, Case, Mutant, Rule, begins, named, put, sentence_at, stands, unknown, with_a_sentence

EACH = 2
"""Mutants of one kind that one note gives at most, so that no note outweighs the others."""


def mutants(case: Case) -> Iterator[Mutant]:
    """Every kind's mutants of a note, the same ones at each call."""
    for kind, rules in MUTATIONS.items():
        draw = Random(f"{kind} {case.id}")
        made = sorted({note for rule in rules for note in rule(case, draw)} - {case.note})
        yield from (Mutant(kind, case, note) for note in draw.sample(made, min(EACH, len(made))))


# ---------------------------------------------------------------- names, places, numbers


def _recipients_name(case: Case, draw: Random) -> Iterator[str]:
    """The recipient is called by an unrelated name."""
    for name in named(case.brief.recipient.name, case.note):
        yield put(case.note, name, unknown("names", case, draw))


def _senders_name(case: Case, draw: Random) -> Iterator[str]:
    """The recipient is called by the sender's name: only at the beginning, where somebody is addressed."""
    own = [name for name in case.brief.sender.name.split() if "." not in name]
    opening = regex.match(r"(?:Hi|Hello|Hey|Dear) (\p{Lu}[\p{L}\p{M}'’-]+),", case.note)
    if own and opening and opening[1] in case.brief.recipient.name.split() and own[0] != opening[1]:
        yield case.note.replace(opening[1], own[0], 1)


def _misspelt(case: Case, draw: Random) -> Iterator[str]:
    """One letter of a name of five letters or more is another one: nobody's name."""
    for name in chain(named(case.brief.recipient.name, case.note), _between(case)):
        if len(name) >= 5 and name.isalpha():
            at = draw.randrange(2, len(name))
            wrong = name[:at] + draw.choice([each for each in "bdklmnrt" if each != name[at]]) + name[at + 1 :]
            if not case.knows(wrong):
                yield put(case.note, name, wrong)


def _go_between(case: Case, draw: Random) -> Iterator[str]:
    """Somebody else's name for a name of `how` that is neither of the two's and not in the profile."""
    for name in _between(case):
        yield put(case.note, name, unknown("names", case, draw))


def _between(case: Case) -> Iterator[str]:
    if case.brief.connection.kind == "mutual_contact":
        for name in regex.findall(r"\p{Lu}\p{Ll}[\p{L}\p{M}'’-]+", case.brief.connection.how):
            mine = name.lower() in case.two | {place.lower() for place in DATA["places"]}
            if not mine and name.lower() not in case.profile and stands(name, case.note):
                yield name


def _place(case: Case, draw: Random) -> Iterator[str]:
    """A place that the brief does not name for one that it does."""
    for place in _places(case.note):
        if case.knows(place):
            yield put(case.note, place, unknown("places", case, draw))


def _places(text: str) -> Iterator[str]:
    return (place for place in DATA["places"] if stands(place, text))


def _thing(case: Case, draw: Random) -> Iterator[str]:
    """An invented name for that of an organisation, an event or a work of the brief."""
    for found in _NAMED.finditer(case.note):
        words = found[0].split()
        if case.knows(found[0]) and not {word.lower() for word in words} & (case.two | _PLAIN):
            yield case.note[: found.start()] + unknown("things", case, draw) + case.note[found.end() :]


def _of_the_profile(case: Case, draw: Random) -> Iterator[str]:
    """In a sentence about "us", a name of the profile for one of `how`; the sender nowhere names it."""
    theirs = {name for name in _AT.findall(case.brief.recipient.about) if name.lower() not in case.told}
    theirs -= {name for name in theirs if set(name.lower().split()) & case.two}
    for found in _AT.finditer(case.note) if theirs else ():
        sentence = sentence_at(case.note, found.start())
        of_us = regex.search(r"\b(?:we|us|our|together)\b", sentence, regex.IGNORECASE)
        if of_us and found[1].lower() in case.brief.connection.how.lower() and not _THEIRS.search(sentence):
            yield case.note[: found.start(1)] + draw.choice(sorted(theirs)) + case.note[found.end(1) :]


def _year(case: Case, draw: Random) -> Iterator[str]:
    """One year more or less, where no year or range of the brief has it."""
    for found in regex.finditer(r"(?<![\w/–-])(?:19|20)\d\d(?![\w/–-])", case.note):
        year = int(found[0]) + draw.choice((-1, 1))
        if not case.knows(str(year)) and not _in_a_range(year, case):
            yield case.note[: found.start()] + str(year) + case.note[found.end() :]


def _in_a_range(year: int, case: Case) -> bool:
    for first, last in regex.findall(
        r"((?:19|20)\d\d)\s*(?:-|–|/|to|till|until)\s*(\w+)", f"{case.told} {case.profile}"
    ):
        until = int(last) if last.isdigit() and len(last) == 4 else int(first[:2] + last) if last.isdigit() else 2100
        if int(first) <= year <= until:
            return True
    return f"'{year % 100:02}" in case.told or f"in {year % 100:02}" in case.told


def _number(case: Case, draw: Random) -> Iterator[str]:
    """A number that the brief does not hold, in digits or in words, for one that stands for itself."""
    for found in _COUNT.finditer(case.note):
        word, was = found[0].lower(), found[0]
        value = int(word.replace(",", "")) if word[0].isdigit() else _WORDS.index(word)
        new = value + draw.choice((2, 3))
        spelt = _WORDS[new] if new < len(_WORDS) else str(new)
        if not 1900 < value < 2100 and not any(_counted(each, case) for each in (str(new), spelt)):
            told = f"{new:,}" if "," in was else str(new) if was[0].isdigit() else spelt
            yield (
                case.note[: found.start()]
                + (told.capitalize() if was[0].isupper() else told)
                + case.note[found.end() :]
            )


def _counted(number: str, case: Case) -> bool:
    """Whether the brief has the number, be it within a date or a range."""
    return regex.search(rf"(?<![\d.,]){number}(?!\d)", f"{case.told} {case.profile}") is not None


_WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()  # noqa: SIM905
_LOOSE = r"(?<!\b(?:over|than|least|almost|nearly|under|to|about|around|some|the|or|than|maybe|these|those|us) )"
_COUNT = regex.compile(
    rf"{_LOOSE}(?<![\w.,:/'’#+–-])(?:\d[\d,]*\d|\d|(?:{'|'.join(_WORDS[2:13])})\b)(?![\w.:/+'’–-]*\w|,\d)",
    regex.IGNORECASE,
)
_PLAIN = frozenset(DATA["no_names"])
"""Words with a capital that name nothing."""
_NAMED = regex.compile(r"(?<=[\p{L}\p{N},;:] )\p{Lu}[\p{L}\p{M}\p{N}&-]+(?: \p{Lu}[\p{L}\p{M}\p{N}&-]+)*")
_AT = regex.compile(r"\b(?:at|in) (?:the )?(\p{Lu}[\p{L}\p{M}\p{N}&-]+(?: \p{Lu}[\p{L}\p{M}\p{N}&-]+)*)")
_EMPLOYER = regex.compile(r"\bat (?:the )?(\p{Lu}[\p{L}\p{M}\p{N}&-]+(?: \p{Lu}[\p{L}\p{M}\p{N}&-]+)*)(?=[\s.,;·|]|$)")
_THEIRS = regex.compile(r"\b(?:your|you're|you’re|you are|you work|I'm|I’m|I am|my|now)\b")


# ---------------------------------------------------------------- owners and roles


def _owner_of_a_work(case: Case, draw: Random) -> Iterator[str]:
    """ "My talk" for "your talk", and back, where the other one has no such thing in the brief."""
    for found in regex.finditer(
        rf"\b(your|my) ((?:[\w'’-]+ ){{0,2}}?({DATA['works']}))\b", case.note, regex.IGNORECASE
    ):
        owner, whole, thing = found[1].lower(), found[2], found[3].lower()
        has = rf"\b(?:my|our|i|we)\b[^.;\n]{{0,60}}\b{thing}" if owner == "your" else rf"\b{thing}"
        where = case.told if owner == "your" else f"{case.profile}\n{case.brief.connection.how.lower()}"
        if not regex.search(has, where):
            new = {"your": "my", "my": "your"}[owner]
            yield (
                case.note[: found.start()]
                + (new.capitalize() if found[1][0].isupper() else new)
                + " "
                + whole
                + case.note[found.end() :]
            )


def _role(case: Case, draw: Random) -> Iterator[str]:
    """What the sender is, said of the recipient, whose profile has none of it."""
    for found in regex.finditer(r"\bI(?:['’]m| am) (?=an? ((?:[\w'’-]+[ ,.]){1,3}))", case.note):
        said = [word for word in regex.findall(r"\w{4,}", found[1].lower())]
        if said and all(word in case.brief.sender.about.lower() and word not in case.profile for word in said):
            yield (
                case.note[: found.start()]
                + ("You're " if begins(case.note, found.start()) else "you're ")
                + case.note[found.end() :]
            )


def _workplace(case: Case, draw: Random) -> Iterator[str]:
    """ "Your work at X", where X is where the sender works, and "my work at X" of the recipient's."""
    for name in sorted(set(_EMPLOYER.findall(case.brief.sender.about))):
        if name.lower() not in f"{case.profile} {case.brief.told.lower()}" and not set(name.lower().split()) & case.two:
            yield with_a_sentence(case.note, f"I'd like to hear about your work at {name}.")
    for name in sorted(set(_EMPLOYER.findall(case.brief.recipient.about))):
        if name.lower() not in case.told and not set(name.lower().split()) & case.two:
            yield with_a_sentence(case.note, f"I'd be glad to tell you about my work at {name}.")


def _owner_of_a_number(case: Case, draw: Random) -> Iterator[str]:
    """A count of the profile said of the sender, and one of the sender's said of the recipient."""
    pattern = rf"(?<![\w.,/–-])(\d{{1,4}} (?:{DATA['countable']}))\b"
    for found in sorted(set(regex.findall(pattern, case.brief.recipient.about))):
        if not stands(found.split()[0], case.told) and not regex.match(r"(?:19|20)\d\d ", found):
            yield with_a_sentence(case.note, f"I have {found} too.")
    for found in sorted(set(regex.findall(pattern, case.brief.sender.about))):
        if not stands(found.split()[0], f"{case.profile} {case.brief.told}") and not regex.match(
            r"(?:19|20)\d\d ", found
        ):
            yield with_a_sentence(case.note, f"I see that you have {found}.")


# ---------------------------------------------------------------- patterns and sentences


def _rewritten(table: str) -> Rule:
    """The entries of a table of mutants.toml, each at every place where it fits."""

    def rule(case: Case, draw: Random) -> Iterator[str]:
        for entry in DATA[table]:
            if _is_sure(entry, case):
                for found in regex.finditer(entry["pattern"], case.note):
                    yield case.note[: found.start()] + found.expand(entry["to"]) + case.note[found.end() :]

    return rule


def _sentence_added(kind: str) -> Rule:
    """The note with a sentence more."""

    def rule(case: Case, draw: Random) -> Iterator[str]:
        for entry in DATA["sentence"]:
            if entry["kind"] == kind and _is_sure(entry, case):
                yield with_a_sentence(case.note, entry["text"])

    return rule


def _is_sure(entry: dict[str, Any], case: Case) -> bool:
    return (
        case.brief.connection.kind in entry.get("kinds", [case.brief.connection.kind])
        and not ("unless" in entry and regex.search(entry["unless"], case.told))
        and not ("profile" in entry and regex.search(entry["profile"], case.profile))
        and not ("needs" in entry and not regex.search(entry["needs"], case.told))
    )


MUTATIONS: dict[str, tuple[Rule, ...]] = {
    "recipient's name": (_recipients_name, _senders_name),
    "misspelt name": (_misspelt,),
    "go-between's name": (_go_between,),
    "place": (_place,),
    "organisation, event, work": (_thing,),
    "name from the profile": (_of_the_profile,),
    "year": (_year,),
    "number": (_number,),
    "my and your": (_owner_of_a_work,),
    "role of the other": (_role, _workplace),
    "owner of a number": (_owner_of_a_number,),
    "negation added": (_rewritten("negation_added"),),
    "negation dropped": (_rewritten("negation_dropped"),),
    "tense": (_rewritten("tense"),),
    "access": (_rewritten("access"),),
    "kind of tie": (_rewritten("kind_upgrade"),),
    **{kind: (_sentence_added(kind),) for kind in dict.fromkeys(entry["kind"] for entry in DATA["sentence"])},
}
"""What is done to a note, by the kind that is reported."""
