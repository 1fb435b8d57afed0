"""See the docstring of the check."""

from collections.abc import Iterator
from itertools import groupby

from writer.checks import Example, check
from writer.note import Ask, Finding
from writer.reading import Reading, Word
from writer.reading.evidence import unsaid
from writer.reading.owners import misattributed
from writer.reading.statements import statement, thanked_for_nothing


@check(
    passes=[
        "Hi Tomás, it was good to talk about gridflow at PyCon DE in Berlin. I'd like to follow it. Nadia",
        "Hi Tomás, our PyCon chat about gridflow stuck with me. I'm a data engineer at Ostrava Rail and follow it.",
        "Tomás, we sat side by side at PyCon in Berlin in 2026 and gridflow came up. Really enjoyed it! Nadia",
    ],
    fails=[
        "Hi Tomás, we talked about gridflow at PyCon DE in Berlin. Your award for it was well deserved. Nadia",
        "Hi Tomás, after our talk at PyCon DE in Berlin I see that gridflow has 1,941 users. Nadia",
        "Hi Tomás, we talked about gridflow at PyCon DE in Berlin. How is your work at Ostrava Rail? Nadia",
        Example("Hi Tomás, we talked about gridflow in Berlin and I borrowed your umbrella. Nadia"),
    ],
)
def invented_fact(reading: Reading) -> Iterator[Finding]:
    """The note states something that the brief does not, or states it of somebody else.

    Names, numbers, dates and titles must stand in the brief exactly; every other word that states something must be a
    form of a word in the brief, or a plain synonym. What only the sender can know is asked; what belongs to the other
    of the two is wrong.
    """
    for word, message in misattributed(reading):
        yield Finding("invented_fact", word.text, word.start, word.end, message)
    for word in thanked_for_nothing(reading):
        yield _untold(reading, word.clause, [word])
    for claim in unsaid(reading, PERSONAL):
        yield _asked(reading, claim.start, claim.end)
    ignored = " ".join(reading.facts.ignored).casefold()
    for clause, group in groupby(reading.left_over, key=lambda word: word.clause):
        words = [word for word in group if word.norm not in ignored]
        if words:
            yield _untold(reading, clause, words)


PERSONAL = frozenset({"effect", "kept"})
"""Claims about the sender that only the sender can make."""


def _asked(reading: Reading, start: int, end: int) -> Finding:
    quote = reading.text[start:end]
    clause = next(number for number, (_, last) in enumerate(reading.clauses) if start < last)
    question = f"You didn't tell me that. Is “{statement(reading, clause)}” true?"
    message = f"Leave out or change “{quote}”: you didn't tell me that."
    return Finding("invented_fact", quote, start, end, message, ask=Ask(question, statement(reading, clause)))


def _untold(reading: Reading, clause: int, words: list[Word]) -> Finding:
    start, end = words[0].start, words[-1].end
    named = ", ".join(f"“{word.text}”" for word in words)
    return Finding(
        "invented_fact",
        reading.text[start:end],
        start,
        end,
        f"Leave out or change {named}: you didn't tell me that.",
        ask=Ask(f"You didn't tell me about {named}. Is it true?", statement(reading, clause)),
    )
