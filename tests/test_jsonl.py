"""`connote check --jsonl`: a stream of notes in, a stream of verdicts out, in the same order."""

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Connote, Ran

from writer import Brief, check

BRIEF = {
    "recipient": {"name": "Tomás Herrera", "about": "Maintainer of gridflow at Kolibri Energy"},
    "connection": {"how": "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow and why schedulers drift"},
}
GOOD = "Hi Tomás, I sat next to you at PyCon DE in Berlin and we talked about gridflow and why schedulers drift."
BAD = GOOD + " I'd like to stay in touch." * 5


def line(note: str, **brief: Any) -> str:
    return json.dumps({"brief": {**BRIEF, **brief}, "note": note}) + "\n"


def verdicts(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(each) for each in ran.out.splitlines()]


def test_each_line_gets_a_verdict_in_the_same_order(connote: Connote) -> None:
    ran = connote("check", "--jsonl", stdin=line(GOOD) + line(BAD) + line(GOOD))

    assert [verdict["ok"] for verdict in verdicts(ran)] == [True, False, True]
    assert ran.status == 1


def test_without_any_finding_the_exit_status_is_0(connote: Connote) -> None:
    assert connote("check", "--jsonl", stdin=line(GOOD) * 2).status == 0


def test_a_verdict_is_what_check_itself_finds(connote: Connote) -> None:
    [verdict] = verdicts(connote("check", "--jsonl", stdin=line(BAD)))
    expected = check(BAD, Brief.of(BRIEF)).findings

    assert verdict == {
        "line": 1,
        "ok": False,
        "findings": [
            {
                "check": finding.check,
                "message": finding.message,
                "quote": finding.quote,
                "start": finding.start,
                "end": finding.end,
                "question": finding.ask.question if finding.ask else None,
                "statement": finding.ask.statement if finding.ask else None,
            }
            for finding in expected
        ],
    }


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("{", "not valid JSON"),
        ("[]", "no object"),
        ("3", "no object"),
        ('{"note": "x"}', '"brief"'),
        ('{"brief": {}}', '"note"'),
        ('{"brief": {}, "note": 3}', '"note"'),
        ('{"brief": {"limit": 20}, "note": "x"}', "a limit of 20"),
        ('{"brief": {"recepient": {}}, "note": "x"}', "Did you mean “recipient”?"),
        ('{"brief": {"channel": []}, "note": "x"}', "channel has to be a text"),
        ('{"brief": {"channel": {"name": "sms"}}, "note": "x"}', "channel has to be a text"),
        ("[" * 100_000, "nested too deep"),
        ("9" * 10_000, "too long a number"),
        (line("x" * 150_000).strip(), "longer than 100 kB"),
        (line("x" * 3_000_000).strip(), "longer than 1000 kB"),
    ],
    ids=[
        "broken",
        "list",
        "number",
        "no brief",
        "no note",
        "note of a number",
        "limit",
        "field",
        "channel of a list",
        "channel of an object",
        "deep",
        "digits",
        "note",
        "line",
    ],
)
def test_a_line_that_cannot_be_read_is_an_error_in_its_place(connote: Connote, broken: str, says: str) -> None:
    ran = connote("check", "--jsonl", stdin=f"{line(GOOD)}{broken}\n{line(GOOD)}")
    first, second, third = verdicts(ran)

    assert "findings" in first
    assert {**first, "line": 3} == third
    assert ran.status == 1
    assert says in second["error"]
    assert list(second) == ["line", "error"]


def test_a_line_that_is_not_utf8_is_an_error_in_its_place(connote: Connote) -> None:
    ran = connote("check", "--jsonl", stdin=b'{"brief": {}, "note": "\xff"}\n' + line(GOOD).encode())

    assert ["error" in verdict for verdict in verdicts(ran)] == [True, False]


def test_half_a_surrogate_pair_survives(connote: Connote) -> None:
    [verdict] = verdicts(connote("check", "--jsonl", stdin='{"brief": {}, "note": "Hi \\ud83d there"}'))

    assert verdict["ok"] is False


def test_empty_lines_and_a_missing_last_line_break_do_no_harm(connote: Connote) -> None:
    assert len(verdicts(connote("check", "--jsonl", stdin=f"\n{line(GOOD)}\n\n{line(GOOD).strip()}"))) == 2


def test_each_verdict_can_be_matched_with_its_line(connote: Connote) -> None:
    def named(id: Any, note: Any) -> str:
        return json.dumps({"id": id, "brief": BRIEF, "note": note}) + "\n"

    given = ["\n", named("n-7", GOOD), line(GOOD), "  \n", named(8, 3), "{\n", named(None, GOOD)]

    found = verdicts(connote("check", "--jsonl", stdin="".join(given)))

    assert [verdict["line"] for verdict in found] == [2, 3, 5, 6, 7]
    assert [verdict.get("id", "none") for verdict in found] == ["n-7", "none", 8, "none", None]
    assert ["error" in verdict for verdict in found] == [False, False, True, True, False]


def test_the_lines_may_come_from_a_file(connote: Connote, home: object) -> None:
    with open("many.jsonl", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(line(GOOD) * 2)

    assert len(verdicts(connote("check", "--jsonl", "many.jsonl"))) == 2


def test_a_check_is_set_aside_by_option_and_named_in_each_verdict(connote: Connote) -> None:
    ran = connote("check", "--jsonl", "--allow", "length", stdin=line(BAD))

    assert ran.status == 0
    assert verdicts(ran)[0]["allowed"] == ["length"]


def test_what_the_users_settings_allow_does_not_count(connote: Connote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNOTE_ALLOW", "length")
    monkeypatch.setenv("CONNOTE_CHANNEL", "linkedin-premium")

    assert verdicts(connote("check", "--jsonl", stdin=line(BAD)))[0]["ok"] is False


def test_the_first_verdict_comes_before_the_last_line_is_read(
    process: Callable[..., "subprocess.Popen[bytes]"],
) -> None:
    running = process("check", "--jsonl")
    assert running.stdin
    assert running.stdout
    running.stdin.write(line(GOOD).encode())
    running.stdin.flush()

    first = running.stdout.readline()
    running.stdin.write(line(BAD).encode())
    rest, complaint = running.communicate()

    assert "length" not in str(json.loads(first)["findings"])
    assert "length" in str(json.loads(rest)["findings"])
    assert complaint == b""
