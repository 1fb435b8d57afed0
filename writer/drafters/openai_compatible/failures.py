"""How a person is told what went wrong with a server."""

from __future__ import annotations

import re
from dataclasses import dataclass

from writer.drafters.openai_compatible.complaints import LONGEST_WAIT, SPENT, Complaint
from writer.errors import (
    AuthenticationFailed,
    BadResponse,
    DrafterError,
    ModelNotFound,
    PromptTooLong,
    QuotaExhausted,
    ServerUnreachable,
)


@dataclass(frozen=True)
class Asked:
    """What a message about a failure needs to name; `address` is the base URL, fit to be printed."""

    host: str
    address: str
    model: str
    keyed: bool
    tries: int
    seconds: float


def failure(complaint: Complaint, asked: Asked) -> DrafterError:
    """The complaint as an error for people: one line and a hint."""
    match complaint.status:
        case 0:
            error = _unreached(complaint, asked)
        case _ if complaint.code in SPENT or complaint.status == 402:
            error = QuotaExhausted(
                f"The account at {asked.host} has no money left.",
                "Add credit there or raise its limit; `--base-url` asks another server.",
            )
        case 401 | 403:
            error = _unauthorised(complaint, asked)
        case 404:
            error = _not_found(complaint, asked)
        case _ if complaint.too_long and not complaint.passing:
            error = PromptTooLong(
                f"The request does not fit {asked.model}.",
                "Paste less of the profile, use the shorter `--prompt short`, or let the server take more.",
            )
        case _ if complaint.passing:
            error = _busy(complaint, asked)
        case _:
            error = _odd(complaint, asked)
    error.tries, error.seconds = asked.tries, asked.seconds
    return error


def _unreached(complaint: Complaint, asked: Asked) -> DrafterError:
    tried = f" ({asked.tries} tries)" if asked.tries > 1 else ""
    if complaint.code == "time_out":
        return ServerUnreachable(
            f"{asked.host} did not answer in {asked.seconds:.0f} seconds{tried}.",
            "A model on your own machine may need longer: CONNOTE_TIMEOUT and CONNOTE_DEADLINE give it more seconds.",
        )
    if complaint.code == "certificate":
        return ServerUnreachable(
            f"{asked.host} cannot prove that it is {asked.host}: its certificate is not accepted.",
            "Behind a company proxy, set SSL_CERT_FILE to the company's certificates.",
        )
    return ServerUnreachable(
        f"{asked.host} cannot be reached{tried}.", f"Is the server running at {asked.address}, and are you online?"
    )


def no_way_out(error: Exception) -> ServerUnreachable:
    """What the environment says about the network cannot be used. The values are not told: a proxy's may be secret."""
    if isinstance(error, OSError):
        return ServerUnreachable(
            "The certificates that this environment names cannot be read.",
            "SSL_CERT_FILE or SSL_CERT_DIR says where they are; mend it, or unset it.",
        )
    return ServerUnreachable(
        "The proxy that this environment names cannot be used.",
        "HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names it, beginning with http:// or https://; mend it, or unset it.",
    )


def _unauthorised(complaint: Complaint, asked: Asked) -> DrafterError:
    if not asked.keyed:
        return AuthenticationFailed(
            f"{asked.host} asks for an API key, and none was given for it.",
            "Give the key in the same place as the base URL: both in the environment, or both in .env.",
        )
    if complaint.status == 401:
        return AuthenticationFailed(
            f"{asked.host} does not accept the API key.", "Check that it is whole, still valid, and for this server."
        )
    return AuthenticationFailed(
        f"{asked.host} does not let this API key use {asked.model}.",
        "Its project or country may not be allowed to; `--model` asks another.",
    )


def _not_found(complaint: Complaint, asked: Asked) -> DrafterError:
    if re.search("model|deployment", complaint.text, re.IGNORECASE):  # Azure calls a model by its deployment
        return ModelNotFound(
            f"{asked.host} does not know the model “{asked.model}”.",
            "`--model` names another; `connote doctor` says more.",
        )
    return BadResponse(
        f"There is no chat-completions API at {asked.address}.", "Most servers want a base URL that ends in /v1."
    )


def _busy(complaint: Complaint, asked: Asked) -> DrafterError:
    said = "asks for fewer requests" if complaint.status == 429 else f"is in trouble (status {complaint.status})"
    tried = f" after {asked.tries} tries" if asked.tries > 1 else ""
    if complaint.wait is not None and complaint.wait > LONGEST_WAIT:
        return ServerUnreachable(
            f"{asked.host} {said}.", f"It asks to wait {_minutes(complaint.wait)} before the next."
        )
    return ServerUnreachable(
        f"{asked.host} {said}, still{tried}." if tried else f"{asked.host} {said}.", "Try again later."
    )


def _minutes(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 100 else f"{seconds / 60:.0f} minutes"


def _odd(complaint: Complaint, asked: Asked) -> DrafterError:
    if 300 <= complaint.status < 400:
        return BadResponse(
            f"{asked.host} sends requests on to another address, and nothing was sent there.",
            "If you trust it, give that address as the base URL.",
        )
    if complaint.status == 200 and not complaint.message:
        return BadResponse(
            f"What came back from {asked.address} is not an answer of the chat-completions API.",
            "Most servers want a base URL that ends in /v1; a proxy or a login page may stand in between.",
        )
    said = f": {complaint.message.rstrip('.')}." if complaint.message else "."
    return BadResponse(f"{asked.host} refused the request (status {complaint.status}){said}")
