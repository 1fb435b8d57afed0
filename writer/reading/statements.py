"""Statements: what a clause of a note says, as its sender would say it of themselves and the recipient."""

from writer.reading.note import Reading


def statement(reading: Reading, clause: int) -> str:
    """The clause in the sender's words, fit for `confirmed`: without its punctuation, "you" left as it is."""
    start, end = reading.clauses[clause]
    return reading.text[start:end].strip(" ,.;:!?\n")
