"""What can happen at a recap desk: flat records, as in `events`.

`tps` is the code of a column's unit: of a TPS at the PPK, of a region below further up.
"""

from __future__ import annotations

from dataclasses import dataclass

from kpps_desktop.domain.events.values import FiguresByCell, Texts


@dataclass(frozen=True, slots=True)
class RecapSetUp:
    """A recap's pack was opened at this desk; `kecamatan` is the code of its region."""

    kecamatan: str
    election: str
    mode: str
    pack: str


@dataclass(frozen=True, slots=True)
class BundleReceived:
    """A TPS result arrived and every fact of it held.

    `by` is `bundle` or `qr`; `figures` are keyed by contest and cell (`gubernur.IB4_J`).
    """

    tps: str
    kind: str
    sequence: int
    sha256: str
    by: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class RegionReceived:
    """The recap of a region below arrived and every fact of it held.

    `kind` is the highest among its results; `final` tells whether it is final there.
    """

    region: str
    kind: str
    sequence: int
    sha256: str
    final: bool
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class FiguresTyped:
    """An officer typed the figures of a paper C.HASIL, not seeing what another one typed."""

    tps: str
    contest: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class LaterVoteTyped:
    """An officer typed the paper of a vote that was repeated or held later (`kind` U, S or L).

    What is typed of that column from then on is of that vote.
    """

    tps: str
    contest: str
    kind: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class TpsMatched:
    """The sources at hand agree, or the differences are settled."""

    tps: str
    contest: str


@dataclass(frozen=True, slots=True)
class TpsFigureCorrected:
    """A figure was corrected in the open and initialled by ketua and saksi."""

    tps: str
    contest: str
    cell: str
    old: int | None
    new: int | None
    reason: str
    initials: Texts


@dataclass(frozen=True, slots=True)
class TpsExplained:
    """A finding stands, and the recap says why."""

    tps: str
    contest: str
    code: str
    cells: Texts
    reason: str


@dataclass(frozen=True, slots=True)
class RecapObjectionRaised:
    """A saksi or Panwaslu Kecamatan objects."""

    objection: str
    tps: str
    contest: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class RecapObjectionAnswered:
    """The PPK answered, having asked Panwaslu's opinion where it refused."""

    objection: str
    accepted: bool
    answer: str
    opinion: str


@dataclass(frozen=True, slots=True)
class TpsRatified:
    """The figures of a TPS were read out and stand."""

    tps: str
    contest: str


@dataclass(frozen=True, slots=True)
class RecapMade:
    """D.HASIL and the bundle were made; `complete` tells whether all is in and settled."""

    sequence: int
    complete: bool
    previous: str


@dataclass(frozen=True, slots=True)
class RecapOfficersSet:
    """These officers have a PIN at a desk of this recap (`PPK-1` to `PPK-5`, `OP-n`)."""

    officers: Texts


@dataclass(frozen=True, slots=True)
class BoxNoted:
    """The box of a TPS came, or did not; the last note stands.

    `came` is when (ISO 8601), `whole` whether its seals were; `note` says what else is.
    """

    tps: str
    arrived: bool
    whole: bool
    came: str
    note: str


@dataclass(frozen=True, slots=True)
class FiguresRetyped:
    """An officer typed again, blind, only the cells that were asked of him."""

    tps: str
    contest: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class CopyShown:
    """A saksi or Panwaslu showed a C.HASIL SALINAN, and these of its figures were typed.

    A cell that is null was read, and is blank there.
    """

    tps: str
    contest: str
    by: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class SirekapTaken:
    """What Sirekap publishes of a TPS, keyed by contest and cell; the newest stands.

    `sha256` is of the table it was read from.
    """

    tps: str
    sha256: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class PlenoOpened:
    """The ketua opened the meeting's day, the first being 1."""

    day: int
    place: str


@dataclass(frozen=True, slots=True)
class PlenoPaused:
    """The meeting rests."""

    reason: str


@dataclass(frozen=True, slots=True)
class PlenoResumed:
    """The meeting goes on."""


@dataclass(frozen=True, slots=True)
class PlenoClosed:
    """The meeting's day ended."""

    note: str


@dataclass(frozen=True, slots=True)
class GuestAccredited:
    """A saksi or Panwaslu Kecamatan came to the pleno; told again when the mandate came later.

    `contest` and `choice` are of a saksi's pair; `role` is `saksi` or `panwaslu`.
    """

    guest: str
    role: str
    contest: str
    choice: int
    name: str
    mandate: bool


@dataclass(frozen=True, slots=True)
class GuestSeated:
    """A guest took a seat, and signed the attendance of this day."""

    guest: str


@dataclass(frozen=True, slots=True)
class GuestLeft:
    """A guest gave the seat up."""

    guest: str


@dataclass(frozen=True, slots=True)
class TpsReadOut:
    """The C.HASIL of a TPS was read aloud."""

    tps: str
    contest: str


@dataclass(frozen=True, slots=True)
class IncidentRead:
    """A kejadian khusus or keberatan of a TPS was read out with its status.

    `settled` tells whether the pleno settled it; else it is kept on record. `note` says how.
    """

    tps: str
    incident: str
    text: str
    settled: bool
    note: str


@dataclass(frozen=True, slots=True)
class TpsDeferred:
    """A contest of a TPS was put off."""

    tps: str
    contest: str
    reason: str


@dataclass(frozen=True, slots=True)
class TpsReturned:
    """What was put off is taken up again."""

    tps: str
    contest: str


@dataclass(frozen=True, slots=True)
class TpsReopened:
    """Ketua and a second officer took a ratification back."""

    tps: str
    contest: str
    reason: str
    second: str


@dataclass(frozen=True, slots=True)
class RecapSigned:
    """A member of the PPK signed a contest's D.HASIL by PIN, or a saksi on paper."""

    contest: str
    signer: str


@dataclass(frozen=True, slots=True)
class RecapSignatureDeclined:
    """A member or a saksi would not sign a contest's D.HASIL; it stays valid."""

    contest: str
    signer: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecapSealed:
    """Everything is ratified and signed: the recap is final."""

    sequence: int


@dataclass(frozen=True, slots=True)
class RecapReopened:
    """Ketua and a second officer opened a final recap; it is void, and so are its copies."""

    reason: str
    second: str


@dataclass(frozen=True, slots=True)
class RecapCopyHanded:
    """A numbered copy of a contest's D.HASIL was handed to a saksi, Panwaslu or KPU."""

    number: int
    contest: str
    recipient: str


@dataclass(frozen=True, slots=True)
class DeskShared:
    """What was written here so far was signed and handed to the other desks, the n-th time."""

    sequence: int


@dataclass(frozen=True, slots=True)
class DeskMerged:
    """What another desk shared was taken in: its lines from the first to the last.

    They follow upon this one. `desk` began that desk's books, `hash` is of its last line, and
    `sha256` of the file that brought it.
    """

    desk: str
    first: int
    last: int
    hash: str
    sha256: str
