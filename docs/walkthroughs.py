"""Ten walks from a profile to a note on the clipboard, on a real terminal: five people, with a model and without.

    python docs/walkthroughs.py

writes docs/walkthroughs.md and docs/first.svg anew. The model is a server on this machine that gives prepared answers.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "docs")]

from loopback import Loopback, loopback  # noqa: E402
from walks import CASES, COLUMNS, Desk, Walk, Walked, former_colleague  # noqa: E402

PAGE, PICTURE = Path(__file__).parent / "walkthroughs.md", Path(__file__).parent / "first.svg"
MODEL = "a-model"


@contextmanager
def _alone(home: Path, server: Loopback | None) -> Iterator[None]:
    """An environment of nothing but a home, and where there is one, the server."""
    before = dict(os.environ)
    kept = {name: before[name] for name in ("PATH", "PYTHONPATH") if name in before}
    model = {"CONNOTE_BASE_URL": server.base_url, "CONNOTE_MODEL": MODEL} if server else {}
    os.environ.clear()
    os.environ.update({**kept, **model, "HOME": str(home), "LANG": "C.UTF-8"})
    here = Path.cwd()
    os.chdir(home)
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


def walk(case: Walk, with_model: bool) -> Walked:
    """Walks one of the cases, to its end."""
    with tempfile.TemporaryDirectory() as folder, loopback() as server:
        home = Path(folder)
        asked = server if with_model else None
        with _alone(home, asked):
            desk = Desk(home, asked)
            case(desk)
            for sitting in desk.sat:
                sitting.ends()
            return desk.walked()


def title(case: Walk, with_model: bool) -> str:
    """What the walk is called."""
    name = case.__name__.replace("_", " ")
    return f"{name[0].upper()}{name[1:]}, {'with a model' if with_model else 'offline'}"


def section(case: Walk, with_model: bool, walked: Walked) -> str:
    """The walk as it stands on the page."""
    counted = f"{walked.keystrokes} keystrokes, {walked.questions} question{'s' * (walked.questions != 1)}."
    shown = "\n\n".join(walked.shown)
    head = f"## {title(case, with_model)}\n\n{case.__doc__}\n\n{counted} On the clipboard:\n\n> {walked.copied}\n"
    return f"{head}\n```console\n{shown}\n```\n"


def picture(walked: Walked) -> str:
    """The last terminal of a walk as an SVG, in its colours."""
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text("$ connote", style="bold"))
    for row in walked.last.rows():
        console.print(Text.assemble(*((text, style) for text, style in row)))
    plain = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title="connote", unique_id="connote", code_format=plain)


HEAD = """# Ten walks

Five people, each with a model and without one, from a profile to a note on the clipboard. Everything below is what a
real terminal of 88 columns showed; `make docs` walks them again, and the tests compare. The model is a server on this
machine that gives prepared answers, good ones and bad ones. Keystrokes count all that was typed, the commands too, and
a paste as one; questions count what was asked before the first note.

"""


def main() -> None:
    """Walks all ten, and writes the page and the picture."""
    sections = []
    for case in CASES:
        for with_model in (True, False):
            walked = walk(case, with_model)
            sections.append(section(case, with_model, walked))
            if case is former_colleague and not with_model:
                PICTURE.write_text(picture(walked), encoding="utf-8")
    PAGE.write_text(HEAD + "\n".join(sections), encoding="utf-8")


if __name__ == "__main__":
    main()
