"""`connote eval checks`: how the checks do on notes that people have labelled."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Connote

from writer.errors import UsageError
from writer.evaluation import labelled
from writer.evaluation.labelled import Count

OWN = Path(__file__).parents[1] / "evals/labelled"
BRIEF = {
    "id": "b1",
    "recipient": {"name": "Tomás Herrera", "about": "Engineer at Meridian Grid"},
    "connection": {"how": "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow", "kind": "met"},
}
HONEST = "Hi Tomás, we sat next to each other at PyCon DE 2026 in Berlin and talked about gridflow."
UNTOLD = f"{HONEST} You lent me an umbrella."


def note(text: str, label: str = "accept", *defects: str) -> dict[str, Any]:
    return {"id": text, "brief": "b1", "note": text, "label": label, "defects": defects}


def corpus(folder: Path, *notes: dict[str, Any]) -> Path:
    folder.mkdir(parents=True)
    (folder / "briefs.jsonl").write_text(json.dumps(BRIEF) + "\n", encoding="utf-8")
    (folder / "notes.jsonl").write_text("".join(json.dumps(each) + "\n" for each in notes), encoding="utf-8")
    return folder


def test_good_notes_are_let_through_or_only_asked_about_and_bad_ones_stopped_by_defect(tmp_path: Path) -> None:
    bad = note(f"{HONEST} https://example.org", "reject", "pitch")
    missed = note(HONEST, "reject", "invented_fact")
    found = labelled.score(corpus(tmp_path / "a", note(HONEST), note(UNTOLD), bad, missed))

    assert (found.good, found.asked, found.bad) == (Count(1, 2), Count(2, 2), Count(1, 2))
    assert found.defects == {"invented_fact": Count(0, 1), "pitch": Count(1, 1)}
    assert found.slipped == Count(1, 2)


def test_sets_are_found_below_a_folder_and_added_up(connote: Connote, tmp_path: Path) -> None:
    corpus(tmp_path / "half" / "one", note(HONEST))
    corpus(tmp_path / "half" / "two", note(HONEST), note("Hi [Name].", "reject", "placeholder"))
    ran = connote("eval", "checks", str(tmp_path / "half"), "--json")
    found = json.loads(ran.out)

    assert list(found) == ["half/one", "half/two", "all"]
    assert found["all"]["good_let_through"]["of"] == 2
    assert found["all"]["by_defect"]["placeholder"] == {"of": 1, "all": 1, "share": 1, "low": pytest.approx(0.207, abs=0.001), "high": 1}  # fmt: skip # noqa: E501


def test_a_line_separator_inside_a_note_ends_no_line(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "a")
    text = json.dumps(note(f"{HONEST}\u2028"), ensure_ascii=False)
    (folder / "notes.jsonl").write_text(f"{text}\n{text}\r\n", encoding="utf-8")

    assert [each.text for each in labelled.notes(folder)] == [f"{HONEST}\u2028"] * 2


@pytest.mark.parametrize("line", ["[" * 100_000, '{"id": ' + "9" * 5000 + "}"], ids=["deep", "digits"])
def test_a_line_that_python_cannot_read_is_one_line(tmp_path: Path, line: str) -> None:
    folder = corpus(tmp_path / "a")
    (folder / "notes.jsonl").write_text(line, encoding="utf-8")

    with pytest.raises(UsageError, match=r"Line 1 of .* is nested too deep, or holds a number"):
        list(labelled.notes(folder))


def test_the_table_has_every_set_and_every_defect(connote: Connote, tmp_path: Path) -> None:
    ran = connote("eval", "checks", str(corpus(tmp_path / "a", note(HONEST), note("Hi [Name].", "reject", "stock"))))

    assert ran.status == 0
    assert "1/1 100 % [21, 100]" in ran.out
    assert "stock" in ran.out


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("notes.jsonl", "{", "Line 1 of .*notes.jsonl is not valid JSON"),
        ("notes.jsonl", "[]", "Line 1 of .*notes.jsonl lacks"),
        ("notes.jsonl", '{"note": "Hi"}', "lacks brief, defects, label"),
        ("notes.jsonl", json.dumps({**note("Hi"), "brief": "b9"}), "a note without a brief"),
        ("notes.jsonl", json.dumps(note("Hi", "perhaps")), "a note without a brief or a label"),
        ("briefs.jsonl", '{"id": "b1", "limit": "many"}', "brief b1"),
    ],
)
def test_what_cannot_be_read_is_one_line(connote: Connote, tmp_path: Path, file: str, text: str, says: str) -> None:
    folder = corpus(tmp_path / "a", note(HONEST))
    (folder / file).write_text(text, encoding="utf-8")
    ran = connote("eval", "checks", str(folder))

    assert ran.status == 2
    assert "Traceback" not in ran.err
    assert re.search(says, " ".join(ran.err.split())), ran.err


def test_a_folder_without_labelled_notes_says_what_a_set_is(connote: Connote, tmp_path: Path) -> None:
    ran = connote("eval", "checks", str(tmp_path))

    assert ran.status == 2
    assert "holds no labelled notes" in ran.err


@pytest.mark.parametrize("folder", labelled.sets(OWN), ids=labelled.name)
def test_the_line_is_held_on_the_sets_of_the_repository(folder: Path) -> None:
    """What evals/measure.py kept: where the rules have become better, it is measured anew."""
    kept = json.loads((OWN.parent / "baselines/checks.json").read_text(encoding="utf-8"))["own"][folder.name]
    found = labelled.score(folder)

    assert (found.good.all, found.bad.all) == (kept["good"], kept["bad"])
    assert found.good.of >= kept["good_let_through"]
    assert found.asked.of >= kept["good_or_asked"]
    assert found.bad.of >= kept["bad_stopped"]
