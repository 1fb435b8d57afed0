"""Dealings: what one did to or for another, and which way it went. "You taught me" is not "I taught you"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from writer.languages import Pack
from writer.reading.cast import ANYBODY, RECIPIENT, SENDER, Actors, Cast
from writer.reading.forms import stem
from writer.reading.line import Line, stems
from writer.reading.subjects import LONGEST, Subjects

AHEAD = 9
"""Words after a verb among which is looked for whom it was done to, or whose it was done to."""

Kinds = tuple[tuple[str, bool], ...]
"""Kinds of dealings that a word tells of, each with whether its subject is who got."""

Way = tuple[str, str]
"""From whom to whom."""

NOBODY: Actors = frozenset()


@dataclass(frozen=True)
class Dealing:
    """Who gave (taught, lent, sold) and who got, as far as the words tell, by the word at this place. `kind` is what
    the words of one meaning share: whoever buys is sold to. `to_anybody`: it was not told to whom ("I helped with it").
    """

    kind: str
    giver: Actors
    getter: Actors
    at: int
    to_anybody: bool = False

    @property
    def ways(self) -> frozenset[Way]:
        """From whom to whom it may have gone."""
        return frozenset((one, other) for one in self.giver for other in self.getter if one != other)

    @property
    def back(self) -> frozenset[Way]:
        """The same the other way round."""
        return frozenset((other, one) for one, other in self.ways)

    @property
    def is_sure(self) -> bool:
        """Whether it says who did it to whom, or to whomever."""
        return len(self.ways) == 1 or (self.to_anybody and len(self.giver) == 1)


def dealings(line: Line, cast: Cast, of: Collection[str] | None = None) -> Iterator[Dealing]:
    """The dealings of a text, in their order; only those of some kinds, where those are given."""
    return _Reader(line, cast, of).dealings()


@lru_cache(maxsize=8)
def _kinds(pack: Pack, giving: str, getting: str) -> Mapping[str, Kinds]:
    """By the stem of a word, the kinds of dealings that it tells of, and whether it tells of who got."""
    found: dict[str, Kinds] = {}
    for kind, words in pack.toml("deeds")["dealings"].items():
        for name, gets in ((giving, False), (getting, True)):
            for key in {stem(word, pack) for word in words.get(name, ())}:
                found[key] = (*found.get(key, ()), (kind, gets))
    return found


@lru_cache(maxsize=8)
def claiming(pack: Pack) -> Mapping[str, frozenset[str]]:
    """The kinds of dealings that no note may tell of unless the sender does, each with the stems that tell of it."""
    kinds = {kind: words for kind, words in pack.toml("deeds")["dealings"].items() if "claims" in words}
    return {
        kind: frozenset(stem(word, pack) for each in words.values() for word in each) for kind, words in kinds.items()
    }


class _Reader:
    """Goes through a line from one word that tells of a dealing to the next."""

    def __init__(self, line: Line, cast: Cast, of: Collection[str] | None) -> None:
        self.line, self.cast, self.of = line, cast, of
        self.who = Subjects(line, cast)
        self.verbs, self.nouns = _kinds(line.pack, "give", "get"), _kinds(line.pack, "giver", "getter")

    def dealings(self) -> Iterator[Dealing]:
        line = self.line
        for at, word in enumerate(line.lexemes[: line.length]):
            for kind, gets in self._kinds_of_a_noun(at) if line.norms[at] in line.known.possessives else ():
                holder, owner = self._holder(at), self.who.owner(at)
                if holder and owner:
                    yield Dealing(kind, *((owner, holder) if gets else (holder, owner)), at + 1)
            for kind, gets in self._kinds_of_a_verb(at, word.stem) if word.is_verb else ():
                giver, getter = self._done(at)
                to_anybody = bool(giver) and not getter and kind in line.known.lists["to_anybody"]
                getter = ANYBODY - giver if to_anybody else getter
                if giver and getter:
                    yield Dealing(kind, *((getter, giver) if gets else (giver, getter)), at, to_anybody)

    def _wanted(self, kinds: Kinds) -> Kinds:
        return kinds if self.of is None else tuple(kind for kind in kinds if kind[0] in self.of)

    def _kinds_of_a_verb(self, at: int, key: str) -> Kinds:
        """What kinds of dealings the verb tells of, where it tells what was or is."""
        line = self.line
        if line.is_one_of(at, "learning") and line.norms[at + 1] in line.known.objects:
            return ()  # "he learned her a trade" may be taught, and "learned her trade" is not
        silent = stems(line.pack, "mutual", "common", "light")  # tell of no dealing by themselves
        kinds = self._wanted(self.verbs.get(key) or (() if key in silent else ((key, False),)))
        tells = kinds and (line.is_past(at) or line.is_gerund(at) or self._presents(at))
        return kinds if tells else ()

    def _presents(self, at: int) -> bool:
        line = self.line
        to = line.says(at - 1, "to") and (line.says(at - 2, "used") or self.who.was_a_joy(at - 2))
        return to or bool(self.who.pronoun(at - 1)) or line.ends(at, "plural") or line.says(at - 1, "did")

    # who stands how to whom

    def _kinds_of_a_noun(self, at: int) -> Kinds:
        """What "my tutor" and "your old customer" tell of those who stand so to each other."""
        line = self.line
        for place in range(at + 1, at + LONGEST):
            if line.is_mark(place) or line.is_grammar(place):
                break
            if not (line.is_content(place + 1) and line.texts[place + 1].islower()) and not line.owns(place):
                return self._wanted(self.nouns.get(stem(line.norms[place], line.pack), ()))
        return ()

    def _holder(self, at: int) -> Actors:
        """Who is "my tutor": "she was", "Petra,", and where the sender's own words begin so, the other one."""
        line = self.line
        begin = self.who.group(at)
        if begin < at and any(line.says(place, "be") for place in range(begin, at)):
            unreal = any(line.says(place, "unreal") for place in range(begin, at))
            return NOBODY if unreal else self.who.subject(begin - 1)
        if line.says(at - 1, "is"):
            return self.who.subject(at - 1)
        if at == 0 and self.cast.strangers:
            return self._head()
        return self.who.named(at - 2) if line.norms[at - 1] == "," else NOBODY

    def _head(self) -> Actors:
        """Who is meant where the sender's own words begin with "my tutor in Graz": the other, unless they go on."""
        line = self.line
        end = next(place for place in range(1, line.length + 1) if not line.is_content(place))
        goes_on = line.says(end, "be") or line.says(end, "have") or line.is_past(end - 1)
        return NOBODY if goes_on or self.cast.he != self.cast.she else self.cast.he

    # who did it to whom

    def _done(self, at: int) -> tuple[Actors, Actors]:
        """Who did it, and to whom; the one follows from the other where only one of the two can be meant."""
        line, begin = self.line, self.who.group(at)
        if self.who.aims(at - 1) and self.who.was_a_joy(at - 2):
            return self._doing(at)
        unreal = (line.says(place, "unreal") or self.who.aims(place) for place in range(begin, at))
        if any(unreal):
            return NOBODY, NOBODY
        being = (line.says(place, "be") or line.says(place, "being") for place in range(begin, at))
        been = any(being) or self.who.is_written_on(begin - 1, at)
        if line.is_gerund(at) and not (been and not line.is_adverb(at - 1)):  # "it was lovely teaching you"
            return self._doing(at)
        did = self.who.subject(begin - 1)
        if did == SENDER == self.cast.of(line.known.objects.get(line.norms[at + 1], "")):
            did = ANYBODY - SENDER  # "whom I know, gave me": nobody gives me what I gave
        if line.is_past(at) and been:
            return (self._object(at, did) if line.says(at + 1, "by") else ANYBODY - did), did
        to = self._object(at, did)
        return (did - to if len(to) == 1 else did), to - did if len(did) == 1 else to

    def _doing(self, at: int) -> tuple[Actors, Actors]:
        """A gerund: "thank you for teaching me", "you teaching", "it was lovely teaching you"."""
        line, who = self.line, ANYBODY
        before = line.norms[at - 1]
        if line.is_thanked_for(at):
            who = RECIPIENT
        elif before in line.known.possessives:
            who = self.cast.of(line.known.possessives[before])
        elif before in line.known.objects and not line.says(at - 1, "beside"):
            who = self.cast.of(line.known.objects[before])
        to = self._object(at, who)
        if who == ANYBODY:
            who = SENDER if to == RECIPIENT else who - to
        return who, to

    def _object(self, at: int, did: Actors) -> Actors:
        """To whom it is done, or to whose things: the first after the verb who is not the one who does it."""
        line = self.line
        for place in range(at + 1, at + AHEAD):
            norm = line.norms[place]
            who = line.known.objects.get(norm) or line.known.possessives.get(norm, "")
            if line.norms[place] not in line.known.objects and did & SENDER and len(did) > 1:
                to = NOBODY  # who it was is open: "showed my drawings" may be what "I" did
            elif who == "joint":
                to = SENDER - did
            else:
                to = self.cast.of(who) if who else self._of_the_two(norm)
            if to and (len(did) > 1 or to - did) and (place == at + 1 or not self._begins_anew(place)):
                return to
            if self._ends(place) or (not to and self._begins_anew(place)):
                return NOBODY
        return NOBODY

    def _of_the_two(self, norm: str) -> Actors:
        return RECIPIENT if norm in self.cast.recipient else SENDER if norm in self.cast.sender else NOBODY

    def _begins_anew(self, at: int) -> bool:
        return self.cast.subject(self.line, at) is not None

    def _ends(self, at: int) -> bool:
        """Whether what is done ends here: at a mark, or a word of the grammar that does not lead on to whom."""
        line = self.line
        if line.is_mark(at):
            return True
        known = line.says(at, "through") or line.says(at, "towards") or line.norms[at] in line.known.objects
        return line.is_grammar(at) and not known
