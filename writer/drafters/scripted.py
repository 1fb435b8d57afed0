"""A drafter for tests: says what it was told to say, and remembers what it was asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from writer.drafters import Answer, Request
from writer.errors import MissingAnswer

Line = Answer | Sequence[str] | Exception
"""What the script says next: an answer, the drafts of one, or something to raise."""


class Scripted:
    """Gives its lines one after another; `asked` are the requests it got. Without a line left: `MissingAnswer`."""

    name = "scripted"
    host = ""
    repairs = True

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = deque(lines)
        self.asked: list[Request] = []

    def draft(self, request: Request) -> Answer:
        """The next line of the script."""
        self.asked.append(request)
        if not self._lines:
            raise MissingAnswer("The script has no line left.")
        line = self._lines.popleft()
        if isinstance(line, Exception):
            raise line
        return line if isinstance(line, Answer) else Answer(tuple(line), model=self.name, tries=1)
