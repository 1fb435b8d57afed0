"""The ladders: what each kind of tie lets a note claim, what must be claimed, and what the brief's own words add."""

from __future__ import annotations

from collections.abc import Mapping

from writer.brief import Kind

KNOWN = frozenset({"met", "acquainted", "talked", "history", "attended", "joined"})
"""What people who met may say of it."""

ALLOWED: Mapping[Kind, frozenset[str]] = {
    "met": KNOWN,
    "worked_together": KNOWN | {"worked", "collaborated", "overlapped", "business", "enjoyed"},
    "studied_together": KNOWN | {"studied", "classmates", "overlapped", "collaborated", "enjoyed"},
    "mutual_contact": frozenset({"mutual"}),
    "same_community": frozenset({"acquainted", "joined"}),
    "follows_work": frozenset({"read", "enjoyed", "joined"}),
    "business": frozenset({"business", "collaborated", "talked", "acquainted", "joined"}),
    "personal": KNOWN | {"personal", "enjoyed"},
    "not_met": frozenset({"not_met"}),
}
"""What the kind alone supports (research: the entailment table, checks_and_security.md §7.1). `how` may support more.
"""

GUARDED = frozenset(
    {
        "met",
        "acquainted",
        "talked",
        "worked",
        "collaborated",
        "overlapped",
        "studied",
        "classmates",
        "mutual",
        "sent",
        "introduced",
        "praised",
        "heard",
        "attended",
        "childhood",
        "followed",
        "read",
        "used",
        "enjoyed",
        "history",
        "joined",
        "not_met",
    }
)
"""The claims that nothing but the kind or the sender's words supports; the others are judged by their words."""

PERSONAL = frozenset(
    {
        "effect",
        "credited",
        "kept",
        "repeated",
        "departed",
        "former",
        "lectured",
        "spent",
        "shared",
        "vouched",
        "introducing",
        "visited",
        "replied",
        "promised",
    }
)
"""Claims that only the sender can make: of themselves, of a talk that they heard, of what is over between others, of
the time that the two had, of who came to whom, and of what a go-between said.
"""

MEETING = frozenset({"thanked", "met", "talked", "history"})
SCHOOL = frozenset({"studied", "classmates", "overlapped"})
WORK = frozenset({"worked", "collaborated", "overlapped"})

MEANT: Mapping[Kind, frozenset[str]] = {
    "studied_together": SCHOOL,
    "worked_together": WORK,
    "mutual_contact": frozenset({"mutual"}),
}
"""What the kind by itself says of the two."""

REQUIRED: Mapping[Kind, frozenset[str]] = {
    "met": MEETING | SCHOOL | WORK | {"heard"},
    "worked_together": MEETING | SCHOOL | WORK | {"business"},
    "studied_together": MEETING | SCHOOL | {"community"},
    "mutual_contact": WORK | {"mutual", "sent", "introduced", "personal"},
    "same_community": SCHOOL | WORK | {"thanked", "community", "talked", "met"},
    "follows_work": frozenset({"thanked", "read", "heard", "used", "enjoyed", "found", "lectured"}),
    "business": WORK | {"thanked", "business", "talked", "met"},
    "personal": MEETING | SCHOOL | WORK | {"personal", "community"},
    "not_met": frozenset({"not_met", "found", "read", "heard", "used", "enjoyed", "community"}),
}
"""Any one of these, said of the true tie, says how the two know each other (for not_met: how the sender came upon
them).
"""

IMPLIED: Mapping[str, frozenset[str]] = {
    "met": frozenset({"talked", "history", "enjoyed"}),
    "talked": frozenset({"talked", "history"}),
    "worked": frozenset({"collaborated", "overlapped", "talked", "history", "met"}),
    "collaborated": frozenset({"worked", "overlapped", "talked", "history", "met"}),
    "studied": frozenset({"classmates", "overlapped", "talked", "history", "met"}),
    "classmates": frozenset({"studied", "overlapped", "talked", "history", "met"}),
    "overlapped": frozenset({"worked", "collaborated", "talked", "history", "met"}),
    "heard": frozenset({"enjoyed", "met", "found"}),
    "read": frozenset({"enjoyed", "found"}),
    "used": frozenset({"enjoyed", "read", "found"}),
    "history": frozenset({"talked", "met", "history"}),
}
"""What a claim of the brief supports besides itself."""

MET_KINDS = frozenset({"met", "worked_together", "studied_together", "personal"})
"""The kinds whose very meaning is denied by "we haven't met"."""

TOGETHER = MET_KINDS | {"same_community"}
"""Kinds in which the two did something together, or are in something."""


OF_OTHERS: Mapping[Kind, frozenset[str]] = {
    "mutual_contact": frozenset({"met"}),
    "not_met": frozenset({"worked", "collaborated", "overlapped", "studied", "classmates", "met"}),
    "follows_work": frozenset({"worked", "collaborated", "overlapped", "studied", "classmates"}),
}
"""What `how` says of third people where the two have this kind of tie: it supports nothing about the two."""


def allowed(kind: Kind, said: frozenset[str], denied: frozenset[str]) -> frozenset[str]:
    """The claims that a note may make, by the kind and by what the brief's own words assert."""
    of_the_two = said - OF_OTHERS.get(kind, frozenset())
    may = ALLOWED[kind] | of_the_two | frozenset().union(*(IMPLIED.get(name, frozenset()) for name in of_the_two))
    may -= denied
    if "silent" in said | denied and kind not in MET_KINDS:
        may -= {"talked"}  # whoever said nothing did not talk, whatever else there was
    if "not_met" in said and "talked" not in of_the_two and kind == "business":
        may -= {"talked", "worked", "collaborated", "acquainted"} - of_the_two
    return may - {"met"} if "not_met" in said and kind not in MET_KINDS else may


UNIQUE = frozenset({"personal"})
"""Kinds whose tie by itself fits few people in a life: "my neighbour" is enough to say, and one thing of it enough in a
note, be it a name.
"""
