"""The cast of a text: who is meant by "I", "she", "her brother" and a name, in a note and in the sender's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from writer.reading.facts import Facts
from writer.reading.line import Line, verbs
from writer.reading.names import recipient_forms, sender_forms
from writer.reading.roles import salutations
from writer.text.words import tokens

Actors = frozenset[str]

SENDER, RECIPIENT, THIRD = frozenset({"sender"}), frozenset({"recipient"}), frozenset({"third"})
THE_TWO = SENDER | RECIPIENT
ANYBODY = THE_TWO | THIRD

APART = frozenset({"business", "not_met", "follows_work", "mutual_contact"})
"""Kinds in which the sender's "our" leaves the recipient out."""

STRANGERS = frozenset({"not_met", "follows_work"})
"""Kinds in which whatever "we" did, the recipient did not do with the sender."""

OTHERS: Mapping[str, Actors] = {"mutual_contact": THIRD, "business": RECIPIENT}
"""Kinds in which another name that does something in a note is somebody else's, or the recipient's firm."""

LONGEST_NAME = 4
"""Words of "her husband Marc" and its like."""


@dataclass(frozen=True)
class Cast:
    """Who is meant: by "he", by "she", by "we", by "our", and by the names of the two.

    `strangers`: whether other names are somebody else's, as they are in the sender's own words. In a note they may be
    the company of either, and `others` says whether they are. `both`: who "we both" are; `company`: who may have done
    something with the sender.
    """

    he: Actors
    she: Actors
    we: Actors
    ours: Actors
    sender: frozenset[str]
    recipient: frozenset[str]
    strangers: bool
    others: Actors = THIRD
    both: Actors = ANYBODY
    company: Actors = ANYBODY

    def of(self, who: str) -> Actors:
        """Whom a class of pronouns of deeds.toml may mean."""
        return self._meant.get(who, ANYBODY)

    @cached_property
    def _meant(self) -> Mapping[str, Actors]:
        return {
            "sender": SENDER,
            "addressed": RECIPIENT,
            "he": self.he,
            "she": self.she,
            "others": self.he | self.she | THIRD,
            "we": self.we,
            "joint": self.ours,
        }

    @cached_property
    def named(self) -> frozenset[str]:
        """The forms in which the two are named."""
        return self.sender | self.recipient

    def with_a_third(self) -> Cast:
        """The cast once somebody else was told of: "she" may be them."""
        return replace(self, he=self.he | THIRD, she=self.she | THIRD)

    def subject(self, line: Line, at: int) -> tuple[Actors, int] | None:
        """Who does what follows, and where that begins; None where no subject stands."""
        norm = line.norms[at]
        who = line.subject(at)
        if who == "we" and (line.says(at + 1, "both") or (line.says(at + 1, "be") and line.says(at + 2, "both"))):
            return self.both, at + 1  # "we both teach": the two
        if who:
            meant = self.of(who) | self._company(line, at)
            return None if who == "addressed" and not _acts(line, at + 1) else (meant, at + 1)
        if not (norm in line.known.persons or norm in self.named or line.texts[at][0].isupper()):
            return None
        if line.says(at + 1, "share") and (line.says(at, "me") or line.says(at, "him")) and line.begins(at):
            return (SENDER if line.says(at, "me") else self.he | self.she), at + 1
        if norm in self.sender and line.says(at + 1, "from"):
            return SENDER, at + 1
        return self._person(line, at)

    def _person(self, line: Line, at: int) -> tuple[Actors, int] | None:
        """A name, or "husband", "women", before what they did; "Ann, that's" is Ann."""
        if not self._names(line, at):
            return None
        end = next(
            (place for place in range(at + 1, at + LONGEST_NAME) if not self._names(line, place)), at + LONGEST_NAME
        )
        introduced = end + (line.norms[end] == ",")
        present = self.strangers and line.is_verb(end) and line.ends(end, "plural")
        acts = present or line.is_past(end) or line.says(end, "be") or line.says(end, "have")
        if not (acts or line.says(introduced, "thats")):
            return None
        named = {line.norms[place] for place in range(at, end)}
        of_the_two = not any(self._is_stranger(line, place) for place in range(at, end))
        if of_the_two and named & self.sender:
            return SENDER, end
        if of_the_two and named & self.recipient:
            return RECIPIENT, end
        return (THIRD if self.strangers else ANYBODY), end if acts else introduced

    def _company(self, line: Line, at: int) -> Actors:
        """Who does it with the one who stands here: "she and I", "Petra and I"."""
        if not line.says(at - 1, "and"):
            return frozenset()
        who = line.known.subjects.get(line.norms[at - 2], "")
        if who in {"addressed", "he", "she"}:
            return self.of(who) & self.company
        return THIRD if not who and self._is_stranger(line, at - 2) else frozenset()

    def _is_stranger(self, line: Line, at: int) -> bool:
        """Whether it is a name of neither: "Sela" in "my cousin Sela Rahman"."""
        norm = line.norms[at]
        known = norm in self.named or line.says(at, "people") or line.is_grammar(at)
        return line.texts[at][:1].isupper() and not known and norm not in salutations(line.pack).before_names

    def _names(self, line: Line, at: int) -> bool:
        norm = line.norms[at]
        if norm in line.known.subjects:
            return False
        if line.says(at, "people") or norm in self.named:
            return True
        capital = line.texts[at][:1].isupper()
        return capital and not (line.begins(at) and (line.is_verb(at) or line.is_grammar(at)))


def _acts(line: Line, at: int) -> bool:
    """Whether "you" before this is a subject, and not whom something was done to."""
    if line.says(at, "share"):
        return line.begins(at - 1)
    at = line.past_adverbs(at)
    if line.says(at - 1, "is") or line.says(at, "be") or line.says(at, "have") or line.is_past(at):
        return True
    if line.is_one_of(at, "light"):
        return True
    return line.is_verb(at) and not line.ends(at, "gerund")


@lru_cache(maxsize=64)
def lines_of_the_brief(facts: Facts) -> tuple[Line, ...]:
    """The sender's own words: how the two know each other, what else is true, and last why they write."""
    brief = facts.brief
    return tuple(Line(tokens(text), facts.pack) for text in (brief.connection.how, *brief.confirmed, brief.reason))


@lru_cache(maxsize=64)
def cast_of_the_brief(facts: Facts) -> Cast:
    """Who is meant in the sender's own words. Where somebody else ties the two, "she" may be that one, and is where the
    recipient is a "him".
    """
    he, she = _by_name(facts)
    if facts.kind == "mutual_contact":
        meant = _pronoun_of_the_recipient(facts)
        he, she = (THIRD if meant == other else RECIPIENT | THIRD for other in ("she", "he"))
    ours = SENDER if facts.kind in APART else ANYBODY
    apart = facts.kind in STRANGERS or facts.kind == "mutual_contact"
    we = SENDER | THIRD if apart else ANYBODY
    company = THIRD if apart else ANYBODY
    names = sender_forms(facts), recipient_forms(facts)
    return Cast(he, she, we, ours, *names, strangers=True, company=company)


def _by_name(facts: Facts) -> tuple[Actors, Actors]:
    """Whom "he" and "she" mean: the recipient, unless the sender is told of by name and nowhere as "I". "Nadia worked
    under him, he wrote her a reference": then the one spoken of first is the recipient, and the other the sender.
    """
    found, known = tokens(facts.brief.connection.how), verbs(facts.pack)
    norms = [word.norm for word in found]
    speaks = any(known.subjects.get(norm) in {"sender", "we"} for norm in norms)
    if speaks or sender_forms(facts).isdisjoint(norms):
        return RECIPIENT, RECIPIENT
    spoken = dict.fromkeys(who for norm in norms if (who := known.pronouns.get(norm)) in {"he", "she"})
    if len(spoken) < 2:
        return THE_TWO, THE_TWO
    return (RECIPIENT, SENDER) if next(iter(spoken)) == "he" else (SENDER, RECIPIENT)


def _pronoun_of_the_recipient(facts: Facts) -> str:
    """ "she" where the sender says "gave me her name"; nothing where nobody is meant like that, or both might be."""
    line = lines_of_the_brief(facts)[0]
    meant = {line.norms[at] for at in range(line.length) if line.says(at - 1, "meaning")}
    he, she = (bool(meant & line.known.lists[forms]) for forms in ("of_a_man", "of_a_woman"))
    if he == she:
        return _other_than_the_named(line, recipient_forms(facts) | sender_forms(facts))
    return "he" if he else "she"


def _other_than_the_named(line: Line, the_two: frozenset[str]) -> str:
    """ "he" where a name comes first and then "she was his registrar": she is the one who was named. Nothing where only
    one of the two pronouns stands.
    """
    known = line.known.pronouns
    said = [(at, known[norm]) for at, norm in enumerate(line.norms) if known.get(norm) in {"he", "she"}]
    begins = said and line.norms[said[0][0]] in line.known.subjects and line.says(said[0][0] - 1, "ends")
    if not begins or len({who for _, who in said}) < 2:
        return ""
    named = any(line.texts[at][0].isupper() and line.norms[at] not in the_two for at in range(said[0][0]))
    return ("she" if said[0][1] == "he" else "he") if named else ""


@lru_cache(maxsize=64)
def cast_of_a_note(facts: Facts) -> Cast:
    """Who is meant in a note: "she" is never its reader."""
    others = OTHERS.get(facts.kind, ANYBODY)
    return Cast(THIRD, THIRD, ANYBODY, SENDER, sender_forms(facts), recipient_forms(facts), False, others, THE_TWO)


def called(who: Actors) -> str:
    """Who it was, as the sender is told."""
    return "you" if who == SENDER else "the other one of the two of you" if who == RECIPIENT else "somebody else"


def belonging(who: Actors) -> str:
    """Whose it is, as the sender is told."""
    return "yours" if who == SENDER else "theirs" if who == RECIPIENT else "somebody else's"
