"""What the pleno shows, and what it offers next: pure, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import agenda, meeting, settling, sources, typists
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.ppk.pleno.pictures import Step
from kpps_desktop.ui.ppk.pleno.present import present, search, side_of
from kpps_desktop.ui.ppk.pleno.scene import before_the_meeting, looked_at
from tests.services.ppk import days, halls, tiny
from tests.ui.ppk.meetings import open_day

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.pictures import SourceCell
    from kpps_desktop.ui.ppk.pleno.pictures import PlenoPicture, StationPicture

PLACE = (halls.TPS, tiny.GUBERNUR)


def seen(
    desk: RecapDesk,
    place: tuple[str, str] | None = PLACE,
    by: OfficerId = KETUA_PPK,
    lang: str = "id",
) -> PlenoPicture:
    view = recap_view(desk)
    return present(looked_at(desk, view, before_the_meeting(view, place), by, lang))


def cells(picture: PlenoPicture) -> dict[str, SourceCell]:
    assert picture.station.table
    rows = picture.station.table.rows
    return {cell.code: cell for row in rows for cell in row.cells if cell is not None}


def test_the_next_lawful_thing_is_the_first_that_is_true(pinned: RecapDesk) -> None:
    """Open, typed, read, settled, matched, ratified, then the next TPS: in this order alone."""
    steps = [seen(pinned).station.step]
    open_day(pinned)
    steps.append(seen(pinned).station.step)
    halls.type_twice(pinned)
    steps.append(seen(pinned).station.step)
    meeting.pause(pinned, "Ishoma", KETUA_PPK)
    steps.append(seen(pinned).station.step)
    meeting.resume(pinned, KETUA_PPK)
    for act in (agenda.read_out, agenda.match, agenda.ratify):
        act(pinned, *PLACE, KETUA_PPK)
        steps.append(seen(pinned).station.step)
    assert steps == [
        Step.OPEN,
        Step.TYPE,
        Step.READ,
        Step.RESUME,
        Step.MATCH,
        Step.RATIFY,
        Step.NEXT,
    ]


def test_what_another_desk_has_in_hand_is_passed_by_or_taken_over_by_the_ketua(
    pinned: RecapDesk, made: days.Made
) -> None:
    """Enter leads on to what is free; nothing is offered that the books would refuse."""
    halls.receive_all(pinned, made)
    open_day(pinned)
    agenda.read_out(pinned, *PLACE, KETUA_PPK)
    held = {halls.TPS: "MEJA2", tiny.FIRST: "MEJA3"}
    view = replace(recap_view(pinned), claims=held, desk="MEJA1", shared=True)

    def at(by: OfficerId) -> StationPicture:
        return present(looked_at(pinned, view, PLACE, by, "id")).station

    acts = at(KETUA_PPK).acts
    assert "take_over" in acts.can
    assert not {"correct", "defer", "reopen", "explain"} & acts.can
    assert {"object", "copy", "incidents"} <= acts.can
    assert acts.goes == (tiny.SECOND, tiny.GUBERNUR), "the first TPS is at another desk too"
    assert "ambil alih" in at(KETUA_PPK).told
    assert "take_over" not in at(halls.SECOND).acts.can
    assert "Sedang di meja MEJA2" in at(halls.SECOND).told
    assert "take_over" not in seen(pinned).station.acts.can


def test_what_can_be_done_follows_the_role_and_the_hour(pinned: RecapDesk) -> None:
    halls.type_twice(pinned)
    assert "correct" not in seen(pinned).station.acts.can, "no meeting goes on"
    open_day(pinned)
    assert {"correct", "defer", "copy"} <= seen(pinned).station.acts.can
    looking = seen(pinned, by=halls.OPERATOR).station.acts
    assert not {"correct", "defer", "reopen", "explain"} & looking.can
    for act in (agenda.read_out, agenda.match, agenda.ratify):
        act(pinned, *PLACE, KETUA_PPK)
    done = seen(pinned).station.acts.can
    assert "reopen" in done
    assert not {"correct", "defer", "copy"} & done


def test_what_is_owed_comes_before_matching_and_opens_again_what_was_ratified(
    pinned: RecapDesk,
) -> None:
    """An accepted objection, then a contradiction; each can be corrected, or explained."""

    def objected() -> None:
        number = settling.raise_objection(pinned, *PLACE, "Wira", "Beda", KETUA_PPK)
        assert seen(pinned).station.step is Step.OBJECTION
        settling.answer_objection(pinned, number, "Benar", "", KETUA_PPK, accepted=True)

    halls.type_twice(pinned)
    open_day(pinned)
    agenda.read_out(pinned, *PLACE, KETUA_PPK)
    agenda.correct_together(pinned, *PLACE, "VA", None, "salah", ("Wira",), halls.TOGETHER)
    objected()
    for step, code in ((Step.AMEND, "K.131"), (Step.REASON, "R20")):
        station = seen(pinned).station
        assert station.step is step
        assert {"correct", "explain"} <= station.acts.can
        settling.explain(pinned, *PLACE, code, "ditulis", KETUA_PPK)
    assert seen(pinned).station.step is Step.MATCH
    agenda.match(pinned, *PLACE, KETUA_PPK)
    agenda.ratify(pinned, *PLACE, KETUA_PPK)
    assert seen(pinned).station.step is Step.NEXT
    objected()
    assert seen(pinned).station.step is Step.REOPEN
    agenda.reopen_tps(pinned, *PLACE, "Keberatan diterima", halls.TOGETHER)
    assert seen(pinned).station.step is Step.READ
    found = {one.rule: one.shown.cell for one in seen(pinned).station.found}
    assert found == {"R20": "VA", "K.131": ""}


def test_sources_differ_by_word_and_frame_and_share_a_place(pinned: RecapDesk) -> None:
    """Several SALINAN that disagree among themselves show the sign; the story tells each."""
    halls.type_twice(pinned)
    open_day(pinned)
    saksi, panwaslu = pinned.recap().pleno.guests
    sources.show_copy(pinned, *PLACE, saksi, {"IV_1": 4, "VB": 2}, KETUA_PPK)
    sources.show_copy(pinned, *PLACE, panwaslu, {"IV_1": 5, "VB": 2}, KETUA_PPK)
    picture = seen(pinned)
    told = cells(picture)
    assert told["IV_1"].told == ("3", "≠", None)
    assert (told["IV_1"].tone, told["IV_1"].mark) == (Tone.GALAT, "≠ saksi 02, Panwaslu")
    assert told["IV_1"].story.startswith("IV.1 · C.HASIL: 3 · saksi 02: 4 · Panwaslu: 5")
    assert told["VB"].told == ("2", "2", None)
    assert (told["VB"].tone, told["IA_L"].told) == (Tone.PLAIN, ("6", None, None))
    assert picture.station.differing == ("IV_1",)
    assert [one.code for one in side_of(picture)] == ["K.030"]
    settling.explain(pinned, *PLACE, "K.030", "Salah salin", KETUA_PPK)
    again = seen(pinned)
    assert cells(again)["IV_1"].mark == "≠ ada alasan"
    assert side_of(again) == ()


def test_a_blank_is_a_dash_and_never_zero(pinned: RecapDesk) -> None:
    for officer in (halls.OPERATOR, halls.SECOND):
        figures = {**tiny.figures(*PLACE), "III_J": None}
        typists.type_in(pinned, *PLACE, figures, officer)
    told = cells(seen(pinned))
    assert (told["III_J"].told[0], told["III_L"].told[0]) == ("—", "0")


def test_what_was_read_out_is_before_the_meeting_again(pinned: RecapDesk, made: days.Made) -> None:
    halls.receive_all(pinned, made)
    open_day(pinned)
    assert seen(pinned, None).station.place == (tiny.FIRST, tiny.GUBERNUR)
    agenda.read_out(pinned, tiny.SECOND, tiny.BUPATI, KETUA_PPK)
    assert seen(pinned, None).station.place == (tiny.SECOND, tiny.BUPATI)


def test_the_countdown_says_days_and_hours_and_then_how_late_it_is(pinned: RecapDesk) -> None:
    assert seen(pinned).station.left == "sisa 4 hari 15 jam"
    assert seen(pinned, lang="en").station.left == "4 days 15 hours left"
    assert isinstance(pinned.clock, ScriptedClock)
    pinned.clock.set(days.PLENO + timedelta(days=5))
    assert (seen(pinned).station.left, seen(pinned).station.late) == ("lewat 0 hari 09 jam", True)


def test_a_tps_is_found_by_parts_of_its_name(pinned: RecapDesk) -> None:
    stations = seen(pinned).stations

    def found(text: str) -> list[str]:
        return [one.code for one in search(stations, text)]

    assert found("ken 2 gub") == [f"{tiny.FOURTH}|gubernur"]
    assert len(found("melati")) == 4
    assert found(tiny.THIRD) == [f"{tiny.THIRD}|gubernur", f"{tiny.THIRD}|bupati"]
    assert found("") == []
    assert found("melati 9") == []


def test_a_seat_tells_who_came_and_who_lacks_a_mandate(pinned: RecapDesk) -> None:
    open_day(pinned)
    late = meeting.accredit_saksi(pinned, tiny.GUBERNUR, 1, "Budi Contoh", KETUA_PPK, mandate=False)
    picture = seen(pinned).meeting
    seat = picture.seat(f"{tiny.GUBERNUR}:1")
    assert seat
    assert [(one.code, one.sits, one.told) for one in seat.guests] == [
        (late, False, "mandat belum ada")
    ]
    tones = {one.code: one.tone for one in picture.table.records}
    assert tones[f"{tiny.GUBERNUR}:1"] is Tone.PERINGATAN
    assert tones[f"{tiny.GUBERNUR}:2"] is Tone.OK
    assert f"{tiny.BUPATI}:2" not in tones, "a kolom kosong brings no saksi"
