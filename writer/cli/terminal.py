"""How a person answers on a terminal: in a line, or with a block of text. Questions go to standard error.

A pasted line break never ends an answer. Terminals mark what is pasted; where one does not, what follows a line break
at once was pasted too, since nobody types that fast. Ctrl-C raises KeyboardInterrupt.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

AT_ONCE = 0.1
"""Seconds: what comes so soon after a line break was not typed."""

LONGEST_SHOWN = 80
"""Code points: what is longer is pasted unseen, and its length is told."""


def possible() -> bool:
    """Whether a person sits there: questions go to standard error, answers come from standard input."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def line(question: str) -> str:
    """The answer in one line; "" where there is none (Enter, Ctrl-D). Line breaks that were pasted become spaces."""

    def pasted(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(" ".join(event.data.split()))

    def ended(buffer: Buffer) -> bool:
        return True

    return " ".join(_asked(f"{question} ", _keys(pasted, ended, " ")).split())


def block(question: str) -> str:
    """Several lines as pasted, until Enter after the paste, or Ctrl-D; a line that was typed ends with Enter."""
    kept: list[str] = []

    def pasted(event: KeyPressEvent) -> None:
        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > LONGEST_SHOWN or "\n" in text:
            kept.append(text)
        else:
            event.current_buffer.insert_text(text)

    def ended(buffer: Buffer) -> bool:
        return bool(kept) or "\n" not in buffer.text.rstrip("\n")

    def shown() -> str:
        return f"[{sum(map(len, kept)):,} characters pasted] " if kept else "> "

    from writer.cli import show

    show.line(question)
    typed = _asked(shown, _keys(pasted, ended, "\n"), multiline=True)
    return "\n".join([*kept, typed]).strip()


def _keys(pasted: Callable[[KeyPressEvent], None], ended: Callable[[Buffer], bool], between: str) -> KeyBindings:
    """What Enter, Ctrl-D, Ctrl-C and a paste do; `between` stands for a line break inside the answer."""
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        buffer.cursor_position = len(buffer.text)
        buffer.insert_text(between)
        event.app.create_background_task(_end_unless_more_follows(buffer, buffer.text, ended))

    @keys.add("c-d")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("c-c")
    @keys.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

    keys.add(Keys.BracketedPaste)(pasted)
    return keys


async def _end_unless_more_follows(buffer: Buffer, before: str, ended: Callable[[Buffer], bool]) -> None:
    import asyncio  # a hundredth of a second, and no command but a conversation needs it

    await asyncio.sleep(AT_ONCE)
    if buffer.text == before and ended(buffer):
        buffer.validate_and_handle()


def _asked(message: str | Callable[[], str], keys: KeyBindings, multiline: bool = False) -> str:
    """The answer. No history is kept, and the terminal itself is asked nothing, so that none can fail to answer."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.history import DummyHistory
    from prompt_toolkit.output import create_output
    from prompt_toolkit.output.plain_text import PlainTextOutput
    from prompt_toolkit.output.vt100 import Vt100_Output
    from prompt_toolkit.utils import is_dumb_terminal

    output = PlainTextOutput(sys.stderr) if is_dumb_terminal() else create_output(sys.stderr)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    with create_app_session(output=output):
        session: PromptSession[str] = PromptSession(history=DummyHistory())
        return session.prompt(message, key_bindings=keys, multiline=multiline)
