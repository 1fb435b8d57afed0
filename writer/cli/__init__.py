"""The command line, one file a command: it parses, calls the package, prints, and returns the exit status."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from writer.cli import streams
from writer.cli.check import check
from writer.cli.doctor import doctor
from writer.cli.eval import app as eval_app
from writer.cli.me import me
from writer.cli.options import FLAG, PIPE_CLOSED
from writer.cli.prompt import prompt
from writer.cli.write import write
from writer.errors import ConnoteError, NotEnough

OBJECTS = 200_000
"""New objects after which Python looks for garbage. Its own 700 is passed hundreds of times while a command loads what
it needs, which is no garbage: to look there took a tenth of the time of `connote check`."""

INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT, as shells give it."""

STREAM_FAILED = 2
"""Exit status where the result could not be written: not 1, which says that no draft passed."""

app = typer.Typer(name="connote", rich_markup_mode="rich", pretty_exceptions_enable=False)
for each in (write, check, prompt, me, doctor):
    app.command()(each)
app.add_typer(eval_app, name="eval")

Version = Annotated[bool, typer.Option("--version", metavar=FLAG, help="Print the version.")]


@app.callback(invoke_without_command=True)
def connote(context: typer.Context, version: Version = False) -> int:
    """Write the short note that goes with a connection request, and check that it says nothing you didn't.

    Without a command, on a terminal, it asks for what it needs and writes a note.
    """
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"connote {installed('connote')}")
    elif context.invoked_subcommand is None:
        from writer.cli import terminal

        if terminal.possible():
            return context.invoke(write)
        typer.echo(context.get_help())
        return 2
    return 0


def main(arguments: Sequence[str] | None = None) -> None:
    """Run connote, and exit with its status. Only a bug shows a traceback."""
    gc.set_threshold(OBJECTS)
    status = _status(arguments)
    gc.freeze()  # nor is it looked for at the end, when all is given back to the system anyway
    sys.exit(status)


def _status(arguments: Sequence[str] | None) -> int:
    try:
        streams.ready()
        status = app(args=arguments, prog_name="connote", standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except NotEnough as error:
        from writer.cli import keeping

        return _told(error.question, f"{error.message} Say it with --how. {keeping.goes_on()}", error.exit_status)
    except ConnoteError as error:
        return _told(error.message, error.hint, error.exit_status)
    except TyperException as error:
        path = getattr(getattr(error, "ctx", None), "command_path", "connote")
        return _told(_complaint(error), f"{path} --help shows how it is meant.", 2)
    except (Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # typer exits where its help meets a closed pipe, and nowhere else
        streams.silence(sys.stdout)
        return PIPE_CLOSED
    except OSError as error:
        if error.filename is not None:  # a file's, and not that of a stream: a bug
            raise
        streams.silence(sys.stdout)
        said = f"Standard input or output cannot be used: {error.strerror or error}."
        return _told(said, "See where it leads, and whether there is room.", STREAM_FAILED)


def _complaint(error: TyperException) -> str:
    """What is wrong with the call; where it is the value of an option, in our words."""
    from pydantic import ValidationError

    from writer.values import wanted

    option, cause = getattr(error, "param", None), error.__cause__
    if option and isinstance(cause, ValidationError):
        first = cause.errors()[0]
        if must := wanted(first):
            return f"{option.opts[0]} has to be {must}, not “{first['input']}”."
    return error.format_message()


def _told(message: str, hint: str, status: int) -> int:
    from writer.cli import show

    show.line(message, "bold")
    if hint:
        show.say(hint.rstrip())
    return status
