"""The end of a recap by keys: draft, signatures, final, copies, stick, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import meeting, reporting
from kpps_desktop.services.verifying import verify
from kpps_desktop.trust.facts import failing
from tests.services.ppk import halls, tiny
from tests.services.ppk.halls import PINS, SECOND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days
    from tests.ui.ppk.tables import AtTheTable

KETUA_PIN, SECOND_PIN = PINS[KETUA_PPK], PINS[SECOND]


@pytest.fixture
def met(pinned: RecapDesk, made: days.Made) -> RecapDesk:
    """Hold a pleno that has ratified everything; a saksi and Panwaslu sit there."""
    halls.receive_all(pinned, made)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    saksi = meeting.accredit_saksi(pinned, tiny.GUBERNUR, 1, "SAKSI SATU", KETUA_PPK, mandate=True)
    meeting.seat(pinned, saksi, KETUA_PPK)
    meeting.accredit_panwaslu(pinned, "PENGAWAS CAMAT", KETUA_PPK)
    halls.ratify_all(pinned)
    return pinned


def rekap(sit: Callable[..., AtTheTable]) -> AtTheTable:
    table = sit()
    table.session.stage_wanted.emit("rekap")
    table.settle()
    return table


def sign_all(table: AtTheTable) -> None:
    """Sign both contests by keys: two members by PIN, and the saksi of the governor's."""
    table.type(f"⏎{KETUA_PIN}⏎{SECOND_PIN}")
    table.type("⏎⏎")  # the saksi signed the paper
    table.type(f"⏎{KETUA_PIN}⏎{SECOND_PIN}")


def pressed() -> str:
    """Return what the press says of the paper that lies at it."""
    press = QApplication.activeModalWidget()
    assert press is not None
    return "\n".join(one.text() for one in press.findChildren(QLabel))


def seal(table: AtTheTable) -> None:
    table.type(f"⏎{KETUA_PIN}")
    table.settle()


def test_while_tps_are_left_enter_prints_a_draft(
    sit: Callable[..., AtTheTable], pinned: RecapDesk, made: days.Made
) -> None:
    halls.receive_all(pinned, made)
    table = rekap(sit)
    assert "8 dari 8 belum disahkan" in table.seen()
    table.type("⏎")
    assert table.papers == ["d-hasil-kecamatan"]
    assert "SEMENTARA: untuk dicocokkan saksi dan Panwaslu" in pressed()
    table.leave_the_press()


def test_from_signatures_to_the_final_and_its_papers_by_keys(
    sit: Callable[..., AtTheTable], met: RecapDesk
) -> None:
    table = rekap(sit)
    sign_all(table)
    assert "Tinggal ditetapkan ketua" in table.seen()
    assert not table.recap.ending.sealed
    seal(table)
    assert table.recap.ending.sealed
    assert "FINAL nomor 1" in table.seen()
    names = [name for name in reporting.made(met) if name.endswith(".pdf")]
    assert len(names) == 2
    for name, content in reporting.made(met).items():
        if name.endswith((".pdf", ".asice")):
            assert not failing(verify(content).facts)


def test_who_declines_says_why_and_it_can_be_final_all_the_same(
    sit: Callable[..., AtTheTable], met: RecapDesk
) -> None:
    table = rekap(sit)
    table.type(f"⏎{KETUA_PIN}⏎{SECOND_PIN}n")
    table.type("Angka TPS 002 tidak sesuai salinan kami⏎")
    (signature,) = [
        one for (_, who), one in met.recap().ending.signatures.items() if who.startswith("SAKSI")
    ]
    assert signature.declined == "Angka TPS 002 tidak sesuai salinan kami"
    table.type(f"⏎{KETUA_PIN}⏎{SECOND_PIN}")
    seal(table)
    assert table.recap.ending.sealed


def test_a_wrong_pin_seals_nothing(sit: Callable[..., AtTheTable], met: RecapDesk) -> None:
    halls.sign_all(met)
    table = rekap(sit)
    table.type("⏎111222")
    assert not table.recap.ending.sealed
    table.type(KETUA_PIN)
    assert table.recap.ending.sealed


def test_copies_have_numbers_and_the_bundle_lies_on_the_stick(
    sit: Callable[..., AtTheTable], met: RecapDesk, tmp_path: Path
) -> None:
    halls.sign_all(met)
    table = rekap(sit)
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    table.session.drives = FolderDrives([stick])
    seal(table)
    table.type("⏎⏎")  # copies, the first
    assert "FINAL: lembar ini yang ditandatangani" in pressed()
    table.leave_the_press()
    table.type("⏎")
    table.leave_the_press()
    assert [one.number for one in table.recap.ending.copies] == [1, 2]
    table.type("⎋s⏎")
    assert "Aman dicabut" in table.seen()
    written = {path.name for path in stick.iterdir()}
    assert written == set(reporting.made(met))
    assert any(name.startswith("SIMULASI-rekap-990101-1") for name in written)


def test_opened_again_by_two_the_final_and_its_copies_are_void_to_see(
    sit: Callable[..., AtTheTable], met: RecapDesk
) -> None:
    halls.sign_all(met)
    table = rekap(sit)
    seal(table)
    table.type("⏎⏎")
    table.leave_the_press()
    table.type("⎋b⏎")
    table.type("Salah baca TPS 003")
    table.type(f"⏎{KETUA_PIN}{SECOND_PIN}")
    QApplication.processEvents()
    assert not table.recap.ending.sealed
    assert "Final nomor 1 batal" in table.seen()
    assert "Salinan yang beredar: 1" in table.seen()
    assert not reporting.is_made(met)
