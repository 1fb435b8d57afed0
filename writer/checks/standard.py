"""The brief that the examples of the checks are judged against, unless an example changes some of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from writer.brief import Brief

if TYPE_CHECKING:
    from writer.checks import Example

STANDARD: dict[str, Any] = {
    "sender": {"name": "Nadia Rahman", "about": "Data engineer at Ostrava Rail. Organises PyData Brno."},
    "recipient": {
        "name": "Tomás Herrera",
        "about": "Tomás Herrera\nEngineer at Meridian Grid, Valencia\nI maintain gridflow, a scheduler for pipelines.",
    },
    "connection": {"kind": "met", "how": "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow"},
    "reason": "I'd like to follow gridflow",
    "limit": 300,
    "language": "en",
}


def standard(example: Example) -> Brief:
    """The standard brief with the fields that the example changes. Raises `BriefError` for fields that no brief has."""
    data = {key: dict(value) if isinstance(value, dict) else value for key, value in STANDARD.items()}
    for path, value in example.brief.items():
        *parents, last = path.split(".")
        part = data
        for name in parents:
            part = part.setdefault(name, {})
        part[last] = value
    return Brief.of(data, "the example")
