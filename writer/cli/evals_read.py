"""What people see of runs that have ended: comparisons, notes, picks; and how the checks do on labelled notes."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from writer.cli import as_json, show
from writer.cli.evals import SHOWN, tables
from writer.errors import UsageError
from writer.evaluation import comparison as comparing
from writer.evaluation import labelled, reports
from writer.evaluation.labelled import Count, Score
from writer.evaluation.picks import Choice, Picks
from writer.evaluation.rows import Row
from writer.evaluation.runs import Run


def compared(run: Run, found: Sequence[comparing.Comparison], *, json: bool, markdown: bool) -> None:
    """What comparisons say, and the cases that flipped, side by side."""
    if json:
        sys.stdout.write(as_json.pretty([reports.compared(each) for each in found]) + "\n")
    elif markdown:
        sys.stdout.write(reports.markdown(run, found))
    else:
        for each in found:
            _compared(each)


def _compared(of: comparing.Comparison) -> None:
    show.line(f"{reports.against(of)}: {of.cases} cases", "bold", out=True)
    show.line(of.verdict, out=True)
    show.line(
        f"Accepted: {of.before:.1%}, then {of.after:.1%}; {of.mended} better, {of.broken} worse (p = {of.p:.3f}).",
        out=True,
    )
    for name, change, unit, digits in (
        ("tokens", of.tokens, "", 0),
        ("cost", of.cost, "$", 5),
        ("length", of.length, "", 0),
    ):
        if change:
            show.line(f"Change in {name} of a note: {reports.amount(change, unit, digits)}", out=True)
    if of.unlike:
        show.line(of.unlike, out=True)
    if of.left_out:
        show.line(f"{of.left_out} cases were left out, as one side has no answer.", out=True)
    table = Table("case", "A", "B", show_lines=True)
    for flip in of.flips[:SHOWN]:
        table.add_row(flip.first.cell.case, _side(flip.first), _side(flip.second))
    if of.flips:
        Console(highlight=False).print(table)
    if len(of.flips) > SHOWN:
        show.line(f"And {len(of.flips) - SHOWN} more.", out=True)


def _side(row: Row) -> str:
    text = row.note or row.best or row.error
    return text if row.accepted else f"{text}\n({row.verdict}: {reports.why(row)})"


def notes(run: Run, case: str | None) -> None:
    """The notes one under another, or everything about one case."""
    rows = run.rows()
    if case is None:
        for row in rows:
            show.line(f"{row.cell.case} · {row.cell.prompt} · {row.cell.model} · {row.verdict}", "dim", out=True)
            show.line(f"{row.note or row.best or row.error}\n", out=True)
        return
    chosen = [row for row in rows if row.cell.case == case]
    if not chosen:
        raise UsageError(f"{run.name} has no case called “{case}”.", f"`connote eval show {run.folder}` lists them.")
    for row in chosen:
        _everything(row)


def _everything(row: Row) -> None:
    show.line(f"{row.cell.case} · {row.cell.prompt} · {row.cell.model} · {row.verdict}", "bold", out=True)
    for number, asked in enumerate(row.requests, 1):
        usage = asked.usage
        counted = f", {usage.input} tokens in, {usage.output} out" if usage.input is not None else ""
        show.line(f"Request {number}: {asked.end}{counted}, {asked.seconds:.1f} s", "dim", out=True)
        for draft in asked.drafts:
            show.line(f"  {draft.text}", out=True)
            for held in draft.held:
                show.line(f"    [{held.check}] {held.message}", "red", out=True)
    if not row.accepted:
        show.line(reports.why(row), out=True)
    show.line(out=True)


def picked(picks: Picks) -> int:
    """Asks for each pair, until all are picked or the person leaves; then says how often each was preferred."""
    for choice in picks.left():
        answer = _asked(choice, picks)
        if answer == "q":
            break
        picks.pick(choice, answer)
    of = picks.preference()
    show.line(f"{picks.done} of {len(picks)} picked: A {of.first}, B {of.second}, equal {of.equal}.", out=True)
    if of.first + of.second:
        sure = "more than chance" if of.p < comparing.CHANCE else "no more than chance"
        show.line(f"B was preferred in {reports.percent(of.share)}; that is {sure} (p = {of.p:.3f}).", out=True)
    return 0


def _asked(choice: Choice, picks: Picks) -> str:
    show.line(f"\n{picks.done + 1} of {len(picks)}, to {choice.recipient or 'somebody'}", "dim")
    show.line(f"1  {choice.one}\n\n2  {choice.other}\n")
    while True:
        show.line("1, 2 or = (q to leave)")
        answer = sys.stdin.readline()
        if not answer or answer.strip() in {"1", "2", "=", "q"}:
            return answer.strip() or "q"


def scored(found: Mapping[str, Score], *, json: bool) -> None:
    """How the checks do on labelled notes: a column for each set, and one for all of them."""
    every = {**found, "all": sum(found.values(), Score())} if len(found) > 1 else dict(found)
    if json:
        sys.stdout.write(as_json.pretty({name: labelled.plain(score) for name, score in every.items()}) + "\n")
        return
    defects = sorted({defect for score in every.values() for defect in score.defects})
    headings = ("", *SCORED, *(f"  {defect}" for defect in defects))
    tables(headings, [_column(*each, defects) for each in every.items()], abreast=2)


SCORED = ("good notes let through", "  or only asked about", "bad among those let through", "bad notes stopped")


def _column(name: str, score: Score, defects: Sequence[str]) -> list[str]:
    counts = (
        score.good,
        score.asked,
        score.slipped,
        score.bad,
        *(score.defects.get(each, Count()) for each in defects),
    )
    return [name, *(f"{each.of}/{each.all} {reports.percent(each.share)}" if each.all else "–" for each in counts)]
