"""What is published works on its own: the wheel, in a new environment outside the checkout, with nothing around it."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("wheel")

ROOT = Path(__file__).parent.parent
BASE_PYTHON = str(Path(sys.base_prefix) / "bin" / "python3")
"""The interpreter that the environment was made with; it has pip, the environment has not."""


def run(*command: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout + done.stderr
    return done  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def connote(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in a new environment that holds the wheel and what it needs, at the locked versions."""
    folder = tmp_path_factory.mktemp("installed")
    locked = re.findall(
        r"^[\w.-]+==\S+(?: ; .*?)?(?= \\$)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE
    )
    (folder / "versions.txt").write_text("\n".join(locked))
    run(BASE_PYTHON, "-m", "venv", "--without-pip", folder / "venv")
    pip = (BASE_PYTHON, "-m", "pip", "--python", folder / "venv/bin/python")
    run(*pip, "install", "-qq", "-c", folder / "versions.txt", wheel)
    return folder / "venv/bin/connote"


@pytest.fixture(scope="module")
def evals(connote: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what evals need besides, so that all else is tested without it."""
    folder = tmp_path_factory.mktemp("evals")
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["evals"]
    pip = (BASE_PYTHON, "-m", "pip", "--python", connote.with_name("python"))
    run(*pip, "install", "-qq", "-c", connote.parents[2] / "versions.txt", "--target", folder, *needs)
    return folder


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, Any]:
    """Outside the checkout, without the person's settings."""
    return {"cwd": tmp_path, "env": {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}}


def test_the_wheel_holds_prompts_and_data_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {f"writer/_prompts/{path.name}" for path in (ROOT / "prompts").glob("*.md")} <= names
    assert {f"writer/_suites/{path.name}" for path in (ROOT / "evals/suites").glob("*.toml")} <= names
    data = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "writer").rglob("*")
        if path.suffix in {".toml", ".txt", ".xz", ".html"}
    }
    assert data <= names
    assert not [name for name in names if name.startswith(("tests/", "evals/", "docs/"))]


def test_it_writes_an_offline_note(connote: Path, alone: dict[str, object]) -> None:
    about = (ROOT / "examples/ada.txt").read_text("utf-8")
    done = run(
        connote,
        "write",
        "-",
        "--how",
        "met her at the gauging workshop in Delft, talked about floods on postcards",
        input=about,
        **alone,
    )

    assert "Delft" in done.stdout
    assert "Ada" in done.stdout
    assert len(done.stdout.strip().splitlines()) == 1


def test_it_runs_the_suites_that_come_with_it(connote: Path, evals: Path, alone: dict[str, Any]) -> None:
    """As the README says, with what `connote[evals]` adds."""
    alone["env"]["PYTHONPATH"] = str(evals)
    done = run(connote, "eval", "run", "core", "--sample", "1", "--model", "offline", **alone)

    assert "100 %" in done.stdout


def test_it_shows_a_prompt_and_counts_its_tokens_without_a_network(connote: Path, alone: dict[str, object]) -> None:
    done = run(connote, "prompt", "--name", "Ada", "--how", "sat next to her at the workshop in Delft", **alone)

    assert "workshop in Delft" in done.stdout
    assert "tokens" in done.stderr


def test_it_is_a_library_too(connote: Path, alone: dict[str, object]) -> None:
    program = "from writer import Brief, check, write; print(Brief.__name__)"

    assert run(connote.with_name("python"), "-c", program, **alone).stdout == "Brief\n"


def test_nothing_used_for_development_is_needed(connote: Path, alone: dict[str, object]) -> None:
    listed = run(BASE_PYTHON, "-m", "pip", "--python", connote.with_name("python"), "list", "--format=freeze", **alone)

    assert not {"pytest", "hypothesis", "cogapp", "mypy"} & {
        line.partition("==")[0] for line in listed.stdout.splitlines()
    }
