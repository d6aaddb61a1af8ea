"""MODEL D.HASIL KECAMATAN: the recap of a kecamatan, a column a TPS, then a column a desa."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.papers.boxes import A4_ACROSS

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Contest, Election
    from kpps_desktop.domain.recap_results import RecapResult
    from kpps_desktop.formbook import Form
    from kpps_desktop.papers.contents import Meeting, Note, Signers


@dataclass(frozen=True, slots=True)
class RecapPaper:
    """One D.HASIL KECAMATAN: `notes` name their TPS; `size` is of a sheet lying across."""

    form: Form
    election: Election
    contest: Contest
    recap: RecapResult
    meeting: Meeting
    signers: Signers
    notes: tuple[Note, ...] = ()
    qr: tuple[str, ...] = ()
    made: str = ""
    copy: str = ""
    size: tuple[float, float] = A4_ACROSS
