"""A run: suites x prompts x models x repeats through the product's own pipeline, kept in a folder of its own.

    run.json          what would be needed to repeat it; never a key
    answers.sqlite    the journal: what was answered, durable before it counted
    rows.jsonl        what became of each cell, written when the run ended

A run that was interrupted is run again: the journal answers what was answered, so rows and figures always come from
whole data. An error is never journaled, so resuming asks it again.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib import metadata
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from writer.batch import Job, Way, write_all
from writer.drafters import Answer
from writer.drafters.journaled import Journaled
from writer.errors import DrafterError, FileError, UsageError
from writer.evaluation import models, rows, suites
from writer.evaluation.models import Model, Sampling
from writer.evaluation.rows import Cell, Row
from writer.evaluation.suites import Case, Suite
from writer.files import replacing
from writer.journal import Journal
from writer.prompts import Prompt, load

FORMAT = 2
MANIFEST, ANSWERS, ROWS = "run.json", "answers.sqlite", "rows.jsonl"

JUDGES = (
    "text",
    "languages",
    "reading",
    "checks",
    "people",
    "brief.py",
    "note.py",
    "pipeline.py",
    "evaluation/rows.py",
)
"""What decides a verdict, under writer/: runs that were judged by different ones are not compared."""


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Kept):
    """A file that went into a run: as it was named, and the hash of what was in it."""

    name: str
    given: str
    hash: str


class Manifest(_Kept):
    """What would be needed to repeat a run."""

    connote: Literal["run"] = "run"
    format: int = FORMAT
    started: str
    finished: bool = False
    suites: tuple[Source, ...]
    prompts: tuple[Source, ...]
    models: tuple[str, ...]
    base_url: str | None = None
    sampling: Sampling | None = None
    repeat: int = 1
    drafts: int = 3
    attempts: int = 3
    tags: tuple[str, ...] = ()
    sample: int | None = None
    seed: int = 0
    judges: str
    versions: dict[str, str]


@dataclass(frozen=True)
class Matrix:
    """What is to be run: every case of every suite, with every prompt, by every model, so many times."""

    suites: tuple[Suite, ...]
    prompts: tuple[Prompt, ...]
    models: tuple[Model, ...]
    repeat: int
    way: Way

    def cells(self, model: Model) -> Iterator[tuple[Cell, Case, Prompt]]:
        """The part of one model."""
        for repeat in range(self.repeat):
            for suite in self.suites:
                for prompt in self.prompts:
                    for case in suite.cases:
                        yield Cell(suite.name, case.id, prompt.name, model.name, repeat), case, prompt

    def __len__(self) -> int:
        cases = sum(len(suite.cases) for suite in self.suites)
        return cases * len(self.prompts) * len(self.models) * self.repeat


@dataclass(frozen=True)
class Run:
    """A run on disk."""

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        """As people know it."""
        return self.folder.name

    def rows(self) -> tuple[Row, ...]:
        """What became of each cell, in the order of the matrix. Raises `UsageError` where the run has not ended."""
        path = self.folder / ROWS
        if not path.is_file():
            hint = f"Go on with: connote eval run --resume {self.folder}"
            raise UsageError(f"The run {self.name} has not ended.", hint)
        return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _read(path: Path, written: int) -> tuple[Row, ...]:
    """The rows of a file as it was `written` at that time: every report asks for them anew."""
    try:
        return tuple(sorted(rows.read(path), key=rows.key))
    except (OSError, ValueError):
        raise FileError(f"{path} cannot be read as the rows of a run.", "Make it anew with --resume.") from None


@cache
def judges() -> str:
    """The hash of all code and data that decide a verdict."""
    root = Path(__file__).parents[1]
    files = (
        file
        for name in JUDGES
        for file in ([root / name] if name.endswith(".py") else sorted((root / name).rglob("*")))
    )
    digest = sha256()
    for file in files:
        if file.is_file() and file.suffix != ".pyc":
            digest.update(str(file.relative_to(root)).encode() + file.read_bytes())
    return digest.hexdigest()


def plan(given: dict[str, Any]) -> Manifest:
    """The manifest of a new run: suites, prompts and models by name, and the settings of `Manifest`."""
    found = [(name, suites.find(name)) for name in given.pop("suites")]
    prompts = [(name, load(name)) for name in given.pop("prompts")]
    for kind, names in (("suite", [s.name for _, s in found]), ("prompt", [p.name for _, p in prompts])):
        if len(set(names)) < len(names):
            raise UsageError(f"Two {kind}s of this run are called the same: {', '.join(names)}.", "Name each once.")
    return Manifest(
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        suites=tuple(Source(name=suite.name, given=name, hash=suite.hash) for name, suite in found),
        prompts=tuple(Source(name=prompt.name, given=name, hash=prompt.hash) for name, prompt in prompts),
        judges=judges(),
        versions={name: metadata.version(name) for name in ("connote", "openai", "pydantic")},
        **given,
    )


def matrix(manifest: Manifest) -> Matrix:
    """What a manifest stands for. Raises `UsageError` where a suite or a prompt is no longer what it was."""
    found = tuple(suites.find(source.given) for source in manifest.suites)
    prompts = tuple(load(source.given) for source in manifest.prompts)
    now = [*(suite.hash for suite in found), *(prompt.hash for prompt in prompts)]
    for source, hash in zip((*manifest.suites, *manifest.prompts), now, strict=True):
        if source.hash != hash:
            hint = "Begin a new run, or put the file back as it was."
            raise UsageError(f"{source.given} has changed since this run began.", hint)
    return Matrix(
        tuple(suite.chosen(manifest.tags, manifest.sample, manifest.seed) for suite in found),
        prompts,
        tuple(models.find(name, manifest.base_url, manifest.sampling) for name in manifest.models),
        manifest.repeat,
        Way(drafts=manifest.drafts, attempts=manifest.attempts),
    )


def begin(folder: Path, manifest: Manifest) -> Run:
    """A new run in this folder, which must not hold one. Raises `UsageError` and `FileError`."""
    if (folder / MANIFEST).exists():
        raise UsageError(f"{folder} holds a run already.", f"Go on with it: connote eval run --resume {folder}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{folder} cannot be made: {error.strerror}.") from None
    return _kept(Run(folder, manifest))


def find(folder: Path) -> Run:
    """The run in this folder. Raises `UsageError` where there is none, or another version's."""
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.get("format") != FORMAT:
            raise UsageError(f"{folder} was made by another version of connote.", "Run it anew.")
        return Run(folder, Manifest.model_validate(data))
    except OSError:
        raise UsageError(f"{folder} holds no run.", "A run is a folder that `connote eval run` made.") from None
    except (ValidationError, ValueError, AttributeError):
        raise UsageError(f"{path} cannot be read as a run.", "Run it anew, in another folder.") from None


def _kept(run: Run) -> Run:
    with replacing(run.folder / MANIFEST) as file:
        file.write(run.manifest.model_dump_json(indent=2) + "\n")
    return run


@dataclass
class Purse:
    """What may be spent (US dollars), and what was; `empty` says why nothing more may be. Threads may share it."""

    most: Decimal | None
    spent: Decimal = Decimal(0)
    empty: str = ""

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def pay(self, model: str, answer: Answer) -> None:
        """Accounts for an answer of this model's server. What a filter stopped is told without a price, mostly."""
        cost = answer.usage.cost
        with self._lock:
            self.spent += cost or 0
            if self.most is None or self.empty:
                return
            if cost is None and answer.end != "filtered":
                self.empty = f"the price of {model} is not known, so --max-cost cannot be kept"
            elif self.spent >= self.most:
                self.empty = f"${self.most} were spent"


def execute(run: Run, todo: Matrix, in_flight: int, purse: Purse) -> Iterator[Row]:
    """Runs what is to be run, or what is left of it, and gives each row as soon as there is one.

    Ends early where the purse is empty, and for a model that can no longer answer: the cells that were not asked are
    then rows with an error, to be asked when the run is resumed. What is in the folder is whole at any moment.
    """
    with Journal.open(run.folder / ANSWERS) as journal, replacing(run.folder / ROWS) as file:
        errors = 0
        for row in _all(todo, journal, in_flight, purse):
            errors += row.errored
            print(rows.line(row), file=file)
            yield row
    _kept(Run(run.folder, run.manifest.model_copy(update={"finished": not errors, "judges": judges()})))


def _all(todo: Matrix, journal: Journal, in_flight: int, purse: Purse) -> Iterator[Row]:
    for model in todo.models:
        left = {cell: case for cell, case, _ in todo.cells(model)}
        jobs = takewhile(lambda _: not purse.empty, _jobs(todo, model, journal, purse))
        why = ""
        try:
            for result in write_all(jobs, todo.way, in_flight):
                cell, case = result.job.of
                row = rows.graded(cell, case, result)
                del left[cell]
                yield row
        except DrafterError as error:
            why = error.message
        yield from (rows.unasked(cell, case, f"Not asked: {why or purse.empty}") for cell, case in left.items())


def _jobs(todo: Matrix, model: Model, journal: Journal, purse: Purse) -> Iterator[Job[tuple[Cell, Case]]]:
    """The cells as jobs. What no server is asked for costs nothing, and neither does what the journal holds."""
    pay = partial(purse.pay, model.name) if model.host else None
    drafters = [Journaled(journal, model.drafter(repeat), repeat, pay) for repeat in range(todo.repeat)]
    for cell, case, prompt in todo.cells(model):
        yield Job((cell, case), case.brief, prompt, drafters[cell.repeat])
