"""Ten walks from a profile to a note on the clipboard: the page shows what a terminal shows today."""

import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
sys.path.append(str(DOCS))

import walkthroughs  # noqa: E402

WALKS = [(case, with_model) for case in walkthroughs.CASES for with_model in (True, False)]
FIRST = (walkthroughs.former_colleague, False)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walkthroughs.title(*walk))
def test_a_walk_ends_with_a_note_on_the_clipboard_after_three_questions_at_most(
    walk: tuple[walkthroughs.Walk, bool],
) -> None:
    walked = walkthroughs.walk(*walk)

    assert walked.last.running.exitstatus == 0
    assert walked.questions <= 3
    assert walked.last.shows(walked.copied)
    assert walked.copied.startswith("Hi ")
    assert "Traceback" not in "".join(walked.shown)
    assert walkthroughs.section(*walk, walked) in walkthroughs.PAGE.read_text(encoding="utf-8"), "run: make docs"
    if walk == FIRST:
        assert walkthroughs.picture(walked) == walkthroughs.PICTURE.read_text(encoding="utf-8"), "run: make docs"


def test_nothing_is_asked_that_was_said() -> None:
    """Who gave a profile and said how they know each other on the command line is asked for neither."""
    page = walkthroughs.PAGE.read_text(encoding="utf-8")

    for section in page.split("\n## ")[1:]:
        command = next(line for line in reversed(section.splitlines()) if line.startswith("$ connote"))
        shown = section.partition(command)[2]
        assert ("How do you know" in shown) == ("--how" not in command)
        assert ("Copy their profile" in shown) == ("--paste" not in command and ".txt" not in command)
