"""A person at a real pseudo-terminal: sees what the screen shows, types, pastes, and is counted."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pexpect
import pyte
from conftest import command

PATIENCE = 40
"""Seconds to wait for the screen to show something, on a machine that has much else to do."""

ENTER, CTRL_C, CTRL_D, BACKSPACE = "\r", "\x03", "\x04", "\x7f"


class Person:
    """Runs a command on a terminal of this many columns, and knows its screen as a terminal would show it."""

    def __init__(self, *arguments: str, columns: int = 100, rows: int = 150, **variables: str) -> None:
        program, *rest = command(*arguments)
        environment: Any = {**os.environ, "TERM": "xterm-256color", **variables}
        self.running = pexpect.spawn(
            program, rest, env=environment, encoding="utf-8", timeout=PATIENCE, dimensions=(rows, columns)
        )
        self.running.delaybeforesend = None
        self.raw = ""
        self.keystrokes = 0
        self.questions = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._seen = 0
        self._shown = ""

    @property
    def screen(self) -> str:
        """All that the screen shows, without the blanks at the ends of lines."""
        if not self._shown:  # taking it from the terminal costs most of a test's time
            lines = ("".join(cell.data for cell in self._cells(line)) for line in range(self._used))
            self._shown = "\n".join(line.rstrip() for line in lines).rstrip()
        return self._shown

    @property
    def _used(self) -> int:
        """How many lines of the screen hold anything, or did."""
        return max(self._screen.buffer, default=-1) + 1

    def _cells(self, line: int) -> list[pyte.screens.Char]:
        return [self._screen.buffer[line][column] for column in range(self._screen.columns)]

    def rows(self) -> Iterator[list[tuple[str, str]]]:
        """The lines of the screen, each as stretches of text with their style in rich's words."""
        for line in range(len(self.screen.splitlines())):
            yield [("".join(cell.data for cell in group), style) for style, group in groupby(self._cells(line), _style)]

    def sees(self, text: str) -> str:
        """Waits until the screen shows the text after what was seen before, and returns what stands before it.

        Where the terminal breaks lines is of no matter: a line break counts as a space.
        """
        until = time.monotonic() + PATIENCE
        more = True
        while (place := self.words.find(text, self._seen)) < 0:
            assert more, f"ended without showing {text!r}\n{self.screen}"
            assert time.monotonic() < until, f"never shown: {text!r}\n{self.screen}"
            more = self._reads()
        before = self.words[self._seen : place]
        self._seen = place + len(text)
        return before

    @property
    def words(self) -> str:
        """What the screen shows, in one line."""
        return " ".join(self.screen.split())

    def shows(self, text: str) -> bool:
        """Whether the text is on the screen, wherever lines break in it."""
        return "".join(text.split()) in "".join(self.screen.split())

    def _reads(self) -> bool:
        """Takes what has come; whether more may come."""
        if self.running.closed:
            return False
        try:
            came = self.running.read_nonblocking(65_536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += came
        self._shown = ""
        self._stream.feed(came.replace("\x1b[2m", "\x1b[90m"))  # pyte knows no dim; grey stands for it
        return True

    def types(self, text: str, then: str = ENTER) -> None:
        """Types the text, and presses a key."""
        self.keystrokes += len(text) + len(then)
        self.running.send(text + then)

    def presses(self, key: str) -> None:
        """Presses one key."""
        self.types("", key)

    def pastes(self, text: str, *, marked: bool = True) -> None:
        """Pastes, with one keystroke; terminals mark what is pasted, but for a few. Line ends go out as Enter does."""
        self.keystrokes += 1
        text = text.replace("\n", "\r") if not marked else text
        self.running.send(f"\x1b[200~{text}\x1b[201~" if marked else text)

    def answers(self, question: str, answer: str) -> str:
        """Waits for the question and its prompt, answers, and returns what stood before."""
        before = self.sees(question)
        self.sees(" >")
        self.questions += 1
        self.types(answer)
        return before

    def says(self, command: str) -> str:
        """Waits for the menu, says the command, and returns what stood before the menu."""
        before = self.sees(" · quit")
        self.sees(" >")
        self.types(command)
        return before

    def ends(self) -> int:
        """Waits for the end, and returns the exit status."""
        until = time.monotonic() + PATIENCE
        while self._reads():
            assert time.monotonic() < until, f"never ended\n{self.screen}"
        self.running.close()
        return int(self.running.exitstatus if self.running.exitstatus is not None else -1)


def _style(cell: pyte.screens.Char) -> str:
    colour = {"default": "", "brightblack": "bright_black"}.get(cell.fg, cell.fg)
    return " ".join(filter(None, ["bold" * cell.bold, colour]))


def editor(folder: Path, text: str = "", status: int = 0) -> dict[str, str]:
    """The variables of a person whose editor leaves this text, or changes nothing, and exits with this status."""
    program = folder / "editor"
    leaves = f"cat > \"$1\" <<'NOTE'\n{text}\nNOTE\n" if text else ""
    program.write_text(f"#!/bin/sh\n{leaves}exit {status}\n", encoding="utf-8")
    program.chmod(0o755)
    return {"VISUAL": "", "EDITOR": str(program)}


def clipboard(folder: Path, holds: str = "") -> dict[str, str]:
    """The variables of a machine with a clipboard that is the file `clipboard` in this folder."""
    file, program = folder / "clipboard", folder / "bin" / "xclip"
    file.write_text(holds, encoding="utf-8", newline="")
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\ncase "$*" in *-o*) cat {file} ;; *) cat > {file} ;; esac\n', encoding="utf-8")
    program.chmod(0o755)
    return {"DISPLAY": ":7", "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
