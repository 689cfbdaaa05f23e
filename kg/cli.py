"""The command line: ``kg`` and its commands."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

import rich_click as click
from click.exceptions import NoArgsIsHelpError

from kg import __version__
from kg.commands import (
    ask,
    build,
    calibrate,
    check,
    compare,
    correct,
    describe,
    export,
    facts,
    load,
    new,
    query,
    remove,
    review,
    score,
    serve,
    show,
    store,
    why,
)
from kg.commands.printing import note, print_error
from kg.model import KgError, UsageError

COMMANDS: Mapping[str, click.Command] = {
    "build": build.build,
    "facts": facts.facts,
    "ask": ask.ask,
    "query": query.query,
    "show": show.show,
    "serve": serve.serve,
    "compare": compare.compare,
    "export": export.export,
    "why": why.why,
    "describe": describe.describe,
    "check": check.check,
    "review": review.review,
    "new": new.new,
    "correct": correct.correct,
    "score": score.score,
    "calibrate": calibrate.calibrate,
    "remove": remove.remove,
    "load": load.load,
    "store": store.store,
}
"""The commands, in the order in which help lists them."""


class Commands(click.RichGroup):
    """The group of all commands, which names the nearest where one is not known."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command.

        Raises:
            UsageError: there is none of this name.
        """
        if name not in COMMANDS:
            near = get_close_matches(name, COMMANDS, n=1)
            raise UsageError(
                f'no command is called "{name}"',
                f"there are {', '.join(COMMANDS)}",
                f"did you mean kg {near[0]}?" if near else "kg --help says what they do",
            )
        return COMMANDS[name]


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="plenum-kg", prog_name="kg")
def cli() -> None:
    """Turn official meeting reports into a knowledge graph in which every fact shows the words that say it.

    Example: kg build seeds, then kg ask meetings
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 good, 1 something is wrong with the data, 2 with the call.

    Args:
        arguments: the command and its options; those of the process where none are given.
    """
    try:
        told = cli.main(arguments, prog_name="kg", standalone_mode=False)
    except KgError as error:
        print_error(error)
        return int(error.exit_code)
    except NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.ClickException as error:
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "kg"
        print_error(UsageError(error.format_message(), mend=f"{command} --help says how it is used"))
        return 2
    except click.Abort:
        note("stopped; what was finished is kept")
        return 130
    return told if isinstance(told, int) else 0


def main() -> None:
    """Run the command that the process was called with."""
    # What is loaded at the start lives to the end: looking through it for garbage takes a tenth of the start.
    gc.set_threshold(50_000, 20, 100)
    code = run()
    # The same holds for its end.
    gc.freeze()
    sys.exit(code)
