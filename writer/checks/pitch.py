"""See the docstring of the check."""

from collections.abc import Iterator

import regex

from writer.brief import Brief
from writer.checks import Example, check
from writer.languages import Pack
from writer.note import Finding
from writer.reading import Reading
from writer.text.characters import straight
from writer.text.phrases import compiled, find, phrases
from writer.text.sentences import clauses

Place = tuple[int, int, str, str]
"""Start and end (code points), the message, and a hint."""

# The endings that addresses in notes have; others are caught by their scheme, by "www." or by a path.
_ENDING = (
    "com|org|net|edu|gov|io|ai|app|dev|co|info|biz|me|eu|uk|de|fr|es|it|nl|ch|at|be|pl|cz|se|no|dk|fi|ie|pt|us|ca|au|nz|in|br|mx|za|"
    "ly|gg|tv|xyz|shop|store|tech|online|site|example|test"
)
_ADDRESS = regex.compile(
    rf"""
    (?P<mail> (?<![\w.+-]) [\w.+-]{{1,64}}+ \s? (?: @ | [\[(]at[\])] ) \s? (?: [\w-]{{1,63}}+ [.] )+ [\w-]{{1,63}}+ )
    | (?P<link> (?: https?:// | www\. ) [^\s<>"]*[\w/] )
    | (?P<bare> (?<![\w@.-]) (?: [\w-]{{1,63}}+ [.] )+ (?: {_ENDING} ) \b (?! [.-]?\w ) (?: / [^\s<>"]* )? )
    | (?P<path> (?<![\w@.-]) (?: [\w-]{{1,63}}+ [.] )+ [a-z]{{2,6}} / [\w#?=&%/.-]*\w )
    | (?P<said> (?<![\w-]) [\w-]{{2,63}}+ (?: \s | \s?[(\[] ) dot (?: \s | [)\]]\s? ) (?: {_ENDING} ) \b (?: \s slash \s \w+ )? )
    | (?P<handle> (?: instagram | twitter | telegram | whatsapp | tiktok | skype ) \W{{1,3}} (?: @ | as\s | at\s )+ [\w.]{{2,40}} )
    """,
    regex.VERBOSE | regex.V1 | regex.IGNORECASE,
)

_MAY_BE_ADDRESS = regex.compile(r"@|\w\.\w|://|\bat\]|\bat\)|\bdot\b|instagram|twitter|telegram|whatsapp|tiktok|skype", regex.IGNORECASE)

_DIGITS = regex.compile(r"(?<![\w.,])(?:\+|\(?0)?[\d(](?:[\s().\-/–]{0,2}\d){5,20}(?![\w%])", regex.V1)
_CALLED = regex.compile(r"(?:call|phone|ring|tel|telephone|hotline|whatsapp|mobile|cell|text|number|line|dial|reach me)\W+(?:\w+\W+){0,3}$", regex.IGNORECASE)
_NO_PHONE = regex.compile(r"\b(?:1[89]|20)\d\d\b|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,3}(?:\s\d{3})+$")

_PRICE = regex.compile(
    r"""
    (?: (?<!\w) (?:[$£€¥₹₦₺₽₩₱₪฿]|R\$|(?:chf|eur|usd|gbp|pln|czk|sek|nok|dkk|zar|ngn|kes|inr|aud|cad)\s) \s?
        \d[\d.,]* (?: \s?(?:k|m|bn|million|thousand)\b )?
      | (?<![\w.,]) \d[\d.,]* \s?
        (?: [€£] | (?:euros?|eur|usd|gbp|chf|pln|czk|zł|kč|kr|dollars?|pounds|quid|bucks|francs|crowns|kronor|kroner|rand|naira|rupees|shillings)\b ) )
    (?P<each> \s? (?: (?:a|per|each|every) \s \w+ | / \s? \w+ | p\.?[amw]\b ) )?
    """,
    regex.VERBOSE | regex.V1 | regex.IGNORECASE,
)


@check(
    passes=[
        "Hi Tomás, we met at PyCon DE in Berlin. You fixed my gridflow schedule in 15 minutes, thank you! Nadia",
        "Hi Tomás, no links and no catalogue, just a hello: our talk about gridflow in Berlin was a joy. Nadia",
        Example(
            "Hi Tomás, gridflow came up in a list. We have 40 paying customers and a pilot in April. Nadia",
            {
                "connection.kind": "not_met",
                "connection.how": "found gridflow in a list; we have 40 paying customers, a pilot in April",
            },
        ),
        Example(
            "Hi Tomás, we met at PyCon DE. Would you be open to a call about gridflow? Nadia",
            {"reason": "ask him for a call about gridflow"},
        ),
        "Hi Tomás, thank you for the call on Thursday about gridflow. I'd love to catch up some day. Nadia",
        Example(
            "Hi Tomás, thank you for the €45M grid scheduler of Meridian.",
            {"recipient.about": "Tomás Herrera, ran a €45M grid project"},
        ),
    ],
    fails=[
        "Hi Tomás, we met at PyCon DE in Berlin. Would you have 15 minutes this week to talk about gridflow? Nadia",
        "Hi Tomás, we met at PyCon DE. Could we have a short call? Free Thursday and Friday afternoon. Nadia",
        "Hi Tomás, we met at PyCon DE in Berlin. My slides are at www.example.com/gridflow. Nadia",
        "Hi Tomás, we met at PyCon DE in Berlin. Write to me: nadia@example.com or +420 555 123 456.",
        "Hi Tomás, we met at PyCon DE in Berlin. See ostrava-rail dot example for more. Nadia",
        "Hi Tomás, we met at PyCon DE. I also tune schedulers, from €90 a month. Shall I set you up? Nadia",
        "Hi Tomás, we met at PyCon DE in Berlin. Book a demo with us and get a free trial. Nadia",
    ],
)
def pitch(reading: Reading) -> Iterator[Finding]:
    """The note sells, or asks for a place in a calendar that the reason does not ask for.

    A link, an address, a phone number, a price or an offer in the first words makes a note an advertisement, and a date asked
    of somebody who has not yet said yes is a chore. Facts are none of that: what you told connote about how you know each
    other or why you write may be said, "40 paying customers" and "ask her for a call" included.
    """
    taken: list[tuple[int, int]] = []
    for part in (_addresses, _phones, _calendar, _sales, _prices):
        for start, end, message, hint in part(reading):
            if not any(first < end and start < last for first, last in taken):
                taken.append((start, end))
                yield Finding("pitch", reading.text[start:end], start, end, message, hint)


def _addresses(reading: Reading) -> Iterator[Place]:
    if not _MAY_BE_ADDRESS.search(reading.text):
        return
    told, profile = reading.brief.told.casefold(), reading.brief.recipient.about
    for found in _ADDRESS.finditer(reading.text):
        name_of_theirs = found["bare"] and found[0][0].isupper() and found[0] in profile
        if found[0].casefold() not in told and not name_of_theirs:
            yield (
                *found.span(),
                f"Leave out “{found[0]}”: a first note carries no address.",
                "They can look you up, and reply.",
            )


def _phones(reading: Reading) -> Iterator[Place]:
    for found in _DIGITS.finditer(reading.text):
        if _is_phone(found[0], reading.text[max(0, found.start() - 40) : found.start()]) and found[0] not in reading.brief.told:
            yield *found.span(), f"Leave out “{found[0]}”: a first note carries no number to call.", ""


def _is_phone(digits: str, before: str) -> bool:
    """Digits with a country code, a leading zero, groups of their own, or the word for it before them; no year and no date."""
    if digits.startswith("+") or _CALLED.search(before):
        return True
    many = sum(each.isdigit() for each in digits) >= 7 and not _NO_PHONE.search(digits)
    return many and (digits.lstrip("(").startswith("0") or len(regex.findall(r"\d+", digits)) >= 3)


def _prices(reading: Reading) -> Iterator[Place]:
    brief = reading.brief
    stated = f"{brief.told}\n{brief.recipient.about}\n{brief.sender.about}"
    for found in _PRICE.finditer(reading.text):
        if found[0] not in (brief.told if found["each"] else stated):
            yield *found.span(), f"Leave out “{found[0]}”: a first note names no price.", ""


def _sales(reading: Reading) -> Iterator[Place]:
    pack = reading.facts.pack
    for phrase, start, end in find(reading.text, phrases(pack, "pitch", "sales")):
        quote = reading.text[start:end]
        if not _denied(reading.text, start, pack) and not _said(quote, reading.brief.told):
            yield start, end, f"Leave out “{quote}”: it sells.", phrase.says["mend"]


def _calendar(reading: Reading) -> Iterator[Place]:
    pack = reading.facts.pack
    asked = _asked(reading.brief, pack)
    for _, start, end in find(reading.text, phrases(pack, "pitch", "calendar")):
        quote = reading.text[start:end]
        if not _denied(reading.text, start, pack) and not _asks_for(quote, asked, pack):
            hint = "If you do want to ask for it, say so in the reason."
            yield start, end, f"Leave out “{quote}”: a first note asks for no appointment.", hint


def _denied(text: str, start: int, pack: Pack) -> bool:
    """Whether a negation stands right before: "no links and no catalogue"."""
    denial = compiled(pack.toml("pitch")["denial"] + "$", {})
    return denial.search(straight(text[max(0, start - 80) : start])) is not None


def _said(quote: str, told: str) -> bool:
    """Whether the sender used the words that carry the quote, in whatever form and order."""
    own = {word[:5] for word in _content(told)}
    return all(word[:5] in own for word in _content(quote))


def _content(text: str) -> list[str]:
    return regex.findall(r"\d+|\p{L}{4,}", text.casefold())


def _asked(brief: Brief, pack: Pack) -> str:
    """What the sender wants, without what they want not to be asked."""
    denial = compiled(pack.toml("pitch")["denial"], {})
    wishes = (brief.reason, *brief.confirmed)
    return "\n".join(clause.text for wish in wishes for clause in clauses(wish) if not denial.search(clause.text))


def _asks_for(quote: str, asked: str, pack: Pack) -> bool:
    """Whether the reason has every word of the ask that counts: the call, the day, the minutes."""
    counts = phrases(pack, "pitch", "calendar_word")
    asked_words = {asked[start:end].casefold()[:3] for _, start, end in find(asked, counts)}
    words = [quote[start:end].casefold()[:3] for _, start, end in find(quote, counts)]
    return bool(words) and set(words) <= asked_words
