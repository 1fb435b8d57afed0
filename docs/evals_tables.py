"""What docs/evals.md shows of runs that were made: the figures that evals/keep.py has kept in evals/baselines/."""

import json
import math
from collections.abc import Iterator
from typing import Any

import blocks

from writer.evaluation import reports
from writer.evaluation.figures import Figures
from writer.evaluation.statistics import Interval


def prompts() -> str:
    """The shipped prompts on core with the simulated models."""
    kept = _kept("prompts")
    said = (f"- {each['against']}: {each['verdict']}" for each in kept["comparisons"])
    return "\n".join([_made(kept), "", *_table(kept), "", *said])


def local() -> str:
    """A tiny real model on core."""
    kept = _kept("local")
    (of,) = kept["figures"]
    ends = ", ".join(f"{end.replace('_', ' ')} {count}" for end, count in of["ends"].items())
    stopped = ", ".join(f"{check} {count}" for check, count in of["stopped_by"].items())
    said = [f"How its answers ended: {ends}.", f"Checks that stopped drafts, by the number of notes: {stopped}."]
    return "\n\n".join([_made(kept), "\n".join(_table(kept)), *said])


def _kept(name: str) -> Any:
    return json.loads((blocks.ROOT / "evals" / "baselines" / f"{name}.json").read_text(encoding="utf-8"))


def _made(kept: Any) -> str:
    cases = f"{kept['figures'][0]['cases']} cases"
    drawn = f" (a sample, --sample {kept['sample']} --seed {kept['seed']})" if kept["sample"] else ""
    tried = f"{kept['drafts']} drafts in a request, {kept['attempts']} requests at most"
    return f"{', '.join(kept['suites'])}, {cases}{drawn}, {tried}, with connote {kept['versions']['connote']}:"


def _table(kept: Any) -> Iterator[str]:
    yield "| " + " | ".join(reports.HEADINGS) + " |"
    yield "|---" * len(reports.HEADINGS) + "|"
    for of in kept["figures"]:
        yield "| " + " | ".join(reports.line(of["prompt"], of["model"], _figures(of))) + " |"


def _figures(of: Any) -> Figures:
    named = {name: of[name] for name in Figures.__dataclass_fields__}
    return Figures(**{name: _interval(value) for name, value in named.items()})


def _interval(value: Any) -> Any:
    if not isinstance(value, dict) or "low" not in value:
        return value
    return Interval(**{name: math.nan if each is None else each for name, each in value.items()})
