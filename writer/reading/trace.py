"""The trace of a note: each statement, and the words of the brief it rests on."""

from writer.note import Statement
from writer.reading.note import Reading


def trace(reading: Reading) -> tuple[Statement, ...]:
    """Each statement of the note with its sources, in the order of the text."""
    return ()
