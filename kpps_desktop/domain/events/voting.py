"""What happens at the opening and while voters come."""

from __future__ import annotations

from dataclasses import dataclass

from kpps_desktop.domain.events.values import Texts


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
