"""`connote prompt`: exactly what a model would get."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from writer.cli.options import AsJson, Choices, Given, Model, alone, command

New = Annotated[str | None, Option("--new", metavar="FILE", help="Copy the best prompt to a file, to start from.")]


@command
def prompt(given: Given, model: Model, choices: Choices = 1, new: New = None, json: AsJson = False) -> int:
    """Show exactly what would be sent to a model, with its length in tokens. Nothing is sent."""
    if new:
        alone("--new", given, model, json=json)
        return _copied(new)
    import sys
    from dataclasses import asdict

    from writer import pipeline, prompts, tokens
    from writer.cli import as_json, asking, gather, show
    from writer.drafters import Request

    kept = gather.settings(model)
    brief = asking.completed(gather.brief(given, kept))
    chosen = prompts.load(kept.prompt or prompts.BEST)
    rendered = prompts.render(Request(brief, chosen, n=pipeline.in_a_request(kept.drafts, choices)))
    count = tokens.count_messages(message.content for message in rendered.messages)
    if json:
        messages = [asdict(message) for message in rendered.messages]
        sys.stdout.write(as_json.pretty({"prompt": chosen.name, "tokens": count, "messages": messages}) + "\n")
    else:
        sys.stdout.write("\n".join(f"--- {each.role}\n{each.content}\n" for each in rendered.messages))
    for remark in filter(None, [*gather.remarks(brief), rendered.trimmed]):
        show.say(remark)
    show.say(f"{count:,} tokens, by the prompt “{chosen.name}”. Nothing was sent.")
    return 0


def _copied(path: str) -> int:
    from pathlib import Path

    from writer import prompts
    from writer.cli import show
    from writer.errors import FileError

    try:
        with Path(path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(prompts.source(prompts.BEST))
    except FileExistsError:
        raise FileError(f"{path} is there already; I left it as it is.", "Name a file that is new.") from None
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror}.") from None
    show.say(f"{path} holds the prompt now. Change it, and use it with: connote write --prompt {path}")
    return 0
