"""Receives at a desk: looks for sticks, and takes file after file.

It lives as long as its session, so that a window made anew goes on with it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.services.ppk import receiving
from kpps_desktop.trust.facts import failing
from kpps_desktop.ui.ppk.terima.search import Search
from kpps_desktop.ui.ppk.terima.tray import EMPTY, Ending, Fate, Held, Line, fate_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.services.ppk.receiving import Reception
    from kpps_desktop.services.ppk.scans import Found
    from kpps_desktop.trust.facts import Fact
    from kpps_desktop.ui.ppk.session import Session

_LEAST, _TURNS = 4, 60
"""Files a turn of the books' worker, and turns for all: between turns others have theirs."""
_GONE = {"D.001", "D.004"}
"""What a file says that was on a stick that was pulled out."""


class Inbox:
    """Holds the tray; the session is told when it changed."""

    def __init__(self, session: Session) -> None:
        self._coming: Iterator[Reception] = iter(())
        self._pictures: tuple[Path, ...] = ()
        self.read_pictures: Callable[[tuple[Path, ...]], object] = lambda _: self.end(Ending.DONE)
        """Reads the pictures that lay beside the files; whoever can sets it."""
        self._named: frozenset[Path] = frozenset()
        self._turn = _LEAST
        self.search = Search(session)
        self.tray = EMPTY
        self.session = session
        self.runs = 0
        """How often receiving began: what is on its way from a run before this one is left."""
        self.seeks = ""
        """The TPS that an officer came to receive last, from the board."""

    def watch_sticks(self) -> None:
        """Look at the sticks as every so often: large ones are not looked through all the time."""
        self.look_at_sticks(through=self.search.rested)

    def look_at_sticks(self, *, through: bool = True) -> None:
        """See which sticks are plugged in, and look for results on new ones.

        Those that were there are looked `through` again: another one may lie at the same folder.
        """
        sticks = self.session.drives.sticks()
        before = self.tray
        self.tray = before.look(tuple(Held(one.folder, one.name, mark=one.mark) for one in sticks))
        if self.tray != before:
            self.session.look()
        for one in self.tray.sticks:
            if one.found is None or (through and not self.tray.busy):
                self._search(one)

    def take_stick(self) -> None:
        """Receive the stick that is next: what lies on it now, be it another than it was."""
        stick = self.tray.next
        if stick is not None and not self.tray.busy:
            self.look_at_sticks()
            self._search(stick, self._take)

    def _take(self, folder: Path) -> None:
        stick = self.tray.at(folder)
        if stick is not None and stick.full and stick.found and not self.tray.busy:
            self._begin(stick.name, stick.found, stick.folder)

    def take_files(self, source: str, paths: tuple[Path, ...]) -> None:
        """Receive files, or what a folder holds, that somebody chose."""
        if self.tray.busy or not paths:
            return

        self.session.jobs.papers(
            partial(self.search.look_through, paths),
            lambda found: self._begin(source, found, named=paths),
        )

    def stop(self) -> None:
        """Receive no more of what is being received; what came whole stays."""
        if self.tray.busy:
            self.end(Ending.STOPPED)

    def filter(self, *, only: bool) -> None:
        """Show only what is to be looked at, or everything."""
        self.tray = self.tray.show_amiss(only=only)
        self.session.look()

    def begin(self, source: str, of: int, folder: Path | None = None) -> None:
        """Begin a run."""
        self.runs += 1
        self.tray = self.tray.begin(source, of, folder)
        self.session.look()

    def end(self, ending: Ending) -> None:
        """End a run; what was not asked for is dropped on the worker that held it."""
        coming, self._coming = self._coming, iter(())
        self.tray = self.tray.end(ending)
        self._note_sought()
        close = getattr(coming, "close", None)
        if close is not None:
            self.session.jobs.books(close)
        self.look_at_sticks()
        self.session.look()

    def fail(self, news: Told) -> None:
        """Tell what failed, and receive no more."""
        self.session.tell(news)
        if self.tray.busy:
            self.end(Ending.STOPPED)

    def _search(self, stick: Held, then: Callable[[Path], None] | None = None) -> None:
        """Look for results on a stick, unless that is under way and nobody waits for it."""
        folder = stick.folder

        def searched(found: Found, listing: tuple[str, ...]) -> None:
            before = held = self.tray.at(folder)
            if held is not None and (held.found is None or not self.tray.busy):
                self.tray = self.tray.find(folder, found, listing)
                held = self.tray.at(folder)
            if held is not None and held != before:
                if not held.full:
                    self._note_sought()
                self.session.look()
            if then is not None:
                then(folder)

        if then is not None or not self.search.is_under_way(folder):
            self.search.start(folder, searched)

    def _note_sought(self) -> None:
        """Remember that a stick was looked at for the TPS: if nothing came, it is typed."""
        if self.seeks:
            self.session.sought |= {self.seeks}

    def _begin(
        self,
        source: str,
        found: Found,
        folder: Path | None = None,
        named: tuple[Path, ...] = (),
    ) -> None:
        session, paths = self.session, found.results
        self._pictures = found.pictures
        self._named, self._turn = frozenset(named), max(_LEAST, len(paths) // _TURNS)
        self.begin(source, len(paths) + len(found.pictures), folder)
        if not paths:
            self._turn_to_pictures()
            return

        def coming() -> Iterator[Reception]:
            pack = receiving.pack_of(session.desk)
            return receiving.receive(session.desk, pack, paths, session.officer)

        def begun(receptions: Iterator[Reception]) -> None:
            self._coming = receptions
            self._step()

        session.jobs.books(coming, begun, refused=self.fail)

    def _step(self) -> None:
        """Receive a few files; more are asked for once these are told."""
        if not self.tray.busy:
            return

        def some() -> tuple[Reception, ...]:
            return tuple(islice(self._coming, self._turn))

        self.session.jobs.books(some, self._took, refused=self.fail)

    def _took(self, receptions: tuple[Reception, ...]) -> None:
        if not self.tray.busy:  # stopped meanwhile; the books have these
            self.tray = self.tray.add(*map(self._line, receptions))
            self.session.changed.emit(Changed.RECAP)
            return
        whole = tuple(one for one in receptions if not self.is_lost(one.facts))
        self.tray = self.tray.go_on(*map(self._line, whole))
        if len(whole) < len(receptions):
            self.end(Ending.PULLED)
        elif len(receptions) < self._turn:
            self._turn_to_pictures()
        else:
            self._step()
        self.session.changed.emit(Changed.RECAP)

    def _turn_to_pictures(self) -> None:
        """End, or go on with the pictures: after all files, which they are not to keep waiting."""
        pictures, self._pictures = self._pictures, ()
        if pictures:
            self.tray = self.tray.turn_to_pictures()
            self.read_pictures(pictures)
        else:
            self.end(Ending.DONE)

    def _line(self, reception: Reception) -> Line:
        """Name what became of a file; of one that somebody chose, no kind is passed over."""
        line = line_of(reception)
        chosen = line.fate is Fate.FOREIGN and reception.path in self._named
        return replace(line, fate=Fate.STRANGE) if chosen else line

    def is_lost(self, facts: tuple[Fact, ...]) -> bool:
        """Tell whether a file could not be read because its stick was pulled out."""
        return any(one.code in _GONE for one in failing(facts)) and self._is_pulled()

    def _is_pulled(self) -> bool:
        began = self.tray.run.stick if self.tray.run else None
        there = {(one.folder, one.mark) for one in self.session.drives.sticks()}
        return began is not None and (
            (began.folder, began.mark) not in there or not began.folder.is_dir()
        )


def line_of(reception: Reception) -> Line:
    """Name what became of a file."""
    return Line(reception.path.name, fate_of(reception), reception)
