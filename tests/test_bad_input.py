"""Whatever cannot be meant is one clear line and a hint, exit status 2, and nothing else happens."""

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Connote, Ran

LATIN = b"caf\xe9".decode("utf-8", "surrogateescape")
"""What a terminal in Latin-1 gives for café."""
HOW = ["--how", "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow and why schedulers drift"]
OFFLINE = ["--model", "offline"]
NOTE = "Hi Tomás, I sat next to you at PyCon DE 2026 in Berlin and we talked about gridflow."
Process = Callable[..., "subprocess.Popen[bytes]"]


def told(ran: Ran) -> str:
    """What a person is told: a line, and perhaps one more as a hint. Nothing on standard output, exit status 2."""
    assert (ran.status, ran.out) == (2, "")
    assert 1 <= len(ran.err.splitlines()) <= 2
    assert "Traceback" not in ran.err
    return ran.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "is not text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 4, "is not text"),
        (b"Ada\x00Lovelace", "is not text"),
        (os.urandom(4096), "is not text"),
        (b"Tom\xc3\xa1s Herrera, maintainer of gridflow. " * 130_000, "is too large"),
        (b"\n<!DOCTYPE html>\n<html><h1>Tom\xc3\xa1s Herrera</h1></html>", "is the source of a web page"),
        (b"{\\rtf1\\ansi Tomas Herrera}", "is a word processor's file"),
    ],
    ids=["empty", "blank", "only a mark", "image", "pdf", "with a NUL", "noise", "5 MB", "html", "rtf"],
)
@pytest.mark.parametrize("way", ["file", "standard input"])
def test_a_profile_that_is_none(connote: Connote, content: bytes, says: str, way: str) -> None:
    Path("ada.txt").write_bytes(content)
    started = time.perf_counter()

    ran = connote("write", "ada.txt" if way == "file" else "-", *HOW, *OFFLINE, stdin=content)

    assert says in told(ran)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Tomás Herrera\nWartet gridflow für Büros in Köln, mag Käse.\n", "latin-1"),
        ("Ada Lovelace\nWrites.\n", "utf-16"),
    ],
)
def test_a_profile_in_another_encoding_is_read_and_that_is_said(connote: Connote, text: str, encoding: str) -> None:
    Path("ada.txt").write_bytes(text.encode(encoding))

    ran = connote("prompt", "ada.txt", *HOW)

    assert ran.status == 0
    assert text.splitlines()[0] in ran.out
    assert "ada.txt is not UTF-8; I read it as" in ran.err


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Søren Peña\nEngineer at Würth", "cp1252"),
        ("Aña Gøtz\nWrites “naïve” code – for €5", "cp1252"),
        ("Élodie Créée\nl’été à Nîmes; ingénieure chez Œuvre & Cie", "cp1252"),
        ("Þórður Ægisson\nÍsafjörður. Þetta er ágætt.", "latin-1"),
        ("Łukasz Nowak\nEngineer in Gdańsk", "cp1250"),
        ("Jiří Novák\nPracuji na dráze a píšu o nočních vlacích, které jsou pro mě a pro nás všechny dobré.", "cp1250"),
        ("Gökhan Şahin\nBen ve arkadaşım için bir de çok güzel ile", "cp1254"),
        ("Пётр Иванов\nРаботаю на железной дороге и пишу о ночных поездах.", "cp1251"),
        ("Γιώργος Παπαδόπουλος\nΕργάζομαι στην Αθήνα και γράφω", "cp1253"),
        ("田中さくら\n東京で働いています", "shift_jis"),
        ("张伟 在北京工作", "gb18030"),
    ],
)
def test_a_name_comes_through_in_whatever_its_profile_is_saved(connote: Connote, text: str, encoding: str) -> None:
    Path("theirs.txt").write_bytes(text.encode(encoding))

    ran = connote("prompt", "theirs.txt", *HOW)

    assert text.splitlines()[0] in ran.out
    assert "theirs.txt is not UTF-8; I read it as" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["write", "nobody.txt", *HOW], "There is no file nobody.txt."),
        (["write", ".", *HOW], ". is a folder, not a file."),
        (["write", "a\0b", *HOW], "cannot be read"),
        (["write", "--brief", "none.toml"], "There is no file none.toml."),
        (["write", "--me", "none.toml", *HOW], "There is no file none.toml."),
        (["check", "none.txt", *HOW], "There is no file none.txt."),
        (["check", "--jsonl", "none.jsonl"], "none.jsonl cannot be read"),
        (["check", "-", "-", *HOW], "Only one thing can come from standard input."),
        (["check", "--list", "lenght"], "There is no check called “lenght”."),
        (
            ["write", *HOW, "--name", "Ada", "--limit", "0"],
            "The command line has a limit of 0 characters, which cannot be meant.",
        ),
        (
            ["write", *HOW, "--name", "Ada", "--limit", "20"],
            "The command line has a limit of 20 characters, which cannot be meant.",
        ),
        (["write", *HOW, "--name", "Ada", "--limit", "ten"], "--limit"),
        (["write", *HOW, "--name", "Ada", "--kind", "friends"], "“friends”"),
        (["write", *HOW, "--name", "Ada", "--tone", "rude"], "“rude”"),
        (["write", *HOW, "--name", "Ada", "--channel", "pigeon"], "“pigeon”"),
        (["write", *HOW, "--name", "Ada", "--allow", "everything"], "“everything”"),
        (["write", *HOW, "--name", "Ada", "--choices", "0"], "--choices"),
        (["write", *HOW, "--name", "Ada", "--drafts", "99"], "drafts"),
        (["write", *HOW, "--name", "Ada", "--prompt", "none.md"], "none.md"),
        (["write", *HOW, "--name", "Ada", "--base-url", "nowhere"], "http"),
        (["write", *HOW, "--name", "Ada", "--model", "m"], "I don't know where to find m"),
        (["write", "--hwo", "x"], "--hwo"),
        (["wirte"], "wirte"),
        (["me", "--account", "gold"], "“gold”"),
        (["write", "https://www.linkedin.com/in/ada-lopez-1234/", *HOW], "I read no website."),
        (["write", "--name", "linkedin.com/in/ada", *HOW], "I read no website."),
        (["write", "--name", "Ada", "--how", "met her " * 3_000], "connection.how has 23,999 characters, and 20,000"),
        (["write", "--name", "Ada", *HOW, "--reason", "x" * 20_001], "reason has 20,001 characters"),
        (["write", "--name", "Ada", *HOW, *["--confirm", "x" * 10_000] * 2], "confirmed has 20,001 characters"),
        (["check", "--jsonl", *HOW], "--jsonl goes without --how."),
        (["check", "--jsonl", "--json"], "--jsonl goes without --json."),
        (["check", "--jsonl", "notes.jsonl", "ada.txt"], "--jsonl goes without PROFILE."),
        (["check", "--jsonl", "--allow", "everything"], "“everything”"),
        (["check", "--list", "--limit", "300"], "--list goes without --limit."),
        (["prompt", "--new", "mine.md", *HOW], "--new goes without --how."),
        (["prompt", "--new", "mine.md", "--base-url", "http://x"], "--new goes without --base-url."),
        (["prompt", "--new", "mine.md", "--json"], "--new goes without --json."),
        (["me", "--name", LATIN], "sender.name has to be text in UTF-8."),
        (["me", "--name", "Ren", "--about", LATIN], "sender.about has to be text in UTF-8."),
        (["write", "--how", LATIN], "connection.how has to be text in UTF-8."),
        (["write", "--limit", "long"], "--limit has to be a whole number, not “long”."),
        (["check", "--limit", "9.5"], "--limit has to be a whole number, not “9.5”."),
        (["write", "--choices", "11"], "--choices has to be at most 10, not “11”."),
        (["prompt", "--new", "no/such/folder.md"], "cannot be written"),
    ],
)
def test_a_call_that_cannot_be_meant(connote: Connote, arguments: list[str], says: str) -> None:
    before = sorted(Path.home().rglob("*"))

    assert says in told(connote(*arguments))
    assert sorted(Path.home().rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("b.toml", "[sender\nname = 1", "line 1, column 8"),
        ("b.toml", 'reason = "a"\nreason = "b"\n', "line 2"),
        ("b.json", '{"reason": "a",\n "limit": }', "line 2, column 11"),
        ("b.json", "[" * 200_000, "b.json"),
        ("b.json", '{"a":' * 90_000, "b.json"),
        ("b.toml", "rason = 'x'", "unknown field “rason”"),
        ("b.toml", "[recipient]\nnmae = 'x'", "unknown field “recipient.nmae”"),
        ("b.toml", "sender = 'Nadia'", "sender"),
        ("b.toml", "recipient = 'Ada'", "recipient"),
        ("b.toml", "confirmed = 'x'", "confirmed"),
        ("b.toml", "limit = 'long'", "limit"),
        ("b.toml", "limit = 20", "b.toml has a limit of 20 characters"),
        ("b.toml", "[connection]\nhow = 'x'\nkind = 'friends'", "“friends”"),
        ("b.toml", "[sender]\nname = 'Ada'\n[recipient]\nname = 'ada'", "sender and recipient are both Ada"),
        ("b.toml", "", "is empty"),
        ("b.json", "[]", "b.json holds no brief, but a list"),
        ("b.json", '"Ada"', "b.json holds no brief, but a list or a single value"),
        ("b.json", "reason: x", "b.json is not valid JSON"),
        ("b.json", '{"confirmed": "we danced"}', 'confirmed has to be a list of sentences: ["...", "..."].'),
        ("b.json", '{"confirmed": ["we danced", 3]}', "each line of confirmed has to be a text."),
        ("b.json", '{"connection": "the fair"}', "connection has to be a table with how and kind."),
        ("b.json", '{"sender": ["Ada"]}', "sender has to be a table with name and about."),
        ("b.json", '{"limit": "long"}', "limit has to be a whole number."),
        ("b.json", '{"limit": 99.5}', "limit has to be a whole number."),
        ("b.json", '{"recipient": {"name": 7}}', "recipient.name has to be a text."),
        ("b.json", '{"channel": ["linkedin"]}', "channel has to be a text."),
        ("b.json", '{"recipient": {"name": "[Name]"}}', "“[Name]” is a blank to fill in"),
        ("b.json", '{"recipient": {"name": "{{first_name}}"}}', "“{{first_name}}” is a blank to fill in"),
        ("b.json", '{"connection": {"how": "met her at ____"}}', "a blank to fill in"),
    ],
)
def test_a_brief_that_cannot_be_used(connote: Connote, name: str, text: str, says: str) -> None:
    Path(name).write_text(text, encoding="utf-8")

    assert says in told(connote("write", "--brief", name, *OFFLINE))


def test_a_misspelt_field_gets_the_nearest_one_as_hint(connote: Connote) -> None:
    Path("b.toml").write_text("rason = 'x'")

    assert "Did you mean “reason”?" in told(connote("write", "--brief", "b.toml"))


def test_sender_and_recipient_are_the_same_when_the_profile_is_ones_own(connote: Connote) -> None:
    connote("me", "--name", "Tomás Herrera")

    assert "sender and recipient are both Tomás Herrera" in told(
        connote("write", "-", *HOW, *OFFLINE, stdin="Tomás Herrera\nMaintainer of gridflow at Kolibri Energy\n")
    )


def test_a_note_over_100_kB(connote: Connote) -> None:
    assert "is too large: a note may have 100 kB" in told(connote("check", "-", *HOW, stdin=NOTE * 1500))


def test_an_empty_note(connote: Connote) -> None:
    assert "is empty" in told(connote("check", "-", *HOW, stdin=""))


def test_a_broken_env_file_of_the_folder(connote: Connote) -> None:
    Path(".env").write_bytes(b"CONNOTE_MODEL=\xff\xfe\n")

    assert ".env in this folder cannot be read." in told(connote("write", *HOW, "--name", "Ada"))


def test_a_closed_pipe_is_quiet(process: Process) -> None:
    running = process("check", "--jsonl")
    assert running.stdin
    assert running.stdout
    assert running.stderr
    line = json.dumps({"brief": {}, "note": NOTE}).encode() + b"\n"
    running.stdin.write(line)
    running.stdin.flush()
    running.stdout.readline()
    running.stdout.close()

    running.stdin.write(line * 50)
    running.stdin.close()

    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() not in {0, 1, 2, 3}


def test_a_closed_pipe_before_the_first_word_is_quiet_too(process: Process) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    running = process("check", "--list", stdout=writing)
    os.close(writing)
    _, complaint = running.communicate()

    assert complaint == b""
