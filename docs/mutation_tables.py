"""The tables of docs/mutations.md, from what bench/mutations.py --keep has kept in evals/baselines/."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent.parent / "evals/baselines/mutations.json"


def mutants() -> str:
    """By kind: how many mutants, how many failed, and how many of those are only asked about."""
    head = ["| what was changed | mutants | caught | | of these only asked about |", "|---|--:|--:|--:|--:|"]
    return "\n".join([*head, *(_row(kind, made, right, asked) for kind, (right, made, asked) in _figures("mutants"))])


def variants() -> str:
    """By kind: how many variants, and how many got the verdict of their note."""
    head = ["| what was changed | variants | same verdict | |", "|---|--:|--:|--:|"]
    return "\n".join([*head, *(_row(kind, made, right) for kind, (right, made, _) in _figures("variants"))])


def survivors() -> str:
    """What did not come out right, the changed words as they were and as they are."""
    rows = [row for name in ("mutants", "variants") for row in _kept()[name]["survivors"]]
    return "\n".join(
        line for kind, group in groupby(rows, lambda row: row["kind"]) for line in _listed(kind, list(group))
    )


def _listed(kind: str, rows: list[dict[str, str]]) -> Iterator[str]:
    yield f"**{kind}** ({len(rows)})\n"
    yield from (f"- {row['id']}: {_plain(row['was'])} → {_plain(row['now'])}" for row in rows)
    yield ""


def _row(kind: str, made: int, right: int, *asked: int) -> str:
    return f"| {' | '.join([kind, str(made), str(right), f'{right / made:.0%}', *map(str, asked)])} |"


def _figures(name: str) -> Iterator[tuple[str, list[int]]]:
    figures: dict[str, list[int]] = _kept()[name]["figures"]
    yield from figures.items()
    yield "all", [sum(column) for column in zip(*figures.values(), strict=True)]


def _plain(text: str) -> str:
    """With nothing in it that markdown would take for markup."""
    return text.replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;").replace("#", "\\#")


def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return kept
