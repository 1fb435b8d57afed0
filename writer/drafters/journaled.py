"""A drafter that remembers: what has been answered is answered from the journal."""

from __future__ import annotations

from collections.abc import Callable

from writer.drafters import Answer, Drafter, Request
from writer.errors import FileError, MissingAnswer
from writer.journal import Author, Journal, Key, request_hash


class Journaled:
    """Answers from the journal what it holds, and asks `inner` for the rest.

    Without an `inner` it replays a recording, as the one who was recorded, and what is missing there raises
    `MissingAnswer`. `repeat` (from 0) sets apart several answers to the same request. A failure is never kept: it is
    asked again. `on_new` is told each answer that was asked for, and none that the journal held.
    """

    def __init__(
        self, journal: Journal, inner: Drafter | None, repeat: int = 0, on_new: Callable[[Answer], None] | None = None
    ) -> None:
        self._journal = journal
        self._inner = inner
        self._repeat = repeat
        self._on_new = on_new
        self._author = Author.of(inner) if inner else _only_author(journal)
        self.name = self._author.name
        self.host = self._author.host if inner else ""
        self.repairs = self._author.repairs

    def draft(self, request: Request) -> Answer:
        """The answer as journaled, or a new one that is on the disk before it is given."""
        key = Key(self._author, request_hash(request), self._repeat)
        answer = self._journal.get(key)
        if answer is None:
            answer = self._ask(request)
            self._journal.put(key, answer)
            if self._on_new:
                self._on_new(answer)
        return answer

    def _ask(self, request: Request) -> Answer:
        if self._inner is None:
            recipient = request.brief.recipient.name or "this person"
            raise MissingAnswer(
                f"{self._journal.origin} holds no answer to this request about {recipient}.",
                "The brief, the prompt or the number of drafts has changed since; record it again with --record.",
            )
        return self._inner.draft(request)


def _only_author(journal: Journal) -> Author:
    authors = journal.authors()
    if len(authors) != 1:
        names = ", ".join(author.name for author in authors) or "nobody"
        raise FileError(f"{journal.origin} holds the answers of {names}; one model's can be replayed at a time.")
    return authors[0]
