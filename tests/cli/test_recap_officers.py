"""The command line does not go round the PINs of a recap whose officers have some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kpps_desktop.cli.main import program
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk.starting import BOOKS
from tests.cli.test_recap import BOTH, HEADS
from tests.services.ppk import halls, tiny

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FIRST = ("--tps", tiny.FOURTH, "--contest", tiny.GUBERNUR)
CORRECTION = (*FIRST, "--cell", "VB", "--figure", 3, "--reason", "salah salin")
OBJECTION = (*FIRST, "--by", "SAKSI 2", "--text", "Terlalu cepat")
ANSWER = ("--objection", "KB-1", "--accept", "--answer", "Dibaca ulang")
REASON = (*FIRST, "--code", "K.131", "--reason", "Tata cara")
KETUA, SECOND = halls.PINS[KETUA_PPK], halls.PINS[halls.SECOND]


class Pinned:
    """The command line on books that lie in the folder of a desk with PINs."""

    def __init__(self, packs: tiny.Packs, folder: Path) -> None:
        self.packs, self.folder = packs, folder
        with halls.set_up_in(folder / "ppk", packs) as desk:
            halls.type_twice(desk)

    def run(self, name: str, *given: object, fed: str = "", **variables: str) -> Result:
        books, code = self.folder / "ppk" / BOOKS, self.packs.code(tiny.HERE)
        opened = ("--db", books, "--activation", code)
        asked = ("recap", name, self.packs.path(tiny.HERE), *given, *opened)
        return CliRunner().invoke(
            program, list(map(str, asked)), input=fed, env=variables, catch_exceptions=False
        )

    def corrections(self) -> str:
        return self.run("findings").stdout


@pytest.fixture
def pinned_line(packs: tiny.Packs, tmp_path: Path) -> Pinned:
    """Return the command line of a desk with PINs, one TPS typed twice."""
    return Pinned(packs, tmp_path)


def test_a_correction_asks_ketua_and_a_second_member(pinned_line: Pinned) -> None:
    by = ("--officer", "ppk-1", "--second", "PPK-2")
    alone = pinned_line.run("correct", *CORRECTION, "--officer", "PPK-1", fed=f"{KETUA}\n")
    twice = pinned_line.run("correct", *CORRECTION, *by[:3], "PPK-1", fed=f"{KETUA}\n{KETUA}\n")
    wrong = pinned_line.run("correct", *CORRECTION, *by, fed=f"{KETUA}\n{KETUA}\n")
    for done, code in ((alone, "S.744"), (twice, "S.744"), (wrong, "T.223")):
        assert done.exit_code == 1
        assert f"{code} " in done.stderr
        assert done.stdout == ""
    done = pinned_line.run(
        "correct", *CORRECTION, *by, "--initial", "Wira", fed=f"{KETUA}\n{SECOND}\n"
    )
    assert done.exit_code == 0, done.output
    assert "VB dibetulkan dari 2 menjadi 3" in done.stdout
    assert KETUA not in done.output
    again = pinned_line.run(
        "correct", *CORRECTION[:-1], "x", *by, KPPS_PIN=KETUA, KPPS_SECOND_PIN=SECOND
    )
    assert "S.602" in again.stderr


@pytest.mark.parametrize(
    ("officer", "second", "code"),
    [
        ("KETUA PPK", "PPK-2", "S.790"),
        ("PPK-2", "PPK-1", "S.741"),
        ("PPK-1", "OP-1", "S.742"),
        ("PPK-1", "Wira", "S.790"),
    ],
)
def test_whoever_may_not_correct_is_refused_before_any_pin(
    pinned_line: Pinned, officer: str, second: str, code: str
) -> None:
    done = pinned_line.run("correct", *CORRECTION, "--officer", officer, "--second", second)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{code} ")


def test_settling_asks_one_member_and_typing_any_officer(pinned_line: Pinned) -> None:
    member = ("--officer", "PPK-2")
    for name, given in (("object", OBJECTION), ("answer", ANSWER), ("explain", REASON)):
        for officer, code in (("SEKAR PERTAMA", "S.790"), ("OP-1", "S.742")):
            refused = pinned_line.run(name, *given, "--officer", officer, fed=f"{SECOND}\n")
            assert refused.exit_code == 1
            assert refused.stderr.startswith(f"{code} ")
        unfed = pinned_line.run(name, *given, *member)
        assert "S.792 " in unfed.stderr
        done = pinned_line.run(name, *given, *member, fed=f"{SECOND}\n")
        assert done.exit_code == 0, done.output
    table = tiny.write_table(pinned_line.folder / "angka.csv", (HEADS, *BOTH))
    assert "S.790" in pinned_line.run("enter", table, "--officer", "ANI").stderr
    wrong = pinned_line.run("enter", table, "--officer", "OP-1", fed=f"{SECOND}\n")
    assert "T.223" in wrong.stderr
    typed = pinned_line.run(
        "enter", table, "--officer", "OP-1", KPPS_PIN=halls.PINS[halls.OPERATOR]
    )
    assert typed.exit_code == 0, typed.output


def test_on_a_server_the_keyring_is_named(
    packs: tiny.Packs, tmp_path: Path, postgres_url: str
) -> None:
    with halls.set_up_in(tmp_path / "ppk", packs, postgres_url) as desk:
        halls.type_twice(desk)
    opened = ("--db", postgres_url, "--activation", packs.code(tiny.HERE))
    asked = ("recap", "object", packs.path(tiny.HERE), *OBJECTION, "--officer", "PPK-2", *opened)
    variables = {"KPPS_PIN": SECOND}
    refused = tiny.run(*asked, env=variables)
    assert refused.stderr.startswith("S.791 ")
    keys = tmp_path / "ppk" / f"{BOOKS}.kunci.json"
    done = tiny.run(*asked, "--keys", keys, env=variables)
    assert done.exit_code == 0, done.output
