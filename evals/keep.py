"""Keeps the figures of a run in evals/baselines/, where the documents take them from.

python evals/keep.py RUN NAME
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from writer.evaluation import comparison, reports, runs
from writer.evaluation.figures import columns

BASELINES = Path(__file__).parent / "baselines"
SETTINGS = ("repeat", "drafts", "attempts", "sample", "seed", "versions")


def kept(run: runs.Run) -> dict[str, Any]:
    """What was run, the figures of each prompt and model, how the model's answers ended, and what differs."""
    manifest = run.manifest.model_dump()
    named = {kind: [source["name"] for source in manifest[kind]] for kind in ("suites", "prompts")}
    return {
        **named,
        **{name: manifest[name] for name in SETTINGS},
        "figures": list(_figures(run)),
        "comparisons": list(_comparisons(run)),
    }


def _figures(run: runs.Run) -> Iterator[dict[str, Any]]:
    figures = json.loads(reports.as_json(run))["figures"]
    for found, rows in zip(figures, columns(run.rows()).values(), strict=True):
        ends = Counter(asked.end for row in rows for asked in row.requests)
        yield {**{name: value for name, value in found.items() if name != "by"}, "ends": dict(ends.most_common())}


def _comparisons(run: runs.Run) -> Iterator[dict[str, Any]]:
    if len(columns(run.rows())) > 1:
        for each in comparison.within(run):
            yield {"against": reports.against(each), "verdict": each.verdict, "p": round(each.p, 4)}


def main(folder: str, name: str) -> int:
    """Keeps them, unless cases were not answered: a server that went away half-way would be taken for a poor model."""
    run = runs.find(Path(folder))
    if errors := sum(row.errored for row in run.rows()):
        sys.exit(f"{errors} cases have no answer, so no figures are kept; ask again with --resume {folder}")
    text = json.dumps(kept(run), ensure_ascii=False, indent=1)
    (BASELINES / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
