"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from writer.errors import FileError


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file to write to that takes the place of `path` when all went well, and leaves it as it was otherwise.

    Raises `FileError` where the disk is full or the folder may not be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror or error}.", "It was left as it was.") from None
    finally:
        temporary.unlink(missing_ok=True)
