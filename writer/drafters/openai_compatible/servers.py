"""How a server likes to be asked: the best way first, the next where it refuses, and what was found is remembered."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from writer.drafters.openai_compatible.complaints import Complaint
from writer.drafters.openai_compatible.models import EFFORTS, lowest_effort
from writer.errors import FileError, SettingsError
from writer.files import replacing
from writer.prompts import Message

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {"drafts": {"type": "array", "items": {"type": "string"}}},
    "required": ["drafts"],
    "additionalProperties": False,
}
"""The form of an answer, in what every strict mode takes. It bounds no length: that is for the checks."""

FORMATS: Mapping[str, Mapping[str, Any]] = {
    "json_schema": {"type": "json_schema", "json_schema": {"name": "drafts", "strict": True, "schema": SCHEMA}},
    "json_object": {"type": "json_object"},
    "text": {},
}
"""`response_format`, from the strictest to none."""

IN_WORDS = 'Answer with JSON only: {"drafts": ["...", "..."]}'
"""The same form in words, for servers that enforce none; only added where the prompt does not say it."""

FORMAT_WORDS = re.compile(
    r"response.?format|json.?(schema|object|mode|validat)|grammar|structured.?output", re.IGNORECASE
)
HOST = re.compile(r"[\da-fA-F:.]*:[\da-fA-F:.]*|(?!-)[\w-]{1,63}(?<!-)(\.(?!-)[\w-]{1,63}(?<!-))*\.?")
"""An IPv6 address, or a name: labels with dots between, none of them empty or too long, with no hyphen at its ends."""

FORGET_AFTER = timedelta(days=30)
"""Servers learn, too: after this they are asked for the best again."""


@dataclass(frozen=True)
class Server:
    """A server by its base URL; `host` is what people are told of it (never a user name or password in the URL)."""

    base_url: str
    host: str
    openai: bool
    """Whether it is OpenAI's own."""
    azure: bool

    @classmethod
    def at(cls, base_url: str) -> Server:
        """The server at this base URL. Raises `SettingsError` where it is none."""
        try:
            parts = urlsplit(base_url)
            name, port = parts.hostname or "", parts.port
        except ValueError:
            name, port = "", None
        if not HOST.fullmatch(name) or parts.scheme not in {"http", "https"}:
            raise SettingsError(
                "The base URL is not the address of a server.", "It looks like https://api.openai.com/v1."
            )
        openai = name == "api.openai.com" or name.endswith(".api.openai.com")
        azure = name.endswith((".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"))
        shown = f"[{name}]" if ":" in name else name
        return cls(base_url, f"{shown}:{port}" if port else shown, openai, azure)

    @property
    def address(self) -> str:
        """The base URL without what a person would not want to see printed."""
        parts = urlsplit(self.base_url)
        return parts._replace(netloc=self.host, query="", fragment="").geturl()


@dataclass(frozen=True)
class Habits:
    """What is left to try with one server for one model, the best first; the first is sent, "" is to send nothing.

    `unsent` are further parameters that the server refused.
    """

    formats: tuple[str, ...] = tuple(FORMATS)
    rooms: tuple[str, ...] = ("max_tokens", "max_completion_tokens", "")
    efforts: tuple[str, ...] = ("",)
    unsent: frozenset[str] = frozenset()

    @classmethod
    def of(cls, server: Server, model: str) -> Habits:
        """What a server of this kind is asked at first."""
        if not (server.openai or server.azure):
            return cls()
        lowest = lowest_effort(model)
        efforts = (*EFFORTS[EFFORTS.index(lowest) :], "") if lowest else ("",)
        return cls(rooms=("max_completion_tokens", "max_tokens", ""), efforts=efforts)

    @property
    def format(self) -> str:
        """The form of answer that is asked for: json_schema, json_object or text."""
        return self.formats[0]

    def asked(self, messages: Sequence[Message], room: int, others: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters of a request: `room` bounds the tokens of the answer, `others` go along unless refused."""
        wanted = {
            "messages": [{"role": message.role, "content": message.content} for message in self.worded(messages)],
            "response_format": FORMATS[self.format],
            self.rooms[0]: room,
            "reasoning_effort": self.efforts[0],
            **{name: value for name, value in others.items() if name not in self.unsent},
        }
        return {name: value for name, value in wanted.items() if name and value not in (None, "", {})}

    def worded(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        """The messages, with the form of the answer in words where nothing else says it."""
        *before, last = messages
        if self.format == "json_schema" or any('"drafts"' in message.content for message in messages):
            return tuple(messages)
        return (*before, replace(last, content=f"{last.content}\n\n{IN_WORDS}"))

    def after(self, complaint: Complaint, others: Mapping[str, Any]) -> Habits | None:
        """What to try next when the server complained so; None when nothing we could leave out is to blame."""
        if not complaint.about_the_request:
            return None
        if len(self.formats) > 1 and complaint.names("response_format", FORMAT_WORDS):
            return replace(self, formats=self.formats[1:])
        if len(self.rooms) > 1 and (complaint.names(self.rooms[0]) or complaint.counts_the_answer):
            return replace(self, rooms=self.rooms[1:])
        if len(self.efforts) > 1 and complaint.names("reasoning_effort"):
            return replace(self, efforts=self.efforts[1:])
        refused = {name for name in others if name not in self.unsent and complaint.names(name)}
        return replace(self, unsent=self.unsent | refused) if refused else None

    def in_text(self) -> Habits:
        """The same, with no form of answer asked for but in words."""
        return replace(self, formats=("text",))


_HABITS = TypeAdapter(Habits)
_REMEMBERING = threading.Lock()
"""Held from reading the file to writing it, or two threads that learn at once would forget one of the two."""


def recall(memory: Path | None, key: str) -> Habits | None:
    """The habits that the file holds for this server and model; None where it holds none that can be used."""
    with suppress(KeyError, TypeError, ValueError):
        kept = dict(_all(memory)[key])
        if date.today() - date.fromisoformat(kept.pop("learned")) <= FORGET_AFTER:
            habits = _HABITS.validate_python(kept)
            return habits if habits.formats and habits.rooms and habits.efforts else None
    return None


def remember(memory: Path | None, key: str, habits: Habits) -> None:
    """Keeps the habits in the file. A file that cannot be written is let be: all it saves is one refused request."""
    if memory is None:
        return
    kept = {**asdict(habits), "unsent": sorted(habits.unsent), "learned": date.today().isoformat()}
    with _REMEMBERING, suppress(OSError, FileError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        with replacing(memory, private=True) as file:
            json.dump(_all(memory) | {key: kept}, file, indent=1)


def _all(memory: Path | None) -> dict[str, Any]:
    with suppress(OSError, ValueError, TypeError):
        if memory:
            return dict(json.loads(memory.read_text(encoding="utf-8")))
    return {}
