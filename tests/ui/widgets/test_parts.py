"""The other parts: what they show, say and announce."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kpps_desktop.ui.pictures import (
    BarPicture,
    EmptyPicture,
    FindingPicture,
    HourChartPicture,
    HourPicture,
    NoticePicture,
    PersonPicture,
    ProgressPicture,
    RecordPicture,
    RecordTablePicture,
    StagePicture,
    StageState,
    StepPicture,
    TallyBarsPicture,
    Tone,
)
from kpps_desktop.ui.theme import Look, px
from kpps_desktop.ui.widgets.empty_state import EmptyState
from kpps_desktop.ui.widgets.fields import ChoiceField, TextField
from kpps_desktop.ui.widgets.finding_line import FindingLine
from kpps_desktop.ui.widgets.hour_chart import HourChart
from kpps_desktop.ui.widgets.notice_bar import NoticeBar
from kpps_desktop.ui.widgets.paper_preview import PaperPreview
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.progress_line import ProgressLine
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.scroll import ScrollArea
from kpps_desktop.ui.widgets.stage_rail import StageRail
from kpps_desktop.ui.widgets.stepper import Stepper
from kpps_desktop.ui.widgets.tally_bars import TallyBars
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import OneLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Shown = Callable[[QWidget], None]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Give a function that shows a widget."""

    def showing(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(480, 320)
        with qtbot.waitActive(widget):
            widget.show()

    return showing


def _focused() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused else ""


def _records(*codes: str) -> RecordTablePicture:
    lines = tuple(RecordPicture(code, (code, f"Saksi {code}")) for code in codes)
    return RecordTablePicture(("No.", "Nama"), lines, (0, 1), empty="NIHIL")


def test_a_record_is_reached_by_arrows_and_taken_by_enter(qtbot: QtBot, shown: Shown) -> None:
    table = RecordTable("copies")
    table.show_picture(_records("1", "2", "3"))
    shown(table)
    with qtbot.waitSignal(table.record_reached) as reaching:
        table.reach("2")
    assert reaching.args == ["2"]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.record_chosen) as choosing:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert choosing.args == ["3"]


def test_the_record_reached_stays_reached(qtbot: QtBot, shown: Shown) -> None:
    table = RecordTable("copies")
    table.show_picture(_records("1", "2", "3"))
    shown(table)
    table.reach("2")
    with qtbot.assertNotEmitted(table.record_reached):
        table.show_picture(_records("0", "1", "2", "3"))
    assert table.chosen == "2"
    table.show_picture(_records("0"))
    assert table.chosen == ""


def test_no_records_say_so(shown: Shown) -> None:
    table = RecordTable("copies")
    shown(table)
    table.show_picture(_records())
    assert [one.text() for one in table.findChildren(QLabel) if one.isVisible()] == ["NIHIL"]
    assert table.chosen == ""


STEPS = (
    StepPicture("oath", "Sumpah", done=True, time="06.40"),
    StepPicture("open", "Membuka kotak", now=True),
    StepPicture("count", "Menghitung"),
)


def test_only_the_step_at_hand_is_taken(qtbot: QtBot, shown: Shown) -> None:
    stepper = Stepper("opening")
    stepper.show_steps(STEPS)
    shown(stepper)
    stepper.focus_now()
    assert _focused() == "step_open"
    with qtbot.waitSignal(stepper.step_taken) as taking:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert taking.args == ["open"]
    assert not stepper.findChild(QWidget, "step_count").isEnabled()
    assert stepper.findChild(QWidget, "step_oath").accessibleDescription() == "sudah 06.40"


def test_stages_are_chosen_by_alt_and_their_place(qtbot: QtBot, shown: Shown) -> None:
    rail = StageRail()
    stages = (
        StagePicture("prepare", "Persiapan", StageState.DONE, "06.58"),
        StagePicture("vote", "Pemungutan", StageState.NOW),
        StagePicture("count", "Penghitungan", StageState.AHEAD),
    )
    rail.show_stages(stages, "vote")
    shown(rail)
    with qtbot.waitSignal(rail.stage_chosen) as choosing:
        qtbot.keyClick(rail, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert choosing.args == ["prepare"]
    first = rail.findChild(QWidget, "stage_prepare")
    assert first.accessibleName() == "Persiapan selesai 06.58"
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert _focused() == "stage_count"
    rail.show_stages(stages, "count")
    assert _focused() == "stage_count"


def test_a_finding_leads_to_its_cell(qtbot: QtBot, shown: Shown) -> None:
    line = FindingLine(FindingPicture("R12", Tone.GALAT, "V.C 412, I.B.4 413", "Hitung.", "VC"))
    shown(line)
    assert line.accessibleName() == "Galat R12: V.C 412, I.B.4 413 Hitung."
    way = line.findChild(QPushButton, "to_cell_VC")
    with qtbot.waitSignal(line.cell_wanted) as wanting:
        qtbot.keyClick(way, Qt.Key.Key_Return)
    assert wanting.args == ["VC"]


def test_a_finding_of_no_cell_leads_nowhere(shown: Shown) -> None:
    line = FindingLine(FindingPicture("R19", Tone.PERINGATAN, "DPTb sebelum pukul 12.00"))
    shown(line)
    assert line.findChildren(QPushButton) == []


def test_a_notice_stands_until_it_is_taken_away(qtbot: QtBot, shown: Shown) -> None:
    bar = NoticeBar()
    shown(bar)
    bar.show_notice(NoticePicture(Tone.PERINGATAN, "Sudah hadir.", "Periksa tinta.", "S.214"))
    assert bar.isVisible()
    assert bar.accessibleName() == "Sudah hadir. Periksa tinta."
    with qtbot.waitSignal(bar.dismissed):
        qtbot.keyClick(bar, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    bar.show_notice(None)
    assert not bar.isVisible()
    assert bar.shown is None


def test_progress_says_how_far(shown: Shown) -> None:
    line = ProgressLine()
    shown(line)
    line.show_progress(ProgressPicture("Menggambar", 3, 12))
    assert line.accessibleName() == "Menggambar 3 dari 12"
    line.show_progress(ProgressPicture(""))
    assert line.accessibleName() == "Sedang bekerja …"
    line.show_progress(None)
    assert not line.isVisible()


def test_charts_say_what_they_draw(shown: Shown) -> None:
    bars, hours = TallyBars("bars"), HourChart("hours")
    bars.show_picture(TallyBarsPicture((BarPicture("1", "A", 82), BarPicture("2", "B", 0))))
    hours.show_picture(HourChartPicture((HourPicture("07", 38), HourPicture("08", 0)), "Per jam"))
    shown(bars)
    shown(hours)
    assert bars.accessibleName() == "1 A: 82, 2 B: 0"
    assert hours.accessibleDescription() == "07: 38, 08: 0"
    assert not bars.grab().isNull()
    hours.show_picture(HourChartPicture(()))
    assert not hours.grab().isNull()


@pytest.mark.parametrize("scale", [100, 200])
def test_hours_and_figures_never_touch_in_a_narrow_chart(
    qtbot: QtBot, dressed: Callable[[Look], None], scale: int
) -> None:
    dressed(Look("light", scale))
    chart = HourChart("hours")
    qtbot.addWidget(chart)
    chart.show_picture(
        HourChartPicture(tuple(HourPicture(f"{at:02d}", 120) for at in range(7, 16)))
    )
    font = QFont(chart.font())
    font.setPixelSize(px(13))
    metrics = QFontMetrics(font)
    for wide in (150, 240, 600):
        chart.resize(wide, 128)
        for words in (["07"] * 9, ["120"] * 9):
            step = chart.every(metrics, words)
            assert metrics.horizontalAdvance(words[0]) < step * wide / 9
    assert "15: 120" in chart.toolTip()


def test_a_preview_asks_for_the_page_it_shows_at_its_width(qtbot: QtBot, shown: Shown) -> None:
    paper = PaperPreview("paper")
    shown(paper)
    with qtbot.waitSignal(paper.page_wanted) as wanting:
        paper.show_paper(3, "Salinan ke-4")
    page, width = wanting.args or ()
    assert page == 0
    assert 0 < width < 480
    paper.show_page(0, (2, 1), bytes(6))
    sheet = paper.findChild(QLabel, "paper_sheet")
    assert sheet.pixmap().width() == 2
    with qtbot.waitSignal(paper.page_wanted) as wanting:
        qtbot.keyClick(paper, Qt.Key.Key_PageDown)
    assert wanting.args == [1, width]
    paper.show_page(0, (4, 4), bytes(48))
    assert sheet.pixmap().width() == 2  # that page was left meanwhile


def test_a_preview_is_read_on_to_its_end_before_the_page_turns(qtbot: QtBot, shown: Shown) -> None:
    paper = PaperPreview("paper")
    shown(paper)
    where = paper.findChildren(OneLine)[0]
    assert where.text() == ""  # no page yet, and none of none
    paper.show_paper(2)
    assert where.text() == "Halaman 1 dari 2"
    paper.show_page(0, (100, 3000), bytes(100 * 3000 * 3))
    QApplication.processEvents()
    bar = paper.findChild(QScrollArea).verticalScrollBar()
    while bar.value() < bar.maximum():
        before = bar.value()
        qtbot.keyClick(paper, Qt.Key.Key_PageDown)
        assert bar.value() > before
        assert where.text() == "Halaman 1 dari 2"
    qtbot.keyClick(paper, Qt.Key.Key_PageDown)
    assert (where.text(), bar.value()) == ("Halaman 2 dari 2", 0)
    qtbot.keyClick(paper, Qt.Key.Key_PageUp)
    assert where.text() == "Halaman 1 dari 2"


def test_a_preview_stops_at_the_ends(qtbot: QtBot, shown: Shown) -> None:
    paper = PaperPreview("paper")
    shown(paper)
    paper.show_paper(1)
    with qtbot.assertNotEmitted(paper.page_wanted):
        qtbot.keyClick(paper, Qt.Key.Key_PageDown)
        qtbot.keyClick(paper, Qt.Key.Key_PageUp)


def test_a_field_that_is_put_in_and_reached_at_once_is_in_sight(shown: Shown) -> None:
    task = Task("task")
    tall = QWidget()
    tall.setMinimumHeight(2000)
    task.body.addWidget(tall)
    shown(task)
    field = TextField("reason", "Sebab")
    task.body.addWidget(field)
    field.show()
    field.setFocus()
    for _ in range(4):
        QApplication.processEvents()
    assert _focused() == "reason"
    assert not field.visibleRegion().isEmpty()


def test_a_field_tells_what_is_wrong_beside_itself(qtbot: QtBot, shown: Shown) -> None:
    field = TextField("reason", "Sebab")
    shown(field)
    field.tell("Tulis sebabnya.")
    assert field.input.accessibleDescription() == "Tulis sebabnya."
    field.setFocus()
    qtbot.keyClicks(field.input, " hujan ")
    with qtbot.waitSignal(field.text_entered) as entering:
        qtbot.keyClick(field.input, Qt.Key.Key_Return)
    assert entering.args == ["hujan"]
    field.show_text("lain")
    assert field.text == "hujan"  # it is being typed in
    field.tell("")
    assert field.input.accessibleDescription() == ""


def test_a_choice_is_made_by_arrows(qtbot: QtBot, shown: Shown) -> None:
    field = ChoiceField("kind", "Jenis", (("1", "Fisik"), ("2", "Netra")))
    shown(field)
    assert field.choice == ""
    field.setFocus()
    with qtbot.waitSignal(field.choice_made) as making:
        qtbot.keyClick(field.input, Qt.Key.Key_Down)
    assert making.args == ["1"]
    field.show_choice("2")
    assert field.choice == "2"


def test_an_empty_state_offers_the_next_step(qtbot: QtBot, shown: Shown) -> None:
    empty = EmptyState("stick")
    empty.show_picture(EmptyPicture("Belum ada paket", "Pasang stik.", "Pilih berkas", "O"))
    shown(empty)
    with qtbot.waitSignal(empty.action_chosen):
        qtbot.keyClick(empty, Qt.Key.Key_O)
    empty.show_picture(EmptyPicture("Kosong", "Tidak ada yang perlu dikerjakan."))
    assert empty.accessibleName() == "Kosong. Tidak ada yang perlu dikerjakan."
    assert empty.findChildren(QPushButton) == []


def test_a_person_is_said_in_one_line(shown: Shown) -> None:
    chip = PersonChip()
    shown(chip)
    chip.show_person(PersonPicture("SITI", "KPPS 4", Tone.OK, "hadir 06.10"))
    assert chip.accessibleName() == "SITI, KPPS 4, hadir 06.10"


def test_words_without_room_are_told_in_full(shown: Shown) -> None:
    line = OneLine("KOMJEN POL. (PURN.) DHARMA PONGREKUN, S.I.K., M.M., M.HUM.")
    shown(line)
    line.resize(120, 24)
    line.grab()
    assert line.toolTip() == line.text() == line.accessibleName()
    line.setText("A")
    line.grab()
    assert line.toolTip() == ""


def test_a_field_that_gets_the_keyboard_is_seen_whole(qtbot: QtBot) -> None:
    """Going down and up a long form; Qt by itself is content with the cursor in sight."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    fields = [QLineEdit() for _ in range(12)]
    for one in fields:
        one.setFixedHeight(40)
        column.addWidget(one)
    area = ScrollArea(inside)
    qtbot.addWidget(area)
    area.resize(300, 190)
    with qtbot.waitActive(area):
        area.show()
    for one in (*fields, *reversed(fields)):
        one.setFocus()
        QApplication.processEvents()
        top = one.mapTo(area.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= area.viewport().height() - one.height()
