"""What a person hands in: files and standard input, read as text or refused in one line."""

from __future__ import annotations

import sys
from pathlib import Path

from writer.cli import show, terminal
from writer.errors import FileError
from writer.text.encoding import european

LARGEST_PROFILE, LARGEST_NOTE, LARGEST_BRIEF = 200_000, 100_000, 500_000
"""In bytes. A whole profile page, copied with everything around it, has 20 to 60 kB; a note has some hundreds."""

STDIN = "-"

MARKUP = {
    ("<!doctype html", "<html", "<!-- saved from"): "the source of a web page",
    ("{\\rtf",): "a word processor's file",
}
"""How texts begin whose words stand between words for machines."""


def text(where: str, what: str, most: int, hint: str = "") -> str:
    """The text in a file, or on standard input where `where` is "-".

    `what` says in messages what it should be ("their profile"), `most` is in bytes. Raises `FileError` for what is
    missing, a directory, empty, larger than `most`, markup, or no text.
    """
    name = "standard input" if where == STDIN else where
    data = _from_stdin(what, most) if where == STDIN else _from_file(where, most, hint)
    if len(data) > most:
        raise _too_large(name, what, most)
    found = _decoded(data, name)
    if not found.strip():
        raise FileError(f"{name} is empty; it should hold {what}.", hint)
    for begins, kind in MARKUP.items():
        if found.lstrip().casefold().startswith(begins):
            raise FileError(f"{name} is {kind}, not its text.", "Open it, copy all, and save that as a text file.")
    return found


def bounded(found: str, name: str, what: str, most: int) -> str:
    """The text, if it has at most `most` bytes; else raises `FileError`."""
    if len(found.encode("utf-8", "replace")) > most:
        raise _too_large(name, what, most)
    return found


def _too_large(name: str, what: str, most: int) -> FileError:
    return FileError(f"{name} is too large: {what} may have {most // 1000} kB.", "Give only the part that matters.")


def _from_stdin(what: str, most: int) -> bytes:
    if terminal.possible():
        pasted = terminal.block(f"Paste {what} here, and press Enter (or Ctrl-D).")
        return pasted.encode("utf-8", "replace")[: most + 1]
    return sys.stdin.buffer.read(most + 1)


def _from_file(where: str, most: int, hint: str) -> bytes:
    try:
        with Path(where).open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise FileError(f"There is no file {where}.", hint) from None
    except IsADirectoryError:
        raise FileError(f"{where} is a folder, not a file.", hint) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or "that is no name of a file"
        raise FileError(f"{where} cannot be read: {reason}.", hint) from None


def _decoded(data: bytes, name: str) -> str:
    try:
        found = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _guessed(data, name)
    if "\0" in found:
        raise _no_text(name)
    return found


def _guessed(data: bytes, name: str) -> str:
    """The text in the encoding it most likely is in; which one is said, since a guess can be wrong."""
    found, encoding = _most_likely(data)
    if not encoding or "\0" in found:
        raise _no_text(name)
    show.say(f"{name} is not UTF-8; I read it as {encoding.replace('_', '-')}. Look at the names in the result.")
    return found


def _most_likely(data: bytes) -> tuple[str, str]:
    """The text and its encoding; two empty texts where it is none."""
    from charset_normalizer import from_bytes, is_binary

    if is_binary(data):
        return "", ""
    if encoding := european(data):
        return data.decode(encoding), encoding
    match = from_bytes(data).best()
    return (str(match), match.encoding) if match else ("", "")


def _no_text(name: str) -> FileError:
    return FileError(f"{name} is not text.", "Copy the words and save them as plain text (UTF-8).")
