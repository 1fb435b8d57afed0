"""What servers say instead of an answer, and what it means."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Any

TRANSIENT = frozenset({408, 409, 429})
"""Statuses after which asking again may help; besides these, every one from 500."""

LONGEST_WAIT = 60.0
"""Seconds that a server may ask to wait; when it asks for more, the person is told so instead."""

SPENT = frozenset(
    [
        "insufficient_quota",
        "billing_hard_limit_reached",
        "billing_not_active",
        "credit_balance_exhausted",
        "organization_spend_limit_exceeded",
        "organization_usage_limit_exceeded",
        "project_spend_limit_exceeded",
    ]
)
"""Codes that come with 429 and mean that the money is gone. Source: OpenAI's error codes, pydantic-ai's list."""

FILTERED = frozenset({"content_filter", "content_policy_violation", "invalid_prompt"})
"""Codes of a 400 by which OpenAI and Azure say that a filter stopped the request."""

MODERATED = re.compile(
    r'"flagged_input"|"reasons"\s*:\s*\[\s*"|\bmoderation\b'
    r'|\b(input|prompt|content|text|messages?|request)\b[^."]{0,40}\bflagged\b'
    r'|\bflagged\b[^."]{0,20}\b(input|prompt|content)\b',
    re.IGNORECASE,
)
"""How a router says with 403 that what was asked, and not the key, is at fault. Source: OpenRouter's error metadata."""

TOO_LONG = re.compile(
    r"context.?(length|window|size)|reduce the length|(prompt|input|request) (is )?too (long|large)"
    r"|too many (input )?tokens",
    re.IGNORECASE,
)
"""How servers that send no code say that the request does not fit the model."""

COUNTS_ANSWER = re.compile(r"completion|max_(output_|new_)?tokens", re.IGNORECASE)

LONGEST_MESSAGE = 200
"""Characters of a server's own words that are repeated to a person."""

Headers = Mapping[str, str]


@dataclass(frozen=True)
class Complaint:
    """What came instead of an answer.

    `status` is that of HTTP, or 0 where there was no response: then `code` is "time_out", "connection", "nobody" (no
    program listens there) or "certificate". `text` is everything that the server said, `message` the part of it that is
    meant for people; `wait` is how many seconds it asks to wait.
    """

    status: int = 0
    code: str = ""
    param: str = ""
    message: str = ""
    text: str = ""
    wait: float | None = None

    @classmethod
    def of(cls, status: int, said: str, headers: Headers) -> Complaint:
        """The complaint in a response. (Routers send 200, and the real status as the code.)"""
        inner = _inner(said)
        message, param = inner.get("message") or inner.get("detail") or "", inner.get("param")
        named = (inner.get(name) for name in ("code", "type"))
        codes = [str(value) for value in named if value and isinstance(value, str | int)]
        code = next((code for code in codes if code in SPENT | FILTERED), codes[0] if codes else "")
        return cls(
            status=int(code) if status == 200 and re.fullmatch(r"[45]\d\d", code) else status,
            code=code,
            param=param if isinstance(param, str) else "",
            message=_plain(message if isinstance(message, str) else _as_json(message)),
            text=said,
            wait=asked_to_wait(headers),
        )

    @property
    def passing(self) -> bool:
        """Whether asking again may help."""
        if self.status == 0:
            return self.code != "certificate"
        return (self.status in TRANSIENT or self.status >= 500) and self.code not in SPENT and not self.about_the_form

    @property
    def about_the_request(self) -> bool:
        """Whether it is the kind of complaint that a request put otherwise may avoid."""
        return (self.status in {400, 422} and not self.filtered) or self.about_the_form

    @property
    def about_the_form(self) -> bool:
        """Whether a server fell over the form of answer that was asked for; some say so with 500 or 501."""
        return self.status >= 500 and "response_format" in self.text

    @property
    def about_one_answer(self) -> bool:
        """Whether it is what the model wrote that did not fit the form: Groq's word, and the next answer may."""
        return self.code == "json_validate_failed"

    @property
    def filtered(self) -> bool:
        """Whether a content filter stopped the request."""
        return (self.status == 400 and self.code in FILTERED) or (
            self.status == 403 and bool(MODERATED.search(self.text))
        )

    @property
    def too_long(self) -> bool:
        """Whether request and answer together do not fit the model."""
        return self.code == "context_length_exceeded" or self.status == 413 or bool(TOO_LONG.search(self.text))

    @property
    def counts_the_answer(self) -> bool:
        """Whether it is the room for the answer that does not fit, perhaps with the request."""
        return self.too_long and bool(COUNTS_ANSWER.search(self.text))

    def names(self, parameter: str, words: re.Pattern[str] | None = None) -> bool:
        """Whether it is about this parameter, by its name or, where the server names none, by these words."""
        if self.param:
            return re.split(r"\W", self.param, maxsplit=1)[0] == parameter
        return bool(parameter and re.search(words or rf"\b{parameter}\b", self.text))

    def pause(self, left: float, tries: int = 1) -> bool | float:
        """Seconds to wait before asking again; True where that is for us to say, False where asking again will not do.

        `left` are the seconds that remain for the whole request, `tries` those that were made. Where nobody listens,
        a second is enough: a server that is not running does not begin to within seconds.
        """
        if not self.passing or left <= 0 or (self.code == "nobody" and tries > 1):
            return False
        return True if self.wait is None else self.wait <= min(LONGEST_WAIT, left) and self.wait


class Declined(Exception):
    """Carries a complaint from where it was received to where it is dealt with."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(f"status {complaint.status} {complaint.code}".strip())
        self.complaint = complaint


def asked_to_wait(headers: Headers) -> float | None:
    """Seconds that the server asks to wait, None where it does not say.

    By retry-after-ms, else Retry-After in seconds or as a date.
    """
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) / unit
        except ValueError:
            continue
        return max(0.0, seconds) if isfinite(seconds) else None
    try:
        moment = parsedate_to_datetime(headers.get("retry-after", ""))
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):  # no date, or one without a time zone
        return None


def _inner(said: str) -> Mapping[str, Any]:
    """The part of an error body that says what is wrong: the object in `error`, the body itself, or a bare sentence."""
    try:
        body = json.loads(said)
    except (ValueError, RecursionError):
        return {}
    match body:
        case [dict() as only]:  # from Gemini's endpoint for the chat-completions API
            body = only
    inner = body.get("error", body) if isinstance(body, dict) else body
    return inner if isinstance(inner, dict) else {"message": inner if isinstance(inner, str) else ""}


def _as_json(message: object) -> str:
    try:
        return json.dumps(message)
    except RecursionError:  # a few levels less than `loads` takes
        return ""


def _plain(message: str) -> str:
    """A stranger's words in one short line, without characters that could steer a terminal."""
    words = "".join(char if char.isprintable() else " " for char in message).split()
    return textwrap.shorten(" ".join(words), LONGEST_MESSAGE, placeholder=" ...")
