"""Wires the pleno to the services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from kpps_desktop.ui.desk.asking import Asking
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.ppk.pleno import prompts
from kpps_desktop.ui.ppk.pleno.intents import INTENTS, together
from kpps_desktop.ui.ppk.pleno.pictures import Step
from kpps_desktop.ui.ppk.pleno.present import keys_of, present, side_of
from kpps_desktop.ui.ppk.pleno.scene import before_the_meeting, looked_at
from kpps_desktop.ui.ppk.pleno.screen import PlenoScreen
from kpps_desktop.ui.ppk.pleno.sirekap import take_table
from kpps_desktop.ui.ppk.pleno.words import say
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.desk.part import Shows
    from kpps_desktop.ui.pictures import FindingPicture, NoticePicture, QuestionPicture
    from kpps_desktop.ui.ppk.pleno.pictures import PlenoPicture
    from kpps_desktop.ui.ppk.session import Session
    from kpps_desktop.ui.widgets.question import Answer

CODE = "pleno"


def part(session: Session) -> Part:
    """Make the pleno's part of the window."""
    screen = PlenoScreen()
    _Wires(session, screen)

    def seen(view: RecapView) -> PlenoPicture:
        place = before_the_meeting(view, session.before)
        return present(looked_at(session.desk, view, place, session.officer, look().lang))

    def found(picture: object) -> tuple[FindingPicture, ...]:
        return side_of(cast("PlenoPicture", picture))

    return Part(
        CODE,
        screen,
        cast("Shows", screen),
        seen,
        keys_of(look().lang),
        to_cell=screen.reach_cell,
        search=screen.search,
        findings=found,
    )


class _Wires(QObject):
    """Carries what the screen announces to the services, by the officer at the keyboard."""

    def __init__(self, session: Session, screen: PlenoScreen) -> None:
        super().__init__(screen)
        self._session, self._screen = session, screen
        self._asking = Asking(screen)
        session.station_wanted.connect(self._come)
        screen.place_shown.connect(self._put_before)
        screen.asked.connect(self._ask)
        screen.station.place_wanted.connect(self._go)
        screen.station.cell_pointed.connect(session.point_at)
        meeting = screen.meeting
        meeting.turn_asked.connect(lambda code: self._ask(code, ""))
        meeting.guest_came.connect(lambda *said: self._do("guest", *said, done=meeting.taken))
        meeting.guest_turned.connect(self._turn_guest)
        screen.correction.figure_corrected.connect(self._correct)
        screen.reopening.station_reopened.connect(self._reopen)
        screen.raising.objection_raised.connect(lambda *said: self._file("object", *said))
        screen.answering.objection_answered.connect(
            lambda *said: self._do("answer", *said, done=screen.back)
        )
        screen.paper.incident_written.connect(lambda *said: self._file("paper", *said))
        screen.copying.copy_shown.connect(lambda *said: self._file("copy", *said))

    def _come(self, code: str, tps: str, contest: str) -> None:
        """Put before the meeting what another screen leads to."""
        if code == CODE:
            self._screen.back()
            self._session.put_before((tps, contest))

    def _go(self, place: Place) -> None:
        self._session.put_before(place)
        self._session.look()

    def _put_before(self, place: Place) -> None:
        if self._session.before != place:
            self._session.put_before(place)

    @property
    def _place(self) -> Place:
        picture = self._screen.picture
        return picture.station.place if picture else ("", "")

    def _ask(self, what: str, code: str) -> None:
        """Do what needs no question; put the question of what does."""
        asks: dict[str, Callable[[str], None]] = {
            "open": self._open,
            "pause": lambda _: self._reasoned("pause"),
            "close": lambda _: self._reasoned("close"),
            "defer": lambda _: self._reasoned("defer"),
            "explain": self._explain,
            "incident": self._read_incident,
            "sirekap": lambda _: self._choose_table(),
            Step.TYPE: lambda _: self._session.take_up("ketik", self._place),
        }
        if what in asks:
            asks[what](code)
        elif what == "resume":
            self._do("resume")
        else:
            self._do(what, *self._place)

    def _open(self, _code: str) -> None:
        picture = self._screen.picture
        if picture is None or not picture.meeting.leads:
            return
        place = picture.meeting.place

        def answered(said: Answer) -> None:
            self._do("open", said.words or place)

        self._asking.ask(prompts.where_held(picture.meeting), answered)

    def _reasoned(self, kind: str) -> None:
        picture = self._screen.picture
        if picture is None:
            return
        asked: dict[str, Callable[[], QuestionPicture]] = {
            "pause": prompts.why_paused,
            "close": prompts.how_closed,
            "defer": lambda: prompts.why_deferred(picture.station),
        }
        about = self._place if kind == "defer" else ()
        self._asking.ask(
            asked[kind](), lambda said: self._do(kind, *about, prompts.reason(kind, said))
        )

    def _explain(self, code: str) -> None:
        """Ask why a finding stands; without a code, why what a SALINAN says otherwise does."""
        found = self._screen.picture.station.found if self._screen.picture else ()
        one = next((each for each in found if code in {"", each.code} and each.explainable), None)
        if not code:
            differing = [each for each in found if each.rule in {"K.030", "K.015"}]
            one = next((each for each in differing if not each.reason), one)
        if one is None:
            return
        rule = one.rule
        self._asking.ask(
            prompts.why_it_stands(one),
            lambda said: self._do("explain", *self._place, rule, prompts.reason("explain", said)),
        )

    def _read_incident(self, code: str) -> None:
        """Ask what became of an incident, or of the first that was not read."""
        listed = self._screen.picture.station.incidents if self._screen.picture else ()
        told = [one for one in listed if one.told]
        waits = [one for one in told if (one.key == code if code else not one.read)]
        if not waits:
            return
        key = waits[0].key

        def answered(said: Answer) -> None:
            if not said.choice:
                self._asking.tell(say("incident.choice_needed"))
                return
            settled = said.choice == prompts.SETTLED
            self._do("incident", *self._place, key, settled, said.words)

        self._asking.ask(prompts.what_became_of(waits[0]), answered)

    def _turn_guest(self, code: str) -> None:
        seats = self._screen.picture.meeting.seats if self._screen.picture else ()
        guest = next(one for seat in seats for one in seat.guests if one.code == code)
        if guest.mandate:
            self._do("turn", code)
        else:
            asked = prompts.whether_brought(guest.name)
            self._asking.ask(asked, lambda _: self._do("mandate", code))

    def _correct(
        self, cell: str, figure: int | None, why: str, saksi: tuple[str, ...], second: str
    ) -> None:
        picture = self._screen.picture
        shown = picture.station.cell(cell) if picture else None
        if picture is None or shown is None:
            return
        new = "—" if figure is None else figure
        old = "—" if shown.figure is None else shown.figure
        text = say("correction.ask", cell=shown.cite, old=old, new=new)
        place = self._place
        self._with_pins(
            say("correction.ask_title"),
            text,
            second,
            lambda pins: self._do(
                "correct",
                *(*place, cell, figure, why, saksi, together(pins, second)),
                done=self._finished,
            ),
        )

    def _reopen(self, why: str, second: str) -> None:
        place = self._place
        self._with_pins(
            say("reopen.ask_title"),
            say("reopen.ask"),
            second,
            lambda pins: self._do(
                "reopen", *place, why, together(pins, second), done=self._finished
            ),
        )

    def _with_pins(
        self, title: str, text: str, second: str, act: Callable[[tuple[str, ...]], None]
    ) -> None:
        picture = self._screen.picture
        if picture is not None:
            people = (picture.people.ketua, picture.people.members[second])
            asked = prompts.two_pins(title, text, people)
            self._asking.ask(asked, lambda said: act(said.pins))

    def _choose_table(self) -> None:
        window = QFileDialog(self._screen, say("sirekap.title"))
        window.setObjectName("sirekap_file")
        window.setNameFilter(say("sirekap.filter"))
        window.setFileMode(QFileDialog.FileMode.ExistingFile)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.fileSelected.connect(self._take_table)
        window.open()

    def _take_table(self, path: str) -> None:
        desk, by, jobs = self._session.desk, self._session.officer, self._session.jobs
        told: list[NoticePicture] = []
        lang = look().lang

        def taken() -> Any:  # noqa: ANN401 - Changed
            changed, notice = take_table(desk, Path(path), by, lang, jobs.step)
            told.append(notice)
            return changed

        def done() -> None:
            self._session.noticed.emit(told[0])

        self._session.do(taken, done, words=say("sirekap.words"))

    def _file(self, name: str, *said: object) -> None:
        """Do what was typed on a page about what is before the meeting, and go back to it."""
        self._do(name, *self._place, *said, done=self._screen.back)

    def _finished(self) -> None:
        self._asking.taken()
        self._screen.back()

    def _do(self, name: str, *said: object, done: Callable[[], object] | None = None) -> None:
        """Carry an intent out; a question stays open where it was refused."""
        desk, by = self._session.desk, self._session.officer
        self._session.do(
            lambda: INTENTS[name](desk, by, *said),
            done or self._asking.taken,
            refused=self._refused,
        )

    def _refused(self, news: Told) -> None:
        self._screen.station.let_go()
        if not self._asking.refuse(notice_of(news, look().lang)):
            self._session.tell(news)
        self._session.look()
