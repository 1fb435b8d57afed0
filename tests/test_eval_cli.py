"""`connote eval`: run, compare, show, pick, accept, without key or network."""

import json
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Connote
from loopback import completion, error, loopback

ROOT = Path(__file__).parent.parent


Evals = Callable[..., tuple[int, str, str]]


@pytest.fixture
def evals(connote: Connote, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Evals:
    """Runs `connote eval ...` in a folder of its own; gives exit status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "evals").symlink_to(ROOT / "evals")

    def run(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        ran = connote("eval", *arguments, stdin=stdin)
        return ran.status, ran.out, " ".join(ran.err.split())

    return run


def test_the_offline_drafter_holds_its_baseline_on_core(evals: Evals, tmp_path: Path) -> None:
    """What was accepted stays accepted. For a new baseline: connote eval run core --model offline, then accept it."""
    status, out, err = evals(
        "run", "core", "--model", "offline", "--out", "run", "--baseline", "evals/baselines/core.json"
    )

    assert status == 0, err
    assert re.search(r"accepted +\d+ % \[\d+, \d+\]", out)
    assert "<!doctype html>" in (tmp_path / "run" / "report.html").read_text(encoding="utf-8")


SMALL = ("--filter", "tight", "--sample", "4")


def test_a_run_writes_every_report(evals: Evals, tmp_path: Path) -> None:
    status, _, err = evals("run", "core", *SMALL, "--model", "offline", "--out", "a", "--report", "ci.xml")

    assert status == 0, err
    kept = "run.json answers.sqlite rows.jsonl report.html report.json report.csv report.md junit.xml"
    assert {path.name for path in (tmp_path / "a").iterdir()} >= set(kept.split())
    assert (tmp_path / "ci.xml").exists()
    assert "4 notes to write" in err


def test_json_goes_to_standard_output_alone(evals: Evals) -> None:
    status, out, _ = evals("run", "core", *SMALL, "--model", "offline", "--out", "a", "--json")

    assert status == 0
    assert len(json.loads(out)["rows"]) == 4


def test_the_matrix_has_a_column_for_each_prompt_and_model(evals: Evals) -> None:
    options = ["--model", "simulated-strong", "--model", "simulated-weak", "--prompt", "short", "--prompt", "naive"]
    status, out, err = evals("run", "core", *SMALL, *options, "--out", "a", "--json")
    data = json.loads(out)

    assert status == 0, err
    assert [f"{each['prompt']} {each['model']}" for each in data["figures"]] == [
        "naive simulated-strong",
        "naive simulated-weak",
        "short simulated-strong",
        "short simulated-weak",
    ]
    assert "no real model" in err


def test_two_runs_are_compared_in_a_plain_sentence(evals: Evals) -> None:
    evals("run", "core", *SMALL, "--model", "simulated-strong", "--prompt", "short", "--out", "a")
    evals("run", "core", *SMALL, "--model", "simulated-weak", "--prompt", "short", "--out", "b")
    status, out, _ = evals("compare", "a", "b")

    assert status == 0
    assert re.search(r"No difference shown|B is (better|worse) by", out)
    assert json.loads(evals("compare", "a", "b", "--json")[1])[0]["cases"] == 4
    assert "against" in evals("compare", "a", "b", "--markdown")[1]


def test_a_recording_is_replayed_without_the_model_and_what_is_stale_is_named(evals: Evals, tmp_path: Path) -> None:
    evals("run", "core", *SMALL, "--model", "simulated-weak", "--prompt", "short", "--out", "a", "--record", "w.jsonl")
    replay = ["--model", "recorded:w.jsonl", "--prompt", "short", "--json"]
    same = json.loads(evals("run", "core", *SMALL, *replay, "--out", "b")[1])
    first = json.loads((tmp_path / "a" / "report.json").read_text(encoding="utf-8"))

    assert [row["note"] for row in same["rows"]] == [row["note"] for row in first["rows"]]
    assert {row["cell"]["model"] for row in same["rows"]} == {"simulated-weak (recorded)"}

    more = ["--filter", "tight", "--sample", "6"]
    status, out, _ = evals("run", "core", *more, *replay, "--out", "c")
    stale = [row for row in json.loads(out)["rows"] if row["verdict"] == "error"]

    assert status == 0
    assert 2 <= len(stale) < 6
    assert all("w.jsonl holds no answer" in row["error"] for row in stale)


def test_a_model_that_fails_every_request_is_no_result(evals: Evals) -> None:
    evals("run", "core", *SMALL, "--model", "simulated-weak", "--prompt", "short", "--out", "a", "--record", "w.jsonl")
    status, _, err = evals("run", "core", *SMALL, "--model", "recorded:w.jsonl", "--prompt", "naive", "--out", "b")

    assert status == 3
    assert "no result" in err


def lowered(baseline: Path) -> list[str]:
    """A baseline that takes for accepted what was not; which cases of it those are."""
    data = json.loads(baseline.read_text(encoding="utf-8"))
    lost = [case for column in data["columns"] for case, accepted in column["cases"].items() if not accepted]
    for column in data["columns"]:
        column["cases"] = dict.fromkeys(column["cases"], 1.0)
    baseline.write_text(json.dumps(data), encoding="utf-8")
    return lost


def test_a_run_below_its_baseline_exits_with_one_and_names_what_was_lost(evals: Evals, tmp_path: Path) -> None:
    unmet = PEOPLE.replace("connection.how", "connection.how,expect.mention").replace('dyes"', 'dyes",sheep')
    (tmp_path / "people.csv").write_text(unmet + 'b,Noor,"met her at the fair in York, talked about wool",\n')
    evals("run", "people.csv", "--model", "offline", "--out", "a")
    evals("accept", "a", "--to", "base.json")
    assert evals("run", "--resume", "a", "--baseline", "base.json")[0] == 0

    assert lowered(tmp_path / "base.json") == ["a"]
    status, _, err = evals("run", "--resume", "a", "--baseline", "base.json")
    assert status == 1
    assert "100.0% were accepted, now 50.0%; lost: a" in err


def test_a_gate_where_the_provider_failed_exits_with_three(evals: Evals, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it was held against: what was not answered could have been worse. Without a gate, it is told alone."""
    run = ["run", "core", *SMALL, "--model", "m", "--prompt", "short", "--attempts", "1"]
    with loopback() as server:
        monkeypatch.setenv("CONNOTE_BASE_URL", server.base_url)
        server.does(*[completion("Hi, we met.")] * 4)
        evals(*run, "--out", "a")
        evals("accept", "a", "--to", "base.json")

        for gate in (["--baseline", "base.json"], ["--min-accept", "0"], []):
            server.does(error(400, "no", "no", "no"), *[completion("Hi, we met.")] * 3)
            status, _, err = evals(*run, "--out", f"b{len(gate)}{gate[:1]}", *gate)
            assert (status, "1 of 4 were not answered" in err) == (3 if gate else 0, True)


@pytest.mark.parametrize(
    ("other", "says"),
    [
        (["--model", "simulated-weak", "--sample", "4"], "holds no suite, prompt and model of this run"),
        (["--model", "simulated-strong", "--sample", "5"], "The cases of core are not those of the baseline"),
    ],
)
def test_a_baseline_that_does_not_fit_is_told_before_anything_is_asked(
    evals: Evals, tmp_path: Path, other: list[str], says: str
) -> None:
    run = ["run", "core", "--prompt", "short"]
    evals(*run, "--model", "simulated-strong", "--sample", "4", "--out", "a")
    evals("accept", "a", "--to", "base.json")

    status, _, err = evals(*run, *other, "--baseline", "base.json", "--out", "b")
    assert (status, says in err) == (2, True)
    assert not (tmp_path / "b").exists()

    evals(*run, *other, "--out", "c")
    status, _, err = evals("run", "--resume", "c", "--baseline", "base.json")
    assert (status, says in err) == (2, True)
    assert "notes to write" not in err


def test_a_run_below_its_floor_exits_with_one(evals: Evals) -> None:
    broken = Path("case.toml")
    broken.write_text('[[case]]\nid = "x"\nrecipient = { name = "Noor" }\n[case.connection]\nhow = ""\n')
    status, _, err = evals("run", str(broken), "--model", "offline", "--out", "z", "--min-accept", "0.5")

    assert status == 1
    assert "below 50%" in err


def test_show_reads_all_notes_or_everything_about_one_case(evals: Evals) -> None:
    evals("run", "core", "--filter", "met-fair", "--model", "simulated-weak", "--prompt", "short", "--out", "a")
    status, out, _ = evals("show", "a")

    assert status == 0
    assert "met-fair · short · simulated-weak" in out

    status, out, _ = evals("show", "a", "met-fair")
    assert status == 0
    assert re.search(r"Request 1: \w+, \d+ tokens in", out)
    assert evals("show", "a", "gone")[0] == 2


def test_picks_are_asked_blind_and_kept(evals: Evals) -> None:
    for name, seed in (("a", "simulated-strong"), ("b", "simulated-weak")):
        evals("run", "core", "--sample", "20", "--model", seed, "--prompt", "short", "--out", name)
    status, out, err = evals("pick", "a", "b", stdin="what\n1\nq\n")

    assert status == 0, err
    assert re.search(r"1 of \d+ picked: A [01], B [01], equal 0\.", out)
    assert "simulated" not in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run"], "Which suite?"),
        (["run", "nowhere"], "nowhere"),
        (["run", "core", "--model", "simulated-genius"], "simulated-genius"),
        (["run", "core", "--model", "recorded:gone.jsonl"], "gone.jsonl"),
        (["run", "core", "--model", "gpt-unknown"], "gpt-unknown"),
        (["run", "core", "--prompt", "nowhere"], "nowhere"),
        (["run", "core", "--filter", "nowhere"], "nowhere"),
        (["run", "core", "core"], "called the same"),
        (["run", "core", "--resume", "gone"], "resumed"),
        (["run", "--resume", "gone"], "holds no run"),
        (["show", "gone"], "holds no run"),
        (["compare", "gone", "gone"], "holds no run"),
        (["pick", "gone", "gone"], "holds no run"),
        (["accept", "gone"], "holds no run"),
        (["run", "core", "--repeat", "0"], "repeat"),
        (["run", "core", "--baseline", "gone.json"], "no baseline gone.json"),
        (["run", "core", "--report", "x.foo"], "No report is called x.foo"),
        (["run", "--resume", "gone", "--model", "offline"], "resumed as it began"),
        (["run", "--resume", "gone", "--out", "b"], "resumed as it began"),
    ],
)
def test_what_cannot_be_meant_is_one_line_and_a_hint(evals: Evals, arguments: list[str], says: str) -> None:
    status, out, err = evals(*arguments)

    assert (status, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


PEOPLE = 'id,recipient.name,connection.how\na,Dana,"met her at the fair in York, talked about wool and dyes"\n'


@pytest.mark.parametrize("option", ["--report", "--record"])
def test_no_file_that_is_not_connotes_own_is_written_over(evals: Evals, tmp_path: Path, option: str) -> None:
    suite, other = tmp_path / "people.csv", tmp_path / "other.csv"
    suite.write_text(PEOPLE, encoding="utf-8")
    other.write_text("name,phone\nDana,1\n", encoding="utf-8")

    for path, says in ((suite, "holds something else"), (other, "holds something else")):
        before = path.read_text(encoding="utf-8")
        status, _, err = evals("run", str(suite), "--model", "offline", option, str(path))
        assert (status, path.read_text(encoding="utf-8")) == (2, before)
        assert says in err


def test_a_report_a_recording_and_a_baseline_are_written_anew(evals: Evals, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    kept = [f"--report=ci.{end}" for end in ("json", "csv", "md", "xml", "html")]

    for run in ("a", "b"):
        status, _, err = evals("run", "people.csv", "--model", "offline", "--out", run, *kept)
        assert status == 0, err
        assert evals("accept", run, "--to", "base.json")[0] == 0
    for run in ("c", "d"):
        options = ("--model", "simulated-strong", "--record", "strong.jsonl", "--out", run)
        assert evals("run", "people.csv", *options)[0] == 0
    status, _, err = evals("accept", "a", "--to", "people.csv")
    assert status == 2
    assert "holds something else" in err


def test_junit_is_xml_whatever_a_case_is_called(evals: Evals, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE.replace("\na,", "\na\u0001b,"), encoding="utf-8")

    assert evals("run", "people.csv", "--model", "offline", "--report", "ci.xml")[0] == 0
    assert ElementTree.parse(tmp_path / "ci.xml").getroot().tag == "testsuites"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("b,Dana,met her at the fair, talked about wool\n", "Line 3 of people.csv has more cells than headings"),
        ('b,Dana,"met her at the fair\nc,Ben,met him at the fair\n', "not valid CSV"),
    ],
)
def test_no_text_of_a_csv_file_is_lost(evals: Evals, tmp_path: Path, rows: str, says: str) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE + rows, encoding="utf-8")

    status, _, err = evals("run", "people.csv", "--model", "offline")

    assert status == 2
    assert says in err


def answered(run: Path) -> int:
    """How many answers the journal of a run holds that may just be going on."""
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"file:{run / 'answers.sqlite'}?mode=ro", uri=True)) as journal,
    ):
        return int(journal.execute("select count(*) from answers").fetchone()[0])
    return 0


def test_a_run_that_is_interrupted_says_how_to_go_on_and_does(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "writer", "eval", "run", "core", "--model", "simulated-weak", "--concurrency", "1"]
    process = subprocess.Popen(
        [*command, "--prompt", "short", "--out", str(tmp_path / "a")], stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    while process.poll() is None and not answered(tmp_path / "a"):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    err = process.communicate(timeout=20)[1]

    assert process.returncode == 130, err
    assert "--resume" in err
    assert "Traceback" not in err
    assert not (tmp_path / "a" / "rows.jsonl").exists()

    again = subprocess.run([*command[:5], "--resume", str(tmp_path / "a")], capture_output=True, text=True, cwd=ROOT)
    assert again.returncode == 0, again.stderr
    assert len((tmp_path / "a" / "rows.jsonl").read_text(encoding="utf-8").splitlines()) >= 60


def test_a_full_disk_is_one_line_and_the_run_is_still_good(tmp_path: Path) -> None:
    """The largest file that the process may write stands in for the disk."""
    script = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    script += (
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\nfrom writer.cli import main\nmain(sys.argv[1:])"
    )
    arguments = ["eval", "run", "core", "--filter", "tight", "--model", "offline", "--out", str(tmp_path / "a")]
    full = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=ROOT)

    assert full.returncode == 2, full.stderr
    assert "Traceback" not in full.stderr

    resume = ["-m", "writer", "eval", "run", "--resume", str(tmp_path / "a")]
    again = subprocess.run([sys.executable, *resume], capture_output=True, text=True, cwd=ROOT)
    assert again.returncode == 0, again.stderr


def test_the_two_simulated_models_differ_as_their_rates_say(evals: Evals) -> None:
    """A pair through the whole pipeline, at the size of the suite: the weak one is never called the better."""
    models = ["--model", "simulated-strong", "--model", "simulated-weak"]
    evals("run", "core", *models, "--prompt", "naive", "--attempts", "1", "--out", "a")
    (found,) = json.loads(evals("compare", "a", "--json")[1])

    assert found["called"]
    assert found["difference"]["high"] < 0
    assert found["verdict"].startswith("B is worse by")
    assert found["first"] == ["naive", "simulated-strong"]


def test_a_run_is_resumed_with_what_was_set_when_it_began(evals: Evals, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server, the temperature and the seed; whoever compares it with another of them is told."""
    sampling = {"CONNOTE_TEMPERATURE": "0.2", "CONNOTE_SEED": "7"}
    run = ["run", "core", *SMALL, "--model", "m", "--prompt", "short", "--attempts", "1"]
    with loopback() as server, loopback() as elsewhere:
        server.does(*[error(400, "no", "no", "no")] * 4, *[completion("Hi, we met.")] * 8)
        for name, value in {"CONNOTE_BASE_URL": server.base_url, "CONNOTE_API_KEY": "k", **sampling}.items():
            monkeypatch.setenv(name, value)
        assert evals(*run, "--out", "a")[0] == 3
        monkeypatch.setenv("CONNOTE_TEMPERATURE", "0.7")
        assert evals("run", "--resume", "a")[0] == 0
        again = server.asked[4:]
        assert {(each.body["temperature"], each.body["seed"]) for each in again} == {(0.2, 7)}
        assert {each.headers["authorization"] for each in again} == {"Bearer k"}

        for name in ("CONNOTE_BASE_URL", "CONNOTE_API_KEY", *sampling):
            monkeypatch.delenv(name)
        assert evals("run", "--resume", "a")[0] == 0
        monkeypatch.setenv("CONNOTE_BASE_URL", elsewhere.base_url)
        assert evals("run", "--resume", "a")[0] == 0
        assert (len(server.asked), elsewhere.asked) == (8, [])

        elsewhere.does(*[completion("Hi, we met.")] * 4)
        evals(*run, "--out", "b")
    out = evals("compare", "a", "b")[1]
    unlike = f"not asked alike: server {server.base_url}, then {elsewhere.base_url}; temperature 0.2, then unset"
    assert unlike in " ".join(out.split())
    assert "not asked alike" in evals("compare", "a", "b", "--markdown")[1]


def test_no_key_is_kept_in_a_run_a_recording_or_a_report(
    evals: Evals, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of four cases, the first fails with the key in the server's complaint."""
    with loopback() as server:
        server.does(error(400, "the key sk-MARKED is odd", "odd", "odd"), *[completion("Hi, we met.")] * 40)
        monkeypatch.setenv("CONNOTE_BASE_URL", server.base_url)
        monkeypatch.setenv("CONNOTE_API_KEY", "sk-MARKED")
        evals("run", "core", *SMALL, "--model", "m-1", "--prompt", "short", "--out", "a", "--record", "m.jsonl")

        assert any("sk-MARKED" in asked.headers.get("authorization", "") for asked in server.asked)
    for path in [*(tmp_path / "a").iterdir(), tmp_path / "m.jsonl"]:
        assert b"sk-MARKED" not in path.read_bytes(), path
