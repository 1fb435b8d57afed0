"""See the docstring of the check."""

from collections.abc import Iterator

from writer.checks import Example, check
from writer.note import Finding
from writer.reading import Claim, Reading
from writer.reading.access import ACCESS, accessed, called_yours, of_them, told_of
from writer.reading.evidence import in_their_words, of_the_third
from writer.reading.places import misplaced
from writer.reading.tie import GUARDED, MET_KINDS


@check(
    passes=[
        "Hi Tomás, it was good to talk about gridflow at PyCon DE in Berlin. Nadia",
        "Hi Tomás, we sat side by side at PyCon and I'd love to chat about gridflow one day. Nadia",
        Example(
            "Hi Tomás, we haven't met, though I hope to meet you at PyCon one day. I read your post on gridflow.",
            {"connection.kind": "follows_work", "connection.how": "read his post on gridflow"},
        ),
    ],
    fails=[
        "Hi Tomás, we haven't met, but I heard about gridflow at PyCon DE in Berlin. Nadia",
        "Hi Tomás, it was great working with you on gridflow at PyCon DE in Berlin. Nadia",
        Example(
            "Hi Tomás, it was good to meet you. I read your post on gridflow.",
            {"connection.kind": "follows_work", "connection.how": "read his post on gridflow"},
        ),
        Example(
            "Hi Tomás, it was great to attend your talk on gridflow.",
            {"connection.kind": "follows_work", "connection.how": "watched his talk on gridflow on youtube"},
        ),
        Example(
            "Hi Tomás, thanks for stopping at my owl call poster in Ghent. Nadia",
            {
                "connection.how": "he stopped at my poster on owl calls in Tartu",
                "recipient.about": "Acoustic engineer. Taught at the summer school in Ghent.",
            },
        ),
        Example(
            "Hi Tomás, Lena introduced us. I came across gridflow and liked it.",
            {"connection.kind": "not_met", "connection.how": "came across gridflow, never met. Lena uses it too"},
        ),
    ],
)
def wrong_connection(reading: Reading) -> Iterator[Finding]:
    """The note claims another or a stronger tie than the brief's, or denies the real one.

    Ties stand on a ladder (not met, same group, a common contact, met, studied or worked together), and so does what
    one knows of somebody's work (came across, read, heard, used). A wish ("hope to meet you") claims nothing. A
    stronger tie is never asked about: it is wrong.
    """
    for start, end in sorted({(claim.start, claim.end) for claim in reading.claims if _wrong(claim, reading)}):
        quote = reading.text[start:end]
        message = f"Leave out “{quote}”: you didn't say that of the two of you."
        yield Finding("wrong_connection", quote, start, end, message)
    for word, message in misplaced(reading):
        yield Finding("wrong_connection", word.text, word.start, word.end, message)


def _wrong(claim: Claim, reading: Reading) -> bool:
    kind, may = reading.facts.kind, reading.facts.may
    if claim.name == "not_met":
        if claim.mood == "denied":  # "it's not as if we'd never met" claims a meeting
            return kind not in MET_KINDS
        return "not_met" not in reading.facts.said and (kind in MET_KINDS or _is_guessed(reading))
    if claim.name not in GUARDED or claim.mood != "asserted":
        return False
    work = accessed(claim, reading) if claim.name in ACCESS else None
    if claim.name in ACCESS and not work and not of_them(claim, reading):
        return False  # "read your name in the programme" says only how one came upon somebody
    if claim.name in {"read", "enjoyed"} and work and told_of(work, reading):
        return False  # who tells of "his answer in the forum" has read it
    if claim.name == "used" and work and work.told and not called_yours(work, reading):
        return False  # "when I use the wrong template", of one's own
    if claim.name in may:
        return work is not None and work.profiled and not in_their_words(claim, reading)
    return not in_their_words(claim, reading) and not (kind == "mutual_contact" and of_the_third(claim, reading))


def _is_guessed(reading: Reading) -> bool:
    """Whether the two are taken for strangers only since nothing says what they are: "my GP's receptionist"."""
    facts = reading.facts
    return facts.kind == "not_met" and facts.kind_is_open and facts.said.isdisjoint(ACCESS | {"found"})
