"""The one line that says what can be done with a note, and what an answer to it means."""

from __future__ import annotations

from collections.abc import Sequence

WISH, MORE = "say what to change", "say more"


def offers(*, notes: int, in_work: bool, copies: bool, repairs: bool) -> list[str]:
    """What can be said, in order: with notes to choose from, or only a text that does not pass."""
    if not notes:
        return [*["edit"] * in_work, MORE, "save", "quit"]
    return [*["copy"] * copies, "edit", "another", *["shorter", WISH] * repairs, "save", "quit"]


def shown(offered: Sequence[str], *, notes: int, at: int) -> str:
    """The line. Enter copies the note that is meant (the one at place `at`), or quits where nothing can be copied."""
    several = notes > 1
    copy = f"copy {at + 1} (Enter)" if several else "copy (Enter)"
    line = [copy if offer == "copy" else offer for offer in offered]
    line[-1] += " (Enter)" * ("copy" not in offered)
    return " · ".join([*["a number takes another"] * several, *line])


def meant(answer: str, offered: Sequence[str]) -> tuple[str, str]:
    """The command that is meant, and what follows it.

    The first offer that begins so is meant. Several words that are no command say what to change, or more; one such
    word is "unknown", and digits are a "number".
    """
    say = MORE if MORE in offered else WISH
    word, _, rest = answer.partition(" ")
    if not answer:
        return ("copy" if "copy" in offered else "quit"), ""
    if answer.isdecimal():
        return "number", answer
    if answer.casefold() in {WISH, MORE}:
        return say, ""
    offer = next((each for each in offered if each.startswith(word.casefold())), "")
    if offer and (not rest or (offer in {"copy", "save"} and " " not in rest)):
        return offer, rest
    return (say, answer) if rest else ("unknown", answer)
