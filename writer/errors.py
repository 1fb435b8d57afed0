"""What can go wrong, as one tree; each leaf is one line and a hint for a person, and an exit status.

ConnoteError
├── UsageError            exit 2: the call, the brief or the settings
│   ├── BriefError        a brief that cannot be read or says something impossible
│   ├── NotEnough         a brief with nothing in it that ties the two
│   ├── FileError         a file that is missing, a directory, too large or not text
│   ├── SettingsError     a setting with a value that cannot be meant
│   └── PromptError       a prompt file that is missing or malformed
└── DrafterError          exit 3: the model, its server or the network
    ├── AuthenticationFailed   the key is missing, wrong or may not do this
    ├── ModelNotFound          the server does not know the model
    ├── QuotaExhausted         no money left; asking again cannot help
    ├── PromptTooLong          the request does not fit the model
    ├── ServerUnreachable      dropped connections, time-outs, 429 and 5xx after all tries
    ├── BadResponse            not the chat-completions API: HTML, no choices
    └── MissingAnswer          a recording that does not hold this request
"""

from __future__ import annotations


class ConnoteError(Exception):
    """Everything that people are told in one line.

    `message` says what is wrong, `hint` what to do about it (may be empty). Neither ever holds a key.
    """

    exit_status = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ConnoteError):
    """The call cannot be meant."""


class BriefError(UsageError):
    """The brief cannot be read, or says something impossible."""


class NotEnough(UsageError):
    """The brief holds nothing that ties the two; `question` is the one whose answer would help."""

    def __init__(self, message: str, question: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.question = question

    def __reduce__(self) -> tuple[type[NotEnough], tuple[str, str, str]]:
        return type(self), (self.message, self.question, self.hint)  # so that it leaves another process


class FileError(UsageError):
    """A file that is missing, a directory, too large or not text."""


class SettingsError(UsageError):
    """A setting with a value that cannot be meant."""


class PromptError(UsageError):
    """A prompt file that is missing or malformed."""


class DrafterError(ConnoteError):
    """The model, its server or the network failed.

    `tries` is the number of HTTP requests that were made for it, `seconds` the time they took.
    """

    exit_status = 3

    def __init__(self, message: str, hint: str = "", *, tries: int = 0, seconds: float = 0.0) -> None:
        super().__init__(message, hint)
        self.tries = tries
        self.seconds = seconds


class AuthenticationFailed(DrafterError):
    """The key is missing, wrong, or may not do this (401, 403)."""


class ModelNotFound(DrafterError):
    """The server does not know the model (404)."""


class QuotaExhausted(DrafterError):
    """No money left on the account: asking again cannot help."""


class PromptTooLong(DrafterError):
    """The request does not fit the model's context."""


class ServerUnreachable(DrafterError):
    """Dropped connections, time-outs, 408, 409, 429 and 5xx, after all tries."""


class BadResponse(DrafterError):
    """What came back is not an answer of the chat-completions API."""


class MissingAnswer(DrafterError):
    """A recording that does not hold an answer to this request."""
