"""The checks as people look them up: the list of them, and one with its reasons and examples."""

from __future__ import annotations

from writer.checks import Example, all_checks, known
from writer.checks.standard import standard
from writer.cli import show
from writer.reading import facts, read


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
    show.line("\nFine:", "bold", out=True)
    for example in check.passes:
        show.line(_example(example), out=True)
    show.line("\nNot fine:", "bold", out=True)
    for example in check.fails:
        show.line(_example(example), out=True)
        for finding in check.judge(read(example.note, facts(standard(example)))):
            show.line(f"    {finding.message}", "dim", out=True)
    return 0


def _example(example: Example) -> str:
    """The note, and in brackets what its brief has otherwise than the standard one."""
    setting = ", ".join(f"{field}: {value}" for field, value in example.brief.items())
    return f"  {example.note or '(empty)'}{f'   ({setting})' if setting else ''}"
