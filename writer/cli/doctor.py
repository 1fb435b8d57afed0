"""`connote doctor`: settings, key, server, vocabulary: what works and what does not, and what leaves the machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from writer.cli.options import AsJson, Model, command

if TYPE_CHECKING:
    from pathlib import Path

    from writer.settings import Settings

VOCABULARY = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
"""SHA-256 of o200k_base as its makers publish it (tiktoken_ext/openai_public.py)."""

PATIENCE = 5
"""Seconds to wait for the server."""


@dataclass(frozen=True)
class Seen:
    """One thing that was looked at; `status` is what the exit status becomes where it is not as it should be."""

    what: str
    says: str
    status: int = 0


@command
def doctor(model: Model, json: AsJson = False) -> int:
    """Say what works and what does not, where each setting comes from, and what leaves this machine."""
    import sys
    from dataclasses import asdict

    from writer.cli import as_json, gather, show

    kept = gather.settings(model)
    seen = [*_settings(kept), *_model(kept), _vocabulary(), *_stays(kept)]
    if json:
        sys.stdout.write(as_json.pretty([asdict(each) for each in seen]) + "\n")
        return max(each.status for each in seen)
    for each in seen:
        show.line(
            f"{'!' if each.status else ' '} {each.what + ':':16} {each.says}", "red" if each.status else "", out=True
        )
    return max(each.status for each in seen)


def _settings(kept: Settings) -> Iterator[Seen]:
    """Each setting that is not the default, and where it stands. A key is never shown."""
    for name, place in kept.origins.items():
        value: Any = getattr(kept, name)
        shown = {"api_key": "there, not shown", "sender": kept.sender.name}.get(name, str(value))
        yield Seen(name, f"{shown} ({place})")
    if not kept.origins:
        yield Seen("settings", "none, so everything is as it comes")


def _model(kept: Settings) -> Iterator[Seen]:
    from writer.drafters import choose

    drafter = choose(kept)
    if not drafter.host:
        yield Seen(
            "asks", "no model: notes are put together by rules. To use one, set CONNOTE_API_KEY (see .env.example)."
        )
        yield Seen("leaves", "nothing leaves this machine")
        return
    yield Seen("asks", f"{drafter.name} at {drafter.host}{'' if kept.api_key else ', without a key'}")
    if place := kept.server_passed_over:
        key = kept.origins["api_key"]
        yield Seen(
            "passed over", f"the base URL in {place}: the key stands in {key}, and goes to no server but its own", 2
        )
    yield from _end(drafter.name)
    yield _price(drafter.name, kept.server)
    yield _server(kept)
    yield Seen(
        "leaves", f"what you and their profile say, to {drafter.host}, whenever a note is asked for; nothing else"
    )


def _end(model: str) -> Iterator[Seen]:
    from datetime import date

    from writer.drafters.openai_compatible.models import ends

    if day := ends(model):
        passed = day <= date.today()
        yield Seen(
            "ends",
            f"{model} {'ended' if passed else 'will end'} on {day}; choose another with CONNOTE_MODEL",
            2 * passed,
        )


def _price(model: str, server: str) -> Seen:
    from writer.drafters import Usage
    from writer.drafters.openai_compatible.prices import cost

    thousands = 100_000  # models charge more a token for a request of a million
    tokens = Usage(input=thousands, output=0), Usage(input=0, output=thousands)
    price = [known and known * 10 for known in (cost(each, model, server) for each in tokens)]
    if price[0] is None or price[1] is None:
        return Seen("price", "unknown for this model at this server")
    return Seen("price", f"${price[0]:.2f} for a million tokens in, ${price[1]:.2f} out; a note takes some thousands")


def _server(kept: Settings) -> Seen:
    """Whether the server answers and takes the key: asks for its list of models, which costs nothing."""
    import httpx2

    from writer.drafters.openai_compatible.failures import no_way_out

    key = kept.api_key.get_secret_value() if kept.api_key else ""
    try:
        status = httpx2.get(
            f"{kept.server}/models", headers={"Authorization": f"Bearer {key}"} if key else {}, timeout=PATIENCE
        ).status_code
    except httpx2.HTTPError as error:
        return Seen("server", f"cannot be reached ({type(error).__name__})", 3)
    except (OSError, ImportError, ValueError, httpx2.InvalidURL) as error:
        why = no_way_out(error)
        return Seen("server", f"cannot be asked. {why.message} {why.hint}", 3)
    if status in {401, 403}:
        return Seen("server", "answers, but does not take the key" if key else "answers, but asks for a key", 3)
    if 300 <= status < 400:
        return Seen("server", "sends requests on to another address, which gets neither the key nor a profile", 3)
    return Seen("server", "answers" if status < 400 else f"answers, but not to a request for its models ({status})")


def _vocabulary() -> Seen:
    from hashlib import sha256

    from writer.tokens import vocabulary

    intact = sha256(vocabulary()).hexdigest() == VOCABULARY
    says = "intact; tokens are counted without a network" if intact else "damaged: install connote again"
    return Seen("vocabulary", says, 0 if intact else 2)


def _stays(kept: Settings) -> Iterator[Seen]:
    """What is kept on this machine, and where; deleting the file deletes it."""
    from writer.cli import keeping
    from writer.drafters import memory
    from writer.settings import user_file

    yield Seen("stays", f"what `connote me` was told, in {_place(user_file())}")
    yield Seen(
        "stays", f"what you last told `connote write` on a terminal, their profile too, in {_place(keeping.last())}"
    )
    if kept.asks_a_model:
        yield Seen("stays", f"how the server likes to be asked, in {_place(memory())}")
    yield Seen("to forget", "delete the file; nothing else is kept, but for runs of `connote eval` in their own folder")


def _place(path: Path) -> str:
    return f"{path}{'' if path.exists() else ' (not there yet)'}"
