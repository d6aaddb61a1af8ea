"""QR codes that come one after another, by scanner or picture, until what they tell is whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.exchange import qr
from kpps_desktop.services.ppk import receiving, scans
from kpps_desktop.services.ppk.arrivals import Examiner
from kpps_desktop.services.ppk.receiving import Outcome, Reception
from kpps_desktop.trust.facts import fails
from kpps_desktop.ui.ppk.terima.inbox import line_of
from kpps_desktop.ui.ppk.terima.tray import Ending, Fate, Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.scans import Codes
    from kpps_desktop.ui.ppk.terima.inbox import Inbox


_SHOWN = 8
"""Of so many pictures that bring nothing one is seen to go by."""


class CodeReader:
    """Puts parts of QR codes together in an inbox's tray, and receives what is whole."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self._run = 0
        self._examiner: Examiner | None = None
        self._scans: list[Path] = []
        self._chosen = True
        """Whether somebody chose the pictures; else they lay beside what is received."""
        inbox.read_pictures = self._take_beside

    def take_scans(self, source: str, paths: tuple[Path, ...]) -> None:
        """Read the QR codes of pictures and PDFs, and receive what they tell."""
        if self.inbox.tray.busy or not paths:
            return
        self._scans, self._chosen = list(paths), True
        self.inbox.begin(source, len(paths))
        self._run = self.inbox.runs
        self._read_next()

    def _take_beside(self, paths: tuple[Path, ...]) -> None:
        """Read the pictures that lay beside the files of the run that goes on."""
        self._scans, self._chosen = list(paths), False
        self._run = self.inbox.runs
        self.inbox.session.look()
        self._read_next()

    def hear(self, name: str, text: str) -> None:
        """Take what a scanner typed."""
        gathered = qr.gather(self.inbox.tray.texts, text)
        self.inbox.tray = self.inbox.tray.hear(gathered.waiting, gathered.faults)
        if gathered.messages:
            tag = files.sha256(gathered.messages[0])[:6].upper()
            self._weigh(Path(f"{name} {tag}"), gathered.messages, self._tell)
        else:
            self.inbox.session.look()

    def forget_parts(self) -> None:
        """Scan a set of QR codes from the beginning."""
        self.inbox.tray = self.inbox.tray.hear((), ())
        self.inbox.session.look()

    def _read_next(self) -> None:
        """Read the next picture, on the papers' worker."""
        if not self._goes_on():
            return
        if not self._scans:
            self.inbox.end(Ending.DONE)
            return
        path = self._scans.pop(0)
        read = scans.codes_in if self._chosen else scans.codes_beside
        self.inbox.session.jobs.papers(partial(read, path), self._read, refused=self.inbox.fail)

    def _read(self, codes: Codes) -> None:
        """Put a picture's codes to those that wait, and receive what is whole by now."""
        if not self._goes_on():
            return
        if self.inbox.is_lost(codes.facts):
            self.inbox.end(Ending.PULLED)
            return
        if not self._chosen and not codes.texts and not _is_unread(codes):
            self._pass_over(codes)
            return
        if codes.facts:
            self._tell_scan(Reception(codes.path, Outcome.REFUSED, codes.facts))
            return
        gathered = qr.gather(self.inbox.tray.texts, "\n".join(codes.texts))
        self.inbox.tray = self.inbox.tray.hear(gathered.waiting, gathered.faults)
        if gathered.messages:
            self._weigh(codes.path, gathered.messages, self._tell_scan)
        elif gathered.has:
            self.inbox.tray = self.inbox.tray.go_on(_part(codes.path))
            self.inbox.session.look()
            self._read_next()
        else:
            facts = tuple(fails("readable", one.code, **one.facts) for one in gathered.faults)
            self._tell_scan(Reception(codes.path, Outcome.REFUSED, facts))

    def _pass_over(self, codes: Codes) -> None:
        """Count a picture that nobody chose and that brings nothing: nobody is to look at it."""
        self.inbox.tray = self.inbox.tray.pass_over(opened=not codes.facts)
        if len(self._scans) % _SHOWN == 0:
            self.inbox.session.look()
        self._read_next()

    def _weigh(
        self, path: Path, messages: tuple[bytes, ...], then: Callable[[Reception], None]
    ) -> None:
        """Receive whole messages, on the books' worker."""
        session = self.inbox.session

        def received() -> Reception:
            if self._examiner is None:
                self._examiner = Examiner(receiving.pack_of(session.desk))
            examined = self._examiner.weigh(path, scans.as_text(messages))
            return receiving.take(session.desk, examined, session.officer)

        session.jobs.books(received, then, refused=self.inbox.fail)

    def _tell(self, reception: Reception) -> None:
        self.inbox.tray = self.inbox.tray.add(line_of(reception))
        self.inbox.session.changed.emit(Changed.RECAP)

    def _tell_scan(self, reception: Reception) -> None:
        if self._goes_on():
            self.inbox.tray = self.inbox.tray.go_on(line_of(reception))
            self.inbox.session.changed.emit(Changed.RECAP)
            self._read_next()
        else:
            self._tell(reception)

    def _goes_on(self) -> bool:
        """Tell whether the pictures are being read still."""
        return self.inbox.tray.busy and self.inbox.runs == self._run


def _is_unread(codes: Codes) -> bool:
    return any(one.code == scans.UNREAD for one in codes.facts)


def _part(path: Path) -> Line:
    return Line(path.name, Fate.PART, Reception(path, Outcome.RECEIVED, ()))
