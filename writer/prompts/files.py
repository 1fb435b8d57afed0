"""Prompt files: found by name or path, and read.

A prompt file is Markdown: front matter (name, version, purpose and perhaps profile_tokens), then sections under
level-one headings, with placeholders written as $name. `PLACEHOLDERS` lists the sections and what each may use,
`REQUIRED` what it cannot do without.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from writer.errors import PromptError

BEST = "connote"
"""The prompt that is used unless another is named."""

SETTINGS = frozenset({"kind", "say", "never", "language", "tone", "limit", "room", "words", "n"})
"""What connote itself says of a request."""

MATERIAL = frozenset({"sender", "connection", "profile"})
"""What people wrote. It comes fenced, and never in the system section."""

PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "system": SETTINGS,
    "request": SETTINGS | MATERIAL,
    "repair": SETTINGS | {"findings"},
    "change": SETTINGS | {"wish"},
}

REQUIRED: Mapping[str, frozenset[str]] = {
    "request": frozenset({"connection", "limit", "n"}),
    "repair": frozenset({"findings", "n"}),
    "change": frozenset({"wish", "n"}),
}

EXAMPLE = "“connote prompt --new FILE” writes one to start from."

FIELDS = frozenset({"name", "version", "purpose", "profile_tokens"})

PROFILE_TOKENS = 1500
"""Tokens of a profile that are sent at most, unless the prompt's front matter says otherwise."""


@dataclass(frozen=True)
class Prompt:
    """A prompt file: its front matter and its sections; `hash` is that of the whole file (sha256, hexadecimal)."""

    name: str
    version: str
    purpose: str
    sections: Mapping[str, str]
    hash: str
    profile_tokens: int = PROFILE_TOKENS


def names() -> tuple[str, ...]:
    """The prompts that come with connote, by name."""
    return tuple(sorted(path.stem for path in _folder().glob("*.md")))


def source(name_or_path: str) -> str:
    """The text of a prompt file, by its name or its path. Raises `PromptError`."""
    path = _folder() / f"{name_or_path}.md" if name_or_path in names() else Path(name_or_path)
    try:
        return path.read_text(encoding="utf-8-sig")  # some editors put a mark before the text
    except FileNotFoundError:
        message, hint = f"There is no prompt “{name_or_path}”.", f"Known are {', '.join(names())}; or name a file."
    except UnicodeDecodeError:
        message, hint = f"The prompt {name_or_path} is not UTF-8 text.", "Save it as UTF-8."
    except OSError as error:
        message, hint = f"The prompt {name_or_path} cannot be read.", f"The system says: {error.strerror}."
    raise PromptError(message, hint)


def load(name_or_path: str = BEST) -> Prompt:
    """A prompt by its name, or from a file. Raises `PromptError`."""
    return parse(source(name_or_path), name_or_path)


def parse(text: str, origin: str) -> Prompt:
    """The prompt in a file's text; `origin` names it in messages. Raises `PromptError` where it is malformed."""
    before, _, rest = text.replace("\r\n", "\n").partition("---\n")
    front, fence, body = rest.partition("\n---\n")
    if before.strip() or not fence:
        raise PromptError(f"{origin} does not begin with front matter.", EXAMPLE)
    fields, sections = _front_matter(front, origin), _sections(body, origin)
    for section, content in sections.items():
        _check_placeholders(section, content, origin)
    return Prompt(
        fields["name"],
        fields["version"],
        fields["purpose"],
        sections,
        hashlib.sha256(text.encode()).hexdigest(),
        int(fields["profile_tokens"]),
    )


def _folder() -> Path:
    """The prompts of an installed package, else those of the checkout."""
    installed = Path(__file__).parent.with_name("_prompts")
    return installed if installed.is_dir() else Path(__file__).parents[2] / "prompts"


def _front_matter(front: str, origin: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in front.splitlines() if line.strip())
    fields = {key.strip(): value.strip() for key, _, value in pairs}
    fields.setdefault("profile_tokens", str(PROFILE_TOKENS))
    for unknown in sorted(fields.keys() - FIELDS):
        raise PromptError(f"{origin} has an unknown “{unknown}” in its front matter.", _nearest(unknown, FIELDS))
    for missing in sorted(FIELDS - fields.keys()):
        raise PromptError(f"{origin} lacks “{missing}” in its front matter.", EXAMPLE)
    if not re.fullmatch("[0-9]{1,6}", fields["profile_tokens"]):
        raise PromptError(f"{origin} has “{fields['profile_tokens']}” as profile_tokens.", "Give a whole number.")
    return fields


def _sections(body: str, origin: str) -> dict[str, str]:
    before, *parts = re.split(r"^# (\w+)[ \t]*$", body, flags=re.MULTILINE)
    headings, contents = parts[::2], parts[1::2]
    for unknown in (heading for heading in headings if heading not in PLACEHOLDERS):
        raise PromptError(f"{origin} has an unknown section “{unknown}”.", _nearest(unknown, PLACEHOLDERS))
    for missing in (section for section in REQUIRED if section not in headings):
        raise PromptError(f"{origin} lacks the section “{missing}”.", EXAMPLE)
    if before.strip() or len(set(headings)) < len(headings):
        raise PromptError(f"{origin} has text before its sections, or one of them twice.", EXAMPLE)
    return {heading: content.strip() for heading, content in zip(headings, contents, strict=True)}


def _check_placeholders(section: str, content: str, origin: str) -> None:
    template, known = Template(content), PLACEHOLDERS[section]
    if not template.is_valid():
        raise PromptError(f"{origin} has a stray $ in its section “{section}”.", "Write $$ for a dollar sign.")
    used = frozenset(template.get_identifiers())
    for unknown in sorted(used - known):
        raise PromptError(f"{origin} cannot use ${unknown} in its section “{section}”.", _nearest(unknown, known, "$"))
    for missing in sorted(REQUIRED.get(section, frozenset()) - used):
        raise PromptError(f"{origin} lacks ${missing} in its section “{section}”.", EXAMPLE)


def _nearest(wrong: str, known: Iterable[str], mark: str = "") -> str:
    near = difflib.get_close_matches(wrong, known, n=1)
    if near:
        return f"Did you mean “{mark}{near[0]}”?"
    return f"Known here are {', '.join(mark + name for name in sorted(known))}."
