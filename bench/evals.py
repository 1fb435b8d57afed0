"""An eval of 500 cases against one loopback server, beside promptfoo, Inspect, and a bare openai loop.

python bench/evals.py [connote] [bare] [promptfoo] [inspect]

At 200 ms and one draft each (all runners), and at 1 s and three drafts (connote against the bare loop); 64 in flight.
The rivals run from bench/rivals with the leanest flags that they document, and only where they are on the PATH, as
`promptfoo` and `inspect`. What is told: wall time from launch to exit (of it before the first request, and after the
last answer), processor seconds, the most memory that any of its processes had, and what the server saw. Each runner
has its turn in each of three rounds; at the end come the medians, and connote's as a share of each other's.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path

from answering import running

CASES, IN_FLIGHT, PORT, ROUNDS = 500, 64, 8099, 3
HERE = Path(__file__).parent
URL = f"http://127.0.0.1:{PORT}/v1"
KEY = "sk-mock"


def seen() -> dict[str, float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/seen") as answer:
        return json.load(answer)


def connote(folder: Path, drafts: int) -> tuple[list[str], dict[str, str]]:
    lines = (
        {
            "id": f"case-{number}",
            "sender": {"name": "Ilse Brandvold", "about": "Packaging engineer at Fjordkart."},
            "recipient": {"name": "Rashid Al-Kaabi", "about": f"Procurement lead at Mirwas Dairies, desk {number}."},
            "connection": {"how": "met him at interpack, he asked about our moulded trays", "kind": "met"},
        }
        for number in range(CASES)
    )
    (folder / "people.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    command = [sys.executable, "-m", "writer", "eval", "run", str(folder / "people.jsonl"), "--model", "tiny"]
    command += ["--out", str(folder / "run"), "--drafts", str(drafts), "--concurrency", str(IN_FLIGHT)]
    return command, {"CONNOTE_BASE_URL": URL, "CONNOTE_API_KEY": KEY}


def bare(folder: Path, drafts: int) -> tuple[list[str], dict[str, str]]:
    return [sys.executable, str(HERE / "rivals" / "bare.py"), str(CASES), str(IN_FLIGHT), URL], {"OPENAI_API_KEY": KEY}


def promptfoo(folder: Path, drafts: int) -> tuple[list[str], dict[str, str]]:
    shutil.copy(HERE / "rivals" / "promptfooconfig.yaml", folder)
    rows = "".join(f"Person {number},topic {number}\n" for number in range(CASES))
    (folder / "cases.csv").write_text("name,topic\n" + rows)
    off = ["DISABLE_TELEMETRY", "DISABLE_UPDATE", "DISABLE_REMOTE_GENERATION", "DISABLE_DEBUG_LOG"]
    environment = {f"PROMPTFOO_{name}": "1" for name in off} | {"PROMPTFOO_CONFIG_DIR": str(folder / "state")}
    flags = ["--no-cache", "--no-share", "--no-table", "--no-progress-bar", "-j", str(IN_FLIGHT)]
    return ["promptfoo", "eval", *flags], environment


def inspect(folder: Path, drafts: int) -> tuple[list[str], dict[str, str]]:
    shutil.copy(HERE / "rivals" / "inspect_task.py", folder)  # it takes only paths below where it is run
    flags = ["--max-tokens", "100", "--max-connections", str(IN_FLIGHT), "--max-samples", str(IN_FLIGHT)]
    lean = ["--display", "none", "--no-log-realtime", "--no-log-model-api", "--no-score-display"]
    command = ["inspect", "eval", "inspect_task.py", "-T", f"n={CASES}", "--model", "openai-api/mock/mock-model"]
    return [*command, *flags, *lean, "--log-dir", str(folder / "logs")], {"MOCK_API_KEY": KEY, "MOCK_BASE_URL": URL}


RUNNERS: dict[str, Callable[[Path, int], tuple[list[str], dict[str, str]]]] = {
    "connote": connote, "bare": bare, "promptfoo": promptfoo, "inspect": inspect,
}  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """Seconds from launch to exit, processor seconds, megabytes at most, requests a second while it was asking."""

    seconds: float
    processor: float
    memory: float
    throughput: float


def measured(name: str, latency: float, drafts: int) -> Measured:
    with tempfile.TemporaryDirectory() as place, running(latency, PORT):
        command, environment = RUNNERS[name](Path(place), drafts)
        begin = time.monotonic()
        process = subprocess.Popen(
            command, env={**os.environ, **environment}, cwd=None if name in {"connote", "bare"} else place,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        end = time.monotonic()
        saw = seen()
    if os.waitstatus_to_exitcode(status) or saw["requests"] != CASES:
        sys.exit(f"{name} ended with {os.waitstatus_to_exitcode(status)} after {saw['requests']} requests")
    answering = saw["last"] + latency - saw["first"]
    start, tail = saw["first"] - begin, end - saw["last"] - latency
    found = Measured(end - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, CASES / answering)
    print(
        f"{told(name, found)} ({start:.1f} s before the first request, {tail:.1f} s after the last answer, "
        f"{saw['most']} in flight)",
        flush=True,
    )
    return found


def told(name: str, of: Measured) -> str:
    return (
        f"{name:10} {of.seconds:5.1f} s, processor {of.processor:4.1f} s, {of.memory:4.0f} MB, "
        f"{of.throughput:5.1f} requests a second"
    )


def compared(names: list[str], latency: float, drafts: int) -> None:
    print(f"\n{latency} s latency, {drafts} draft{'s'[: drafts - 1]} a request, {CASES} cases, {IN_FLIGHT} in flight")
    rounds = [[measured(name, latency, drafts) for name in names] for _ in range(ROUNDS)]
    medians = {
        name: Measured(*map(statistics.median, zip(*map(astuple, each), strict=True)))
        for name, each in zip(names, zip(*rounds, strict=True), strict=True)
    }
    print("medians")
    for name, of in medians.items():
        print(told(name, of))
    ours = medians["connote"]
    for name, of in medians.items():
        if name != "connote":
            print(
                f"connote to {name}: time {ours.seconds / of.seconds:.2f}, memory {ours.memory / of.memory:.2f}, "
                f"throughput {ours.throughput / of.throughput:.2f}"
            )


def main() -> None:
    chosen = ["connote", *(name for name in sys.argv[1:] or RUNNERS if name != "connote")]
    here = [name for name in chosen if name in {"connote", "bare"} or shutil.which(name)]
    print("Not installed, so left out:", ", ".join(sorted(set(chosen) - set(here))) or "none")
    compared(here, 0.2, 1)
    if "bare" in here:
        compared(["connote", "bare"], 1.0, 3)


if __name__ == "__main__":
    main()
