"""Statements: what a clause of a note says, as its sender would say it of themselves and the recipient."""

from __future__ import annotations

from collections.abc import Iterator

from writer.reading.names import misspelt
from writer.reading.note import Reading, Word
from writer.reading.planted import obeyed
from writer.reading.privacy import private_words


def statement(reading: Reading, clause: int) -> str:
    """The clause as its sender would say it, fit for `confirmed`: without greeting, conjunction and outer marks."""
    start, end = reading.clauses[clause]
    inside = [word for word in reading.by_clause[clause] if start <= word.start < end]
    for word in inside:
        if word.use != "greeting" and word.use != "mark" and word.norm not in reading.facts.pack.words("conjunctions"):
            start = word.start
            break
    return reading.text[start:end].strip(" ,.;:!?-–—()\n")


def untold(reading: Reading) -> Iterator[Word]:
    """The words that nothing accounts for and that no closer look accuses: not private, not planted, not a name
    misspelt or signed with.
    """
    if not reading.left_over:
        return iter(())
    accused = {start for start, _, _ in obeyed(reading)} | {word.start for word, _ in private_words(reading)}
    accused |= {word.start for word, _ in misspelt(reading)} | {word.start for word in signed_unknown(reading)}
    return (word for word in reading.left_over if word.start not in accused and not _congratulates(word, reading))


def signed_unknown(reading: Reading) -> tuple[Word, ...]:
    """The name that the note is signed with, where nothing tells the sender's own; not one that the profile planted."""
    if reading.brief.sender.name or not reading.roles.signed:
        return ()
    signed = {token.start for token in reading.roles.signed} - {start for start, _, _ in obeyed(reading)}
    return tuple(word for word in reading.left_over if word.start in signed)


def _congratulates(word: Word, reading: Reading) -> bool:
    """Whether it congratulates on what the sender told ("congratulations on the clinic")."""
    after = (each for each in reading.by_clause[word.clause] if each.start > word.start and not each.is_name)
    return word.norm in reading.facts.pack.words("congratulations") and any(each.told for each in after)
