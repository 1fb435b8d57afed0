"""Drafts from any server that speaks the chat-completions API: OpenAI, or a local one by its base URL.

The only file that imports openai (and its httpx2), and only when a request is sent. Foreign exceptions stop here.
"""

from __future__ import annotations

import json
import logging
import os
import re
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from writer.drafters import Answer, Request
from writer.drafters.openai_compatible.answers import Reply, is_completion, read
from writer.drafters.openai_compatible.complaints import Complaint, Declined
from writer.drafters.openai_compatible.failures import Asked, failure, no_way_out
from writer.drafters.openai_compatible.models import DEFAULT_MODEL, ends
from writer.drafters.openai_compatible.prices import cost
from writer.drafters.openai_compatible.servers import Habits, Server, recall, remember
from writer.errors import SettingsError
from writer.prompts import render

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = ["DEFAULT_MODEL", "OpenAICompatible", "ends"]

TRIES = 4
"""HTTP requests at most for one and the same question, as long as what goes wrong may pass."""

FIRST_WAIT, LONGEST_BACKOFF = 0.5, 8.0
"""Seconds before the second try, doubled each time up to the longest, unless the server names them. As the SDK does."""

ROOM = 2000
"""Tokens that a model may think before it writes; a request for three notes used up to 1400 of them."""

CONNECT = 10.0
"""Seconds to wait for a connection."""

MOST_BYTES = 5_000_000
"""Of a body. An answer has a few thousand; what has more is no answer."""

# Where an application sets up no logging, stamina's word that it will try again would land on standard error.
logging.getLogger("stamina").addHandler(logging.NullHandler())


@dataclass
class _Clock:
    """The account of one request while it runs: HTTP requests so far, and seconds."""

    deadline: float
    tries: int = 0
    time_outs: int = 0
    started: float = field(default_factory=monotonic)

    @property
    def seconds(self) -> float:
        return monotonic() - self.started

    @property
    def left(self) -> float:
        return self.deadline - self.seconds


class OpenAICompatible:
    """Asks `model` at the server of `base_url`; may be shared by threads.

    `timeout` bounds each HTTP request (doubled after a time-out: the server may be slow), `deadline` a request with
    everything that is tried for it, both in seconds.
    Temperature and seed are sent only if set. What a server does not take is found out once and kept in the file
    `memory`, if there is one. The key goes to that server and nowhere else. Raises `SettingsError` where the base URL
    is not the address of a server, or the key cannot be one.
    """

    repairs = True

    def __init__(
        self,
        model: str,
        base_url: str,
        api_key: SecretStr | None,
        *,
        timeout: float = 60,
        deadline: float = 180,
        temperature: float | None = None,
        seed: int | None = None,
        memory: Path | None = None,
    ) -> None:
        self._server = Server.at(base_url)
        self._line = _Line(self._server, model, api_key.get_secret_value().strip() if api_key else "", timeout)
        self.name, self.host, self._deadline = model, self._server.host, deadline
        sampling = {"temperature": temperature, "seed": seed}
        self._others = {name: value for name, value in sampling.items() if value is not None}
        self._memory, self._memory_key = memory, f"{self._server.address} {model}"
        self._habits = recall(memory, self._memory_key) or Habits.of(self._server, model)
        self._lock = threading.Lock()

    @property
    def settings(self) -> str:
        """Whatever besides name and host tells its answers from another's."""
        return json.dumps(self._others, sort_keys=True)

    def draft(self, request: Request) -> Answer:
        """Drafts for the request, with what they cost. Raises `DrafterError`, which holds tries and seconds."""
        clock = _Clock(self._deadline)
        try:
            habits, reply, request_id = self._converse(request, clock)
        except Declined as declined:
            if declined.complaint.filtered:
                return Answer((), "filtered", model=self.name, tries=clock.tries, seconds=clock.seconds)
            raise failure(declined.complaint, self._line.asked(clock)) from None
        return self._answer(habits, reply, request_id, clock)

    def _converse(self, request: Request, clock: _Clock) -> tuple[Habits, Reply, str]:
        """Asks, and where the server does not take how, asks otherwise: each step gives up one thing more."""
        messages, habits = render(request).messages, self._habits
        room = request.room * (ROOM + request.n * request.brief.limit // 2)
        others = self._others | ({"store": False} if self._server.openai else {})
        while True:
            try:
                body, request_id = self._line.send(habits.asked(messages, room, others), clock)
                return habits, read(body, request.n), request_id
            except Declined as declined:
                other = habits.after(declined.complaint, others)
                if other is None or clock.left <= 0:
                    raise
                habits = other
                if not (declined.complaint.too_long or declined.complaint.about_one_answer):  # the next may do better
                    self._learn(habits)

    def _learn(self, habits: Habits) -> None:
        with self._lock:
            self._habits = habits
            remember(self._memory, self._memory_key, habits)

    def _answer(self, habits: Habits, reply: Reply, request_id: str, clock: _Clock) -> Answer:
        """The account drawn up. A server that took a schema and did not keep to it is not asked for one again.

        That is not kept for the next process: one answer is no proof, and asking costs nothing where plain text is
        read as well. OpenAI's keeps to it; where its answer is plain text, the model has declined in words.
        """
        if reply.form == "plain" and reply.drafts and habits.format != "text" and not self._server.openai:
            habits = habits.in_text()
            with self._lock:
                self._habits = habits
        model = reply.model or self.name
        usage = replace(reply.usage, cost=cost(reply.usage, model, self._server.base_url))
        return Answer(
            reply.drafts, reply.end, usage, model, request_id, clock.tries, clock.seconds, remark=self._remark()
        )

    def _remark(self) -> str:
        habits = self._habits  # the server's: what only this request had to do without says nothing of it
        remarks = [f"{self.name} takes no {name}, so yours was left out." for name in sorted(habits.unsent - {"store"})]
        if "store" in habits.unsent:
            remarks.append(f"{self.host} can't be asked not to store what {self.name} is sent, so it may.")
        if habits.format != "json_schema":
            remarks.append(
                f"{self.host} can't hold {self.name} to a form of answer, so more of its drafts may be unusable."
            )
        return " ".join(remarks)


SECRET = 16
"""Characters of a key that is one: a shorter one was made up for a server at home, and may be a word of a note."""


class _Line:
    """The way to a server: one pool of connections, the key, and whatever is tried twice."""

    def __init__(self, server: Server, model: str, key: str, timeout: float) -> None:
        if not (key.isascii() and key.isprintable() and " " not in key):
            raise SettingsError(
                "The API key holds characters that no key has.", "Copy it again, whole and without quotes."
            )
        self._server, self._model, self._key, self._timeout = server, model, key, timeout

    def asked(self, clock: _Clock) -> Asked:
        """What a message about a failure needs to name."""
        return Asked(self._server.host, self._server.address, self._model, bool(self._key), clock.tries, clock.seconds)

    def send(self, parameters: Mapping[str, Any], clock: _Clock) -> tuple[Mapping[str, Any], str]:
        """The body of a completion and the server's id for it, asking again while it may help. Raises `Declined`."""
        import stamina

        def pause(error: Exception) -> bool | float:
            return isinstance(error, Declined) and error.complaint.pause(clock.left, clock.tries)

        waits = {"wait_initial": FIRST_WAIT, "wait_max": LONGEST_BACKOFF, "wait_jitter": FIRST_WAIT}
        for attempt in stamina.retry_context(pause, attempts=TRIES, timeout=None, **waits):
            with attempt:
                return self._once(parameters, clock)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, parameters: Mapping[str, Any], clock: _Clock) -> tuple[Mapping[str, Any], str]:
        clock.tries += 1
        _CLOCK.set(clock)
        with self._translated(clock), self._open(parameters, clock) as response:
            said, headers = _body(response, clock), response.headers
        if len(self._key) >= SECRET:
            said = self._without_key(said)
        body = _object(said)
        if not is_completion(body):
            raise Declined(Complaint.of(200, self._without_key(said), headers))
        return body, self._without_key(headers.get("x-request-id", ""))

    def _open(self, parameters: Mapping[str, Any], clock: _Clock) -> Any:
        from openai import Timeout

        patience = max(0.05, min(self._timeout * 2**clock.time_outs, clock.left))
        return self._client.chat.completions.with_streaming_response.create(
            model=self._model,
            timeout=Timeout(patience, connect=min(patience, CONNECT)),
            extra_headers=self._headers,
            **parameters,
        )

    @contextmanager
    def _translated(self, clock: _Clock) -> Iterator[None]:
        import httpx2
        import openai

        try:
            yield
        except _NoSuccess as error:
            raise Declined(Complaint.of(error.status, self._without_key(error.said), error.headers)) from None
        except (openai.APITimeoutError, httpx2.TimeoutException):
            clock.time_outs += 1
            raise Declined(Complaint(code="time_out")) from None
        except (openai.APIConnectionError, httpx2.RequestError, httpx2.InvalidURL, UnicodeError) as error:
            raise Declined(Complaint(code=_unreached(error))) from None

    def _without_key(self, said: str) -> str:
        """What a server said, should it repeat the key; one that may be part of other words, where it stands alone."""
        key = re.escape(self._key)
        return re.sub(key if len(self._key) >= SECRET else rf"(?<!\w){key}(?!\w)", "...", said) if key else said

    @cached_property
    def _client(self) -> OpenAI:
        """Made when first needed. Redirects are not followed: neither key nor brief goes where nobody sent them."""
        import httpx2
        from openai import DefaultHttpxClient, OpenAI

        try:
            pool = DefaultHttpxClient(follow_redirects=False, event_hooks={"response": [_read_unless_success]})
        except (OSError, ImportError, ValueError, httpx2.InvalidURL) as error:  # ImportError: a kind of proxy
            raise no_way_out(error) from None
        weakref.finalize(self, pool.close)
        return OpenAI(api_key=self._key or "none", base_url=self._server.base_url, max_retries=0, http_client=pool)

    @cached_property
    def _headers(self) -> Mapping[str, Any]:
        """The key, if there is one, and nothing that the SDK finds in the environment, unless this is OpenAI."""
        from openai import Omit

        lines = os.environ.get("OPENAI_CUSTOM_HEADERS", "").splitlines()
        custom = {line.partition(":")[0].strip() for line in lines}
        ambient = set() if self._server.openai else {"OpenAI-Organization", "OpenAI-Project", *custom}
        ambient = {name for name in ambient if name.casefold() != "authorization"}
        key = f"Bearer {self._key}" if self._key else Omit()
        return {**dict.fromkeys(sorted(ambient), Omit()), "Authorization": key}


class _NoSuccess(Exception):
    """Carries a response that is no answer out of the SDK."""

    def __init__(self, status: int, said: str, headers: Mapping[str, str]) -> None:
        super().__init__(f"status {status}")
        self.status, self.said, self.headers = status, said, headers


def _unreached(error: BaseException) -> str:
    """Why there was no response, as `Complaint` has it."""
    if "CERTIFICATE_VERIFY_FAILED" in f"{error} {error.__cause__}":
        return "certificate"
    cause: BaseException | None = error
    while cause and not isinstance(cause, ConnectionRefusedError):
        cause = cause.__cause__ or cause.__context__
    return "nobody" if cause else "connection"


_CLOCK: ContextVar[_Clock] = ContextVar("_CLOCK")
"""The clock of the request that this thread is at."""


def _read_unless_success(response: Any) -> None:
    """Reads the body of a refusal as any other, before the SDK does, which knows no bounds."""
    if not response.is_success:
        raise _NoSuccess(response.status_code, _body(response, _CLOCK.get()), response.headers)


def _body(response: Any, clock: _Clock) -> str:
    """The body as text. A server that keeps a connection alive by a byte now and then does not escape the deadline."""
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if clock.left <= 0:
            raise Declined(Complaint(code="time_out"))
        if len(body) > MOST_BYTES:
            raise Declined(Complaint(status=response.status_code))
    return body.decode("utf-8", "replace")


def _object(said: str) -> Mapping[str, Any]:
    try:
        body = json.loads(said)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}
