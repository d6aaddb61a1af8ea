"""The result of a TPS as it is signed and sent: the content of `result.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.elections import Mode, ResultKind
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.journal import Head
    from kpps_desktop.domain.places import KodeTps


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding stands: its code and cells, and the officers' reason."""

    contest: str
    code: str
    cells: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Declined:
    """Somebody who would not sign a contest's sheet, and why."""

    contest: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class TpsResult:
    """All contests of one TPS, at one moment.

    `sequence` counts from 1 within a kind; `previous` is the SHA-256 (hex) of the bundle
    before, or empty; `journal` is the last line of the journal that the figures come from;
    `at` is ISO 8601 with offset.
    """

    election: str
    tps: KodeTps
    kind: ResultKind
    mode: Mode
    sequence: int
    previous: str
    journal: Head
    at: str
    sheets: tuple[Sheet, ...]
    explanations: tuple[Explanation, ...] = ()
    signed: tuple[tuple[str, str], ...] = ()
    declined: tuple[Declined, ...] = ()

    def sheet(self, contest: str) -> Sheet | None:
        """Return the sheet of a contest."""
        return next((one for one in self.sheets if one.contest == contest), None)


class Told(NamedTuple):
    """What a result tells beside its figures: why findings stand, who signed, who would not."""

    explanations: tuple[Explanation, ...]
    signed: tuple[tuple[str, str], ...]
    declined: tuple[Declined, ...]


def told_of(day: Day) -> Told:
    """Return what a day has to tell beside its figures."""
    drafts = day.drafts
    return Told(
        tuple(
            Explanation(contest, code, cells, reason)
            for contest in day.contests
            for (code, cells), reason in drafts[contest].explained.items()
        ),
        tuple((one, by) for one in day.contests for by in drafts[one].signed),
        tuple(
            Declined(one, by, why)
            for one in day.contests
            for by, why in drafts[one].declined.items()
        ),
    )
