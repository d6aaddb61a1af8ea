"""The meeting and the voting: what the law leaves to the officers, and where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import DPPH, DPTB, VoterRef
from kpps_desktop.services.kpps import examining, preparing, voting
from tests.services.acts import ADDED, DOOR, MOVED, Play, meet
from tests.services.tiny import KETUA, G, P
from tests.trust.pki import refused

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_pair_has_two_saksi_and_no_third(at: Callable[[str], Play]) -> None:
    desk = at("new").desk
    for name in ("SATU", "DUA"):
        preparing.accredit_saksi(desk, G, 1, name, KETUA)
    with refused("S.502"):
        preparing.accredit_saksi(desk, G, 1, "TIGA", KETUA)
    preparing.accredit_saksi(desk, P, 1, "TIGA", KETUA)  # another contest is another pair
    assert list(desk.day().meeting.saksi) == [
        "SAKSI-gubernur-1-1",
        "SAKSI-gubernur-1-2",
        "SAKSI-bupati-1-1",
    ]


def test_supplies_counted_again_replace_the_first_count(
    at: Callable[[str], Play],
) -> None:
    desk = at("prepared").desk
    preparing.receive_supply(desk, "bilik", 3, KETUA, damaged=1, reason="satu rusak")
    said = desk.day().preparation.supplies["bilik", ""]
    assert (said.received, said.damaged) == (3, 1)


def test_voting_opens_at_its_very_minute(at: Callable[[str], Play]) -> None:
    play = at("met")
    assert preparing.open_voting(play.by(7), KETUA) is Changed.STAGE
    assert examining.day_risks(play.desk) == []


def test_a_minute_late_needs_a_reason_and_is_told(at: Callable[[str], Play]) -> None:
    play = at("met")
    with refused("S.504"):
        preparing.open_voting(play.by(7, 1), KETUA)
    preparing.open_voting(play.desk, KETUA, "Saksi meminta kotak diperiksa lagi")
    assert play.desk.day().late_opening == "Saksi meminta kotak diperiksa lagi"
    assert [one.code for one in examining.day_risks(play.desk)] == ["P.05"]


def test_a_step_left_out_needs_a_reason_and_is_told(at: Callable[[str], Play]) -> None:
    play = at("prepared")
    preparing.begin_opening(play.desk, KETUA)
    for contest in (G, P):
        preparing.receive_ballots(play.desk, contest, 62, KETUA)
    with refused("S.102"):
        preparing.open_voting(play.by(7), KETUA)
    preparing.open_voting(play.desk, KETUA, "Rapat dilanjutkan sambil berjalan")
    (risk,) = examining.day_risks(play.desk)
    assert (risk.code, risk.facts["steps"]) == ("P.01", 9)


def test_voting_does_not_open_with_ballots_uncounted(at: Callable[[str], Play]) -> None:
    play = at("prepared")
    preparing.begin_opening(play.desk, KETUA)
    with refused("S.101"):
        preparing.open_voting(play.by(7), KETUA)


def test_ballots_used_up_admit_nobody_until_the_count_is_put_right(
    at: Callable[[str], Play],
) -> None:
    play = at("prepared")
    meet(play)
    preparing.receive_ballots(play.desk, P, 2, KETUA, "paket kurang")
    preparing.open_voting(play.by(7), KETUA)
    voting.admit(play.desk, 1, DOOR)
    voting.replace_ballot(play.desk, VoterRef("DPT-1"), P, "keliru", KETUA)
    with refused("S.208"):
        voting.admit(play.desk, 2, DOOR)
    with refused("S.106"):
        preparing.receive_ballots(play.desk, P, 1, KETUA)
    voting.admit_guest(play.by(11, 1), DPPH, MOVED, DOOR)  # who votes for governor only
    preparing.receive_ballots(play.desk, P, 62, KETUA, "satu bundel terselip")
    voting.admit(play.desk, 2, DOOR)


def test_guests_get_ballots_by_home_and_numbers_as_they_come(at: Callable[[str], Play]) -> None:
    desk = at("voted").desk
    present = desk.day().roll.present
    assert present["DPPh-1"].said.contests == (G,)
    assert present["DPTb-1"].said.contests == (G, P)
    voting.undo_admission(desk, VoterRef("DPTb-1"), "tertukar", DOOR)
    voting.admit_guest(desk, DPTB, ADDED, DOOR)
    assert "DPTb-2" in desk.day().roll.present  # a number goes out once
    assert "DPTb-1" not in desk.day().roll.present
    with desk.store.read() as books:
        again = books.voters.one(VoterRef("DPTb-2"))
    assert again
    assert again.name == "TAMU TAMBAHAN"


def test_the_queue_still_votes_after_closing_time(at: Callable[[str], Play]) -> None:
    play = at("voted")
    voting.close_queue(play.by(13), 1, KETUA)
    voting.admit(play.by(13, 20), 9, DOOR)
    voting.close_voting(play.desk, KETUA)
    assert [one.code for one in examining.day_risks(play.desk)] == ["P.08"]


def test_disability_comes_from_the_list_unless_it_is_seen_otherwise(
    at: Callable[[str], Play],
) -> None:
    desk = at("open").desk
    voting.admit(desk, 3, DOOR)  # tuna netra by the list
    voting.admit(desk, 4, DOOR, disabled=True)
    voting.undo_admission(desk, VoterRef("DPT-3"), "tertukar", DOOR)
    voting.admit(desk, 3, DOOR, disabled=False)
    present = desk.day().roll.present
    assert {ref: one.said.disabled for ref, one in present.items()} == {
        "DPT-3": False,
        "DPT-4": True,
    }


def test_names_are_in_no_journal_line(at: Callable[[str], Play]) -> None:
    told = "".join(str(line) for _, line in at("bundled").desk.store.lines())
    assert "TAMU" not in told
    assert "PEMILIH" not in told
    assert "IBU PEMILIH" not in told
