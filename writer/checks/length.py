"""See the docstring of the check."""

from collections.abc import Iterator

from writer.checks import Example, check
from writer.note import Finding
from writer.reading import Reading
from writer.text.characters import units


@check(
    passes=[
        "Tomás, it was good to talk about gridflow at PyCon DE in Berlin. I'd like to follow it. Nadia",
        Example("Hi Tomás, gridflow at PyCon was a find. " + "x" * 20, {"limit": 60}),
        Example("🔭" * 30, {"limit": 60}),
    ],
    fails=[
        "",
        Example("Hi Tomás, gridflow at PyCon was a find. " + "x" * 21, {"limit": 60}),
        Example("🔭" * 31, {"limit": 60}),
    ],
)
def length(reading: Reading) -> Iterator[Finding]:
    """The note does not fit the limit, or is empty.

    Counted in UTF-16 code units of the NFC text, which is what an HTML maxlength counts, and never less than any other
    plausible count: an emoji is two or more. Nothing is ever cut to make it fit.
    """
    limit, long = reading.brief.limit, units(reading.text)
    if not reading.text.strip():
        yield Finding("length", "", 0, 0, "The note is empty.")
    elif long > limit:
        over = long - limit
        yield Finding(
            "length", "", 0, 0, f"Shorten the note by {over} character{'s' * (over > 1)}: it has {long}, {limit} fit."
        )
