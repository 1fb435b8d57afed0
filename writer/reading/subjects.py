"""Subjects: who does something, by the words before the verb: a pronoun, a name, "my students", "Petra, who"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from writer.reading.cast import ANYBODY, RECIPIENT, SENDER, Actors, Cast
from writer.reading.line import Line

BACK = 6
"""Words before a verb among which its subject is looked for."""

LONGEST = 4
"""Words of a subject like "my second year students"."""

GROUP = ("have", "be", "between", "unreal", "did", "being", "to")
"""The lists of what may stand between a subject and its verb."""


class Subjects:
    """Finds who does something in a line; every place is that of the last word that may tell."""

    def __init__(self, line: Line, cast: Cast) -> None:
        self.line, self.cast = line, cast

    def pronoun(self, at: int) -> str:
        """The class of pronouns that the word belongs to as a subject, if it says who."""
        who = self.line.subject(at)
        return "" if who == "anybody" else who

    def owner(self, at: int) -> Actors:
        """Whose "my", "your" and "our" are: "our" is the sender's where something is said of the other."""
        who = self.line.known.possessives[self.line.norms[at]]
        return SENDER if who == "joint" else self.cast.of(who)

    def subject(self, at: int) -> Actors:
        """Who does it, by the words that end here: a pronoun, a name, "my students", "Petra, who"."""
        line = self.line
        if at < 0:
            return ANYBODY
        if who := self.pronoun(at):
            return SENDER if who == "we" else self.cast.of(who)
        if line.says(at, "who"):
            return self._antecedent(at - 1)
        if line.says(at, "and") or line.is_mark(at):
            return self._last_before[at]
        return self.named(at)

    @cached_property
    def _last_before(self) -> Sequence[Actors]:
        """By each place who did what was told last before it, within its sentence."""
        told, last, following = list[Actors](), ANYBODY, 0
        for at in range(self.line.length):
            if self.line.says(at, "ends"):
                last, following = ANYBODY, at + 1
            told.append(last)
            if at >= following:
                last, following = self.cast.subject(self.line, at) or (last, at + 1)
        return told

    def _antecedent(self, at: int) -> Actors:
        """Whom "who" is said of: "I'm the one who", "Petra, who", "my uncle, who"."""
        line = self.line
        at -= line.norms[at] == ","
        for place in range(at - 1, max(at - BACK, -1), -1):
            if line.is_mark(place):
                break
            if (line.says(place, "be") or line.says(place, "is")) and line.says(at, "ones"):
                return self.subject(place if line.says(place, "is") else place - 1)
        return self.named(at)

    def named(self, at: int) -> Actors:
        """Who is meant by a name or by what one of the two has: "Petra", "my students"."""
        line = self.line
        for place in range(at, max(at - LONGEST, -1), -1):
            if line.norms[place] in line.known.possessives:
                return self.owner(place)
            if line.norms[place] in self.cast.sender:
                return SENDER
            if line.norms[place] in self.cast.recipient:
                return RECIPIENT
            if line.is_mark(place) or line.is_grammar(place):
                break
            if line.texts[place][0].isupper() and not (line.begins(place) and line.is_verb(place)):
                return self.cast.others
        return ANYBODY

    def is_written_on(self, at: int, verb: int) -> bool:
        """Whether "am" or "is" is written onto the subject; "she's booked my band" has it for "has"."""
        line = self.line
        perfect = line.is_past(verb) and line.says(at, "has") and not line.says(verb + 1, "by")
        return line.says(at, "is") and not perfect

    def group(self, at: int) -> int:
        """Where the auxiliaries before a verb begin; "used to" is one."""
        line = self.line
        while True:
            if line.says(at - 1, "to") and line.says(at - 2, "used"):
                at -= 2
            elif any(line.says(at - 1, name) for name in GROUP) or line.is_adverb(at - 1):
                at -= 1
            else:
                return at

    def was_a_joy(self, at: int) -> bool:
        """Whether "it was a pleasure" ends here."""
        line = self.line
        before = range(at, max(at - BACK, 0), -1)
        was = next((place for place in before if not line.is_mark(place) and line.says(place, "was")), 0)
        return was > 0 and line.says(was - 1, "it")

    def aims(self, at: int) -> bool:
        """Whether "to" stands here before what was only to be done."""
        return self.line.says(at, "to") and not self.line.says(at - 1, "used")
