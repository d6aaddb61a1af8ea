"""The roll: one attendance log, each voter with his or her own contests."""

from __future__ import annotations

import pytest

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.roll import Roll
from tests.domain.days import AT, B, G, voter

THREE = (
    Roll()
    .admit(voter("DPT-7"), AT)
    .admit(voter("DPPh-2", G), AT)
    .admit(voter("DPT-9", sex="P"), AT)
)


def test_one_log_serves_both_contests() -> None:
    assert [one.voter for one in THREE.of(G)] == ["DPT-7", "DPPh-2", "DPT-9"]
    assert [one.voter for one in THREE.of(B)] == ["DPT-7", "DPT-9"]
    assert [one.voter for one in THREE.of(G, "DPPh")] == ["DPPh-2"]
    assert THREE.issued == {G: 3, B: 2}


def test_a_list_numbers_on_even_after_an_undo() -> None:
    assert THREE.undo("DPPh-2").next_number("DPPh") == 3
    assert (THREE.next_number("DPT"), THREE.next_number("DPTb")) == (10, 1)
    assert THREE.admit(voter("DPT-3"), AT).next_number("DPT") == 10


def test_an_undone_admission_may_be_written_again() -> None:
    again = THREE.undo("DPT-7").admit(voter("DPT-7", G), AT)
    assert again.issued == {G: 3, B: 1}


def test_who_is_present_already_is_told_with_the_hour() -> None:
    with pytest.raises(Refused, match=r"^S\.201\(voter=DPT-7, at=07\.00\)$"):
        THREE.admit(voter("DPT-7"), AT)


def test_the_queue_is_closed_once_and_its_hour_told() -> None:
    with pytest.raises(Refused, match=r"^S\.206\(at=07\.00\)$"):
        THREE.close_queue(3, AT).close_queue(0, AT)


def test_an_inked_finger_is_told_while_the_voter_is_present() -> None:
    inked = THREE.admit(voter("DPT-8", inked=True), AT)
    assert inked.twice == ("DPT-8",)
    assert inked.undo("DPT-8").twice == ()
    assert inked.undo("DPT-8").admit(voter("DPT-8", inked=True), AT).twice == ("DPT-8",)


def test_a_replacement_is_one_more_ballot_and_one_given_back() -> None:
    replaced = THREE.replace_ballot("DPT-7", G).replace_ballot("DPT-7", B)
    assert replaced.issued == {G: 4, B: 3}
    assert replaced.spoiled == {G: 1, B: 1}
    assert replaced.present["DPT-7"].replaced == (G, B)


def test_a_change_leaves_the_roll_before_it_as_it_was() -> None:
    before = (dict(THREE.present), dict(THREE.issued))
    THREE.undo("DPT-7").replace_ballot("DPT-9", B)
    assert (dict(THREE.present), dict(THREE.issued)) == before
