"""`connote eval`: which prompt and model write better notes, and how sure one may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from typer import Argument, Option, Typer

from writer.cli.options import AsJson, command

WHAT, CI = "What is run", "For CI"

app = Typer(help="Tell which prompt and model write better notes, and how sure one may be.", no_args_is_help=True)

RunFolder = Annotated[Path, Argument(metavar="RUN", help="A run: the folder that `connote eval run` made.")]


@dataclass(frozen=True)
class Matrix:
    """What is run."""

    suites: Annotated[
        list[str], Argument(metavar="SUITE...", help="Suites by name, or .toml, .jsonl or .csv files.")
    ] = field(default_factory=list)
    model: Annotated[
        list[str],
        Option(
            metavar="NAME",
            rich_help_panel=WHAT,
            help="offline, simulated-strong, simulated-weak, recorded:FILE, or any.",
        ),
    ] = field(default_factory=list)
    prompt: Annotated[list[str], Option(metavar="NAME|FILE", rich_help_panel=WHAT, help="May be repeated.")] = field(
        default_factory=list
    )
    base_url: Annotated[str | None, Option(metavar="URL", rich_help_panel=WHAT, help="The server of the models.")] = (
        None
    )
    repeat: Annotated[int, Option(min=1, rich_help_panel=WHAT, help="How often each case is written.")] = 1
    filter: Annotated[
        list[str], Option(metavar="TAG", rich_help_panel=WHAT, help="Only cases with this tag or id.")
    ] = field(default_factory=list)
    sample: Annotated[int | None, Option(min=1, rich_help_panel=WHAT, help="Only so many cases, at random.")] = None
    seed: Annotated[int, Option(rich_help_panel=WHAT, help="Of the sample.")] = 0
    drafts: Annotated[int, Option(min=1, max=10, rich_help_panel=WHAT, help="Drafts in one request.")] = 3
    attempts: Annotated[int, Option(min=1, max=10, rich_help_panel=WHAT, help="Requests at most for a note.")] = 3


@dataclass(frozen=True)
class Limits:
    """What a run may come to."""

    baseline: Annotated[
        Path | None, Option(rich_help_panel=CI, help="Exit 1 when worse than these accepted figures, beyond chance.")
    ] = None
    tolerance: Annotated[float, Option(min=0, max=1, rich_help_panel=CI, help="By how much it may be worse.")] = 0.02
    min_accept: Annotated[
        float | None, Option(min=0, max=1, rich_help_panel=CI, help="Exit 1 when a smaller share is accepted.")
    ] = None


@app.command()
@command
def run(
    matrix: Matrix,
    limits: Limits,
    concurrency: Annotated[int, Option(min=1, max=256, help="Notes in flight at once.")] = 8,
    max_cost: Annotated[float | None, Option(metavar="DOLLARS", min=0, help="Stop when so much was spent.")] = None,
    out: Annotated[
        Path | None, Option(metavar="DIR", help="The run's folder; otherwise a new one in evals/runs.")
    ] = None,
    resume: Annotated[Path | None, Option(metavar="RUN", help="Go on with a run, and ask again what failed.")] = None,
    record: Annotated[Path | None, Option(metavar="FILE", help="Keep the model's answers, to be replayed.")] = None,
    report: Annotated[
        list[Path],
        Option(metavar="FILE", rich_help_panel=CI, help="Also write a .html, .json, .csv, .md or .xml (JUnit)."),
    ] = [],  # noqa: B006 — typer copies it
    json: AsJson = False,
) -> int:
    """Run suites against prompts and models, as `connote write` would, and say what it comes to."""
    from writer.cli import evals
    from writer.evaluation import reports, runs

    evals.checked(record, report)
    begun, todo = evals.opened(matrix, out, resume, limits.baseline)
    purse = evals.purse(max_cost)
    evals.execute(begun, todo, concurrency, purse)
    done = runs.find(begun.folder)
    evals.record(done, record)
    written = list(reports.write(done))
    for path in report:
        reports.to(path, done)
    evals.told(done, written, purse, json=json)
    return evals.gate(done, todo, limits)


@app.command()
@command
def compare(
    first: Annotated[Path, Argument(metavar="RUN_A", help="A run.")],
    second: Annotated[
        Path | None, Argument(metavar="RUN_B", help="Another; without it, RUN_A's first column against its others.")
    ] = None,
    markdown: Annotated[bool, Option("--markdown", help="Print Markdown, for a pull request.")] = False,
    json: AsJson = False,
) -> int:
    """Compare two runs case by case: is the second better, worse, or is it noise?"""
    from writer.cli import evals_read
    from writer.evaluation import comparison, runs

    one, other = runs.find(first), runs.find(second) if second else None
    found = list(comparison.compare(one, other) if other else comparison.within(one))
    evals_read.compared(other or one, found, json=json, markdown=markdown)
    return 0


@app.command()
@command
def show(
    folder: RunFolder, case: Annotated[str | None, Argument(help="One case, with everything that was tried.")] = None
) -> int:
    """Read the notes of a run, one under another; or all that was tried for one case."""
    from writer.cli import evals_read
    from writer.evaluation import runs

    evals_read.notes(runs.find(folder), case)
    return 0


@app.command()
@command
def pick(
    first: Annotated[Path, Argument(metavar="RUN_A", help="A run.")],
    second: Annotated[Path, Argument(metavar="RUN_B", help="Another run of the same cases.")],
) -> int:
    """Say which note you would rather send, blind: 1, 2 or =; q to leave, and the same command to go on."""
    from writer.cli import evals_read
    from writer.evaluation import picks, runs

    return evals_read.picked(picks.Picks(runs.find(first), runs.find(second)))


@app.command()
@command
def accept(
    folder: RunFolder,
    to: Annotated[Path | None, Option(metavar="FILE", help="Otherwise evals/baselines/SUITE.json.")] = None,
) -> int:
    """Make a run's figures the baseline that later runs are held against."""
    from writer.cli import show as screen
    from writer.evaluation import gate, runs

    found = runs.find(folder)
    path = to or Path("evals/baselines") / f"{'-'.join(suite.name for suite in found.manifest.suites)}.json"
    for column in gate.accept(found, path).columns:
        screen.line(f"{column.suite}, {column.prompt}, {column.model}: {column.accepted:.1%} accepted")
    screen.say(f"Written to {path}.")
    return 0


@app.command()
@command
def checks(
    corpus: Annotated[
        list[Path], Argument(metavar="CORPUS...", help="Folders with briefs.jsonl and notes.jsonl, or of such.")
    ],
    json: AsJson = False,
) -> int:
    """Tell how the checks do on labelled notes: good ones let through, bad ones stopped, by set and by defect."""
    from writer.cli import evals_read
    from writer.evaluation import labelled

    found = {labelled.name(each): labelled.score(each) for folder in corpus for each in labelled.sets(folder)}
    evals_read.scored(found, json=json)
    return 0
