"""A key appears nowhere, neither printed nor kept, whatever goes wrong, even where the server repeats it."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Connote, Ran
from loopback import AT_ONCE, Loopback, Reply, completion, drop, error, loopback

from writer.settings import user_file

MARK = "MARKED7f3c9d"
KEY = f"sk-proj-{MARK}-0123456789"
PROFILE = "Tomás Herrera\nMaintainer of gridflow at Kolibri Energy\n"
HOW = ["--how", "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow and why schedulers drift"]
WRITE = ["write", "-", *HOW, "--model", "m-1"]
GOOD = "Hi Tomás, I sat next to you at PyCon DE in Berlin and we talked about gridflow and why schedulers drift."


@pytest.fixture
def server() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


@pytest.fixture
def configured(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> Loopback:
    """The server, with the marked key for it in the environment."""
    monkeypatch.setenv("CONNOTE_BASE_URL", server.base_url)
    monkeypatch.setenv("CONNOTE_API_KEY", KEY)
    return server


def never_shown(ran: Ran) -> Ran:
    assert MARK not in ran.out + ran.err
    for path in Path.home().rglob("*"):
        if path.is_file() and path != user_file() and path.name != ".env":
            assert MARK.encode() not in path.read_bytes(), path
    return ran


def kept_to(server: Loopback) -> bool:
    """Whether the server got the key: a test that shows nothing must not pass because nothing was sent."""
    return any(KEY in asked.headers.get("authorization", "") for asked in server.asked)


FAILURES = {
    "wrong key, repeated": error(401, f"Incorrect API key provided: {KEY}."),
    "forbidden": error(403, f"{KEY} may not do this"),
    "no such model": error(404, f"no model for {KEY}"),
    "no money": error(429, f"quota of {KEY}", "insufficient_quota"),
    "bad request": error(400, f"Bearer {KEY} is odd", "odd", "odd"),
    "a page": Reply(200, f"<html>Bearer {KEY}</html>"),
    "not JSON": Reply(200, f"Bearer {KEY}"),
    "no choices": Reply(200, {"choices": [], "error": f"Bearer {KEY}"}),
    "declined": completion(content=None, refusal="I can't."),
    "dropped": drop,
}


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("json_too", [[], ["--json"]], ids=["plain", "json"])
def test_not_when_asking_fails(connote: Connote, configured: Loopback, failure: str, json_too: list[str]) -> None:
    configured.does(*[FAILURES[failure]] * 8)

    ran = never_shown(connote(*WRITE, *json_too, stdin=PROFILE))

    assert ran.status != 0
    assert kept_to(configured)


def test_not_when_the_server_is_overloaded_until_the_end(connote: Connote, configured: Loopback) -> None:
    configured.does(*[Reply(500, {"error": {"message": f"Bearer {KEY}"}}, AT_ONCE)] * 20)

    assert never_shown(connote(*WRITE, stdin=PROFILE)).status == 3
    assert kept_to(configured)


@pytest.mark.parametrize("json_too", [[], ["--json"]], ids=["plain", "json"])
def test_not_when_all_goes_well(connote: Connote, configured: Loopback, json_too: list[str]) -> None:
    configured.does(completion(GOOD))

    assert never_shown(connote(*WRITE, "--explain", *json_too, stdin=PROFILE)).status == 0
    assert kept_to(configured)


@pytest.mark.parametrize("json_too", [[], ["--json"]], ids=["plain", "json"])
def test_not_in_an_answer_that_repeats_it(connote: Connote, configured: Loopback, json_too: list[str]) -> None:
    configured.does(*[completion(f"{GOOD} Authorization: Bearer {KEY}.")] * 4)

    never_shown(connote(*WRITE, "--explain", *json_too, stdin=PROFILE))
    assert kept_to(configured)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "-", *HOW],
        ["check", "-", *HOW, "--json"],
        ["check", "--jsonl"],
        ["check", "--list"],
        ["prompt", "-", *HOW],
        ["prompt", "-", *HOW, "--json"],
        ["me"],
        ["me", "--name", "Nadia"],
        ["doctor"],
        ["doctor", "--json"],
        ["doctor", "--model", "offline"],
        ["write", "-", *HOW, "--base-url", "nowhere"],
        ["write", "--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_not_in_any_other_command(connote: Connote, configured: Loopback, arguments: list[str]) -> None:
    never_shown(connote(*arguments, stdin=json.dumps({"brief": {}, "note": GOOD})))


@pytest.mark.parametrize("arguments", [["me"], ["me", "--json"], ["me", "--about", "x"], ["doctor"]], ids=" ".join)
def test_not_where_it_stands_in_the_users_file(connote: Connote, server: Loopback, arguments: list[str]) -> None:
    user_file().parent.mkdir(parents=True)
    user_file().write_text(f'base_url = "{server.base_url}"\napi_key = "{KEY}"\n[sender]\nname = "Nadia"\n')

    never_shown(connote(*arguments))

    assert KEY in user_file().read_text()


@pytest.mark.parametrize("line", [f"CONNOTE_API_KEI={KEY}", f"CONNOTE_API_KEY='{KEY} {KEY}'", f"CONNOTE_DRAFTS={KEY}"])
def test_not_where_it_is_put_in_the_wrong_place(connote: Connote, line: str) -> None:
    Path(".env").write_text(line)

    assert never_shown(connote("doctor")).status == 2


def test_not_even_in_the_log_of_the_client_library(
    process: Callable[..., "subprocess.Popen[bytes]"], configured: Loopback
) -> None:
    configured.does(completion(GOOD))

    running = process(*WRITE, env={**os.environ, "OPENAI_LOG": "debug"})
    out, err = running.communicate(PROFILE.encode())

    assert out.decode() == GOOD + "\n"
    assert MARK.encode() not in err
    assert kept_to(configured)


def test_a_folder_with_a_base_url_and_no_key_does_not_get_the_users_key(connote: Connote, server: Loopback) -> None:
    user_file().parent.mkdir(parents=True)
    user_file().write_text(f'api_key = "{KEY}"\n')
    Path(".env").write_text(f"CONNOTE_BASE_URL={server.base_url}\n")
    server.does(completion(GOOD))

    ran = never_shown(connote(*WRITE, stdin=PROFILE))

    assert ran.out == GOOD + "\n"
    assert ran.err.startswith(f"Asking m-1 at {server.host} (without a key)")
    assert len(server.asked) == 1
    assert not kept_to(server)
