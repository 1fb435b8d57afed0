"""Characters: how a text is counted, brought to normal form, and freed of what cannot be seen."""

import unicodedata


def units(text: str) -> int:
    """Length in UTF-16 code units of the NFC text: what an HTML maxlength counts, and never less than code points."""
    return len(unicodedata.normalize("NFC", text).encode("utf-16-le", "surrogatepass")) // 2
