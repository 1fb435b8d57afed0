"""The clipboard of this machine, if it has one."""

from __future__ import annotations

from writer.cli import show
from writer.errors import FileError


def there() -> bool:
    """Whether this machine has a clipboard that can be reached."""
    import pyperclip

    return bool(pyperclip.determine_clipboard()[1])


def copied(text: str) -> bool:
    """Puts the text on the clipboard, and says how that went."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        show.say("I found no clipboard on this machine, so nothing was copied; the note is above.")
        return False
    show.say("The note is on the clipboard.")
    return True


def pasted() -> str:
    """What is on the clipboard, with \\n at the ends of lines. Raises `FileError` where there is no text."""
    import pyperclip

    try:
        text = str(pyperclip.paste() or "")
    except (pyperclip.PyperclipException, OSError, UnicodeDecodeError):
        raise FileError(
            "I found no clipboard on this machine.", "Give their profile as a file, or - for standard input."
        ) from None
    if not text.strip():
        raise FileError("There is no text on the clipboard.", "Copy their profile first, and try again.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
