"""What is known of languages, as data: one folder each, named by its ISO 639-1 code; a new language is a new folder."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any


@dataclass(frozen=True, eq=False)
class Pack:
    """The data of one language, one object each. A file is read when it is first asked for, and kept."""

    language: str

    def toml(self, name: str) -> Mapping[str, Any]:
        """The data of `name`.toml. Raises FileNotFoundError where it is lacking."""
        return _toml(self.language, name)

    def words(self, name: str) -> frozenset[str]:
        """The entries of `name`.txt: one a line, # starts a comment. Raises FileNotFoundError where it is lacking."""
        return _words(self.language, name)


@cache
def pack(language: str) -> Pack | None:
    """What is known of a language; None where there is no folder for it."""
    return Pack(language) if language.isalpha() and _folder(language).is_dir() else None


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that have a folder, sorted."""
    folders = resources.files(__name__).iterdir()
    return tuple(sorted(each.name for each in folders if each.is_dir() and each.name.isalpha()))


@cache
def code(said: str) -> str | None:
    """The ISO 639-1 code of a language that somebody names by code or English name; None where there is no such one.

    Letter case does not count, and a region is left out: "EN", "en-GB", "en_US.UTF-8" and "english" are all en.
    """
    by_code, name = _named(), " ".join(said.casefold().split())
    bare = _REGION.split(name)[0]
    if bare in by_code:
        return bare
    return next((code for code, known in by_code.items() if known.casefold() == name), None)


def english_name(code: str) -> str:
    """What people call the language with this code; the code in quotation marks where there is none such."""
    return _named().get(code, f"“{code}”")


_REGION = re.compile(r"[-_.@]")
"""What ends the code in the names of locales."""


@cache
def _named() -> Mapping[str, str]:
    """Every language by its code, from names.toml."""
    return tomllib.loads((resources.files(__name__) / "names.toml").read_text(encoding="utf-8"))


def _folder(language: str) -> Traversable:
    return resources.files(__name__) / language


@cache
def _toml(language: str, name: str) -> Mapping[str, Any]:
    return tomllib.loads((_folder(language) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _words(language: str, name: str) -> frozenset[str]:
    lines = (_folder(language) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(filter(None, (line.partition("#")[0].strip() for line in lines)))
