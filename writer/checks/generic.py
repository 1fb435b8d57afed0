"""See the docstring of the check."""

from collections.abc import Iterator

from writer.checks import Example, check
from writer.note import Finding
from writer.reading import Reading
from writer.reading.particular import fits_nobody_else


@check(
    passes=[
        "Hi Tomás, it was good to talk about gridflow at PyCon DE in Berlin. Nadia",
        "Tomás, that seat beside you at PyCon was a lucky one. Nadia",
        "Hi Tomás, we met at PyCon DE and I'd like to follow gridflow. Nadia",
        Example(
            "Hi Tomás, we both have a plot at the Hillfoot allotments. I'd be glad to be in touch. Nadia",
            {"connection.kind": "same_community", "connection.how": "both have a plot at the Hillfoot allotments"},
        ),
    ],
    fails=[
        "Hi Tomás, it was great to meet you. Let's stay in touch! Nadia",
        "Hi Tomás, we met at PyCon. It would be great to stay in touch. Nadia",
        Example(
            "Hi Tomás, it was great to meet you. As a beekeeper in Lund I'd be glad to stay in touch. Nadia",
            {"sender.about": "Beekeeper in Lund."},
        ),
        Example(
            "Hi Tomás, we're both in the PyData Slack. As a fellow court clerk I'd be glad to be in touch.",
            {
                "sender.about": "Clerk at a court in Brno.",
                "recipient.about": "Court clerk",
                "connection.kind": "same_community",
                "connection.how": "both in the PyData Slack, he answered me about scanned deeds",
            },
        ),
        Example("Hello Tomás, I'd be honoured to be in touch with you here."),
    ],
)
def generic(reading: Reading) -> Iterator[Finding]:
    """The note could be sent to anybody else.

    It takes at least one thing, besides the name of the place or the group, that only these two share or only this
    recipient has. What both do for a living is no such thing. Where you said little, little is enough.
    """
    if not fits_nobody_else(reading):
        yield Finding(
            "generic",
            "",
            0,
            0,
            "Add one thing that fits only them: what you talked about, what they made, why you write.",
        )
