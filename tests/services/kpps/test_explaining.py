"""A reason once given stands for the same difference, and everything that is sealed tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.counting import INVALID
from kpps_desktop.domain.figures import Cell
from kpps_desktop.domain.people import DPT, DPTB
from kpps_desktop.rules.logbook import figures_by_log
from kpps_desktop.rules.reasons import standing
from kpps_desktop.services.kpps import counting, examining, explaining, matching, settling, voting
from kpps_desktop.services.kpps.resulting import result_of
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.services.kpps.weighing import weigh_box, weigh_lists
from kpps_desktop.services.kpps.writing import notes_of
from kpps_desktop.services.verifying import Against, verify
from tests.services import acts, forging, tiny
from tests.services.acts import ADDED, DOOR, TRUTH, sign
from tests.services.tiny import KETUA, OFFICERS, G, P
from tests.trust.pki import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.kpps.desk import Desk
    from tests.services.acts import Play

TAKEN = "Satu pemilih membawa pulang surat suara"
TRACED = f"{TAKEN} (sebab diberikan pukul 14.10, tahap Penghitungan)"
SHORT = {**TRUTH[G], "IV_1": 2, "VA": 5, "VC": 6}
"""The paper where one ballot of seven is missing from the box."""


def _tell_box(desk: Desk, ballots: int, reason: str = TAKEN) -> None:
    counting.count_box(desk, G, ballots, OFFICERS[1])
    explaining.explain_differences(desk, weigh_box(view(desk), G, ballots), reason, OFFICERS[1])


def _tally(desk: Desk, contest: str, *votes: int) -> None:
    for choice in votes:
        counting.count_ballot(desk, contest, choice, acts.TALLIER)
    counting.finish_count(desk, contest, KETUA)


def _count_other(desk: Desk) -> None:
    counting.open_box(desk, P, KETUA)
    counting.count_box(desk, P, len(acts.BOXES[P]), OFFICERS[1])
    _tally(desk, P, *acts.BOXES[P])


def _short(play: Play) -> Desk:
    """Count the governor's box one ballot short, told at the box, and type both papers."""
    desk = play.by(14, 10)
    counting.open_box(desk, G, KETUA)
    _tell_box(desk, 6)
    _tally(desk, G, 1, 1, 2, 2, 3, INVALID)
    _count_other(desk)
    settling.read_plano(play.by(15), G, SHORT, OFFICERS[4])
    settling.read_plano(desk, P, TRUTH[P], OFFICERS[4])
    return desk


def _reasons(desk: Desk) -> dict[tuple[str, str], str]:
    return {(where, code): one.reason for (where, code, _), one in examining.answers(desk).items()}


def test_a_ballot_missing_from_the_box_was_used_and_is_asked_for_once(
    at: Callable[[str], Play],
) -> None:
    desk = _short(at("counting"))
    assert figures_by_log(desk.day(), G, desk.tps, desk.profile)[Cell("II2")] == 7
    assert {one.code for one in examining.findings(desk)} == {"R12", "R16"}
    assert examining.open_findings(desk) == []
    assert _reasons(desk) == {(G, "R12"): TAKEN, (G, "R16"): TAKEN}
    (match, _) = matching.matches(view(desk), desk.readings(), examining.answers(desk))
    assert match.differing == ()


def test_result_papers_and_bundle_tell_the_reason_at_each_finding(
    at: Callable[[str], Play],
) -> None:
    play = at("counting")
    desk = _short(play)
    assert [one.reason for one in notes_of(desk, G)] == [TRACED, TRACED]
    sign(play)
    settling.seal(play.by(16), KETUA)
    told = {one.code: one.reason for one in result_of(desk).explanations}
    assert told == {"R12": TRACED, "R16": TRACED}
    assert [one.reason for one in notes_of(desk, G)] == [TRACED, TRACED]
    acts.bundle(play)
    against = Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),))
    assert verify(forging.last_bundle(desk), against).ok


def test_a_refused_seal_writes_no_reason_out(at: Callable[[str], Play]) -> None:
    desk = _short(at("counting"))
    before = desk.store.head()
    with refused("S.408"):
        settling.seal(desk, KETUA)
    assert desk.store.head() == before


def test_a_reason_stands_for_its_figures_and_no_others(at: Callable[[str], Play]) -> None:
    desk = at("counting").by(14, 10)
    counting.open_box(desk, G, KETUA)
    _tell_box(desk, 6)
    _tell_box(desk, 5, "dua hilang")
    counting.count_box(desk, G, 4, OFFICERS[1])
    assert examining.answers(desk) == {}
    counting.count_box(desk, G, 6, OFFICERS[1])
    told = standing(desk.day(), weigh_box(view(desk), G, 6))
    assert [one.reason for one in told.values()] == [TAKEN]


def test_a_reason_can_be_changed_and_the_finding_has_its_own_from_then_on(
    at: Callable[[str], Play],
) -> None:
    desk = _short(at("counting"))
    explaining.explain(desk, G, "R12", "Ditemukan di bilik 2", KETUA)
    assert _reasons(desk) == {(G, "R12"): "Ditemukan di bilik 2", (G, "R16"): TAKEN}
    explaining.explain(desk, G, "R16", "Ditemukan di bilik 2", KETUA)
    assert set(_reasons(desk).values()) == {"Ditemukan di bilik 2"}


def test_a_list_that_differs_is_asked_for_once_by_sex_and_in_every_contest(
    at: Callable[[str], Play],
) -> None:
    desk = at("closed").by(13, 20)
    counting.count_signatures(desk, DPT, 4, OFFICERS[1])
    signed = {Cell("IB1_J"): 4, Cell("IB2_J"): 1, Cell("IB3_J"): 1}
    explaining.explain_differences(
        desk, weigh_lists(view(desk), signed), "Satu lupa menandatangani", OFFICERS[1]
    )
    for contest, returned, unused in ((G, 1, 54), (P, 0, 56)):
        counting.account_ballots(desk, contest, returned, unused, OFFICERS[1])
    counting.open_counting(desk, KETUA)
    for contest, votes in acts.BOXES.items():
        counting.open_box(desk, contest, KETUA)
        counting.count_box(desk, contest, len(votes), OFFICERS[1])
        _tally(desk, contest, *votes)
    less = {"IB1_L": 1, "IB1_J": 4, "IB4_L": 2}
    for contest, voters in ((G, 6), (P, 5)):
        paper = {**TRUTH[contest], **less, "IB4_J": voters}
        settling.read_plano(desk, contest, paper, OFFICERS[4])
        settling.read_plano(desk, contest, {**less, "IB4_J": voters}, OFFICERS[4])
    lists = [one for one in examining.findings(desk) if one.code == "R17"]
    assert {(one.where, one.cells) for one in lists} == {
        (contest, (cell,)) for contest in (G, P) for cell in ("IB1_L", "IB1_J")
    }
    assert {one.code for one in examining.open_findings(desk)} == {"R07", "R12", "R16"}
    for contest in (G, P):
        explaining.explain(desk, contest, "R12", "Seorang lupa menandatangani", KETUA)
    assert examining.open_findings(desk) == []
    for match in matching.matches(view(desk), desk.readings(), examining.answers(desk)):
        assert len(match.differing) == 4
        assert match.open == ()


def test_a_voter_out_of_hours_is_asked_for_once_for_all_contests(
    at: Callable[[str], Play],
) -> None:
    play = at("open")
    voting.admit(play.by(8), 1, DOOR)
    voting.admit_guest(play.by(11, 50), DPTB, ADDED, DOOR)
    acts.close(play)
    for contest in (G, P):
        counting.account_ballots(play.desk, contest, 0, 60, OFFICERS[1])
    desk = play.by(14)
    counting.open_counting(desk, KETUA)
    for contest in (G, P):
        counting.open_box(desk, contest, KETUA)
        counting.count_box(desk, contest, 2, OFFICERS[1])
        _tally(desk, contest, 1, 2)
        log = figures_by_log(desk.day(), contest, desk.tps, desk.profile)
        figures = {str(cell): figure for cell, figure in log.items()}
        settling.read_plano(desk, contest, figures, OFFICERS[4])
    assert [(one.where, one.code) for one in examining.open_findings(desk)] == [
        (G, "R19"),
        (P, "R19"),
    ]
    explaining.explain(desk, G, "R19", "Antrean kosong, disetujui PTPS", KETUA)
    assert examining.open_findings(desk) == []
    assert set(_reasons(desk).values()) == {"Antrean kosong, disetujui PTPS"}


def test_signatures_that_were_counted_are_in_the_books(at: Callable[[str], Play]) -> None:
    desk = at("closed").by(13, 20)
    counting.count_signatures(desk, DPT, 5, OFFICERS[1])
    counting.count_signatures(desk, DPTB, 2, OFFICERS[1])
    counting.count_signatures(desk, DPTB, None, OFFICERS[1])
    assert desk.day().signatures == {"IB1_J": 5, "IB3_J": None}
    with refused("S.260"):
        counting.count_signatures(desk, "DPK", 1, OFFICERS[1])  # type: ignore[arg-type]
