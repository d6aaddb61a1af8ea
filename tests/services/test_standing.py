"""The state is the fold of the journal: the same after opening again, the same for two desks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.events import VotingClosed
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.services.kpps import counting, voting
from kpps_desktop.services.kpps.desk import record
from kpps_desktop.services.kpps.starting import open_desk
from kpps_desktop.services.standing import Standing
from tests.services.acts import DOOR, PIN, STAGES, TALLIER, Play
from tests.services.tiny import KETUA, OFFICERS, PINS, G
from tests.trust.pki import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.kpps.desk import Desk


def _other(play: Play) -> Desk:
    clock = ScriptedClock(play.clock.now())
    return open_desk(play.folder, OFFICERS[3], PINS[OFFICERS[3]], clock)


@pytest.mark.parametrize("stage", STAGES)
def test_a_desk_opened_again_stands_where_it_stood(at: Callable[[str], Play], stage: str) -> None:
    play = at(stage)
    day = play.desk.day()
    play.desk.store.close()
    with _other(play).store as store:
        other = _other(play)
        assert other.day() == day
        other.store.close()
        assert store.audit() == []


def test_two_desks_on_one_file_see_each_others_lines(at: Callable[[str], Play]) -> None:
    play = at("open")
    other = _other(play)
    with other.store:
        voting.admit(play.desk, 1, DOOR)
        voting.admit(other, 2, DOOR)
        with refused("S.201"):
            voting.admit(play.desk, 2, DOOR)
        with refused("S.201"):
            voting.admit(other, 1, DOOR)
        assert play.desk.day() == other.day()
        assert list(other.day().roll.present) == ["DPT-1", "DPT-2"]
        assert other.store.audit() == []


def test_two_desks_count_one_ballot_after_another(at: Callable[[str], Play]) -> None:
    play = at("counting")
    other = _other(play)
    with other.store:
        counting.open_box(play.desk, G, KETUA)
        counting.count_box(other, G, 2, TALLIER)
        counting.count_ballot(play.desk, G, 1, TALLIER)
        counting.count_ballot(other, G, 2, TALLIER)
        with refused("S.303"):
            counting.count_ballot(play.desk, G, 1, TALLIER)
        counting.cancel_ballot(other, G, "salah dengar", KETUA)
        assert play.desk.day().counts[G] == other.day().counts[G]


def test_what_was_foreseen_and_rolled_back_never_was(at: Callable[[str], Play]) -> None:
    play = at("voted")
    day, head = play.desk.day(), play.desk.store.head()

    def fail() -> None:
        with record(play.desk, VotingClosed("habis"), KETUA):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (play.desk.day(), play.desk.store.head()) == (day, head)
    voting.close_queue(play.by(13), 0, KETUA)
    voting.close_voting(play.desk, KETUA)


def test_a_state_that_has_not_begun_is_told() -> None:
    def never(_state: object, _event: object, _at: str, _officer: str) -> object:
        raise AssertionError

    with pytest.raises(Refused, match=r"S\.003"):
        Standing(never).known()


def test_the_pin_of_one_desk_is_that_of_the_other(at: Callable[[str], Play]) -> None:
    play = at("open")
    other = _other(play)
    with other.store:
        other.identify(KETUA, PIN)
        play.desk.identify(OFFICERS[3], PINS[OFFICERS[3]])
