"""A pleno of a real kecamatan by keys: 79 TPS, twelve of them broken, from typing to the final."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.services.ppk import ending, receiving, reporting
from kpps_desktop.services.ppk.starting import set_up
from kpps_desktop.services.verifying import verify
from kpps_desktop.trust.facts import failing
from kpps_desktop.ui.ppk.pleno.pictures import Step
from tests.journeys.baiturrahman import GUBERNUR, HERE, figures
from tests.services.ppk import days, halls
from tests.services.ppk.test_papers import text_of
from tests.ui.ppk.meetings import AtThePleno
from tests.ui.ppk.tables import AtTheTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.jobs import Jobs
    from tests.journeys.baiturrahman import Kecamatan
    from tests.services.ppk import tiny

KETUA, SECOND = halls.PINS[KETUA_PPK], halls.PINS[halls.SECOND]
PLAIN = "⏎⏎⏎⏎"
"""Read, matched, ratified, next."""
BLANKS = "⏎⏎1⏎⏎⏎⏎"
"""Read, the reason why cells are blank (of what was published, seven are filled), and on."""
MOST_KEYS = 70
"""Of a TPS whose figures are corrected, and an objection answered: digits, words, PINs and all."""


@dataclass(frozen=True)
class Trouble:
    """What the pleno does with a broken TPS.

    It corrects cells, writes a reason, and answers an objection, accepting it or not.
    """

    corrected: Mapping[str, int]
    explained: bool = False
    accepted: bool | None = None


BROKEN: Mapping[tuple[str, str], Trouble] = {
    ("ATEUK JAWO", "TPS 5"): Trouble({"IB4_J": 203}),
    ("ATEUK MUNJENG", "TPS 3"): Trouble({"IV_2": 235}, accepted=True),
    ("ATEUK PAHLAWAN", "TPS 02"): Trouble({}, explained=True),
    ("ATEUK PAHLAWAN", "TPS 03"): Trouble({"VA": 139}),
    ("ATEUK PAHLAWAN", "TPS 04"): Trouble({"VA": 141, "VB": 4}),
    ("KAMPUNG BARU", "TPS 3"): Trouble({}, explained=True, accepted=False),
    ("NEUSU ACEH", "TPS 1"): Trouble({"IB4_J": 263}),
    ("NEUSU ACEH", "TPS 7"): Trouble({"IV_1": 25}),
    ("NEUSU JAYA", "TPS 6"): Trouble({}, explained=True),
    ("PEUNITI", "TPS 02"): Trouble({}, explained=True),
    ("PEUNITI", "TPS 05"): Trouble({}, explained=True),
    ("PEUNITI", "TPS 06"): Trouble({"VA": 204, "VB": 1}),
}


@pytest.fixture
def desk(real: tiny.Packs, tmp_path: Path) -> Iterator[RecapDesk]:
    """Set the recap of the real kecamatan up, with the PINs of two members and an operator."""
    pack, clock = real.path(HERE).read_bytes(), ScriptedClock(days.PLENO)
    made = set_up(tmp_path / "ppk", pack, real.code(HERE), halls.PINS, clock, cost=days.LIGHT)
    with made.store:
        yield made


class AtThisPleno(AtThePleno):
    """Settles what is broken by keys."""

    def walk_to(self, cell: str) -> None:
        """Go to a cell by arrows."""
        order = [one.code for one in self.station.cells]
        while (at := self.pleno.station.cell) != cell:
            self.type("↓" if order.index(at) < order.index(cell) else "↑")

    def correct(self, cell: str, figure: int) -> None:
        """Correct a cell in the open: ketua and saksi initial it, and two PINs are typed."""
        self.walk_to(cell)
        self.type(f"k{figure}⏎")
        self.pressed += 1
        self.keys.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        self.settle()
        self.type(f"⏎{KETUA}{SECOND}")

    def explain(self) -> None:
        """Say of the finding that stands: KPPS told why."""
        self.type("f⏎2⏎⎋")

    def object(self, *, accepted: bool) -> None:
        """Take an objection of the first saksi, and answer it; refused, with an opinion."""
        self.type("b⇥Jumlah janggal⏎⏎")
        self.alt("d" if accepted else "t")
        self.type("Dihitung ulang⏎" if accepted else "Sesuai plano⏎Sependapat⏎")

    def settle_trouble(self, trouble: Trouble) -> None:
        """Read a broken TPS out, settle it before everybody, ratify it, and go on."""
        self.type("⏎")
        if trouble.accepted is not None:
            self.object(accepted=trouble.accepted)
        for cell, figure in trouble.corrected.items():
            self.correct(cell, figure)
        if trouble.explained:
            self.explain()
        assert self.station.step is Step.MATCH
        self.type("⏎⏎⏎")


def type_by_keys(desk: RecapDesk, jobs: Jobs, qtbot: QtBot, row: dict[str, str]) -> int:
    """Have two officers type the first TPS by keys; return how many keys it took."""
    told, form = figures(row), desk.forms[ContestCode(GUBERNUR)]
    cells = form.cells(desk.election.contest(GUBERNUR).numbers)
    keys = "".join(f"{told[cell]}⏎" if cell in told else "-" for cell in cells)
    pressed = 0
    for officer in (halls.OPERATOR, halls.SECOND):
        table = AtTheTable(desk, jobs, qtbot, officer)
        table.alt("3")
        table.pressed = 0
        table.type("⏎")
        table.type(keys + "⏎", fast=True)
        pressed += table.pressed
        table.window.close()
    return pressed


def type_headless(desk: RecapDesk, kode: str, row: dict[str, str]) -> None:
    """Have two officers type what was published of a TPS."""
    held = {Cell(cell): figure for cell, figure in figures(row).items()}
    for officer in (halls.OPERATOR, halls.SECOND):
        receiving.enter(desk, Sheet(KodeTps(kode), ContestCode(GUBERNUR), held), officer)


def open_by_keys(table: AtThisPleno) -> None:
    """Open the day; a saksi of each pair and Panwaslu come with their mandates and sit."""
    table.type("⏎Aula Kecamatan⏎")
    for name in ("Dewi (SIMULASI)", "Wira (SIMULASI)", "Arif (SIMULASI)"):
        table.type(f"⏎{name}⏎↓")
    table.type("⎋")
    assert len(table.recap.pleno.going().seated) == 3


def broken(row: dict[str, str]) -> Trouble | None:
    """Return what is to be done with a TPS, if anything."""
    return BROKEN.get((row["kelurahan"], row["tps"]))


def settled_in_the_open(desk: RecapDesk, kecamatan: Kecamatan) -> None:
    """See that each correction, reason and answer is in the books, and nothing else is."""
    recap, published = desk.recap(), {kecamatan.kode(row): row for row in kecamatan.rows}
    for kode, row in published.items():
        column, trouble = recap.column(kode, GUBERNUR), broken(row) or Trouble({})
        told = {one.said.cell: (one.said.old, one.said.new) for one in column.corrections}
        old = figures(row)
        assert told == {cell: (old[cell], new) for cell, new in trouble.corrected.items()}
        for one in column.corrections:
            assert one.said.initials == (KETUA_PPK, "PPK-2", "Dewi (SIMULASI) (saksi 01)")
        codes = [code for code, _ in column.explained]
        blanks = ["R20"] * 20 if row is kecamatan.rows[0] else []
        assert codes == blanks + ["R12"] * trouble.explained
    answers = [answer for _, answer in recap.objections.values()]
    assert [one and (one.accepted, one.opinion) for one in answers] == [
        (True, ""),
        (False, "Sependapat"),
    ]


def end_by_keys(table: AtThisPleno) -> None:
    """Sign as two members and two saksi, and make it final."""
    table.alt("6")
    table.type(f"⏎{KETUA}⏎{SECOND}" + "⏎⏎" * 2 + f"⏎{KETUA}")
    assert table.recap.ending.sealed


def totals_are(desk: RecapDesk, sums: Mapping[str, int]) -> None:
    """See that the signed papers and the table hold sums that were made without them."""
    made = reporting.made(desk)
    (table,) = (content for name, content in made.items() if name.endswith(".csv"))
    rows = {row["kode"]: row for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig")))}
    assert {cell: int(rows[HERE][cell]) for cell in sums} == sums
    (paper,) = (content for name, content in made.items() if name.endswith(".pdf"))
    assert not failing(verify(paper).facts)
    told = text_of(paper)
    assert "SEMENTARA" not in told
    assert all(f" {figure:,} ".replace(",", ".") in told for figure in sums.values())


def corrected(kecamatan: Kecamatan) -> dict[str, int]:
    """Sum the published figures as corrected, without any of our code for recaps."""
    sums = dict.fromkeys(figures(kecamatan.rows[0]), 0)
    for row in kecamatan.rows:
        trouble = broken(row) or Trouble({})
        for cell, figure in {**figures(row), **trouble.corrected}.items():
            sums[cell] += figure
    return sums


def test_a_real_kecamatan_goes_from_typing_to_its_final_by_keys(
    desk: RecapDesk, kecamatan: Kecamatan, jobs: Jobs, qtbot: QtBot
) -> None:
    """79 TPS are typed twice, twelve are settled in the open, and the sums are those corrected."""
    first, *others = kecamatan.rows
    assert type_by_keys(desk, jobs, qtbot, first) == 2 * (20 + 25 + 2)
    assert desk.recap().column(kecamatan.kode(first), GUBERNUR).state is State.DITERIMA
    for row in others:
        type_headless(desk, kecamatan.kode(row), row)
    table = AtThisPleno(desk, jobs, qtbot)
    open_by_keys(table)
    for row in kecamatan.rows:
        assert table.station.place == (kecamatan.kode(row), GUBERNUR)
        trouble, before = broken(row), table.pressed
        assert (trouble is not None) == bool(row["salah"])
        if row is first:
            table.type(BLANKS)
            assert table.pressed - before == len(PLAIN) + 3
        elif trouble is None:
            table.type(PLAIN)
            assert table.pressed - before == len(PLAIN)
        else:
            table.settle_trouble(trouble)
            assert table.pressed - before <= MOST_KEYS
    assert ending.unratified(desk) == ()
    settled_in_the_open(desk, kecamatan)
    end_by_keys(table)
    table.window.close()
    assert desk.store.audit() == []
    totals_are(desk, corrected(kecamatan))
