"""What is known of models by name: which is asked by default, when one ends, how little it can be made to reason."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

EFFORTS = ("none", "minimal", "low")
"""Values of `reasoning_effort` that a note deserves, least first."""


@cache
def _known() -> Mapping[str, Any]:
    return tomllib.loads(
        resources.files("writer.drafters.openai_compatible").joinpath("models.toml").read_text(encoding="utf-8")
    )


DEFAULT_MODEL: str = _known()["default"]
"""The model that is asked unless another is named."""


def ends(model: str) -> date | None:
    """The day on which OpenAI switches the model off, None where none was announced. Source: models.toml."""
    return next((date.fromisoformat(day) for day, names in _known()["ends"].items() if model in names), None)


def lowest_effort(model: str) -> str:
    """The lowest `reasoning_effort` that the model takes; empty where none should be sent. Source: models.toml."""
    efforts: Mapping[str, str] = _known()["efforts"]
    begins = max((name for name in efforts if model.startswith(name)), key=len, default="")
    return efforts.get(begins, "")
