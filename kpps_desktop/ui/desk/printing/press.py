"""The press: any paper of a desk looked at, printed, saved; its work is done on the workers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QStandardPaths, QTimer

from kpps_desktop.devices import files
from kpps_desktop.papers.preview import page_count, page_image
from kpps_desktop.ui.desk.printing.paper_list import PaperList
from kpps_desktop.ui.desk.printing.pictures import Order, Place, Said
from kpps_desktop.ui.desk.printing.present import places, press_picture, say
from kpps_desktop.ui.desk.printing.press_sheet import PressSheet
from kpps_desktop.ui.desk.printing.printers import Printers, SystemPrinters, send
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.pictures import NoticePicture, Tone
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.devices.drives import Drives
    from kpps_desktop.domain.outcomes import Changed, Told
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.papers.preview import PageImage
    from kpps_desktop.services.offered import Offer, Ready
    from kpps_desktop.ui.desk.session import DeskSession

_OFTEN_MS = 2000
"""How often sticks are looked for while a paper lies at the press."""
_FOLDER = "KPPS Desktop"


@dataclass(frozen=True, slots=True)
class Outlets:
    """Where papers go: printers, sticks, and a folder of this machine."""

    printers: Printers
    drives: Drives
    folder: Path


def of_this_machine(drives: Drives) -> Outlets:
    """Return the outlets of the machine we run on, whose sticks are told."""
    kept = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Outlets(SystemPrinters(), drives, Path(kept) / _FOLDER)


class Papers(Protocol):
    """The papers of a desk; asked for on the books' worker."""

    def offers(self) -> tuple[Offer, ...]:
        """Return the papers that can be had now."""
        ...

    def ready(self, code: str, contest: str, about: str) -> Ready:
        """Make a paper ready; Refused for one that there is not, or not yet."""
        ...

    def note_print(self, offer: Offer, copies: int, by: OfficerId, reason: str) -> Changed:
        """Write down that a kept paper was printed."""
        ...


@dataclass(slots=True, eq=False)
class _Laid:
    """The paper that lies at the press; its bytes come when they are drawn."""

    sheet: PressSheet
    ready: Ready
    pdf: bytes = b""


class Press(QObject):
    """Opens the press over a window: for one paper, or for a list of all of them."""

    def __init__(
        self,
        session: DeskSession,
        papers: Papers,
        parent: QWidget,
        outlets: Outlets | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._papers, self._over = session, papers, parent
        self._outlets = outlets or of_this_machine(session.drives)
        self._laid: _Laid | None = None
        self._watch = QTimer(self, interval=_OFTEN_MS)
        self._watch.timeout.connect(self._look_around)
        session.jobs.waiting.connect(self._show_progress)

    def show(self, code: str, contest: str = "", about: str = "") -> None:
        """Lay a paper at the press; what is refused is told in the window."""
        papers = self._papers
        self._session.ask(lambda: papers.ready(code, contest, about), self._open)

    def list(self) -> None:
        """List the papers that can be had now."""
        self._session.ask(self._papers.offers, self._list)

    def _list(self, offers: tuple[Offer, ...]) -> None:
        sheet = PaperList(offers, self._over)
        sheet.paper_chosen.connect(lambda one: self.show(one.code, one.contest, one.about))
        sheet.open()

    def _open(self, ready: Ready) -> None:
        if self._laid is not None:
            return
        handed = ready.offer.kept and ready.offer.about
        if handed and not self._outlets.printers.names():
            # The copy is written by hand: a press without a printer only stands in the way.
            lang = look().lang
            told = (say("by_hand.title", lang), say("by_hand.remedy", lang))
            self._session.noticed.emit(NoticePicture(Tone.KABAR, *told))
            return
        sheet = PressSheet(press_picture(ready, look().lang), self._over)
        laid = self._laid = _Laid(sheet, ready)
        sheet.finished.connect(self._leave)
        sheet.print_asked.connect(self._print)
        sheet.save_asked.connect(self._save)
        sheet.preview.page_wanted.connect(self._draw_page)
        self._look_around()
        self._watch.start()
        sheet.open()
        step = self._session.jobs.step
        drawing = say("drawing", look().lang)
        sheet.tell(Said(Tone.PLAIN, drawing))

        def make() -> tuple[bytes, int]:
            pdf = ready.make(step)
            return pdf, page_count(pdf)

        def made(result: tuple[bytes, int]) -> None:
            if self._laid is laid:
                laid.pdf = result[0]
                sheet.tell(Said(Tone.PLAIN, ""))
                sheet.show_pages(result[1])

        self._session.jobs.papers(make, made, refused=self._failed, words=drawing)

    def _leave(self) -> None:
        self._watch.stop()
        self._laid = None

    def _look_around(self) -> None:
        """Look for printers and sticks: both are plugged in when they are needed."""
        if self._laid is not None:
            found = places(self._outlets.drives.sticks(), self._outlets.folder, look().lang)
            self._laid.sheet.show_outlets(self._outlets.printers.names(), found)

    def _draw_page(self, page: int, wide: int) -> None:
        laid = self._laid
        if laid is None or not laid.pdf:
            return
        pdf = laid.pdf

        def show(image: PageImage) -> None:
            if self._laid is laid:
                laid.sheet.preview.show_page(page, (image.width, image.height), image.rgb)

        self._session.jobs.papers(lambda: page_image(pdf, page, wide), show)

    def _print(self, order: Order) -> None:
        laid = self._laid
        if laid is None:
            return
        pdf, printers, step = laid.pdf, self._outlets.printers, self._session.jobs.step
        words = say("printing", look().lang, printer=order.printer)
        laid.sheet.tell(Said(Tone.PLAIN, words), busy=True)

        def work() -> None:
            printer = printers.open(order.printer)
            printer.setDocName(laid.ready.file)
            send(pdf, printer, order.printer, order.copies, step)

        self._session.jobs.papers(
            work, lambda _: self._printed(laid, order), refused=self._failed, words=words
        )

    def _printed(self, laid: _Laid, order: Order) -> None:
        """Write a kept paper's printing down, even when its sheet is closed by now."""
        offer, papers, by = laid.ready.offer, self._papers, self._session.officer
        done = say("printed", look().lang, printer=order.printer, copies=order.copies)
        if offer.kept and not offer.about:  # a recipient's copy was written down when handed
            self._session.do(
                lambda: papers.note_print(offer, order.copies, by, order.reason),
                lambda: self._recorded(laid, done),
                refused=self._failed,
            )
        else:
            self._tell(laid, done)

    def _recorded(self, laid: _Laid, done: str) -> None:
        laid.ready = replace(laid.ready, printed=True)
        self._tell(laid, done)
        if self._laid is laid:
            laid.sheet.show_picture(press_picture(laid.ready, look().lang))

    def _save(self, place: Place) -> None:
        laid = self._laid
        if laid is None:
            return
        pdf, target = laid.pdf, Path(place.folder) / laid.ready.file
        words = say("saving", look().lang, file=target.name)
        laid.sheet.tell(Said(Tone.PLAIN, words), busy=True)
        key = "saved.stick" if place.stick else "saved.folder"
        done = say(key, look().lang, file=target.name, folder=place.folder)
        self._session.jobs.papers(
            lambda: files.write(target, pdf),
            lambda _: self._tell(laid, done),
            refused=self._failed,
            words=words,
        )

    def _tell(self, laid: _Laid, words: str) -> None:
        if self._laid is laid:
            laid.sheet.tell(Said(Tone.OK, words))

    def _failed(self, news: Told) -> None:
        """Tell in the sheet what failed, or in the window when the sheet is closed by now."""
        if self._laid is None:
            self._session.tell(news)
            return
        notice = notice_of(news, look().lang)
        self._laid.sheet.tell(Said(notice.tone, f"{notice.title}. {notice.remedy}"))

    def _show_progress(self, progress: object) -> None:
        if self._laid is not None:
            self._laid.sheet.show_progress(progress)  # type: ignore[arg-type]
