"""No test (but that of the wheel, for pip) sees the network, or the person's own variables, settings and home."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import sealed

from writer.brief import Brief, load
from writer.checks import judge
from writer.note import Finding
from writer.reading import facts, read

sealed.seal()
for folder in ("bench", "scripts"):
    sys.path.append(str(Path(__file__).parent.parent / folder))

PERSONAL = ("CONNOTE_", "OPENAI_", "XDG_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_")
TERMINAL = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new home with nothing in it, and a new folder to stand in; nothing of the person's own environment."""
    folder = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.upper().startswith(PERSONAL) or name in TERMINAL:
            monkeypatch.delenv(name)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    (folder / "work").mkdir()
    monkeypatch.chdir(folder / "work")
    return folder


def brief_in(path: Path) -> Brief:
    """The brief that a file holds."""
    return Brief.of(load(path.read_text(encoding="utf-8"), str(path)), str(path))


def disputed(kind: str, how: str, said: str, about: str = "", own: str = "") -> list[Finding]:
    """What is found untrue, or asked, in a note to Tomás that says this, where the sender told this of the two, the
    profile is this, and this is what the sender is.
    """
    people = {
        "sender": {"name": "Nadia Rahman", "about": own},
        "recipient": {"name": "Tomás Herrera", "about": about},
    }
    brief = Brief.of({**people, "connection": {"kind": kind, "how": how}})
    found = judge(read(f"Hi Tomás, {said}. Nadia", facts(brief))).findings
    return [each for each in found if each.check in {"invented_fact", "wrong_connection"}]


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit status, and what it wrote to standard output and standard error."""

    status: int
    out: str
    err: str


Connote = Callable[..., Ran]


@pytest.fixture
def connote(monkeypatch: pytest.MonkeyPatch) -> Connote:
    """Runs the command in this process, without a terminal: `connote("check", "-", stdin="...")`."""
    from writer.cli import main

    def run(*arguments: str, stdin: str | bytes = b"") -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        streams = {"stdin": io.BytesIO(given), "stdout": io.BytesIO(), "stderr": io.BytesIO()}
        with monkeypatch.context() as patch:
            for name, stream in streams.items():
                patch.setattr(sys, name, io.TextIOWrapper(stream, encoding="utf-8", write_through=True))
            with pytest.raises(SystemExit) as ended:
                main(arguments)
            out, err = (streams[name].getvalue().decode() for name in ("stdout", "stderr"))
        return Ran(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture
def process() -> Callable[..., "subprocess.Popen[bytes]"]:
    """Starts the command in a process of its own, sealed as well, with pipes to its streams."""

    def start(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command(*arguments), **{**pipes, **options})  # type: ignore[call-overload, no-any-return]

    return start


def command(*arguments: str) -> list[str]:
    """The command line that runs connote in a sealed process."""
    program = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
    program += "import sealed; sealed.seal()\nfrom writer.cli import main; main()"
    return [sys.executable, "-c", program, *arguments]
