"""The offline drafter: notes composed from the brief by rules, without a model, a key or the network.

What the sender wrote is retold to the recipient clause by clause (`retelling`), gathered (`material`) and put together
(`composing`); what cannot be retold with certainty is left out. The rules are data: languages/en/retelling.toml and
templates.toml. The same brief always gives the same drafts.
"""

from __future__ import annotations

from writer.brief import LONGEST_LIMIT, Brief
from writer.checks import judge
from writer.drafters import Answer, Request
from writer.drafters.offline.composing import Candidate, candidates
from writer.drafters.offline.material import gather
from writer.reading import facts, read
from writer.text.characters import units

FEWEST_DRAFTS = 3
MOST_JUDGED = 60
"""Candidates that are held against the checks, at most."""

ENGLISH_ONLY = "Without a model connote writes English only."
FULLER = (
    "I couldn't make a sentence of how you know each other. Say it in a full sentence or two, as you would to a friend:"
    " “We met at ...”, “She answered my question about ...”."
)
TIGHT = (
    "{limit} characters are too few for me: the shortest note that I can put together has {least}. A model may need"
    " fewer."
)


class Offline:
    """Composes notes from the facts of a brief by rules. It never repairs: it gives what it has."""

    name = "offline"
    host = ""
    repairs = False

    def draft(self, request: Request) -> Answer:
        """Drafts that fit the limit, the fullest first; none, with a remark, where `how` cannot be retold within it."""
        brief = _without_wish(request)
        if facts(brief).language != "en":
            return Answer((), end="empty", remark=ENGLISH_ONLY)
        drafts = compose(brief, max(request.n, FEWEST_DRAFTS))
        return Answer(drafts) if drafts else Answer((), end="empty", remark=_why_none(brief))


def compose(brief: Brief, most: int = FEWEST_DRAFTS) -> tuple[str, ...]:
    """Up to `most` different notes for a brief, best first, each within its limit (UTF-16 code units).

    Where any of them passes the checks, only such are given, and none that the pipeline would take for a richer note
    than the best one because it holds more of the sender's words. Notes that say something else come before those that
    only end otherwise.
    """
    written = candidates(gather(brief), brief)[:MOST_JUDGED]
    passed = _passed(written, brief, most)
    said = [each.says for each in passed]
    chosen = sorted(passed, key=lambda each: (each.says in said[: passed.index(each)], -each.worth)) or written
    return tuple(each.text for each in chosen[:most])


def _why_none(brief: Brief) -> str:
    """What to change where there is no draft: the limit, where a longer note would do, or else what `how` says."""
    roomy = brief.model_copy(update={"limit": LONGEST_LIMIT})
    written = sorted((units(each.text), each.text) for each in candidates(gather(roomy), roomy))[:MOST_JUDGED]
    known = facts(roomy)
    least = next((long for long, text in written if judge(read(text, known)).passed), 0)
    return TIGHT.format(limit=brief.limit, least=least) if least > brief.limit else FULLER


def _passed(written: list[Candidate], brief: Brief, most: int) -> list[Candidate]:
    """The candidates that pass the checks, until `most` of them say something different."""
    known = facts(brief)
    passed: list[Candidate] = []
    richest = 0
    for candidate in written:
        reading = read(candidate.text, known)
        if (passed and reading.own_words >= richest) or not judge(reading).passed:
            continue
        richest = richest or reading.own_words
        passed.append(candidate)
        if len({each.says for each in passed}) == most:
            break
    return passed


def _without_wish(request: Request) -> Brief:
    """The brief without the wish that came into it as a statement: rules cannot tell what it asks for."""
    kept = tuple(each for each in request.brief.confirmed if each != request.wish)
    return request.brief.model_copy(update={"confirmed": kept})
