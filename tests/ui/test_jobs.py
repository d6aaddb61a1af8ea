"""Work goes to its worker in order, and what comes of it is told in the window's thread."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from kpps_desktop.domain.outcomes import Refused, Told, Trouble
from kpps_desktop.ui.jobs import Jobs, collect
from kpps_desktop.ui.pictures import ProgressPicture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HERE = threading.current_thread


def test_work_is_done_elsewhere_and_told_here(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[str, threading.Thread]] = []
    with qtbot.waitSignal(jobs.settled):
        jobs.books(lambda: HERE().name, lambda name: told.append((name, HERE())))
    with qtbot.waitSignal(jobs.settled):
        jobs.papers(lambda: HERE().name, lambda name: told.append((name, HERE())))
    assert told == [("books", threading.main_thread()), ("papers", threading.main_thread())]


def test_work_is_done_in_the_order_asked(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[int] = []
    with qtbot.waitSignal(jobs.settled):
        for number in range(50):
            jobs.books(lambda number=number: number, told.append)
    assert told == list(range(50))
    assert jobs.idle


def test_what_is_told_may_ask_for_more(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []
    with qtbot.waitSignal(jobs.settled):
        jobs.books(lambda: "a", lambda _: jobs.books(lambda: "b", told.append))
    assert told == ["b"]


def test_what_was_asked_is_told_at_once_where_no_event_may_come_between(jobs: Jobs) -> None:
    told: list[int] = []
    for number in range(3):
        jobs.books(lambda number=number: number, told.append)
    jobs.catch_up()
    assert told == [0, 1, 2]
    assert jobs.idle


def test_papers_do_not_wait_for_the_books(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    told: list[str] = []
    jobs.books(gate.wait, lambda _: told.append("books"))
    jobs.papers(lambda: None, lambda _: told.append("papers"))
    qtbot.waitUntil(lambda: told == ["papers"])
    with qtbot.waitSignal(jobs.settled):
        gate.set()
    assert told == ["papers", "books"]


@pytest.mark.parametrize("news", [Refused("S.101"), Trouble("B.101", folder="x")])
def test_refusals_and_troubles_are_told(jobs: Jobs, qtbot: QtBot, news: Told) -> None:
    def work() -> None:
        raise news

    with qtbot.waitSignal(jobs.told) as telling:
        jobs.books(work, lambda _: pytest.fail("nothing was done"))
    assert telling.args == [news]


def test_a_job_may_take_its_own_refusals(jobs: Jobs, qtbot: QtBot) -> None:
    def work() -> None:
        raise Refused("S.101")

    taken: list[Told] = []
    with qtbot.assertNotEmitted(jobs.told), qtbot.waitSignal(jobs.settled):
        jobs.books(work, refused=taken.append)
    assert [one.code for one in taken] == ["S.101"]


def test_a_bug_is_told_apart_with_its_trace(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(jobs.told), qtbot.waitSignal(jobs.broke) as telling:
        jobs.papers(lambda: 1 // 0)
    (failure,) = telling.args or ()
    assert isinstance(failure, ZeroDivisionError)
    assert failure.__traceback__ is not None


def test_a_bug_does_not_stop_the_worker(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[int] = []
    with qtbot.waitSignal(jobs.settled):
        jobs.books(lambda: 1 // 0)
        jobs.books(lambda: 7, told.append)
    assert told == [7]


def test_who_was_closed_meanwhile_is_told_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    asked = QWidget()
    with qtbot.waitSignal(jobs.settled):
        jobs.books(lambda: "too late", asked.setWindowTitle)
        shiboken6.delete(asked)


def test_short_work_shows_no_progress(jobs: Jobs, qtbot: QtBot) -> None:
    shown: list[ProgressPicture | None] = []
    jobs.waiting.connect(shown.append)
    with qtbot.waitSignal(jobs.settled):
        jobs.books(lambda: None)
    assert [one for one in shown if one] == []


def test_long_work_shows_progress_until_it_is_over(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    with qtbot.waitSignal(jobs.waiting) as waiting:
        jobs.papers(gate.wait, words="Menggambar")
    assert waiting.args == [ProgressPicture("Menggambar")]
    with qtbot.waitSignal(jobs.waiting) as waiting:
        jobs.step(3, 40)
    assert waiting.args == [ProgressPicture("Menggambar", 3, 40)]
    with qtbot.waitSignal(jobs.waiting) as waiting:
        gate.set()
    assert waiting.args == [None]


def test_closing_finishes_the_books_and_drops_papers_not_begun(qtbot: QtBot) -> None:
    jobs, gate = Jobs(), threading.Event()
    done: list[str] = []
    begun = threading.Event()

    def first() -> None:
        begun.set()
        gate.wait()

    jobs.papers(first)
    jobs.papers(lambda: done.append("paper"))
    jobs.books(lambda: done.append("book"))
    begun.wait()
    threading.Timer(0.05, gate.set).start()
    with qtbot.assertNotEmitted(jobs.settled):
        jobs.close()
    assert done == ["book"]


def test_after_closing_nothing_is_begun(qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.close()
    jobs.books(lambda: pytest.fail("the books are closed"))
    assert jobs.idle
    assert qtbot


def test_no_worker_ever_collects_a_widget(jobs: Jobs, qtbot: QtBot) -> None:
    assert not gc.isenabled()
    gone: list[str] = []

    def leave_a_cycle() -> None:
        widget = QWidget()
        widget.myself = lambda: widget  # type: ignore[attr-defined]
        weakref.finalize(widget, lambda: gone.append(threading.current_thread().name))

    leave_a_cycle()
    jobs.books(lambda: [[one] for one in range(200_000)])
    qtbot.waitUntil(lambda: jobs.idle)
    collect()
    gc.collect()
    assert gone == [threading.main_thread().name]
