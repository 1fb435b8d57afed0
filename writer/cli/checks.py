"""The checks as people look them up: the list of them, and one with its reasons and examples."""

from __future__ import annotations

from writer.checks import Example, all_checks, known
from writer.cli import show


def listed() -> int:
    """Every check with what it finds, in one line each."""
    widest = max(len(check.name) for check in all_checks())
    for check in all_checks():
        show.line(f"{check.name:{widest}}  {check.title}", out=True)
    return 0


def explained(name: str) -> int:
    """One check: what it finds, why, and notes that pass and fail it. Raises `UsageError` for an unknown name."""
    known([name])
    check = next(each for each in all_checks() if each.name == name)
    show.line(f"{check.name}\n\n{check.documentation}", out=True)
    _examples("Fine:", check.passes)
    _examples("Not fine:", check.fails)
    return 0


def _examples(heading: str, examples: tuple[Example, ...]) -> None:
    show.line(f"\n{heading}", "bold", out=True)
    for example in examples:
        setting = ", ".join(f"{field}: {value}" for field, value in example.brief.items())
        show.line(f"  {example.note or '(empty)'}{f'   ({setting})' if setting else ''}", out=True)
