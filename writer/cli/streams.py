"""The standard streams, where one is closed or cannot be written."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal, TextIO

from writer.errors import FileError


def ready() -> None:
    """Puts a stream in the place of each that is closed: nothing is read from it, and what is written to it is lost.

    Raises `FileError` where standard output is closed: a note that nobody can read is not worth asking for.
    """
    closed = sys.stdout is None
    # In this order each gets the number of the one that is missing, so that no other file does.
    if sys.stdin is None:
        sys.stdin = _nowhere("r")
    if sys.stdout is None:
        sys.stdout = _nowhere("w")
    if sys.stderr is None:
        sys.stderr = _nowhere("w")
    if closed:
        raise FileError("Standard output is closed, so no result could be seen.", "Send it to a file, or to /dev/null.")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return Path(os.devnull).open(mode, encoding="utf-8")


def silence(stream: TextIO) -> None:
    """Lets what is still to be written to it go nowhere, or the flush at exit would complain again."""
    with suppress(OSError):  # one that is no file of the system
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
