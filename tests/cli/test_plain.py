"""A start without a command: read as the command line would read it, or left to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.cli import main
from kpps_desktop.cli.plain import plain_start

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE = __file__
WORDS = (
    *(
        "--lang",
        "--data",
        "--db",
        "id",
        "en",
        "xx",
        "",
        "-",
        "--",
        "--lang=en",
        "--lang=",
        "--db=u",
    ),
    *("--data=/nowhere", f"--data={FILE}", "/nowhere", FILE, "--help", "-h", "--version", "tps"),
)
VARIABLES = {
    "KPPS_LANG": ("", "id", "en", "xx"),
    "KPPS_DATA": ("", "/nowhere/else", FILE),
    "KPPS_DB": ("", "postgresql+psycopg://server/buku"),
}


WITHOUT_QT = """
import sys
from kpps_desktop import __main__ as program
program._WINDOWS = "nothing.there"
sys.argv[1:] = ["--lang", "en"]
try:
    program.main()
except SystemExit as end:
    print(end.code, "click" in sys.modules)
"""
"""A machine on which the windows cannot be loaded."""


def by_commands(typed: Sequence[str], variables: Mapping[str, str]) -> tuple[object, ...] | None:
    """Return what the command line opens the windows with, or None where it does not."""
    opened: list[tuple[Any, ...]] = []

    def windows(*asked: object) -> int:
        opened.append(asked)
        return 7

    cleared = {name: variables.get(name) for name in VARIABLES}
    CliRunner().invoke(main.program, [*typed], obj=windows, env=cleared)
    return opened[0] if opened else None


@given(
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.fixed_dictionaries({name: st.sampled_from(some) for name, some in VARIABLES.items()}),
)
def test_it_reads_what_the_command_line_reads_or_leaves_it_to_that(
    typed: list[str], variables: dict[str, str]
) -> None:
    asked = plain_start(typed, variables)
    if asked is not None:
        usual = next(one.default for one in main.program.params if one.name == "data")
        assert (asked.data or usual, *asked[1:]) == by_commands(typed, variables)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ([], (None, "id", "")),
        (["--lang", "en"], (None, "en", "")),
        (["--lang=en", "--data=/nowhere", "--db=u"], (Path("/nowhere"), "en", "u")),
        (["--data", "/nowhere", "--data", "/else"], (Path("/else"), "id", "")),
    ],
)
def test_options_alone_need_no_command_line(typed: list[str], asked: tuple[object, ...]) -> None:
    assert plain_start(typed, {}) == asked


def test_variables_stand_in_for_what_is_not_typed() -> None:
    variables = {"KPPS_LANG": "en", "KPPS_DATA": "/nowhere", "KPPS_DB": "u"}
    assert plain_start([], variables) == (Path("/nowhere"), "en", "u")
    assert plain_start(["--lang", "id"], variables) == (Path("/nowhere"), "id", "u")


@pytest.mark.parametrize(
    "typed",
    [["tps"], ["--help"], ["--lang", "xx"], ["--lang"], ["--data", FILE], ["--dat", "x"], ["--"]],
)
def test_anything_else_is_for_the_command_line(typed: list[str]) -> None:
    assert plain_start(typed, {}) is None


def test_a_shell_that_asks_what_may_be_typed_is_answered_by_the_command_line() -> None:
    assert plain_start([], {"_KPPS_DESKTOP_COMPLETE": "bash_source"}) is None


def test_a_mistake_is_told_and_ends_with_the_code_of_the_command_line(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "kpps_desktop", "--lang", "xx"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "KPPS_LANG": "en"},
    )
    assert said.returncode == 2
    assert "--lang" in said.stderr


def test_windows_open_without_the_command_line() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT], capture_output=True, text=True, check=True
    )
    assert loaded.stdout == "1 False\n"
    assert "nothing" in loaded.stderr
