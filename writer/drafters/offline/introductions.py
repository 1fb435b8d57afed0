"""How the two are named in a note, and how the sender says what they do."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from writer.brief import Brief, Kind
from writer.drafters.offline.persons import is_person
from writer.drafters.offline.soundness import sound
from writer.drafters.offline.verbs import is_gerund, is_third, plain
from writer.drafters.offline.words import article, templates, those
from writer.people import names
from writer.people.pasted import profile

_NEAR = frozenset({"met", "worked_together", "studied_together", "same_community", "personal"})
"""Kinds among whom first names are the rule, titles or not."""


def greeting(brief: Brief, kind: Kind) -> str:
    """ "Hi Tomás,"; "Dear Dr. Llewellyn-Jones," in a formal tone, or where one does not know them; "" for no name."""
    name = brief.recipient.name or profile(brief.recipient.about).name
    bare = _with_capitals(names.as_given(name))
    if not bare:
        return ""
    title = _title(name)
    first = nickname(brief) or given(bare)
    distant = brief.tone != "casual" and (brief.tone == "formal" or kind not in _NEAR)
    if title and not nickname(brief) and (distant or " " not in bare):  # of "Mr Smith" nothing else is known
        called = _family(bare)
        return str(templates()["greetings"]["titled"]).format(name=f"{title} {called}")
    return str(templates()["greetings"][brief.tone]).format(name=bare if brief.tone == "formal" else first)


def given(bare: str) -> str:
    """The name that friends use: "Tomás" of "Tomás Herrera", "Nhung" of "Nguyễn Thị Hồng Nhung", "Wei Ling" of "Ng Wei
    Ling", "Ma. Teresa".
    """
    words = bare.split()
    if len(words) > 1 and words[0].lower() in {"sister", "brother", "father", "mother"}:
        return " ".join(words[:2])
    if after := _after_the_family(words):
        return after
    if len(words) == 2 and _is_in_either_order(*words):
        return bare
    if names.is_particle(words[0]) and not (words[0].istitle() and len(words) == 2 and len(words[0]) == 2):
        # "de la Cruz"; not "Al Green"
        return bare
    if len(words) == 2 and regex.fullmatch(r"\p{L}\.?", words[0]):  # of "J. Smith" no first name is known
        return bare
    last = next((index for index, word in enumerate(words) if len(word.rstrip(".")) > 1 and not word.endswith(".")), 0)
    return " ".join(words[: last + 1]) if any(len(word.rstrip(".")) > 1 for word in words[:last]) else words[last]


def _with_capitals(bare: str) -> str:
    """A name that was typed small as it is written: "mary o'brien" → "Mary O'Brien"."""
    if bare != bare.lower():
        return bare
    written = (
        word if names.is_particle(word) else regex.sub(r"(?<![\p{L}])(?:o['’])?\p{L}", _capital, word)
        for word in bare.split()
    )
    return " ".join(written)


def _capital(found: regex.Match[str]) -> str:
    return found[0].title()


def nickname(brief: Brief) -> str:
    """What the recipient goes by, where the sender or the profile says so."""
    quoted = regex.search(r"[\"“](\p{Lu}\p{L}+)[\"”]", brief.recipient.name)
    said = regex.search(
        r"\b(?:goes by|go by|everyone (?:says|calls (?:him|her|me))|known as|call me) (\p{Lu}\p{L}+)",
        f"{brief.connection.how} {brief.recipient.about}",
    )
    uncle = regex.search(r"\b((?:uncle|aunty|auntie|aunt) \p{L}+) to me\b", brief.connection.how, regex.IGNORECASE)
    found = quoted or said or uncle
    return found[1].title() if found else ""


def signature(brief: Brief) -> str:
    """The sender's first name, or nothing."""
    bare = _with_capitals(names.as_given(brief.sender.name))
    return given(bare) if bare else ""


def recipient_role(brief: Brief) -> str:
    """What the recipient does by the headline of their profile, where it is plain: "a nurse at Thornby General"."""
    headline = profile(brief.recipient.about).headline
    found = regex.match(r"((?:[\p{L}-]+ ){0,4}[\p{L}-]+) (?:at|@) ?(\p{Lu}[\p{L}&' -]{1,40}?)\s*(?:[|•·,]|$)", headline)
    if not found or regex.match(r"(?:ex|former|\p{L}+ing)\b", found[1], regex.IGNORECASE):
        return ""
    return _introduced(f"{found[1]} at {found[2]}").removeprefix("I'm ") if not found[1].isupper() else ""


def introductions(brief: Brief) -> Iterator[str]:
    """What the sender says they do, longest first: "I'm a data engineer at Ostrava Rail"."""
    for sentence in regex.split(r"(?<=[.!?])\s+", brief.sender.about):
        sentence = sentence.strip(" .!")
        if not sentence or regex.search(templates()["self"]["skip"], sentence, regex.IGNORECASE):
            continue
        said = _introduced(sentence)
        if said:
            yield from _shorter(said)
        return


def _introduced(sentence: str) -> str:
    first, _, rest = sentence.partition(" ")
    low = first.lower()
    if low in {"i", "i'm", "my", "our", "we", "we're"}:
        return sentence if sound(sentence) else ""
    lists = templates()["self"]
    head = regex.split(r",? (?:at|in|for|with|of|on|from|to|near|around)\b|,| \(", sentence)[0]
    does = is_third(low) and rest.partition(" ")[0].lower() in those("closed", "articles")
    named = is_person(head) and not does
    if not named and is_gerund(low) and regex.match(r"(?:at|for) ", rest):
        return f"I work in {low} {rest}"
    if not named and is_gerund(low) and rest:
        return f"I'm {low} {_mine(rest)}"
    if not named and is_third(low):
        return f"I {plain(low)} {_mine(rest)}" if low not in {"sells", "is", "has"} else ""
    if low in {"was", "former", "ex"} or not rest:
        return f"I'm {article(sentence)} {_small(sentence)}" if named and low not in {"was", "ex"} else ""
    if regex.fullmatch(rf"(?:[\w/-]+ )*(?:{lists['fields']})", head, regex.IGNORECASE):
        return f"I work in {_small(sentence)}"
    if regex.match(rf"(?:{lists['the']})\b", sentence, regex.IGNORECASE):
        return f"I'm the {_small(sentence)}"
    if regex.match(rf"(?:{lists['bare']})\b", sentence, regex.IGNORECASE):
        return f"I'm {_small(sentence)}"
    return f"I'm {article(sentence)} {_small(sentence)}" if named else ""


def _shorter(said: str) -> Iterator[str]:
    """The sentence, without its asides, and without its place."""
    head = regex.sub(r", (?!an? |the |one )[^,]*(?:,.*)?$", "", said.partition(";")[0])
    named, _, what = head.partition(", ")
    bare = f"I run {what}" if what and named.startswith("I run ") else named
    seen: list[str] = []
    for each in (head, bare, regex.split(r" in \p{Lu}", bare)[0]):
        if each not in seen and len(each.split()) > 3:
            seen.append(each)
            yield each


def _mine(text: str) -> str:
    return regex.sub(r"\b(?:her|his|their) (?=\w)", "my ", text)


def _small(sentence: str) -> str:
    first = sentence.split()[0].strip(",")
    keep = (
        regex.match(r"\p{Lu}\p{Ll}+ \d", sentence)
        or first.lower() in those("capital")
        or first in templates()["self"]["capital"].split()
    )
    if keep or not first[1:].islower():
        return sentence
    head = regex.split(r",? (?:at|in|for|with|of|on|from|to|@)\b|,", sentence)[0]
    titled = head.istitle() and is_person(head) and not any(_is_proper(word) for word in head.split()[1:])
    return (head.lower() if titled else sentence[0].lower() + head[1:]) + sentence[len(head) :]


def _is_proper(word: str) -> bool:
    return word.lower() in those("capital") or word in templates()["self"]["capital"].split()


def _title(name: str) -> str:
    """The titles before a name, as far as people write them in a greeting."""
    words = name.split()
    found: list[str] = []
    while words and (words[0].lower().rstrip(".") in _GREETED or words[0].lower() in _GREETED):
        found.append(words.pop(0))
    return " ".join(found)


def _after_the_family(words: list[str]) -> str:
    """The given name where the family's comes first; "" where it does not, and where nobody can tell."""
    first, *rest = words
    if not rest or _heads(rest[-1], "before", "vietnamese") or (len(rest) == 1 and _heads(rest[-1], "either")):
        return ""
    if _heads(first, "vietnamese"):
        return rest[-1]
    syllables = "-" in rest[0] or (len(rest) == 2 and all(map(_SYLLABLE.fullmatch, rest)))
    return " ".join(rest) if _heads(first, "before") or (_heads(first, "either") and syllables) else ""


def _is_in_either_order(first: str, last: str) -> bool:
    """Whether nobody can tell which is the family's: "Zhang Li", "Kim Lee", "Li Na"."""
    ends_as_given = _SYLLABLE.fullmatch(last) is not None
    both = _heads(first, "before", "either") and _heads(last, "before", "either")
    return both or (_heads(first, "either") and ends_as_given)


def _family(bare: str) -> str:
    """The name that goes with a title: the last, or where the family's comes first that; the given one in Vietnam."""
    words = bare.split()
    after = _after_the_family(words)
    return words[0] if after and not _heads(words[0], "vietnamese") else after or words[-1]


def _heads(word: str, *lists: str) -> bool:
    """Whether it is a family name that comes first, of one of these lists."""
    return any(word.lower() in templates()["family_first"][each].split() for each in lists)


_SYLLABLE = regex.compile(
    r"(?:[bcdfghjklmnpqrstwxyz]|[csz]h|ts|hw|kw)?[iuwy]?[aeiou]{1,2}(?:ng?|m|k|t|p|l|h|w)?", regex.IGNORECASE
)
"""A name of Chinese or Korean, as it is written with Latin letters."""


_GREETED = {
    "dr",
    "prof",
    "professor",
    "dra",
    "doctor",
    "dato'",
    "datuk",
    "mr",
    "mrs",
    "ms",
    "capt",
    "captain",
    "col",
    "cllr",
    "rev",
    "sir",
    "dame",
}
