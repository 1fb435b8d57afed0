"""The report of a run in a real browser: on a phone and on a desk, light and dark.

python evals/browser.py [FOLDER]

Runs two simulated models, opens the report with Debian's chromium, and writes four pictures into FOLDER (a new one in
the temporary folder otherwise), for a person to look at. Fails where the page asks for anything outside itself, reports
an error, is wider than the phone, or does not filter its cases. `make browser` installs what it needs.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

SIZES = {"phone": (390, 844), "desk": (1280, 900)}
SCHEMES = ("light", "dark")
TOP = 3000
"""Pixels from the top that are in a picture: the charts and the first cases."""
RUN = ("core", "--model", "simulated-strong", "--model", "simulated-weak", "--prompt", "connote", "--prompt", "short")


def report(folder: Path) -> Path:
    """The page of a new run."""
    run = folder / "run"
    subprocess.run([sys.executable, "-m", "writer", "eval", "run", *RUN, "--out", str(run)], check=True)
    return run / "report.html"


def pictures(browser: Browser, page: Path, folder: Path) -> Iterator[Path]:
    """A picture of the whole page for each size and scheme."""
    for name, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            picture = folder / f"{name}-{scheme}.png"
            _look(browser, page, {"width": width, "height": height}, scheme, picture)
            yield picture


def _look(browser: Browser, page: Path, size: Any, scheme: Any, picture: Path) -> None:
    tab = browser.new_page(viewport=size, color_scheme=scheme)
    asked: list[str] = []
    wrong: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.goto(page.as_uri())
    _filters(tab)
    tab.screenshot(path=picture, full_page=True, clip={"x": 0, "y": 0, "width": size["width"], "height": TOP})
    assert asked == [page.as_uri()], f"asked for something outside the page: {asked}"
    assert not wrong, wrong
    assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"], "wider than the screen"
    tab.close()


def _filters(tab: Page) -> None:
    """Each filter leaves the cases that fit it, and the count says how many; cleared, all are there again."""
    every = tab.locator(".case").count()
    tab.select_option("#verdict", "stopped")
    stopped = tab.locator(".case:visible").count()
    assert 0 < stopped < every, "the verdict does not filter"
    assert tab.locator(".case:visible .stopped").count() >= stopped, "another verdict is left"
    assert tab.inner_text("#count") == f"{stopped} of {every}"
    tab.select_option("#verdict", "")
    tab.fill("#words", "personal")
    assert 0 < tab.locator(".case:visible").count() < every, "words do not filter"
    tab.fill("#words", "")
    assert tab.locator(".case:visible").count() == every, "not every case comes back"


def main() -> None:
    folder = Path(sys.argv[1] if sys.argv[1:] else tempfile.mkdtemp(prefix="connote-browser-"))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        page = report(Path(place))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for picture in pictures(browser, page, folder):
            sys.stdout.write(f"{picture}\n")
        browser.close()


if __name__ == "__main__":
    main()
