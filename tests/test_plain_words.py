"""People never see the terms of the trade: what connote prints is in the words of a careful friend."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Connote

from writer import pipeline
from writer.brief import KIND_WORDS, KINDS
from writer.checks import all_checks
from writer.checks.standard import standard

HIDDEN = re.compile(
    r"\b(?:untraced|ungrounded|grounded|groundedness|findings?|drafters?|left[- ]over|hallucinat\w*|"
    r"the sender(?:'s)?|the recipient(?:'s)?|regex|pipeline|"
    rf"{'|'.join(kind for kind in KINDS if '_' in kind)})\b|!(?=\s|$)",
    re.IGNORECASE,
)
"""Words that are for those who work on connote, kinds as programs write them, and exclamations."""

HOW = ["--how", "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow"]
NOTE = "Hi Tomás, I sat next to you at PyCon DE in Berlin and we talked about gridflow."
WALKS = Path(__file__).parent.parent / "docs/walkthroughs.md"


def messages() -> Iterator[str]:
    """All that the checks say of the examples that fail them."""
    for check in all_checks():
        for example in check.fails:
            for finding in pipeline.check(example.note, standard(example)).findings:
                said = [finding.message, finding.hint, finding.ask.question if finding.ask else ""]
                yield " ".join(each.replace(finding.quote, "") if finding.quote else each for each in said)


def without_quotes(text: str) -> str:
    """Without what people wrote themselves: it stands in quotation marks, or after a prompt, or is a note."""
    return re.sub(r"“[^”]*”", "“”", text)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        *[[command, "--help"] for command in ("write", "check", "prompt", "me", "doctor")],
        ["doctor"],
        ["me"],
        ["me", "--name", "Nadia"],
        ["me", "--account", "gold"],
        ["write"],
        ["write", "--name", "Tomás", *HOW],
        ["write", "--name", "Tomás", *HOW, "--limit", "60"],
        ["write", "--name", "Tomás", *HOW, "--language", "de"],
        ["write", "--name", "Tomás", *HOW, "--kind", "friends"],
        ["write", "--name", "Tomás", *HOW, "--limit", "20"],
        ["write", "--name", "Tomás", *HOW, "--channel", "pigeon"],
        ["write", "--name", "Tomás", *HOW, "--allow", "nothing"],
        ["write", "--again"],
        ["write", "--paste"],
        ["write", "nowhere.txt"],
        ["write", "--model", "m"],
        ["check", "-", "--name", "Tomás", *HOW],
        ["check", "--list"],
        *[["check", "--list", check.name] for check in all_checks()],
    ],
    ids=" ".join,
)
def test_no_command_uses_them(connote: Connote, arguments: list[str]) -> None:
    ran = connote(*arguments, stdin=f"{NOTE} I lent you [book]. It was award-winning.")
    for said in without_quotes(f"{ran.out}\n{ran.err}").splitlines():
        example = arguments[:2] == ["check", "--list"] and said.startswith("  ")  # a note, as somebody wrote it

        assert example or not HIDDEN.search(said), said


def test_no_check_uses_them() -> None:
    said = list(messages())

    assert len(said) > 50
    assert [each for each in said if HIDDEN.search(without_quotes(each))] == []


def test_no_walk_shows_them() -> None:
    text = WALKS.read_text(encoding="utf-8")

    assert [line for line in text.splitlines() if HIDDEN.search(without_quotes(line))] == []


def test_every_kind_is_told_in_words() -> None:
    assert set(KIND_WORDS) == set(KINDS)
    assert not any("_" in words for words in KIND_WORDS.values())


@pytest.mark.parametrize("error", ["write nowhere.txt", "write", "write --again", "me", "write --model m", "check x"])
def test_every_error_says_what_to_do_next(connote: Connote, error: str) -> None:
    said = connote(*error.split()).err.splitlines()

    assert len(said) == 2, said
    assert all(line.strip() for line in said)
