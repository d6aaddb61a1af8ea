"""What lies in the tray: sticks, what is being received, what became of each file, QR parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from kpps_desktop.services.ppk.receiving import Outcome
from kpps_desktop.trust.facts import failing

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.receiving import Reception
    from kpps_desktop.services.ppk.scans import Found

_MOST_LINES = 3000
_SCAN = ("X.", "S.31")
"""How the codes begin that tell of a picture or a QR text that cannot be read."""


class Fate(Enum):
    """What became of a file, in the words of the officers."""

    RECEIVED = "received"
    REPEATED = "repeated"
    OLDER = "older"
    """A newer result of the TPS is held already."""
    PART = "part"
    """A QR code of several: the others are to come."""
    FOREIGN = "foreign"
    """No result of a TPS, whole and good, such as lies beside results."""
    STRANGE = "strange"
    """The same, of a file that somebody chose."""
    ELSEWHERE = "elsewhere"
    """A TPS of another kecamatan."""
    UNREAD = "unread"
    LATE = "late"
    """Of a TPS that is ratified, or of a recap that is final."""
    DISPUTED = "disputed"
    """Of another desk of this PPK, which came to other figures of a TPS."""
    CONFLICT = "conflict"
    REFUSED = "refused"

    @property
    def amiss(self) -> bool:
        """Whether an officer has to look at it."""
        return self in _AMISS


_AMISS = {
    *(Fate.STRANGE, Fate.ELSEWHERE, Fate.UNREAD, Fate.LATE),
    *(Fate.DISPUTED, Fate.CONFLICT, Fate.REFUSED),
}
_WELCOME = {Outcome.RECEIVED: Fate.RECEIVED, Outcome.REPEATED: Fate.REPEATED}
_ONE = {"K.004": Fate.OLDER, "F.521": Fate.ELSEWHERE, "K.001": Fate.LATE, "K.050": Fate.LATE}
"""Fates that a single failing fact tells."""


class Ending(Enum):
    """How receiving came to its end."""

    DONE = "done"
    PULLED = "pulled"
    """The stick was pulled out."""
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Line:
    """A file or a scan by its name, and what became of it."""

    name: str
    fate: Fate
    reception: Reception

    @property
    def key(self) -> str:
        """Where it lies: two files may have the same name, and one of them be forged."""
        return str(self.reception.path)

    @property
    def disputed(self) -> tuple[Place, ...]:
        """Where another desk came to other figures, of a file that one of them shared."""
        return self.reception.taken.disputed if self.reception.taken else ()


@dataclass(frozen=True, slots=True)
class Held:
    """A stick, and what on it may be received; None while it is looked for.

    Another stick of its name lies at the same folder: `mark` and `listing` tell them apart.
    """

    folder: Path
    name: str
    found: Found | None = None
    taken: bool = False
    mark: str = ""
    listing: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether there is something to receive."""
        return self.found is not None and bool(self.found.results or self.found.pictures)


@dataclass(frozen=True, slots=True)
class Run:
    """What is being received: from where, how many of how many; how it ended.

    `pictures` tells that the files are done and pictures follow. Of those that lay there, `blank`
    had no QR of ours, and `unopened` could not be opened: nobody chose them, so they are counted.
    `stick` is the one that is received, as it was when it began.
    """

    source: str
    of: int
    folder: Path | None = None
    done: int = 0
    pictures: bool = False
    blank: int = 0
    unopened: int = 0
    lines: tuple[Line, ...] = ()
    ending: Ending | None = None
    stick: Held | None = None

    @property
    def goes_on(self) -> bool:
        """Whether files are still to come."""
        return self.ending is None


@dataclass(frozen=True, slots=True)
class Tray:
    """What the books do not hold; `lines` are the newest first, a file once.

    `texts` are QR texts that wait for others of their set; `heard` is what the last scan lacks.
    """

    sticks: tuple[Held, ...] = ()
    run: Run | None = None
    lines: tuple[Line, ...] = ()
    texts: tuple[str, ...] = ()
    heard: tuple[Finding, ...] = ()
    only_amiss: bool = False

    @property
    def busy(self) -> bool:
        """Whether something is being received."""
        return self.run is not None and self.run.goes_on

    @property
    def next(self) -> Held | None:
        """Return the stick that Enter receives: the first that was not, or else the first."""
        full = [one for one in self.sticks if one.full]
        return next((one for one in full if not one.taken), full[0] if full else None)

    @property
    def amiss(self) -> tuple[Line, ...]:
        """Return the lines that an officer has to look at."""
        return tuple(one for one in self.lines if one.fate.amiss)

    def look(self, sticks: tuple[Held, ...]) -> Tray:
        """See which sticks are plugged in; of those that stay, what is known stays."""
        known = {(one.folder, one.mark): one for one in self.sticks}
        after = replace(
            self, sticks=tuple(known.get((one.folder, one.mark), one) for one in sticks)
        )
        for one in after.sticks:
            if (one.folder, one.mark) not in known:
                after = after.forget(one.folder)
        return after

    def find(self, folder: Path, found: Found, listing: tuple[str, ...] = ()) -> Tray:
        """Tell what of a stick may be received; where that is other than it was, it is new."""
        held = self.at(folder)
        if held is None or (held.found, held.listing) == (found, listing):
            return self
        return self._stick(folder, found=found, listing=listing, taken=False).forget(folder)

    def at(self, folder: Path | None) -> Held | None:
        """Return the stick at a folder, or None where there is none."""
        return next((one for one in self.sticks if one.folder == folder), None)

    def begin(self, source: str, of: int, folder: Path | None = None) -> Tray:
        """Begin to receive."""
        return replace(self, run=Run(source, of, folder, stick=self.at(folder)))

    def add(self, *lines: Line) -> Tray:
        """Take what became of files that were not among those being received."""
        keys = {one.key for one in lines}
        others = tuple(one for one in self.lines if one.key not in keys)
        return replace(self, lines=(*reversed(lines), *others)[:_MOST_LINES])

    def go_on(self, *lines: Line) -> Tray:
        """Take what became of some of the files that are being received."""
        run = self.run
        if run is None:
            return self
        run = replace(run, done=run.done + len(lines), lines=(*run.lines, *lines))
        return replace(self.add(*lines), run=run)

    def turn_to_pictures(self) -> Tray:
        """Tell that all files are done, and pictures follow."""
        return replace(self, run=replace(self.run, pictures=True)) if self.run else self

    def pass_over(self, *, opened: bool) -> Tray:
        """Count a picture that brought nothing."""
        if self.run is None:
            return self
        key = "blank" if opened else "unopened"
        counted = {"done": self.run.done + 1, key: getattr(self.run, key) + 1}
        return replace(self, run=replace(self.run, **counted))

    def end(self, ending: Ending) -> Tray:
        """Tell how receiving ended; a stick that was received whole is marked."""
        if self.run is None:
            return self
        began, held = self.run.stick, self.at(self.run.folder)
        same = began and held and (began.mark, began.listing) == (held.mark, held.listing)
        whole = ending is Ending.DONE and same
        after = self._stick(self.run.folder, taken=True) if whole else self
        return replace(after, run=replace(self.run, ending=ending))

    def hear(self, texts: tuple[str, ...], heard: tuple[Finding, ...]) -> Tray:
        """Take what a scan brought: texts that wait, and what is lacking or was damaged."""
        return replace(self, texts=texts, heard=heard)

    def show_amiss(self, *, only: bool) -> Tray:
        """Show only what is to be looked at, or everything."""
        return replace(self, only_amiss=only)

    def forget(self, folder: Path) -> Tray:
        """Say no more of what came of the stick that was at a folder before."""
        past = self.run is not None and not self.run.goes_on and self.run.folder == folder
        return replace(self, run=None) if past else self

    def _stick(self, folder: Path | None, **changed: object) -> Tray:
        sticks = tuple(
            replace(one, **changed) if one.folder == folder else one  # type: ignore[arg-type]
            for one in self.sticks
        )
        return replace(self, sticks=sticks)


EMPTY = Tray()


def fate_of(reception: Reception) -> Fate:
    """Tell what became of a file by its facts."""
    if reception.taken and reception.taken.disputed:
        return Fate.DISPUTED
    welcome = _WELCOME.get(reception.outcome)
    if welcome is not None:
        return welcome
    if reception.outcome is Outcome.FOREIGN:
        return Fate.FOREIGN
    codes = {one.code for one in failing(reception.facts)}
    if "K.005" in codes:
        return Fate.CONFLICT
    if len(codes) == 1 and (one := next(iter(codes))) in _ONE:
        return _ONE[one]
    unread = all(one.startswith(("D.", *_SCAN)) for one in codes)
    return Fate.UNREAD if unread and _unread(reception) else Fate.REFUSED


def _unread(reception: Reception) -> bool:
    """Tell whether a file could not be read at all: a container that was altered could."""
    return all(one.name == "readable" for one in reception.facts)
