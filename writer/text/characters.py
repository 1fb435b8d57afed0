"""Characters: how a text is counted, brought to normal form, and freed of what cannot be seen.

What may stand in a note follows Unicode's Default_Ignorable_Code_Point and Bidi_Control properties and the mixed-script
detection of UTS #39. Every pattern here runs in linear time.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import regex


def nfc(text: str) -> str:
    """The text in Unicode's form NFC.

    A text with more than 30 combining marks in a row stays as it is: composing them takes quadratic time, and UAX #15
    (Stream-Safe Text Format) knows of no real text with so many.
    """
    return text if text.isascii() or _PILE.search(text) else unicodedata.normalize("NFC", text)


def units(text: str) -> int:
    """Length in UTF-16 code units of the NFC text: what an HTML maxlength counts, and never less than code points."""
    return len(nfc(text).encode("utf-16-le", "surrogatepass")) // 2


def straight(text: str) -> str:
    """The text with the quotes, dashes and spaces that a keyboard has; every code point keeps its place."""
    return _BENT.sub(lambda found: _STRAIGHT[found[0]], text)


def normal(text: str) -> str:
    """The form in which texts are compared: NFC with straight quotes and dashes; composed accents move places."""
    return straight(nfc(text))


def lower(text: str) -> str:
    """The text in lower case, as a pattern takes it for which letter case does not count."""
    return _DOTTED.sub(lambda found: _UNDOTTED[found[0]], text).lower()


def shadow(text: str) -> str:
    """The text in lower case without diacritics and with straight quotes, each letter at its own place."""
    return (text if text.isascii() else _BEYOND_ASCII.sub(lambda found: _plain(found[0]), text)).lower()


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter in "’‘ʼ´`":
        return "'"
    if letter in "‐‑":
        return "-"
    return unicodedata.normalize("NFD", letter)[0].lower()[0]


def visible(text: str) -> str:
    """The text without invisible, control, bidi, tag and private characters, and with plain line breaks.

    The joiners and selectors that emoji and some scripts need stay.
    """
    return _INVISIBLE.sub("", _BREAK.sub("\n", text))


def hidden(text: str) -> str:
    """What tag characters, runs of variation selectors and bits of zero width spell: text that people cannot see and a
    model reads.

    Empty where there is none. Bytes that are not UTF-8 are shown as �.
    """
    return " ".join(filter(None, (_decoded(found[0]) for found in _SMUGGLED.finditer(text))))


def offences(text: str) -> Iterator[tuple[int, int, str]]:
    """What does not belong in a note: start, end (code points) and what it is, in words; in the order of the text."""
    if _ORDINARY.fullmatch(text):
        return
    for found in _OFFENCE.finditer(text):
        yield found.start(), found.end(), _WORDS[found.lastgroup or ""]


def _decoded(run: str) -> str:
    if run[0] >= "\U000e0000" and run[0] <= "\U000e007f":
        return "".join(chr(ord(tag) - 0xE0000) for tag in run if "\U000e0020" <= tag <= "\U000e007e").strip()
    if run[0] in _BITS:
        return next(filter(str.isprintable, (_from_bits(run, one) for one in sorted(set(run)))), "").strip()
    values = (ord(each) - 0xFE00 if each < "\U000e0100" else ord(each) - 0xE0100 + 16 for each in run)
    return bytes(values).decode("utf-8", "replace").strip()


def _from_bits(run: str, one: str) -> str:
    bits = "".join("01"[each == one] for each in run)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)).decode("latin-1")


_BITS = "\u200b\u200c\u200d\u2060\u2062\u2063\ufeff"

_STRAIGHT = dict(zip("‘’‚‛ʼ´`′“”„‟″«»‐‑‒–—―−\u00a0\u202f\u2009", "''''''''" + '"' * 7 + "-" * 7 + "   ", strict=True))
_BENT = re.compile(f"[{''.join(_STRAIGHT)}]")

_UNDOTTED = {"İ": "i", "ı": "i", "ſ": "s"}
"""Letters that `re` takes for i and s where letter case does not count, and `str.lower` does not."""
_DOTTED = re.compile(f"[{''.join(_UNDOTTED)}]")

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

_PILE = regex.compile(r"\p{M}{31,}+")

_BREAK = regex.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

_SMUGGLED = regex.compile(f"[\U000e0000-\U000e007f]++|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{{2,}}+|[{_BITS}]{{16,}}+")

# Scripts whose letters join or break by ZWJ and ZWNJ: Persian cannot be spelt without one.
_JOINING = (
    r"[\p{Arabic}\p{Syriac}\p{Nko}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}"
    r"\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}]"
)

# Each use allows one such character after what it belongs to, so that nothing can be spelt with a run of them.
_LEGITIMATE = rf"""
    (?<=\p{{Emoji}})[\uFE0E\uFE0F]
    | (?<=[\p{{Extended_Pictographic}}\p{{Emoji_Modifier}}\uFE0F])\u200D(?=\p{{Extended_Pictographic}})
    | (?<={_JOINING})[\u200C\u200D]
    | (?<=\p{{Han}})[\uFE00-\uFE02\U000E0100-\U000E01EF]
    | (?<=\p{{Mongolian}})[\u180B-\u180D\u180F]
"""

_HIDDEN_KINDS = rf"""
    (?P<tags>      [\U000E0000-\U000E007F]++ )
    | (?P<bidi>    \p{{Bidi_Control}}++ )
    | (?P<ignored> (?: (?! {_LEGITIMATE} ) [\p{{Default_Ignorable_Code_Point}}\u2800\uFFF9-\uFFFB] )++ )
    | (?P<control> [\p{{Cc}}--[\t\n\r]]++ )
    | (?P<private> [[\p{{Co}}\p{{Cs}}\p{{Cn}}]--\p{{Extended_Pictographic}}]++ )
"""

_INVISIBLE = regex.compile(_HIDDEN_KINDS, regex.VERBOSE | regex.V1)

# Characters that never offend, as nearly every note is made of: Latin letters (none that begins a garbled one), digits,
# and the marks of a keyboard and of typography.
_ORDINARY = regex.compile(r"[\n\r\x20-\x7e\u00a1-\u00ac\u00ae-\u00c1\u00c4-\u00e1\u00e3-\u024f–—‘’“”…€]*+")

# Greek letters that nobody takes for Latin ones stand in the words of scientists (TGFβ, ΔG).
_OFFENCE = regex.compile(
    rf"""
    {_HIDDEN_KINDS}
    | (?P<tab>     [\t\u2028\u2029]++ )
    | (?P<space>   (?<![«\d]) [\p{{Zs}}--[\u0020]] (?! [?!:;»%€] ) )
    | (?P<lost>    \uFFFD++ )
    | (?P<garbled> â€[^\s\w]?+œ?+ | Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ] | Â[\u00A0-\u00BF] )
    | (?P<piled>   \p{{Mn}}{{5,}}+ )
    | (?P<costume> (?:
        [\u1D00-\u1D25\u24B6-\u24E9\uFF21-\uFF3A\uFF41-\uFF5A\U0001D400-\U0001D7FF]
        | [\U0001F130-\U0001F149\U0001F150-\U0001F169\U0001F170-\U0001F189] )++ )
    | (?P<mixed>
        \b (?= \w*? \p{{Latin}} )
        (?= \w*? [\p{{Cyrillic}}\p{{Armenian}}\p{{Cherokee}}[\p{{Greek}}--[αβγδεζηθκλμξπσφψωΓΔΘΛΞΠΣΦΨΩ]]] )
        \w++ )
    """,
    regex.VERBOSE | regex.V1,
)

_WORDS = {
    "tags": "hidden text",
    "bidi": "a character that turns the direction of writing",
    "ignored": "an invisible character",
    "control": "a control character",
    "private": "a character that others cannot see",
    "tab": "a tab or a special line break",
    "space": "an unusual space",
    "lost": "a character that was lost in copying",
    "garbled": "a character that was garbled in copying",
    "piled": "accents piled on each other",
    "costume": "letters in costume, which many readers and screen readers cannot read",
    "mixed": "a word with letters of two alphabets",
}
