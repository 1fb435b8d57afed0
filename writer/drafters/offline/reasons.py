"""Why the sender writes, said to the recipient: "hear how she made the jump" → "I'd like to hear how you ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

import regex

from writer.brief import Kind
from writer.drafters.offline.address import RECIPIENT, to_you
from writer.drafters.offline.cast import Cast
from writer.drafters.offline.clauses import Clause, clauses
from writer.drafters.offline.discretion import sayable
from writer.drafters.offline.finishing import fit, lower_first
from writer.drafters.offline.joining import sentences
from writer.drafters.offline.retelling import Told, retell
from writer.drafters.offline.soundness import sound, tells_what_you_are, trimmed
from writer.drafters.offline.subjects import subject_of
from writer.drafters.offline.words import mend, templates, those


@dataclass(frozen=True)
class Reason:
    """The reason in sentences; whether it thanks, and whether it closes the note ("I'd like to stay in touch")."""

    sentences: tuple[str, ...] = ()
    thanks: bool = False
    closes: bool = False


def reason(text: str, cast: Cast, kind: Kind, hidden: frozenset[str], heard: str = "") -> Reason:
    """The reason (spelt out) as it is said to the recipient; `heard` is what the note says before it."""
    told: list[Told] = []
    thanks, lost = False, False
    text = regex.sub(r"^because (?=\p{L})", "", text, flags=regex.IGNORECASE)
    for clause in sayable(clauses(_cut_at_wishes(text)), hidden):
        thanked = _THANKS.match(clause.text)
        if thanked:
            thanks = True
            clause = Clause(thanked["rest"] or "", clause.glue)
        said = _wish(clause.text, cast, heard) if clause.text else None
        if said and not told and _OURS.search(said):
            said = None
        elif (
            clause.text
            and not said
            and not (lost and clause.glue != "." and regex.search(r"\b(?:it|that|this|them)\b", clause.text))
        ):
            said = _statement(clause, cast, kind, bool(told))
        if clause.text:
            lost = not said
        if said and said not in {each.text for each in told}:
            told.append(Told(said, "statement", clause.glue if told and not _WISHED.match(told[-1].text) else "."))
    told = list(_wished_at_once(list(_worth_saying(told))))
    closes = (
        bool(told)
        and told[-1].text.startswith(("I'd", "it would"))
        and bool(regex.search(templates()["wishes"]["closing"], told[-1].text))
    )
    return Reason(tuple(sentences(told)), thanks, closes)


def _worth_saying(told: list[Told]) -> Iterator[Told]:
    """Without what only tells the recipients what they are, unless the next clause needs it."""
    for each, then in zip_longest(told, told[1:]):
        needed = then and then.glue != "." and regex.search(r"\b(?:it|that|there|them|ours|mine)\b", then.text)
        if needed or not tells_what_you_are(each.text):
            yield each


def _wished_at_once(told: list[Told]) -> Iterator[Told]:
    """Two short wishes as one: "I'd like to catch up and hear how you are"."""
    wish = "I'd like to "
    while told:
        each, *told = told
        if told and all(one.text.startswith(wish) and " and " not in one.text for one in (each, told[0])):
            then, *told = told
            each = replace(each, text=f"{each.text} and {then.text.removeprefix(wish)}")
        yield each


def _cut_at_wishes(text: str) -> str:
    """The text with a comma before what begins a wish of its own."""
    text = regex.sub(r",? (?:but )?first (?:just )?(?:to )?connect\b|,? but connect \p{Ll}+\b", "", text)
    text = regex.sub(r", (?=(?:just|only|mainly) to )", ". ", text)
    text = regex.sub(r",? so (?=want to |(?:would like|wd like|'d like|I'd like) to )|, (?=like to )", ". ", text)
    return regex.sub(r"(?<![,.;]) and (?=(?:would like|wd like|want|'d like|I'd like|wants) )", ", ", text)


def _wish(text: str, cast: Cast, heard: str) -> str | None:
    """The clause as a wish or a mood of the sender's; None where it is neither."""
    text = text.strip(" !.")
    lists = templates()["wishes"]
    verbs = "|".join(lists["verbs"].split())
    bare = regex.sub(r"^(?:and|but|also|just|only|maybe|really|first|mainly|so)[ ,]+(?:just )?", "", text)
    if regex.match(r"I (?:like|love|hope) ", bare):
        return None
    if wanted := regex.match(
        r"(?:I|we)? ?(?:really |just )?(?P<third>wants)? ?"
        r"(?:want|would (?:like|love)|'d (?:like|love)|hope|wish|like|love)? ?(?P<whom>him |her )?to (?P<wish>.+)",
        bare,
    ):
        return _asked(wanted["wish"], cast, heard, wanted["third"] is not None, "you " if wanted["whom"] else "")
    if regex.match(r"see (?:that )?(?:he|she|they)(?:'|\b)", bare):  # "see she's a head now"
        return _said(f"I {bare}", cast, heard)
    if _HAS_A_THING.match(bare):
        return _said(f"I {bare}", cast, heard) if _OF_OWN.search(bare) else None
    if (regex.match(rf"(?:{verbs})\b", bare) or _offers(bare)) and not subject_of(bare).startswith("it"):
        return _asked(bare, cast, heard, False)
    if regex.match(
        r"(?:how|why|what|which|where|whether|if) (?=(?:\p{L}+ )?(?:he|she|they|his|her|their|one|the|to|it)\b)", bare
    ):
        return _asked(f"ask {bare}", cast, heard, False)
    begun = next((begin + bare[skip:] for begin, skip in _begun(bare)), None)
    return _said(begun, cast, heard) if begun else None


def _offers(bare: str) -> bool:
    """Whether a bare verb is what the sender would like to do for them or with theirs: "sell her knives"."""
    does, _, rest = bare.partition(" ")
    return does in templates()["wishes"]["offers"].split() and bool(_THEM.search(rest))


def _begun(bare: str) -> Iterator[tuple[str, int]]:
    """How a clause that lacks its beginning begins, and how many of its letters that replaces."""
    lists = templates()["wishes"]
    if found := regex.match(r"(?:would like|'d like) (?!to |him |her )", bare):
        yield "I'd like ", found.end()
    if bare.partition(" ")[0] in those("verbs", "present") | {"might", "may", "will"}:
        yield "I ", 0
    if regex.match(rf"(?:{lists['moods']}|{lists['going']})\b", bare):
        yield "I'm ", 0
    if regex.match(rf"(?:{lists['saw']})\b", bare):
        yield "I ", 0
    if found := regex.match(r"(?:an? )?((?:quick |small |short )?question) (?=(?:on|about)\b)", bare):
        yield f"I have a {found[1]} ", found.end()
    if regex.match(r"(?:good|nice|useful|great|helpful) to ", bare):
        yield "it would be ", 0
    if regex.match(r"would be (?:good|nice|great|useful|helpful)", bare):
        yield "it ", 0
    if found := regex.match(r"(?:I've )?got (?=my )", bare):
        yield "I've got ", found.end()


def _asked(wish: str, cast: Cast, heard: str, third: bool, whom: str = "") -> str | None:
    if whom and (kept := regex.match(r"know and (?=keep|stay|be )", wish)):
        wish, whom = wish[kept.end() :], ""
    if " and " not in wish:
        wish = regex.sub(rf", (?=(?:{'|'.join(templates()['wishes']['verbs'].split())})\b)", " and ", wish)
    if third:
        wish = _of_sender(wish, cast)
    return _said(f"I'd like {whom}to {wish}", cast, heard)


def _of_sender(wish: str, cast: Cast) -> str:
    """Where senders speak of themselves as she or he ("wants to ... with her pupils"), what is theirs is "my"."""
    own = {"he": "her", "she": "his"}.get(cast.gender)
    return regex.sub(rf"\b{own}\b(?= \p{{Ll}})", "my", wish) if own else wish


def _said(text: str, cast: Cast, heard: str) -> str | None:
    said = to_you(regex.sub(r"\bthanks?,? (?=and)", "thank you ", text), cast, heard if "they" in text else "")
    said = trimmed(mend(mend(said, "retold"), "reason")) if said else None
    if (
        not said
        or not sound(said)
        or regex.search(templates()["wishes"]["dangling"], said)
        or said.endswith(" tell you")
        or (not fit(said) and len(said.split()) < 3)
        or regex.search(rf"{RECIPIENT}|\b(?:little|old|young|dear) you\b", said)
    ):
        return None
    return lower_first(said)


def _statement(clause: Clause, cast: Cast, kind: Kind, later: bool) -> str | None:
    """Anything else that is a sentence; not what only tells the recipients what they are."""
    told = [each for each in retell(clause.text, cast, kind) if each.role == "statement"]
    if (
        len(told) != 1
        or not subject_of(clause.text)
        or regex.search(r"\b(?:little|old|young|dear) you\b", told[0].text)
    ):
        return None
    if later and regex.match(r"you(?:'re| are) ", told[0].text):
        return None
    return told[0].text


_HAS_A_THING = regex.compile(
    r"have (?:(?:an?|two|three|our|my|some|\d+) |(?=\p{Ll}[\p{Ll}-]+s (?:of|from|on|with|that|which|whose) ))"
    r"(?!(?:\p{L}+ )?(?:chat|talk|call|coffee|word|drink|meeting|contact)s?\b)"
)
"""What may be had already ("have a cloth whose dye rubs off") or wished for ("have a friend in the trade")."""
_OF_OWN = regex.compile(r"\b(?:whose|which|that|problem|question|vacancy|opening|I'd like|I need|I want)\b")
_THEM = regex.compile(rf"\b(?:him|his|her|them|their)\b|{RECIPIENT}")
_OURS = regex.compile(r"^(?!.*\byou).*\b(?:ours|mine)$")
"""A wish about something of the sender's that only the clause before it names."""
_WISHED = regex.compile(r"I'd like|it would|I'm (?:curious|interested|keen)")
_THANKS = regex.compile(
    r"(?:(?:just|only|and|mainly|first) )*(?:I'd like |I want(?:ed)? )?(?:to )?"
    r"(?:say |give |send |tell (?:him|her|them) )?(?:thanks|thank (?:you|her|him|them))(?: again)?"
    r"(?:(?: and|,) (?P<rest>.+)|(?P<for> for .+))?$",
    regex.IGNORECASE,
)
