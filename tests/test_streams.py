"""Standard streams that are closed or full: one line and another status than 1, which says that no draft passed."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import command

BRIEF = ["--name", "Tomás", "--how", "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow"]
NOTE = "Hi Tomás, I sat next to you at PyCon DE in Berlin and we talked about gridflow.".encode()
CHECK = ["check", "-", *BRIEF]

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")


def closing(stream: int) -> Callable[[], None]:
    return lambda: os.close(stream)


def ran(*arguments: str, given: bytes | None = NOTE, **options: object) -> tuple[int, str, str]:
    """The exit status, and what came on standard output and on standard error."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    done = subprocess.run(command(*arguments), input=given, check=False, **{**pipes, **options})  # type: ignore[call-overload]
    return done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode()


@pytest.mark.parametrize("arguments", [CHECK, ["--version"], ["check", "--jsonl", "-"]], ids=" ".join)
def test_a_result_that_nobody_could_see_is_said_in_one_line(arguments: list[str]) -> None:
    closed = ran(*arguments, preexec_fn=closing(1))
    with Path("/dev/full").open("w") as full:
        no_room = ran(*arguments, stdout=full)

    assert closed == (
        2,
        "",
        "Standard output is closed, so no result could be seen.\nSend it to a file, or to /dev/null.\n",
    )
    assert no_room[0] == 2
    assert no_room[2].startswith("Standard input or output cannot be used: No space left on device.")
    assert len(no_room[2].splitlines()) == 2


def test_a_standard_input_that_is_closed_is_an_empty_one() -> None:
    status, out, err = ran(*CHECK, given=None, preexec_fn=closing(0))

    assert (status, out) == (2, "")
    assert err.startswith("standard input is empty")


def test_what_cannot_be_said_beside_a_result_does_not_cost_the_result() -> None:
    heard = ran(*CHECK)
    closed = ran(*CHECK, preexec_fn=closing(2))
    with Path("/dev/full").open("w") as full:
        no_room = ran(*CHECK, stderr=full)

    assert heard[0] == 0
    assert closed[:2] == no_room[:2] == heard[:2]
