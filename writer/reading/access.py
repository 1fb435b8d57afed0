"""Access: what a note says was read, heard or used of somebody's work, and who says so."""

from __future__ import annotations

from writer.reading.cues import Claim
from writer.reading.note import Reading, Word

ACCESS = frozenset({"read", "heard", "used", "enjoyed"})
REACH = 6
"""Words after "I read" that are looked at for what was read."""
DESCRIBED = 3
"""Words between "your" and the work: "your two page template"."""


def accessed(claim: Claim, reading: Reading) -> Word | None:
    """The work that the note says was read, heard or used: the first word for one in or after the claim."""
    works = reading.facts.pack.words("works")
    after = [word for word in reading.by_clause[reading.clause_at(claim.start)] if word.start >= claim.start]
    return next((word for word in after[:REACH] if word.norm in works), None)


def of_them(claim: Claim, reading: Reading) -> bool:
    """Whether it is the recipient who was heard or watched ("I heard you speak"), and no work of theirs."""
    you = reading.facts.pack.toml("persons")["you"]
    return any(word.norm in you for word in reading.words if claim.start <= word.start and word.end <= claim.end)


def called_yours(work: Word, reading: Reading) -> bool:
    """Whether "your" stands before the work, with no more than what describes it between."""
    before = [word for word in reading.words if word.start < work.start][-DESCRIBED:]
    return any(word.norm in reading.facts.pack.words("second_person") for word in before)


def told_of(work: Word, reading: Reading) -> bool:
    """Whether the sender told of the work as the recipient's: "she wrote a post", "his case study"."""
    people = reading.facts.pack.toml("persons")
    theirs = {*people["they"], *people["theirs"]}
    return any(
        link.fact.field == "connection.how" and theirs & {word.norm for word in link.fact.words} for link in work.links
    )
