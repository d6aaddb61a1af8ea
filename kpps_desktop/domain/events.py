"""What can happen at a TPS desk: each event a flat record whose fields are JSON values.

An event is what the journal remembers: its name there is the class name in snake_case, and a
field holds text, a whole number, true or false, null, a list of text, or figures by cell.
Voters appear by reference only (`DPT-127`), never by name or NIK.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Texts: TypeAlias = tuple[str, ...]
FiguresByCell: TypeAlias = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class DeskSetUp:
    """A pack was opened and its officers chose their PINs.

    `contests` maps a contest to the numbers of its choices, written `1,2,3`;
    `opening` holds the steps of the opening meeting in lawful order.
    """

    tps: str
    election: str
    kind: str
    mode: str
    pack: str
    contests: Mapping[str, str]
    opening: Texts
    officers: Texts


@dataclass(frozen=True, slots=True)
class SupplyReceived:
    """Equipment was counted on arrival; a shortage carries its reason."""

    item: str
    contest: str
    received: int
    damaged: int
    reason: str


@dataclass(frozen=True, slots=True)
class InvitationsReported:
    """C.Pemberitahuan handed to voters and brought back, with why."""

    delivered: int
    returned: int
    reason: str


@dataclass(frozen=True, slots=True)
class OfficerPresent:
    """An officer, a petugas ketertiban or the PTPS is at the TPS."""

    person: str
    present: bool


@dataclass(frozen=True, slots=True)
class SaksiAccredited:
    """A pair's saksi handed over a mandate before the meeting (at most two a pair)."""

    saksi: str
    contest: str
    choice: int
    name: str
    mandate: bool


@dataclass(frozen=True, slots=True)
class OpeningBegan:
    """The voting meeting (*rapat pemungutan suara*) began."""


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of the opening meeting was taken."""

    step: str


@dataclass(frozen=True, slots=True)
class BallotsReceived:
    """Ballots were counted at the opening, reserve included: row II.1."""

    contest: str
    ballots: int
    reason: str


@dataclass(frozen=True, slots=True)
class VotingOpened:
    """The ketua opened the voting; a late opening or a step left out carries its reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class VoterAdmitted:
    """A voter of a list received ballots for the contests he or she may vote in.

    `papers` are the documents shown; `home` is the code of the region the voter is of;
    `inked` tells that a finger already inked was overridden.
    """

    voter: str
    sex: str
    disabled: bool
    contests: Texts
    papers: Texts
    home: str
    inked: bool


@dataclass(frozen=True, slots=True)
class AdmissionUndone:
    """An admission was recorded by mistake and is cancelled."""

    voter: str
    reason: str


@dataclass(frozen=True, slots=True)
class VoterTurnedAway:
    """Someone left without voting."""

    category: str
    reason: str


@dataclass(frozen=True, slots=True)
class BallotReplaced:
    """A voter got one replacement ballot (*rusak* or *keliru coblos*) from the reserve."""

    voter: str
    contest: str
    why: str


@dataclass(frozen=True, slots=True)
class CompanionRecorded:
    """A voter is helped by a companion, who signs C.PENDAMPING-KWK."""

    voter: str
    by_kpps: bool


@dataclass(frozen=True, slots=True)
class QueueClosed:
    """At closing time the people still in the queue were counted; they all may vote."""

    waiting: int


@dataclass(frozen=True, slots=True)
class VotingClosed:
    """The ketua closed the voting after the last voter."""

    reason: str


@dataclass(frozen=True, slots=True)
class BoxDisturbed:
    """The box or its files were opened during voting, or the TPS was disturbed."""

    what: str
    note: str


@dataclass(frozen=True, slots=True)
class BallotsAccounted:
    """Ballots left over were counted after closing: rows II.3 and II.4."""

    contest: str
    returned: int
    unused: int


@dataclass(frozen=True, slots=True)
class CountingOpened:
    """The ketua opened the counting meeting."""


@dataclass(frozen=True, slots=True)
class BoxOpened:
    """A contest's box was opened before everyone."""

    contest: str


@dataclass(frozen=True, slots=True)
class BoxCounted:
    """Ballots taken out of the box were counted, and those without the ketua's signature."""

    contest: str
    ballots: int
    unsigned: int


@dataclass(frozen=True, slots=True)
class BallotCounted:
    """A ballot was examined and announced: the number of a choice, or 0 for *tidak sah*."""

    contest: str
    choice: int
    reason: str


@dataclass(frozen=True, slots=True)
class BallotCancelled:
    """The ballot last announced was taken back."""

    contest: str
    reason: str


@dataclass(frozen=True, slots=True)
class TallyPaused:
    """Counting rests, or the keyboard goes to another officer."""

    contest: str
    to: str


@dataclass(frozen=True, slots=True)
class TallyResumed:
    """Counting goes on."""

    contest: str


@dataclass(frozen=True, slots=True)
class CountFinished:
    """Every ballot of a contest has been announced."""

    contest: str


@dataclass(frozen=True, slots=True)
class RecountStarted:
    """*Penghitungan ulang*: a new count begins, and the old one stays on record."""

    contest: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlanoRead:
    """Figures of the paper C.HASIL were typed; a cell that is absent was not read."""

    contest: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class FigureCorrected:
    """A figure was struck and rewritten on paper, initialled by ketua and saksi."""

    contest: str
    cell: str
    old: int | None
    new: int | None
    reason: str
    initials: Texts


@dataclass(frozen=True, slots=True)
class FindingExplained:
    """A finding stands, and the sheet says why; the reason goes to Kejadian Khusus."""

    contest: str
    code: str
    cells: Texts
    reason: str


@dataclass(frozen=True, slots=True)
class IncidentRecorded:
    """A *kejadian khusus* and what was done."""

    incident: str
    contest: str
    text: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class ObjectionRaised:
    """A saksi or the PTPS objects."""

    objection: str
    contest: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class ObjectionAnswered:
    """KPPS explained and matched: accepted and corrected at once, or refused and kept."""

    objection: str
    accepted: bool
    answer: str


@dataclass(frozen=True, slots=True)
class SheetSigned:
    """An officer (`KPPS-3`) or a saksi signed the sheet of a contest."""

    contest: str
    by: str


@dataclass(frozen=True, slots=True)
class SignatureDeclined:
    """Somebody would not sign; the form stays valid and the reason is kept."""

    contest: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResultSealed:
    """The ketua finalised the result; nothing of it changes unless it is reopened."""

    sequence: int


@dataclass(frozen=True, slots=True)
class ResultReopened:
    """Two officers opened a finalised result again; papers made before are void."""

    reason: str
    second: str


@dataclass(frozen=True, slots=True)
class PaperMade:
    """A paper was made once and stored; a reprint is these bytes."""

    paper: str
    contest: str
    sha256: str


@dataclass(frozen=True, slots=True)
class BundleMade:
    """The signed bundle was made; `previous` is the SHA-256 of the one before, or empty."""

    sequence: int
    previous: str


@dataclass(frozen=True, slots=True)
class CopyHandedOver:
    """Somebody received a numbered copy."""

    paper: str
    contest: str
    recipient: str
    number: int


@dataclass(frozen=True, slots=True)
class BoxSealed:
    """A contest's box was sealed for the way to the PPK."""

    contest: str
    seals: Texts


@dataclass(frozen=True, slots=True)
class HandoverFinished:
    """Box and sealed copy left for PPS and PPK; the day is done."""

    recipient: str
