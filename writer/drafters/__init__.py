"""The seam between the pipeline and whatever writes drafts: one method wide.

A drafter gets a `Request` and gives an `Answer`. It raises only `DrafterError`; every way in which an answer can be bad
without the drafter having failed is an `End`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from writer.errors import SettingsError

if TYPE_CHECKING:
    from writer.brief import Brief
    from writer.note import Attempt
    from writer.prompts import Prompt
    from writer.settings import Settings

End = Literal["fine", "malformed", "empty", "cut_off", "refused", "filtered"]
"""How an answer ended. malformed: no drafts could be read; empty: nothing in it; cut_off: the room did not suffice."""


@dataclass(frozen=True)
class Usage:
    """Tokens of one request as the server counted them; None where it did not say.

    `cached`, `written` (to the cache) and `reasoning` are parts of the two sums, not added to them. `cost` is in US
    dollars, None where no price is known: never 0 for unknown.
    """

    input: int | None = None
    output: int | None = None
    cached: int | None = None
    written: int | None = None
    reasoning: int | None = None
    cost: Decimal | None = None


@dataclass(frozen=True)
class Request:
    """One request: this brief in the words of this prompt, for n drafts.

    `previous` is the attempt whose best draft is to be repaired; `wish` is what the sender would like changed in it.
    `room` is how many times the usual output the drafter may spend (4 after an answer that was cut off). `again` is how
    often the same was asked before and brought no draft: another answer is wanted, not the one that was given.
    """

    brief: Brief
    prompt: Prompt
    n: int
    previous: Attempt | None = None
    wish: str | None = None
    room: int = 1
    again: int = 0


@dataclass(frozen=True)
class Answer:
    """What came back: the drafts, how it ended, and its account.

    `model` is what the server says answered, `tries` the number of HTTP requests (0: none was needed), `seconds` the
    wall time of them all. `remark` is anything the person should know ("this server does not do structured output").
    """

    drafts: tuple[str, ...]
    end: End = "fine"
    usage: Usage = Usage()
    model: str = ""
    request_id: str = ""
    tries: int = 0
    seconds: float = 0.0
    remark: str = ""


class Drafter(Protocol):
    """Turns a request into an answer.

    `name` is what people are told ("offline", "gpt-6-luna"); `host` is where requests go, empty when none leaves the
    machine; `repairs` says whether asking again with findings can help.
    """

    name: str
    host: str
    repairs: bool

    def draft(self, request: Request) -> Answer:
        """Drafts for the request. Raises `DrafterError`."""
        ...


def choose(settings: Settings) -> Drafter:
    """The drafter that the settings ask for: a model where a key or a base URL is configured, else the offline one.

    Raises `SettingsError` where a model is named and nothing says where it is: it is never replaced silently.
    """
    if settings.asks_a_model:
        from writer.drafters.openai_compatible import DEFAULT_MODEL, OpenAICompatible

        return OpenAICompatible(
            settings.model or DEFAULT_MODEL,
            settings.server,
            settings.api_key,
            timeout=settings.timeout,
            deadline=settings.deadline,
            temperature=settings.temperature,
            seed=settings.seed,
            memory=memory(),
        )
    if settings.model not in (None, "offline"):
        raise SettingsError(
            f"I don't know where to find {settings.model}: there is no key and no base URL.",
            "Set CONNOTE_API_KEY, or CONNOTE_BASE_URL for a local server; --model offline needs neither.",
        )
    from writer.drafters.offline import Offline

    return Offline()


def memory() -> Path:
    """Where it is kept how servers like to be asked."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("connote", appauthor=False)) / "servers.json"
