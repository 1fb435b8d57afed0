"""What a tiny real model wrote for cases of core (make eval-local) is stopped, however little of a note it is."""

import json
from pathlib import Path

import pytest

from writer import pipeline
from writer.evaluation import suites

WROTE = (Path(__file__).parent / "data/tiny_drafts.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("wrote", [json.loads(line) for line in WROTE], ids=lambda wrote: wrote["draft"][:20])
def test_what_a_tiny_model_wrote_is_stopped_and_not_only_asked_about(wrote: dict[str, str]) -> None:
    (case,) = suites.find("core").chosen([wrote["case"]]).cases
    draft = pipeline.check(wrote["draft"], case.brief)

    assert not draft.passed
    assert not draft.only_asks
