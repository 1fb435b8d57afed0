"""Briefs as files: what the person saves, and the last one, which `connote write --again` takes up."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from writer.brief import Brief, channels
from writer.cli import show, terminal
from writer.errors import FileError, UsageError
from writer.files import replacing

GOES_ON = "What you told me is kept: connote write --again goes on with it."

HEADER = "A brief for connote: connote write --brief FILE takes it up again."


def last() -> Path:
    """Where the last brief is kept; may be absent."""
    import platformdirs

    return Path(platformdirs.user_state_dir("connote", appauthor=False)) / "last.toml"


def keep(brief: Brief) -> None:
    """Keeps the brief as the last one, for nobody else to read; where that fails, nothing is lost but this."""
    with contextlib.suppress(FileError):
        write_private(last(), as_toml(brief))


@contextlib.contextmanager
def reminder() -> Iterator[None]:
    """Says on Ctrl-C how to go on with what was told."""
    try:
        yield
    except KeyboardInterrupt:
        if terminal.possible():
            show.say(GOES_ON)
        raise


def goes_on() -> str:
    """How to go on with what a person told on a terminal; "" where that is nothing."""
    if not terminal.possible():
        return ""
    try:
        kept = tomllib.loads(last().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return GOES_ON if kept.keys() & {"recipient", "connection", "reason", "confirmed"} else ""


def path_of_last() -> str:
    """The file with the last brief. Raises `UsageError` where there is none."""
    if not last().is_file():
        raise UsageError(
            "There is nothing to take up again yet.", "`connote write` on a terminal keeps what it is told."
        )
    return str(last())


def save(brief: Brief, where: str) -> Path:
    """Saves the brief in a new file. Raises `FileError` where there is one already, or it cannot be written."""
    path = new(where)
    put(brief, path)
    return path


def put(brief: Brief, path: Path | None) -> None:
    """Writes the brief there, in place of what it was before; nowhere where no place is named. Raises `FileError`."""
    if path:
        write_private(path, as_toml(brief))


def new(where: str) -> Path:
    """The path, if nothing is there yet and its name says TOML, or nothing else; else raises `FileError`."""
    path = Path(where).expanduser()
    if path.suffix not in {".toml", ""} or where == "-":
        raise FileError(
            f"A brief is saved as TOML, and not as {where}.", f"Name it {path.stem.strip('-') or 'brief'}.toml."
        )
    if path.exists():
        raise FileError(f"{where} is there already; I left it as it is.", "Name a file that is new.")
    return path


def name_for(brief: Brief) -> str:
    """A file name for the brief, after the recipient: "tomas-herrera.toml"."""
    from anyascii import anyascii

    letters = "".join(each if each.isalnum() else " " for each in anyascii(brief.recipient.name))
    return f"{'-'.join(letters.lower().split()) or 'brief'}.toml"


def as_toml(brief: Brief) -> str:
    """The brief in TOML: what differs from the defaults, long texts on lines of their own.

    Channel and tone stand there always: they may have been given over the settings, which are read beside the file.
    """
    import tomlkit

    data = {"channel": brief.channel, "tone": brief.tone, **brief.model_dump(exclude_defaults=True)}
    if brief.limit == channels()[brief.channel].limit:
        data.pop("limit", None)
    document = tomlkit.document()
    document.add(tomlkit.comment(HEADER))
    tables = {name: value for name, value in data.items() if isinstance(value, dict)}
    for name, value in data.items():
        if name not in tables:
            document[name] = _value(value)
    for name, fields in tables.items():
        document[name] = {field: _value(value) for field, value in fields.items()}
    return tomlkit.dumps(document)


def _value(value: Any) -> Any:
    """A text of several lines as TOML writes it for people; all else as it is."""
    import tomlkit

    if isinstance(value, tuple):
        return list(value)
    plain = isinstance(value, str) and "\n" in value and value.replace("\n", "").isprintable()
    return tomlkit.string(value, multiline=True) if plain and "\\" not in value else value


def write_private(path: Path, text: str) -> None:
    """Writes a file that nobody else may read. Raises `FileError`."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror}.") from None
    with replacing(path, private=True) as file:
        file.write(text)
