"""Settings: what holds for every note until an option or a brief says otherwise; the only reader of the environment.

Places, first to last: options, the environment (CONNOTE_*), a .env file in the current folder, the user's own file
(TOML), and last the general OPENAI_API_KEY and OPENAI_BASE_URL of the environment or of that .env. A base URL and a key
are taken from one and the same place, so that no .env found in a folder can send somebody's key elsewhere.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

import platformdirs
from dotenv import dotenv_values
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError, field_validator

from writer import errors
from writer.brief import LANGUAGE_HINT, Language, Person, Tone, channels
from writer.values import wanted

PREFIX = "CONNOTE_"
PAIR = frozenset({"base_url", "api_key"})
"""What is taken from one place or not at all."""

OPENAI = "https://api.openai.com/v1"
"""Where a key without a base URL belongs."""

OFFLINE = "offline"
"""The name that asks for the offline drafter."""

ENVIRONMENT, FOLDER = "the environment", ".env in this folder"


def user_file() -> Path:
    """The user's own settings, where the platform keeps such files; may be absent."""
    return Path(platformdirs.user_config_dir("connote", appauthor=False)) / "connote.toml"


def _names(value: Any) -> Any:
    """A list as the environment writes it: names with commas between."""
    return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value


class Settings(BaseModel):
    """What holds for every note. Build it with `load`, which raises `SettingsError`, never a pydantic error.

    `origins` says of each setting that is not the default where it was found.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    model: str | None = Field(None, description="The model to ask; “offline” composes by rules and asks nobody.")
    base_url: str | None = Field(
        None, description="A server with the chat-completions API; it gets the key from the same place, never another."
    )
    api_key: SecretStr | None = Field(
        None, description="The key for that server, or for OpenAI where there is no base URL. Local servers need none."
    )
    prompt: str | None = Field(
        None, description="The prompt: the name of one that is shipped (connote, short, naive), or a file."
    )
    drafts: int = Field(3, ge=1, le=10, description="How many drafts to ask for in one request.")
    attempts: int = Field(3, ge=1, le=10, description="How many requests to spend on a note at most.")
    timeout: float = Field(60, gt=0, le=3600, description="Seconds to wait for one reply of the server.")
    deadline: float = Field(180, gt=0, le=7200, description="Seconds for one request, all its tries together.")
    temperature: float | None = Field(None, ge=0, le=2, description="Sent only when set; many models take none.")
    seed: int | None = Field(None, description="Sent only when set; many models take none.")
    channel: str | None = Field(
        None, description="Where notes go: linkedin (200 characters) or linkedin-premium (300)."
    )
    language: Language | None = Field(
        None, description="The language of notes (en, de, ...); by default that of your own words."
    )
    tone: Tone | None = Field(None, description="casual, warm or formal; by default warm.")
    allow: Annotated[tuple[str, ...], BeforeValidator(_names)] = Field(
        (), description="Checks to set aside, with commas between; always named in the result."
    )
    sender: Person = Field(Person(), description="Who you are; `connote me` writes it to your own file.")
    origins: Mapping[str, str] = Field({}, exclude=True, repr=False)

    @field_validator("base_url")
    @classmethod
    def _is_a_server(cls, value: str | None) -> str | None:
        if value is None:
            return None
        value = value.strip()
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("a base URL begins with http:// or https:// and names a server")
        if parts.username or parts.password or parts.query:
            raise ValueError("a base URL holds no key; that goes into CONNOTE_API_KEY, beside it")
        return value.rstrip("/")

    @field_validator("api_key")
    @classmethod
    def _is_a_key(cls, value: SecretStr | None) -> SecretStr | None:
        key = value.get_secret_value().strip() if value else ""
        if not key.isascii() or not key.isprintable() or " " in key:
            raise ValueError("it holds characters that are in no key; copy it again")
        return SecretStr(key) if key else None

    @field_validator("channel")
    @classmethod
    def _is_a_channel(cls, value: str | None) -> str | None:
        if value is not None and value not in channels():
            raise ValueError(f"known channels are {', '.join(channels())}")
        return value

    @property
    def asks_a_model(self) -> bool:
        """Whether a model is configured: a key or a base URL is there, and the model is not “offline”."""
        return self.model != OFFLINE and bool(self.api_key or self.base_url)

    @property
    def server(self) -> str:
        """The base URL that is asked when a model is."""
        return self.base_url or OPENAI

    @property
    def server_passed_over(self) -> str:
        """Where a base URL for connote stands that was not taken, since the key stands elsewhere; "" for nowhere."""
        own = [(label, read) for label, read in _places() if not label.startswith("OPENAI_")]
        passed_over = self.api_key and not self.base_url
        return next((label for label, read in own if passed_over and read().get("base_url")), "")

    @classmethod
    def load(cls, **options: Any) -> Self:
        """The settings with these options on top; None is an option that was not given. Raises `SettingsError`."""
        given = {name: value for name, value in options.items() if value is not None}
        values: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for label, stands in [("an option", given), *((label, read()) for label, read in _places())]:
            found = _of(stands, label, values)
            origins = {**dict.fromkeys(found, label), **origins}
            values = {**found, **values, **_together(found, values)}
        try:
            return cls(**values, origins=origins)
        except ValidationError as error:
            raise _in_one_line(error, given) from None


def _of(found: Mapping[str, Any], label: str, before: Mapping[str, Any]) -> dict[str, Any]:
    """What counts of one place: its base URL and key only where no place before it gave either."""
    for name in found.keys() - set(NAMES):
        raise _unknown(name, label)
    taken = PAIR & before.keys()
    return {name: value for name, value in found.items() if not (taken and name in PAIR)}


def _together(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """The tables that stand in both, field by field: a name may be given here and what it stands for there."""
    tables = {name for name in below.keys() & above.keys() if isinstance(below[name], dict)}
    return {name: {**below[name], **above[name]} for name in tables if isinstance(above[name], dict)}


def _own(found: Mapping[str, str | None], label: str) -> dict[str, Any]:
    """The settings among these variables: CONNOTE_MODEL is `model`, CONNOTE_SENDER_NAME the sender's name."""
    given = {name: value for name, value in found.items() if name.startswith(PREFIX) and value}
    for name in given.keys() - set(variables()):
        raise _unknown(name, label)
    fields = {name.removeprefix(PREFIX).lower(): value for name, value in given.items()}
    sender = {name.removeprefix("sender_"): fields.pop(name) for name in list(fields) if name.startswith("sender_")}
    return {**fields, "sender": sender} if sender else fields


def _openai(found: Mapping[str, str | None]) -> dict[str, Any]:
    """The general pair that many programs share."""
    return {name: found[f"OPENAI_{name.upper()}"] for name in PAIR if found.get(f"OPENAI_{name.upper()}")}


def _folder() -> Mapping[str, str | None]:
    """The .env of the current folder, nothing in it expanded: else a stranger's file could send off what is in ours."""
    path = Path(".env")
    try:
        return dotenv_values(path, interpolate=False, encoding="utf-8-sig") if path.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise errors.SettingsError(f"{FOLDER} cannot be read.", _reason(error)) from None


def _user(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}
    except tomllib.TOMLDecodeError as error:
        raise errors.SettingsError(
            f"{path} is not valid TOML: {error}.", "Mend it, or move it away and run `connote me`."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise errors.SettingsError(f"{path} cannot be read.", _reason(error)) from None


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return "It is not UTF-8 text." if isinstance(error, UnicodeDecodeError) else f"{error.strerror}."


def _unknown(name: str, label: str) -> errors.SettingsError:
    known = list(variables()) if name.startswith(PREFIX) else list(NAMES)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(known)}."
    return errors.SettingsError(f"There is no setting {name} ({label}).", hint)


def _in_one_line(error: ValidationError, options: Mapping[str, Any]) -> errors.SettingsError:
    first = error.errors(include_url=False, include_input=False)[0]
    why = str(first["ctx"]["error"]) if first["type"] == "value_error" else first["msg"]
    if must := wanted(first):
        why = f"it has to be {must}"
    name = ".".join(map(str, first["loc"]))
    return errors.SettingsError(
        f"The setting {name} cannot be used: {why[0].lower()}{why[1:]}.",
        " ".join([LANGUAGE_HINT] * (first["type"] == "no_language") + _stands(name.partition(".")[0], options)),
    )


def _stands(name: str, options: Mapping[str, Any]) -> list[str]:
    """Where the setting that counts stands, in a sentence; none where it was given in this very call."""
    if name in options:
        return []
    return next(([f"It stands in {label}."] for label, read in _places() if name in read()), [])


def _places() -> tuple[tuple[str, Callable[[], Mapping[str, Any]]], ...]:
    """Where settings stand, beside options: by what people are told, first to last."""
    return (
        (ENVIRONMENT, lambda: _own(os.environ, ENVIRONMENT)),
        (FOLDER, lambda: _own(_folder(), FOLDER)),
        (str(user_file()), lambda: _user(user_file())),
        (f"OPENAI_* in {ENVIRONMENT}", lambda: _openai(os.environ)),
        (f"OPENAI_* in {FOLDER}", lambda: _openai(_folder())),
    )


NAMES = tuple(name for name in Settings.model_fields if name != "origins")
"""Every setting by name."""


def variables() -> Iterator[str]:
    """Every setting as a variable of the environment."""
    for name in NAMES:
        if name == "sender":
            yield from (f"{PREFIX}SENDER_{part.upper()}" for part in Person.model_fields)
        else:
            yield PREFIX + name.upper()


def env_example() -> str:
    """The text of .env.example: every setting with what it means and its default, all commented out."""
    lines = [
        "# Copy to .env and take the # away where you want another value. Everything here is optional: with no key and",
        "# no base URL, connote composes notes by rules, offline. `connote doctor` shows what holds, and why.",
    ]
    for variable in variables():
        name = variable.removeprefix(PREFIX).lower()
        field = Settings.model_fields[name if name in NAMES else "sender"]
        default = field.default if isinstance(field.default, (int, float, str)) else ""
        lines += ["", f"# {field.description}", f"# {variable}={default}"]
    return "\n".join(lines) + "\n"
