"""The press by keys alone: a paper is looked at, printed into a file, saved to a stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import ImageChops
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.services.kpps import handing, papers
from kpps_desktop.ui.desk.printing.press import Outlets, Press
from kpps_desktop.ui.desk.printing.printers import FilePrinters, SystemPrinters
from kpps_desktop.ui.kpps.papers import TpsPapers
from kpps_desktop.ui.kpps.session import Session
from kpps_desktop.ui.theme import Look
from tests.papers import seen as paper
from tests.services.tiny import KETUA, A, G
from tests.ui import seen
from tests.ui.keyboard import ALT, Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from pytestqt.qtbot import QtBot

    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.pictures import NoticePicture
    from tests.services.acts import Play

SALINAN = "c-hasil-salinan"


class Lost:
    """A printer that is named and takes nothing: its cable is out."""

    def names(self) -> tuple[str, ...]:
        return ("LASER",)

    def open(self, _name: str) -> QPrinter:
        return FilePrinters.open(FilePrinters(self._nowhere, ()), "LASER")

    def __init__(self, nowhere: Path) -> None:
        self._nowhere = nowhere


class Scene:
    """A desk, a press over a window, and a keyboard."""

    def __init__(self, play: Play, jobs: Jobs, qtbot: QtBot, folder: Path) -> None:
        self.play, self.jobs, self.qtbot, self.folder = play, jobs, qtbot, folder
        self.keys = Keyboard(qtbot)
        self.session = Session(play.desk, jobs, KETUA)
        self.noticed: list[NoticePicture | None] = []
        self.session.noticed.connect(self.noticed.append)
        self.window = QWidget()
        self.window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.window.setObjectName("window")
        self.sticks = [folder / "STIK"]
        self.keys.show(self.window)
        self.press = self.with_printers("LASER")

    def with_printers(self, *names: str) -> Press:
        """Set the press up with these printers."""
        printers = FilePrinters(self.folder, names)
        outlets = Outlets(printers, FolderDrives(self.sticks), self.folder / "Dokumen")
        self.press = Press(self.session, TpsPapers(self.play.desk), self.window, outlets)
        return self.press

    def show(self, code: str, contest: str = "", about: str = "") -> None:
        """Lay a paper at the press, and wait until it can be seen."""
        self.press.show(code, contest, about)
        self.settle()

    def settle(self) -> None:
        """Wait until every work asked for is done."""
        if not self.jobs.idle:
            with self.qtbot.waitSignal(self.jobs.settled):
                pass
        QApplication.processEvents()
        if not self.jobs.idle:
            self.settle()

    def enter(self) -> None:
        """Press Enter, and wait for what comes of it."""
        self.keys.enter()
        self.settle()

    def sheet(self) -> QWidget:
        """Return the sheet over the window."""
        found = QApplication.activeModalWidget()
        assert found
        return found

    def seen(self) -> str:
        """Return all words in the sheet."""
        return "\n".join(one.text() for one in self.sheet().findChildren(QLabel) if one.isVisible())

    def closed(self) -> bool:
        """Tell whether no sheet is left."""
        return QApplication.activeModalWidget() is None


@pytest.fixture
def desk_at(
    at: Callable[[str], Play], jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> Callable[[str], Scene]:
    (tmp_path / "STIK").mkdir()
    return lambda stage: Scene(at(stage), jobs, qtbot, tmp_path)


Desk = "Callable[[str], Scene]"


def test_enter_prints_and_enter_again_closes(desk_at: Desk) -> None:
    scene = desk_at("prepared")
    scene.show("laporan-logistik")
    assert "Laporan logistik" in scene.seen()
    scene.enter()
    assert "Terkirim ke LASER: 1 rangkap" in scene.seen()
    scene.enter()
    assert scene.closed()
    assert [path.name for path in scene.folder.glob("*.pdf")] == ["LASER-1.pdf"]


def test_what_is_printed_is_the_paper_page_by_page_in_as_many_copies(desk_at: Desk) -> None:
    scene = desk_at("bundled")
    scene.show(SALINAN, G)
    scene.keys.press(Qt.Key.Key_Backtab)
    while QApplication.focusWidget().objectName() != "press_copies":
        scene.keys.press(Qt.Key.Key_Backtab)
    scene.keys.type("2")
    scene.keys.enter()
    while QApplication.focusWidget().objectName() != "press_print":
        scene.keys.press(Qt.Key.Key_Tab)
    scene.enter()
    printed = paper.images((scene.folder / "LASER-1.pdf").read_bytes(), 150)
    stored = paper.images(papers.draw(scene.play.desk, SALINAN, G), 150)
    assert len(printed) == 2 * len(stored) == 4
    for one, other in zip(printed, [*stored, *stored], strict=True):
        assert max(abs(a - b) for a, b in zip(one.size, other.size, strict=True)) <= 1
        # Dots are not where vectors are: what is printed is alike seen from a step away.
        grey = [page.convert("L").crop((0, 0, 1200, 1700)).reduce(10) for page in (one, other)]
        apart = ImageChops.difference(*grey).histogram()
        assert sum(apart[48:]) == 0
    (told,) = scene.play.desk.day().sealing.printed
    assert (told.paper, told.contest, told.copies) == (SALINAN, G, 2)
    scene.keys.press(Qt.Key.Key_Escape)


def test_a_sheet_that_lies_across_is_printed_across(desk_at: Desk) -> None:
    scene = desk_at("new")
    scene.show("denah-tps")
    scene.enter()
    (page,) = paper.images((scene.folder / "LASER-1.pdf").read_bytes(), 40)
    assert page.size[0] > page.size[1]
    scene.keys.press(Qt.Key.Key_Escape)


def test_a_kept_paper_is_not_printed_again_without_a_reason(desk_at: Desk) -> None:
    scene = desk_at("finished")
    scene.show(SALINAN, G)
    assert "bernomor 3" in scene.seen()
    assert "sudah pernah dicetak" not in scene.seen()
    scene.enter()
    assert "sudah pernah dicetak" in scene.seen()
    scene.keys.press(Qt.Key.Key_Escape)
    scene.show(SALINAN, G)
    scene.enter()
    assert "Tulis alasan mencetak lagi" in scene.seen()
    assert len(list(scene.folder.glob("*.pdf"))) == 1
    scene.keys.type("kertas macet")
    scene.enter()
    assert "Terkirim" in scene.seen()
    sealing = scene.play.desk.day().sealing
    assert [one.reason for one in sealing.reprints] == ["kertas macet"]
    assert len(sealing.printed) == 1
    scene.keys.press(Qt.Key.Key_Escape)


def test_without_a_printer_enter_saves_to_the_stick(desk_at: Desk) -> None:
    scene = desk_at("bundled")
    scene.with_printers()
    scene.show("c-kejadian-khusus")
    assert "Belum ada printer" in scene.seen()
    scene.enter()
    assert "Stik aman dicabut" in scene.seen()
    saved = scene.folder / "STIK" / f"{A}-c-kejadian-khusus.pdf"
    assert saved.read_bytes() == papers.draw(scene.play.desk, "c-kejadian-khusus")
    scene.keys.press(Qt.Key.Key_Escape)


def test_a_stick_that_is_gone_is_told_and_the_paper_stays(desk_at: Desk) -> None:
    scene = desk_at("bundled")
    scene.show("c-kejadian-khusus")
    (scene.folder / "STIK").rmdir()
    (scene.folder / "STIK").write_bytes(b"")
    scene.keys.press(Qt.Key.Key_S, ALT)
    scene.settle()
    said = scene.sheet().findChild(QLabel, "press_said")
    assert said.text()
    assert said.property("tone") == "galat"
    scene.keys.press(Qt.Key.Key_Escape)
    assert scene.closed()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_take_it_is_told_and_nothing_is_recorded(desk_at: Desk) -> None:
    scene = desk_at("bundled")
    outlets = Outlets(Lost(scene.folder / "nowhere"), FolderDrives([]), scene.folder)
    scene.press = Press(scene.session, TpsPapers(scene.play.desk), scene.window, outlets)
    scene.show(SALINAN, G)
    scene.enter()
    assert "Printer tidak menerima" in scene.seen()
    assert scene.play.desk.day().sealing.printed == ()
    scene.keys.press(Qt.Key.Key_Escape)


def test_a_paper_that_is_not_to_be_had_is_told_in_the_window(desk_at: Desk) -> None:
    scene = desk_at("counting")
    scene.show(SALINAN, G)
    assert scene.closed()
    assert scene.noticed[-1]
    assert scene.noticed[-1].code == "S.651"


def test_a_number_and_enter_choose_from_the_list(desk_at: Desk) -> None:
    scene = desk_at("new")
    scene.press.list()
    scene.settle()
    assert "Cetak formulir" in scene.seen()
    scene.keys.type("3")
    scene.enter()
    assert "Denah TPS" in scene.seen()
    scene.keys.press(Qt.Key.Key_Escape)
    assert scene.closed()


def test_letters_find_a_paper_and_arrows_choose_among_several(desk_at: Desk) -> None:
    scene = desk_at("finished")
    scene.press.list()
    scene.settle()
    scene.keys.type("kotak ppk")
    scene.keys.press(Qt.Key.Key_Down)
    scene.enter()
    assert "BA serah terima kotak · PPK" in scene.seen()
    scene.keys.press(Qt.Key.Key_Escape)


def test_pages_are_turned_by_keys(desk_at: Desk) -> None:
    scene = desk_at("bundled")
    scene.show(SALINAN, G)
    assert "Halaman 1 dari 2" in scene.seen()
    turns = 0
    while "Halaman 2 dari 2" not in scene.seen():  # first to the end of the page
        scene.keys.press(Qt.Key.Key_PageDown)
        scene.settle()
        turns += 1
    assert 1 < turns < 9
    scene.keys.press(Qt.Key.Key_PageUp)
    scene.settle()
    assert "Halaman 1 dari 2" in scene.seen()
    scene.keys.press(Qt.Key.Key_Escape)


def test_a_sheet_closed_while_its_paper_is_drawn_leaves_nothing(desk_at: Desk) -> None:
    scene = desk_at("new")
    scene.press.show("c-pemberitahuan")
    with scene.qtbot.waitSignal(scene.session.jobs.settled):
        scene.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        scene.qtbot.waitActive(scene.sheet())
        scene.keys.press(Qt.Key.Key_Escape)
    assert scene.closed()
    scene.show("denah-tps")
    assert "Denah TPS" in scene.seen()
    scene.keys.press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("look", [Look(), Look("dark", 200), Look("contrast", 125, "en")])
@pytest.mark.parametrize("printers", [(), ("LASER",)])
def test_the_press_is_sound_in_every_look(
    desk_at: Desk,
    dressed: Callable[[Look], None],
    look: Look,
    printers: tuple[str, ...],
) -> None:
    dressed(look)
    scene = desk_at("finished")
    handing.note_print(scene.play.desk, SALINAN, G, 1, KETUA)
    scene.with_printers(*printers)
    scene.show(SALINAN, G)
    assert seen.faults(scene.sheet()) == []
    scene.keys.press(Qt.Key.Key_Escape)
    scene.press.list()
    scene.settle()
    assert seen.faults(scene.sheet()) == []
    scene.keys.press(Qt.Key.Key_Escape)


def test_a_machine_tells_its_printers(qapp: QApplication) -> None:
    assert qapp
    assert all(SystemPrinters().names())
