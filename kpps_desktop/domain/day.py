"""The day at a TPS as a value: where it stands, and what it has gathered.

The day is the fold of its events: `course.advance` takes it from one event to the next, at the
TPS before anything is written, and at the PPK again when a journal is checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.counting import Count, Counted, Sealed
from kpps_desktop.domain.ledgers import Draft, Given, Meeting, Preparation, Record, Sealing
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.roll import Roll

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain import events


class Stage(StrEnum):
    """The stages of the day, in order."""

    PERSIAPAN = "persiapan"
    PEMBUKAAN = "pembukaan"
    PEMUNGUTAN = "pemungutan"
    PENUTUPAN = "penutupan"
    PENGHITUNGAN = "penghitungan"
    PENETAPAN = "penetapan"
    PENYERAHAN = "penyerahan"
    SELESAI = "selesai"


@dataclass(frozen=True, slots=True)
class Day:
    """One TPS from set-up to hand-over. Mappings are keyed by contest unless they say else."""

    setup: events.DeskSetUp
    numbers: Mapping[str, tuple[int, ...]]
    """The choices on each contest's ballot."""
    stage: Stage = Stage.PERSIAPAN
    began: Mapping[Stage, str] = field(default_factory=dict)
    """When each stage began (ISO 8601)."""
    preparation: Preparation = field(default_factory=Preparation)
    meeting: Meeting = field(default_factory=Meeting)
    late_opening: str = ""
    """Why voting opened late or with a step left out."""
    roll: Roll = field(default_factory=Roll)
    leftovers: Mapping[str, events.BallotsAccounted] = field(default_factory=dict)
    signatures: Mapping[str, int | None] = field(default_factory=dict)
    """Signatures counted on the attendance lists on paper, by cell of C.HASIL."""
    given: tuple[Given, ...] = ()
    """Every reason that was given for a difference or a finding, in the order they came."""
    counts: Mapping[str, Count] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    record: Record = field(default_factory=Record)
    sealing: Sealing = field(default_factory=Sealing)

    @property
    def contests(self) -> tuple[str, ...]:
        """The contests of this TPS, by code: a journal keeps no order of its own."""
        return tuple(self.numbers)

    def enter(self, stage: Stage, at: str) -> Day:
        """Go on to a stage."""
        return replace(self, stage=stage, began={**self.began, stage: at})

    def back_to(self, stage: Stage) -> Day:
        """Go back to a stage; it began when it began (C.HASIL prints counting from and to)."""
        return replace(self, stage=stage)

    def with_count(self, contest: str, count: Count) -> Day:
        """Put a contest's count in place."""
        return replace(self, counts={**self.counts, contest: count})

    def with_draft(self, contest: str, draft: Draft) -> Day:
        """Put a contest's sheet in place."""
        return replace(self, drafts={**self.drafts, contest: draft})

    def known(self, contest: str) -> str:
        """Return the contest, or refuse one that this TPS does not hold."""
        if contest not in self.numbers:
            raise Refused("S.002", contest=contest)
        return contest

    def ballots_left(self, contest: str) -> int | None:
        """Return the ballots not yet handed out, or None before they were counted."""
        received = self.meeting.received.get(contest)
        return None if received is None else received - self.roll.issued.get(contest, 0)

    @property
    def is_sealed(self) -> bool:
        """Whether the result is final now."""
        return self.stage in {Stage.PENYERAHAN, Stage.SELESAI}

    def all_counted(self) -> bool:
        """Tell whether every contest has been counted."""
        return all(isinstance(count, Counted) for count in self.counts.values())


def begin(said: events.DeskSetUp, at: str) -> Day:
    """Begin a day from its pack; Refused S.005 where its ballots are not listed as numbers."""
    numbers = {contest: _listed(said.contests[contest]) for contest in sorted(said.contests)}
    if not numbers:
        raise Refused("S.005")
    return Day(
        setup=said,
        numbers=numbers,
        began={Stage.PERSIAPAN: at},
        counts={contest: Sealed() for contest in numbers},
        drafts={contest: Draft() for contest in numbers},
    )


def _listed(numbers: str) -> tuple[int, ...]:
    """Read the numbers on a ballot; each once, and none is the 0 of *tidak sah*."""
    if re.fullmatch(r"[1-9][0-9]{0,2}(,[1-9][0-9]{0,2})*", numbers) is None:
        raise Refused("S.005")
    listed = tuple(int(number) for number in numbers.split(","))
    if len(set(listed)) != len(listed):
        raise Refused("S.005")
    return listed
