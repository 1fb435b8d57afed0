"""Tokens are counted without a network, and only where a bound does not settle the question."""

import hashlib
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiktoken_ext import openai_public

from writer import tokens


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What tiktoken itself builds o200k_base from, its download replaced: the arguments, and the hash it expects."""
    seen: dict[str, Any] = {}

    def without_network(url: str, expected_hash: str) -> dict[bytes, int]:
        seen["expected_hash"] = expected_hash
        return {}

    monkeypatch.setattr(openai_public, "load_tiktoken_bpe", without_network)
    return openai_public.o200k_base() | seen


def test_the_vocabulary_is_the_published_one(published: dict[str, Any]) -> None:
    assert hashlib.sha256(tokens.vocabulary()).hexdigest() == published["expected_hash"]


def test_the_encoding_is_put_together_as_tiktoken_does_it(published: dict[str, Any]) -> None:
    ours = tokens._encoding()

    assert published["pat_str"] == tokens.PATTERN
    assert published["special_tokens"] == ours._special_tokens
    assert len(tokens.vocabulary().splitlines()) == len(ours._mergeable_ranks)


def test_known_counts() -> None:
    assert tokens.count("") == 0
    assert tokens.count("hello world") == 2
    assert tokens.count("Zoë 👋") == tokens.count("Zoë") + tokens.count(" 👋")


def test_names_of_special_tokens_in_a_text_are_harmless() -> None:
    assert tokens.count("<|endoftext|>") > 1


def test_a_request_counts_its_framing_too() -> None:
    assert tokens.count_messages(["hello", "world"]) == 2 + 2 * tokens.PER_MESSAGE + tokens.PER_REPLY


def test_the_longest_token_is_as_long_as_the_bound_says() -> None:
    assert max(map(len, tokens._encoding()._mergeable_ranks)) == tokens.LONGEST_TOKEN


@given(st.text(max_size=80), st.integers(0, 60))
def test_fits_agrees_with_the_count(text: str, budget: int) -> None:
    assert tokens.fits(text, budget) == (tokens.count(text) <= budget)


def test_the_bounds_settle_most_questions_without_the_vocabulary() -> None:
    program = """
import sys
from writer import tokens
assert tokens.fits("a short text", 12)
assert not tokens.fits("x" * 1281, 10)
sys.exit("tiktoken" in sys.modules)
"""

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
