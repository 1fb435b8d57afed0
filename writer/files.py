"""Files that are written whole or not at all."""

from __future__ import annotations

import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from writer.errors import FileError


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[TextIO]:
    """A file to write to that takes the place of `path` when all went well, and leaves it as it was otherwise.

    Raises `FileError` where the disk is full, the folder may not be written, or `path` is a device. A link stays, and
    what it leads to is replaced. What else fails while it is open is not about this file, and is raised as it is.
    Several may write the same path at once: the last to end stays. One that is `private` nobody else may read.
    """
    _ordinary(path)
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with _told(path):
        temporary.touch(mode=0o600 if private else 0o666, exist_ok=False)
        file = _File(temporary.open("wb"), path)
    try:
        yield file
        with _told(path):
            file.flush()
            os.fsync(file.fileno())
            file.close()
            temporary.replace(path)
    finally:
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def ours(path: Path, mark: str) -> None:
    """Raises `FileError` where there is a file already that has no such mark near its top: connote did not write it."""
    if not path.exists():
        return
    _ordinary(path)
    with _told(path), path.open(encoding="utf-8", errors="replace") as file:
        top = file.read(NEAR_THE_TOP)
    if top.strip() and mark not in top:
        raise FileError(f"{path} is there already and holds something else; I left it as it was.", "Name another file.")


NEAR_THE_TOP = 2_000
"""Code points of a file among which stands what it is."""


def _ordinary(path: Path) -> None:
    if path.exists() and not path.is_file():
        what = "a folder" if path.is_dir() else "no ordinary file"
        raise FileError(f"{path} cannot be written: it is {what}.", "Name a file.")


class _File(io.TextIOWrapper):
    """A text file whose writes fail in words."""

    def __init__(self, file: io.BufferedWriter, path: Path) -> None:
        super().__init__(file, encoding="utf-8", newline="\n")
        self._path = path

    def write(self, text: str) -> int:
        with _told(self._path):
            return super().write(text)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror or error}.", "It was left as it was.") from None
    except UnicodeEncodeError:
        raise FileError(f"{path} was to hold what is no text in UTF-8.", "It was left as it was.") from None
