"""What has been answered: durable before it counts, and asked only once.

A journal is one SQLite file. An answer is in it, safe from a power cut, before anybody is told of it. Several threads
and several processes may share it. A recording is a journal written out as JSON lines, to be kept with a project and
replayed without key or network.

What is kept is the answer and a hash of the request, never the request itself, and never a key.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from pydantic import TypeAdapter, ValidationError

from writer.drafters import Answer, Drafter, Request
from writer.errors import FileError
from writer.files import ours, replacing
from writer.prompts import render

APPLICATION_ID = 0x636F6E6E
"""Marks the SQLite file as ours ("conn")."""
FORMAT = 1
RECORDING = {"connote": "recording", "format": FORMAT}
"""The first line of a recording."""
MARK = '{"connote": "recording"'
"""What that line begins with, whatever the format."""
ANOTHER = "It was left as it is; choose another file."
PATIENCE = 60
"""Seconds to wait for another process that is writing."""

_TABLE = """
create table if not exists answers (
    author text not null, request text not null, repeat integer not null, answer text not null,
    primary key (author, request, repeat)
) without rowid
"""
_answer: TypeAdapter[Answer] = TypeAdapter(Answer)


@dataclass(frozen=True)
class Author:
    """Whose answers they are: the drafter's name, where it asks, whether it repairs, and its settings (never a key)."""

    name: str
    host: str
    repairs: bool
    settings: str = ""

    @classmethod
    def of(cls, drafter: Drafter) -> Author:
        """The author that this drafter is; `settings` is whatever else tells its answers from another's."""
        return cls(drafter.name, drafter.host, drafter.repairs, str(getattr(drafter, "settings", "")))

    def __str__(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


@dataclass(frozen=True)
class Key:
    """What an answer is found by: its author, the hash of the request, and which repeat of it is meant (from 0)."""

    author: Author
    request: str
    repeat: int = 0


def request_hash(request: Request) -> str:
    """A hash of what decides an answer beside its author: the messages as rendered, how many drafts, how much room, and
    how often the same was asked in vain.
    """
    messages = [(message.role, message.content) for message in render(request).messages]
    return sha256(json.dumps([messages, request.n, request.room, request.again]).encode()).hexdigest()


class Journal:
    """Answers by key. Everything it does may raise `FileError`, one line that names the file."""

    def __init__(self, connection: sqlite3.Connection, origin: str) -> None:
        self.origin = origin
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Journal:
        """The journal in this file, made if it is not there. A file that is something else is left as it is."""
        try:
            connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise FileError(f"{path} cannot be opened: {error}.", "Choose another place for the journal.") from None
        try:
            _adopt(connection, path)
        except BaseException:
            connection.close()
            raise
        return cls(connection, str(path))

    @classmethod
    def load(cls, path: Path) -> Journal:
        """The journal in a recording, held in memory."""
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.execute(_TABLE)
        journal = cls(connection, str(path))
        try:
            with path.open(encoding="utf-8") as lines:
                for key, answer in _recorded(lines, path):
                    journal.put(key, answer)
        except (OSError, UnicodeDecodeError):
            journal.close()
            raise FileError(f"{path} cannot be read.", "Is it a recording, made with --record?") from None
        except FileError:
            journal.close()
            raise
        return journal

    def get(self, key: Key) -> Answer | None:
        """The answer, or None where nobody has answered yet."""
        where = (str(key.author), key.request, key.repeat)
        rows = self._run("select answer from answers where author = ? and request = ? and repeat = ?", where)
        return self._read(rows[0][0]) if rows else None

    def put(self, key: Key, answer: Answer) -> None:
        """Keeps the answer; when this returns it is on the disk. The first answer of a key stays."""
        row = (str(key.author), key.request, key.repeat, _answer.dump_json(answer).decode())
        self._run("insert or ignore into answers values (?, ?, ?, ?)", row)

    def authors(self) -> list[Author]:
        """Everybody who has answered."""
        rows = self._run("select distinct author from answers order by author")
        return [Author(**json.loads(author)) for (author,) in rows]

    def export(self, path: Path) -> None:
        """Writes a recording: all of it or nothing, in an order that makes for small diffs.

        Raises `FileError`, also where there is another file already.
        """
        ours(path, MARK)
        with replacing(path) as file:
            print(json.dumps(RECORDING), file=file)
            for author, request, repeat, answer in self._run("select * from answers order by author, request, repeat"):
                row = {"author": json.loads(author), "request": request, "repeat": repeat, "answer": json.loads(answer)}
                print(json.dumps(row, ensure_ascii=False), file=file)

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._connection.close()

    def __len__(self) -> int:
        return int(self._run("select count(*) from answers")[0][0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, statement: str, values: Iterable[object] = ()) -> list[Any]:
        try:
            with self._lock:
                return self._connection.execute(statement, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise _trouble(self.origin, error) from None

    def _read(self, text: str) -> Answer:
        try:
            return _answer.validate_json(text)
        except ValidationError:
            raise FileError(f"{self.origin} holds an answer that cannot be read.", "Start with a new file.") from None


def _adopt(connection: sqlite3.Connection, path: Path) -> None:
    """Makes a new file a journal, and refuses one that is something else; nothing is written before that is known.

    `synchronous=full` with a write-ahead log puts every answer on the disk before the statement returns.
    """
    try:
        connection.execute("pragma synchronous = full")
        connection.execute("begin immediate")
        ours = connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
        used = connection.execute("select count(*) from sqlite_master").fetchone()[0]
        version = connection.execute("pragma user_version").fetchone()[0]
        if used and not ours:
            raise FileError(f"{path} is a database, but no journal of connote's.", ANOTHER)
        if used and version != FORMAT:
            raise FileError(f"{path} was written by another version of connote.", ANOTHER)
        if not used:
            connection.execute(_TABLE)
            connection.execute(f"pragma application_id = {APPLICATION_ID}")
            connection.execute(f"pragma user_version = {FORMAT}")
        connection.execute("commit")
        connection.execute("pragma journal_mode = wal")
    except sqlite3.Error as error:
        raise _trouble(str(path), error) from None


def _trouble(origin: str, error: sqlite3.Error) -> FileError:
    if "full" in str(error):
        return FileError(f"There is no room left to write {origin}.", "What it holds is safe; make room and go on.")
    if isinstance(error, sqlite3.OperationalError):
        return FileError(f"{origin} cannot be used: {error}.", "May you write there, and is nobody else holding it?")
    return FileError(f"{origin} is damaged or no journal of connote's.", ANOTHER)


def _recorded(lines: Iterable[str], path: Path) -> Iterator[tuple[Key, Answer]]:
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            if number == 1:
                if row != RECORDING:
                    raise FileError(f"{path} is no recording of this version of connote.", "Make one with --record.")
                continue
            yield Key(Author(**row["author"]), row["request"], row["repeat"]), _answer.validate_python(row["answer"])
        except (ValueError, KeyError, TypeError, RecursionError):
            hint = "A recording is made with --record."
            raise FileError(f"{path} is damaged or no recording: line {number} cannot be read.", hint) from None
