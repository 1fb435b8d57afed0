"""Many briefs through the same pipeline: several in flight, and nothing lost when it is interrupted.

What makes it resumable is the drafter: wrapped in `Journaled`, it answers from the journal what was answered before,
so a run that was killed is simply run again. Briefs stream in and results stream out; memory does not grow with them.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

from writer import pipeline
from writer.brief import Brief
from writer.drafters import Answer, Drafter, Request
from writer.errors import AuthenticationFailed, ConnoteError, FileError, ModelNotFound, QuotaExhausted
from writer.note import Attempt, Outcome
from writer.prompts import Prompt

TERMINAL = (AuthenticationFailed, ModelNotFound, QuotaExhausted, FileError)
"""Errors that every further brief would meet as well; FileError is a journal that can no longer be written."""

T = TypeVar("T")


@dataclass(frozen=True)
class Job(Generic[T]):
    """A brief to write for, in the words of this prompt, by this drafter; `of` is whatever the caller knows it by."""

    of: T
    brief: Brief
    prompt: Prompt
    drafter: Drafter


@dataclass(frozen=True)
class Result(Generic[T]):
    """What became of a job: an outcome, or the error of this one. `attempts` are complete in both cases."""

    job: Job[T]
    attempts: tuple[Attempt, ...]
    outcome: Outcome | None = None
    error: ConnoteError | None = None


@dataclass(frozen=True)
class Way:
    """How every job is written; see `pipeline.write`."""

    drafts: int = 3
    attempts: int = 3
    choices: int = 1
    allow: Set[str] = pipeline.NONE


def write_all(jobs: Iterable[Job[T]], way: Way = Way(), in_flight: int = 8) -> Iterator[Result[T]]:
    """The result of every job, each as soon as there is one, so in no particular order.

    `jobs` is read as workers get free, and not while the caller holds back as many results as are in flight. An error
    of one job is that job's result; one that every further job would meet (`TERMINAL`) ends the run: what is in flight
    is finished, then it is raised. Whoever stops early, by Ctrl-C too, waits for nobody.
    """
    crew = _Crew(iter(jobs), way, in_flight)
    fatal: ConnoteError | None = None
    try:
        for result in crew.results():
            if isinstance(result.error, TERMINAL):
                fatal = fatal or result.error
            yield result
    finally:
        crew.stop()
    if fatal:
        raise fatal


class _Crew(Generic[T]):
    """Workers that take jobs from one iterator. They are daemons: an interrupted process does not wait for a server.

    They wait for servers side by side and think in turns: threads that compute at once only get in each other's way.
    """

    def __init__(self, jobs: Iterator[Job[T]], way: Way, size: int) -> None:
        self._jobs = jobs
        self._way = way
        self._size = size
        self._turn = threading.Lock()
        self._stopped = False
        self._room = threading.Semaphore(2 * size)
        self._done: SimpleQueue[Result[T] | BaseException | None] = SimpleQueue()

    def results(self) -> Iterator[Result[T]]:
        """Starts the workers and gives their results until all have ended. Raises what a bug or the iterator raised."""
        for _ in range(self._size):
            threading.Thread(target=self._work, daemon=True).start()
        with self._turn:  # judging a first note compiles the phrases: now, while the first answers are on their way
            pipeline.check("", Brief())
        gc.freeze()  # what is loaded by now stays, so it need not be looked through for garbage again and again
        working = self._size
        while working:
            result = self._done.get()
            if isinstance(result, BaseException):
                raise result
            if result is None:
                working -= 1
            else:
                self._room.release()
                yield result

    def stop(self) -> None:
        """No worker takes another job."""
        self._stopped = True
        self._room.release(self._size)

    def _work(self) -> None:
        try:
            while job := self._take():
                with self._turn:
                    result = _result(job, self._way, self._turn)
                if isinstance(result.error, TERMINAL):
                    self.stop()
                self._done.put(result)
        except BaseException as error:
            self._done.put(error)
        self._done.put(None)

    def _take(self) -> Job[T] | None:
        self._room.acquire()
        with self._turn:
            return None if self._stopped else next(self._jobs, None)


class _Aside:
    """A drafter that leaves the turn to others until it has an answer."""

    def __init__(self, inner: Drafter, turn: threading.Lock) -> None:
        self._inner, self._turn = inner, turn
        self.name, self.host, self.repairs = inner.name, inner.host, inner.repairs

    def draft(self, request: Request) -> Answer:
        """The answer of the drafter within."""
        self._turn.release()
        try:
            return self._inner.draft(request)
        finally:
            self._turn.acquire()


def _result(job: Job[T], way: Way, turn: threading.Lock) -> Result[T]:
    attempts: list[Attempt] = []
    try:
        outcome = pipeline.write(
            job.brief,
            _Aside(job.drafter, turn),
            job.prompt,
            drafts=way.drafts,
            attempts=way.attempts,
            choices=way.choices,
            allow=way.allow,
            on_attempt=attempts.append,
        )
    except ConnoteError as error:
        return Result(job, tuple(attempts), error=error)
    return Result(job, tuple(attempts), outcome)
