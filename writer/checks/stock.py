"""See the docstring of the check."""

from collections.abc import Iterator

from writer.checks import Example, check
from writer.note import Finding
from writer.reading import Reading
from writer.text.phrases import find, phrases


@check(
    passes=[
        "Hi Tomás, I hope you're well. Our talk about gridflow in Berlin stuck with me, and I'd love to connect. Nadia",
        "Hi Tomás, your impressive gridflow talk made PyCon DE for me. I'd like to follow it. Nadia",
        Example(
            "Hi Tomás, we haven't been introduced. I came across your profile when I was searching for schedulers for "
            "rail data, and I thought it would make sense for us to connect. Nadia",
            {
                "connection.kind": "not_met",
                "connection.how": "found his profile, searching for schedulers for rail data",
            },
        ),
        Example(
            "Hi Tomás, I'm Nadia from Synergy Rail; we talked about gridflow at PyCon DE in Berlin.",
            {"sender.about": "Data engineer at Synergy Rail."},
        ),
    ],
    fails=[
        "I'd like to add you to my professional network on LinkedIn.",
        "Hi Tomás, I hope this message finds you well. We talked about gridflow at PyCon DE in Berlin. Nadia",
        "Hi Tomás, good to meet you at PyCon DE. I'm looking to grow my network of like-minded data people. Nadia",
        "Hi Tomás, we met at PyCon DE and I'd love to pick your brain about gridflow. Nadia",
        "Hi Tomás, I came across your impressive profile after PyCon DE. Let's explore synergies. Nadia",
    ],
)
def stock(reading: Reading) -> Iterator[Finding]:
    """The note is built around a phrase that everybody sends.

    Whoever gets it has read it a hundred times, and knows that it was sent a hundred times. A worn courtesy beside
    something specific is fine: "I hope you're well" and "I'd love to connect" stop nothing. Words that you used
    yourself are yours. The phrases, with where they come from, are in writer/languages/en/stock.toml.
    """
    own = "\n".join((reading.brief.sender.about, reading.brief.told))
    for phrase, start, end in find(reading.text, phrases(reading.facts.pack, "stock", "stock"), own):
        quote = reading.text[start:end]
        yield Finding("stock", quote, start, end, f"Leave out “{quote}”: everybody sends it.", phrase.says["instead"])
