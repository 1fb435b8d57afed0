"""Addresses, phone numbers and prices in a text, by their form and in every language."""

import re
from collections.abc import Iterator

import regex

from writer.text.characters import lower

# The endings that addresses in notes have; others are known by their scheme, by "www." or by a path.
_ENDING = (
    "com|org|net|edu|gov|io|ai|app|dev|co|info|biz|me|eu|uk|de|fr|es|it|nl|ch|at|be|pl|cz|se|no|dk|fi|ie|pt|us|ca|au|"
    "nz|in|br|mx|za|ly|gg|tv|xyz|shop|store|tech|online|site|example|test"
)

_ADDRESS = regex.compile(
    rf"""
    (?P<mail> (?<![\w.+-]) [\w.+-]{{1,64}}+ \s? (?: @ | [\[(]at[\])] ) \s? (?: [\w-]{{1,63}}+ [.] )+ [\w-]{{1,63}}+ )
    | (?P<link> (?: https?:// | www\. ) [^\s<>"]*[\w/] )
    | (?P<bare> (?<![\w@.-]) (?: [\w-]{{1,63}}+ [.] )+ (?: {_ENDING} ) \b (?! [.-]?\w ) (?: / [^\s<>"]* )? )
    | (?P<path> (?<![\w@.-]) (?: [\w-]{{1,63}}+ [.] )+ [a-z]{{2,6}} / [\w#?=&%/.-]*\w )
    | (?P<said> (?<![\w-]) [\w-]{{2,63}}+ (?: \s | \s?[(\[] ) dot (?: \s | [)\]]\s? ) (?: {_ENDING} ) \b )
    | (?P<handle> (?: instagram|twitter|telegram|whatsapp|tiktok|skype )
      \W{{1,3}} (?: @ | as\s | at\s )+ [\w.]{{2,40}} )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# In lower case and with a letter or mark at the head of each alternative, so that `re` leaps to those.
_MAY_BE_ADDRESS = re.compile(
    r"@|\.(?<!-\.)\w|://|\(at[)\]]|\[at[)\]]|dot\b(?<=\bdot)|instagram|twitter|telegram|whatsapp|tiktok|skype"
)

_DIGITS = regex.compile(r"(?<![\w.,])(?:\+|\(?0)?[\d(](?:[\s().\-/–]{0,2}\d){5,20}(?![\w%])", regex.V1)
_CALLED = regex.compile(
    r"(?:call|phone|ring|tel|telephone|hotline|whatsapp|mobile|cell|text|number|line|dial|reach me)\W+(?:\w+\W+){0,3}$",
    regex.IGNORECASE,
)
_YEAR_DATE_OR_THOUSANDS = regex.compile(r"\b(?:1[89]|20)\d\d\b|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,3}(?:\s\d{3})+$")

_CODES = "chf|eur|usd|gbp|pln|czk|sek|nok|dkk|zar|ngn|kes|inr|aud|cad"
_NAMES = "euros?|dollars?|pounds|quid|bucks|francs|crowns|kronor|kroner|rand|naira|rupees|shillings|zł|kč|kr"
_DIGIT = regex.compile(r"\d")
_PRICE = regex.compile(
    rf"""
    (?: (?<!\w) (?: [$£€¥₹₦₺₽₩₱₪฿] | R\$ | (?:{_CODES})\s ) \s? \d[\d.,]*+ (?: \s?(?:k|m|bn|million|thousand)\b )?
      | (?<![\w.,]) \d[\d.,]*+ \s? (?: [€£] | (?:{_CODES}|{_NAMES})\b ) )
    (?P<each> \s? (?: (?:a|per|each|every) \s \w+ | / \s? \w+ | p\.?[amw]\b ) )?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def addresses(text: str) -> Iterator[regex.Match[str]]:
    """Links, e-mail addresses and handles, also spelt out ("example dot com"); the group `bare` is a mere name.tld."""
    return _ADDRESS.finditer(text) if _MAY_BE_ADDRESS.search(lower(text)) else iter(())


def phones(text: str) -> Iterator[regex.Match[str]]:
    """Digits with a country code, a leading zero, groups of their own, or the word for it before them.

    Years, dates and thousands are none.
    """
    for found in _DIGITS.finditer(text):
        if _is_phone(found[0], text[max(0, found.start() - 40) : found.start()]):
            yield found


def prices(text: str) -> Iterator[regex.Match[str]]:
    """Amounts of money; the group `each` is what they are for ("a month", "per hour")."""
    return _PRICE.finditer(text) if _DIGIT.search(text) else iter(())


def _is_phone(digits: str, before: str) -> bool:
    if digits.startswith("+") or _CALLED.search(before):
        return True
    if sum(each.isdigit() for each in digits) < 7 or _YEAR_DATE_OR_THOUSANDS.search(digits):
        return False
    return digits.lstrip("(").startswith("0") or len(regex.findall(r"\d+", digits)) >= 3
