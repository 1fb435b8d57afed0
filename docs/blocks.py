"""What a machine writes in the documents: cog calls these, `make docs` runs cog, and a test fails where one is stale.

Everything comes from the repository alone: commands run in it with an empty home, and figures are those that are kept
in evals/baselines/.
"""

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", "docs/checks.md", "docs/evals.md", "docs/offline.md", "docs/mutations.md")
WIDTH = "88"


def session(*commands: str) -> str:
    """The commands as typed in the repository, each with all that it prints."""
    typed = (f"$ {command}\n{_said(command)}" for command in commands)
    return _fenced("\n".join(typed), "console")


def help_of(*commands: str) -> str:
    """The --help of each command, folded away."""
    blocks = (_folded(f"connote {command}", _said(f"connote {command} --help")) for command in commands)
    return "\n".join(blocks)


def file(path: str) -> str:
    """A file of the repository."""
    return _fenced((ROOT / path).read_text(encoding="utf-8"), Path(path).suffix[1:])


def placeholders() -> str:
    """What the sections of a prompt may use."""
    from writer.prompts.files import PLACEHOLDERS, REQUIRED

    def row(section: str) -> str:
        needed = REQUIRED.get(section, frozenset())
        names = (f"**${name}**" if name in needed else f"${name}" for name in sorted(PLACEHOLDERS[section]))
        return f"| {section} | {', '.join(names)} |"

    return "\n".join(["| section | placeholders (in bold those it needs) |", "|---|---|", *map(row, PLACEHOLDERS)])


def checks_table() -> str:
    """Every check with what it finds."""
    from writer.checks import all_checks

    rows = (f"| [{check.name}](docs/checks.md#{check.name}) | {_cell(check.title)} |" for check in all_checks())
    return "\n".join(["| check | what it finds |", "|---|---|", *rows])


def standard_brief() -> str:
    """What the examples of the checks are judged against."""
    from writer.checks.standard import STANDARD

    return _fenced(json.dumps(STANDARD, ensure_ascii=False, indent=2), "json")


def checks() -> str:
    """Every check: why it is there, notes that pass it, and notes that fail it with the message they really get."""
    from writer.checks import all_checks

    return "\n".join(line for check in all_checks() for line in _section(check))


def figures(half: str) -> str:
    """How the checks judge the labelled notes of one half of the corpus, or of the repository's own sets, from
    evals/baselines/checks.json.
    """
    kept = json.loads((ROOT / "evals/baselines/checks.json").read_text(encoding="utf-8"))
    rows = (_row(name, found) for name, found in kept[half].items())
    head = "| notes | good ones let through | or only asked about | bad ones stopped |"
    return "\n".join([head, "|---|---|---|---|", *rows])


def questions() -> str:
    """How many briefs end in a note, and after how many questions, from evals/baselines/questions.json."""
    kept = json.loads((ROOT / "evals/baselines/questions.json").read_text(encoding="utf-8"))
    total = sum(found["briefs"] for found in kept.values())
    rows = (
        f"| {end} | {_share(found['briefs'], total)} | {found['with a draft to send']} |" for end, found in kept.items()
    )
    return "\n".join(["| a note | briefs | with a draft fit to be sent |", "|---|---|---|", *rows])


def ablation() -> str:
    """What each stage and each check adds and costs, from evals/baselines/ablation.json."""
    kept = json.loads((ROOT / "evals/baselines/ablation.json").read_text(encoding="utf-8"))
    head = "| without | good let through | or only asked about | bad stopped | on `unread/` | on the read half |"
    rows = (_without(name, kept) for name in kept["validation"] if name != "all")
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


def _without(name: str, kept: dict[str, Any]) -> str:
    halves = ("validation", "unread", "fit")
    blind, unread, read = (_difference(kept[half][name], kept[half]["all"]) for half in halves)
    return f"| {name} | {' | '.join(blind)} | {' / '.join(unread)} | {' / '.join(read)} |"


def _difference(found: dict[str, int], whole: dict[str, int]) -> tuple[str, str, str]:
    good, asked = found["good"] - whole["good"], found["asked"] - whole["asked"]
    return f"{good:+d}", f"{good + asked:+d}", f"{found['stopped'] - whole['stopped']:+d}"


def _section(check: Any) -> Iterator[str]:
    from writer import pipeline
    from writer.checks.standard import standard

    yield f"## {check.name}\n\n{check.documentation}\n\nFine:\n"
    yield from (f"- {_example(example)}" for example in check.passes)
    yield "\nNot fine:\n"
    for example in check.fails:
        found = pipeline.check(example.note, standard(example)).findings
        said = [finding for finding in found if finding.check == check.name]
        yield f"- {_example(example)}"
        yield from (f"  → {' '.join(filter(None, [finding.message, finding.hint]))}" for finding in said[:1])
    yield ""


def _example(example: Any) -> str:
    setting = ", ".join(f"{field}: {value}" for field, value in example.brief.items())
    return f"`{_cell(example.note) or ' '}`" + (f" ({setting})" if setting else "")


def _row(name: str, found: dict[str, Any]) -> str:
    good = _share(found["good_let_through"], found["good"])
    asked = _share(found["good_or_asked"], found["good"])
    return f"| {name} | {good} | {asked} | {_share(found['bad_stopped'], found['bad'])} |"


def _share(hits: int, total: int) -> str:
    """A share with its 95 % Wilson interval."""
    share, z = hits / total, 1.96
    middle = share + z * z / (2 * total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = ((middle + side) / (1 + z * z / total) for side in (-half, half))
    return f"{hits} of {total} ({share:.0%}; {low:.0%} to {high:.0%})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "⏎")


def _said(command: str) -> str:
    """What the command prints, in the order a terminal shows it."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home),
            **dict.fromkeys(("COLUMNS", "TERMINAL_WIDTH"), WIDTH),
            "NO_COLOR": "1",
        }
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode in NOT_RUN:
        raise RuntimeError(f"The shell cannot run “{command}”: {done.stdout.strip()}")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines()) + "\n"


NOT_RUN = frozenset({126, 127})
"""Exit statuses of a shell that found no such command, or could not run it: nothing that a document should show."""


def _folded(title: str, text: str) -> str:
    return f"<details><summary><code>{title}</code></summary>\n\n{_fenced(text, 'text')}\n\n</details>"


def _fenced(text: str, language: str) -> str:
    return f"```{language}\n{text.strip()}\n```"


def _write_env_example() -> None:
    from writer.settings import env_example

    (ROOT / ".env.example").write_text(env_example(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    arguments = sys.argv[1:] or ["-r"]
    if "-r" in arguments:
        import walkthroughs

        _write_env_example()
        walkthroughs.main()
    cog = [
        sys.executable,
        "-m",
        "cogapp",
        "-I",
        "docs",
        "-p",
        "import blocks",
        "-P",
        "-U",
        "-n",
        "UTF-8",
        *arguments,
        *PAGES,
    ]
    sys.exit(subprocess.run(cog, cwd=ROOT, check=False).returncode)
