"""The encoding of a text that is no UTF-8, where it is one of western and central Europe.

Most such files are cp1252, as Windows wrote them for decades, or latin-1, which is cp1252 but for what no text holds.
Statistics of letters cannot tell "Søren" from "Sřren" in a text so short. So it is cp1252, unless what comes out cannot
be words, or is in a language that cp1252 cannot write.
"""

from __future__ import annotations

import regex

from writer.text.language import language

USUAL = "cp1252"

OF_LANGUAGE = {"pl": "cp1250", "cs": "cp1250", "ro": "cp1250", "tr": "cp1254"}
"""Where a language has letters that cp1252 lacks, what Windows wrote it in; its small words tell it in any of them."""

# Every letter of a Russian or Greek word comes out accented; a Polish ł becomes a ³ in the midst of a word, a Ł a pound
# before letters; of Chinese, accents beside signs are left.
_WRONG = regex.compile(
    r"""
    [\p{L}--\p{ASCII}]{4}
    | (?<=\p{L}) [\p{S}\p{No}\p{P}--\p{ASCII}--[ªº’‘·–—…®™&]] (?=\p{L})
    | (?<=[\p{L}--\p{ASCII}]) [\p{S}--\p{ASCII}--[®™©€£]]
    | £ \p{L}{3}
    | [\p{Cc}--\s]
    """,
    regex.VERBOSE | regex.V1,
)


def european(data: bytes) -> str | None:
    """The encoding of these bytes among those of western and central Europe; None where it seems to be none of them."""
    try:
        usual = data.decode(USUAL)
        if encoding := OF_LANGUAGE.get(language(usual) or ""):
            data.decode(encoding)
            return encoding
    except UnicodeDecodeError:
        return None
    return None if _WRONG.search(usual) else USUAL
