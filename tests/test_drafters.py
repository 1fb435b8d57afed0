"""One contract for whatever writes drafts: a request in, an answer out, and nothing else to know."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

import pytest

from writer import pipeline
from writer.brief import Brief
from writer.drafters import Answer, Drafter, End, Request
from writer.drafters.journaled import Journaled
from writer.drafters.offline import Offline
from writer.drafters.scripted import Scripted
from writer.errors import AuthenticationFailed, DrafterError, FileError, MissingAnswer, ServerUnreachable
from writer.journal import Journal
from writer.note import Attempt, Draft, Finding
from writer.prompts import Prompt, load

BRIEF = Brief.of(
    {
        "sender": {"name": "Nadia Rahman", "about": "Data engineer at Ostrava Rail."},
        "recipient": {"name": "Tomás Herrera", "about": "Maintainer of gridflow."},
        "connection": {"how": "sat next to him at PyCon DE 2026 in Berlin, talked about gridflow", "kind": "met"},
    }
)
NOTE = "Tomás, it was good to talk about gridflow at PyCon DE in Berlin."


@pytest.fixture(scope="session")
def prompt() -> Prompt:
    return load("short")


@pytest.fixture
def request_(prompt: Prompt) -> Request:
    return Request(BRIEF, prompt, n=3)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "answers.sqlite") as journal:
        yield journal


def scripted(request: Request, folder: Path) -> Drafter:
    return Scripted([[NOTE]])


def journaled(request: Request, folder: Path) -> Drafter:
    return Journaled(Journal.open(folder / "j.sqlite"), Scripted([[NOTE]]))


def replayed(request: Request, folder: Path) -> Drafter:
    journal = Journal.open(folder / "j.sqlite")
    Journaled(journal, Scripted([[NOTE]])).draft(request)
    journal.export(folder / "j.jsonl")
    return Journaled(Journal.load(folder / "j.jsonl"), None)


def offline(request: Request, folder: Path) -> Drafter:
    return Offline()


@pytest.fixture(params=[scripted, journaled, replayed, offline], ids=lambda make: make.__name__)
def drafter(request: pytest.FixtureRequest, request_: Request, tmp_path: Path) -> Drafter:
    make: Callable[[Request, Path], Drafter] = request.param
    return make(request_, tmp_path)


def test_a_drafter_says_who_it_is_where_it_asks_and_whether_it_repairs(drafter: Drafter) -> None:
    assert drafter.name
    assert isinstance(drafter.host, str)
    assert drafter.repairs in {True, False}


def test_an_answer_brings_at_most_as_many_drafts_as_were_asked_for(drafter: Drafter, request_: Request) -> None:
    answer = drafter.draft(request_)

    assert answer.end in get_args(End)
    assert 1 <= len(answer.drafts) <= request_.n
    assert all(isinstance(draft, str) and draft for draft in answer.drafts)
    assert answer.tries >= 0
    assert answer.seconds >= 0


def test_a_request_is_left_as_it_was(drafter: Drafter, request_: Request) -> None:
    before = {field.name: getattr(request_, field.name) for field in fields(request_)}
    drafter.draft(request_)

    assert before == {field.name: getattr(request_, field.name) for field in fields(request_)}


def test_a_script_is_said_in_order_and_remembers_what_was_asked(request_: Request) -> None:
    drafter = Scripted([["one"], Answer((), end="refused"), ServerUnreachable("gone")])

    assert drafter.draft(request_).drafts == ("one",)
    assert drafter.draft(request_).end == "refused"
    with pytest.raises(ServerUnreachable):
        drafter.draft(request_)
    with pytest.raises(MissingAnswer):
        drafter.draft(request_)
    assert drafter.asked == [request_] * 4


def test_what_has_been_answered_is_not_asked_again(journal: Journal, request_: Request) -> None:
    inner = Scripted([["one"], ["two"]])
    answers = [Journaled(journal, inner).draft(request_) for _ in range(3)]

    assert [answer.drafts for answer in answers] == [("one",)] * 3
    assert len(inner.asked) == 1


def test_an_answer_that_could_not_be_read_is_kept_and_another_one_asked_for(
    journal: Journal, request_: Request
) -> None:
    """Otherwise the journal would give the same answer at every attempt, and its cost would be counted each time."""
    inner = Scripted([Answer((), "malformed", request_id="first"), [NOTE]])
    for _ in range(2):
        outcome = pipeline.write(BRIEF, Journaled(journal, inner), request_.prompt)

        assert [attempt.answer.end for attempt in outcome.attempts] == ["malformed", "fine"]
    assert len(inner.asked) == 2


def test_each_repeat_gets_an_answer_of_its_own(journal: Journal, request_: Request) -> None:
    inner = Scripted([["one"], ["two"]])

    assert Journaled(journal, inner, repeat=0).draft(request_).drafts == ("one",)
    assert Journaled(journal, inner, repeat=1).draft(request_).drafts == ("two",)
    assert Journaled(journal, inner, repeat=0).draft(request_).drafts == ("one",)


def repair(request: Request) -> Request:
    draft = Draft(NOTE, (Finding("length", "", 0, 0, "Shorten the note by 3 characters."),))
    return replace(request, previous=Attempt(request, Answer((NOTE,)), (draft,)))


@pytest.mark.parametrize(
    "change",
    [
        lambda request: replace(request, n=4),
        lambda request: replace(request, room=4),
        lambda request: replace(request, again=1),
        lambda request: replace(request, prompt=load("connote")),
        lambda request: replace(request, brief=BRIEF.with_confirmed("borrowed a book from him")),
        repair,
        lambda request: replace(repair(request), wish="warmer"),
    ],
    ids=["n", "room", "again", "prompt", "brief", "repair", "wish"],
)
def test_a_changed_request_is_asked_again(
    journal: Journal, request_: Request, change: Callable[[Request], Request]
) -> None:
    inner = Scripted([["one"], ["two"]])
    Journaled(journal, inner).draft(request_)

    assert Journaled(journal, inner).draft(change(request_)).drafts == ("two",)


def test_other_settings_are_asked_again(journal: Journal, request_: Request) -> None:
    cold, warm = Scripted([["one"]]), Scripted([["two"]])
    cold.settings, warm.settings = "temperature=0", "temperature=1"  # type: ignore[attr-defined]
    Journaled(journal, cold).draft(request_)

    assert Journaled(journal, warm).draft(request_).drafts == ("two",)


def test_a_failure_is_not_kept_but_asked_again(journal: Journal, request_: Request) -> None:
    drafter = Journaled(journal, Scripted([ServerUnreachable("gone"), ["one"]]))
    with pytest.raises(ServerUnreachable):
        drafter.draft(request_)

    assert drafter.draft(request_).drafts == ("one",)


def test_a_replay_speaks_as_the_one_who_was_recorded_and_asks_nobody(journal: Journal, request_: Request) -> None:
    inner = Scripted([["one"]])
    inner.host, inner.repairs = "models.example", False
    Journaled(journal, inner).draft(request_)
    replay = Journaled(journal, None)

    assert (replay.name, replay.host, replay.repairs) == ("scripted", "", False)
    assert replay.draft(request_).drafts == ("one",)


def test_a_replay_names_what_it_lacks_in_one_line(journal: Journal, request_: Request) -> None:
    Journaled(journal, Scripted([["one"]])).draft(request_)
    with pytest.raises(MissingAnswer, match="Tomás Herrera") as caught:
        Journaled(journal, None, repeat=1).draft(request_)

    assert "\n" not in caught.value.message + caught.value.hint
    assert isinstance(caught.value, DrafterError)


def test_a_replay_of_several_models_at_once_is_refused(journal: Journal, request_: Request) -> None:
    for name in ("tiny", "large"):
        inner = Scripted([["one"]])
        inner.name = name
        Journaled(journal, inner).draft(request_)

    with pytest.raises(FileError, match="large, tiny"):
        Journaled(journal, None)


def test_no_key_ever_reaches_a_journal_or_a_recording(journal: Journal, request_: Request, tmp_path: Path) -> None:
    """A drafter that holds a key, before and after a failure that knows it too."""
    marked = "sk-marked-7f3a9"

    class Keyed(Scripted):
        key = marked
        settings = "effort=low"

    drafter = Journaled(journal, Keyed([AuthenticationFailed("The key was refused."), ["one"]]))
    with pytest.raises(AuthenticationFailed):
        drafter.draft(request_)
    drafter.draft(request_)
    journal.export(tmp_path / "kept.jsonl")

    for file in tmp_path.iterdir():
        assert marked.encode() not in file.read_bytes()


def test_what_needed_more_room_has_it_in_every_request_after(request_: Request) -> None:
    """Whether the answer that had it brought nothing, or a draft to be repaired."""
    bad = "Hi [Name], we talked about gridflow at PyCon DE in Berlin."
    drafter = Scripted([Answer((), "cut_off"), Answer((), "empty"), [bad], [NOTE]])

    outcome = pipeline.write(BRIEF, drafter, request_.prompt, attempts=4)

    assert outcome.notes
    assert [each.room for each in drafter.asked] == [1, 4, 4, 4]
