"""Every paper of the TPS in one table: which can be had now, and each one made ready.

A paper is either *kept*: made once a sealing, signed, stored as bytes; or *drawn* from the books
each time it is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import DPT
from kpps_desktop.exchange import names
from kpps_desktop.papers.handover import PPK, PPS
from kpps_desktop.services.kpps import drawn, keeping
from kpps_desktop.services.kpps.writing import CADANGAN, KEJADIAN, SALINAN
from kpps_desktop.services.offered import Offer, Ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.services.offered import Drawing, Step

Gather: TypeAlias = "Callable[[Desk, str, str, str], Drawing]"
Abouts: TypeAlias = "Callable[[Desk], tuple[str, ...]]"


def _one(_desk: Desk) -> tuple[str, ...]:
    return ("",)


def _sizes(_desk: Desk) -> tuple[str, ...]:
    return ("", drawn.SMALL)


def _offices(_desk: Desk) -> tuple[str, ...]:
    return (PPS, PPK)


def _accompanied(desk: Desk) -> tuple[str, ...]:
    return ("", *(ref for ref, one in desk.day().roll.present.items() if one.companion))


@dataclass(frozen=True, slots=True)
class Kind:
    """A paper: `stages` are those it is needed in, and `since` the first it can be had in.

    `gather` draws it from the books; one without is kept, and `draft` draws it while it is not
    made. `abouts` are what is offered of it: sizes, offices, voters; `of_voter` takes any other
    voter of the TPS too.
    """

    code: str
    stages: tuple[Stage, ...]
    gather: Gather | None = None
    per_contest: bool = False
    abouts: Abouts = _one
    of_voter: bool = False
    since: Stage = Stage.PERSIAPAN
    draft: Gather | None = None


_BEFORE = (Stage.PERSIAPAN, Stage.PEMBUKAAN)
_VOTING = (Stage.PEMBUKAAN, Stage.PEMUNGUTAN, Stage.PENUTUPAN)
_LEAVING = (Stage.PENYERAHAN, Stage.SELESAI)
_FIRST = (
    Kind("laporan-logistik", _BEFORE, drawn.supplies),
    Kind("daftar-petugas", _BEFORE, drawn.staff),
    Kind("denah-tps", _BEFORE, drawn.plan),
    Kind("c-pemberitahuan", (Stage.PERSIAPAN,), drawn.letters_to_voters, of_voter=True),
)
_MIDDLE = (
    Kind(
        "c-pendamping",
        (Stage.PEMUNGUTAN,),
        drawn.companion,
        abouts=_accompanied,
        of_voter=True,
    ),
    Kind(
        "c-hasil",
        (Stage.PENUTUPAN, Stage.PENGHITUNGAN, Stage.PENETAPAN),
        drawn.tally_sheet,
        per_contest=True,
        abouts=_sizes,
    ),
)
_LAST = (
    Kind(SALINAN, _LEAVING, per_contest=True, draft=drawn.salinan),
    Kind(KEJADIAN, _LEAVING, draft=drawn.incidents),
    Kind(CADANGAN, _LEAVING),
    Kind("tanda-terima-salinan", _LEAVING, drawn.copies, since=Stage.PENYERAHAN),
    Kind(
        "surat-pengantar",
        _LEAVING,
        drawn.covering_letter,
        abouts=_offices,
        since=Stage.PENYERAHAN,
    ),
    Kind(
        "ba-serah-terima-kotak",
        _LEAVING,
        drawn.boxes_handed_over,
        abouts=_offices,
        since=Stage.PENYERAHAN,
    ),
    Kind("tanda-terima-honorarium", (Stage.SELESAI,), drawn.pay),
)


def kinds(profile: Profile) -> tuple[Kind, ...]:
    """Return every paper of a regulation, in the order of the day."""
    lists = (Kind(one.attendance, _VOTING, drawn.attendance_list) for one in profile.categories)
    return (*_FIRST, *lists, *_MIDDLE, *_LAST)


def offers(desk: Desk) -> tuple[Offer, ...]:
    """Return the papers that can be had now, those of the stage in hand first."""
    stage = desk.day().stage
    found = [one for kind in kinds(desk.profile) for one in _offered(desk, kind, stage)]
    return tuple(sorted(found, key=lambda one: not one.needed))


def ready(desk: Desk, code: str, contest: str = "", about: str = "") -> Ready:
    """Make a paper ready: read all that it needs.

    Refused S.650 for a paper that there is not, S.651 for one that is not to be had yet, S.652
    for a voter who is none of this TPS.
    """
    kind = next((one for one in kinds(desk.profile) if one.code == code), None)
    if kind is None or kind.per_contest != bool(contest):
        raise Refused("S.650", paper=code)
    if contest:
        desk.day().known(contest)
    about = about or kind.abouts(desk)[0]
    offer = Offer(code, contest, about, kind.gather is None)
    if kind.draft and desk.day().stage is Stage.PENETAPAN:
        return _drafted(desk, offer, kind.draft)
    if kind.gather is None:
        return _kept(desk, offer)
    _refuse_untimely(desk, kind)
    _refuse_strange(desk, kind, about)
    return Ready(offer, _file(desk, offer), kind.gather(desk, code, contest, about))


def draw(
    desk: Desk,
    code: str,
    contest: str = "",
    about: str = "",
    step: Step = lambda _done, _of: None,
) -> bytes:
    """Return a paper's PDF: the stored bytes of a kept one, any other as the books are now."""
    return ready(desk, code, contest, about).make(step)


def _offered(desk: Desk, kind: Kind, stage: Stage) -> Iterator[Offer]:
    if not _in_time(kind, stage):
        return
    for contest in desk.contests if kind.per_contest else ("",):
        for about in kind.abouts(desk):
            one = Offer(kind.code, contest, about, kind.gather is None, stage in kind.stages)
            if kind.draft and stage is Stage.PENETAPAN:
                yield replace(one, kept=False, needed=True, draft=True)
            elif not one.kept or _content(desk, one) is not None:
                yield one


def _in_time(kind: Kind, stage: Stage) -> bool:
    order = list(Stage)
    return order.index(stage) >= order.index(kind.since)


def _drafted(desk: Desk, offer: Offer, draft: Gather) -> Ready:
    one = replace(offer, kept=False, draft=True)
    named = _file(desk, replace(offer, about="draf"))
    return Ready(one, named, draft(desk, offer.code, offer.contest, offer.about))


def _kept(desk: Desk, offer: Offer) -> Ready:
    content = _content(desk, offer)
    if content is None:
        raise Refused("S.651", paper=offer.code)
    sealing = desk.day().sealing
    handed = [
        one.number
        for one in sealing.copies
        if (one.paper, one.contest, one.recipient) == (offer.code, offer.contest, offer.about)
    ]
    if handed:  # the copy stands in the books with its recipient, and a reprint with its reason
        return Ready(offer, _file(desk, offer), lambda _step: content, handed[-1])
    return Ready(
        offer,
        _file(desk, offer),
        lambda _step: content,
        sealing.next_copy(offer.code, offer.contest),
        sealing.is_printed(offer.code, offer.contest),
    )


def _content(desk: Desk, offer: Offer) -> bytes | None:
    """Return the bytes of a kept paper of the sealing in force; those before it are void."""
    day = desk.day()
    if not day.is_sealed:
        return None
    key = (offer.code, offer.contest)
    made = keeping.made(desk, day.sealing.sequence)
    found = [one.sha256 for one in made if (one.paper, one.contest) == key]
    with desk.store.read() as books:
        return books.papers.content(found[-1]) if found else None


def _refuse_untimely(desk: Desk, kind: Kind) -> None:
    if not _in_time(kind, desk.day().stage):
        raise Refused("S.651", paper=kind.code)


def _refuse_strange(desk: Desk, kind: Kind, about: str) -> None:
    if about in kind.abouts(desk):
        return
    if not kind.of_voter:
        raise Refused("S.650", paper=kind.code)
    listed = re.fullmatch(rf"{DPT}-([1-9][0-9]*)", about)
    on_dpt = listed is not None and int(listed[1]) <= desk.tps.dpt
    guest = kind.code != "c-pemberitahuan" and about in desk.day().roll.present
    if not (on_dpt or guest):
        raise Refused("S.652", voter=about)


def _file(desk: Desk, offer: Offer) -> str:
    """Return the name of the file that a paper is saved as."""
    parts = (desk.tps.kode, offer.code, offer.contest, offer.about.lower())
    return names.simulated(f"{'-'.join(filter(None, parts))}.pdf", desk.election.mode)
