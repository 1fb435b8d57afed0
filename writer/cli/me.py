"""`connote me`: what connote knows of the sender; asks once, keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from typer import Option

from writer.cli.options import AsJson, command

if TYPE_CHECKING:
    from writer.settings import Settings

Name = Annotated[str | None, Option(metavar="NAME", help="Your name.")]
About = Annotated[str | None, Option(metavar="TEXT", help="A line about you: what you do, and where.")]
Account = Annotated[
    str | None, Option(metavar="free|premium", help="Your LinkedIn account: 200 characters fit, or 300.")
]

CHANNELS = {"free": "linkedin", "premium": "linkedin-premium"}


@command
def me(name: Name = None, about: About = None, account: Account = None, json: AsJson = False) -> int:
    """Keep what a note may say about you, or show what is kept."""
    from writer.cli import terminal
    from writer.errors import UsageError
    from writer.settings import Settings

    if name is None and about is None and account is None:
        kept = Settings.load()
        if not kept.sender.name and not terminal.possible():
            raise UsageError(
                "I don't know you yet: what is your name?", 'connote me --name "..." --about "..." keeps it.'
            )
        if kept.sender.name:
            return _shown(kept, json)
        name = terminal.line("What is your name?") or None
        about = terminal.line("What do you do, and where? (one line; Enter for nothing)") or None
        account = terminal.line("Is your LinkedIn account free or premium? [free]") or "free"
    _keep(name, about, account)
    return _shown(Settings.load(), json)


def _keep(name: str | None, about: str | None, account: str | None) -> None:
    """Writes what was given into the user's file, takes out what was given empty; the rest, comments too, stays."""
    import tomlkit

    from writer.brief import Brief
    from writer.cli import keeping
    from writer.errors import UsageError
    from writer.settings import Settings, user_file

    if account is not None and account not in CHANNELS:
        raise UsageError(f"“{account}” is no kind of account that I know.", "Say free or premium.")
    Settings.load()  # a file that cannot be read is not written over
    path = user_file().resolve()
    document = tomlkit.parse(path.read_text(encoding="utf-8-sig")) if path.exists() else tomlkit.document()
    sender: Any = document.setdefault("sender", tomlkit.table())
    for field, value in (("name", name), ("about", about)):
        if value is not None and not value.strip():
            sender.pop(field, None)
        elif value is not None:
            sender[field] = value
    Brief.of({"sender": dict(sender)}, "What you say of yourself")  # once kept, it would stop every command
    if account:
        document["channel"] = CHANNELS[account]
    keeping.write_private(path, tomlkit.dumps(document))


def _shown(kept: Settings, json: bool) -> int:
    import sys

    from writer.brief import channels
    from writer.cli import as_json, show
    from writer.settings import user_file

    channel = kept.channel or "linkedin"
    if json:
        data = {**kept.sender.model_dump(), "channel": channel, "file": str(user_file())}
        sys.stdout.write(as_json.pretty(data) + "\n")
        return 0
    for label, value in (("Name", kept.sender.name), ("About you", kept.sender.about)):
        show.line(f"{label}: {value or '(nothing)'}", out=True)
    show.line(f"Notes go to: {channels()[channel].name}, {channels()[channel].limit} characters", out=True)
    show.say(f'Kept in {user_file()}; --name, --about and --account change it; an empty "" takes it out.')
    return 0
