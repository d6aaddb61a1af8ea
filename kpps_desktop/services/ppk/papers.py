"""The papers of a recap: which can be had now, and each one made ready.

D.HASIL is *drawn* as a draft until the recap is final, and *kept* from then on: made once, signed,
stored as bytes. All others are drawn from the books as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.levels import level_of
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.exchange import names
from kpps_desktop.papers.pleno_letters import goes_on
from kpps_desktop.services.offered import Offer, Ready
from kpps_desktop.services.ppk import drawn
from kpps_desktop.services.ppk.reporting import is_made, pdf_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.services.offered import Drawing
    from kpps_desktop.services.ppk.desk import RecapDesk

    Gather: TypeAlias = Callable[[RecapDesk, Offer], Drawing]

STATUS, D_KEJADIAN = "laporan-rekapitulasi", "d-kejadian-khusus"
D_HASIL, D_HASIL_KABKO, D_HASIL_PROVINSI = _D_HASIL = (
    "d-hasil-kecamatan",
    "d-hasil-kabko",
    "d-hasil-provinsi",
)
D_HADIR, D_TERIMA, D_PENGANTAR = "d-daftar-hadir", "d-tanda-terima", "d-pengantar"
D_UNDANGAN, D_UNDANGAN_SAKSI = "d-undangan", "d-undangan-saksi"
_GATHERED: Mapping[str, Gather] = {
    STATUS: drawn.status,
    D_KEJADIAN: drawn.incidents,
    D_HADIR: drawn.attendance,
    D_TERIMA: drawn.receipt,
    D_UNDANGAN: drawn.invitation,
    D_UNDANGAN_SAKSI: drawn.invitation_to_pairs,
    D_PENGANTAR: drawn.cover,
    **dict.fromkeys(_D_HASIL, drawn.draft),
}


def offers(desk: RecapDesk) -> tuple[Offer, ...]:
    """Return the papers that can be had now, those that are needed now first."""
    return tuple(sorted(_offers(desk), key=lambda one: not one.needed))


def ready(desk: RecapDesk, code: str, contest: str = "", about: str = "") -> Ready:
    """Make a paper ready: read all that it needs.

    `about` is the day of the meeting for D.DAFTAR HADIR, the last one where none is named; of a
    kept D.HASIL it is whom a copy was handed to, whose number is then in the file's name.
    Refused S.650 for a paper that there is not.
    """
    fitting = [
        one
        for one in _offers(desk)
        if (one.code, one.contest) == (code, contest)
        and (code in _D_HASIL or about in {"", one.about})
    ]
    if not fitting:
        raise Refused("S.650", paper=code)
    offer = fitting[-1]
    content = _kept(desk, offer.contest) if offer.kept else None
    if content is not None:
        copy = _copy_of(desk.recap(), offer.contest, about)
        return Ready(offer, _file(desk, offer, copy), lambda _step: content, copy)
    return Ready(offer, _file(desk, offer), _GATHERED[code](desk, offer))


def d_hasil(desk: RecapDesk) -> str:
    """Return which D.HASIL the recap fills."""
    return f"d-hasil-{level_of(desk.pack.region).name.lower()}"


def _offers(desk: RecapDesk) -> Iterator[Offer]:
    recap = desk.recap()
    binds, sealed = recap.pleno.binds, recap.ending.sealed
    for contest in desk.election.contests:
        kept = sealed and _kept(desk, contest.code) is not None
        yield Offer(d_hasil(desk), contest.code, kept=kept, needed=binds, draft=not kept)
    letters = _letters(recap, binds=binds, sealed=sealed)
    on = any(goes_on(one, desk.pack.region) for one in desk.election.contests)
    yield from (one for one in letters if on or one.code != D_PENGANTAR)


def _letters(recap: Recap, *, binds: bool, sealed: bool) -> Iterator[Offer]:
    """Yield the letters of the meeting; nothing goes with a recap that goes no further."""
    yield Offer(STATUS, needed=not sealed)
    yield Offer(D_KEJADIAN, needed=binds)
    yield from (Offer(D_HADIR, about=day, needed=not sealed) for day in _days(recap))
    yield Offer(D_TERIMA, needed=sealed)
    yield Offer(D_UNDANGAN, needed=not binds)
    yield Offer(D_UNDANGAN_SAKSI, needed=not binds)
    yield Offer(D_PENGANTAR, needed=sealed)


def _days(recap: Recap) -> tuple[str, ...]:
    """Return the days of the meeting by number; before the first, one without."""
    return tuple(str(one.day) for one in recap.pleno.sittings) or ("",)


def _kept(desk: RecapDesk, contest: str) -> bytes | None:
    """Return the signed D.HASIL of a contest, of the recap as it stands."""
    if not is_made(desk):
        return None
    with desk.store.read() as books:
        last = books.bundles.last()
        if last is None:
            return None
        named = names.simulated(pdf_name(desk, contest, last.sequence), desk.election.mode)
        sums = [one.sha256 for one in books.papers.all() if one.paper == named]
        return books.papers.content(sums[-1]) if sums else None


def _copy_of(recap: Recap, contest: str, recipient: str) -> int:
    """Return the number of the copy of the final that somebody has, or 0."""
    ending = recap.ending
    return max(
        (
            one.number
            for one in ending.copies
            if (one.contest, one.recipient) == (contest, recipient) and not ending.is_void(one)
        ),
        default=0,
    )


def _file(desk: RecapDesk, offer: Offer, copy: int = 0) -> str:
    """Return the name of the file that a paper is saved as.

    A final's tells its number, so that the next one never takes its place; a copy's its own too.
    """
    about = offer.about
    if offer.code in _D_HASIL:
        about = f"final-{len(desk.recap().ending.seals)}" if offer.kept else "draf"
    place = names.of_kind(desk.pack.region, desk.election.kind)
    copied = f"salinan-{copy}" if copy else ""
    parts = (place, offer.code, offer.contest, about, copied)
    return names.simulated(f"{'-'.join(filter(None, parts))}.pdf", desk.election.mode)
