"""What a TPS desk holds beside roll and counts: preparation, meeting, sheets, record, sealing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain import events

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Preparation:
    """Equipment as counted on arrival, by item and contest; invitations, lists, duties, seats."""

    supplies: Mapping[tuple[str, str], events.SupplyReceived] = field(default_factory=dict)
    invitations: events.InvitationsReported | None = None
    posted: tuple[str, ...] = ()
    duties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What officers do, where it is not what the profile says."""
    seats: Mapping[str, bool] = field(default_factory=dict)
    """Places of the plan that were looked at: whether each is right."""

    def post(self, item: str, *, posted: bool) -> Preparation:
        """Post a list, or take it down."""
        others = tuple(one for one in self.posted if one != item)
        return replace(self, posted=(*others, item) if posted else others)


@dataclass(frozen=True, slots=True)
class Late:
    """When a mandate was written that came after the meeting began (ISO 8601), and why."""

    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """A saksi who was written down by mistake: what was written, when it was taken back, why."""

    said: events.SaksiAccredited
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """The people at the TPS and the steps of the opening meeting with their times (ISO)."""

    present: Mapping[str, str] = field(default_factory=dict)
    saksi: Mapping[str, events.SaksiAccredited] = field(default_factory=dict)
    late: Mapping[str, Late] = field(default_factory=dict)
    """Saksi who came, or whose mandate came, after the meeting began."""
    removed: tuple[Removed, ...] = ()
    """Saksi written down by mistake, in the order they were taken back."""
    steps: Mapping[str, str] = field(default_factory=dict)
    received: Mapping[str, int] = field(default_factory=dict)
    """Ballots at the opening by contest, reserve included (row II.1)."""

    def take(self, step: str, lawful: tuple[str, ...], at: str) -> Meeting:
        """Take the next step in lawful order."""
        if step in self.steps or step not in lawful:
            raise Refused("S.107", step=step)
        following = next(one for one in lawful if one not in self.steps)
        if step != following:
            raise Refused("S.103", step=step, following=following)
        return replace(self, steps={**self.steps, step: at})

    def accredit(self, saksi: events.SaksiAccredited, late: Late | None) -> Meeting:
        """Take a saksi's mandate; the name of one who was taken back is never given again."""
        if saksi.saksi in self.known_saksi:
            raise Refused("S.104", saksi=saksi.saksi)
        held = {**self.saksi, saksi.saksi: saksi}
        return replace(self, saksi=held, late=self._late(saksi.saksi, late))

    def receive_mandate(self, saksi: str, late: Late | None) -> Meeting:
        """Take the mandate of a saksi who was written down without one."""
        said = self._held(saksi)
        if said.mandate:
            raise Refused("S.241", saksi=saksi)
        held = {**self.saksi, saksi: replace(said, mandate=True)}
        return replace(self, saksi=held, late=self._late(saksi, late))

    def remove(self, said: events.SaksiRemoved, at: str) -> Meeting:
        """Take back a saksi who was written down by mistake; what was written is kept."""
        removed = Removed(self._held(said.saksi), at, said.reason)
        return replace(
            self,
            present=_without(self.present, said.saksi),
            saksi=_without(self.saksi, said.saksi),
            late=_without(self.late, said.saksi),
            removed=(*self.removed, removed),
        )

    @property
    def known_saksi(self) -> frozenset[str]:
        """Every saksi who was ever written down."""
        return frozenset((*self.saksi, *(one.said.saksi for one in self.removed)))

    def _held(self, saksi: str) -> events.SaksiAccredited:
        if saksi not in self.saksi:
            raise Refused("S.240", saksi=saksi)
        return self.saksi[saksi]

    def _late(self, saksi: str, late: Late | None) -> Mapping[str, Late]:
        return self.late if late is None else {**self.late, saksi: late}


def _without(mapping: Mapping[str, T], key: str) -> dict[str, T]:
    return {one: value for one, value in mapping.items() if one != key}


@dataclass(frozen=True, slots=True)
class Given:
    """A reason as it was given: for what, when (ISO 8601) and in which stage.

    `figures` are those that differed; None where it was given for a finding of the sheet itself,
    whatever its figures.
    """

    contest: str
    code: str
    cells: tuple[str, ...]
    reason: str
    at: str
    stage: str
    figures: Mapping[str, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One contest's sheet on its way: figures of the paper, reasons, signatures."""

    figures: Mapping[str, int | None] = field(default_factory=dict)
    corrections: tuple[events.FigureCorrected, ...] = ()
    explained: Mapping[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)
    signed: tuple[str, ...] = ()
    declined: Mapping[str, str] = field(default_factory=dict)

    def read(self, figures: Mapping[str, int | None]) -> Draft:
        """Take figures typed from the paper; signatures given before no longer hold."""
        return replace(self, figures={**self.figures, **figures}, signed=(), declined={})

    def correct(self, said: events.FigureCorrected) -> Draft:
        """Strike a figure that was read and write the right one, initialled."""
        if said.cell not in self.figures:
            raise Refused("S.413", cell=said.cell)
        if self.figures[said.cell] != said.old:
            raise Refused("S.401", cell=said.cell, old=self.figures[said.cell])
        corrected = self.read({said.cell: said.new})
        return replace(corrected, corrections=(*self.corrections, said))

    def explain(self, code: str, cells: tuple[str, ...], reason: str) -> Draft:
        """Write why a finding stands."""
        return replace(self, explained={**self.explained, (code, cells): reason})

    def sign(self, by: str) -> Draft:
        """Take a signature."""
        if by in self.signed:
            raise Refused("S.402", by=by)
        declined = {one: why for one, why in self.declined.items() if one != by}
        return replace(self, signed=(*self.signed, by), declined=declined)

    def decline(self, by: str, reason: str) -> Draft:
        """Write why somebody would not sign."""
        if by in self.signed:
            raise Refused("S.402", by=by)
        return replace(self, declined={**self.declined, by: reason})


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection and, once given, its answer."""

    raised: events.ObjectionRaised
    at: str
    answered: events.ObjectionAnswered | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Kejadian khusus and keberatan, in the order they came."""

    incidents: tuple[tuple[str, events.IncidentRecorded], ...] = ()
    objections: Mapping[str, Objection] = field(default_factory=dict)
    disturbances: tuple[tuple[str, events.BoxDisturbed], ...] = ()

    def note(self, said: events.IncidentRecorded, at: str) -> Record:
        """Write an incident."""
        return replace(self, incidents=(*self.incidents, (at, said)))

    def object(self, said: events.ObjectionRaised, at: str) -> Record:
        """Take an objection."""
        if said.objection in self.objections:
            raise Refused("S.403", objection=said.objection)
        return replace(self, objections={**self.objections, said.objection: Objection(said, at)})

    def answer(self, said: events.ObjectionAnswered) -> Record:
        """Answer an objection once."""
        objection = self.objections.get(said.objection)
        if objection is None or objection.answered is not None:
            raise Refused("S.404", objection=said.objection)
        answered = replace(objection, answered=said)
        return replace(self, objections={**self.objections, said.objection: answered})

    def disturb(self, said: events.BoxDisturbed, at: str) -> Record:
        """Write down that voting was disturbed."""
        return replace(self, disturbances=(*self.disturbances, (at, said)))


@dataclass(frozen=True, slots=True)
class Sealing:
    """Results made final, bundles and papers made from them, and what was handed over."""

    sequence: int = 0
    reopened: tuple[str, ...] = ()
    papers: tuple[events.PaperMade, ...] = ()
    printed: tuple[events.PaperPrinted, ...] = ()
    reprints: tuple[events.PaperReprinted, ...] = ()
    bundles: tuple[events.BundleMade, ...] = ()
    exports: tuple[events.BundleExported, ...] = ()
    copies: tuple[events.CopyHandedOver, ...] = ()
    seals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    boxes: Mapping[str, str] = field(default_factory=dict)
    """The numbers on the boxes, by contest."""
    taken_by: str = ""

    def newest(self, paper: str, contest: str) -> events.PaperMade | None:
        """Return the paper of a kind that was made last; those before it are void."""
        made = [one for one in self.papers if (one.paper, one.contest) == (paper, contest)]
        return made[-1] if made else None

    def is_printed(self, paper: str, contest: str) -> bool:
        """Tell whether the newest of a kind of paper was printed already."""
        made = self.newest(paper, contest)
        return made is not None and made.sha256 in {one.sha256 for one in self.printed}

    def next_copy(self, paper: str, contest: str) -> int:
        """Return the number of the copy that is handed out next."""
        given = [one.number for one in self.copies if (one.paper, one.contest) == (paper, contest)]
        return max(given, default=0) + 1

    @property
    def bundled(self) -> bool:
        """Whether the last sealed result has its bundle."""
        return bool(self.bundles) and self.bundles[-1].sequence == self.sequence
