"""What a value has to be, in plain words, where pydantic would say it in its own."""

from __future__ import annotations

from typing import Any

_NAMES = {
    "string": "a text",
    "tuple": "a list",
    "list": "a list",
    "model": "a table",
    "dict": "a table",
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "bool": "true or false",
}
"""By the first word of pydantic's name for the error: int_parsing and int_from_float both want a whole number."""


def wanted(error: Any) -> str:
    """What the value of this error (one of `ValidationError.errors()`) has to be; "" where we have no words for it."""
    context = error.get("ctx", {})
    match error["type"]:
        case "greater_than_equal":
            return f"at least {context['ge']:g}"
        case "less_than_equal":
            return f"at most {context['le']:g}"
        case "greater_than":
            return f"more than {context['gt']:g}"
        case "literal_error":
            return for_people(context["expected"])
        case "string_unicode":  # bytes of another encoding, which Python keeps as half surrogates
            return "text in UTF-8"
        case name:
            return _NAMES.get(name.partition("_")[0], "")


def for_people(values: str) -> str:
    """The values of a choice as people write them."""
    return values.replace("'", "").replace("_", "-")
