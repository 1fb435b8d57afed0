"""What is heavy is imported only where it is needed, so that connote starts fast; and imports run one way."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "writer"
HEAVY = ("openai", "httpx2", "tiktoken", "scipy", "genai_prices", "numpy", "prompt_toolkit", "pyperclip")
NOTE = "Hi Ada, we sat next to each other at the workshop in Delft, and I'd like to stay in touch. Jonas"
HOW = ["--how", "sat next to her at the workshop in Delft"]

LAYERS = [
    {"cli"},
    {"evaluation"},
    {"batch"},
    {"pipeline"},
    {"drafters"},
    {"prompts", "checks"},
    {"reading"},
    {"people", "brief"},
    {"text", "languages"},
]
"""Each imports only what stands below it; all others in the package are free of layers."""


def imported_by(arguments: list[str], tmp_path: Path) -> set[str]:
    """The modules that are loaded at the end of a run of the command."""
    program = f"""
import sys
from writer.cli import main
try:
    main({arguments!r})
finally:
    print("loaded:", *sys.modules, file=sys.stderr)
"""
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", program], input=NOTE, capture_output=True, text=True, check=False, cwd=tmp_path, env=home
    )
    assert "Traceback" not in done.stderr
    return set(done.stderr.rpartition("loaded:")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["write", "--help"],
        ["check", "-", *HOW],
        ["check", "--list"],
        ["write", "--model", "offline", "--name", "Ada", *HOW],
    ],
    ids=" ".join,
)
def test_what_asks_no_model_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    loaded = imported_by(arguments, tmp_path)

    assert "writer.cli" in loaded
    assert not loaded & set(HEAVY)


def test_only_one_file_imports_openai() -> None:
    importing = [
        path.relative_to(PACKAGE / "drafters").as_posix()
        for path in PACKAGE.rglob("*.py")
        if "openai" in _imports(path)
    ]

    assert importing == ["openai_compatible/drafter.py"]


@pytest.mark.parametrize("layer", range(1, len(LAYERS)), ids=lambda place: "+".join(sorted(LAYERS[place])))
def test_imports_run_one_way(layer: int) -> None:
    above = set().union(*LAYERS[:layer])
    for name in LAYERS[layer]:
        for path in [*PACKAGE.glob(f"{name}.py"), *PACKAGE.glob(f"{name}/**/*.py")]:
            upwards = {each for each in _imports(path) if each.startswith("writer.") and each.split(".")[1] in above}
            assert not upwards, path


def _imports(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it, except for type checking."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            node.body = []
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return {name if name.startswith("writer.") else name.partition(".")[0] for name in found}
