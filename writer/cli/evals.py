"""What `connote eval run` does: opening a run, its progress, what people see of it, and its gate."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from writer.batch import TERMINAL
from writer.cli import show
from writer.errors import UsageError
from writer.evaluation import gate as gates
from writer.evaluation import reports, runs
from writer.evaluation.figures import BREAKDOWNS, by_column, grouped, share, stopped_by
from writer.evaluation.rows import Row
from writer.evaluation.runs import Matrix, Purse, Run
from writer.evaluation.simulated import MODELS
from writer.files import ours
from writer.journal import MARK, Journal
from writer.prompts import BEST
from writer.settings import OFFLINE, Settings

if TYPE_CHECKING:
    from writer.cli import eval as given

RUNS = Path("evals/runs")
SHOWN = 10
"""Cases that are listed before the rest is only counted."""
ABREAST = 3
"""Columns of figures that fit side by side in 80 characters."""
ENOUGH = 5
"""Cases that make a line of a breakdown on the terminal."""


def opened(matrix: given.Matrix, out: Path | None, resume: Path | None, baseline: Path | None) -> tuple[Run, Matrix]:
    """The run to execute, new or taken up again, and what is to be run in it. It fits the baseline, if there is one."""
    held_against = gates.read(baseline) if baseline else None
    run = _found(resume, matrix, out) if resume else None
    manifest = run.manifest if run else _planned(matrix)
    todo = runs.matrix(manifest)
    if held_against:
        gates.fits(todo, held_against)
    return run or _begun(out or _folder(todo), manifest, todo), todo


def _found(resume: Path, matrix: given.Matrix, out: Path | None) -> Run:
    """The run to take up again, which goes on as it began."""
    if out or vars(matrix) != vars(type(matrix)()):
        hint = "Leave them away."
        raise UsageError("A run is resumed as it began: with its suites, models, prompts and folder.", hint)
    return runs.find(resume)


def _planned(matrix: given.Matrix) -> runs.Manifest:
    """What a new run is to do, as it was given, and what is usual where it was not."""
    if not matrix.suites:
        from writer.evaluation import suites

        raise UsageError("Which suite?", f"Known are {', '.join(suites.names())}; or name a file.")
    options = dict(vars(matrix))
    return runs.plan(
        {
            "suites": options.pop("suites"),
            "prompts": options.pop("prompt") or [BEST],
            "models": tuple(options.pop("model") or [_usual()]),
            "tags": tuple(options.pop("filter")),
            **options,
        }
    )


def _begun(folder: Path, manifest: runs.Manifest, todo: Matrix) -> Run:
    """A new run; all its models are asked at one server, as the settings are now, and resuming keeps to it."""
    for model in todo.models:
        if model.host:
            manifest = manifest.model_copy(update={"base_url": model.base_url, "sampling": model.sampling})
    return runs.begin(folder, manifest)


def checked(record: Path | None, report: Sequence[Path]) -> None:
    """Raises, before anything is asked, what would fail once everything was. Nothing that is not ours is replaced."""
    for path in report:
        reports.checked(path)
    if record:
        ours(record, MARK)


def _usual() -> str:
    kept = Settings.load()
    if not kept.asks_a_model:
        return OFFLINE
    from writer.drafters.openai_compatible.models import DEFAULT_MODEL

    return kept.model or DEFAULT_MODEL


def _folder(todo: Matrix) -> Path:
    name = f"{datetime.now():%Y-%m-%d-%H%M%S}-{'-'.join(suite.name for suite in todo.suites)}"
    return RUNS / name


def purse(most: float | None) -> Purse:
    """What may be spent."""
    return Purse(None if most is None else Decimal(str(most)))


def execute(run: Run, todo: Matrix, in_flight: int, purse: Purse) -> None:
    """Runs it, with progress on standard error. An interruption says how to go on."""
    for model in todo.models:
        if model.host:
            show.say(f"Asking {model.name} at {model.host}")
        elif model.name in MODELS:
            show.say(f"{model.name} is simulated: made-up defects at set rates, no real model.")
    show.say(f"{len(todo)} notes to write. The run is kept in {run.folder}")
    try:
        with _progress() as progress:
            task = progress.add_task("", total=len(todo), passed=0, cost="")
            passed = 0
            for row in runs.execute(run, todo, in_flight, purse):
                passed += row.accepted
                progress.update(task, advance=1, passed=passed, cost=f"${purse.spent:.4f}" if purse.spent else "")
    except KeyboardInterrupt:
        show.line(f"Interrupted; nothing that was answered is lost. Go on with: connote eval run --resume {run.folder}")
        raise


def _progress() -> Progress:
    return Progress(
        BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[passed]} accepted {task.fields[cost]}"),
        TimeRemainingColumn(compact=True), console=Console(stderr=True), transient=True,
    )  # fmt: skip


def record(run: Run, path: Path | None) -> None:
    """Keeps the answers of the run's one model, to be replayed."""
    if path is None:
        return
    with Journal.open(run.folder / runs.ANSWERS) as journal:
        if len(journal.authors()) != 1:
            raise UsageError("A recording holds one model's answers.", "Record a run of one model.")
        journal.export(path)
    show.say(f"Recorded to {path}; replay it with --model recorded:{path}")


def told(run: Run, written: Sequence[Path], purse: Purse, *, json: bool) -> None:
    """What the run came to."""
    if json:
        sys.stdout.write(reports.as_json(run))
        return
    rows = run.rows()
    tables(reports.HEADINGS, [reports.line(*key, of) for key, of in by_column(rows).items()])
    for name in ("kind", "tag"):
        groups = [_group(value, some) for value, some in grouped(rows, BREAKDOWNS[name]).items() if _enough(some)]
        if len(groups) > 1:
            show.say(f"By {name}: " + "; ".join(groups))
    if stopped := stopped_by(rows):
        show.say("Checks that stopped drafts: " + ", ".join(f"{check} {count}" for check, count in stopped.items()))
    _failed(rows)
    if purse.empty:
        show.line(f"Stopped early: {purse.empty}. Go on with: connote eval run --resume {run.folder}", "bold")
    show.say(f"To look at: {next(path for path in written if path.suffix == '.html')}")


def _enough(rows: Iterable[Row]) -> bool:
    """Whether a rate of these says anything; the page lists the others too."""
    return len({(row.cell.suite, row.cell.case) for row in rows}) >= ENOUGH


def _group(value: str, rows: Sequence[Row]) -> str:
    return f"{value} {reports.percent(share(rows).accepted)}"


def _failed(rows: Sequence[Row]) -> None:
    cases = grouped((row for row in rows if not row.accepted), lambda row: [row.cell.case])
    times = grouped(rows, lambda row: [row.cell.case])
    for case, some in list(cases.items())[:SHOWN]:
        often = f" ({len(some)} of {len(times[case])})" if len(times[case]) > 1 else ""
        show.line(f"- {case}{often}: {reports.why(some[0])}")
    if len(cases) > SHOWN:
        show.say(f"And {len(cases) - SHOWN} more cases.")


def gate(run: Run, todo: Matrix, limits: given.Limits) -> int:
    """The exit status: 3 without a result, or for a gate with errors; 1 below a limit; else 0."""
    rows = run.rows()
    errors = sum(row.errored for row in rows)
    if errors == len(rows):
        show.line("No case was answered, so this run has no result.", "bold")
        return TERMINAL[0].exit_status
    if errors:
        show.line(f"{errors} of {len(rows)} were not answered. Ask again with: connote eval run --resume {run.folder}")
    wrong = []
    if limits.baseline:
        settled = {model.name for model in todo.models if model.settled}
        wrong += [f"Worse than {limits.baseline}: {each}" for each in gates.worse(run, gates.read(limits.baseline), limits.tolerance, settled)]  # fmt: skip # noqa: E501
    if limits.min_accept is not None:
        wrong += [f"Too few: {each}" for each in gates.below(run, limits.min_accept)]
    for each in wrong:
        show.line(each, "bold red")
    if wrong:
        return 1
    held_against_something = limits.baseline or limits.min_accept is not None
    return TERMINAL[0].exit_status if errors and held_against_something else 0


def tables(headings: Sequence[str], columns: Sequence[Sequence[str]], abreast: int = ABREAST) -> None:
    """Prints columns beside their headings, a few to a table, so that they are read on any terminal."""
    for start in range(0, len(columns), abreast):
        table = Table.grid(padding=(0, 3))
        for heading, *cells in zip(headings, *columns[start : start + abreast], strict=True):
            table.add_row(heading, *cells)
        table.add_row()
        Console(highlight=False).print(table)
