"""Reads the body of a chat completion, where servers leave out what they please: drafts, how it ended, account."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from writer.drafters import End, Usage

Form = Literal["json", "broken", "plain"]
"""What drafts came in: JSON as asked, JSON that cannot be read, or ordinary text."""

THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE)
"""Thinking aloud; without an end, all of it is."""

THOUGHT_END = re.compile(r"\A.*</(think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)
"""The same where the server had put the opening into the prompt."""

END_TOKEN = re.compile(r"(\s*(<\|\w+\|>|</s>))+\s*\Z")
"""What some local servers let slip at the end of an answer."""

FENCED = re.compile(r"```\w*\s*(.*?)```", re.DOTALL)
LIST_OPENING = re.compile(r'"drafts"\s*:\s*\[')
JSON_OPENING = re.compile(r"""```|[\[{]\s*(["'\[{\]}]|\Z)|\{\s*\w+\s*:""")
"""How an answer begins that was meant for JSON. A bracket before words, as in "[Hello] Ada", is ordinary text."""

BETWEEN = re.compile(r"[\s,]*")

DRAFT_NAME = re.compile(r"draft|note|text|message|version|\d", re.IGNORECASE)
"""How models name the fields of drafts when they do not keep to the form they were given."""

ITEM = re.compile(
    r"^[ \t]*(?:[*_#]*[ \t]*(draft|note|option|version)?[ \t]*#?(\d{1,2})[*_]*(?(1)(?:[ \t]*\([^()\n]*\))?)[ \t]*[*_]*"
    r"(?:[.):][*_]*\s+|(?(1)[ \t]*\n|(?!)))|[-*•][ \t]+)",
    re.MULTILINE | re.IGNORECASE,
)
"""How the items of a list begin in plain text: `1.`, `2)`, `**Draft 3:**`, `Option 4 (warm)` on its own line, `-`."""

PARAGRAPH = re.compile(r"\n\s*(?:[-*_]{3,}\s*)?\n|^[ \t]*[-*_]{3,}[ \t]*$", re.MULTILINE)
RAN_ON = 1000
"""Characters for each draft after which a model that was cut off was not short of room, but would not end."""

QUOTES = frozenset(['""', "“”", "„“", "«»", "''", "‘’"])


@dataclass(frozen=True)
class Reply:
    """What a body held."""

    drafts: tuple[str, ...]
    form: Form
    end: End
    usage: Usage
    model: str


def is_completion(body: Mapping[str, Any]) -> bool:
    """Whether it is the body of a chat completion and not of something else."""
    return isinstance(body.get("choices"), list)


def read(body: Mapping[str, Any], wanted: int) -> Reply:
    """What this body of a chat completion holds; an empty list of choices is an empty answer.

    At most as many drafts as were `wanted`: a small model may run on until it is cut off, and nothing is missing then.
    """
    choices = body["choices"]
    choice = _mapping(choices[0]) if choices else {}
    message, usage = _mapping(choice.get("message")), _usage(_mapping(body.get("usage")))
    content = _content(message)
    form, drafts = _drafts(content)
    cut = choice.get("finish_reason") == "length"
    if cut and form == "plain":
        drafts = drafts[:-1]
    if stopped := _stopped(choice, message):
        return Reply((), form, stopped, usage, str(body.get("model") or ""))
    kept = tuple(dict.fromkeys(drafts))[:wanted]
    whole = form == "json" or not cut or len(kept) == wanted
    short_of_room = cut and len(_aloud(content)) < RAN_ON * wanted
    end = _end(form, bool(kept) and whole, short_of_room, not _aloud(content) and _thought(message, content, usage))
    return Reply(kept, form, end, usage, str(body.get("model") or ""))


def _end(form: Form, fine: bool, cut: bool, only_thought: bool) -> End:
    if fine:
        return "fine"
    if cut or only_thought:
        return "cut_off"
    return "malformed" if form == "broken" else "empty"


def _stopped(choice: Mapping[str, Any], message: Mapping[str, Any]) -> End | None:
    """Whether the model declined or a filter stopped it; what was written until then is no draft."""
    parts = message.get("content")
    refusals = [_mapping(part).get("refusal") for part in parts] if isinstance(parts, list) else []
    if message.get("refusal") or any(refusals):
        return "refused"
    return "filtered" if choice.get("finish_reason") == "content_filter" else None


def _thought(message: Mapping[str, Any], content: str, usage: Usage) -> bool:
    """Whether there was thinking, in the text, in a field of its own, or by the count of tokens."""
    apart = message.get("reasoning_content") or message.get("reasoning")
    return bool(content.strip() or apart or (usage.reasoning and usage.reasoning == usage.output))


def _content(message: Mapping[str, Any]) -> str:
    content = message.get("content")
    if isinstance(content, list):
        return "".join(str(_mapping(part).get("text") or "") for part in content)
    return content if isinstance(content, str) else ""


def _drafts(content: str) -> tuple[Form, list[str]]:
    said = _aloud(content)
    for candidate in (content, said, *FENCED.findall(said)):
        with suppress(ValueError, RecursionError):
            return "json", _clean(_texts(json.loads(candidate, strict=False)))
    for candidate in (_between(said, "{", "}"), _between(said, "[", "]")):
        with suppress(ValueError, RecursionError):
            drafts = _clean(_texts(json.loads(candidate, strict=False)))
            if drafts or LIST_OPENING.search(candidate):  # the number of a fact, "[2]", is JSON, too, and no answer
                return "json", drafts
    if JSON_OPENING.match(said) or LIST_OPENING.search(said):
        return "broken", _clean(_whole(said))
    return "plain", _clean(_items(said))


def _aloud(content: str) -> str:
    """The content without thinking and end-of-text tokens."""
    return END_TOKEN.sub("", THOUGHT_END.sub("", THOUGHT.sub("", content))).strip()


def _between(text: str, opening: str, closing: str) -> str:
    return text[text.find(opening) : text.rfind(closing) + 1] if opening in text else ""


def _texts(value: object, depth: int = 4) -> Iterator[str]:
    """The drafts in a JSON value, also where a model made objects of them or forgot the outer one."""
    match value:
        case str():
            yield value
        case list() if depth:
            for item in value:
                yield from _texts(item, depth - 1)
        case {"drafts": drafts} if depth:
            yield from _texts(drafts, depth - 1)
        case dict() if depth:
            for name, inner in value.items():
                if DRAFT_NAME.search(name):
                    yield from _texts(inner, depth - 1)


def _whole(said: str) -> Iterator[str]:
    """The drafts that are complete in a list that breaks off: a model that ran on has often written good ones first."""
    opening = LIST_OPENING.search(said)
    place = opening.end() if opening else len(said)
    decode = json.JSONDecoder(strict=False).raw_decode
    with suppress(ValueError):
        while place < len(said):
            draft, place = decode(said, _skip(said, place))
            if isinstance(draft, str):
                yield draft


def _skip(said: str, place: int) -> int:
    between = BETWEEN.match(said, place)
    return between.end() if between else place


def _items(said: str) -> Iterator[str]:
    """The drafts in plain text: the items of a list if there is one, else the paragraphs that announce nothing."""
    marks = list(ITEM.finditer(said))
    if len(marks) > 1 or (marks and marks[0][2] == "1"):
        ends = [*(mark.start() for mark in marks[1:]), len(said)]
        yield from (said[mark.end() : end] for mark, end in zip(marks, ends, strict=True))
    else:
        paragraphs = PARAGRAPH.split(said)
        yield from (part for part in paragraphs if len(paragraphs) == 1 or not part.rstrip().endswith(":"))


def _clean(texts: Iterator[str]) -> list[str]:
    """Without quotes, stars and space around them. A lone surrogate is replaced, since it cannot be printed."""
    stripped = (text.strip().strip("*").strip() for text in texts)
    bare = (text[1:-1].strip() if text[:1] + text[-1:] in QUOTES else text for text in stripped)
    return [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in bare if text]


def _usage(usage: Mapping[str, Any]) -> Usage:
    prompt, completion = _mapping(usage.get("prompt_tokens_details")), _mapping(usage.get("completion_tokens_details"))
    return Usage(
        input=_count(usage.get("prompt_tokens")),
        output=_count(usage.get("completion_tokens")),
        cached=_count(prompt.get("cached_tokens")),
        written=_count(prompt.get("cache_write_tokens")),
        reasoning=_count(completion.get("reasoning_tokens")),
    )


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
