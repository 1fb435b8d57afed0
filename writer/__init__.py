"""Writes the short note that goes with a connection request, and checks that it says nothing you didn't.

    from writer import Brief, Connection, Person, check, write

    how = "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow"
    brief = Brief(recipient=Person(name="Tomás Herrera"), connection=Connection(how=how))
    outcome = write(brief)
    if outcome.notes:
        print(outcome.notes[0].text)
    print(check("Hi Tomás, great to meet you at PyCon in Munich!", brief).findings)

Whatever can go wrong in these calls is a `ConnoteError`. A brief that cannot be meant is pydantic's `ValidationError`,
or with `Brief.of`, for data from elsewhere, a `ConnoteError` in one plain line. Importing this package imports
next to nothing; a name is fetched when used.
"""

from __future__ import annotations

import importlib
from collections.abc import Set
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from writer.brief import Brief, Connection, Person
    from writer.drafters import Drafter
    from writer.errors import ConnoteError
    from writer.note import Ask, Draft, Finding, Note, Outcome, Source, Statement
    from writer.pipeline import OnAttempt, change, check, recheck
    from writer.prompts import Prompt

__all__ = [
    "Ask",
    "Brief",
    "Connection",
    "ConnoteError",
    "Draft",
    "Finding",
    "Note",
    "Outcome",
    "Person",
    "Source",
    "Statement",
    "change",
    "check",
    "drafter",
    "recheck",
    "write",
]

_HOMES = {
    "writer.brief": ("Brief", "Connection", "Person"),
    "writer.errors": ("ConnoteError",),
    "writer.note": ("Ask", "Draft", "Finding", "Note", "Outcome", "Source", "Statement"),
    "writer.pipeline": ("change", "check", "recheck"),
}


def write(
    brief: Brief,
    drafter: Drafter | None = None,
    prompt: Prompt | None = None,
    *,
    drafts: int = 3,
    attempts: int = 3,
    choices: int = 1,
    allow: Set[str] = frozenset(),
    on_attempt: OnAttempt | None = None,
) -> Outcome:
    """A checked note for the brief: `outcome.notes`, best first, or none, and then `outcome.best` says what is wrong.

    Without a drafter, the one that the settings configure is asked (see `drafter`); without a prompt, the best one is
    used. For the rest see `writer.pipeline.write`, which this calls. Raises `NotEnough` for a brief with nothing to
    say, `SettingsError`, and `DrafterError` where a model failed.
    """
    from writer import pipeline, prompts

    return pipeline.write(
        brief,
        drafter or _configured(),
        prompt or prompts.load(),
        drafts=drafts,
        attempts=attempts,
        choices=choices,
        allow=allow,
        on_attempt=on_attempt,
    )


def drafter(model: str | None = None, base_url: str | None = None, api_key: str | None = None) -> Drafter:
    """What these options and the settings configure: a model, or without key and base URL the offline drafter.

    A base URL and a key are taken from one place: what is given here is not completed from the environment.
    `model="offline"` asks for the offline drafter. Raises `SettingsError`.
    """
    from writer.drafters import choose
    from writer.settings import Settings

    return choose(Settings.load(model=model, base_url=base_url, api_key=api_key))


_configured = drafter
"""The same by a name that the parameter of `write` does not hide."""


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
