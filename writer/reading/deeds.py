"""Deeds: who did, had or was what, clause by clause, in the sender's own words and in a note alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer.reading.cast import ANYBODY, RECIPIENT, SENDER, THIRD, Actors, Cast
from writer.reading.line import Line

MINE = (1, 2, 3)
"""Places after a verb at which "my" and "mine" tell that it was not the sender's doing: "rejected 17 of mine"."""

OWNED = 3
"""Words after "your" among which a gerund is what somebody did: "your bombarde playing"."""


@dataclass(frozen=True)
class Deed:
    """What was done, had or been: by whom, told by which words; the place of the verb, or of the word that stands for
    it ("me" in "me on finance"); and the places of what was done.

    `light` is a verb that says little by itself: who did what, had what, was what.
    """

    actors: Actors
    by: tuple[int, ...]
    verb: int
    things: tuple[int, ...]
    light: bool


def deeds(line: Line, cast: Cast) -> Iterator[Deed]:
    """The deeds of a text, in their order."""
    return _Reader(line, cast).deeds()


class _Reader:
    """Goes through a line from one deed to the next; `last` is who did the one before, within the sentence."""

    def __init__(self, line: Line, cast: Cast) -> None:
        self.line, self.cast = line, cast
        self.last = ANYBODY

    def deeds(self) -> Iterator[Deed]:
        at = 0
        while at < self.line.length:
            deed, after = self._next(at) if self._may_begin(at) else (None, at)
            if deed:
                yield deed
                after = max(at, deed.verb, *deed.things) + 1
            at = max(after, at + 1)

    def _may_begin(self, at: int) -> bool:
        line = self.line
        return line.lexemes[at].leads or line.norms[at] in self.cast.named or line.texts[at][0].isupper()

    def _next(self, at: int) -> tuple[Deed | None, int]:
        line, found = self.line, self.cast.subject(self.line, at)
        if found:
            return self._told_of(at, *found)
        if line.says(at, "theirs") and line.says(at - 1, "be"):
            return self._owned(at), at + 1
        if line.is_gerund(at):
            return self._gerund(at), at + 1
        if line.says(at, "as"):
            return self._role(at + 1), at + 1
        if line.is_past(at) and line.begins(at):
            return self._elliptic(at), at + 1
        if line.says(at, "ends"):
            self.last = ANYBODY
        return None, at + 1

    # who did it

    def _told_of(self, at: int, who: Actors, after: int) -> tuple[Deed | None, int]:
        """A deed with its subject, which may be told of at once: "Ann, that's our treasurer".

        What follows "he was there when I fell" may be said of either.
        """
        self.last = who | self.last if self.line.says(at - 1, "when") else who
        if who == THIRD:
            self.cast = self.cast.with_a_third()
        apposed = self.line.says(after, "thats")
        is_ = apposed or self.line.says(after - 1, "is")
        after += apposed
        return self._deed(after, who, tuple(range(at, after)), is_), after

    def _owned(self, at: int) -> Deed:
        """ "Plot 14 is hers"."""
        first = at - 1
        while not self.line.is_mark(first - 1) and not self.line.is_grammar(first - 1):
            first -= 1
        named = tuple(place for place in range(first, at - 1) if not self.line.is_label(place + 1))
        who = self.cast.of(self.line.known.possessives[self.line.norms[at]])
        return Deed(who, (), at - 1, named, light=True)

    def _role(self, at: int) -> Deed | None:
        """ "As your foreman", which "I" was."""
        owner = self.cast.of(self.line.known.possessives.get(self.line.norms[at], ""))
        if owner not in (SENDER, RECIPIENT):
            return None
        holder = RECIPIENT if owner == SENDER else SENDER
        return Deed(holder, (), at, tuple(self._things(at + 1, light=True)), light=True)

    def _gerund(self, at: int) -> Deed | None:
        """ "Thank you for helping", "your playing", "you cutting", "helping you", "teaching me"."""
        line = self.line
        beside = line.says(at - 2, "beside") and not line.says(at - 1, "him")  # "with her counting": who else is open
        if (who := self._pronoun(at - 1)) and (beside or line.begins(at - 1)):
            return self._deed(at, who)
        for place in range(at - 1, max(at - 1 - OWNED, -1), -1):
            if line.is_mark(place) or line.is_grammar(place):
                owner = self.cast.of(line.known.possessives.get(line.norms[place], ""))
                if owner in (SENDER, RECIPIENT) and not (line.says(place, "joint") or line.says(place - 1, "beside")):
                    return Deed(owner, (), at, tuple(range(place + 1, at)), light=False)
                break
        if line.is_thanked_for(at) or line.says(at + 1, "me"):
            return self._deed(at, RECIPIENT)
        return self._deed(at, SENDER) if line.says(at + 1, "you") else None

    def _elliptic(self, at: int) -> Deed | None:
        """A deed without subject: "and" goes on with the last one, and a comma does after "I", or in telling how
        somebody was; "taught me" is not what I did.
        """
        line, last = self.line, self.last
        of_mine = last != SENDER and any(line.known.possessives.get(line.norms[at + step]) == "sender" for step in MINE)
        comma = line.norms[at - 1] == "," and (of_mine or line.says(at, "states"))
        goes_on = line.says(at - 1, "and") or last == SENDER or comma
        self.last = last if goes_on else ANYBODY
        return self._deed(at, (self.last - SENDER) or RECIPIENT | THIRD if line.says(at + 1, "me") else self.last)

    # what was done

    def _deed(self, at: int, who: Actors, by: tuple[int, ...] = (), is_: bool = False) -> Deed | None:
        """The deed whose verb is looked for from here; None where it is only wished, denied or done to the subject."""
        line = self.line
        if self.cast.subject(line, at):
            return None
        at = line.past_adverbs(at)
        if line.says(at, "share") or line.says(at, "from"):
            return self._of(at - 1 if line.says(at, "share") else at, who, by, light=True)
        auxiliary = is_ or line.says(at, "be") or line.says(at, "have")
        verb = line.past_adverbs(at if is_ else at + 1) if auxiliary else at
        if line.says(at, "have") and line.says(verb, "be"):
            verb = line.past_adverbs(verb + 1)
        if line.says(at, "unreal") or line.says(verb, "unreal") or line.is_mark(at):
            return None
        if not line.says(at, "be") and line.is_one_of(verb, "common") and line.is_gerund(verb + 1):
            return self._of(verb + 1, who, by, light=False)  # "I've loved baking"
        if not auxiliary:
            return self._of(at, who, by, light=line.is_one_of(at, "light"))
        if line.says(at, "have") and not is_:
            return self._of(verb, who, by, light=False) if line.is_past(verb) else self._of(at, who, by, light=True)
        if line.is_gerund(verb):
            return self._of(verb, who, by, light=False)
        return None if line.is_past(verb) else self._of(at - is_, who, by, light=True)

    def _of(self, verb: int, who: Actors, by: tuple[int, ...], light: bool) -> Deed:
        anothers = light and any(self.line.owns(verb + step) for step in (1, 2, 3))
        things = () if anothers else tuple(self._things(verb + 1, light))
        return Deed(who | self._company(max((verb, *things)) + 1), by, verb, things, light)

    def _is_one(self, after: int) -> bool:
        """Whether what follows is what somebody was: "she was my tutor"."""
        return self.line.says(after - 1, "be") or self.line.says(after - 1, "is")

    def _company(self, at: int) -> Actors:
        """Who of the two it was done with: "played it with us"."""
        found = self._pronoun(at + 1) if self.line.says(at, "beside") else THIRD
        return frozenset() if found == THIRD else found

    def _pronoun(self, at: int) -> Actors:
        """Who is meant by "me", "you", "her"; nobody where none of them stands."""
        meant = (("me", SENDER), ("you", RECIPIENT), ("him", self.cast.he | self.cast.she))
        return next((who for name, who in meant if self.line.says(at, name)), frozenset())

    def _things(self, at: int, light: bool) -> Iterator[int]:
        """What follows the verb as what was done or had, up to the next of the grammar that does not lead on."""
        line, first = self.line, at
        at += line.says(at, "particles")
        while at < line.length and (line.says(at, "pointing") or not self.cast.subject(line, at)):
            if line.says(at, "and"):
                if line.is_past(at + 1) or self.cast.subject(line, at + 1):
                    return
            elif line.says(at, "through"):
                owned = line.norms[at] in line.known.possessives and not line.says(at, "joint")
                if light and owned and not (at == first and self._is_one(at)):  # "I had your book" says whose it is
                    return
            elif line.is_mark(at) or line.is_grammar(at):
                return
            elif not (line.is_label(at + 1) or line.is_count(at - 1)):
                yield at
            at += 1
