"""Tokens: how much of a model's room a text takes, counted without a network.

The vocabulary is o200k_base, of the models up to gpt-5; which one newer models use is not published, so for them, and
for local models, a count is an estimate.
"""

from __future__ import annotations

import base64
import lzma
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

LONGEST_TOKEN = 128
"""Bytes of the longest token in the vocabulary, so that a text of n bytes has at least n / 128 tokens."""

PER_MESSAGE, PER_REPLY = 3, 3
"""Tokens that frame each message and begin the reply (OpenAI Cookbook, “How to count tokens with tiktoken”)."""

PATTERN = "|".join(
    [
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    ]
)
"""How o200k_base cuts a text before it looks up pieces, as in tiktoken_ext/openai_public.py (a test compares them)."""


def count(text: str) -> int:
    """The number of tokens; names of special tokens, such as <|endoftext|>, are ordinary text here."""
    return len(_encoding().encode(text, disallowed_special=()))


def count_messages(texts: Iterable[str]) -> int:
    """The number of tokens of a whole request whose messages hold these texts, framing included."""
    return sum(count(text) + PER_MESSAGE for text in texts) + PER_REPLY


def fits(text: str, budget: int) -> bool:
    """Whether the text has at most `budget` tokens.

    A token is 1 to 128 bytes long; the vocabulary is loaded only where that does not settle the question.
    """
    size = len(text.encode("utf-8", "replace"))
    return size <= budget or (size <= budget * LONGEST_TOKEN and count(text) <= budget)


def vocabulary() -> bytes:
    """The o200k_base vocabulary as its makers publish it: one piece (base64) and its rank a line.

    It is shipped because tiktoken downloads it at first use otherwise.
    """
    packed = (resources.files("writer") / "vocabulary" / "o200k_base.tiktoken.xz").read_bytes()
    return lzma.decompress(packed)


@cache
def _encoding() -> Encoding:
    from tiktoken import Encoding

    pieces = (line.split() for line in vocabulary().splitlines())
    return Encoding(
        "o200k_base",
        pat_str=PATTERN,
        mergeable_ranks={base64.b64decode(piece): int(rank) for piece, rank in pieces},
        special_tokens={"<|endoftext|>": 199999, "<|endofprompt|>": 200018},
    )
