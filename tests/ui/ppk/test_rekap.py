"""The end of a recap by keys: draft, signatures, final, copies, stick, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import ending, meeting, papers, reporting
from kpps_desktop.services.verifying import verify
from kpps_desktop.trust.facts import failing
from kpps_desktop.ui.ppk.rekap.screen import RekapScreen
from tests.papers.seen import texts
from tests.services.ppk import halls, tiny
from tests.services.ppk.halls import PINS, SECOND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.ppk.rekap.pictures import SignerPicture
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


def states(table: AtTheTable) -> list[str]:
    """Return what the table of signatures says of each, from the top."""
    picture = table.window.findChild(RekapScreen).picture
    return [one.texts[3] for one in picture.signatures.records]


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
    """Make it final; where a saksi is left it has its own key."""
    table.type("f" if "belum" in states(table) else "⏎")
    table.type(KETUA_PIN)
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
    table.type("f111222")
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


def saksi_of(met: RecapDesk, name: str, *, contest: str = tiny.BUPATI, sits: bool = True) -> str:
    """Write down a saksi of pair 1 with a mandate, who may sit and leave again."""
    guest = meeting.accredit_saksi(met, contest, 1, name, KETUA_PPK, mandate=True)
    if sits:
        meeting.seat(met, guest, KETUA_PPK)
        meeting.leave(met, guest, KETUA_PPK)
    return guest


def paper_text(met: RecapDesk, contest: str) -> str:
    ready = papers.ready(met, papers.D_HASIL, contest)
    return " ".join(" ".join(texts(ready.make(lambda _done, _of: None))).split())


def test_the_saksi_of_the_last_contest_sign_after_the_last_member(
    sit: Callable[..., AtTheTable], met: RecapDesk
) -> None:
    saksi = saksi_of(met, "SAKSI BUPATI")
    table = rekap(sit)
    sign_all(table)
    assert ("bupati", saksi) not in met.recap().ending.signatures
    table.type("⏎⏎")
    assert not met.recap().ending.signatures["bupati", saksi].declined
    assert "belum" not in states(table)
    seal(table)
    assert table.recap.ending.sealed


def test_who_only_brought_a_mandate_is_not_asked_and_one_of_a_pair_is_enough(
    sit: Callable[..., AtTheTable], met: RecapDesk
) -> None:
    saksi_of(met, "BUDI")
    saksi_of(met, "DEDI", sits=False)
    meeting.leave(met, "SAKSI-gubernur-1-1", KETUA_PPK)
    saksi_of(met, "SRI", contest=tiny.GUBERNUR)
    table = rekap(sit)
    assert "DEDI" not in [one.name for one in signers(table)]
    sign_all(table)
    assert "diwakili SAKSI SATU" in states(table)
    table.type("⏎⏎")
    seal(table)
    assert table.recap.ending.sealed
    assert "BUDI" in paper_text(met, tiny.BUPATI)
    assert "DEDI" not in paper_text(met, tiny.BUPATI)


def signers(table: AtTheTable) -> tuple[SignerPicture, ...]:
    """Return the lines of the signatures."""
    return table.window.findChild(RekapScreen).picture.signers


def test_the_paper_names_the_saksi_who_signed_though_another_did_not(met: RecapDesk) -> None:
    budi, dedi = saksi_of(met, "BUDI"), saksi_of(met, "DEDI", sits=False)
    ending.decline(met, tiny.BUPATI, dedi, "Tidak pernah hadir", KETUA_PPK)
    assert "DEDI" in paper_text(met, tiny.BUPATI)
    ending.sign_as_saksi(met, tiny.BUPATI, budi, KETUA_PPK)
    told = paper_text(met, tiny.BUPATI)
    assert "BUDI" in told
    assert "Tidak pernah hadir" not in told


def test_the_final_says_who_is_left_and_that_the_day_goes_on_and_offers_to_close_it(
    sit: Callable[..., AtTheTable], met: RecapDesk
) -> None:
    halls.sign_all(met)
    table = rekap(sit)
    table.type("f")
    question = " ".join(one.text() for one in QApplication.activeModalWidget().findChildren(QLabel))
    assert "Belum dicatat: SAKSI SATU (gubernur)" in question
    assert "Rapat hari ke-1 belum ditutup" in question
    table.type(KETUA_PIN)
    assert table.recap.ending.sealed
    assert "Rapat hari ke-1 belum ditutup" in table.seen()
    table.type("h⏎")
    assert table.recap.pleno.sitting is None
    assert "belum ditutup" not in table.seen()


def test_a_copy_has_its_number_and_that_of_the_final_in_its_name(met: RecapDesk) -> None:
    halls.sign_all(met)
    ending.seal_recap(met, KETUA_PIN, KETUA_PPK)
    reporting.make(met.unlocked(KETUA_PIN))
    for recipient in ("KPU", "SAKSI-gubernur-1-1"):
        ending.hand_copy(met, tiny.GUBERNUR, recipient, KETUA_PPK)
    files = [
        papers.ready(met, papers.D_HASIL, tiny.GUBERNUR, who).file
        for who in ("", "KPU", "SAKSI-gubernur-1-1")
    ]
    stem = "SIMULASI-990101-d-hasil-kecamatan-gubernur-final-1"
    assert files == [f"{stem}.pdf", f"{stem}-salinan-1.pdf", f"{stem}-salinan-2.pdf"]


def test_another_stick_of_the_same_name_is_not_called_written(
    sit: Callable[..., AtTheTable], met: RecapDesk, stick: Path
) -> None:
    halls.sign_all(met)
    table = rekap(sit)
    table.session.drives = FolderDrives([stick])
    seal(table)
    table.type("s⏎")
    assert "Aman dicabut" in table.seen()
    stick.rename(stick.with_name("dicabut"))
    stick.mkdir()
    table.type("⏎")
    assert {path.name for path in stick.iterdir()} == set(reporting.made(met))
    assert "Aman dicabut" in table.seen()


def test_a_stick_that_holds_the_void_final_says_so(
    sit: Callable[..., AtTheTable], met: RecapDesk, stick: Path
) -> None:
    halls.sign_all(met)
    table = rekap(sit)
    table.session.drives = FolderDrives([stick])
    seal(table)
    table.type("s⏎")
    assert "dibatalkan" not in table.seen()
    table.type(f"⎋b⏎Salah baca⏎{KETUA_PIN}{SECOND_PIN}")
    sign_all(table)
    seal(table)
    table.type("s⏎")
    assert "Di stik ini masih ada FINAL nomor 1 yang dibatalkan (6 berkas)" in table.seen()
