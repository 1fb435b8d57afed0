"""The models of a run, by the names that people give: offline, simulated-..., recorded:FILE, or any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from writer.drafters import Drafter, choose
from writer.drafters.journaled import Journaled
from writer.errors import UsageError
from writer.evaluation.simulated import MODELS, Simulated
from writer.journal import Journal
from writer.settings import OFFLINE, Settings

RECORDED = "recorded:"


class Sampling(BaseModel):
    """How a server is told to draw its words: what the settings said when the run began."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    temperature: float | None = None
    seed: int | None = None


@dataclass(frozen=True)
class Model:
    """A model under the name that reports show; `drafter` gives the one for a repeat (from 0).

    What is `settled` gives the same answers every time, so that no difference is chance. One that a server is asked for
    has a `host`, the `base_url` it is asked at, and its `sampling`.
    """

    name: str
    host: str
    settled: bool
    drafter: Callable[[int], Drafter]
    base_url: str | None = None
    sampling: Sampling | None = None


def find(name: str, base_url: str | None = None, sampling: Sampling | None = None) -> Model:
    """The model of this name, where and how the settings have it unless that is given.

    Raises `SettingsError` where nothing says where it is, `FileError` for a recording.
    """
    if name.startswith("simulated"):
        if name not in MODELS:
            raise UsageError(f"There is no simulated model called “{name}”.", f"Known are {', '.join(MODELS)}.")
        return Model(name, "", settled=False, drafter=lambda repeat: Simulated(name, seed=repeat))
    if name.startswith(RECORDED):
        return _recorded(Path(name.removeprefix(RECORDED)))
    kept = _settings(name, base_url)
    if sampling:
        kept = kept.model_copy(update=sampling.model_dump())
    drafter = choose(kept)
    if name == OFFLINE:
        return Model(name, drafter.host, settled=True, drafter=lambda _: drafter)
    how = Sampling(temperature=kept.temperature, seed=kept.seed)
    return Model(name, drafter.host, False, lambda _: drafter, kept.server, how)


def _settings(name: str, base_url: str | None) -> Settings:
    """The settings for this model at this server: where it is theirs, with the key that stands beside it."""
    kept = Settings.load(model=name)
    if name == OFFLINE or base_url is None or (kept.asks_a_model and kept.server == base_url.strip().rstrip("/")):
        return kept
    return Settings.load(model=name, base_url=base_url)


def _recorded(path: Path) -> Model:
    journal = Journal.load(path)
    first = Journaled(journal, None)
    return Model(f"{first.name} (recorded)", "", True, lambda repeat: Journaled(journal, None, repeat))
