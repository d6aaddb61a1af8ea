"""The command line itself: its options, its list of commands, and how it tells bad news."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from kpps_desktop import __version__
from kpps_desktop.cli import main
from kpps_desktop.domain.outcomes import Refused, Trouble

if TYPE_CHECKING:
    from kpps_desktop.cli.asked import Asked


@click.command
@click.option("--trouble", is_flag=True)
def refuse(*, trouble: bool) -> None:
    """Tell bad news."""
    raise (Trouble if trouble else Refused)("J.001", event="nothing_known")


@click.command
@click.pass_obj
def ask(asked: Asked) -> None:
    """Say what was asked."""
    click.echo(f"{asked.lang} {asked.data}")


@pytest.fixture
def program() -> main.Commands:
    """Make the program with two more commands."""
    made = main.Commands("kpps-desktop", params=main.program.params, callback=main.program.callback)
    made.add_command(refuse)
    made.add_command(ask)
    return made


@pytest.mark.parametrize("options", [[], ["--trouble"]])
def test_bad_news_is_told_in_words(program: main.Commands, options: list[str]) -> None:
    told = CliRunner().invoke(program, ["refuse", *options])
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith("J.001 ")
    assert len(told.stderr.splitlines()) == 3
    assert "{" not in told.stderr


def test_bad_news_is_told_in_the_language_asked_for(program: main.Commands) -> None:
    said = {
        lang: CliRunner().invoke(program, ["--lang", lang, "refuse"]).stderr
        for lang in ("id", "en")
    }
    assert said["id"] != said["en"]


def test_a_command_gets_what_was_asked_before_it(program: main.Commands, tmp_path: Path) -> None:
    said = CliRunner().invoke(program, ["--data", str(tmp_path), "ask"])
    assert said.stdout == f"id {tmp_path}\n"


def test_a_wrong_option_is_a_usage_error() -> None:
    assert CliRunner().invoke(main.program, ["--lang", "xx"]).exit_code == 2
    assert CliRunner().invoke(main.program, ["no-such-command"]).exit_code == 2


def test_without_a_command_it_says_what_it_can_do() -> None:
    said = CliRunner().invoke(main.program, [])
    assert said.exit_code == 0
    assert [name for name in main.COMMANDS if f"  {name} " not in said.stdout] == []


def test_every_module_with_a_command_is_listed() -> None:
    folder = Path(main.__file__).parent
    holding = {
        path.stem
        for path in folder.glob("*.py")
        if any(
            line.startswith(("command ", "command:", "def command("))
            for line in path.read_text().splitlines()
        )
    }
    assert set(main.COMMANDS) == holding


def test_the_program_starts_as_a_module(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "kpps_desktop", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == f"kpps-desktop, version {__version__}\n"
