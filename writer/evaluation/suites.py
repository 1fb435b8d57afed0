"""Suites: cases as data, in TOML, or in JSON lines or CSV for people who have their briefs there.

A case is a brief with an id, tags, and what is expected beyond the checks. Whatever is wrong with a file is one line
that names the case.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from writer.brief import Brief, Kind, load
from writer.errors import BriefError, UsageError


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Regex(_Part):
    """A regular expression (Python's), looked for anywhere in the note, in either case."""

    regex: str

    @field_validator("regex")
    @classmethod
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"the regular expression “{value}” does not compile: {error}") from None
        return value


Pattern = str | Regex
"""A text, in either case, or a regular expression."""


class Expect(_Part):
    """What is expected of a case beyond the checks."""

    mention: tuple[Pattern, ...] = Field((), description="What the note must mention: texts, or { regex = ... }.")
    not_mention: tuple[Pattern, ...] = Field((), description="What the note must not mention.")
    at_most: int | None = Field(None, gt=0, description="Characters at most, where that is less than the limit.")
    kind: Kind | None = Field(None, description="The kind of tie that is read from the sender's words.")
    refused: bool = Field(False, description="No note, because there is not enough to say.")
    asks_about: tuple[Pattern, ...] = Field((), description="What the sender is asked about, in question or statement.")


class Written(Brief):
    """A case as it is written: a brief, with an id, tags, and what is expected beyond the checks."""

    id: str = Field(description="Names the case; no other case of the suite has it.")
    tags: tuple[str, ...] = Field((), description="What the case is about; reports are broken down by it.")
    expect: Expect = Expect()


class SuiteFile(_Part):
    """A suite of cases for `connote eval run`."""

    about: str = Field("", description="What the suite is for.")
    defaults: dict[str, Any] = Field({}, description="Fields of a brief that hold for every case which lacks them.")
    briefs: str | None = Field(None, description="A JSONL or CSV file with further cases, beside this file.")
    case: tuple[Written, ...] = Field((), description="The cases.")


@dataclass(frozen=True)
class Case:
    """One case: a brief, and what is expected beyond the checks."""

    id: str
    tags: tuple[str, ...]
    brief: Brief
    expect: Expect


@dataclass(frozen=True)
class Suite:
    """Cases under a name; `hash` is that of all the files they stand in."""

    name: str
    about: str
    cases: tuple[Case, ...]
    hash: str

    def chosen(self, tags: Iterable[str] = (), sample: int | None = None, seed: int = 0) -> Suite:
        """The cases that have one of these tags, and of those a random sample, the same for the same seed."""
        wanted = frozenset(tags)
        cases = [case for case in self.cases if not wanted or wanted & {*case.tags, case.id}]
        if not cases:
            known = sorted({tag for case in self.cases for tag in case.tags})
            raise UsageError(f"No case of {self.name} has the tag {', '.join(wanted)}.", f"Tags: {', '.join(known)}.")
        if sample is not None and sample < len(cases):
            cases = sorted(random.Random(seed).sample(cases, sample), key=cases.index)
        return Suite(self.name, self.about, tuple(cases), self.hash)


def schema() -> str:
    """The JSON Schema of a suite file, for editors."""
    return json.dumps(SuiteFile.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def folder() -> Path:
    """Where suites are found by name: in the current folder, else those of an installed package or of the checkout."""
    here, installed = Path("evals/suites"), Path(__file__).parent.with_name("_suites")
    checkout = Path(__file__).parents[2] / "evals" / "suites"
    return next((folder for folder in (here, installed) if folder.is_dir()), checkout)


def names() -> list[str]:
    """The suites that can be named."""
    return sorted(path.stem for path in folder().glob("*.toml"))


def find(name: str) -> Suite:
    """A suite by its name, or from a .toml, .jsonl or .csv file. Raises `UsageError` and `BriefError`."""
    path = folder() / f"{name}.toml" if name in names() else Path(name)
    if not path.is_file():
        raise UsageError(f"There is no suite called “{name}”.", f"Known are {', '.join(names())}; or name a file.")
    if path.suffix not in {".toml", ".jsonl", ".csv"}:
        raise UsageError(f"{path} is no suite.", "A suite is a .toml, .jsonl or .csv file.")
    return _from_toml(path) if path.suffix == ".toml" else _suite(path, "", _rows(path), {}, _text(path))


def _from_toml(path: Path) -> Suite:
    text = _text(path)
    data = load(text, str(path))
    for unknown in data.keys() - SuiteFile.model_fields.keys():
        raise UsageError(f"{path} has an unknown field “{unknown}”.", f"Known: {', '.join(SuiteFile.model_fields)}.")
    cases, defaults = data.get("case", []), data.get("defaults", {})
    if not isinstance(cases, list) or not isinstance(defaults, dict):
        raise UsageError(f"{path} is no suite: its cases stand under [[case]], its defaults under [defaults].")
    if "briefs" in data:
        further = path.parent / str(data["briefs"])
        cases, text = [*cases, *_rows(further)], text + _text(further)
    return _suite(path, str(data.get("about", "")), cases, defaults, text)


def _suite(path: Path, about: str, rows: Iterable[Any], defaults: Mapping[str, Any], text: str) -> Suite:
    cases = tuple(_case(row, number, defaults, str(path)) for number, row in enumerate(rows, 1))
    for id, count in Counter(case.id for case in cases).items():
        if count > 1:
            raise UsageError(f"{path} has {count} cases called “{id}”.", "Give each an id of its own.")
    if not cases:
        raise UsageError(f"{path} has no case.", "A case begins with [[case]] and has an id and a brief.")
    return Suite(path.stem, about, cases, sha256(text.encode()).hexdigest())


def _case(row: Any, number: int, defaults: Mapping[str, Any], origin: str) -> Case:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not row["id"].strip():
        raise UsageError(f"Case {number} of {origin} has no id.", 'Give it one: id = "...", or a column “id” in CSV.')
    where = f"Case “{row['id']}” of {origin}"
    tags, expect = row.get("tags", []), row.get("expect", {})
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise UsageError(f"{where} has tags that are no list of texts.")
    fields = {name: value for name, value in row.items() if name not in {"id", "tags", "expect"}}
    return Case(row["id"], tuple(tags), Brief.of(_over(defaults, fields), where), _expect(expect, where))


def _over(defaults: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The case's own fields over the suite's; tables are merged, and a channel of its own brings its own limit."""
    merged = {**defaults, **fields}
    for name, value in defaults.items():
        if isinstance(value, dict) and isinstance(fields.get(name), dict):
            merged[name] = {**value, **fields[name]}
    if "channel" in fields and "limit" not in fields:
        merged.pop("limit", None)
    return merged


def _expect(given: Any, where: str) -> Expect:
    try:
        return Expect.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"][:1]) or "expect"
        if first["type"] == "extra_forbidden" and field not in Expect.model_fields:
            hint = f"Known are {', '.join(Expect.model_fields)}."
            raise UsageError(f"{where} expects “{field}”, which I don't know.", hint) from None
        why = next(
            (str(each["ctx"]["error"]) for each in error.errors() if each["type"] == "value_error"), first["msg"]
        )
        raise UsageError(f"{where} has something in expect.{field} that cannot be used: {why}.") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # Excel puts a mark before it
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8 text.") from None


def _rows(path: Path) -> Iterator[Any]:
    text = _text(path)
    if path.suffix == ".csv":
        yield from _table(path, text)
        return
    for number, line in enumerate(text.split("\n"), 1):  # and not where a text inside holds another kind of break
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise BriefError(
                    f"{path} is not valid JSON: {error.msg}, line {number}, column {error.colno}."
                ) from None
            except (RecursionError, ValueError):
                raise BriefError(
                    f"Line {number} of {path} is nested too deep, or holds a number that is too long."
                ) from None


def _table(path: Path, text: str) -> Iterator[dict[str, Any]]:
    """The lines of a CSV file as cases. A cell without a heading would be lost, so it is an error."""
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=_delimiter(text), strict=True)
    try:
        for row in reader:
            if any(row.get(None) or ()):
                raise UsageError(
                    f"Line {reader.line_num} of {path} has more cells than headings.",
                    "A text with commas in it stands in quotation marks.",
                )
            yield _nested(row)
    except csv.Error as error:
        raise UsageError(
            f"{path} is not valid CSV: {error}, line {reader.line_num}.",
            'A quotation mark in a text is written twice (""), and one is at either end.',
        ) from None


def _delimiter(text: str) -> str:
    """What stands between two cells, by the line of headings: Excel writes semicolons where commas are in numbers."""
    headings = text.partition("\n")[0]
    return max(",;\t", key=headings.count)


def _nested(row: Mapping[str | None, Any]) -> dict[str, Any]:
    """A line of CSV as a case: `recipient.name` goes into recipient; tags and expectations have semicolons between."""
    case: dict[str, Any] = {}
    for column, value in row.items():
        if not column or not value:
            continue
        *parents, name = column.split(".")
        place = case
        for parent in parents:
            place = place.setdefault(parent, {})
        place[name] = _cell(name, value)
    return case


def _cell(name: str, value: str) -> Any:
    if name in {"tags", "mention", "not_mention", "asks_about", "confirmed"}:
        return [part.strip() for part in value.split(";") if part.strip()]
    if name in {"limit", "at_most"} and value.isdigit():
        return int(value)
    return value == "true" if name == "refused" else value
