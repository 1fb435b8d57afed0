"""What it costs to check one draft, beside what the openai SDK spends on one request to a server on this machine.

    python bench/checking.py

Processor time of this process alone (the server is another one). A request, then the three drafts that came of it, and
so on for every good note of the package, each with two mutants: as connote does it, so that what else the machine does
hits both alike. The server takes its time, as servers do, and the process sleeps meanwhile. The facts of a brief are
read before its request, as they are for its prompt; what is kept of them at the first draft counts. Exit 1 where the
median check costs more than half of the median request.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from answering import running
from mutants import mutants
from mutations import own
from openai import OpenAI

from writer.brief import Brief
from writer.checks import judge
from writer.drafters import Request
from writer.note import Draft
from writer.prompts import load, render
from writer.reading import Facts, facts, read

AT_MOST = 0.5
"""Share of a request that a check may cost."""
LATENCY = 0.02
"""Seconds in which the server answers."""
DRAFTS = 3


def milliseconds(what: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    what()
    return 1000 * (time.process_time() - start)


def drafts() -> Iterator[tuple[Brief, list[str]]]:
    """Each brief, and three drafts for it."""
    for case in own():
        changed = [mutant.note for mutant in mutants(case)]
        yield case.brief, [case.note, *Random(case.id).sample(changed, DRAFTS - 1)]


def main() -> int:
    given = list(drafts())
    prompt = render(Request(given[0][0], load(), n=DRAFTS))
    messages = [{"role": each.role, "content": each.content} for each in prompt.messages]
    checks, requests = [], []
    with running(LATENCY) as url, OpenAI(base_url=url, api_key="none") as client:
        ask = partial(client.chat.completions.create, model="any", messages=messages)
        ask()  # the first request opens the connection
        for brief, texts in given:
            known = facts(brief)
            requests.append(milliseconds(ask))
            checks += [milliseconds(partial(checked, text, known)) for text in texts]
    check, request = statistics.median(checks), statistics.median(requests)
    print(
        f"request of the SDK  median {request:5.2f} ms of {len(requests)}; nine of ten within {_ninth(requests):.2f} ms"
    )
    print(f"check of a draft    median {check:5.2f} ms of {len(checks)}; nine of ten within {_ninth(checks):.2f} ms")
    print(f"a check costs {check / request:.2f} of a request; at most {AT_MOST}")
    return int(check > AT_MOST * request)


def checked(text: str, known: Facts) -> Draft:
    """The draft, judged."""
    return judge(read(text, known))


def _ninth(values: list[float]) -> float:
    return statistics.quantiles(values, n=10)[-1]


if __name__ == "__main__":
    sys.exit(main())
