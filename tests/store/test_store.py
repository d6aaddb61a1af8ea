"""A change and its journal line are committed together, or neither is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.events import BallotCounted, PlanoRead
from kpps_desktop.domain.journal import BEGINNING, DeskId, Head, broken_at
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.store import open_store
from tests.store.scenes import AT, DESK, KEY, TALLIER, WIB, count, mark

if TYPE_CHECKING:
    from kpps_desktop.store import Store


class _PowerCutError(Exception):
    """Something of no kind the store knows."""


def _count_until_the_power_cut(store: Store) -> None:
    with store.write(BallotCounted("gubernur", 2, ""), TALLIER, AT) as books:
        books.ballots.count("gubernur", 1, 2)
        assert books.ballots.tally("gubernur", 1) == {1: 1, 2: 1}
        raise _PowerCutError


def test_a_change_stands_beside_its_line(store: Store) -> None:
    count(store, 2)
    with store.read() as books:
        assert books.ballots.tally("gubernur", 1) == {2: 1}
        (line,) = books.journal.of(DESK)
    assert (line.desk, line.seq, line.officer, line.event) == (DESK, 1, TALLIER, "ballot_counted")
    assert line.facts == {"contest": "gubernur", "choice": 2, "reason": ""}
    assert line.at == "2024-11-27T14:03:00+07:00"
    assert line.prev == BEGINNING
    assert line.hash == line.digest()


def test_lines_are_chained(store: Store) -> None:
    assert store.head() == Head(DESK)
    for choice in (1, 2, 0):
        count(store, choice)
    lines = [line for _, line in store.lines()]
    assert broken_at(lines) is None
    assert store.head() == Head(DESK, 3, lines[-1].hash)


def test_a_line_without_rows_and_lines_with_the_same_rows_have_their_digests(store: Store) -> None:
    mark(store)
    count(store, 1)
    count(store, 1)
    none, first, second = (line.rows for _, line in store.lines())
    assert none != first == second


def test_an_exception_leaves_nothing(store: Store) -> None:
    count(store, 1)
    before = store.lines()
    with pytest.raises(_PowerCutError):
        _count_until_the_power_cut(store)
    assert store.lines() == before
    with store.read() as books:
        assert books.ballots.tally("gubernur", 1) == {1: 1}
    count(store, 3)
    assert store.audit() == []


def test_writes_do_not_nest(store: Store) -> None:
    with pytest.raises(RuntimeError, match="do not nest"):  # noqa: SIM117 - the outer one too
        with store.write(BallotCounted("gubernur", 1, ""), TALLIER, AT):
            mark(store)
    assert store.lines() == ()
    mark(store)


def test_a_time_without_its_offset_is_a_bug(store: Store) -> None:
    with (
        pytest.raises(ValueError, match="offset"),
        store.write(BallotCounted("gubernur", 1, ""), TALLIER, AT.replace(tzinfo=None)),
    ):
        pass
    assert store.lines() == ()


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (AT, "2024-11-27T14:03:00+07:00"),
        (AT + timedelta(microseconds=500_000), "2024-11-27T14:03:00.500000+07:00"),
        (datetime(2024, 11, 27, 7, 3, tzinfo=UTC), "2024-11-27T07:03:00+00:00"),
        (AT.astimezone(WIB), "2024-11-27T14:03:00+07:00"),
    ],
)
def test_times_are_written_with_their_offset(store: Store, at: datetime, written: str) -> None:
    with store.write(BallotCounted("gubernur", 1, ""), TALLIER, at):
        pass
    assert store.lines()[0][1].at == written


def test_a_line_that_could_not_be_read_back_is_refused(store: Store) -> None:
    impossible = PlanoRead("gubernur", {"VA": -1})
    with pytest.raises(Refused, match=r"J\.001"), store.write(impossible, TALLIER, AT):
        pass
    assert store.lines() == ()


def test_nothing_is_written_while_reading(store: Store) -> None:
    with store.read() as books, pytest.raises(RuntimeError, match="only while a line"):
        books.ballots.count("gubernur", 1, 1)


def test_books_end_with_their_transaction(store: Store) -> None:
    with store.read() as read:
        pass
    with store.write(BallotCounted("gubernur", 1, ""), TALLIER, AT) as written:
        pass
    for books in (read, written):
        with pytest.raises(RuntimeError, match="is over"):
            books.journal.lines()
        with pytest.raises(RuntimeError):
            books.ballots.count("gubernur", 1, 1)


def test_a_reader_sees_one_moment(store: Store) -> None:
    count(store, 1)
    with store.read() as books:
        assert books.ballots.tally("gubernur", 1) == {1: 1}
        count(store, 1)
        assert books.ballots.tally("gubernur", 1) == {1: 1}
    with store.read() as books:
        assert books.ballots.tally("gubernur", 1) == {1: 2}


def test_books_are_as_they_were_when_opened_again(url: str) -> None:
    with open_store(url, DESK, KEY) as store:
        count(store, 3)
        written = store.lines()
    with open_store(url, DESK, KEY) as store:
        assert store.lines() == written
        count(store, 3)
        assert store.audit() == []


def test_two_stores_of_one_desk_go_on_with_one_chain(url: str) -> None:
    with open_store(url, DESK, KEY) as one, open_store(url, DESK, KEY) as other:
        for store in (one, other, other, one):
            count(store, 1)
        assert [line.seq for _, line in one.lines()] == [1, 2, 3, 4]
        assert other.audit() == []


def test_two_desks_have_their_own_chains_in_one_order(url: str) -> None:
    desks = [DeskId("ppk-a"), DeskId("ppk-b"), DeskId("ppk-a")]
    for desk in desks:
        with open_store(url, desk, KEY) as store:
            mark(store)
    with open_store(url, DeskId("ppk-c"), KEY) as store:
        lines = store.lines()
        with store.read() as books:
            assert books.journal.desks() == ("ppk-a", "ppk-b")
            assert [line.seq for line in books.journal.of(DeskId("ppk-a"))] == [1, 2]
            assert books.journal.head(DeskId("ppk-c")) == Head(DeskId("ppk-c"))
    assert [(line.desk, line.seq) for _, line in lines] == [
        ("ppk-a", 1),
        ("ppk-b", 1),
        ("ppk-a", 2),
    ]
    assert lines[0][1].prev == lines[1][1].prev == BEGINNING


def test_lines_after_a_place_are_only_the_new_ones(store: Store) -> None:
    for _ in range(3):
        mark(store)
    (first, _), *later = store.lines()
    assert store.lines(after=first) == tuple(later)
    assert store.lines(after=later[-1][0]) == ()


def test_a_line_read_is_the_line_written(store: Store) -> None:
    figures = PlanoRead("gubernur", {"VA": 10, "VB": None})
    with store.write(figures, TALLIER, AT):
        pass
    ((_, line),) = store.lines()
    assert line.facts == {"contest": "gubernur", "figures": {"VA": 10, "VB": None}}
    assert replace(line, hash="").digest() == line.hash
