"""See the docstring of the check."""

from collections.abc import Iterator

import regex

from writer.brief import Brief
from writer.checks import Example, check
from writer.languages import Pack
from writer.note import Finding
from writer.reading import Reading
from writer.text.characters import straight
from writer.text.contact import addresses, phones, prices
from writer.text.phrases import apart, find, phrases, whole
from writer.text.sentences import clauses

Place = tuple[int, int, str, str]
"""Start and end (code points), the message, and a hint."""


@check(
    passes=[
        "Hi Tomás, we met at PyCon DE in Berlin. You fixed my gridflow schedule in 15 minutes, thank you! Nadia",
        "Hi Tomás, no links and no catalogue, just a hello: our talk about gridflow in Berlin was a joy. Nadia",
        "Hi Tomás, at PyCon DE in Berlin you gave gridflow and me an hour of your time. Thank you! Nadia",
        "Hi Tomás, thank you for the call on Thursday about gridflow. I'd love to catch up some day. Nadia",
        Example(
            "Hi Tomás, gridflow came up in a list. We have 40 paying customers and a pilot in April. Nadia",
            {"connection.how": "found gridflow in a list; we have 40 paying customers, a pilot in April"},
        ),
        Example(
            "Hi Tomás, we met at PyCon DE. Would you be open to a call about gridflow? Nadia",
            {"reason": "ask him for a call about gridflow"},
        ),
        Example(
            "Hi Tomás, thank you for the €45M grid scheduler of Booking.com.",
            {"recipient.about": "Tomás Herrera\nRan the €45M grid project of Booking.com"},
        ),
        Example(
            "Hi Tomás, we met at PyCon DE over gridflow. I run the €12,000 grid fund in Ostrava. Nadia",
            {"sender.about": "Runs the €12,000 grid fund in Ostrava."},
        ),
    ],
    fails=[
        "Hi Tomás, we met at PyCon DE in Berlin. Would you have 15 minutes this week to talk about gridflow? Nadia",
        "Hi Tomás, we met at PyCon DE. Could we have a short call? Free Thursday and Friday afternoon. Nadia",
        "Hi Tomás, we met at PyCon DE in Berlin. My slides are at www.example.com/gridflow. Nadia",
        "Hi Tomás, we met at PyCon DE in Berlin. Write to me: nadia@example.com or +420 555 123 456.",
        "Hi Tomás, we met at PyCon DE in Berlin. See ostrava-rail dot example for more. Nadia",
        "Hi Tomás, we met at PyCon DE. I also tune schedulers, from €90 a month. Shall I set you up? Nadia",
        Example(
            "Hi Tomás, we met at PyCon DE in Berlin over gridflow. Our coffee bags start at 149 kronor. Nadia",
            {"sender.about": "Roasts coffee. Bags from 149 kronor."},
        ),
        "Hi Tomás, we met at PyCon DE in Berlin. Book a demo with us and get a free trial. Nadia",
        Example(
            "Hi Tomás, we met at PyCon DE. Could we have a call on Thursday? Nadia",
            {"reason": "get to know him, but not to ask for a call"},
        ),
    ],
)
def pitch(reading: Reading) -> Iterator[Finding]:
    """The note sells, or asks for a place in a calendar that the reason does not ask for.

    A link, an address, a phone number, a price or an offer in the first words makes a note an advertisement, and a date
    asked of somebody who has not yet said yes is a chore. Facts are none of that: what you told connote about how you
    know each other or why you write may be said, "40 paying customers" and "ask her for a call" included.
    """
    parts = (_addresses, _phones, _calendar, _sales, _prices)
    places = (place for part in parts for place in part(reading))
    for start, end, message, hint in apart(places, len(reading.text)):
        yield Finding("pitch", reading.text[start:end], start, end, message, hint)


def _addresses(reading: Reading) -> Iterator[Place]:
    brief = reading.brief
    for found in addresses(reading.text):
        in_profile = found[0][0].isupper() and found[0] in brief.recipient.about
        named = found["bare"] and in_profile  # "Booking.com" is where they work
        if not named and found[0].casefold() not in brief.told.casefold():
            yield *found.span(), f"Leave out “{found[0]}”: a first note carries no address.", "They can look you up."


def _phones(reading: Reading) -> Iterator[Place]:
    for found in phones(reading.text):
        if found[0] not in reading.brief.told:
            yield *found.span(), f"Leave out “{found[0]}”: a first note carries no number to call.", ""


def _prices(reading: Reading) -> Iterator[Place]:
    brief = reading.brief
    for found in prices(reading.text):
        large = _LARGE.search(found[0])  # a budget or a grant, and nothing that somebody asks for a bag of coffee
        stated = f"{brief.told}\n{brief.recipient.about}\n{brief.sender.about if large else ''}"
        one = found[0].casefold().removesuffix("s")  # "200 euros" for "200 euro"
        if one not in (brief.told if found["each"] else stated).casefold():
            yield *found.span(), f"Leave out “{found[0]}”: a first note names no price.", ""


_LARGE = regex.compile(r"\d ?(?:k|m|bn|million|thousand)\b|\d{2,}[.,]?\d{3}", regex.IGNORECASE)


def _sales(reading: Reading) -> Iterator[Place]:
    pack, brief = reading.facts.pack, reading.brief
    for phrase, start, end in find(reading.text, phrases(pack, "pitch", "sales")):
        quote = reading.text[start:end]
        own = f"{brief.told}\n{brief.sender.about}" if phrase.says.get("about") else brief.told
        if not _denied(reading.text, start, pack) and not _said(quote, own, pack):
            yield start, end, f"Leave out “{quote}”: it sells.", "If you do mean to offer it, say so in the reason."


def _calendar(reading: Reading) -> Iterator[Place]:
    pack = reading.facts.pack
    for _, start, end in find(reading.text, phrases(pack, "pitch", "calendar")):
        quote = reading.text[start:end]
        asks = not _follows("given", reading.text, start, pack) and not _denied(reading.text, start, pack)
        if asks and not _asks_for(quote, _asked(reading.brief, pack), pack):
            hint = "If you do want to ask for it, say so in the reason."
            yield start, end, f"Leave out “{quote}”: a first note asks for no appointment.", hint


def _denied(text: str, start: int, pack: Pack) -> bool:
    """Whether a negation stands right before: "no links and no catalogue"."""
    return _follows("denial", text, start, pack)


def _follows(words: str, text: str, start: int, pack: Pack) -> bool:
    """Whether words of this kind stand right before the place."""
    before = whole(pack.toml("pitch")[words] + "$", {})
    return before.search(straight(text[max(0, start - 80) : start])) is not None


def _said(quote: str, told: str, pack: Pack) -> bool:
    """Whether the sender used the words that carry the quote, in whatever form and order; of a bare "I'd like to offer
    you" any word of handing something over.
    """
    own, handing = {word[:5] for word in _content(told)}, pack.words("handing")
    idle = handing.union(pack.toml("pitch")["glad"].split())
    carrying = {word[:5] for word in _content(quote) if word not in idle}
    return carrying <= own if carrying else any(word[:5] in own for word in handing)


def _content(text: str) -> list[str]:
    return regex.findall(r"\d+|\p{L}{4,}", text.casefold())


def _asked(brief: Brief, pack: Pack) -> str:
    """What the sender wants, without what they want not to be asked."""
    denial = whole(pack.toml("pitch")["denial"], {})
    wishes = (brief.reason, *brief.confirmed)
    return "\n".join(clause.text for wish in wishes for clause in clauses(wish) if not denial.search(clause.text))


def _asks_for(quote: str, asked: str, pack: Pack) -> bool:
    """Whether the reason has every word of the ask that counts: the call, the day, the minutes."""
    counts = phrases(pack, "pitch", "calendar_word")
    asked_words = {asked[start:end].casefold()[:3] for _, start, end in find(asked, counts)}
    words = [quote[start:end].casefold()[:3] for _, start, end in find(quote, counts)]
    return bool(words) and set(words) <= asked_words
