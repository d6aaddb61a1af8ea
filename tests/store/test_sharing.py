"""Several desks at one server: claims, what each hears of the others, and lost connections."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from kpps_desktop.domain.events import CountingOpened
from kpps_desktop.domain.journal import DeskId
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.store import CLAIMED, MISSED, Heard, file_url, open_store
from tests.store.proxies import cable
from tests.store.scenes import AT, DESK, KEY, count, mark, raw_run
from tests.store.test_edges import CUT_OFF

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.store import Store, Watch

OTHER = DeskId("meja-2")
GUEST = (
    "CREATE ROLE tamu LOGIN PASSWORD 'tamu'",
    "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO tamu",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tamu",
)
TPS, NEXT = "9901012001001", "9901012001002"
HOLDER = """
import sys
from kpps_desktop.store import open_store
store = open_store(sys.argv[1], "meja-2", silence=float(sys.argv[3]))
print(getattr(store, sys.argv[4])(sys.argv[2]), flush=True)
sys.stdin.read()
"""


def _holder(url: str, silence: float = 90, step: str = "claim") -> subprocess.Popen[str]:
    """Let another process claim the TPS, and go on living."""
    command = [sys.executable, "-c", HOLDER, url, TPS, str(silence), step]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    assert holder.stdout.readline() == "None\n"
    return holder


def _claim_at_last(store: Store) -> None:
    """Claim the TPS as soon as the other one's claim has fallen."""
    tries = 0
    while store.claim(TPS) is not None:
        tries += 1
        assert tries < 20_000


def _heard(watch: Watch, count: int) -> list[Heard]:
    """Hear so many things, however they come together."""
    heard: list[Heard] = []
    while len(heard) < count:
        heard += watch.wait(60)
    return heard


def _wait_twice(watch: Watch) -> None:
    """Hear the server's last words, which may come before the end of the connection."""
    watch.wait(60)
    watch.wait(60)


def test_of_two_desks_one_has_a_place_and_the_other_is_told_who(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as first, open_store(postgres_url, OTHER) as second:
        assert first.claim(TPS) is None
        assert first.claim(TPS) is None
        assert second.claim(TPS) == DESK
        assert second.claim(NEXT) is None
        assert first.claims() == {TPS: DESK, NEXT: OTHER}
        first.release(TPS)
        first.release(NEXT)
        assert second.claim(TPS) is None
        assert first.claims() == {TPS: OTHER, NEXT: OTHER}


def test_a_name_is_of_one_living_desk(postgres_url: str) -> None:
    """It is no place: nobody is told of it as of a claim; and it is free once its desk is gone."""
    with open_store(postgres_url, DESK) as first:
        assert first.sit()
        assert first.sit()
        with open_store(postgres_url, DESK) as twin, open_store(postgres_url, OTHER) as other:
            assert not twin.sit()
            assert other.sit()
            assert other.claims() == {}
            other.stand()
            first.stand()
            assert twin.sit()
            assert not first.sit()
        assert first.sit()
    with open_store(postgres_url, DESK) as again:
        assert again.sit()


def test_a_step_holds_a_place_to_its_end(postgres_url: str) -> None:
    """What a step has asked for nobody claims before it is committed."""
    with open_store(postgres_url, DESK) as first, open_store(postgres_url, OTHER) as second:
        with first.write(CountingOpened(), KETUA_KPPS, AT) as books:
            assert books.claims.hold(TPS) is None
        assert second.claim(TPS) is None
        with first.write(CountingOpened(), KETUA_KPPS, AT) as books:
            assert books.claims.hold(TPS) == OTHER
            assert books.claims.hold(NEXT) is None
        with second.write(CountingOpened(), KETUA_KPPS, AT) as books:
            assert books.claims.hold(TPS) is None


def test_a_file_has_one_desk(tmp_path: Path) -> None:
    with open_store(file_url(tmp_path / "a.db"), DESK, KEY) as store:
        assert store.claim(TPS) is None
        store.beat()
        store.release(TPS)
        assert store.claims() == {}
        with store.write(CountingOpened(), KETUA_KPPS, AT) as books:
            assert books.claims.hold(TPS) is None
        watch = store.watch()
        assert watch.wait(0) == ()
        watch.stop()
        assert watch.wait(60) == ()
        watch.close()


def test_the_claims_of_a_killed_desk_fall_at_once(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as store, _holder(postgres_url) as holder:
        assert store.claim(TPS) == OTHER
        holder.kill()
        _claim_at_last(store)


def test_the_claims_of_a_silent_desk_fall(postgres_url: str) -> None:
    """It is there and its connection stands, but it says nothing: as with a lid that is shut."""
    with open_store(postgres_url, DESK) as store, _holder(postgres_url, 0.3) as holder:
        holder.send_signal(signal.SIGSTOP)
        _claim_at_last(store)
        holder.send_signal(signal.SIGCONT)
        holder.kill()


def test_a_desk_that_lost_its_connection_has_its_claims_again(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as first, open_store(postgres_url, OTHER) as second:
        assert first.claim(TPS) is None
        assert first.claim(NEXT) is None
        raw_run(postgres_url, CUT_OFF)
        assert second.claim(NEXT) is None
        first.beat()
        assert second.claims() == {TPS: DESK, NEXT: OTHER}
        assert first.claim(NEXT) == OTHER


def test_a_place_is_taken_over_from_a_desk_that_lives(postgres_url: str) -> None:
    """The desk loses that place alone, writes on as before, and hears whose the place is now."""
    with open_store(postgres_url, DESK) as first, open_store(postgres_url, OTHER) as second:
        watch = second.watch()
        watch.wait(60)
        assert second.claim(TPS) is None
        assert second.claim(NEXT) is None
        mark(second)
        assert first.take_over(TPS) is None
        assert first.claims() == {TPS: DESK}
        assert [one.taken for one in _heard(watch, 4)] == ["", "", "", TPS]
        mark(second)
        assert first.claims() == {TPS: DESK, NEXT: OTHER}
        with second.write(CountingOpened(), KETUA_KPPS, AT) as books:
            assert books.claims.hold(TPS) == DESK
        assert second.claim(TPS) == DESK
        second.release(TPS)
        assert first.claims() == {TPS: DESK, NEXT: OTHER}
        assert second.audit() == []
        watch.close()


def test_what_nobody_else_has_is_taken_over_without_a_word(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as first, open_store(postgres_url, OTHER) as second:
        watch = second.watch()
        watch.wait(60)
        assert first.take_over(TPS) is None
        assert first.take_over(TPS) is None
        assert [one.event for one in _heard(watch, 1)] == [CLAIMED]
        assert watch.wait(0) == ()
        assert second.claim(TPS) == DESK
        watch.close()


def test_a_desk_killed_before_or_stopped_while_it_is_taken_over_holds_nothing_up(
    postgres_url: str,
) -> None:
    with open_store(postgres_url, DESK) as store:
        with _holder(postgres_url) as holder:
            holder.kill()
            assert store.take_over(TPS) is None
        store.release(TPS)
        with _holder(postgres_url) as holder:
            holder.send_signal(signal.SIGSTOP)
            assert store.take_over(TPS) is None
            holder.send_signal(signal.SIGCONT)
            assert store.claims() == {TPS: DESK}
            holder.kill()


def test_who_takes_over_and_is_killed_leaves_the_place_to_whoever_comes(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as store:
        assert store.claim(TPS) is None
        with _holder(postgres_url, step="take_over") as holder:
            assert store.claims() == {TPS: OTHER}
            holder.kill()
        _claim_at_last(store)
        store.beat()
        assert store.claims() == {TPS: DESK}


def test_a_place_is_never_two_desks_however_they_take_it_from_each_other(
    postgres_url: str,
) -> None:
    """Both write all the time; a step that got the place has it to its end."""
    inside, met = threading.Lock(), [0]

    def fight(store: Store) -> None:
        for _ in range(8):
            store.take_over(TPS)
            with store.write(CountingOpened(), KETUA_KPPS, AT) as books:
                if books.claims.hold(TPS) is None:
                    assert inside.acquire(blocking=False)
                    met[0] += 1
                    inside.release()

    with open_store(postgres_url, DESK) as first, open_store(postgres_url, OTHER) as second:
        fighting = [threading.Thread(target=fight, args=(one,)) for one in (first, second)]
        for one in fighting:
            one.start()
        for one in fighting:
            one.join()
        assert met[0] > 0
        assert len(first.claims()) <= 1
        assert first.audit() == []
        with first.read() as books:
            lines = [line.desk for _, line in books.journal.lines()]
        assert (lines.count(DESK), lines.count(OTHER)) == (8, 8)


def test_a_desk_of_another_account_is_not_ended(postgres_url: str) -> None:
    """What the server does not allow is told by who has the place still."""
    address = make_url(postgres_url).set(username="tamu", password="tamu")
    with open_store(postgres_url, DESK) as first:
        raw_run(postgres_url, *GUEST)
        assert first.claim(TPS) is None
        with open_store(address.render_as_string(hide_password=False), OTHER) as second:
            assert second.take_over(TPS) == DESK
            assert first.claims() == {TPS: DESK}
            assert second.claim(NEXT) is None
            assert first.take_over(NEXT) is None, "the account that owns the server ends any"
    raw_run(postgres_url, "DROP OWNED BY tamu", "DROP ROLE tamu")


def test_regions_are_claimed_as_tps_are_and_told_by_their_codes(postgres_url: str) -> None:
    """A KPU has kecamatan and kab/kota in hand; none is mistaken for another place."""
    places = ("9901", "990110", "990201", "1171", TPS)
    with open_store(postgres_url, DESK) as first, open_store(postgres_url, OTHER) as second:
        assert [first.claim(place) for place in places] == [None] * len(places)
        assert second.claims() == dict.fromkeys(places, DESK)
        assert second.claim("990110") == DESK
        first.release("990110")
        assert second.claim("990110") is None


def test_what_a_desk_commits_the_others_hear(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as first, open_store(postgres_url, OTHER) as second:
        watch = second.watch()
        try:
            assert watch.wait(60) == (MISSED,)
            mark(first)
            assert watch.wait(60) == (Heard(DESK, 1, "counting_opened"),)
            first.claim(TPS)
            assert watch.wait(60) == (Heard(DESK, 0, CLAIMED),)
            assert watch.wait(0) == ()
            raw_run(postgres_url, CUT_OFF)
            with pytest.raises(Trouble, match=r"^B\.106"):
                _wait_twice(watch)
            assert watch.wait(60) == (MISSED,)
        finally:
            watch.close()


def test_what_was_not_committed_nobody_hears(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as store:
        watch = store.watch()
        watch.wait(60)
        with pytest.raises(ZeroDivisionError), store.write(CountingOpened(), KETUA_KPPS, AT):
            _ = 1 / 0
        assert watch.wait(0) == ()
        watch.close()


def test_a_watch_that_waits_is_stopped_from_elsewhere(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as store:
        watch = store.watch()
        watch.wait(60)
        waiting = threading.Thread(target=watch.wait, args=(600,))
        waiting.start()
        watch.stop()
        waiting.join()
        watch.close()


def test_a_commit_that_was_heard_but_not_answered_is_known_once_the_server_is_back(
    postgres_url: str,
) -> None:
    with cable(postgres_url) as wire, open_store(wire.url, DESK) as store:
        count(store, 1)
        wire.cut("after")
        with pytest.raises(Trouble, match=r"^S\.280"):
            count(store, 2)
        with pytest.raises(Trouble, match=r"^S\.280"):
            count(store, 2)
        wire.mend()
        with pytest.raises(Trouble, match=r"^S\.281"):
            count(store, 2)
        count(store, 3)
        assert store.audit() == []
        with store.read() as books:
            assert books.ballots.tally("gubernur", 1) == {1: 1, 2: 1, 3: 1}


def test_a_commit_that_was_never_heard_is_tried_again(postgres_url: str) -> None:
    with cable(postgres_url) as wire, open_store(wire.url, DESK) as store:
        count(store, 1)
        wire.cut("before")
        with pytest.raises(Trouble, match=r"^S\.280"):
            count(store, 2)
        wire.mend()
        count(store, 2)
        assert store.audit() == []
        with store.read() as books:
            assert books.ballots.tally("gubernur", 1) == {1: 1, 2: 1}


@pytest.mark.parametrize(("when", "written"), [("after", True), ("before", False)])
def test_a_server_that_is_back_at_once_is_asked_at_once(
    postgres_url: str, when: str, *, written: bool
) -> None:
    with cable(postgres_url) as wire, open_store(wire.url, DESK) as store:
        count(store, 1)
        wire.only_once = True
        wire.cut(when)
        if written:
            count(store, 2)
        else:
            with pytest.raises(Trouble, match=r"^B\.106"):
                count(store, 2)
        count(store, 3)
        with store.read() as books:
            assert books.ballots.tally("gubernur", 1).get(2) == (1 if written else None)
