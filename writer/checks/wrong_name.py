"""See the docstring of the check."""

from collections.abc import Iterator

from writer.checks import Example, check
from writer.note import Ask, Finding
from writer.reading import Reading
from writer.reading.names import is_form, misspelt, recipient_forms, sender_forms
from writer.reading.statements import signed_unknown


@check(
    passes=[
        "Hi Tomás, it was good to talk about gridflow at PyCon DE in Berlin. Nadia",
        "Hi Tomas, it was good to talk about gridflow at PyCon DE in Berlin. Nadia Rahman",
        "Dear Mr Herrera, it was good to talk about gridflow at PyCon DE in Berlin.",
        "It was good to talk about gridflow at PyCon DE in Berlin, Tomás!",
        "hi tomás nadia from pycon here :) it was good to talk about gridflow",
        Example(
            "Hi Sandro, it was good to talk about gridflow at PyCon DE in Berlin.",
            {
                "recipient.name": "Alessandro Herrera",
                "connection.how": "sat next to sandro at PyCon in Berlin, gridflow",
            },
        ),
        Example(
            "Hi Bo, it was good to talk about gridflow at PyCon DE in Berlin.",
            {"connection.how": "sat next to him at PyCon DE in Berlin, gridflow. everyone there calls him bo"},
        ),
        Example(
            "Hi Jo, it was good to talk about gridflow at PyCon. Nadia",
            {"recipient.name": "Joachim Brandt", "connection.how": "met Jo at PyCon, talked about gridflow"},
        ),
    ],
    fails=[
        "Hi Thomas, it was good to talk about gridflow at PyCon DE in Berlin. Nadia",
        "Hi Nadia, it was good to talk about gridflow at PyCon DE in Berlin. Tomás",
        "Dear Mr Herrero, it was good to talk about gridflow at PyCon DE in Berlin.",
        Example("Hi Lena, it was good to talk about gridflow at PyCon DE in Berlin."),
        Example("Hi Tomás, it was good to talk about gridflow at PyCon DE in Berlin. Nadia", {"sender.name": ""}),
    ],
)
def wrong_name(reading: Reading) -> Iterator[Finding]:
    """The note greets, names or is signed by somebody else.

    A name is right in a form that the brief supplies, diacritics aside; a nickname that it does not supply is wrong
    even where it would be usual. Nothing is accepted for being nearly right.
    """
    recipient, sender = recipient_forms(reading.facts), sender_forms(reading.facts)
    addressed = reading.roles.addressed if reading.brief.recipient.name else ()
    others = [token for token in addressed if not is_form(token.norm, recipient, reading)]
    for token in others:
        if token.norm not in sender:
            message = f"“{token.text}” is not their name; greet {reading.brief.recipient.name}."
        elif len(others) < len(addressed):  # "hi tomás nadia from the fair here" says who writes
            continue
        else:
            message = f"“{token.text}” is you; greet {reading.brief.recipient.name}."
        yield Finding("wrong_name", token.text, token.start, token.end, message)
    greeted = {token.start for token in reading.roles.addressed}
    for word, meant in misspelt(reading):
        if word.start not in greeted:
            yield Finding(
                "wrong_name",
                word.text,
                word.start,
                word.end,
                f"Did you mean {meant}? “{word.text}” stands nowhere in what you told me.",
            )
    if signed := signed_unknown(reading):
        start, end = signed[0].start, signed[-1].end
        name = reading.text[start:end]
        ask = Ask(f"Is your name {name}?", f"My name is {name}")
        message = f"Leave out “{name}”: you didn't tell me your name."
        yield Finding("wrong_name", name, start, end, message, ask=ask)
