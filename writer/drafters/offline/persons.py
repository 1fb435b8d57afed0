"""Which noun phrases say what somebody is."""

from __future__ import annotations

import regex

from writer.drafters.offline.words import those


def is_person(phrase: str) -> bool:
    """Whether a noun phrase names what somebody is: "front-end developer", "PhD student"; not "watch repair stall"."""
    words = phrase.lower().split()
    if not words or words[-1] in those("persons", "things"):
        return False
    listed = those("persons", "listed") | those("others", "roles")
    return words[-1] in listed or words[0] in listed or bool(_ENDING.search(words[-1]))


_ENDING = regex.compile(r"(?:er|or|ist|ian|eer|man|woman|wright|smith|ary|ive|path)$")
"""How most words for what people are end."""
