"""A note in the person's own editor; whatever the editor does, nothing is lost."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from writer.cli import show

BELOW = "# --- Change the note above; what stands below this line is left out. ---"
USUAL = ("notepad",) if os.name == "nt" else ("sensible-editor", "nano", "vim", "vi")
"""Editors to look for where neither VISUAL nor EDITOR names one."""


def edited(text: str, remarks: Iterable[str] = ()) -> str:
    """The text as the person left it; as it was, where the editor is missing or failed, which is said."""
    editor = _editor()
    if not editor:
        show.line("I found no editor. Set EDITOR to the one you use, for example: export EDITOR=nano")
        show.say("The note is as it was.")
        return text
    folder = Path(tempfile.mkdtemp(prefix="connote-"))
    file = folder / "note.txt"
    file.write_text("\n".join([text, "", BELOW, *(f"# {each}" for each in remarks), ""]), encoding="utf-8")
    if failure := _run([*editor, str(file)]):
        return _lost_nothing(text, file, f"{editor[0]} {failure}.")
    try:
        written = _note_in(file)
    except (OSError, UnicodeDecodeError):
        return _lost_nothing(text, file, f"I can't read what {editor[0]} left.")
    shutil.rmtree(folder, ignore_errors=True)
    return written or text


def _editor() -> list[str]:
    """The editor's command: VISUAL, EDITOR, or one that is usually there; empty where none is."""
    named = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if named:
        return words(named)
    return next(([each] for each in USUAL if shutil.which(each)), [])


def words(command: str, *, windows: bool = os.name == "nt") -> list[str]:
    """The words of a command; a quotation mark that is never closed stands for itself.

    On Windows a backslash is none of a shell's, and a program may be a script, which only its whole path starts.
    """
    try:
        found = shlex.split(command, posix=not windows)
    except ValueError:
        return [command]
    if not windows:
        return found
    program, *options = (each.strip("\"'") for each in found)
    return [shutil.which(program) or program, *options]


def _run(command: list[str]) -> str:
    """Runs the editor; what went wrong, or ""."""
    try:
        status = subprocess.run(command, check=False).returncode
    except (OSError, ValueError) as error:
        return f"cannot be started ({getattr(error, 'strerror', None) or error})"
    return f"ended with an error ({status})" if status else ""


def _lost_nothing(text: str, file: Path, why: str) -> str:
    """The text as it was; where the editor had changed the file, that is kept."""
    kept = ""
    try:
        kept = f" What you wrote is in {file}." if _note_in(file) not in {text, ""} else ""
    except (OSError, UnicodeDecodeError):
        kept = f" What it left is in {file}." if file.exists() else ""
    show.line(f"{why} The note is as it was.{kept}")
    if not kept:
        shutil.rmtree(file.parent, ignore_errors=True)
    return text


def _note_in(file: Path) -> str:
    """What stands above the line; line breaks that an editor put into a paragraph are spaces again."""
    above = file.read_text(encoding="utf-8-sig").partition(BELOW)[0]
    paragraphs = above.strip().split("\n\n")
    return "\n\n".join(" ".join(line.strip() for line in each.splitlines()) for each in paragraphs).strip()
