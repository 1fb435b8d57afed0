"""Many briefs at once: each has its result, and an interruption loses nothing."""

import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from random import Random

import pytest

from writer.batch import Job, Result, write_all
from writer.brief import Brief
from writer.drafters import Answer, Request
from writer.errors import AuthenticationFailed, BadResponse, DrafterError, NotEnough, QuotaExhausted
from writer.journal import Journal
from writer.prompts import Prompt, load


def brief(number: int, how: str = "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow") -> Brief:
    return Brief.of(
        {
            "sender": {"name": "Nadia Rahman", "about": "Data engineer at Ostrava Rail."},
            "recipient": {"name": "Tomás Herrera", "about": f"Maintainer of gridflow, desk {number}."},
            "connection": {"how": how, "kind": "met"},
        }
    )


class Slow:
    """Takes its time, fails for the briefs it is told to, and counts how many requests were with it at once."""

    name, host, repairs = "slow", "", False

    def __init__(self, seconds: float = 0.0, failing: dict[str, Exception] | None = None) -> None:
        self.seconds, self.failing = seconds, failing or {}
        self.asked: list[str] = []
        self.most = self._now = 0
        self._lock = threading.Lock()

    def draft(self, request: Request) -> Answer:
        desk = request.brief.recipient.about.split()[-1].rstrip(".")
        with self._lock:
            self.asked.append(desk)
            self._now += 1
            self.most = max(self.most, self._now)
        self._wait()
        with self._lock:
            self._now -= 1
        if desk in self.failing:
            raise self.failing[desk]
        return Answer((f"Tomás, it was good to talk about gridflow at PyCon DE, desk {desk}.",), tries=1)

    def _wait(self) -> None:
        time.sleep(self.seconds)


@pytest.fixture(scope="module")
def prompt() -> Prompt:
    return load("short")


def jobs(drafter: Slow, prompt: Prompt, numbers: Iterator[int] | range) -> Iterator[Job[int]]:
    return (Job(number, brief(number), prompt, drafter) for number in numbers)


def test_every_job_has_its_result(prompt: Prompt) -> None:
    results = list(write_all(jobs(Slow(), prompt, range(50)), in_flight=8))

    assert sorted(result.job.of for result in results) == list(range(50))
    assert all(result.outcome and result.attempts == result.outcome.attempts for result in results)


class Together(Slow):
    """Answers nobody before so many ask at once."""

    def __init__(self, many: int) -> None:
        super().__init__()
        self._gathered = threading.Barrier(many)

    def _wait(self) -> None:
        self._gathered.wait(timeout=60)


def test_as_many_are_in_flight_as_were_asked_for_and_never_more(prompt: Prompt) -> None:
    drafter = Together(12)
    list(write_all(jobs(drafter, prompt, range(60)), in_flight=12))

    assert drafter.most == 12


def test_no_job_is_no_result() -> None:
    assert list(write_all([])) == []


def test_an_error_of_one_job_is_its_result_and_the_others_go_on(prompt: Prompt) -> None:
    drafter = Slow(failing={"3": BadResponse("HTML instead of an answer.", tries=2)})
    results = {result.job.of: result for result in write_all(jobs(drafter, prompt, range(10)), in_flight=3)}

    assert isinstance(results[3].error, BadResponse)
    assert results[3].outcome is None
    assert [number for number, result in results.items() if result.error] == [3]


def test_a_brief_with_nothing_to_say_is_its_own_result(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_enough(given: Brief, *_: object, **__: object) -> None:
        raise NotEnough("Nothing ties the two.", "How do you know Tomás?")

    monkeypatch.setattr("writer.pipeline.write", not_enough)
    (result,) = write_all(jobs(Slow(), prompt, range(1)))

    assert isinstance(result.error, NotEnough)


@pytest.mark.parametrize(
    "error", [AuthenticationFailed("The key was refused."), QuotaExhausted("No money left.")], ids=repr
)
def test_an_error_that_every_job_would_meet_ends_the_run_early(prompt: Prompt, error: DrafterError) -> None:
    drafter = Slow(0.001, failing={"20": error})
    results = []
    with pytest.raises(type(error)):
        results.extend(write_all(jobs(drafter, prompt, range(10_000)), in_flight=4))

    assert 20 <= len(drafter.asked) <= 40


def test_what_is_in_flight_when_a_run_ends_early_is_still_given(prompt: Prompt) -> None:
    drafter = Slow(0.02, failing={"5": QuotaExhausted("No money left.")})
    results: list[Result[int]] = []
    with pytest.raises(QuotaExhausted):
        results.extend(write_all(jobs(drafter, prompt, range(1000)), in_flight=4))

    assert sorted(str(result.job.of) for result in results) == sorted(drafter.asked)


def test_a_bug_is_not_hidden(prompt: Prompt) -> None:
    with pytest.raises(ZeroDivisionError):
        list(write_all(jobs(Slow(failing={"3": ZeroDivisionError()}), prompt, range(10))))


def test_a_broken_list_of_jobs_is_not_hidden(prompt: Prompt) -> None:
    def broken() -> Iterator[int]:
        yield from range(3)
        raise LookupError("line 4")

    with pytest.raises(LookupError):
        list(write_all(jobs(Slow(), prompt, broken())))


def test_jobs_are_read_only_as_they_are_needed(prompt: Prompt) -> None:
    """A list without end, and a reader who dawdles."""
    read = count()
    drafter = Slow()
    results = write_all(jobs(drafter, prompt, read), in_flight=4)
    for _ in islice(results, 5):
        time.sleep(0.01)
    results.close()  # type: ignore[attr-defined]
    time.sleep(0.05)

    assert next(read) <= 5 + 3 * 4
    assert len(drafter.asked) <= 5 + 3 * 4


def test_whoever_stops_early_waits_for_nobody(prompt: Prompt) -> None:
    drafter = Slow(60)
    begin = time.monotonic()
    source = write_all(jobs(drafter, prompt, range(100)), in_flight=4)
    timer = threading.Timer(0.1, signal.pthread_kill, [threading.get_ident(), signal.SIGINT])
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        next(source)

    assert time.monotonic() - begin < 30


SCRIPT = """
import os, sys, time
from pathlib import Path
from writer.batch import Job, Result, write_all
from writer.brief import Brief
from writer.drafters import Answer
from writer.drafters.journaled import Journaled
from writer.journal import Journal
from writer.prompts import load

folder, in_flight, cases = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])

class Loud:
    name, host, repairs = "loud", "", False
    log = os.open(folder / "asked.log", os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def draft(self, request):
        desk = request.brief.recipient.about.split()[-1].rstrip(".")
        os.write(self.log, f"{desk}\\n".encode())
        time.sleep(0.004)
        return Answer((f"Tomás, it was good to talk at desk {desk}.",), tries=1)

def jobs(drafter):
    for number in range(cases):
        yield Job(number, Brief.of({
            "sender": {"name": "Nadia Rahman"},
            "recipient": {"name": "Tomás Herrera", "about": f"Maintainer of gridflow, desk {number}."},
            "connection": {"how": "talked about gridflow at PyCon DE", "kind": "met"},
        }), prompt, drafter)

prompt = load("short")
journal = Journal.open(folder / "answers.sqlite")
for result in write_all(jobs(Journaled(journal, Loud())), in_flight=in_flight):
    print(result.job.of, result.attempts[0].answer.drafts[0], flush=True)
"""


def test_a_run_that_is_killed_again_and_again_asks_nothing_twice_that_was_kept(tmp_path: Path) -> None:
    """Kill -9 at random moments; at most what was in flight is asked twice. bench/killed.py does it to evals."""
    cases, in_flight, kills, random = 200, 8, 3, Random(20260922)
    log = tmp_path / "asked.log"
    kept: set[str] = set()
    for _ in range(kills):
        before = len(log.read_text().split()) if log.exists() else 0
        process = start(tmp_path, in_flight, cases)
        wanted = before + random.randrange(1, 55)
        while process.poll() is None and len(log.read_text().split() if log.exists() else ()) < wanted:
            time.sleep(0.002)
        process.kill()
        process.communicate()
        again = log.read_text().split()[before:]

        assert not kept & set(again)

        kept |= desks(tmp_path)
    process = start(tmp_path, in_flight, cases)
    given = process.communicate()[0].splitlines()
    asked = Counter(log.read_text().split())

    assert sorted(int(line.split()[0]) for line in given) == list(range(cases))
    assert kept <= desks(tmp_path) == set(map(str, range(cases)))
    assert max(asked.values()) <= 1 + kills
    assert asked.total() <= cases + kills * in_flight


def test_a_run_that_is_interrupted_ends_at_once_and_goes_on_where_it_was(tmp_path: Path) -> None:
    process = start(tmp_path, 4, 500)
    assert process.stdout
    for _ in range(20):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=2)
    kept = desks(tmp_path)
    before = len((tmp_path / "asked.log").read_text().split())
    given = start(tmp_path, 4, 100).communicate()[0].splitlines()

    assert len(kept) >= 20
    assert len(given) == 100
    assert not kept & set((tmp_path / "asked.log").read_text().split()[before:])


def start(folder: Path, in_flight: int, cases: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SCRIPT, str(folder), str(in_flight), str(cases)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def desks(folder: Path) -> set[str]:
    """Whose answers the journal holds."""
    with Journal.open(folder / "answers.sqlite") as journal:
        rows = journal._run("select answer from answers")
    return {row[0].split("desk ")[1].split(".")[0] for row in rows}
