"""The documents say what is true: what a machine writes in them is fresh, and the README's commands and code work."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Connote
from loopback import completion, loopback

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NOTE = "Hi Ada, I met you at the gauging workshop in Delft. I enjoyed our talk about floods on postcards."
ANSWER = (
    "Hi Ada, I sat next to you at the river gauging workshop in Delft, where you showed me how you read water levels."
)


def blocks(language: str, text: str = README) -> list[str]:
    """The fenced blocks of this language that are written by hand."""
    by_hand = re.sub(r"\[\[\[cog.*?\[\[\[end\]\]\]", "", text, flags=re.DOTALL)
    return re.findall(rf"^```{language}\n(.*?)^```$", by_hand, flags=re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    """Every connote command of the README, without comments."""
    lines = "".join(blocks("sh")).splitlines()
    return [line.partition(" #")[0].strip() for line in lines if line.startswith("connote")]


def test_what_a_machine_writes_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "docs/blocks.py", "--check", "--diff"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, f"run: make docs\n{done.stdout}{done.stderr}"


def test_the_readme_begins_with_the_two_commands() -> None:
    assert [line.partition("#")[0].split() for line in blocks("sh")[0].splitlines()] == [
        ["make", "try"],
        ["make", "test"],
    ]


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_readme_works(
    command: str, connote: Connote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    if "--new" not in command:
        (tmp_path / "mine.md").write_text((ROOT / "prompts/connote.md").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with loopback() as server:
        server.does(completion(ANSWER))
        typed, _, stdin = command.replace("http://localhost:11434/v1", server.base_url).partition(" < ")
        ran = connote(*shlex.split(typed)[1:], stdin=(tmp_path / stdin).read_bytes() if stdin else b"")

    interactive = typed in {"connote", "connote me", "connote write --paste"}
    assert ran.status == (2 if interactive else 0), ran.err
    assert "Traceback" not in ran.err


def test_every_command_is_in_the_readme() -> None:
    from writer.cli import app

    for command in app.registered_commands:
        assert f"connote {command.callback.__name__}" in README  # type: ignore[union-attr]


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks("python"):
        exec(block, {})

    printed = capsys.readouterr().out
    assert "Delft" in printed
    assert "Berlin" in printed


def test_every_setting_is_in_the_example_file() -> None:
    from writer.settings import env_example

    assert (ROOT / ".env.example").read_text(encoding="utf-8") == env_example(), "run: make docs"


PAGES = ["README.md", "CONTRIBUTING.md", "docs/checks.md", "docs/evals.md", "docs/walkthroughs.md"]
NAMED = re.compile(r"`((?:writer|tests|docs|bench|scripts|evals/(?:labelled|suites))/[\w./-]+)`")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\(([^)#:]+)(?:#([^)]+))?\)", text):
        path = (ROOT / page).parent / target
        assert path.exists(), target
        assert not anchor or f"## {anchor}\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_paths_that_are_named_are_there(page: str) -> None:
    named = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))

    assert [path for path in named if "NAME" not in path and not (ROOT / path).exists()] == []


NAMED_IN_CODE = re.compile(r"(?<![\w/.])(?:writer|tests|docs|bench|scripts|evals)/[\w/-]+\.\w+")
MADE = {"evals/baselines/SUITE.json"}
"""What is written by a command, where it is asked to."""


@pytest.mark.parametrize("folder", ["writer", "bench", "scripts", "evals", "docs"])
def test_paths_that_are_named_in_code_are_there(folder: str) -> None:
    named = {
        (file.name, path)
        for file in (ROOT / folder).rglob("*.py")
        for path in set(NAMED_IN_CODE.findall(file.read_text(encoding="utf-8"))) - MADE
    }

    assert sorted(each for each in named if not (ROOT / each[1]).exists()) == []
