"""The Python API: one call each, and importing it costs next to nothing."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import writer
from writer import Brief, Connection, ConnoteError, Person, check, recheck, write
from writer.drafters.scripted import Scripted
from writer.errors import NotEnough, SettingsError, UsageError

BRIEF = Brief(
    recipient=Person(name="Tomás Herrera", about="Maintainer of gridflow at Kolibri Energy"),
    connection=Connection(
        how="sat next to him at PyCon DE 2026 in Berlin, talked about gridflow and why schedulers drift"
    ),
)
GOOD = "Hi Tomás, I sat next to you at PyCon DE in Berlin and we talked about gridflow and why schedulers drift."


def test_one_call_writes_a_checked_note_without_any_model() -> None:
    outcome = write(BRIEF)

    assert outcome.attempts
    for note in outcome.notes:
        assert check(note.text, BRIEF).passed


def test_any_drafter_will_do() -> None:
    outcome = write(BRIEF, Scripted([[GOOD]]))

    assert [note.text for note in outcome.notes] == [GOOD]


def test_what_is_asked_for_reaches_the_pipeline() -> None:
    drafter, told = Scripted([["x" * 201], ["x" * 201]]), list[object]()

    outcome = write(BRIEF, drafter, drafts=5, attempts=1, allow={"stock"}, on_attempt=told.append)

    assert drafter.asked[0].n == 5
    assert (len(told), outcome.allowed, outcome.notes) == (1, {"stock"}, ())


def test_one_call_checks_a_note_that_a_person_wrote() -> None:
    assert check(GOOD, BRIEF).passed
    assert [finding.check for finding in check(GOOD * 3, BRIEF).findings if finding.check == "length"] == ["length"]


def test_a_brief_with_nothing_to_say_is_an_error_that_asks() -> None:
    with pytest.raises(NotEnough) as caught:
        write(Brief(recipient=Person(name="Ada Lovelace")), Scripted([]))

    assert caught.value.question == "How do you know Ada?"


def test_errors_and_outcomes_leave_another_process() -> None:
    with pytest.raises(NotEnough) as caught:
        write(Brief(recipient=Person(name="Ada Lovelace")), Scripted([]))

    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.message, again.question) == (caught.value.message, caught.value.question)
    assert pickle.loads(pickle.dumps(write(BRIEF))) == write(BRIEF)


@pytest.mark.parametrize("call", [{"drafts": 0}, {"attempts": 0}, {"choices": -1}, {"allow": {"nonsense"}}])
def test_what_cannot_be_meant_is_an_error_before_anything_is_asked(call: dict[str, Any]) -> None:
    drafter = Scripted([[GOOD]])

    with pytest.raises(UsageError):
        write(BRIEF, drafter, **call)
    assert not drafter.asked


def test_as_many_notes_as_were_wanted_come_of_a_new_fact() -> None:
    drafts = [f"{GOOD} I borrowed a {thing} from you." for thing in ("book", "pen", "lamp")]
    outcome = write(BRIEF, Scripted([drafts]), attempts=1, choices=3)

    assert outcome.notes == ()
    assert len(recheck(outcome, ["borrowed a book, a pen and a lamp from him"]).notes) == 3
    assert len(recheck(outcome, "borrowed a book, a pen and a lamp from him").notes) == 3


def test_a_drafter_is_chosen_by_settings_and_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNOTE_API_KEY", "k")

    assert writer.drafter().host == "api.openai.com"
    assert writer.drafter(model="offline").host == ""
    assert writer.drafter("m", "http://127.0.0.1:9/v1").host == "127.0.0.1:9"


def test_settings_that_cannot_be_meant_are_a_connote_error() -> None:
    with pytest.raises(SettingsError):
        writer.drafter(model="m")

    assert issubclass(SettingsError, ConnoteError)


def test_every_public_name_is_there_and_documented() -> None:
    assert writer.__all__ == sorted(writer.__all__)
    assert dir(writer) == writer.__all__
    for name in writer.__all__:
        assert getattr(writer, name).__doc__


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="wrote"):
        writer.wrote  # noqa: B018


def test_importing_it_imports_none_of_its_parts() -> None:
    program = "import sys, writer; print([name for name in sys.modules if name.startswith(('writer.', 'pydantic'))])"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_the_example_in_its_documentation_runs() -> None:
    example = "\n".join(line[4:] for line in (writer.__doc__ or "").splitlines() if line.startswith("    "))

    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Tomás" in done.stdout


def test_it_is_marked_as_typed() -> None:
    assert Path(writer.__file__).with_name("py.typed").is_file()


def test_a_note_that_is_no_text_is_said_so_in_one_line() -> None:
    with pytest.raises(UsageError, match="The note is no text, but NoneType"):
        check(None, BRIEF)  # type: ignore[arg-type]
