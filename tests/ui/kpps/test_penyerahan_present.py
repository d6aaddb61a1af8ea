"""What penyerahan shows for what the books hold; and that it can be seen in every look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from kpps_desktop.domain import events as e
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.ui.kpps.penyerahan.pictures import HandTask, Phase
from kpps_desktop.ui.kpps.penyerahan.present import present
from kpps_desktop.ui.kpps.penyerahan.screen import PenyerahanScreen
from kpps_desktop.ui.kpps.penyerahan.stick_state import NOTHING_PLUGGED, StickState
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import Look
from tests.ui.kpps.evenings import MADE, OTHER, STICK, copy, exported, sealed
from tests.ui.kpps.halls import B, G
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kpps_desktop.services.kpps.handed import Handed
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.penyerahan.pictures import PenyerahanPicture

SAKSI = "SAKSI-gubernur-1-0"
REOPENED = {
    "sequence": 2,
    "reopened": ("V.B salah salin",),
    "bundles": (e.BundleMade(1, ""), e.BundleMade(2, "")),
}


def shown(
    view: View | None = None, held: Handed = MADE, state: StickState = NOTHING_PLUGGED
) -> PenyerahanPicture:
    return present(view or sealed(), held, state, "id")


def states(picture: PenyerahanPicture) -> dict[str, tuple[str, Tone]]:
    return {one.code: (one.texts[2], one.tone) for one in picture.tasks.records}


def test_what_is_next_is_the_first_that_is_open() -> None:
    assert shown(held=replace(MADE, papers=(G,))).next is HandTask.PAPERS
    assert shown(sealed(bundles=())).next is HandTask.PAPERS
    assert shown().next is HandTask.COPIES


def test_what_needs_papers_waits_for_them() -> None:
    waiting = states(shown(held=replace(MADE, papers=())))
    assert waiting[HandTask.PAPERS] == ("2 belum dibuat", Tone.PLAIN)
    for task in (HandTask.COPIES, HandTask.STICK, HandTask.QR):
        assert waiting[task] == ("Sesudah lembar dan berkas dibuat", Tone.PLAIN)


def test_everybody_has_a_line_in_every_contest() -> None:
    copies = shown().copies.copies
    assert len(copies) == 2 * (7 + 3)
    assert [one.recipient for one in copies[6:10]] == [
        "SAKSI-gubernur-6-6",
        "PTPS",
        "PPS",
        "KPPS",
    ]


def test_a_saksi_of_the_other_contest_receives_none_of_this_one() -> None:
    assert {x.recipient.split("-")[1] for x in shown().copies.copies if "SAKSI" in x.recipient} == {
        G,
        B,
    }
    assert all(x.contest in x.recipient for x in shown().copies.copies if "SAKSI" in x.recipient)


def test_a_void_copy_is_none_and_says_what_to_take_back() -> None:
    held = replace(MADE, copies=(copy(G, SAKSI, 1, void=True), copy(G, "PTPS", 2, void=True)))
    picture = shown(sealed(**REOPENED), held)
    line = picture.copies.table.records[0]
    assert (line.texts[2:], line.tone) == (
        ("—", "nomor 1 tidak berlaku, tarik kembali"),
        Tone.GALAT,
    )
    again = replace(held, copies=(*held.copies, copy(G, SAKSI, 3)))
    line = shown(sealed(**REOPENED), again).copies.table.records[0]
    assert (line.texts[2:], line.tone) == (("3", "19.20 (nomor 1 tidak berlaku)"), Tone.OK)
    assert "2 salinan sebelum itu TIDAK BERLAKU" in picture.void


def test_a_stick_of_an_older_result_counts_for_nothing_and_is_marked() -> None:
    held = replace(MADE, exports=(exported(1),))
    picture = shown(sealed(**REOPENED), held)
    assert states(picture)[HandTask.STICK] == ("Belum ada di stik", Tone.PLAIN)
    line = picture.sticks.written.records[0]
    assert (line.texts[2], line.tone) == ("hasil nomor 1, TIDAK BERLAKU", Tone.GALAT)


@pytest.mark.parametrize(
    ("sticks", "said", "tone"),
    [
        ((), "Belum ada di stik", Tone.PLAIN),
        (("A",), "Di satu stik: A. Sebaiknya dua.", Tone.KABAR),
        (("A", "A"), "Di satu stik: A. Sebaiknya dua.", Tone.KABAR),
        (("A", "B"), "Di 2 stik: A, B", Tone.OK),
    ],
)
def test_one_stick_is_not_two(sticks: tuple[str, ...], said: str, tone: Tone) -> None:
    held = replace(MADE, exports=tuple(exported(1, one) for one in sticks))
    assert states(shown(held=held))[HandTask.STICK] == (said, tone)


def test_every_page_counts_the_sticks_alike() -> None:
    """The first stick was pulled out before the second was written."""
    state = NOTHING_PLUGGED.look((STICK,)).begin(STICK).finish(STICK).look(())
    state = state.look((OTHER,)).begin(OTHER).finish(OTHER)
    held = replace(MADE, exports=(exported(), exported(1, OTHER.name)))
    picture = shown(held=held, state=state)
    assert states(picture)[HandTask.STICK] == ("Di 2 stik: KINGSTON, SANDISK", Tone.OK)
    assert "Hasil kini ada di dua stik" in picture.sticks.told.remedy
    assert picture.finish.later == ""


def test_two_sticks_of_one_name_are_two_while_both_are_plugged_in() -> None:
    twin = replace(STICK, folder=OTHER.folder)
    both = NOTHING_PLUGGED.look((STICK, twin)).begin(STICK).finish(STICK).begin(twin).finish(twin)
    held = replace(MADE, exports=(exported(), exported()))
    for state, tone, words in (
        (both, Tone.OK, "Hasil kini ada di dua stik"),
        (both.look((STICK,)), Tone.KABAR, "pasang stik kedua"),
    ):
        picture = shown(held=held, state=state)
        assert states(picture)[HandTask.STICK][1] is tone
        assert words in picture.sticks.told.remedy


def test_a_stick_is_not_missing_at_the_end_for_it_may_come_later() -> None:
    picture = shown()
    assert not any("stik" in words for _, words in picture.finish.missing)
    assert "boleh dikerjakan sesudah hari diakhiri" in picture.finish.later
    ended = shown(sealed(stage=Stage.SELESAI))
    assert "masih dapat dikerjakan (tugas 3)" in ended.finish.later
    assert states(ended)[HandTask.STICK] == ("Belum ada di stik", Tone.KABAR)


def test_the_next_stick_is_one_that_is_neither_written_nor_full() -> None:
    state = NOTHING_PLUGGED.look((STICK, OTHER))
    assert shown(state=state).sticks.next == str(STICK.folder)
    held, written = replace(MADE, exports=(exported(),)), state.begin(STICK).finish(STICK)
    assert shown(held=held, state=written).sticks.next == ""
    assert shown(held=held, state=written).sticks.done == (str(STICK.folder),)


def test_a_stick_that_was_written_before_the_result_was_opened_again_is_to_be_written() -> None:
    state = NOTHING_PLUGGED.look((STICK,)).begin(STICK).finish(STICK)
    held = replace(MADE, exports=(exported(1),))
    picture = shown(sealed(**REOPENED), held, state=state)
    assert picture.sticks.done == ()
    assert picture.sticks.next == str(STICK.folder)


def test_a_stick_pulled_out_after_writing_is_a_new_one_when_it_comes_back() -> None:
    state = NOTHING_PLUGGED.look((STICK,)).begin(STICK).finish(STICK)
    assert state.look(()).look((STICK,)).written == ()


def test_while_a_stick_is_written_that_is_what_is_said() -> None:
    sticks = shown(state=NOTHING_PLUGGED.look((STICK,)).begin(STICK)).sticks
    assert sticks.busy
    assert sticks.told.title == "Menulis ke KINGSTON …"
    assert sticks.told.remedy == "Jangan cabut stik dahulu."


def test_the_ptps_without_a_copy_is_a_warning_for_each_contest() -> None:
    held = replace(MADE, copies=(copy(G, "PTPS", 1),))
    missing = shown(held=held).finish.missing
    grave = [words for tone, words in missing if tone is Tone.GALAT]
    assert len(grave) == 1
    assert "PTPS belum menerima salinan Bupati" in grave[0]


def test_a_void_copy_of_the_ptps_is_no_copy() -> None:
    held = replace(MADE, copies=(copy(G, "PTPS", 1, void=True), copy(B, "PTPS", 1, void=True)))
    grave = [one for one in shown(sealed(**REOPENED), held).finish.missing if one[0] is Tone.GALAT]
    assert len(grave) == 2


def test_nothing_is_warned_of_when_all_is_done() -> None:
    picture = shown()
    copies = tuple(
        copy(one.contest, one.recipient, at) for at, one in enumerate(picture.copies.copies)
    )
    held = replace(MADE, copies=copies, exports=(exported(), exported(1, "B")))
    done = shown(sealed(seals={G: ("1",), B: ("2",)}), held)
    assert done.finish.missing == ()
    assert done.next is HandTask.FINISH


def test_what_was_missed_is_a_warning_once_the_day_is_over() -> None:
    picture = shown(sealed(stage=Stage.SELESAI, taken_by="PPS"))
    assert picture.phase is Phase.FINISHED
    assert states(picture)[HandTask.COPIES] == ("0 dari 20", Tone.PERINGATAN)
    assert states(picture)[HandTask.FINISH] == ("Selesai pukul 21.40, diterima PPS", Tone.OK)
    assert not picture.finish.can


def test_a_result_that_is_open_again_offers_nothing() -> None:
    picture = shown(sealed(stage=Stage.PENETAPAN, **REOPENED))
    assert (picture.phase, picture.title) == (Phase.UNSEALED, "Hasil dibuka kembali")
    assert picture.papers.missing
    assert not picture.finish.can


def test_the_second_officer_is_never_the_ketua() -> None:
    assert [one.code for one in shown().reopen.officers.records] == [
        f"KPPS-{number}" for number in range(2, 8)
    ]


def test_symbols_are_of_the_texts_in_their_order() -> None:
    assert [(one.title, one.part) for one in shown().symbols] == [
        ("Gubernur", "Bagian 1 dari 2"),
        ("Gubernur", "Bagian 2 dari 2"),
        ("Bupati", "Bagian 1 dari 1"),
    ]


LOOKS = (Look("light"), Look("dark", 200), Look("contrast", 200, "en"))
HELD = replace(
    MADE,
    copies=(copy(G, SAKSI, 1, void=True), copy(G, SAKSI, 3), copy(G, "PTPS", 2, void=True)),
    exports=(exported(1), exported(2)),
)
FAILED = NOTHING_PLUGGED.look((STICK, OTHER)).fail(STICK, Trouble("D.015", stick="KINGSTON"))


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.theme}-{look.scale}")
def test_every_page_is_sound_in_every_look(
    qtbot: QtBot, dressed: Callable[[Look], None], look: Look
) -> None:
    dressed(look)
    screen = PenyerahanScreen()
    qtbot.addWidget(screen)
    room = 870 if look.scale == 100 else 1238  # what the shell leaves of 1366
    screen.resize(room, 610)
    screen.show()
    screen.show_picture(present(sealed(**REOPENED), HELD, FAILED, look.lang))
    found = {"tasks": _seen(screen)}
    for task in HandTask:
        screen.open_task(task)
        found[task] = _seen(screen)
    screen.back()
    screen.tasks.reopen_asked.emit()
    found["reopen"] = _seen(screen)
    wide = screen.width()
    screen.close()
    screen.setParent(None)
    shiboken6.delete(screen)  # or the look that comes next would dress it once more
    assert found == {name: [] for name in found}
    assert wide == room


def _seen(screen: PenyerahanScreen) -> list[str]:
    for _ in range(3):  # what was just made lays itself out in the next turn
        QApplication.processEvents()
    return faults(screen)
