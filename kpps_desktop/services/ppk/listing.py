"""What stands against the recap's figures, finding by finding, with the reason if there is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.services.ppk.examining import recap_findings
from kpps_desktop.services.ppk.reasons import reasons_of_kpps

if TYPE_CHECKING:
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.services.ppk.desk import RecapDesk


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding of one contest of one TPS, with the PPK's reason and the KPPS's own, or empty."""

    tps: str
    contest: str
    finding: Finding
    by_ppk: str
    by_kpps: str

    @property
    def reason(self) -> str:
        """The reason that stands in the recap: the PPK's, or else the KPPS's."""
        return self.by_ppk or self.by_kpps


def listed(desk: RecapDesk) -> tuple[Listed, ...]:
    """Return every finding of the recap, TPS by TPS."""
    recap, told = desk.recap(), reasons_of_kpps(desk)
    found = []
    for (tps, contest), findings in sorted(recap_findings(desk).items(), key=lambda one: one[0][0]):
        explained = recap.column(tps, contest).explained
        for one in findings:
            ours = explained.get((one.code, one.cells), "")
            theirs = told.get((tps, contest, one.code, one.cells), "")
            found.append(Listed(tps, contest, one, ours, theirs))
    return tuple(found)
