"""Saksi by keys alone: a mandate that comes late, and a saksi written down by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.services.kpps import preparing
from tests.services.tiny import KETUA, G

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.kpps.officers import AtTheDesk

FIRST, SECOND, THIRD = (f"SAKSI-{G}-1-{n}" for n in (1, 2, 3))


def test_a_saksi_written_by_mistake_is_taken_back_with_the_reason(
    sit: Callable[..., AtTheDesk],
) -> None:
    desk = sit("new")
    desk.type("7⏎ANI⏎⏎BUDI⏎1t")
    assert "1 ANI" not in desk.seen()
    desk.type("2⏎salah pasangan")
    assert desk.focus() == "saksi_change_reason"
    desk.type("⏎")
    meeting = desk.day.meeting
    assert (list(meeting.saksi), list(meeting.present)) == ([FIRST], [FIRST])
    assert [(one.said.name, one.reason) for one in meeting.removed] == [("BUDI", "salah pasangan")]
    assert "BUDI" not in desk.seen()
    desk.type("⏎CICI⏎")  # there is room for another, who never bears the name of the first
    assert list(desk.day.meeting.saksi) == [FIRST, THIRD]


def test_nothing_is_taken_back_without_a_reason_and_esc_leaves_all_as_it_was(
    sit: Callable[..., AtTheDesk],
) -> None:
    desk = sit("new")
    desk.type("7⏎ANI⏎t⏎⏎")
    assert "Tulis sebabnya." in desk.seen()
    desk.type("⎋")
    assert "Pilih pasangannya" in desk.seen()
    assert list(desk.day.meeting.saksi) == [FIRST]
    assert desk.day.meeting.removed == ()


def test_a_mandate_before_the_meeting_needs_no_reason(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("new")
    desk.type("7⏎ANI⏎m⏎")
    meeting = desk.day.meeting
    assert (meeting.saksi[FIRST].mandate, dict(meeting.late)) == (True, {})
    assert "Terima mandat" not in desk.seen()


def test_a_mandate_after_the_meeting_began_is_taken_with_its_reason(
    sit: Callable[..., AtTheDesk],
) -> None:
    desk = sit("met")
    preparing.accredit_saksi(desk.play.desk, G, 3, "DEWI", KETUA, mandate=False)
    desk.session.look()
    desk.settle()
    desk.type("s↓↓m⏎")
    assert not desk.day.meeting.saksi[f"SAKSI-{G}-3-1"].mandate
    desk.type("jembatan putus⏎")
    meeting = desk.day.meeting
    assert meeting.saksi[f"SAKSI-{G}-3-1"].mandate
    assert meeting.late[f"SAKSI-{G}-3-1"].reason == "jembatan putus"
    assert "mandat terlambat" in desk.seen()


def test_a_saksi_who_comes_late_with_a_mandate_is_asked_why(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("met")
    desk.type("s↓↓⏎DEWI")
    desk.alt("m")
    desk.type("⏎⏎")
    assert "tulis mengapa mandatnya terlambat" in desk.seen()
    desk.type("kesiangan⏎")
    held = desk.day.meeting.saksi[f"SAKSI-{G}-3-1"]
    assert (held.name, held.mandate) == ("DEWI", True)
    assert desk.day.meeting.late[held.saksi].reason == "kesiangan"
