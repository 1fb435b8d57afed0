"""Suites are data; whatever is wrong with one is a line that names the case."""

import json
from pathlib import Path

import pytest

from writer.brief import KINDS, Brief
from writer.drafters import Answer, Request
from writer.errors import BriefError, ConnoteError, NotEnough
from writer.evaluation import suites
from writer.evaluation.expectations import failures
from writer.evaluation.suites import Expect
from writer.note import Ask, Attempt, Draft, Finding, Note, Outcome
from writer.prompts import load

CASE = """
[[case]]
id = "one"
tags = ["terse"]
sender = { name = "Ilse" }
recipient = { name = "Rashid" }
connection = { how = "met at interpack", kind = "met" }
"""


def written(folder: Path, text: str, name: str = "mine.toml") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


@pytest.mark.parametrize(("name", "least"), [("core", 60), ("hostile", 60), ("thin", 20)])
def test_each_shipped_suite_has_cases_enough(name: str, least: int) -> None:
    suite = suites.find(name)

    assert len(suite.cases) >= least
    assert suite.about


def test_core_covers_all_kinds_three_limits_and_messy_profiles() -> None:
    cases = suites.find("core").cases

    assert {case.brief.connection.kind for case in cases} >= set(KINDS)
    assert len({case.brief.limit for case in cases}) >= 3
    assert sum("messy" in case.tags for case in cases) >= 5


def test_the_schema_for_editors_is_fresh() -> None:
    kept = (suites.folder() / "suite.schema.json").read_text(encoding="utf-8")

    assert kept == suites.schema(), "write it anew: python evals/schema.py"
    assert "not_mention" in kept


def test_defaults_hold_for_cases_that_lack_the_field(tmp_path: Path) -> None:
    text = '[defaults]\nlimit = 300\nsender = { name = "Dana", about = "Baker." }\n' + CASE
    (case,) = suites.find(written(tmp_path, text)).cases

    assert case.brief.limit == 300
    assert (case.brief.sender.name, case.brief.sender.about) == ("Ilse", "Baker.")


def test_a_channel_of_its_own_brings_its_own_limit(tmp_path: Path) -> None:
    text = "[defaults]\nlimit = 150\n" + CASE.replace("tags", 'channel = "linkedin-premium"\ntags')
    (case,) = suites.find(written(tmp_path, text)).cases

    assert case.brief.limit == 300


def test_further_briefs_come_from_json_lines_or_csv_beside_the_suite(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "id,tags,recipient.name,connection.how,limit,expect.mention,expect.refused\n"
        "two,a;b,Noor,met at the fair,300,fair;booth,\n"
        "three,,Musa,,,,true\n",
        encoding="utf-8",
    )
    first, second, third = suites.find(written(tmp_path, 'briefs = "people.csv"\n' + CASE)).cases

    assert (first.id, second.id, third.id) == ("one", "two", "three")
    assert (second.tags, second.brief.limit, second.brief.recipient.name) == (("a", "b"), 300, "Noor")
    assert second.expect.mention == ("fair", "booth")
    assert third.expect.refused


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_table_is_read_as_a_spreadsheet_saves_it(tmp_path: Path, between: str, encoding: str) -> None:
    cells = [
        ["id", "tags", "recipient.name", "connection.how", "limit"],
        ["a", '"one; two"', "Jürgen", '"sat next to him on the ferry, talked; he ""knits"""', "150"],
        ["b", "", "Zoë", "met her at the fair", ""],
    ]
    path = tmp_path / "people.csv"
    path.write_text("".join(between.join(row) + "\r\n" for row in cells), encoding=encoding, newline="")

    first, second = suites.find(str(path)).cases

    assert (first.id, first.tags, first.brief.recipient.name, first.brief.limit) == ("a", ("one", "two"), "Jürgen", 150)
    assert first.brief.connection.how == 'sat next to him on the ferry, talked; he "knits"'
    assert (second.id, second.brief.recipient.name, second.brief.limit) == ("b", "Zoë", 200)


def test_a_file_of_json_lines_is_a_suite_too(tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "recipient": {"name": "Noor"}, "connection": {"how": "met at the fair"}})
    (case,) = suites.find(written(tmp_path, line + "\n\n", "people.jsonl")).cases

    assert case.brief.recipient.name == "Noor"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[case]\n", r"line 1, column 7"),
        (CASE + CASE, "2 cases called “one”"),
        (CASE + 'expect = { mention = [{ regex = "(" }] }', "one.*does not compile"),
        (CASE + 'expect = { mentions = ["x"] }', "one.*“mentions”"),
        (CASE + "expect = { at_most = 0 }", "one.*at_most"),
        (CASE + 'expect = "much"', "one"),
        (CASE.replace('"met"', '"friends"'), "one.*friends"),
        (CASE.replace("sender", "sendr"), "one.*sendr"),
        (CASE.replace('id = "one"', ""), "Case 1.*no id"),
        (CASE.replace('["terse"]', '"terse"'), "one.*tags"),
        ("cases = []\n", "cases"),
        ("", "no case"),
        ("case = 3", "no suite"),
        ('briefs = "gone.jsonl"\n' + CASE, "gone.jsonl"),
    ],
)
def test_what_is_wrong_with_a_suite_is_one_line_that_says_where(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConnoteError, match=says) as caught:
        suites.find(written(tmp_path, text))

    assert caught.value.exit_status == 2
    assert "\n" not in caught.value.message


def test_a_broken_line_of_json_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="line 2, column 8"):
        suites.find(written(tmp_path, '{"id": "a"}\n{"id": }\n', "people.jsonl"))


@pytest.mark.parametrize("name", ["nowhere", "suite.txt"])
def test_an_unknown_suite_is_told_which_are_known(tmp_path: Path, name: str) -> None:
    (tmp_path / "suite.txt").write_text("")
    with pytest.raises(ConnoteError) as caught:
        suites.find(str(tmp_path / name) if "." in name else name)

    assert "core" in caught.value.hint or ".toml" in caught.value.hint


def test_cases_are_chosen_by_tag_or_id_and_sampled_the_same_way_each_time() -> None:
    suite = suites.find("core")
    tight = suite.chosen(["tight"])

    assert tight.cases
    assert all("tight" in case.tags for case in tight.cases)
    assert [case.id for case in suite.chosen(["met-fair"]).cases] == ["met-fair"]
    assert suite.chosen(sample=10, seed=3) == suite.chosen(sample=10, seed=3)
    assert suite.chosen(sample=10, seed=3) != suite.chosen(sample=10, seed=4)
    with pytest.raises(ConnoteError, match="nosuchtag"):
        suite.chosen(["nosuchtag"])


BRIEF = Brief.of({"recipient": {"name": "Rashid"}, "connection": {"how": "met him at interpack", "kind": "met"}})


def outcome(*notes: str, findings: tuple[Finding, ...] = ()) -> Outcome:
    request = Request(BRIEF, load("short"), 1)
    drafts = tuple(Draft(note) for note in notes) or (Draft("Hi", findings),)
    attempt = Attempt(request, Answer(tuple(draft.text for draft in drafts)), drafts)
    return Outcome(BRIEF, tuple(Note(note, ()) for note in notes), drafts[0], (attempt,))


@pytest.mark.parametrize(
    ("expect", "note", "short"),
    [
        ({"mention": ["Interpack"]}, "We met at interpack.", []),
        ({"mention": ["trays"]}, "We met at interpack.", ["does not mention “trays”"]),
        ({"mention": [{"regex": "inter(pack|net)"}]}, "We met at Interpack.", []),
        ({"not_mention": ["MET"]}, "We met at interpack.", ["mentions “MET”"]),
        ({"at_most": 10}, "We met at interpack.", ["has 20 characters, more than 10"]),
        ({"kind": "personal"}, "We met.", ["the tie was read as met, not personal"]),
        ({"refused": True}, "We met.", ["was not refused, though there is not enough to say"]),
    ],
)
def test_an_expectation_says_what_the_note_falls_short_of(
    expect: dict[str, object], note: str, short: list[str]
) -> None:
    assert list(failures(Expect.model_validate(expect), outcome(note), None)) == short


def test_a_refusal_that_is_expected_falls_short_of_nothing() -> None:
    refusal = NotEnough("Nothing ties the two.", "How do you know Rashid?")

    assert list(failures(Expect(refused=True, asks_about=("how do you know",)), None, refusal)) == []
    assert list(failures(Expect(asks_about=("which fair",)), None, refusal)) == ["does not ask about “which fair”"]


def test_what_the_sender_is_asked_about_is_found_in_question_and_statement() -> None:
    finding = Finding("invented_fact", "Hi", 0, 2, "?", ask=Ask("Is it true?", "borrowed a book from him"))

    assert list(failures(Expect(asks_about=("book",)), outcome(findings=(finding,)), None)) == []


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "reason": "floods\u2028and postcards"}, ensure_ascii=False)
    (case,) = suites.find(written(tmp_path, line + "\r\n", "people.jsonl")).cases

    assert case.brief.reason == "floods\u2028and postcards"


@pytest.mark.parametrize("line", ["[" * 100_000, '{"id": ' + "9" * 5000 + "}"], ids=["deep", "digits"])
def test_a_line_that_python_cannot_read_is_one_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(BriefError, match=r"Line 2 of .* nested too deep, or holds a number"):
        suites.find(written(tmp_path, '{"id": "a"}\n' + line, "people.jsonl"))
