"""Receives at a desk: looks for sticks, takes file after file, and puts QR codes together.

It lives as long as its session, so that a window made anew goes on with it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Changed, Trouble
from kpps_desktop.exchange import qr
from kpps_desktop.services.ppk import receiving, scans
from kpps_desktop.services.ppk.arrivals import Examiner
from kpps_desktop.services.ppk.receiving import Outcome, Reception
from kpps_desktop.trust.facts import failing, fails
from kpps_desktop.ui.ppk.terima.tray import EMPTY, Ending, Fate, Held, Line, fate_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.services.ppk.scans import Codes
    from kpps_desktop.ui.ppk.session import Session

_LEAST, _TURNS = 4, 60
"""Files a turn of the books' worker, and turns for all: between turns others have theirs."""
_GONE = {"D.001", "D.004"}
"""What a file says that was on a stick that was pulled out."""


class Inbox:
    """Holds the tray; the session is told when it changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._examiner: Examiner | None = None
        self._coming: Iterator[Reception] = iter(())
        self._scans: list[Path] = []
        self._named: frozenset[Path] = frozenset()
        self._turn = _LEAST
        self.tray = EMPTY

    def look_at_sticks(self) -> None:
        """See which sticks are plugged in, and look for results on new ones."""
        there = tuple(Held(one.folder, one.name) for one in self._session.drives.sticks())
        if [one.folder for one in there] == [one.folder for one in self.tray.sticks]:
            return
        known = {one.folder for one in self.tray.sticks}
        self.tray = self.tray.look(there)
        self._session.look()
        for one in there:
            if one.folder not in known:
                self._search(one)

    def take_stick(self) -> None:
        """Receive the stick that is next."""
        stick = self.tray.next
        if stick is not None and stick.files and not self.tray.busy:
            self._begin(stick.name, stick.files, stick.folder)

    def take_files(self, source: str, paths: tuple[Path, ...]) -> None:
        """Receive files, or what a folder holds, that somebody chose."""
        if self.tray.busy or not paths:
            return

        def found() -> tuple[Path, ...]:
            return tuple(_results(paths))

        self._session.jobs.papers(found, lambda held: self._begin(source, held, named=paths))

    def take_scans(self, source: str, paths: tuple[Path, ...]) -> None:
        """Read the QR codes of pictures and PDFs, and receive what they tell."""
        if self.tray.busy or not paths:
            return
        self._scans = list(paths)
        self.tray = self.tray.begin(source, len(paths))
        self._session.look()
        self._read_next()

    def hear(self, name: str, text: str) -> None:
        """Take what a scanner typed."""
        gathered = qr.gather(self.tray.texts, text)
        self.tray = self.tray.hear(gathered.waiting, gathered.faults)
        if gathered.messages:
            tag = files.sha256(gathered.messages[0])[:6].upper()
            self._weigh(Path(f"{name} {tag}"), gathered.messages, self._tell)
        else:
            self._session.look()

    def forget_parts(self) -> None:
        """Scan a set of QR codes from the beginning."""
        self.tray = self.tray.hear((), ())
        self._session.look()

    def stop(self) -> None:
        """Receive no more of what is being received; what came whole stays."""
        if self.tray.busy:
            self._end(Ending.STOPPED)

    def filter(self, *, only: bool) -> None:
        """Show only what is to be looked at, or everything."""
        self.tray = self.tray.show_amiss(only=only)
        self._session.look()

    def _search(self, stick: Held) -> None:
        def found(held: tuple[Path, ...]) -> None:
            self.tray = self.tray.find(stick.folder, held)
            self._session.look()

        self._session.jobs.papers(
            lambda: tuple(_results((stick.folder,))), found, refused=lambda _: found(())
        )

    def _begin(
        self,
        source: str,
        paths: tuple[Path, ...],
        folder: Path | None = None,
        named: tuple[Path, ...] = (),
    ) -> None:
        session = self._session
        self._named, self._turn = frozenset(named), max(_LEAST, len(paths) // _TURNS)
        self.tray = self.tray.begin(source, len(paths), folder)
        session.look()

        def coming() -> Iterator[Reception]:
            pack = receiving.pack_of(session.desk)
            return receiving.receive(session.desk, pack, paths, session.officer)

        def begun(receptions: Iterator[Reception]) -> None:
            self._coming = receptions
            self._step()

        session.jobs.books(coming, begun, refused=self._fail)

    def _step(self) -> None:
        """Receive a few files; more are asked for once these are told."""
        if not self.tray.busy:
            return

        def some() -> tuple[Reception, ...]:
            return tuple(islice(self._coming, self._turn))

        self._session.jobs.books(some, self._took, refused=self._fail)

    def _took(self, receptions: tuple[Reception, ...]) -> None:
        if not self.tray.busy:
            return  # stopped meanwhile; the books have these, and a repeat is harmless
        whole = tuple(one for one in receptions if not (self._gone(one) and self._is_pulled()))
        self.tray = self.tray.go_on(*(self._line(one) for one in whole))
        if len(whole) < len(receptions):
            self._end(Ending.PULLED)
        elif len(receptions) < self._turn:
            self._end(Ending.DONE)
        else:
            self._step()
        self._session.changed.emit(Changed.RECAP)

    def _line(self, reception: Reception) -> Line:
        """Name what became of a file; of one that somebody chose, no kind is passed over."""
        line = _line(reception)
        chosen = line.fate is Fate.FOREIGN and reception.path in self._named
        return replace(line, fate=Fate.UNREAD) if chosen else line

    @staticmethod
    def _gone(reception: Reception) -> bool:
        return any(one.code in _GONE for one in failing(reception.facts))

    def _is_pulled(self) -> bool:
        folder = self.tray.run.folder if self.tray.run else None
        there = {one.folder for one in self._session.drives.sticks()}
        return folder is not None and (folder not in there or not folder.is_dir())

    def _end(self, ending: Ending) -> None:
        """End a run; what was not asked for is dropped on the worker that held it."""
        coming, self._coming = self._coming, iter(())
        self._scans.clear()
        self.tray = self.tray.end(ending)
        close = getattr(coming, "close", None)
        if close is not None:
            self._session.jobs.books(close)
        self.look_at_sticks()
        self._session.look()

    def _fail(self, news: Told) -> None:
        self._session.tell(news)
        if self.tray.busy:
            self._end(Ending.STOPPED)

    def _read_next(self) -> None:
        """Read the next picture, on the papers' worker."""
        if not self.tray.busy:
            return
        if not self._scans:
            self._end(Ending.DONE)
            return
        path = self._scans.pop(0)
        self._session.jobs.papers(partial(scans.codes_in, path), self._read, refused=self._fail)

    def _read(self, codes: Codes) -> None:
        """Put a picture's codes to those that wait, and receive what is whole by now."""
        if not self.tray.busy:
            return
        if codes.facts:
            self._tell_scan(Reception(codes.path, Outcome.REFUSED, codes.facts))
            return
        gathered = qr.gather(self.tray.texts, "\n".join(codes.texts))
        self.tray = self.tray.hear(gathered.waiting, gathered.faults)
        if gathered.messages:
            self._weigh(codes.path, gathered.messages, self._tell_scan)
        elif gathered.has:
            self.tray = self.tray.go_on(_part(codes.path))
            self._session.look()
            self._read_next()
        else:
            facts = tuple(fails("readable", one.code, **one.facts) for one in gathered.faults)
            self._tell_scan(Reception(codes.path, Outcome.REFUSED, facts))

    def _weigh(
        self, path: Path, messages: tuple[bytes, ...], then: Callable[[Reception], None]
    ) -> None:
        """Receive whole messages, on the books' worker."""
        session = self._session

        def received() -> Reception:
            if self._examiner is None:
                self._examiner = Examiner(receiving.pack_of(session.desk))
            examined = self._examiner.weigh(path, scans.as_text(messages))
            return receiving.take(session.desk, examined, session.officer)

        session.jobs.books(received, then, refused=self._fail)

    def _tell(self, reception: Reception) -> None:
        self.tray = self.tray.add(_line(reception))
        self._session.changed.emit(Changed.RECAP)

    def _tell_scan(self, reception: Reception) -> None:
        if self.tray.busy:
            self.tray = self.tray.go_on(_line(reception))
            self._read_next()
        self._session.changed.emit(Changed.RECAP)


def _line(reception: Reception) -> Line:
    return Line(reception.path.name, fate_of(reception), reception)


def _part(path: Path) -> Line:
    return Line(path.name, Fate.PART, Reception(path, Outcome.RECEIVED, ()))


def _results(paths: tuple[Path, ...]) -> list[Path]:
    """Return the files that may be results; Trouble D.015 where a stick is gone meanwhile."""
    try:
        return receiving.to_receive(paths)
    except OSError as error:
        raise Trouble("D.015", stick=paths[0].name) from error
