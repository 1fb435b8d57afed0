"""Appeals: sentences of a profile that speak to whoever reads it, or of the sender, and not of the recipient.

They need not be instructions ("You and I share a dear friend", "As agreed on the phone ..."). Whatever they say, it is
no fact about the recipient, and what the two have to do with each other only the sender can tell.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from writer.brief import Brief
from writer.text.characters import straight
from writer.text.words import norm, tokens


def appeals(sentence: str, brief: Brief) -> bool:
    """Whether the sentence speaks to its reader, of what was agreed with them, or of the sender by name."""
    return _spoken().search(straight(sentence)) is not None or _names(sentence, brief)


def _names(sentence: str, brief: Brief) -> bool:
    """Whether the sender stands in it: the whole name, or a first name that is not the recipient's as well."""
    name = [token.norm for token in tokens(brief.sender.name)]
    said = {token.norm for token in tokens(sentence)}
    theirs = {norm(part) for part in brief.recipient.name.split()}
    return bool(name) and (set(name) <= said or (name[0] in said - theirs and len(name) > 1))


@cache
def _spoken() -> re.Pattern[str]:
    data = tomllib.loads(resources.files("writer.languages").joinpath("instructions.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in data["appeals"]["patterns"]), re.IGNORECASE)
