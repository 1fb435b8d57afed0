"""Substitutes: a name out of the recipient's profile where the sender told of another."""

from __future__ import annotations

from itertools import takewhile

from writer.reading.evidence import told_names
from writer.reading.names import recipient_forms, sender_forms
from writer.reading.note import Reading, Word
from writer.reading.tie import TOGETHER


def stands_for_another(reading: Reading, place: int) -> bool:
    """Whether a name of several words begins here after a word of the grammar ("for Storm & Fjäril"), where the sender
    told of a name that the note leaves out: it stands in its place.
    """
    if not place or reading.facts.kind not in TOGETHER or reading.words[place - 1].use != "grammar":
        return False
    row = takewhile(lambda each: each.use == "mark" or each.text[0].isupper(), reading.words[place + 1 :])
    return any(map(profile_only, row)) and not told_names(reading.facts) <= {word.norm for word in reading.words}


def another_go_between(reading: Reading, place: int) -> bool:
    """Whether somebody whom only the profile names acts, or something comes from them ("from Ettore Gualtieri"), where
    the sender told who ties the two and the note names nobody of those.
    """
    facts, line = reading.facts, reading.line
    row = list(takewhile(lambda each: each.is_name and each.profiled, reading.words[place:]))
    if facts.kind != "mutual_contact" or len(row) < 2:
        return False
    told = told_names(facts) - recipient_forms(facts) - sender_forms(facts)
    unnamed = bool(told) and told.isdisjoint(word.norm for word in reading.words)
    after = place + len(row)
    acts = line.says(after, "be") or line.says(after, "have") or line.is_past(after)
    return unnamed and (acts or line.says(place - 1, "by"))


def done_to(reading: Reading, place: int) -> bool:
    """Whether the name is what something was done to that the sender told of something else: "we started the
    Reparaturcafé" for a compost.
    """
    articles = reading.facts.pack.words("articles")
    at = place - 1
    while at > 0 and (reading.words[at].norm in articles or reading.words[at].is_name):
        at -= 1
    verb = reading.words[max(at, 0)]
    told = verb.told and not verb.is_name and reading.line.is_past(at)
    return told and reading.words[place].is_name and reading.facts.kind in TOGETHER


def profile_only(word: Word) -> bool:
    """Whether a name or a number rests on the profile alone."""
    return word.profiled and (word.is_name or word.text[0].isdigit())
