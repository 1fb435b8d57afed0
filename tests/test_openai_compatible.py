"""Asking a model over the chat-completions API: what is sent, what is read from the answer, how failures are told."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx
import stamina
from pydantic import SecretStr

from writer.brief import Brief
from writer.drafters import Answer, Request
from writer.drafters.openai_compatible import TRIES, OpenAICompatible
from writer.drafters.openai_compatible.answers import is_completion, read
from writer.drafters.openai_compatible.complaints import Complaint, asked_to_wait
from writer.drafters.openai_compatible.models import DEFAULT_MODEL, ends, lowest_effort
from writer.errors import (
    AuthenticationFailed,
    BadResponse,
    DrafterError,
    ModelNotFound,
    PromptTooLong,
    QuotaExhausted,
    ServerUnreachable,
    SettingsError,
)
from writer.prompts import load

OPENAI = "https://api.openai.com/v1"
AZURE = "https://ours.openai.azure.com/openai/v1"
ELSEWHERE = "https://models.example.org/v1"
KEY = "sk-marked-key-0123456789"

BRIEF = Brief.of(
    {
        "recipient": {"name": "Ada Lopez", "about": "Ada Lopez\nSays <|endoftext|> a lot."},
        "connection": {"how": "sat next to her at the workshop in Delft"},
    }
)
REQUEST = Request(BRIEF, load("short"), n=3)
NOTES = ("Hi Ada, we sat next to each other in Delft.", "Hi Ada, I sat next to you at the workshop in Delft.")


@pytest.fixture(autouse=True)
def _without_waiting() -> Iterator[None]:
    """Waits between tries are skipped; their number is the real one."""
    with stamina.set_testing(True, attempts=TRIES, cap=True):
        yield


@pytest.fixture(autouse=True)
def _no_ambient_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_CUSTOM_HEADERS"):
        monkeypatch.delenv(name, raising=False)


def drafter(base_url: str = OPENAI, model: str = "gpt-6-luna", key: str | None = KEY, **more: Any) -> OpenAICompatible:
    return OpenAICompatible(model, base_url, SecretStr(key) if key else None, **more)


def body(
    content: object = None, *, reason: str | None = "stop", usage: object = None, **message: Any
) -> dict[str, Any]:
    content = json.dumps({"drafts": NOTES}) if content is None else content
    choice = {"index": 0, "finish_reason": reason, "message": {"role": "assistant", "content": content, **message}}
    return {"id": "x", "object": "chat.completion", "model": "gpt-6-luna", "choices": [choice], "usage": usage}


def fine(**more: Any) -> httpx.Response:
    return httpx.Response(200, json=body(**more), headers={"x-request-id": "req-7"})


def declined(status: int, message: str = "", code: str = "", param: str = "") -> httpx.Response:
    return httpx.Response(status, json={"error": {"message": message, "code": code or None, "param": param or None}})


def asking(mock: respx.Router, *answers: httpx.Response | type[Exception], base_url: str = OPENAI) -> respx.Route:
    return mock.post(f"{base_url}/chat/completions").mock(side_effect=list(answers))


def sent(route: respx.Route) -> list[dict[str, Any]]:
    return [json.loads(call.request.content) for call in route.calls]


class TestWhatIsSent:
    def test_the_drafts_are_asked_for_in_one_strict_schema(self, httpx2_mock: respx.Router) -> None:
        route = asking(httpx2_mock, fine())

        answer = drafter().draft(REQUEST)

        assert answer.drafts == NOTES
        form = sent(route)[0]["response_format"]["json_schema"]
        assert form["strict"] is True
        assert form["schema"]["required"] == list(form["schema"]["properties"]) == ["drafts"]
        assert form["schema"]["additionalProperties"] is False

    @pytest.mark.parametrize("base_url", [OPENAI, AZURE, ELSEWHERE])
    def test_sampling_is_left_to_the_model(self, httpx2_mock: respx.Router, base_url: str) -> None:
        route = asking(httpx2_mock, fine(), base_url=base_url)

        drafter(base_url).draft(REQUEST)

        assert not sent(route)[0].keys() & {"temperature", "seed", "n", "top_p", "stop"}

    def test_temperature_and_seed_are_sent_when_set(self, httpx2_mock: respx.Router) -> None:
        route = asking(httpx2_mock, fine())

        drafter(temperature=0.0, seed=0).draft(REQUEST)

        assert (sent(route)[0]["temperature"], sent(route)[0]["seed"]) == (0, 0)

    @pytest.mark.parametrize(
        ("base_url", "room", "stored", "effort"),
        [
            (OPENAI, "max_completion_tokens", False, "none"),
            ("https://eu.api.openai.com/v1", "max_completion_tokens", False, "none"),
            (AZURE, "max_completion_tokens", None, "none"),
            (ELSEWHERE, "max_tokens", None, None),
            ("https://api.openai.com.example.org/v1", "max_tokens", None, None),
        ],
    )
    def test_each_kind_of_server_gets_the_parameters_it_takes(
        self, httpx2_mock: respx.Router, base_url: str, room: str, stored: bool | None, effort: str | None
    ) -> None:
        route = asking(httpx2_mock, fine(), base_url=base_url)

        drafter(base_url).draft(REQUEST)

        only = sent(route)[0]
        assert {"max_tokens", "max_completion_tokens"} & only.keys() == {room}
        assert (only.get("store"), only.get("reasoning_effort")) == (stored, effort)

    def test_there_is_room_for_thinking_and_more_after_an_answer_that_was_cut_off(
        self, httpx2_mock: respx.Router
    ) -> None:
        route = asking(httpx2_mock, fine(), fine())

        drafter().draft(REQUEST)
        drafter().draft(replace(REQUEST, room=4))

        first, second = (each["max_completion_tokens"] for each in sent(route))
        assert first >= 2000 + 3 * BRIEF.limit // 4
        assert second == 4 * first

    def test_the_key_goes_along_and_nothing_of_the_environment(
        self, httpx2_mock: respx.Router, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-environment")
        monkeypatch.setenv("OPENAI_ORG_ID", "org-of-the-environment")
        monkeypatch.setenv(
            "OPENAI_CUSTOM_HEADERS",
            "X-Gateway-Key: of-the-environment\nAuthorization: of-the-environment"
            "\nAuthorization-Extra: of-the-environment",
        )
        route = asking(httpx2_mock, fine(), fine(), base_url=ELSEWHERE)

        drafter(ELSEWHERE).draft(REQUEST)
        drafter(ELSEWHERE, key=None).draft(REQUEST)

        with_key, without = (call.request.headers for call in route.calls)
        assert with_key["authorization"] == f"Bearer {KEY}"
        assert "authorization" not in without
        assert "of-the-environment" not in f"{with_key.raw}{without.raw}"

    def test_openai_gets_the_organization_that_the_environment_names(
        self, httpx2_mock: respx.Router, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OPENAI_ORG_ID", "org-7")
        route = asking(httpx2_mock, fine())

        drafter().draft(REQUEST)

        assert route.calls[0].request.headers["openai-organization"] == "org-7"


class TestWhatAServerTakes:
    """The best way first, the next where it is refused, and the way that worked from then on."""

    NO_SCHEMA = declined(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported.")
    NO_JSON = httpx.Response(400, json={"error": "'response_format.type' must be 'json_schema' or 'text'"})

    def test_a_server_without_schemas_is_asked_for_json_and_then_in_words(self, httpx2_mock: respx.Router) -> None:
        route = asking(httpx2_mock, self.NO_SCHEMA, self.NO_JSON, fine(), fine())
        asked = drafter()

        answers = [asked.draft(REQUEST), asked.draft(REQUEST)]

        forms = [each.get("response_format", {}).get("type") for each in sent(route)]
        assert forms == ["json_schema", "json_object", None, None]
        assert [answer.tries for answer in answers] == [3, 1]
        assert all("form" in answer.remark for answer in answers)

    def test_the_form_is_said_in_words_where_neither_schema_nor_prompt_say_it(self, httpx2_mock: respx.Router) -> None:
        silent = replace(REQUEST.prompt, sections={**REQUEST.prompt.sections, "system": "Write notes."})
        route = asking(httpx2_mock, self.NO_SCHEMA, fine())

        drafter().draft(replace(REQUEST, prompt=silent))

        first, second = (each["messages"][-1]["content"] for each in sent(route))
        assert second.startswith(first)
        assert '"drafts"' in second.removeprefix(first)

    @pytest.mark.parametrize(
        "refusal",
        [
            declined(400, "This response_format type is unavailable now", "invalid_request_error"),
            declined(400, "This model does not support response format `json_schema`."),
            declined(400, "Invalid schema for response_format 'drafts'", "invalid_json_schema"),
            declined(400, "Failed to generate JSON. See 'failed_generation'.", "json_validate_failed"),
            declined(400, "Failed to initialize samplers: failed to parse grammar"),
            httpx.Response(422, json={"detail": [{"loc": ["body", "response_format"], "msg": "extra"}]}),
            httpx.Response(500, json={"error": {"message": "response_format type must be one of text or json_object"}}),
        ],
        ids=["deepseek", "groq", "openai", "groq-late", "grammar", "fastapi", "with-500"],
    )
    def test_servers_say_in_many_ways_that_they_take_no_schema(
        self, httpx2_mock: respx.Router, refusal: httpx.Response
    ) -> None:
        route = asking(httpx2_mock, refusal, fine())

        assert drafter().draft(REQUEST).drafts == NOTES
        assert sent(route)[1]["response_format"] == {"type": "json_object"}

    def test_one_answer_that_missed_the_form_costs_the_server_nothing(
        self, httpx2_mock: respx.Router, tmp_path: Path
    ) -> None:
        missed = declined(400, "Failed to validate JSON.", "json_validate_failed")
        route = asking(httpx2_mock, missed, fine(), fine(), base_url=ELSEWHERE)
        asked = drafter(ELSEWHERE, memory=tmp_path / "servers.json")

        assert "form" not in asked.draft(REQUEST).remark
        asked.draft(REQUEST)

        forms = [each["response_format"]["type"] for each in sent(route)]
        assert forms == ["json_schema", "json_object", "json_schema"]
        assert not (tmp_path / "servers.json").exists()

    def test_openai_is_asked_for_the_schema_again_after_an_answer_in_words(self, httpx2_mock: respx.Router) -> None:
        """Its servers keep to it: a model that answers in words has declined."""
        route = asking(httpx2_mock, fine(content="I would rather not."), fine())
        asked = drafter()

        asked.draft(REQUEST)
        asked.draft(REQUEST)

        assert [each["response_format"]["type"] for each in sent(route)] == ["json_schema"] * 2

    def test_who_cannot_be_asked_not_to_store_is_named(self, httpx2_mock: respx.Router) -> None:
        route = asking(httpx2_mock, declined(400, "Unknown parameter: 'store'.", param="store"), fine())

        answer = drafter().draft(REQUEST)

        assert [each.get("store") for each in sent(route)] == [False, None]
        assert "api.openai.com can't be asked not to store" in answer.remark

    @pytest.mark.parametrize("key", ["x", "none", "local"])
    def test_a_made_up_key_is_left_in_other_words_and_so_what_a_server_complains_of_is_understood(
        self, httpx2_mock: respx.Router, key: str
    ) -> None:
        unsupported = declined(400, f"Unsupported parameter: 'max_tokens', locally; {key} may not.")
        route = asking(httpx2_mock, unsupported, declined(400, f"No, {key}!"), base_url=ELSEWHERE)

        with pytest.raises(BadResponse, match=r"No, \.\.\.!"):
            drafter(ELSEWHERE, key=key).draft(REQUEST)
        assert "max_completion_tokens" in sent(route)[1]

    def test_a_schema_that_is_taken_and_ignored_is_not_asked_for_again_for_now(
        self, httpx2_mock: respx.Router, tmp_path: Path
    ) -> None:
        ignored, memory = fine(content=f"1. {NOTES[0]}\n2. {NOTES[1]}"), tmp_path / "servers.json"
        route = asking(httpx2_mock, ignored, fine(), fine(), base_url=ELSEWHERE)
        asked = drafter(ELSEWHERE, memory=memory)

        assert asked.draft(REQUEST).drafts == NOTES
        asked.draft(REQUEST)
        drafter(ELSEWHERE, memory=memory).draft(REQUEST)
        assert ["response_format" in each for each in sent(route)] == [True, False, True]

    @pytest.mark.parametrize(
        ("base_url", "refused", "taken"),
        [(OPENAI, "max_completion_tokens", "max_tokens"), (ELSEWHERE, "max_tokens", "max_completion_tokens")],
    )
    def test_the_other_name_for_the_room_is_tried_once(
        self, httpx2_mock: respx.Router, base_url: str, refused: str, taken: str
    ) -> None:
        unsupported = declined(400, "Unsupported parameter", "unsupported_parameter", refused)
        route = asking(httpx2_mock, unsupported, fine(), fine(), base_url=base_url)
        asked = drafter(base_url)

        asked.draft(REQUEST)
        asked.draft(REQUEST)

        first, second, third = sent(route)
        assert first[refused] == second[taken] == third[taken]
        assert refused not in second | third

    def test_a_parameter_that_the_model_does_not_take_is_left_out_and_said(self, httpx2_mock: respx.Router) -> None:
        unsupported = declined(400, "Unsupported value", "unsupported_value", "temperature")
        route = asking(httpx2_mock, unsupported, fine())

        answer = drafter(temperature=0.3, seed=1).draft(REQUEST)

        assert "temperature" not in sent(route)[1]
        assert sent(route)[1]["seed"] == 1
        assert "gpt-6-luna takes no temperature" in answer.remark

    def test_what_was_never_set_is_not_said_to_be_left_out(self, httpx2_mock: respx.Router) -> None:
        route = asking(httpx2_mock, declined(400, "With this temperature and seed, no."), fine())

        with pytest.raises(BadResponse):
            drafter().draft(REQUEST)
        assert route.call_count == 1

    def test_a_model_that_cannot_stop_thinking_thinks_as_little_as_it_can(self, httpx2_mock: respx.Router) -> None:
        refused = declined(400, "Unsupported value: 'none'", "unsupported_value", "reasoning_effort")
        route = asking(httpx2_mock, refused, refused, fine())

        drafter().draft(REQUEST)

        assert [each["reasoning_effort"] for each in sent(route)] == ["none", "minimal", "low"]

    def test_a_bad_request_that_is_about_nothing_of_this_is_not_repeated(self, httpx2_mock: respx.Router) -> None:
        route = asking(httpx2_mock, declined(400, "Bad \x1b[31mthing.", "odd", "messages"))

        with pytest.raises(BadResponse, match=r"400\): Bad \[31mthing\.$"):
            drafter().draft(REQUEST)
        assert route.call_count == 1

    def test_a_small_model_that_cannot_hold_the_room_asked_for_gets_what_is_left(
        self, httpx2_mock: respx.Router
    ) -> None:
        message = (
            "'max_tokens' or 'max_completion_tokens' is too large: 2300. This model's maximum context length is 4096."
        )
        route = asking(httpx2_mock, *[declined(400, message)] * 2, fine(), fine(), base_url=ELSEWHERE)
        asked = drafter(ELSEWHERE)

        asked.draft(REQUEST)
        asked.draft(REQUEST)

        assert not {"max_tokens", "max_completion_tokens"} & sent(route)[2].keys()
        assert "max_tokens" in sent(route)[3]

    def test_what_was_found_out_outlives_the_process(self, httpx2_mock: respx.Router, tmp_path: Path) -> None:
        memory = tmp_path / "cache" / "servers.json"
        route = asking(httpx2_mock, self.NO_SCHEMA, fine(), fine(), fine())

        drafter(memory=memory).draft(REQUEST)
        answer = drafter(memory=memory).draft(REQUEST)
        drafter(model="gpt-6-sol", memory=memory).draft(REQUEST)

        forms = [each["response_format"]["type"] for each in sent(route)]
        assert forms == ["json_schema", "json_object", "json_object", "json_schema"]
        assert answer.tries == 1
        assert KEY not in memory.read_text()
        assert [path.name for path in memory.parent.iterdir()] == ["servers.json"]

    def test_servers_learn_so_it_is_forgotten_after_a_month(self, httpx2_mock: respx.Router, tmp_path: Path) -> None:
        memory = tmp_path / "servers.json"
        route = asking(httpx2_mock, self.NO_SCHEMA, fine(), fine())
        drafter(memory=memory).draft(REQUEST)
        long_ago = (date.today() - timedelta(days=31)).isoformat()
        memory.write_text(memory.read_text().replace(date.today().isoformat(), long_ago))

        drafter(memory=memory).draft(REQUEST)

        assert sent(route)[-1]["response_format"]["type"] == "json_schema"

    @pytest.mark.parametrize(
        "held",
        [
            "",
            "[]",
            "{",
            '{"x": 1}',
            json.dumps({f"{OPENAI} gpt-6-luna": {"formats": [], "learned": str(date.today())}}),
        ],
    )
    def test_a_broken_memory_is_no_memory(self, httpx2_mock: respx.Router, tmp_path: Path, held: str) -> None:
        memory = tmp_path / "servers.json"
        memory.write_text(held)
        asking(httpx2_mock, self.NO_SCHEMA, fine())

        assert drafter(memory=memory).draft(REQUEST).drafts == NOTES

    def test_a_memory_that_cannot_be_written_is_done_without(self, httpx2_mock: respx.Router, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        asking(httpx2_mock, self.NO_SCHEMA, fine())

        assert drafter(memory=tmp_path / "file" / "servers.json").draft(REQUEST).drafts == NOTES


class TestTheAccount:
    USAGE: Mapping[str, Any] = {
        "prompt_tokens": 2000,
        "completion_tokens": 100,
        "total_tokens": 2100,
        "prompt_tokens_details": {"cached_tokens": 1000, "cache_write_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 40},
    }

    def test_it_holds_tokens_cost_model_request_id_tries_and_time(self, httpx2_mock: respx.Router) -> None:
        asking(httpx2_mock, httpx.Response(500), fine(usage=self.USAGE))

        answer = drafter().draft(REQUEST)

        usage = answer.usage
        assert (usage.input, usage.output, usage.cached, usage.written, usage.reasoning) == (2000, 100, 1000, 0, 40)
        assert usage.cost == (1000 * Decimal("0.10") + 1000 * Decimal("0.01") + 100 * Decimal("0.50")) / 1_000_000
        assert (answer.model, answer.request_id, answer.tries) == ("gpt-6-luna", "req-7", 2)
        assert 0 < answer.seconds < 30

    @pytest.mark.parametrize(
        "usage",
        [
            None,
            {},
            {"prompt_tokens": None, "completion_tokens_details": None},
            {"prompt_tokens": "12", "completion_tokens": -1, "prompt_tokens_details": []},
        ],
    )
    def test_a_server_that_counts_nothing_leaves_everything_unknown(
        self, httpx2_mock: respx.Router, usage: object
    ) -> None:
        asking(httpx2_mock, fine(usage=usage))

        usage_read = drafter().draft(REQUEST).usage

        assert {usage_read.input, usage_read.output, usage_read.cached, usage_read.reasoning, usage_read.cost} == {None}

    def test_a_price_that_is_not_known_is_unknown_and_not_zero(self, httpx2_mock: respx.Router) -> None:
        asking(httpx2_mock, fine(usage=self.USAGE), base_url=ELSEWHERE)

        assert drafter(ELSEWHERE).draft(REQUEST).usage.cost is None

    def test_a_failure_has_an_account_too(self, httpx2_mock: respx.Router) -> None:
        asking(httpx2_mock, *[httpx.Response(503)] * TRIES)

        with pytest.raises(ServerUnreachable) as failed:
            drafter().draft(REQUEST)

        assert failed.value.tries == TRIES
        assert failed.value.seconds > 0


class TestHowItEnds:
    @pytest.mark.parametrize(
        ("answer", "end"),
        [
            (body(), "fine"),
            (body('{"drafts": ["Hi Ada, we'), "malformed"),
            (body('{"drafts": []}'), "empty"),
            (body(""), "empty"),
            (body([]), "empty"),
            ({"choices": []}, "empty"),
            ({"choices": [{}]}, "empty"),
            ({"choices": [{"message": None, "finish_reason": None}], "usage": None}, "empty"),
            (body("", reason="length"), "cut_off"),
            (body('{"drafts": ["Hi Ada, we', reason="length"), "cut_off"),
            (body('{"drafts": ["' + "Hi Ada, and on and on, " * 300, reason="length"), "malformed"),
            (body("", usage={"completion_tokens": 9, "completion_tokens_details": {"reasoning_tokens": 9}}), "cut_off"),
            (body("", reasoning_content="Let me see"), "cut_off"),
            (body("<think>Let me see"), "cut_off"),
            (body("", refusal="I can't help with that."), "refused"),
            (body([{"type": "refusal", "refusal": "No."}]), "refused"),
            (body("Hi A", reason="content_filter"), "filtered"),
        ],
    )
    def test_every_bad_answer_is_an_end_and_no_exception(
        self, httpx2_mock: respx.Router, answer: dict[str, Any], end: str
    ) -> None:
        asking(httpx2_mock, httpx.Response(200, json=answer))

        given = drafter().draft(REQUEST)

        assert given.end == end
        assert given.tries == 1
        assert bool(given.drafts) == (end == "fine")

    @pytest.mark.parametrize("code", ["content_filter", "invalid_prompt"])
    def test_a_request_that_a_filter_stops_ends_so_too(self, httpx2_mock: respx.Router, code: str) -> None:
        asking(httpx2_mock, declined(400, "The prompt was filtered; see json_schema.", code))

        assert drafter().draft(REQUEST).end == "filtered"

    @pytest.mark.parametrize(
        "error",
        [
            {"message": "No.", "metadata": {"reasons": ["violence"], "provider_name": "x"}},
            {"message": "No.", "metadata": {"flagged_input": "Hi Ada"}},
            {"message": "Your input was flagged by our safety system."},
            {"message": "Blocked: the prompt did not pass moderation."},
        ],
    )
    def test_so_does_one_that_a_router_forbids_for_what_it_says(
        self, httpx2_mock: respx.Router, error: dict[str, Any]
    ) -> None:
        asking(httpx2_mock, httpx.Response(403, json={"error": {"code": 403, **error}}))

        assert drafter().draft(REQUEST).end == "filtered"

    @pytest.mark.parametrize("message", ["Your account has been flagged.", "Key not allowed.", "No reasons given."])
    def test_a_key_that_is_forbidden_is_no_filter(self, httpx2_mock: respx.Router, message: str) -> None:
        asking(httpx2_mock, declined(403, message))

        with pytest.raises(AuthenticationFailed):
            drafter().draft(REQUEST)


class TestReadingDrafts:
    @pytest.mark.parametrize(
        "content",
        [
            '{"drafts": ["Hi Ada, one.", "Hi Ada, two."]}',
            '```json\n{"drafts": ["Hi Ada, one.", "Hi Ada, two."]}\n```',
            'Here you are:\n```\n{"drafts": ["Hi Ada, one.", "Hi Ada, two."]}\n```\nGood luck!',
            '<think>{"drafts": ["no"]} or so</think>\n{"drafts": ["Hi Ada, one.", "Hi Ada, two."]}',
            'The opening is in the prompt. {"a": 1}</think>{"drafts": ["Hi Ada, one.", "Hi Ada, two."]}',
            'Sure: {"drafts": ["Hi Ada, one.", "Hi Ada, two."]}<|im_end|>',
            '["Hi Ada, one.", "Hi Ada, two."]',
            '{"drafts": [{"text": "Hi Ada, one."}, {"text": "Hi Ada, two.", "length": 12}]}',
            '{"draft_1": "Hi Ada, one.", "draft_2": "Hi Ada, two."}',
            '{"drafts": ["Hi Ada, one.", "Hi Ada, one.", "", "Hi Ada, two.", 7, null]}',
            "1. Hi Ada, one.\n2. Hi Ada, two.",
            "Here are two drafts:\n\n1) “Hi Ada, one.”\n\n2) “Hi Ada, two.”",
            "**Draft 1:** Hi Ada, one.\n\n**Draft 2:** Hi Ada, two.",
            "- Hi Ada, one.\n- Hi Ada, two.</s>",
            "**Option 1:**\nHi Ada, one.\n\n**Option 2:**\nHi Ada, two.",
            "Here are two:\n\n### Draft 1\nHi Ada, one.\n\n### Draft 2\nHi Ada, two.",
            "**Version 1 (warm):**\n\nHi Ada, one.\n\n**Version 2** (198 characters)\n\nHi Ada, two.",
            "1.\nHi Ada, one.\n\n2.\nHi Ada, two.",
            "Two versions:\n\nHi Ada, one.\n\n---\n\nHi Ada, two.",
            '<think>Hm.</think>"Hi Ada, one."\n\n"Hi Ada, two."',
        ],
    )
    def test_they_are_found_however_a_model_wraps_them(self, content: str) -> None:
        reply = read(body(content), wanted=3)

        assert reply.drafts == ("Hi Ada, one.", "Hi Ada, two.")
        assert reply.end == "fine"

    @pytest.mark.parametrize(
        "content",
        [
            "Hi Ada, I sat next to you in Delft [2], and we talked.",
            "Hi Ada, we met in Delft [2] and in Ghent [3].",
            "[Hello] Ada, we met in Delft.",
            "{Hello} Ada, we met in Delft.",
            "Hi Ada [], we met in Delft.",
            "[3] Hi Ada, we met in Delft.",
            "Hi Ada, we met in Delft, at desk\n1 of the fair.",
        ],
    )
    def test_brackets_in_ordinary_text_are_text(self, content: str) -> None:
        reply = read(body(content), wanted=3)

        assert (reply.drafts, reply.form, reply.end) == ((content,), "plain", "fine")

    @pytest.mark.parametrize(
        ("content", "end"),
        [
            ('Sure: {"drafts": []}', "empty"),
            ("[]", "empty"),
            ("{'drafts': ['Hi Ada, we", "malformed"),
            ('["Hi Ada, we', "malformed"),
            ('[{"text": "Hi', "malformed"),
            ("{drafts: [", "malformed"),
            ("{", "malformed"),
        ],
    )
    def test_json_without_drafts_is_no_text(self, content: str, end: str) -> None:
        reply = read(body(content), wanted=3)

        assert (reply.drafts, reply.end) == ((), end)

    def test_what_is_whole_in_a_list_that_breaks_off_counts_and_the_rest_does_not(self) -> None:
        reply = read(body('{"drafts": ["Hi Ada, one.", "Hi Ada, tw', reason="length"), wanted=3)

        assert (reply.drafts, reply.end) == (("Hi Ada, one.",), "cut_off")

    def test_the_last_item_of_plain_text_that_was_cut_off_does_not_count(self) -> None:
        reply = read(body("1. Hi Ada, one.\n2. Hi Ada, tw", reason="length"), wanted=3)

        assert (reply.drafts, reply.end) == (("Hi Ada, one.",), "cut_off")

    @pytest.mark.parametrize("text", ["I said <|endoftext|> to you.", "We said </s> twice", "If 2 < 3, {name}?"])
    def test_special_tokens_and_braces_in_a_draft_are_text(self, text: str) -> None:
        reply = read(body(json.dumps({"drafts": [text]})), wanted=3)

        assert reply.drafts == (text,)

    def test_half_a_character_is_replaced(self) -> None:
        reply = read(body('{"drafts": ["Hi \\ud83d Ada \\ud83d\\ude00"]}'), wanted=3)

        assert reply.drafts == ("Hi \N{REPLACEMENT CHARACTER} Ada \N{GRINNING FACE}",)

    @pytest.mark.parametrize("content", ["[" * 100_000, "{" * 100_000, '{"drafts":' * 5000, "9" * 5000, "null", "{}"])
    def test_nonsense_holds_no_drafts_or_is_left_to_the_checks(self, content: str) -> None:
        reply = read(body(content), wanted=3)

        assert not reply.drafts or content.startswith("9")

    @pytest.mark.parametrize("other", [{}, {"choices": None}, {"choices": "x"}, {"error": {"message": "x"}}])
    def test_the_body_of_something_else_is_told_apart(self, other: dict[str, Any]) -> None:
        assert not is_completion(other)

    @pytest.mark.parametrize(
        "content", ['{"drafts": ["Hi one.", "Hi two.", "Hi three.", "Hi', "1. Hi one.\n2. Hi two.\n3. H"]
    )
    def test_a_model_that_runs_on_has_answered_when_it_has_written_what_was_wanted(self, content: str) -> None:
        reply = read(body(content, reason="length"), wanted=2)

        assert (reply.drafts, reply.end) == (("Hi one.", "Hi two."), "fine")


class TestFailures:
    @pytest.mark.parametrize(
        ("answer", "leaf", "words"),
        [
            (declined(401, f"Incorrect API key: {KEY}"), AuthenticationFailed, "does not accept the API key"),
            (declined(403, "Country not supported"), AuthenticationFailed, "does not let this API key use gpt-6-luna"),
            (declined(404, "The model `x` does not exist", "model_not_found"), ModelNotFound, "gpt-6-luna"),
            (httpx.Response(404, text="<h1>Not here</h1>"), BadResponse, "no chat-completions API"),
            (declined(429, "You exceeded your current quota", "insufficient_quota"), QuotaExhausted, "no money left"),
            (httpx.Response(429, json={"error": {"type": "insufficient_quota"}}), QuotaExhausted, "no money left"),
            (declined(402, "Payment required"), QuotaExhausted, "no money left"),
            (
                httpx.Response(400, json=[{"error": {"code": 400, "message": "API key not valid."}}]),
                BadResponse,
                "API key not valid.",
            ),
            (
                declined(404, "The API deployment for this resource does not exist.", "DeploymentNotFound"),
                ModelNotFound,
                "does not know the model",
            ),
            (declined(400, "Too long", "context_length_exceeded", "messages"), PromptTooLong, "does not fit"),
            (declined(400, "the request exceeds the available context size"), PromptTooLong, "does not fit"),
            (declined(413, "Payload"), PromptTooLong, "does not fit"),
            (httpx.Response(200, text="<!doctype html><p>Sign in"), BadResponse, "not an answer"),
            (httpx.Response(200, text=""), BadResponse, "not an answer"),
            (httpx.Response(200, json=["x"]), BadResponse, "not an answer"),
            (httpx.Response(200, json={"choices": None}), BadResponse, "not an answer"),
            (declined(200, f"Upstream fell over with {KEY}."), BadResponse, "Upstream fell over"),
            (declined(418, f"I hold {KEY} in my hand"), BadResponse, "I hold ... in my hand"),
            (httpx.Response(400, text='{"error":' + "[" * 100_000), BadResponse, "refused the request (status 400)"),
            (httpx.Response(400, json={"error": {"code": [[1]], "param": {}}}), BadResponse, "status 400"),
            (httpx.Response(400, text="x" * 6_000_000), BadResponse, "refused the request (status 400)"),
            (httpx.Response(307, headers={"location": "https://evil.example.org/"}), BadResponse, "another address"),
        ],
    )
    def test_what_asking_again_cannot_mend_is_told_at_once_in_one_line_without_the_key(
        self, httpx2_mock: respx.Router, answer: httpx.Response, leaf: type[DrafterError], words: str
    ) -> None:
        asking(httpx2_mock, answer)

        with pytest.raises(leaf) as failed:
            drafter().draft(REQUEST)

        told = f"{failed.value.message} {failed.value.hint}"
        assert words in told
        assert KEY not in told
        assert "\n" not in told
        assert failed.value.tries == 1

    @pytest.mark.parametrize(
        "trouble",
        [
            httpx.Response(408),
            httpx.Response(409),
            declined(429, "Rate limit reached", "rate_limit_exceeded"),
            httpx.Response(500, text="oops"),
            httpx.Response(529),
            httpx.Response(200, json={"error": {"message": "Provider is overloaded", "code": 502}}),
            httpx.ConnectError,
            httpx.ReadTimeout,
            httpx.RemoteProtocolError,
        ],
        ids=lambda trouble: getattr(trouble, "__name__", str(getattr(trouble, "status_code", trouble))),
    )
    def test_what_may_pass_is_tried_again_and_no_further_than_the_bound(
        self, httpx2_mock: respx.Router, trouble: httpx.Response | type[Exception]
    ) -> None:
        asking(httpx2_mock, trouble, fine(), *[trouble] * TRIES)

        assert drafter().draft(REQUEST).tries == 2
        with pytest.raises(ServerUnreachable) as failed:
            drafter().draft(REQUEST)
        assert failed.value.tries == TRIES

    @pytest.mark.httpx2(assert_all_called=False)  # a call that is interrupted is not recorded
    def test_an_interruption_is_not_held_up(self, httpx2_mock: respx.Router) -> None:
        asked = []

        def interrupt(request: httpx.Request) -> httpx.Response:
            asked.append(request)
            raise KeyboardInterrupt

        httpx2_mock.post(f"{OPENAI}/chat/completions").mock(side_effect=interrupt)

        with pytest.raises(KeyboardInterrupt):
            drafter().draft(REQUEST)
        assert len(asked) == 1

    def test_an_id_that_repeats_the_key_is_told_without_it(self, httpx2_mock: respx.Router) -> None:
        asking(httpx2_mock, httpx.Response(200, json=body(), headers={"x-request-id": f"req-{KEY}"}))

        assert drafter().draft(REQUEST).request_id == "req-..."

    def test_no_key_where_one_is_wanted_is_said_so(self, httpx2_mock: respx.Router) -> None:
        asking(httpx2_mock, declined(401), base_url=ELSEWHERE)

        with pytest.raises(AuthenticationFailed, match=r"models\.example\.org asks for an API key, and none was given"):
            drafter(ELSEWHERE, key=None).draft(REQUEST)

    def test_a_wait_longer_than_the_bound_is_told_instead(self, httpx2_mock: respx.Router) -> None:
        asking(httpx2_mock, httpx.Response(429, headers={"retry-after": "600"}))

        with pytest.raises(ServerUnreachable) as failed:
            drafter().draft(REQUEST)

        assert "10 minutes" in failed.value.hint
        assert failed.value.tries == 1

    def test_a_wait_beyond_the_deadline_is_not_begun(self, httpx2_mock: respx.Router) -> None:
        asking(httpx2_mock, httpx.Response(429, headers={"retry-after": "30"}))

        with pytest.raises(ServerUnreachable) as failed:
            drafter(deadline=5).draft(REQUEST)

        assert failed.value.tries == 1

    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({}, None),
            ({"retry-after": "2.5"}, 2.5),
            ({"retry-after": "2", "retry-after-ms": "300"}, 0.3),
            ({"retry-after": "-3"}, 0),
            ({"retry-after": "soon"}, None),
            ({"retry-after": "nan"}, None),
            ({"retry-after": "Mon, 01 Jan 2024 00:00:00 GMT"}, 0),
            ({"retry-after": "Mon, 01 Jan 2024 00:00:00"}, None),
        ],
    )
    def test_how_long_to_wait_is_read_from_what_servers_send(
        self, headers: Mapping[str, str], seconds: float | None
    ) -> None:
        assert asked_to_wait(headers) == seconds

    def test_how_long_to_wait_may_be_a_date(self) -> None:
        soon = datetime.now(UTC) + timedelta(seconds=20)

        seconds = asked_to_wait({"retry-after": format_datetime(soon, usegmt=True)})

        assert seconds is not None
        assert 15 < seconds <= 20

    def test_a_wait_that_the_server_names_is_kept_to(self) -> None:
        busy = Complaint(status=429, wait=1.5)

        assert busy.pause(left=10) == 1.5
        assert busy.pause(left=1) is False
        assert replace(busy, wait=None).pause(left=10) is True


class TestTheDrafter:
    @pytest.mark.parametrize(
        "base_url",
        [
            "",
            "api.openai.com/v1",
            "ftp://x/v1",
            "http://",
            "http://a b/v1",
            "http://x:y/",
            "http://a..b/v1",
            "http://\N{LATIN SMALL LETTER E WITH ACUTE}-.com",
            f"http://{'a' * 64}.com/v1",
        ],
    )
    def test_a_base_url_that_is_no_address_is_a_settings_error(self, base_url: str) -> None:
        with pytest.raises(SettingsError):
            drafter(base_url)

    @pytest.mark.parametrize("base_url", ["http://[::1]:8080/v1", "http://a_b.local./v1", "http://xn--bcher-kva.de/v1"])
    def test_unusual_addresses_are_addresses(self, base_url: str) -> None:
        assert drafter(base_url).host

    @pytest.mark.parametrize(
        ("name", "value", "says"),
        [
            ("ALL_PROXY", "socks5://user:secret@127.0.0.1:1", "proxy"),
            ("HTTPS_PROXY", "ftp://x", "proxy"),
            ("HTTPS_PROXY", "http://x:y", "proxy"),
            ("SSL_CERT_FILE", "/none/at/all.pem", "certificates"),
        ],
    )
    def test_a_network_that_cannot_be_used_as_the_environment_says_is_told_in_one_line(
        self, monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
    ) -> None:
        monkeypatch.setenv(name, value)

        with pytest.raises(ServerUnreachable, match=says) as failed:
            drafter(ELSEWHERE).draft(REQUEST)

        assert name in failed.value.hint
        assert "secret" not in f"{failed.value.message} {failed.value.hint}"

    @pytest.mark.parametrize("key", ["sk-a b", "sk-\N{EN DASH}", "sk-a\nb"])
    def test_a_key_that_cannot_be_one_is_a_settings_error_that_does_not_repeat_it(self, key: str) -> None:
        with pytest.raises(SettingsError) as failed:
            drafter(key=key)

        assert key not in f"{failed.value.message} {failed.value.hint}"

    def test_it_says_where_it_asks_without_what_is_secret_in_the_url(self) -> None:
        assert drafter("https://user:secret@models.example.org:8443/v1").host == "models.example.org:8443"
        assert drafter("http://[::1]:8080/v1").host == "[::1]:8080"

    def test_neither_repr_nor_settings_hold_the_key(self) -> None:
        asked = drafter()

        assert KEY not in f"{asked!r} {asked.settings} {asked.__dict__}"

    def test_threads_may_share_it(self, httpx2_mock: respx.Router) -> None:
        barrier = threading.Barrier(4, timeout=10)

        def answer(request: httpx.Request) -> httpx.Response:
            barrier.wait()  # passes only if four requests are on their way at once
            return fine()

        httpx2_mock.post(f"{OPENAI}/chat/completions").mock(side_effect=answer)
        asked = drafter()

        with ThreadPoolExecutor(4) as pool:
            answers: list[Answer] = list(pool.map(asked.draft, [REQUEST] * 8))

        assert {answer.drafts for answer in answers} == {NOTES}


class TestModels:
    def test_the_default_is_priced_and_does_not_end_soon(self, httpx2_mock: respx.Router) -> None:
        last = ends(DEFAULT_MODEL)
        asking(httpx2_mock, fine(usage=TestTheAccount.USAGE))

        assert last is None or last > date.today() + timedelta(days=180)
        assert drafter(model=DEFAULT_MODEL).draft(REQUEST).usage.cost is not None

    def test_the_dates_on_which_models_end_are_those_that_the_sdk_tells(self) -> None:
        from openai.types.shared import chat_model

        told = " ".join(
            Path(chat_model.__file__).read_text(encoding="utf-8").partition("Deprecated values:")[2].split()
        )
        pattern = r'((?:"[^"]+",? ?)+): Announced shutdown date: (\d{4}-\d\d-\d\d)'
        dates = {name: day for names, day in re.findall(pattern, told) for name in re.findall(r'"([^"]+)"', names)}

        assert len(dates) > 20
        assert {name: str(ends(name)) for name in dates} == dates

    def test_a_model_without_an_announced_end_has_none(self) -> None:
        assert ends("gpt-6-luna") is None
        assert ends("llama3.2") is None

    @pytest.mark.parametrize(
        ("model", "effort"),
        [
            ("gpt-6-luna", "none"),
            ("gpt-6-astra", "low"),
            ("gpt-5-mini-2025-08-07", "minimal"),
            ("gpt-5-chat-latest", ""),
            ("o3", "low"),
            ("gpt-4o", ""),
            ("llama3.2", ""),
        ],
    )
    def test_the_longest_beginning_of_the_name_decides_how_little_a_model_can_think(
        self, model: str, effort: str
    ) -> None:
        assert lowest_effort(model) == effort
