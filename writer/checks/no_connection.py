"""See the docstring of the check."""

from collections.abc import Iterator

from writer.brief import KIND_WORDS
from writer.checks import Example, check
from writer.note import Finding
from writer.reading import Reading
from writer.reading.evidence import says_the_tie


@check(
    passes=[
        "Hi Tomás, it was good to talk about gridflow at PyCon DE in Berlin. Nadia",
        "Tomás, that seat beside you at PyCon was a lucky one. I'd like to follow gridflow. Nadia",
        Example(
            "Hi Tomás, we haven't met. I came across your name looking for grid people and want to follow gridflow.",
            {"connection.kind": "not_met", "connection.how": "came across his name looking for grid people, never met"},
        ),
    ],
    fails=[
        Example(
            "Hi Tomás, it's been far too long! Sixty plays lit, how splendid. Nadia",
            {
                "connection.kind": "worked_together",
                "connection.how": "same venue in Graz, he lit the show",
                "recipient.about": "Tomás Herrera\nHas lit sixty plays",
            },
        ),
        Example(
            "Hi Tomás, why do organs sound dead in churches with carpets? I'd love to follow your work. Nadia",
            {"connection.how": "sat beside him on the train to Graz, he explained why organs sound dead w/ carpets"},
        ),
        "Hi Tomás, I'm a data engineer at Ostrava Rail and would like to follow gridflow. Nadia",
        "Hi Tomás, gridflow is a great project and I'd love to connect. Nadia",
        Example(
            "Hi Tomás, it would be great to be in touch here. Nadia",
            {"connection.kind": "not_met", "connection.how": "came across his name looking for grid people, never met"},
        ),
    ],
)
def no_connection(reading: Reading) -> Iterator[Finding]:
    """The note does not say how the two know each other.

    For people who have not met: how you came upon them, or why you write. It is the one thing that makes a
    request more than a stranger's click. Topics alone do not say it, nor "we crossed paths".
    """
    if not says_the_tie(reading):
        how, tie = reading.brief.connection.how, KIND_WORDS[reading.facts.kind]
        message = f"Say how you know each other: {tie[0].lower()}{tie[1:]}."
        if reading.facts.kind == "not_met":
            message = "Say how you came upon them, or why you write."
        yield Finding("no_connection", "", 0, 0, message, hint=f"You said: “{how}”." if how else "")
