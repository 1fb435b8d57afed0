"""An eval of 500 cases against one loopback server, beside promptfoo, Inspect, and a bare openai loop.

python bench/evals.py [connote] [bare] [promptfoo] [inspect]

At 200 ms and one draft each (all runners), and at 1 s and three drafts (connote against the bare loop); 64 in flight.
The rivals run from bench/rivals with the leanest flags that they document, and only where they are on the PATH, as
`promptfoo` and `inspect`. What is told: wall time from launch to exit (of it before the first request, and after the
last answer), processor seconds, the most memory that any of its processes had, and what the server saw.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

CASES, IN_FLIGHT, PORT = 500, 64, 8099
HERE = Path(__file__).parent
URL = f"http://127.0.0.1:{PORT}/v1"
KEY = "sk-mock"


@contextmanager
def server(latency: float):
    process = subprocess.Popen([sys.executable, str(HERE / "answering.py"), str(PORT), str(latency)])
    time.sleep(0.7)
    try:
        yield
    finally:
        process.kill()
        process.wait()


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
    flags = ["--max-tokens", "100", "--max-connections", str(IN_FLIGHT), "--max-samples", str(IN_FLIGHT)]
    lean = ["--display", "none", "--no-log-realtime", "--no-log-model-api", "--no-score-display"]
    task = str(HERE / "rivals" / "inspect_task.py")
    command = ["inspect", "eval", task, "-T", f"n={CASES}", "--model", "openai-api/mock/mock-model"]
    return [*command, *flags, *lean, "--log-dir", str(folder / "logs")], {"MOCK_API_KEY": KEY, "MOCK_BASE_URL": URL}


RUNNERS: dict[str, Callable[[Path, int], tuple[list[str], dict[str, str]]]] = {
    "connote": connote, "bare": bare, "promptfoo": promptfoo, "inspect": inspect,
}  # fmt: skip


def measured(name: str, latency: float, drafts: int) -> None:
    with tempfile.TemporaryDirectory() as place, server(latency):
        command, environment = RUNNERS[name](Path(place), drafts)
        if not shutil.which(command[0]):
            print(f"{name:10} is not installed")
            return
        begin = time.monotonic()
        process = subprocess.Popen(
            command, env={**os.environ, **environment}, cwd=place if name == "promptfoo" else None,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        end = time.monotonic()
        saw = seen()
    answering = saw["last"] + latency - saw["first"]
    start, tail = saw["first"] - begin, end - saw["last"] - latency
    seconds = used.ru_utime + used.ru_stime
    print(
        f"{name:10} {latency:3.1f} s, {drafts} drafts: {end - begin:5.1f} s ({start:.1f} before, {tail:.1f} after),",
        end=" ",
    )
    print(f"processor {seconds:5.1f} s, {used.ru_maxrss / 1024:4.0f} MB, {saw['requests']} requests,", end=" ")
    print(f"{saw['most']} in flight, {saw['requests'] / answering:5.1f} a second,", end=" ")
    print(f"exit {os.waitstatus_to_exitcode(status)}")


def main() -> None:
    chosen = sys.argv[1:] or list(RUNNERS)
    for name in chosen:
        measured(name, 0.2, 1)
    for name in chosen:
        if name in {"connote", "bare"}:
            measured(name, 1.0, 3)


if __name__ == "__main__":
    main()
