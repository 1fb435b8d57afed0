"""What has been answered is kept, and nothing else is touched."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from decimal import Decimal
from pathlib import Path

import pytest

from writer.drafters import Answer, Usage
from writer.errors import FileError
from writer.journal import Author, Journal, Key

AUTHOR = Author("tiny", "models.example", repairs=True, settings="effort=low")
FULL = Answer(
    drafts=("Hi Tomás, “gridflow” 🔭", "zwei"),
    end="fine",
    usage=Usage(input=812, output=95, cached=768, written=3, reasoning=7, cost=Decimal("0.000123400")),
    model="tiny-2026-05",
    request_id="req_1",
    tries=2,
    seconds=1.25,
    remark="this server does not do structured output",
)


def key(request: str = "r1", repeat: int = 0, author: Author = AUTHOR) -> Key:
    return Key(author, request, repeat)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.sqlite"


def test_an_answer_comes_back_whole_with_its_exact_cost(path: Path) -> None:
    with Journal.open(path) as journal:
        journal.put(key(), FULL)

    with Journal.open(path) as again:
        assert again.get(key()) == FULL
        assert str(again.get(key()).usage.cost) == "0.000123400"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "other",
    [
        key("r2"),
        key(repeat=1),
        key(author=Author("other", "models.example", True)),
        key(author=Author("tiny", "", True, "effort=low")),
    ],
    ids=["request", "repeat", "settings", "host"],
)
def test_another_request_repeat_or_author_is_another_answer(path: Path, other: Key) -> None:
    with Journal.open(path) as journal:
        journal.put(key(), FULL)

        assert journal.get(other) is None


def test_the_first_answer_to_a_request_stays(path: Path) -> None:
    with Journal.open(path) as journal:
        journal.put(key(), FULL)
        journal.put(key(), Answer(("later",)))

        assert journal.get(key()) == FULL
        assert len(journal) == 1


def test_every_answer_is_on_the_disk_before_put_returns(path: Path) -> None:
    """Kill -9 right after `put`: another process finds the answer."""
    script = """
import os, signal, sys
from pathlib import Path
from writer.drafters import Answer
from writer.journal import Author, Journal, Key
journal = Journal.open(Path(sys.argv[1]))
for number in range(20):
    journal.put(Key(Author("tiny", "", True), f"r{number}"), Answer((f"draft {number}",)))
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)

    with Journal.open(path) as journal:
        assert len(journal) == 20
        assert journal._run("pragma synchronous") == [(2,)]


def test_two_processes_may_write_to_one_journal_at_once(path: Path) -> None:
    script = """
import sys
from pathlib import Path
from writer.drafters import Answer
from writer.journal import Author, Journal, Key
for number in range(15):
    with Journal.open(Path(sys.argv[1])) as journal:
        journal.put(Key(Author("tiny", "", True), f"shared{number}"), Answer((f"draft {number}",)))
        journal.put(Key(Author("tiny", "", True), f"{sys.argv[2]}{number}"), Answer((f"draft {number}",)))
"""
    both = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name], stderr=subprocess.PIPE, text=True)
        for name in "ab"
    ]
    complaints = [each.communicate()[1] for each in both]

    assert complaints == ["", ""]
    with Journal.open(path) as journal:
        assert len(journal) == 45


def test_many_threads_may_share_one_journal(path: Path) -> None:
    def fill(name: int) -> None:
        for number in range(25):
            journal.put(key(f"{name}-{number}"), FULL)
            assert journal.get(key(f"{name}-{number}")) == FULL

    with Journal.open(path) as journal:
        threads = [threading.Thread(target=fill, args=(name,)) for name in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(journal) == 200


@pytest.mark.parametrize("content", [b"Dear diary,\n" * 100, b"\x00\xff" * 4000], ids=["text", "binary"])
def test_a_foreign_file_is_one_line_and_left_as_it_was(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(FileError) as caught:
        Journal.open(path)

    assert "\n" not in caught.value.message
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "mark", ["", "pragma application_id = 1668247150; pragma user_version = 99"], ids=["foreign", "other version"]
)
def test_a_foreign_database_is_one_line_and_left_as_it_was(path: Path, mark: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript(f"create table answers (mine text); insert into answers values ('precious'); {mark}")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(FileError, match=r"answers\.sqlite"):
        Journal.open(path)

    assert path.read_bytes() == before


def test_a_damaged_journal_is_one_line(path: Path) -> None:
    with Journal.open(path) as journal:
        for number in range(200):
            journal.put(key(f"r{number}"), FULL)
    damaged = bytearray(path.read_bytes())
    damaged[4096 : len(damaged) - 100] = os.urandom(len(damaged) - 4196)
    path.write_bytes(damaged)

    with pytest.raises(FileError) as caught, Journal.open(path) as journal:
        [journal.get(key(f"r{number}")) for number in range(200)]

    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", ["missing/answers.sqlite", "."], ids=["no folder", "a folder"])
def test_a_place_that_cannot_hold_a_journal_is_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError):
        Journal.open(tmp_path / name)


def test_a_full_disk_is_one_line_and_what_was_answered_stays(path: Path) -> None:
    """SQLite's page limit stands in for the disk."""
    with Journal.open(path) as journal:
        journal.put(key(), FULL)
        journal._run("pragma max_page_count = 4")
        with pytest.raises(FileError, match="no room"):
            [journal.put(key(f"more {number}"), FULL) for number in range(1000)]

    with Journal.open(path) as again:
        assert again.get(key()) == FULL


def test_a_recording_holds_the_same_answers(path: Path, tmp_path: Path) -> None:
    recording = tmp_path / "tiny.jsonl"
    with Journal.open(path) as journal:
        journal.put(key(), FULL)
        journal.put(key(repeat=1), Answer((), end="refused"))
        journal.export(recording)

    with Journal.load(recording) as replay:
        assert replay.get(key()) == FULL
        assert replay.get(key(repeat=1)) == Answer((), end="refused")
        assert replay.authors() == [AUTHOR]
    assert all(isinstance(json.loads(line), dict) for line in recording.read_text(encoding="utf-8").splitlines())


def test_the_same_journal_makes_the_same_recording(path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        for number in (3, 1, 2):
            journal.put(key(f"r{number}"), FULL)
        journal.export(tmp_path / "a.jsonl")
    with Journal.load(tmp_path / "a.jsonl") as replay:
        replay.export(tmp_path / "b.jsonl")

    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: ["{}", *lines[1:]],
        lambda lines: ["[1, 2"],
        lambda lines: [*lines, '{"request": "r9"}'],
        lambda lines: [lines[0], lines[1].replace('"fine"', '"splendid"')],
        lambda lines: [lines[0].replace("1", "2", 1), *lines[1:]],
    ],
    ids=["no header", "no json", "short line", "unknown end", "other version"],
)
def test_a_recording_that_does_not_fit_is_one_line(path: Path, tmp_path: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    recording = tmp_path / "tiny.jsonl"
    with Journal.open(path) as journal:
        journal.put(key(), FULL)
        journal.export(recording)
    lines = spoil(recording.read_text(encoding="utf-8").splitlines())
    recording.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(FileError, match="recording") as caught:
        Journal.load(recording)

    assert "\n" not in caught.value.message


def test_a_recording_that_is_not_there_or_not_text_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name in ["missing", "binary", "."]:
        with pytest.raises(FileError, match="cannot be read"):
            Journal.load(tmp_path / name)


def test_a_recording_that_cannot_be_written_leaves_the_old_one(path: Path, tmp_path: Path) -> None:
    (tmp_path / "tiny.jsonl").mkdir()
    with Journal.open(path) as journal, pytest.raises(FileError, match="cannot be written"):
        journal.export(tmp_path / "tiny.jsonl")

    assert sorted(each.name for each in tmp_path.iterdir() if "jsonl" in each.name) == ["tiny.jsonl"]
