"""The checks: one file each; the folder is the list.

A check is a generator function: a reading in, findings out. The decorator gives it its examples, and its file's name
is the name people use (`--allow pitch`). A new check is one new file here, nothing else.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from writer.errors import UsageError
from writer.note import Draft, Finding
from writer.reading import Reading

Judge = Callable[[Reading], Iterator[Finding]]

WHOLE = (0, 0)
"""The place of a finding that concerns the whole text."""


@dataclass(frozen=True)
class Example:
    """A note to judge against the standard brief (see `writer.checks.standard`) with some fields changed.

    `brief` takes dotted names: `Example("...", {"connection.how": "...", "limit": 300})`.
    """

    note: str
    brief: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Check:
    """A deterministic rule with its examples; the first line of its function's docstring is its title, the rest says
    why.
    """

    name: str
    judge: Judge
    passes: tuple[Example, ...]
    fails: tuple[Example, ...]

    @property
    def title(self) -> str:
        """What it finds, in one line."""
        return self.documentation.partition("\n")[0]

    @property
    def documentation(self) -> str:
        """The docstring, dedented."""
        return inspect.getdoc(self.judge) or ""


def check(*, passes: Sequence[str | Example], fails: Sequence[str | Example]) -> Callable[[Judge], Check]:
    """Makes a check of a function; it is named after its file."""

    def decorate(judge: Judge) -> Check:
        name = judge.__module__.rpartition(".")[2]
        return Check(name, judge, tuple(map(_example, passes)), tuple(map(_example, fails)))

    return decorate


def _example(given: str | Example) -> Example:
    return Example(given) if isinstance(given, str) else given


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check of the folder, by name."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Check))


def known(names: Iterable[str]) -> frozenset[str]:
    """The names as a set. Raises `UsageError` for one that is no check."""
    wanted, have = frozenset(names), {each.name for each in all_checks()}
    for name in sorted(wanted - have):
        raise UsageError(f"There is no check called “{name}”.", f"Checks: {', '.join(sorted(have))}.")
    return wanted


def judge(reading: Reading, allow: Set[str] = frozenset()) -> Draft:
    """The text that was read, with everything that the checks hold against it, in the order of the text.

    `allow` names checks to set aside.
    """
    findings = [finding for each in all_checks() if each.name not in allow for finding in each.judge(reading)]
    return Draft(reading.text, tuple(_once(findings)))


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """In the order of the text; what several rules hold against the very same words is said once, and what is wrong
    is not asked about as well.
    """
    held: set[tuple[int, int]] = set()
    for finding in sorted(findings, key=lambda each: (each.start, each.end, each.ask is not None, each.check)):
        place = finding.start, finding.end
        if place not in held or place == WHOLE:
            yield finding
        held.add(place)
