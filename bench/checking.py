"""What it costs to check one draft, beside what the openai SDK spends on one request to a server on this machine.

    python bench/checking.py [--drafts 300]

Processor time of this process alone (the server is another one), the facts of each brief read before; one draft and one
request in turns, so that what else the machine does hits both alike. The drafts are good notes of the package and
mutants of them, each checked once. Exit 1 where the median of the checks is more than half of that of the requests.
"""

import argparse
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

from mutants import mutants
from mutations import own
from openai import OpenAI

from writer.checks import judge
from writer.drafters import Request
from writer.prompts import load, render
from writer.reading import Facts, facts, read

AT_MOST = 0.5
"""Share of a request that a check may cost."""


def milliseconds(what: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    what()
    return 1000 * (time.process_time() - start)


@contextmanager
def server() -> Iterator[str]:
    """The base URL of a server of chat completions in a process of its own, which answers at once."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, str(Path(__file__).parent / "answering.py"), str(port), "0"])
    try:
        for _ in range(100):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.wait()


def drafts(most: int) -> list[tuple[str, Facts]]:
    """Different drafts, each with the facts of its brief."""
    found = [(text, case) for case in own() for text in (case.note, *(mutant.note for mutant in mutants(case)))]
    return [(text, facts(case.brief)) for text, case in Random(5).sample(found, min(most, len(found)))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=int, default=300)
    given = drafts(parser.parse_args().drafts)
    prompt = render(Request(given[0][1].brief, load(), n=3))
    messages = [{"role": each.role, "content": each.content} for each in prompt.messages]
    checks, requests = [], []
    with server() as url, OpenAI(base_url=url, api_key="none") as client:
        ask = partial(client.chat.completions.create, model="any", messages=messages)
        ask()  # the first request opens the connection
        for text, known in given:
            checks.append(milliseconds(lambda text=text, known=known: judge(read(text, known))))
            requests.append(milliseconds(ask))
    check, request = statistics.median(checks), statistics.median(requests)
    print(f"check of a draft    median {check:5.2f} ms of {len(checks)}; nine of ten within {_ninth(checks):.2f} ms")
    print(
        f"request of the SDK  median {request:5.2f} ms of {len(requests)}; nine of ten within {_ninth(requests):.2f} ms"
    )
    print(f"a check costs {check / request:.2f} of a request; at most {AT_MOST}")
    return int(check > AT_MOST * request)


def _ninth(values: list[float]) -> float:
    return statistics.quantiles(values, n=10)[-1]


if __name__ == "__main__":
    sys.exit(main())
