"""The brief: everything a note may draw on, read from TOML, JSON or options and validated once."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from writer.errors import BriefError
from writer.languages import code
from writer.values import for_people, wanted

Kind = Literal[
    "met",
    "worked_together",
    "studied_together",
    "mutual_contact",
    "same_community",
    "follows_work",
    "business",
    "personal",
    "not_met",
]
Tone = Literal["casual", "warm", "formal"]

KINDS: tuple[Kind, ...] = get_args(Kind)

KIND_WORDS: Mapping[Kind, str] = {
    "met": "You met",
    "worked_together": "You worked together",
    "studied_together": "You studied together",
    "mutual_contact": "Somebody you both know connects you",
    "same_community": "You belong to the same group",
    "follows_work": "You know their work",
    "business": "You do business, or would like to",
    "personal": "You know each other privately",
    "not_met": "You haven't met",
}
"""Each kind as people are told it."""

SHORTEST_LIMIT, LONGEST_LIMIT = 60, 8000
"""Bounds of a limit that can be meant, in UTF-16 code units: below it not even "who and how" fits; above it it is a
letter.
"""

MOST_TOLD = 20_000
"""Characters at most of what the sender tells of the two, or of why they write: the longest that people were seen to
tell has 2,000. What is longer was pasted into the wrong place, and would be read for minutes.
"""

Text = Annotated[str, StringConstraints(strip_whitespace=True)]


def _code(said: str) -> str | None:
    """The language by its code, none where nothing is said. Raises what pydantic takes for an error."""
    found = code(said)
    if said.strip() and not found:
        raise PydanticCustomError("no_language", "there is no language “{said}”", {"said": said})
    return found


Language = Annotated[str, AfterValidator(_code)]
"""A language as people name it: by its ISO 639-1 code, with or without a region, or by its English name."""

LANGUAGE_HINT = "Give its code or its English name: en, en-GB and English are all the same."


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Channel(_Part):
    """Where a note goes: its limit (UTF-16 code units), and where it is pasted on the web and in the app."""

    name: str
    limit: int
    web: str
    app: str
    source: str
    date: str


@cache
def channels() -> Mapping[str, Channel]:
    """Every channel by name, from writer/channels.toml."""
    data = tomllib.loads(resources.files("writer").joinpath("channels.toml").read_text(encoding="utf-8"))
    return {name: Channel(**fields) for name, fields in data.items()}


class Person(_Part):
    """Somebody: a name, and a text about them (the sender's own words, or a profile as pasted)."""

    name: Text = ""
    about: Text = ""

    @field_validator("name")
    @classmethod
    def _no_blank(cls, name: str) -> str:
        """A field of a mail merge that nothing was put into would be greeted."""
        bare = name.strip()
        if bare and bare[0] in _OPENS and bare[-1] in _CLOSES:
            raise ValueError(f"“{name}” is a blank to fill in, and no name")
        return name


_OPENS, _CLOSES, _BLANK = "[{<", "]}>", "___"
"""What stands around a blank of a template, and what is one."""


class Connection(_Part):
    """How the two know each other, in the sender's own words; `kind` is read from `how` where it is absent."""

    how: Text = ""
    kind: Kind | None = None

    @field_validator("how")
    @classmethod
    def _no_blank(cls, how: str) -> str:
        """A template that was not filled in would be told as it is."""
        if _BLANK in how:
            raise ValueError(f"“{_BLANK}” in how you know each other is a blank to fill in")
        return how

    @field_validator("kind", mode="before")
    @classmethod
    def _with_hyphens(cls, kind: Any) -> Any:
        """People write not-met, programs not_met."""
        return kind.replace("-", "_") if isinstance(kind, str) else kind


class Brief(_Part):
    """Everything a note may draw on.

    `limit` counts UTF-16 code units; without one, the channel's applies. `language` is kept as an ISO 639-1 code, and
    may be given by name or with a region; without one, the note is in the language of `connection.how`. Raises
    `BriefError` through `Brief.of` and `load`, never a pydantic error.
    """

    sender: Person = Person()
    recipient: Person = Person()
    connection: Connection = Connection()
    reason: Text = ""
    confirmed: tuple[Text, ...] = ()
    limit: int = Field(default=0, ge=SHORTEST_LIMIT, le=LONGEST_LIMIT)
    channel: str = "linkedin"
    language: Language | None = None
    tone: Tone = "warm"

    @model_validator(mode="before")
    @classmethod
    def _limit_from_channel(cls, data: Any) -> Any:
        if isinstance(data, Mapping):
            data = {key: value for key, value in data.items() if value is not None}
            channel = data.get("channel", "linkedin")
            if not isinstance(channel, str):
                return data  # told by the type of the field
            if channel not in channels():
                raise ValueError(f"there is no channel “{channel}”; known are {', '.join(channels())}")
            data.setdefault("limit", channels()[channel].limit)
        return data

    @model_validator(mode="after")
    def _two_people(self) -> Self:
        if self.sender.name and self.sender.name.casefold() == self.recipient.name.casefold():
            raise ValueError(f"sender and recipient are both {self.sender.name}")
        return self

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        confirmed = "\n".join(self.confirmed)
        told = {"connection.how": self.connection.how, "reason": self.reason, "confirmed": confirmed}
        for name, text in told.items():
            if len(text) > MOST_TOLD:
                raise ValueError(f"{name} has {len(text):,} characters, and {MOST_TOLD:,} are the most")
        return self

    @classmethod
    def of(cls, data: Mapping[str, Any], origin: str = "the brief") -> Brief:
        """A brief from plain data. Raises `BriefError`: one line that names the field, and a hint."""
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise _in_one_line(error, origin) from None

    @property
    def told(self) -> str:
        """What the sender has said about the two of them and about why they write, one thing a line."""
        return "\n".join(filter(None, (self.connection.how, self.reason, *self.confirmed)))

    def with_confirmed(self, *statements: str) -> Brief:
        """The same brief, with further true things that the sender has said."""
        return self.model_copy(update={"confirmed": (*self.confirmed, *statements)})


def load(text: str, origin: str) -> dict[str, Any]:
    """The plain data of a brief written in JSON or TOML; `origin` names the file in messages.

    Raises `BriefError` with line and column where the text is neither.
    """
    try:
        is_json = text.lstrip().startswith("{") or origin.casefold().endswith(".json")
        data = json.loads(text) if is_json else tomllib.loads(text)
    except json.JSONDecodeError as error:
        raise BriefError(
            f"{origin} is not valid JSON: {error.msg}, line {error.lineno}, column {error.colno}."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise BriefError(
            f"{origin} is not valid TOML: {error}.", "A brief is TOML or JSON; see the README for one."
        ) from None
    except (RecursionError, ValueError):
        raise BriefError(
            f"{origin} cannot be read: it is nested too deep, or holds a number that is too long."
        ) from None
    if not isinstance(data, dict):
        raise BriefError(f"{origin} holds no brief, but a list or a single value.")
    return data


def _in_one_line(error: ValidationError, origin: str) -> BriefError:
    first = error.errors(include_url=False)[0]
    path = [str(step) for step in first["loc"]]
    where = ".".join(path)
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(path[-1], _fields(path[:-1]), n=1, cutoff=0.5)
        return BriefError(
            f"{origin} has an unknown field “{where}”.",
            f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(_fields(path[:-1]))}.",
        )
    if first["type"] == "no_language":
        return BriefError(f"{origin} cannot be used: {first['msg']}.", LANGUAGE_HINT)
    if first["type"] == "value_error":
        return BriefError(f"{origin} cannot be used: {first['ctx']['error']}.")
    if where == "limit" and first["type"] in {"greater_than_equal", "less_than_equal"}:
        return BriefError(
            f"{origin} has a limit of {first['input']} characters, which cannot be meant.",
            f"Give one between {SHORTEST_LIMIT} and {LONGEST_LIMIT}; LinkedIn allows 200, or 300 with Premium.",
        )
    if first["type"] == "literal_error":
        known = for_people(first["ctx"]["expected"])
        return BriefError(f"{origin} has “{first['input']}” as {where}.", f"Known are {known}.")
    if must := wanted(first):
        return BriefError(f"{origin} cannot be used: {_what(path)} has to be {must}{_of_what(first['type'], path)}.")
    return BriefError(f"{origin} has something in {where or 'it'} that cannot be used: {first['msg']}.")


def _what(path: list[str]) -> str:
    """The field that is meant; a list has places instead of fields."""
    return f"each line of {'.'.join(path[:-1])}" if path[-1:] and path[-1].isdecimal() else ".".join(path) or "it"


def _of_what(error: str, path: list[str]) -> str:
    """What a list or a table holds."""
    if error == "tuple_type":
        return ' of sentences: ["...", "..."]'
    return f" with {' and '.join(_fields(path))}" if error == "model_type" and path else ""


def _fields(path: list[str]) -> list[str]:
    model: type[BaseModel] = Brief
    for step in path:
        inner = model.model_fields[step].annotation if step in model.model_fields else None
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            model = inner
    return list(model.model_fields)
