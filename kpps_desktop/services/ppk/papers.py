"""The papers of a recap: which can be had now, and each one made ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.exchange import names
from kpps_desktop.formbook.letters import load_letter
from kpps_desktop.papers.d_hasil import d_hasil_kecamatan
from kpps_desktop.papers.letters import PpkSender
from kpps_desktop.papers.recap_status import StatusPaper, laporan_rekapitulasi
from kpps_desktop.services.offered import Offer, Ready
from kpps_desktop.services.ppk.reporting import recap_result
from kpps_desktop.services.ppk.writing import recap_paper

if TYPE_CHECKING:
    from kpps_desktop.services.offered import Drawing
    from kpps_desktop.services.ppk.desk import RecapDesk

STATUS, D_HASIL = "laporan-rekapitulasi", "d-hasil-kecamatan"


def offers(desk: RecapDesk) -> tuple[Offer, ...]:
    """Return the papers that can be had now."""
    contests = tuple(one.code for one in desk.election.contests)
    return (Offer(STATUS), *(Offer(D_HASIL, contest) for contest in contests))


def ready(desk: RecapDesk, code: str, contest: str = "", about: str = "") -> Ready:
    """Make a paper ready: read all that it needs. Refused S.650 for a paper that there is not."""
    offer = next(
        (
            one
            for one in offers(desk)
            if (one.code, one.contest, one.about) == (code, contest, about)
        ),
        None,
    )
    if offer is None:
        raise Refused("S.650", paper=code)
    return Ready(offer, _file(desk, offer), _drawing(desk, offer))


def sender_of(desk: RecapDesk) -> PpkSender:
    """Return whose letters they are."""
    with desk.store.read() as books:
        people = {one.person: one.name for one in books.people.all()}
    now = desk.clock.now()
    return PpkSender(
        desk.election,
        desk.pack.kecamatan,
        people.get(KETUA_PPK, ""),
        now.date(),
        made=f"{now:%H.%M}",
    )


def _drawing(desk: RecapDesk, offer: Offer) -> Drawing:
    result = recap_result(desk)
    if offer.code == STATUS:
        status = StatusPaper(load_letter(desk.profile.code, STATUS), sender_of(desk), result)
        return lambda _step: laporan_rekapitulasi(status)
    paper = recap_paper(desk, desk.election.contest(offer.contest), result)
    return lambda _step: d_hasil_kecamatan(paper)


def _file(desk: RecapDesk, offer: Offer) -> str:
    """Return the name of the file that a paper is saved as."""
    parts = (desk.pack.kecamatan, offer.code, offer.contest, offer.about.lower())
    return names.simulated(f"{'-'.join(filter(None, parts))}.pdf", desk.election.mode)
