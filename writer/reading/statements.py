"""Statements: what a clause of a note says, as its sender would say it of themselves and the recipient."""

from __future__ import annotations

from collections.abc import Iterator

from writer.reading.note import Reading, Word

REACH = 5
"""Words after "thank you for" that are looked at for what it is for."""


def statement(reading: Reading, clause: int) -> str:
    """The clause in the sender's words, fit for `confirmed`: without its punctuation, "you" left as it is."""
    start, end = reading.clauses[clause]
    return reading.text[start:end].strip(" ,.;:!?\n")


def thanked_for_nothing(reading: Reading) -> Iterator[Word]:
    """What the note gives thanks for and the brief does not hold: thanks take for granted that it happened."""
    free = reading.facts.pack.words("thanks")
    for claim in reading.claims:
        if claim.name != "thanked" or claim.mood != "asserted":
            continue
        after = [word for word in reading.words if word.start >= claim.end][:REACH]
        stop = next((place for place, word in enumerate(after) if word.use == "mark"), len(after))
        said = [word for word in after[:stop] if word.use != "grammar"]
        if said and not any(word.links or word.norm in free or word.use == "left" for word in said):
            yield said[0]
