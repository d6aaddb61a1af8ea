"""Pictures of Pemungutan: the search, a voter's card, forms, and how voting stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.ui.kpps.pemungutan.asking import Asking
from kpps_desktop.ui.kpps.pemungutan.intents import Intent
from kpps_desktop.ui.pictures import HourChartPicture, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.ui.pictures import FindingPicture, NoticePicture, ResultPicture

Step: TypeAlias = Asking | Intent | None
"""What a key leads to: another thing asked, something to be done, or nothing."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done, its key, and what it leads to (None: not now)."""

    code: str
    words: str
    key: str
    leads: Step = None
    on: bool = False
    about: str = ""
    """In a line of its own: what it does, in whole words."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SearchPicture:
    """What was found for a text; `leads` tells by result what Enter does."""

    text: str = ""
    results: tuple[ResultPicture, ...] = ()
    leads: Mapping[str, Step] = field(default_factory=dict)
    told: FindingPicture | None = None


@dataclass(frozen=True, slots=True)
class BallotPicture:
    """A ballot of a contest, and whether this voter gets it."""

    contest: str
    name: str
    given: bool = True
    mark: str = ""


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A voter: who it is, which ballots, what can be done; red where already present."""

    number: str
    name: str
    detail: str
    tone: Tone
    ballots: tuple[BallotPicture, ...]
    said: str = ""
    """In one line: present since when and by whom, or what Enter does."""
    marks: tuple[str, ...] = ()
    primary: Action | None = None
    actions: tuple[Action, ...] = ()
    firm: bool = False
    """Whether the card was opened, so that plain letters act on it."""


class FieldKind(Enum):
    """How a field of a form is filled in."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    TICKS = "ticks"


@dataclass(frozen=True, slots=True)
class OptionPicture:
    """One thing that may be chosen or ticked, and its key within the field."""

    code: str
    words: str
    key: str
    on: bool = False
    letter: str = ""
    """A letter that chooses it as well."""


@dataclass(frozen=True, slots=True)
class FieldPicture:
    """One field of a form."""

    code: str
    kind: FieldKind
    caption: str
    value: str = ""
    options: tuple[OptionPicture, ...] = ()
    most: int = 80
    hint: str = ""
    half: bool = False
    """Whether it shares its line with the next one."""


@dataclass(frozen=True, slots=True)
class FormPicture:
    """A form beside the field; `answer` leads to nothing while something is missing."""

    code: str
    title: str
    text: str
    fields: tuple[FieldPicture, ...]
    answer: Action
    ballots: tuple[BallotPicture, ...] = ()
    findings: tuple[FindingPicture, ...] = ()
    missing: str = ""
    tone: Tone = Tone.PLAIN
    wide: bool = False
    """Whether it needs the whole room: what is found stands beside its fields."""


@dataclass(frozen=True, slots=True)
class ListPicture:
    """How many of one voters' list are present."""

    name: str
    men: int
    women: int
    strong: bool = False

    @property
    def total(self) -> int:
        """Both."""
        return self.men + self.women


@dataclass(frozen=True, slots=True)
class StockPicture:
    """Ballots of a contest that are left."""

    contest: str
    name: str
    left: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class LivePicture:
    """How voting stands, from the log."""

    lists: tuple[ListPicture, ...]
    columns: tuple[str, str, str]
    turnout: str
    facts: tuple[str, ...]
    stock_title: str
    stock: tuple[StockPicture, ...]
    hours: HourChartPicture


@dataclass(frozen=True, slots=True)
class PemungutanPicture:
    """The whole screen. `asking` is what it answers to."""

    asking: Asking
    title: str
    detail: str
    search: SearchPicture
    live: LivePicture
    actions: tuple[Action, ...]
    call: NoticePicture | None = None
    """What must be done by the clock: the queue, the closing."""
    card: CardPicture | None = None
    form: FormPicture | None = None
    last: NoticePicture | None = None
    """Who was admitted last."""
