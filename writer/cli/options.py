"""The options that several commands share, each declared once.

A command takes them as one frozen value, `def write(given: Given, ...)`; `command` spreads its fields for typer.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from typing import Annotated, Any, get_type_hints

from typer import Argument, Exit, Option

PIPE_CLOSED = 141
"""Exit status where nobody reads on: 128 and the number of SIGPIPE, as shells give it."""

FLAG = " "
"""The metavar of an option that takes no value; typer would show “<bool>”."""

ASKING, SHOWING = "Model", "Result"


def _kinds() -> list[str]:
    from writer.brief import KINDS

    return [kind.replace("_", "-") for kind in KINDS]


def _channels() -> list[str]:
    from writer.brief import channels

    return list(channels())


def _check_names() -> list[str]:
    from writer.checks import all_checks

    return [check.name for check in all_checks()]


@dataclass(frozen=True)
class Given:
    """What a note may draw on, as given on the command line."""

    profile: Annotated[
        str | None,
        Argument(
            metavar="PROFILE",
            help="A file with their profile as pasted, or - for standard input.",
            show_default=False,
        ),
    ] = None
    paste: Annotated[bool, Option("--paste", metavar=FLAG, help="Take their profile from the clipboard.")] = False
    how: Annotated[str | None, Option(metavar="TEXT", help="How you know them, in your own words.")] = None
    name: Annotated[str | None, Option(metavar="NAME", help="Their name; otherwise found in the profile.")] = None
    kind: Annotated[
        str | None,
        Option(
            metavar="KIND",
            help="met, worked-together, studied-together, mutual-contact, same-community, follows-work, business,"
            " personal or not-met; otherwise read from --how.",
            autocompletion=_kinds,
        ),
    ] = None
    me: Annotated[str | None, Option(metavar="FILE", help="A file about you; otherwise what `connote me` keeps.")] = (
        None
    )
    reason: Annotated[str | None, Option(metavar="TEXT", help="Why you write.")] = None
    confirm: Annotated[list[str], Option(metavar="TEXT", help="One more thing that is true; may be repeated.")] = field(
        default_factory=list
    )
    channel: Annotated[
        str | None,
        Option(metavar="NAME", help="Where the note goes: linkedin, linkedin-premium.", autocompletion=_channels),
    ] = None
    limit: Annotated[
        int | None, Option(metavar="N", help="How many characters fit; otherwise the channel's limit.")
    ] = None
    language: Annotated[str | None, Option(metavar="CODE", help="en, de, ...; otherwise that of --how.")] = None
    tone: Annotated[str | None, Option(metavar="TONE", help="casual, warm or formal.")] = None
    brief: Annotated[str | None, Option(metavar="FILE", help="All of this in a TOML or JSON file.")] = None
    again: Annotated[
        bool, Option("--again", metavar=FLAG, help="Take up the last brief, as a terminal session left it.")
    ] = False
    allow: Annotated[
        list[str],
        Option(metavar="CHECK", help="Set a check aside; may be repeated.", autocompletion=_check_names),
    ] = field(default_factory=list)


@dataclass(frozen=True)
class Model:
    """Who is asked for drafts, and how."""

    model: Annotated[
        str | None, Option(metavar="NAME", help="The model to ask, or “offline”.", rich_help_panel=ASKING)
    ] = None
    base_url: Annotated[
        str | None,
        Option(metavar="URL", help="A server with the chat-completions API, local or not.", rich_help_panel=ASKING),
    ] = None
    prompt: Annotated[str | None, Option(metavar="NAME|FILE", help="The prompt to use.", rich_help_panel=ASKING)] = None
    drafts: Annotated[int | None, Option(metavar="N", help="Drafts in one request.", rich_help_panel=ASKING)] = None
    attempts: Annotated[int | None, Option(metavar="N", help="Requests at most.", rich_help_panel=ASKING)] = None


AsJson = Annotated[bool, Option("--json", metavar=FLAG, help="Print everything as JSON.", rich_help_panel=SHOWING)]


Choices = Annotated[int, Option(metavar="N", min=1, max=10, help="Up to so many different notes.")]


def alone(option: str, *groups: Any, json: bool = False) -> None:
    """Raises `UsageError` where something was given that means nothing beside this option: it would be passed over."""
    from writer.errors import UsageError

    given = [each.name for group in groups for each in fields(group) if getattr(group, each.name) != _default(each)]
    for name in [*given, *["json"] * json]:
        named = "PROFILE" if name == "profile" else f"--{name.replace('_', '-')}"
        raise UsageError(f"{option} goes without {named}.", "Leave one of them away.")


def command(function: Callable[..., int]) -> Callable[..., int]:
    """The function as typer needs it: each parameter that is a dataclass is spread into the options it holds."""
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}

    signature = inspect.Signature(list(_parameters(inspect.signature(function), hints)))

    def spread(**given: Any) -> int:
        bound = signature.bind(**given)
        bound.apply_defaults()
        options = bound.arguments
        for name, group in groups.items():
            options[name] = group(**{each.name: options.pop(each.name) for each in fields(group)})
        try:
            return function(**options)
        except BrokenPipeError:  # typer would exit with 1, which says that something was found
            raise Exit(PIPE_CLOSED) from None

    spread.__signature__ = signature  # type: ignore[attr-defined]
    spread.__name__, spread.__doc__ = function.__name__, function.__doc__
    spread.__annotations__ = {each.name: each.annotation for each in signature.parameters.values()}
    return spread


def _parameters(signature: inspect.Signature, hints: dict[str, Any]) -> Iterator[inspect.Parameter]:
    keyword = inspect.Parameter.KEYWORD_ONLY
    for name, parameter in signature.parameters.items():
        if not is_dataclass(hints[name]):
            yield inspect.Parameter(name, keyword, default=parameter.default, annotation=hints[name])
            continue
        inner = get_type_hints(hints[name], include_extras=True)
        for each in fields(hints[name]):
            yield inspect.Parameter(each.name, keyword, default=_default(each), annotation=inner[each.name])


def _default(each: Field[Any]) -> Any:
    return each.default_factory() if each.default_factory is not MISSING else each.default
