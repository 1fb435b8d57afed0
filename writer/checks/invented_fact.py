"""See the docstring of the check."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from writer.checks import Example, check
from writer.note import Ask, Finding
from writer.reading import Reading, Word
from writer.reading.directions import dealt_nowhere
from writer.reading.evidence import unsaid
from writer.reading.experience import lived
from writer.reading.nowhere import (
    done_beside,
    done_nowhere,
    finished_nowhere,
    heard_nowhere,
    settled_nowhere,
    thanked_for_nothing,
)
from writer.reading.owners import misattributed
from writer.reading.planted import obeyed
from writer.reading.polarity import turned_round
from writer.reading.positions import outdated
from writer.reading.statements import statement, untold
from writer.reading.status import mistimed
from writer.reading.tie import PERSONAL


@check(
    passes=[
        "Hi Tomás, it was good to talk about gridflow at PyCon DE in Berlin. I'd like to follow it. Nadia",
        "Hi Tomás, our PyCon chat about gridflow stuck with me. I'm a data engineer at Ostrava Rail and follow it.",
        "Tomás, we sat side by side at PyCon in Berlin in 2026 and gridflow came up. Really enjoyed it! Nadia",
        Example(
            "Hi Tomás, it was good to talk about gridflow on the Saturday of PyCon. Nadia",
            {"connection.how": "met him at PyCon sat 7 june, talked about gridflow"},
        ),
    ],
    fails=[
        "Hi Tomás, we talked about gridflow at PyCon DE in Berlin. Your award for it was well deserved. Nadia",
        "Hi Tomás, after our talk at PyCon DE in Berlin I see that gridflow has 1,941 users. Nadia",
        "Hi Tomás, we talked about gridflow at PyCon DE in Berlin. How is your work at Ostrava Rail? Nadia",
        "Hi Tomás, we talked about gridflow in Berlin and I borrowed your umbrella. Nadia",
        "Hi Tomás, it was good to talk about gridflow at PyCon DE in Edinburgh. Nadia",
        "Hi Tomás, it was good to talk about gridflow at PyCon DE on Saturday. Nadia",
        Example(
            "Hi Tomás, at PyCon you did the slides and I did the live demo of gridflow. Nadia",
            {"connection.how": "met him at PyCon, gridflow. he did the live demo, i did the slides"},
        ),
        Example(
            "Hi Tomás, thank you for guarding my laptop at PyCon while I queued. gridflow was worth it! Nadia",
            {"connection.how": "met him at PyCon, gridflow talk. his colleague Lena guarded my laptop while i queued"},
        ),
        Example(
            "Hi Tomás, at PyCon we talked about gridflow and how to mend your boat. Nadia",
            {"connection.how": "met him at PyCon, talked about gridflow and how to mend his brothers boat"},
        ),
        Example(
            "Hi Tomás, your cousin Lena told me to write to you about gridflow. Nadia",
            {
                "connection.how": "my cousin Lena told me to write to him about gridflow",
                "connection.kind": "mutual_contact",
            },
        ),
        Example(
            "Hi Tomás, we shared a tent for eight days at the summer school in Brno. Nadia",
            {"connection.how": "shared a tent for 8 weeks, summer school in Brno"},
        ),
        Example(
            "Hi Tomás, we shared a desk in Brno until 2020, and gridflow grew on it. Nadia",
            {"connection.kind": "worked_together", "connection.how": "shared a desk w him in Brno 2019-2021, gridflow"},
        ),
        Example(
            "Hi Tomás, we talked about gridflow at PyCon in Berlin in May. Nadia",
            {"connection.how": "met him at PyCon in Berlin in march, talked about gridflow"},
        ),
        Example(
            "Hi Tomás, our twelve minutes on gridflow at PyCon in Berlin were a treat. Nadia",
            {"connection.how": "met him at PyCon in Berlin on 12 april, talked 5 min about gridflow"},
        ),
        Example(
            "Hi Tomás, we met at the summer school in Madrid and shared a tent. Nadia",
            {
                "connection.how": "met him at the summer school in brno, shared a tent",
                "recipient.about": "From Madrid.",
            },
        ),
        Example(
            "Hi Tomás, we talked about gridflow at PyCon DE in Berlin. I loved hearing about Ostend. Nadia",
            {"recipient.about": "Tomás Herrera\nMaintains gridflow. Ostend."},
        ),
    ],
)
def invented_fact(reading: Reading) -> Iterator[Finding]:
    """The note states something that the brief does not, or states it of somebody else.

    Names, numbers, dates and titles must stand in the brief exactly; every other word that states something must be a
    form of a word in the brief, or a plain synonym. What only you can know is asked; what belongs to the other
    of the two is wrong.
    """
    for word, message in chain(misattributed(reading), turned_round(reading), mistimed(reading), outdated(reading)):
        yield Finding("invented_fact", word.text, word.start, word.end, message)
    asked = list(_asked_whole(reading))
    yield from asked
    for clause, group in groupby(untold(reading), key=lambda word: word.clause):
        words = [word for word in group if not any(each.start <= word.start < each.end for each in asked)]
        if words:
            yield _asked(reading, clause, words[0].start, words[-1].end, words)


def _asked_whole(reading: Reading) -> Iterator[Finding]:
    """What no word of it shows: deeds, experiences and effects of which nothing was told."""
    untold_deeds = (thanked_for_nothing, heard_nowhere, done_nowhere, done_beside, dealt_nowhere, settled_nowhere)
    for word in dict.fromkeys(word for rule in untold_deeds for word in rule(reading)):
        yield _asked(reading, word.clause, word.start, word.end)
    for first, last in lived(reading):
        yield _asked(reading, first.clause, first.start, last.end)
    for claim in chain(unsaid(reading, PERSONAL), finished_nowhere(reading)):
        yield _asked(reading, reading.clause_at(claim.start), claim.start, claim.end)


def _asked(reading: Reading, clause: int, start: int, end: int, words: Sequence[Word] = ()) -> Finding:
    """What the brief does not say, with the question that would settle it; without, where the profile may have planted
    it: in these very words, or in a language that is not the note's.
    """
    quote, said = reading.text[start:end], statement(reading, clause)
    named = ", ".join(f"“{word.text}”" for word in words) or f"“{quote}”"
    message = f"Leave out or change {named}: you didn't tell me that."
    planted = reading.facts.foreign or any(start <= place < end for place, _, _ in obeyed(reading))
    question = None if planted else Ask(f"You didn't tell me: “{said}”. Is it true?", said)
    return Finding("invented_fact", quote, start, end, message, ask=question)
