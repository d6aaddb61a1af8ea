"""A pleno from the first box to the final and back, through the services of its desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.recap.recap import COPY_DIFFERS, State
from kpps_desktop.domain.recap.sources import C_HASIL, SIREKAP
from kpps_desktop.domain.recap.typing_again import Ask
from kpps_desktop.services.ppk import agenda, ending, meeting, settling, sources, typists
from kpps_desktop.services.ppk.desk import Together
from kpps_desktop.services.ppk.noting import incident_key
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.verifying import verify
from kpps_desktop.trust.facts import failing
from tests.services.ppk import days, tiny
from tests.services.ppk.halls import (
    CONTEST,
    OPERATOR,
    PINS,
    SECOND,
    THIRD,
    TOGETHER,
    TPS,
    ratify_all,
    receive_all,
    sign_all,
    type_twice,
)
from tests.services.ppk.test_reporting import one, text_of
from tests.services.ppk.test_typing import sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

WRONG = Together(PINS[SECOND], SECOND, PINS[SECOND])
TWICE_KETUA = Together(PINS[KETUA_PPK], KETUA_PPK, PINS[KETUA_PPK])
BY_OPERATOR = Together(PINS[KETUA_PPK], OPERATOR, PINS[OPERATOR])


def refusal(act: Callable[[], object], desk: RecapDesk) -> str:
    """Return why an act is refused, having changed nothing."""
    before = desk.store.head()
    with pytest.raises(Refused) as news:
        act()
    assert desk.store.head() == before
    return news.value.code


def figures(**changed: int | None) -> dict[str, int | None]:
    """Return the figures of the TPS without laptop, with cells changed."""
    return {**tiny.figures(TPS, CONTEST), **changed}


def test_a_box_is_noted_with_its_seals(pinned: RecapDesk) -> None:
    typists.note_box(pinned, TPS, OPERATOR)
    assert pinned.recap().boxes[TPS].came == days.PLENO.isoformat()
    typists.note_box(pinned, TPS, OPERATOR, whole=False, note="segel robek")
    assert not pinned.recap().boxes[TPS].whole
    typists.note_box(pinned, TPS, OPERATOR, arrived=False)
    assert pinned.recap().boxes == {}
    assert refusal(lambda: typists.note_box(pinned, tiny.FOREIGN, OPERATOR), pinned) == "K.013"


def test_two_officers_type_blind_and_only_what_differs_again(anywhere: RecapDesk) -> None:
    desk = anywhere
    cells = desk.forms[CONTEST].cells(tiny.NUMBERS[CONTEST])
    assert typists.to_type(desk, TPS, CONTEST, SECOND).cells == cells
    typists.type_in(desk, TPS, CONTEST, figures(IV_1=9, VB=7), OPERATOR)
    assert typists.to_type(desk, TPS, CONTEST, SECOND).cells == cells
    assert typists.next_to_type(desk, SECOND) == (TPS, CONTEST)
    typists.type_in(desk, TPS, CONTEST, figures(), SECOND)
    for officer in (OPERATOR, SECOND):
        asked = typists.to_type(desk, TPS, CONTEST, officer)
        assert (asked.ask, asked.cells) == (Ask.AGAIN, ("IV_1", "VB"))
        assert typists.next_to_type(desk, officer) == (TPS, CONTEST)
    right = {cell: figures()[cell] for cell in ("IV_1", "VB")}
    typists.type_in(desk, TPS, CONTEST, right, OPERATOR)
    assert desk.recap().column(TPS, CONTEST).figures == figures()
    assert typists.to_type(desk, TPS, CONTEST, SECOND).ask is Ask.NOTHING
    assert desk.store.audit() == []


def test_what_is_not_asked_is_not_taken(pinned: RecapDesk) -> None:
    def entering(told: dict[str, int | None]) -> str:
        return refusal(lambda: typists.type_in(pinned, TPS, CONTEST, told, SECOND), pinned)

    assert entering({"VA": 1}) == "K.023"
    assert entering({**figures(), "X": 1}) == "S.509"
    type_twice(pinned)
    assert entering({"VA": 1}) == "K.020"
    assert typists.next_to_type(pinned, THIRD) == (tiny.FIRST, tiny.GUBERNUR)


def test_boxes_that_came_are_typed_first(pinned: RecapDesk) -> None:
    typists.note_box(pinned, tiny.THIRD, OPERATOR)
    assert typists.next_to_type(pinned, SECOND) == (tiny.THIRD, tiny.GUBERNUR)
    typists.type_in(pinned, TPS, CONTEST, figures(), OPERATOR)
    assert typists.next_to_type(pinned, SECOND) == (TPS, CONTEST)
    assert typists.next_to_type(pinned, OPERATOR) == (tiny.THIRD, tiny.GUBERNUR)


def test_what_lies_on_the_table_is_typed_before_anything_else(pinned: RecapDesk) -> None:
    typists.type_in(pinned, TPS, CONTEST, figures(), OPERATOR)
    near = typists.next_to_type(pinned, SECOND, tiny.SECOND)
    assert near == (tiny.SECOND, tiny.GUBERNUR)
    assert typists.next_to_type(pinned, OPERATOR, TPS) == (TPS, tiny.BUPATI)


def test_three_sources_stand_side_by_side(pinned: RecapDesk) -> None:
    type_twice(pinned)
    saksi = meeting.accredit_saksi(pinned, CONTEST, 2, "Wira Contoh", SECOND, mandate=True)
    sources.show_copy(pinned, TPS, CONTEST, saksi, {"VC": 12, "VB": 1}, SECOND)
    published = sheet(VC=10)
    taken = sources.take_sirekap(pinned, [published], "e" * 64, OPERATOR)
    assert (taken.taken, taken.same, taken.strange) == (1, 0, ())
    told = {cell.cell: cell for cell in sources.compared(pinned, TPS, CONTEST)}
    assert told["VC"].figures == {C_HASIL: figures()["VC"], saksi: 12, SIREKAP: 10}
    assert told["VA"].figures == {C_HASIL: figures()["VA"], SIREKAP: figures()["VA"]}
    assert [cell for cell, one in told.items() if one.differs] == ["VB", "VC"]
    assert pinned.recap().column(TPS, CONTEST).state is State.BERBEDA
    assert refusal(lambda: agenda.match(pinned, TPS, CONTEST, SECOND), pinned) == "K.011"
    settling.explain(pinned, TPS, CONTEST, COPY_DIFFERS, "Saksi salah salin", SECOND)
    agenda.match(pinned, TPS, CONTEST, SECOND)


def test_a_table_of_sirekap_is_taken_once(pinned: RecapDesk) -> None:
    blank = Sheet(KodeTps(tiny.FIRST), sheet().contest, {Cell("VC"): None})
    strange = Sheet(KodeTps(tiny.FOREIGN), sheet().contest, {Cell("VC"): 1})
    first = sources.take_sirekap(pinned, [sheet(), blank, strange], "e" * 64, OPERATOR)
    assert (first.taken, first.strange) == (1, ((tiny.FOREIGN, CONTEST),))
    before = pinned.store.head()
    again = sources.take_sirekap(pinned, [sheet()], "f" * 64, OPERATOR)
    assert (again.taken, again.same, pinned.store.head()) == (0, 1, before)


def test_a_whole_pleno_ends_in_a_final_and_its_copies(
    anywhere: RecapDesk, made: days.Made, tmp_path: Path
) -> None:
    desk = anywhere
    receive_all(desk, made)
    assert meeting.open_pleno(desk, "Aula", KETUA_PPK) == 1
    saksi = meeting.accredit_saksi(desk, CONTEST, 1, "Wira Contoh", SECOND, mandate=False)
    meeting.bring_mandate(desk, saksi, SECOND)
    meeting.seat(desk, saksi, SECOND)
    assert refusal(lambda: ending.seal_recap(desk, PINS[KETUA_PPK], KETUA_PPK), desk) == "K.051"
    ratify_all(desk)
    sign_all(desk)
    ending.decline(desk, CONTEST, saksi, "Angka TPS 001", SECOND)
    meeting.close(desk, "", KETUA_PPK)
    assert ending.seal_recap(desk, PINS[KETUA_PPK], KETUA_PPK) == 1
    report(desk.unlocked(PINS[KETUA_PPK]), tmp_path / "rekap")
    assert "Angka TPS 001" in text_of(one(tmp_path / "rekap", "*gubernur-1.pdf"))
    assert failing(verify(one(tmp_path / "rekap", "*.asice").read_bytes()).facts) == ()
    assert ending.hand_copy(desk, CONTEST, saksi, SECOND) == 1
    assert ending.hand_copy(desk, CONTEST, "PANWASLU-1", SECOND) == 2
    ending.reopen_recap(desk, "Salah jumlah", TOGETHER)
    told = desk.recap().ending
    assert [told.is_void(copy) for copy in told.copies] == [True, True]
    assert refusal(lambda: ending.hand_copy(desk, CONTEST, "KPU", SECOND), desk) == "K.052"
    agenda.reopen_tps(desk, TPS, CONTEST, "Salah baca", TOGETHER)
    assert ending.unratified(desk) == ((TPS, CONTEST),)
    assert desk.store.audit() == []


def test_a_correction_takes_two_pins_and_names_the_saksi(pinned: RecapDesk) -> None:
    type_twice(pinned)

    def correcting(together: Together) -> None:
        agenda.correct_together(
            pinned, TPS, CONTEST, "VB", 3, "salah jumlah", ("Wira Contoh",), together
        )

    assert refusal(lambda: correcting(WRONG), pinned) == "T.223"
    assert refusal(lambda: correcting(TWICE_KETUA), pinned) == "S.744"
    assert refusal(lambda: correcting(BY_OPERATOR), pinned) == "S.742"
    correcting(TOGETHER)
    (one,) = pinned.recap().column(TPS, CONTEST).corrections
    assert one.said.initials == (KETUA_PPK, SECOND, "Wira Contoh")


def test_incidents_of_a_bundle_are_read_before_it_is_ratified(
    pinned: RecapDesk, made: days.Made, tmp_path: Path
) -> None:
    days.hold_lightly(made.packs, tiny.SECOND, tmp_path / "tps", days.troubled(tiny.SECOND))
    pack = made.packs.path(tiny.HERE).read_bytes()
    list(receive(pinned, pack, [days.bundle(tmp_path / "tps")]))
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    place = (tiny.SECOND, tiny.BUPATI)
    agenda.read_out(pinned, *place, SECOND)
    agenda.match(pinned, *place, SECOND)
    assert refusal(lambda: agenda.ratify(pinned, *place, SECOND), pinned) == "K.056"
    unread = agenda.unread_incidents(pinned, tiny.SECOND)
    assert [incident_key(each)[:8] for each in unread] == ["gangguan", "KK-1", "KB-1", "KB-2"]
    for each in unread:
        if each.contest != CONTEST:  # what is said of the governor's ballots waits for its turn
            agenda.read_incident(
                pinned, tiny.SECOND, incident_key(each), SECOND, settled=True, note="dibahas"
            )
    agenda.ratify(pinned, *place, SECOND)
    stranger = lambda: agenda.read_incident(pinned, TPS, "KK-9", SECOND, settled=False)  # noqa: E731
    assert refusal(stranger, pinned) == "K.047"
    agenda.read_incident_from_paper(pinned, TPS, "Tinta kurang", SECOND, settled=False)
    assert (TPS, "K-1") in pinned.recap().pleno.incidents


def test_what_is_put_off_is_taken_up_again(pinned: RecapDesk) -> None:
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    agenda.defer(pinned, TPS, CONTEST, "Kotak belum datang", SECOND)
    type_twice(pinned)
    assert refusal(lambda: agenda.read_out(pinned, TPS, CONTEST, SECOND), pinned) == "K.043"
    meeting.pause(pinned, "Ishoma", KETUA_PPK)
    meeting.resume(pinned, KETUA_PPK)
    agenda.take_up(pinned, TPS, CONTEST, SECOND)
    agenda.read_out(pinned, TPS, CONTEST, SECOND)


def test_each_does_what_his_office_allows(pinned: RecapDesk, desk: RecapDesk) -> None:
    type_twice(pinned)
    acts = {
        "S.741": lambda: meeting.open_pleno(pinned, "Aula", SECOND),
        "S.742": lambda: agenda.match(pinned, TPS, CONTEST, OPERATOR),
        "S.105": lambda: meeting.accredit_saksi(pinned, CONTEST, 9, "W", SECOND, mandate=True),
        "K.013": lambda: ending.hand_copy(pinned, "walikota", "KPU", SECOND),
        "S.748": lambda: ending.hand_copy(pinned, CONTEST, " ", SECOND),
        "S.519": lambda: agenda.defer(pinned, TPS, CONTEST, "x" * 2001, SECOND),
    }
    assert {code: refusal(act, pinned) for code, act in acts.items()} == {one: one for one in acts}
    assert refusal(lambda: agenda.match(desk, TPS, CONTEST, KETUA_PPK), desk) == "S.742"


def test_operators_settle_nothing_where_members_have_pins(
    pinned: RecapDesk, desk: RecapDesk
) -> None:
    """On the command line alone nobody has a PIN, and whoever is named settles."""
    place = (TPS, CONTEST)
    for recap in (pinned, desk):
        type_twice(recap)
    assert settling.raise_objection(pinned, *place, "Wira", "Beda", SECOND) == "KB-1"
    saksi = meeting.accredit_saksi(pinned, CONTEST, 2, "Wira Contoh", SECOND, mandate=True)
    sources.show_copy(pinned, *place, saksi, {"VC": 12}, OPERATOR)
    acts = (
        lambda: settling.raise_objection(pinned, *place, "Wira", "Beda", OPERATOR),
        lambda: settling.answer_objection(pinned, "KB-1", "Ya", "", OPERATOR, accepted=True),
        lambda: settling.explain(pinned, *place, COPY_DIFFERS, "Salah salin", OPERATOR),
    )
    assert [refusal(act, pinned) for act in acts] == ["S.742"] * len(acts)
    settling.raise_objection(desk, *place, "Wira", "Beda", OPERATOR)
    settling.answer_objection(desk, "KB-1", "Dibaca ulang", "", OPERATOR, accepted=True)
