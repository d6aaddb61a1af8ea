"""A paper is typed by a second officer, differences are typed twice, corrections need two PINs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.services.kpps import counting, examining, matching, settling
from kpps_desktop.services.kpps.matching import Correction, Match
from kpps_desktop.services.kpps.viewing import view
from tests.services.acts import TALLIER, TRUTH, Play
from tests.services.tiny import KETUA, OFFICERS, PINS, G, P
from tests.trust.pki import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kpps_desktop.services.kpps.desk import Desk

READER, SECOND = OFFICERS[4], OFFICERS[1]
WRONG = "000000"


def _match(desk: Desk, contest: str = G) -> Match:
    found = matching.matches(view(desk), desk.readings(), examining.answers(desk))
    return next(one for one in found if one.contest == contest)


def _type(desk: Desk, figures: Mapping[str, int | None], contest: str = G) -> None:
    settling.read_plano(desk, contest, figures, READER)


def _differing(play: Play, **cells: int | None) -> Desk:
    """Type both papers, some cells of G otherwise, twice."""
    for contest, figures in TRUTH.items():
        _type(play.desk, figures, contest)
    _type(play.desk, cells)
    _type(play.desk, cells)
    return play.desk


def test_whoever_tallied_does_not_type(at: Callable[[str], Play]) -> None:
    desk = at("counted").desk
    with refused("S.703"):
        matching.identify_reader(desk, G, TALLIER, PINS[TALLIER])
    matching.identify_reader(desk, G, READER, PINS[READER])
    with refused("T.223"):
        matching.identify_reader(desk, G, READER, WRONG)


def test_where_everybody_tallied_anybody_types(at: Callable[[str], Play]) -> None:
    desk = at("read").desk
    counting.recount(desk, G, "Atas keberatan saksi", KETUA)
    counting.count_box(desk, G, len(OFFICERS), SECOND)
    for officer in OFFICERS:
        counting.count_ballot(desk, G, 1, officer)
    counting.finish_count(desk, G, KETUA)
    matching.identify_reader(desk, G, TALLIER, PINS[TALLIER])


def test_cells_wait_in_the_order_of_the_paper(at: Callable[[str], Play]) -> None:
    desk = at("counted").desk
    assert _match(desk).left == tuple(TRUTH[G])
    _type(desk, {"IA_L": 30, "II1": None})
    found = _match(desk)
    assert found.left == tuple(one for one in TRUTH[G] if one not in {"IA_L", "II1"})
    assert found.typists == (READER,)
    assert (found.again, found.differing) == ((), ())


def test_what_differs_is_typed_again_before_it_is_told(at: Callable[[str], Play]) -> None:
    desk = at("counted").desk
    _type(desk, {**TRUTH[G], "II4": 45, "III_P": None})
    found = _match(desk)
    assert found.again == ("II4", "III_P")
    assert found.differing == ()
    _type(desk, {"II4": 54})
    _type(desk, {"III_P": None})
    found = _match(desk)
    assert found.again == ()
    assert [(one.cell, one.paper, one.known) for one in found.differing] == [("III_P", None, 0)]


def test_nothing_is_judged_while_a_paper_is_typed_blind(at: Callable[[str], Play]) -> None:
    desk = at("counted").desk
    _type(desk, {**TRUTH[G], "IV_1": 4})
    _type(desk, TRUTH[P], P)
    assert examining.open_findings(desk)
    assert matching.judged(desk) == ()
    _type(desk, {"IV_1": 4})
    assert {one.code for one in matching.judged(desk)} >= {"L.01", "R10"}


@pytest.mark.parametrize("stage", ["voted", "closed", "counted"])
def test_no_blank_cell_is_a_finding_before_a_paper_is_typed(
    at: Callable[[str], Play], stage: str
) -> None:
    assert matching.judged(at(stage).desk) == ()


@pytest.mark.parametrize("pins", [(WRONG, PINS[SECOND]), (PINS[KETUA], WRONG)])
def test_a_correction_needs_both_pins(at: Callable[[str], Play], pins: tuple[str, str]) -> None:
    desk = _differing(at("counted"), IV_1=4)
    said = Correction(G, "IV_1", 3, "Salah tulis")
    with refused("T.223"):
        matching.correct_together(desk, said, SECOND, pins, KETUA)
    assert desk.day().drafts[G].figures["IV_1"] == 4


def test_a_correction_is_by_ketua_and_another_and_changes_something(
    at: Callable[[str], Play],
) -> None:
    desk = _differing(at("counted"), IV_1=4)
    said, pins = Correction(G, "IV_1", 3, "Salah tulis", ("PTPS",)), (PINS[KETUA], PINS[SECOND])
    with refused("S.704"):
        matching.correct_together(desk, said, KETUA, pins, KETUA)
    with refused("S.501"):
        matching.correct_together(desk, said, KETUA, pins, SECOND)
    with refused("S.705"):
        matching.correct_together(desk, Correction(G, "IV_1", 4, "x"), SECOND, pins, KETUA)
    matching.correct_together(desk, said, SECOND, pins, KETUA)
    (told,) = desk.day().drafts[G].corrections
    assert (told.old, told.new, told.initials) == (4, 3, (KETUA, SECOND, "PTPS"))
    assert _match(desk).differing == ()


def test_a_difference_that_is_a_finding_is_explained_there(at: Callable[[str], Play]) -> None:
    desk = _differing(at("counted"), IV_1=4)
    matching.let_stand(desk, G, "IV_1", "Turus dihitung ulang", READER)
    assert desk.day().drafts[G].explained == {("L.01", ("IV_1",)): "Turus dihitung ulang"}
    assert [one.reason for one in _match(desk).differing] == ["Turus dihitung ulang"]
    assert _match(desk).open == ()


def test_a_difference_without_a_finding_is_an_incident(at: Callable[[str], Play]) -> None:
    desk = _differing(at("counted"), III_L=1, III_J=1)
    matching.let_stand(desk, G, "III_L", "Satu pemilih salah ditandai", READER)
    ((_, said),) = desk.day().record.incidents
    assert said.text == (
        "Sel III (L): pada C.HASIL 1, pada catatan 2. Sebab: Satu pemilih salah ditandai"
    )
    assert [(one.cell, one.reason) for one in _match(desk).differing] == [
        ("III_L", "Satu pemilih salah ditandai"),
        ("III_J", "Satu pemilih salah ditandai"),
    ]


def test_only_what_differs_can_stand_and_with_a_reason(at: Callable[[str], Play]) -> None:
    desk = _differing(at("counted"), III_L=1)
    with refused("S.706"):
        matching.let_stand(desk, G, "II4", "sebab", READER)
    with refused("S.406"):
        matching.let_stand(desk, G, "III_L", " ", READER)


def test_a_seal_needs_the_ketuas_pin(at: Callable[[str], Play]) -> None:
    desk = at("signed").desk
    with refused("T.223"):
        matching.seal_by_pin(desk, WRONG, KETUA)
    with refused("S.501"):
        matching.seal_by_pin(desk, PINS[SECOND], SECOND)
    matching.seal_by_pin(desk, PINS[KETUA], KETUA)
    assert desk.day().is_sealed
