"""The models of a run, by the names that people give: offline, simulated-..., recorded:FILE, or any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from writer.drafters import Drafter, choose
from writer.drafters.journaled import Journaled
from writer.errors import UsageError
from writer.evaluation.simulated import MODELS, Simulated
from writer.journal import Journal
from writer.settings import OFFLINE, Settings

RECORDED = "recorded:"


@dataclass(frozen=True)
class Model:
    """A model under the name that reports show; `drafter` gives the one for a repeat (from 0).

    What is `settled` gives the same answers every time, so that no difference is chance.
    """

    name: str
    host: str
    settled: bool
    drafter: Callable[[int], Drafter]


def find(name: str, base_url: str | None = None) -> Model:
    """The model of this name. Raises `SettingsError` where nothing says where it is, `FileError` for a recording."""
    if name.startswith("simulated"):
        if name not in MODELS:
            raise UsageError(f"There is no simulated model called “{name}”.", f"Known are {', '.join(MODELS)}.")
        return Model(name, "", settled=False, drafter=lambda repeat: Simulated(name, seed=repeat))
    if name.startswith(RECORDED):
        return _recorded(Path(name.removeprefix(RECORDED)))
    drafter = choose(Settings.load(model=name, base_url=None if name == OFFLINE else base_url))
    return Model(name, drafter.host, settled=name == OFFLINE, drafter=lambda _: drafter)


def _recorded(path: Path) -> Model:
    journal = Journal.load(path)
    first = Journaled(journal, None)
    return Model(f"{first.name} (recorded)", "", True, lambda repeat: Journaled(journal, None, repeat))
