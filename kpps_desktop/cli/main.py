"""The command line: its options, its commands, and bad news told in words."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click
from platformdirs import user_data_path

from kpps_desktop import __version__
from kpps_desktop.cli.asked import Asked
from kpps_desktop.cli.plain import DATA, DB, LANG, VARIABLES
from kpps_desktop.cli.usage import in_words
from kpps_desktop.domain.outcomes import Told
from kpps_desktop.words import LANGUAGES, speak_at, wording_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Windows: TypeAlias = Callable[[Path, str, str], int]
    """Opens the windows: folder of the desks, language, server; returns the exit code."""

COMMANDS = (
    "demo",
    "pack",
    "tps",
    "verify",
    "check",
    "recap",
)
"""Modules of this package in the order of the day; each holds its command as `command`."""


def tell(news: Told, lang: str) -> None:
    """Print bad news in words: what is, why, and what to do."""
    words = wording_of(news, lang)
    click.echo(f"{news.code} {words.title}\n  {words.cause}\n  → {words.remedy}", err=True)


class Commands(click.Group):
    """Loads a command only when it is asked for: signing PDFs alone takes 0.4 s to import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names, in the order of the day."""
        return [*super().list_commands(ctx), *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, or None where there is no such command."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command: click.Command = importlib.import_module(f"kpps_desktop.cli.{cmd_name}").command
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - as click has it
    ) -> click.Context:
        """Read the options before the command; a mistake in them is told in words."""
        with in_words():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command; what it refuses is told in words, and the exit code is 1."""
        try:
            with in_words(ctx):
                return super().invoke(ctx)
        except Told as news:
            tell(news, ctx.params["lang"])
            return ctx.exit(1)


_SERVER = click.option(
    DB,
    default="",
    envvar=VARIABLES[DB],
    help="For the windows of a PPK: database URL of the server that its desks share.",
)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    LANG,
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    envvar=VARIABLES[LANG],
    show_default=True,
    help="Language of every message.",
)
@click.option(
    DATA,
    type=click.Path(file_okay=False, path_type=Path),
    default=user_data_path("kpps-desktop", appauthor=False),
    envvar=VARIABLES[DATA],
    help="Folder of this machine's desks.",
)
@_SERVER
@click.version_option(__version__, prog_name="kpps-desktop")
@click.pass_context
def program(ctx: click.Context, lang: str, data: Path, db: str) -> None:
    """Run an election day offline: the TPS, its signed results, the kecamatan recap.

    Without a command the windows open: a desk of this machine, or a pack to set one up from.
    """
    speak_at("")  # until a desk is opened
    windows: Windows | None = ctx.obj
    ctx.obj = Asked(lang, data)
    if ctx.invoked_subcommand is not None:
        return
    if windows is None:
        click.echo(ctx.get_help())
    else:
        ctx.exit(windows(data, lang, db))
