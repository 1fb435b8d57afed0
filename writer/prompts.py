"""Prompt files: found, read, and rendered with a request into what the model gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Prompt:
    """A prompt file: its front matter and its sections."""

    name: str
    version: str
    purpose: str
    sections: dict[str, str]
    hash: str


@dataclass(frozen=True)
class Message:
    """One message of the chat-completions API."""

    role: Literal["system", "user", "assistant"]
    content: str
