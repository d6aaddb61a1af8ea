"""The regulation profile: limits, hours and norms of one family of elections, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import Level

if TYPE_CHECKING:
    from datetime import time

    from kpps_desktop.domain.elections import ResultKind
    from kpps_desktop.domain.people import CategoryCode


@dataclass(frozen=True, slots=True)
class Category:
    """A voters' list: the row of the form that counts it, from when it is served, what is shown.

    `attendance` is the code of the list its voters sign.
    """

    code: CategoryCode
    row: str
    since: time
    papers: tuple[str, ...] = ()
    attendance: str = ""


@dataclass(frozen=True, slots=True)
class Supply:
    """A kind of equipment and how many a TPS should get (per contest where it says so)."""

    code: str
    count: int | None = None
    each_contest: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """The days a recap level may take, as ISO dates."""

    level: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Honorarium:
    """What an officer is paid, in rupiah."""

    role: str
    rupiah: int


@dataclass(frozen=True, slots=True)
class Duties:
    """What an officer usually does, while votes are cast and while they are counted (codes)."""

    officer: str
    voting: tuple[str, ...]
    counting: tuple[str, ...]


class Thing(StrEnum):
    """What stands at a place of the TPS plan."""

    PERSON = "person"
    CHAIRS = "chairs"
    TABLE = "table"
    BOOTH = "booth"
    BOX = "box"
    BOARD = "board"
    DOOR = "door"


class Facing(StrEnum):
    """Whither somebody or something looks on the plan."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A place of the TPS plan: its middle and size in thousandths of the room's sides.

    `label` is drawn on it (`{n}` numbers those of a row); `count` stand side by side, 0 for one
    a contest. `behind` names places whose backs this one sees; `step` is when a voter comes by.
    A place that is not `ticked` is only drawn.
    """

    code: str
    thing: Thing
    label: str
    x: int
    y: int
    w: int
    h: int
    facing: Facing = Facing.NOWHERE
    count: int = 1
    behind: tuple[str, ...] = ()
    step: int = 0
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class ContestForms:
    """The codes of a contest's forms: a TPS's result and its plano, and the recap of each level.

    `recap` is the kecamatan's; further up there is none where the contest ends below.
    """

    contest: str
    result: str
    recap: str
    plano: str = ""
    recap_kabko: str = ""
    recap_provinsi: str = ""

    def recap_at(self, level: Level) -> str:
        """Return the form of the recap of a level, or nothing where the contest has none."""
        above = {Level.KABKO: self.recap_kabko, Level.PROVINSI: self.recap_provinsi}
        return above.get(level, self.recap)


@dataclass(frozen=True, slots=True)
class Profile:
    """Limits (persons, per mille of DPT), hours (local), steps in lawful order, norms.

    `forms` lists the contests from the widest region to the narrowest, as they are counted.
    """

    code: str
    max_voters: int
    reserve_per_mille: int
    opens: time
    closes: time
    categories: tuple[Category, ...]
    opening_steps: tuple[str, ...]
    max_saksi: int
    replacements: int
    supplies: tuple[Supply, ...] = ()
    calendar: tuple[Deadline, ...] = ()
    honorarium: tuple[Honorarium, ...] = ()
    kinds: tuple[ResultKind, ...] = ()
    rules_off: frozenset[str] = frozenset()
    forms: tuple[ContestForms, ...] = ()
    lists: tuple[str, ...] = ()
    """What is posted where voters can read it."""
    duties: tuple[Duties, ...] = ()
    seats: tuple[Seat, ...] = ()
    """The plan of the TPS, seen from above; its long side lies across."""
    opens_latest: time | None = None
    """Until when the opening may wait while nobody is present."""
    counted_by: time | None = None
    """By when, on the next day, an extended count must end."""

    def reserve(self, dpt: int) -> int:
        """Return the reserve ballots a TPS gets: per mille of its DPT, rounded up."""
        return -(-dpt * self.reserve_per_mille // 1000)

    def category(self, code: str) -> Category | None:
        """Return the voters' list of a code."""
        return next((one for one in self.categories if one.code == code), None)

    def forms_of(self, contest: str) -> ContestForms | None:
        """Return the forms of a contest."""
        return next((one for one in self.forms if one.contest == contest), None)
