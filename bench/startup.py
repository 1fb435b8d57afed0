"""How long connote takes to start, against `import openai`, which it does only when a model is asked.

    make bench

Median of 5 runs each, in turns, so that what else the machine does hits all alike. Exits with 1 where `connote --help`
takes half of that import or more, or `connote check` longer than it.
"""

import statistics
import subprocess
import sys
import time

RUNS = 5
NOTE = b"Hi Ada, we sat next to each other at the workshop in Delft. I'd like to stay in touch. Jonas"
COMMANDS = {
    "import openai": ["-c", "import openai"],
    "connote --help": ["-m", "writer", "--help"],
    "connote check": ["-m", "writer", "check", "-", "--how", "sat next to her at the workshop in Delft"],
    "connote write": ["-m", "writer", "write", "--model", "offline", "--how", "met Ada at the workshop in Delft"],
}
AT_MOST = {"connote --help": 0.5, "connote check": 1.0}
"""Shares of the time of `import openai`."""


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], input=NOTE, capture_output=True, check=False)
    return time.perf_counter() - start


def main() -> int:
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    medians = {name: statistics.median(found) for name, found in times.items()}
    shares = {name: median / medians["import openai"] for name, median in medians.items()}
    for name, median in medians.items():
        bound = f"  at most {AT_MOST[name]:.1f}" if name in AT_MOST else ""
        print(f"{name:15} {median:6.3f} s  {shares[name]:5.2f} of import openai{bound}")
    return int(any(shares[name] >= bound for name, bound in AT_MOST.items()))


if __name__ == "__main__":
    sys.exit(main())
