"""A run through the product's own pipeline: kept, resumed, counted, compared and reported honestly."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest

from writer.drafters import Answer, Drafter, Request, Usage
from writer.errors import FileError, QuotaExhausted, ServerUnreachable, UsageError
from writer.evaluation import comparison, figures, gate, models, reports, runs, simulated
from writer.evaluation.gate import Baseline
from writer.evaluation.models import Model
from writer.evaluation.page import page
from writer.evaluation.picks import Picks
from writer.evaluation.rows import Asked, Cell, Held, Row, Tried, Verdict, line
from writer.evaluation.runs import Manifest, Purse, Run

SUITE = """
[defaults]
sender = { name = "Ilse Brandvold", about = "Packaging engineer at Fjordkart." }

""" + "\n".join(
    f"""
[[case]]
id = "case-{number}"
tags = ["{"even" if number % 2 == 0 else "odd"}"]
recipient = {{ name = "Rashid Al-Kaabi", about = "Procurement lead at Mirwas Dairies, desk {number}." }}
connection = {{ how = "met him at interpack in Düsseldorf, he asked about our moulded trays", kind = "met" }}
"""
    for number in range(12)
)
GOOD = "Hi Rashid, we met at interpack in Düsseldorf, where you asked about our moulded trays. Ilse"
BAD = "Hi [Name], we met at interpack in Düsseldorf, where you asked about our moulded trays. Ilse"


class Scribe:
    """Says `GOOD`, or for some desks what it is told to; remembers which desks asked."""

    name, host, repairs, settings = "scribe", "scribe.example", False, ""

    def __init__(self, otherwise: dict[int, str | Exception] | None = None) -> None:
        self.otherwise = otherwise or {}
        self.asked: list[int] = []

    def draft(self, request: Request) -> Answer:
        desk = int(re.findall(r"\d+", request.brief.recipient.about)[0])
        self.asked.append(desk)
        line = self.otherwise.get(desk, GOOD)
        if isinstance(line, Exception):
            raise line
        usage = Usage(input=100, output=20, cost=Decimal("0.001"))
        return Answer((line,), usage=usage, model="scribe-1", request_id="r", tries=1, seconds=0.5)


Play = Callable[..., Run]


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Runs the small suite with a scribe, in a folder of its own."""
    (tmp_path / "small.toml").write_text(SUITE, encoding="utf-8")

    def run(
        name: str,
        scribe: Drafter,
        resume: bool = False,
        most: Decimal | None = None,
        in_flight: int = 3,
        host: str = "scribe.example",
        **given: object,
    ) -> Run:
        model = Model("scribe", host, settled=False, drafter=lambda _: scribe)
        monkeypatch.setattr(models, "find", lambda *_: model)
        options = {"suites": [str(tmp_path / "small.toml")], "prompts": ["short"], "models": ("scribe",), **given}
        begun = runs.find(tmp_path / name) if resume else runs.begin(tmp_path / name, runs.plan(options))
        list(runs.execute(begun, runs.matrix(begun.manifest), in_flight, Purse(most)))
        return runs.find(tmp_path / name)

    return run


def test_a_run_has_a_row_for_every_cell_with_its_account(play: Play) -> None:
    run = play("a", Scribe(), repeat=2)
    rows = run.rows()

    assert len(rows) == 24
    assert {row.verdict for row in rows} == {"accepted"}
    assert all(row.first and row.note == GOOD and row.tokens == 120 and row.cost == Decimal("0.001") for row in rows)
    assert run.manifest.finished


def test_a_run_keeps_what_would_be_needed_to_repeat_it(play: Play) -> None:
    manifest = play("a", Scribe()).manifest

    assert [len(source.hash) for source in (*manifest.suites, *manifest.prompts)] == [64, 64]
    assert len(manifest.judges) == 64
    assert manifest.versions["connote"]


def test_what_the_checks_stop_is_told_by_check(play: Play) -> None:
    run = play("a", Scribe({3: BAD, 4: BAD}))
    of = figures.figures(run.rows())

    assert of.stopped_by["placeholder"] == 2
    assert of.accepted.value == pytest.approx(10 / 12)
    assert [row.cell.case for row in run.rows() if row.verdict == "stopped"] == ["case-3", "case-4"]


def test_an_error_is_no_low_score_but_counted_and_asked_again_on_resume(play: Play) -> None:
    run = play("a", Scribe({5: ServerUnreachable("The server hung up.")}))
    of = figures.figures(run.rows())

    assert (of.accepted.value, of.errors, of.rows) == (1.0, 1, 12)
    assert not run.manifest.finished

    again = Scribe()
    run = play("a", again, resume=True)

    assert again.asked == [5]
    assert figures.figures(run.rows()).errors == 0
    assert run.manifest.finished


def test_an_error_that_all_would_meet_ends_the_run_and_every_cell_is_accounted_for(play: Play) -> None:
    scribe = Scribe({2: QuotaExhausted("The account has no money left.")})
    rows = play("a", scribe, in_flight=1).rows()

    assert scribe.asked == [0, 1, 2]
    assert [row.verdict for row in sorted(rows, key=lambda row: int(row.cell.case[5:]))] == ["accepted"] * 2 + [
        "error"
    ] * 10
    assert sum("no money left" in row.error for row in rows) == 10


def test_a_run_stops_when_its_money_is_spent_and_goes_on_with_more(play: Play) -> None:
    first = Scribe()
    rows = play("a", first, most=Decimal("0.004"), in_flight=1).rows()

    assert len(first.asked) <= 5
    assert sum(row.errored for row in rows) == 12 - len(first.asked)

    second = Scribe()
    play("a", second, resume=True)
    assert sorted(first.asked + second.asked) == list(range(12))


def test_no_limit_is_kept_by_guessing_a_price(play: Play) -> None:
    class Free(Scribe):
        def draft(self, request: Request) -> Answer:
            return replace(super().draft(request), usage=Usage())

    rows = play("a", Free(), most=Decimal("1"), in_flight=1).rows()
    for_nothing = play("b", Free(), most=Decimal("1"), in_flight=1, host="").rows()

    assert any("price" in row.error for row in rows)
    assert not any(row.errored for row in for_nothing)


def test_what_the_journal_holds_is_not_paid_for_again(play: Play) -> None:
    play("a", Scribe(), most=Decimal("0.004"), in_flight=1)
    again = Scribe()
    play("a", again, resume=True, most=Decimal("0.004"), in_flight=1)
    last = Scribe()
    rows = play("a", last, resume=True, most=Decimal("0.02"), in_flight=1).rows()

    assert len(again.asked) >= 4
    assert not any(row.errored for row in rows)


def test_an_answer_that_a_filter_stopped_without_a_price_does_not_end_the_run(play: Play) -> None:
    class Filtered(Scribe):
        def draft(self, request: Request) -> Answer:
            answer = super().draft(request)
            return Answer((), "filtered", tries=1) if self.asked[-1] == 2 else answer

    rows = play("a", Filtered(), most=Decimal("1"), in_flight=1).rows()

    assert not any(row.errored for row in rows)


def test_a_changed_suite_is_not_resumed(play: Play, tmp_path: Path) -> None:
    play("a", Scribe())
    (tmp_path / "small.toml").write_text(SUITE + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="has changed"):
        play("a", Scribe(), resume=True)


def test_a_folder_that_holds_a_run_is_not_overwritten(play: Play, tmp_path: Path) -> None:
    play("a", Scribe())
    with pytest.raises(UsageError, match="holds a run"):
        play("a", Scribe())


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 99}', '{"format": 1}'])
def test_a_folder_that_is_no_run_of_this_version_is_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(UsageError) as caught:
        runs.find(tmp_path)

    assert "\n" not in caught.value.message


def test_rows_that_are_torn_are_made_anew_with_resume(play: Play) -> None:
    run = play("a", Scribe())
    (run.folder / "rows.jsonl").write_text('{"cell": ')
    with pytest.raises(FileError, match="cannot be read"):
        run.rows()
    scribe = Scribe()

    assert len(play("a", scribe, resume=True).rows()) == 12
    assert scribe.asked == []


def row(case: str, verdict: Verdict = "accepted", **given: object) -> Row:
    """A row made by hand."""
    held = () if verdict == "accepted" else (Held("length", "", "Shorten it."),)
    asked = Asked((Tried(GOOD, held),), "fine", Usage(input=90, output=10, cost=Decimal("0.001")), "m", "", 1, 1.0)
    plain = Row(
        cell=Cell("s", case, "p", "m", 0),
        tags=("t",),
        kind="met",
        recipient="Rashid Al-Kaabi",
        sender="Ilse",
        limit=200,
        verdict=verdict,
        note=GOOD if verdict == "accepted" else "",
        best=GOOD if verdict == "stopped" else "",
        failures=(),
        error="The server hung up." if verdict == "error" else "",
        requests=() if verdict == "error" else (asked,),
    )
    return replace(plain, **given)  # type: ignore[arg-type]


def test_what_was_spent_counts_for_the_notes_that_were_accepted() -> None:
    of = figures.figures([row("a"), row("b"), row("c", "stopped"), row("d", "stopped")])

    assert of.tokens
    assert of.cost
    assert (of.tokens.value, of.cost.value) == (200, pytest.approx(0.002))
    assert of.requests.value == 1


def test_an_unknown_price_is_unknown_and_never_nothing() -> None:
    unpriced = row("a", requests=(replace(row("a").requests[0], usage=Usage()),))
    of = figures.figures([unpriced, row("b")])

    assert of.cost is None
    assert of.tokens is None
    assert reports.amount(of.cost, "$") == "–"


def test_notes_that_open_alike_are_found_once_names_are_masked() -> None:
    notes = [
        row("a", note="Hi Rashid, it was good to meet you."),
        row("b", note="Hi Noor, it was good to see the mill.", recipient="Noor Haddad"),
        row("c", note="Interpack, hall 9: you asked about trays."),
        row("d", note="Back from Ghent, I thought of your ledgers."),
    ]

    assert figures.alike(notes) == 0.5


def test_repeats_of_a_note_for_one_case_are_not_alike() -> None:
    assert figures.alike([row("a"), row("a")]) == 0.0


def fake(folder: Path, name: str, rows: Sequence[Row], **given: object) -> Run:
    """A run on disk with these rows."""
    source = runs.Source(name="s", given="s", hash="h")
    manifest = Manifest(
        started="2026-01-01", suites=(source,), prompts=(replace_name(source, "p"),), models=("m",), judges="j",
        versions={"connote": "0"}, finished=True,
    ).model_copy(update=given)  # fmt: skip
    run = runs.begin(folder / name, manifest)
    (run.folder / "rows.jsonl").write_text("".join(line(each) + "\n" for each in rows), encoding="utf-8")
    return run


def replace_name(source: runs.Source, name: str) -> runs.Source:
    return source.model_copy(update={"name": name})


def verdicts(accepted: Sequence[bool]) -> list[Row]:
    return [row(f"c{number}", "accepted" if passed else "stopped") for number, passed in enumerate(accepted)]


def test_a_difference_beyond_chance_is_told_with_its_interval(tmp_path: Path) -> None:
    first = fake(tmp_path, "a", verdicts([False] * 14 + [True] * 46))
    second = fake(tmp_path, "b", verdicts([True] * 60))
    (found,) = comparison.compare(first, second)

    assert (found.broken, found.mended, found.called) == (0, 14, True)
    assert re.fullmatch(r"B is better by 23\.3 points \(95 %: \d+\.\d to \d+\.\d\)\.", found.verdict)
    assert len(found.flips) == 14


def test_a_difference_within_chance_says_what_so_many_cases_could_show(tmp_path: Path) -> None:
    first = fake(tmp_path, "a", verdicts([False] * 3 + [True] * 57))
    second = fake(tmp_path, "b", verdicts([True] * 60))
    (found,) = comparison.compare(first, second)

    assert not found.called
    assert re.match(r"No difference shown \(\+5\.0 points, .*; 60 cases could show \d+ points or more\.", found.verdict)


def test_who_compares_several_at_once_finds_a_difference_less_easily(tmp_path: Path) -> None:
    """Six cases that flip one way are beyond chance (p = 0.03), but not as one of three comparisons."""
    first, better, same = [False] * 6 + [True] * 54, [True] * 60, [False] * 6 + [True] * 54

    def run(name: str, *models: list[bool]) -> runs.Run:
        every = [
            replace(each, cell=replace(each.cell, model=f"m{number}"))
            for number, model in enumerate(models)
            for each in verdicts(model)
        ]
        return fake(tmp_path, name, every)

    (alone,) = comparison.within(run("a", first, better))
    among, *others = comparison.within(run("b", first, better, same, same))

    assert alone.called
    assert not any(each.called for each in (among, *others))
    assert among.p == pytest.approx(3 * alone.p)
    assert "one of 3 comparisons may look so by chance" in among.verdict


def test_with_repeats_the_case_is_still_the_unit(tmp_path: Path) -> None:
    """Twenty repeats of three cases do not make sixty cases."""
    once = verdicts([False, False, False, *[True] * 17])
    first = [replace(each, cell=replace(each.cell, repeat=number)) for each in once for number in range(20)]
    second = [replace(row(each.cell.case), cell=each.cell) for each in first]
    (found,) = comparison.compare(fake(tmp_path, "a", first), fake(tmp_path, "b", second))

    assert (found.cases, found.mended) == (20, 3)
    assert not found.called


def test_cases_with_an_error_on_one_side_are_left_out_and_counted(tmp_path: Path) -> None:
    first = fake(tmp_path, "a", [*verdicts([True] * 20), row("x", "error")])
    second = fake(tmp_path, "b", [*verdicts([True] * 20), row("x")])
    (found,) = comparison.compare(first, second)

    assert (found.cases, found.left_out) == (20, 1)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"judges": "other"}, "different checks"),
        ({"suites": (runs.Source(name="s", given="s", hash="other"),)}, "cases of s have changed"),
        ({"suites": (runs.Source(name="z", given="z", hash="h"),)}, "different suites"),
    ],
)
def test_what_is_not_comparable_is_not_compared(tmp_path: Path, given: dict[str, object], says: str) -> None:
    first, second = fake(tmp_path, "a", verdicts([True])), fake(tmp_path, "b", verdicts([True]), **given)
    with pytest.raises(UsageError, match=says):
        list(comparison.compare(first, second))


def test_runs_of_different_cases_are_not_compared(tmp_path: Path) -> None:
    first, second = fake(tmp_path, "a", verdicts([True] * 3)), fake(tmp_path, "b", verdicts([True] * 4))
    with pytest.raises(UsageError, match="different cases"):
        list(comparison.compare(first, second))


def test_a_baseline_holds_what_was_accepted_and_a_run_beyond_chance_below_it_is_worse(tmp_path: Path) -> None:
    gate.accept(fake(tmp_path, "a", verdicts([True] * 40)), tmp_path / "base.json")
    baseline = gate.read(tmp_path / "base.json")
    same = fake(tmp_path, "b", verdicts([True] * 40))
    slip = fake(tmp_path, "c", verdicts([False] * 2 + [True] * 38))
    slump = fake(tmp_path, "d", verdicts([False] * 8 + [True] * 32))

    assert list(gate.worse(same, baseline, 0.02, settled=())) == []
    assert list(gate.worse(slip, baseline, 0.02, settled=())) == []
    assert "lost: c0, c1" in next(gate.worse(slip, baseline, 0.02, settled=("m",)))
    assert "80.0%" in next(gate.worse(slump, baseline, 0.02, settled=()))
    assert list(gate.worse(slump, baseline, 0.25, settled=())) == []


def test_a_gate_that_looks_at_several_columns_finds_one_worse_less_easily(tmp_path: Path) -> None:
    """Six of 40 cases lost are beyond chance, but not where six are looked at. A model that is settled knows none."""

    def columns(name: str, lost: int) -> Run:
        others = [
            row(f"c{number}", cell=Cell("s", f"c{number}", "p", f"m{other}", 0))
            for number in range(40)
            for other in range(5)
        ]
        return fake(tmp_path, name, [*verdicts([False] * lost + [True] * (40 - lost)), *others])

    gate.accept(columns("a", 0), tmp_path / "base.json")
    baseline = gate.read(tmp_path / "base.json")
    alone = Baseline(columns=tuple(each for each in baseline.columns if each.model == "m"))

    assert list(gate.worse(columns("b", 6), baseline, 0.02, settled=())) == []
    assert len(list(gate.worse(columns("c", 6), alone, 0.02, settled=()))) == 1
    assert len(list(gate.worse(columns("d", 6), baseline, 0.02, settled=("m",)))) == 1
    assert len(list(gate.worse(columns("e", 9), baseline, 0.02, settled=()))) == 1


def test_a_case_that_the_provider_failed_in_is_not_lost(tmp_path: Path) -> None:
    gate.accept(fake(tmp_path, "a", verdicts([True] * 40)), tmp_path / "base.json")
    baseline = gate.read(tmp_path / "base.json")
    answered = verdicts([True] * 10)
    failed = [row(f"c{number}", "error") for number in range(10, 40)]
    stopped = [row(f"c{number}", "stopped") for number in range(8)]
    some = fake(tmp_path, "b", [*answered, *failed])
    none = fake(tmp_path, "c", [row(f"c{number}", "error") for number in range(40)])
    slump = fake(tmp_path, "d", [*stopped, *answered[8:], *failed])

    assert list(gate.worse(some, baseline, 0.02, settled=("m",))) == []
    assert list(gate.worse(none, baseline, 0.02, settled=("m",))) == []
    assert list(gate.below(none, 0.9)) == []
    assert "100.0% were accepted, now 20.0%; lost: c0, c1, c2, c3, c4, c5, c6, c7" in next(
        gate.worse(slump, baseline, 0.02, settled=())
    )


def test_a_run_with_errors_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="1 error "):
        gate.accept(fake(tmp_path, "a", [row("a"), row("b", "error")]), tmp_path / "base.json")


def test_a_floor_is_held_by_each_prompt_and_model(tmp_path: Path) -> None:
    run = fake(tmp_path, "a", verdicts([False] * 2 + [True] * 8))

    assert list(gate.below(run, 0.8)) == []
    assert "80.0%" in next(gate.below(run, 0.9))


@pytest.mark.parametrize("text", ["", "{}", '{"connote": "run"}'])
def test_a_file_that_is_no_baseline_is_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "base.json").write_text(text)
    with pytest.raises(UsageError, match="no baseline"):
        gate.read(tmp_path / "base.json")


def with_notes(name: str) -> list[Row]:
    return [row(f"c{number}", note=f"{name} {number}") for number in range(20)]


def test_picks_are_blind_in_random_order_and_taken_up_where_they_were_left(tmp_path: Path) -> None:
    runs_ = fake(tmp_path, "a", with_notes("A")), fake(tmp_path, "b", with_notes("B"))
    picks = Picks(*runs_)
    order = list(picks.left())
    for choice in order[:15]:
        picks.pick(choice, "1" if choice.one.startswith("B") else "2")

    again = Picks(*runs_)
    assert [choice.key for choice in again.left()] == [choice.key for choice in order[15:]]
    assert 4 <= sum(choice.one.startswith("B") for choice in order) <= 16
    of = again.preference()
    assert (of.first, of.second, of.equal) == (0, 15, 0)
    assert of.p < 0.001


def test_picks_count_for_the_notes_that_were_seen_and_not_for_a_run_of_the_same_name(tmp_path: Path) -> None:
    second = fake(tmp_path, "b", with_notes("B"))
    first, other = fake(tmp_path / "x", "a", with_notes("A")), fake(tmp_path / "y", "a", with_notes("C"))
    picks = Picks(first, second)
    for choice in list(picks.left()):
        picks.pick(choice, "=")
    others = Picks(other, second)
    others.pick(next(others.left()), "=")

    assert others.done == 1
    assert Picks(first, second).done == 20


def test_equal_picks_are_for_neither(tmp_path: Path) -> None:
    picks = Picks(fake(tmp_path, "a", with_notes("A")), fake(tmp_path, "b", with_notes("B")))
    for choice in list(picks.left()):
        picks.pick(choice, "=")

    assert (picks.done, picks.preference().equal, picks.preference().p) == (20, 20, 1.0)


def test_the_same_notes_leave_nothing_to_pick(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="note of its own"):
        Picks(fake(tmp_path, "a", with_notes("A")), fake(tmp_path, "b", with_notes("A")))


NASTY = "=cmd|' /C calc'!A0 <script>alert(1)</script> \x07 ]]> & \"quoted\""


@pytest.fixture
def nasty(tmp_path: Path) -> Run:
    """A run with every verdict, and a draft that would break a careless report."""
    every: list[Row] = [row("good"), row("bad", "stopped", best=NASTY), row("down", "error"), row("thin", "refused")]
    every.append(row("|pipe|", "stopped", failures=("does not mention “x”",), note=NASTY, best=""))
    return fake(tmp_path, "nasty", every)


def test_junit_tells_failures_from_errors_and_is_well_formed(nasty: Run) -> None:
    root = ElementTree.fromstring(reports.junit(nasty))
    (suite,) = root

    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("5", "3", "1")
    assert "<script>" in (suite.findtext("testcase[@name='bad']/failure") or "")


def test_csv_has_a_line_for_each_row_and_no_formula(nasty: Run) -> None:
    lines = list(csv.DictReader(io.StringIO(reports.table(nasty))))

    assert len(lines) == 5
    assert next(line for line in lines if line["case"] == "bad")["note"].startswith("'=cmd")


def test_a_note_is_as_long_in_a_report_as_for_its_limit(tmp_path: Path) -> None:
    """In UTF-16 code units, of which a face has two."""
    run = fake(tmp_path, "a", [row("a", note="Hi \N{WAVING HAND SIGN}")])

    assert [each["length"] for each in csv.DictReader(io.StringIO(reports.table(run)))] == ["5"]
    assert figures.figures(run.rows()).length.value == 5


def test_json_holds_manifest_figures_and_rows_and_is_strict(nasty: Run) -> None:
    def no_constant(name: str) -> None:
        raise AssertionError(name)

    data = json.loads(reports.as_json(nasty), parse_constant=no_constant)

    assert data["figures"][0]["errors"] == 1
    assert data["figures"][0]["by"]["kind"]["met"]["rows"] == 5
    assert len(data["rows"]) == 5


def test_markdown_keeps_its_table_whatever_a_case_is_called(nasty: Run) -> None:
    text = reports.markdown(nasty)

    assert "\\|pipe\\|" in text
    assert "25 %" in text


def test_the_page_holds_no_script_but_its_own_and_asks_nothing_of_anybody(nasty: Run) -> None:
    text = page(nasty)

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
    assert not re.search(r"(src|href)=|url\(|@import|https?:", text)
    assert text.count("<article") == 5


def test_a_report_is_written_in_the_format_that_its_name_ends_in(nasty: Run, tmp_path: Path) -> None:
    reports.to(tmp_path / "out.xml", nasty)

    assert (tmp_path / "out.xml").read_text(encoding="utf-8") == reports.junit(nasty)
    with pytest.raises(UsageError, match=r"out\.pdf"):
        reports.to(tmp_path / "out.pdf", nasty)


@pytest.fixture
def requests(tmp_path: Path) -> Iterator[Request]:
    from writer.evaluation import suites
    from writer.prompts import load

    (tmp_path / "small.toml").write_text(SUITE, encoding="utf-8")
    return (Request(case.brief, load("short"), 3) for case in suites.find(str(tmp_path / "small.toml")).cases)


def test_a_simulated_model_says_the_same_for_the_same_seed_and_is_named_as_what_it_is(
    requests: Iterator[Request],
) -> None:
    request = next(requests)
    answers = [simulated.Simulated("simulated-weak", seed).draft(request) for seed in (1, 1, 2)]

    assert answers[0] == answers[1] != answers[2]
    assert all(name.startswith("simulated") for name in simulated.MODELS)


def test_the_simulated_models_spoil_their_drafts_at_the_rates_that_are_set(requests: Iterator[Request]) -> None:
    request = next(requests)
    good = set(simulated._composed(request.brief))
    for name, rates in simulated.MODELS.items():
        drafts = [draft for seed in range(300) for draft in simulated.Simulated(name, seed).draft(request).drafts]
        spoilt = sum(draft not in good for draft in drafts) / len(drafts)

        assert spoilt == pytest.approx(rates.spoilt, abs=0.05), name


def test_an_unknown_simulated_model_is_told_which_are_known() -> None:
    with pytest.raises(UsageError) as caught:
        models.find("simulated-genius")

    assert "simulated-strong" in caught.value.hint


def test_equal_rows_of_random_verdicts_have_rates_within_their_intervals() -> None:
    draw = Random(1)
    of = figures.figures(verdicts([draw.random() < 0.9 for _ in range(200)]))

    assert 0 <= of.accepted.low < of.accepted.value < of.accepted.high <= 1
