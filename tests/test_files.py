"""Files that are written whole or not at all, whoever writes them."""

import io
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from writer.drafters.openai_compatible.servers import Habits, recall, remember
from writer.errors import FileError
from writer.files import replacing


def test_threads_that_write_the_same_file_leave_one_of_theirs_whole(tmp_path: Path) -> None:
    path = tmp_path / "shared.json"

    def write(who: int) -> None:
        for _ in range(20):
            with replacing(path) as file:
                json.dump([who] * 5000, file)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(4)))

    assert len(set(json.loads(path.read_text()))) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_threads_that_learn_of_servers_forget_nothing_of_each_other(tmp_path: Path) -> None:
    memory = tmp_path / "servers.json"
    keys = [f"http://h{number}/v1 m" for number in range(60)]

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda key: remember(memory, key, Habits()), keys))

    assert all(recall(memory, key) for key in keys)


def test_what_fails_beside_the_file_is_not_said_of_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("before")

    def half() -> None:
        with replacing(path) as file:
            file.write("half")
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        half()

    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_is_said_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, call) if call == "fsync" else (Path, call)), full)
    with (
        pytest.raises(FileError, match=r"rows\.jsonl cannot be written: No space left"),
        replacing(tmp_path / "rows.jsonl") as file,
    ):
        file.write("a")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a device that is always full")
def test_a_disk_that_fills_up_while_it_is_written_is_said_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    always_full = io.FileIO("/dev/full", "w")
    monkeypatch.setattr(Path, "open", lambda *_: io.BufferedWriter(always_full))

    def many() -> None:
        with replacing(tmp_path / "rows.jsonl") as file:
            for _ in range(10_000):
                file.write("a line\n")

    with pytest.raises(FileError, match="cannot be written"):
        many()


def test_a_folder_that_is_not_there_is_said_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be written"), replacing(tmp_path / "none" / "rows.jsonl"):
        pass


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    meant, link = tmp_path / "meant.json", tmp_path / "link.json"
    meant.write_text("old", encoding="utf-8")
    link.symlink_to(meant)

    with replacing(link) as file:
        file.write("new")

    assert link.is_symlink()
    assert meant.read_text(encoding="utf-8") == "new"


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(FileError, match="no ordinary file"), replacing(pipe):
        pass
    assert pipe.is_fifo()


def test_what_is_private_nobody_else_may_read(tmp_path: Path) -> None:
    """What is known of servers says whom somebody asks, and with which models."""
    memory = tmp_path / "servers.json"
    remember(memory, "http://h/v1 m", Habits())

    assert memory.stat().st_mode & 0o777 == 0o600


def test_what_is_no_text_leaves_a_file_as_it_was_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    path.write_text("before", encoding="utf-8")

    with pytest.raises(FileError, match=r"was to hold what is no text in UTF-8"), replacing(path) as file:
        file.write("Ren\udce9")

    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]
