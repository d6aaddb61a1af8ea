"""Papers of the pleno: gathered from the books as they stand, and drawn anew each time.

Each function reads the books and returns what is left to do, which needs them no more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.levels import TOTALLED, side_of, spoken_at, unit_level
from kpps_desktop.domain.places import Level, level
from kpps_desktop.domain.recap.pleno import Role
from kpps_desktop.formbook.letters import load_letter
from kpps_desktop.papers.d_hasil import d_hasil_of
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.letters import RecapSender
from kpps_desktop.papers.pleno import (
    Attendance,
    AttendancePaper,
    Attendant,
    PlenoIncidentPaper,
    RecapCopiesPaper,
    RecapCopy,
    Side,
    d_daftar_hadir,
    d_kejadian_khusus,
    d_tanda_terima,
)
from kpps_desktop.papers.pleno_letters import (
    PlenoInvitationPaper,
    RecapCoverPaper,
    d_pengantar,
    d_undangan,
)
from kpps_desktop.papers.recap_status import StatusPaper, laporan_rekapitulasi
from kpps_desktop.services.ppk.overview import stands_of
from kpps_desktop.services.ppk.reporting import recap_result
from kpps_desktop.services.ppk.telling import WATCH, Telling, attendant
from kpps_desktop.services.ppk.writing import MEMBERS, recap_paper
from kpps_desktop.words import full_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.recap.pleno import Sitting, Turn
    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.services.offered import Drawing, Offer
    from kpps_desktop.services.ppk.desk import RecapDesk

_BLANK = 2
"""Lines for who is written by hand."""


def sender_of(desk: RecapDesk) -> RecapSender:
    """Return whose letters they are, and when they were made."""
    now = desk.clock.now()
    made = f"{full_date(now.date())} {now:%H.%M}"
    ketua = _names(desk).get(desk.ketua, "")
    return RecapSender(desk.election, desk.pack.region, ketua, now.date(), made=made)


def status(desk: RecapDesk, offer: Offer) -> Drawing:
    """Gather the status report."""
    paper = StatusPaper(
        _letter(desk, offer.code),
        sender_of(desk),
        recap_result(desk),
        stands_of(desk),
        tuple(one for one in desk.recap().ending.seals if one.void),
    )
    return lambda _step: laporan_rekapitulasi(paper)


def draft(desk: RecapDesk, offer: Offer) -> Drawing:
    """Gather a contest's D.HASIL as it stands: what is checked before it is signed."""
    paper = recap_paper(desk, desk.election.contest(offer.contest), recap_result(desk))
    return lambda _step: d_hasil_of(paper)


def incidents(desk: RecapDesk, offer: Offer) -> Drawing:
    """Gather D.KEJADIAN KHUSUS: what was read of each TPS, rests, and who objected."""
    letter = _letter(desk, offer.code)
    told = Telling(desk, letter)
    paper = PlenoIncidentPaper(
        letter,
        sender_of(desk),
        (*told.of_boxes(), *told.of_stations(), *told.of_the_meeting()),
        tuple(told.objections()),
    )
    return lambda _step: d_kejadian_khusus(paper)


def attendance(desk: RecapDesk, offer: Offer) -> Drawing:
    """Gather D.DAFTAR HADIR of a day of the meeting, or a blank one before the first."""
    recap = desk.recap()
    days = {str(one.day): one for one in recap.pleno.sittings}
    sitting = days.get(offer.about)
    sender = sender_of(desk)
    if sitting is not None:
        sender = replace(sender, day=datetime.fromisoformat(sitting.opened).date())
    paper = AttendancePaper(
        _letter(desk, offer.code),
        sender,
        tuple(_attendants(desk, recap, sitting)),
        sitting.place if sitting else "",
        _BLANK,
    )
    return lambda _step: d_daftar_hadir(paper)


def receipt(desk: RecapDesk, offer: Offer) -> Drawing:
    """Gather D.TANDA TERIMA: every copy and who has it; those of a void final say so."""
    recap = desk.recap()
    voided = {one.sequence: one.voided for one in recap.ending.seals if one.void}
    copies = tuple(
        RecapCopy(
            "d-hasil",
            one.number,
            attendant(recap, one.recipient),
            one.contest,
            one.at,
            voided.get(one.seal, ""),
        )
        for one in recap.ending.copies
    )
    paper = RecapCopiesPaper(_letter(desk, offer.code), sender_of(desk), copies, _BLANK)
    return lambda _step: d_tanda_terima(paper)


def invitation(desk: RecapDesk, offer: Offer) -> Drawing:
    """Gather D.UNDANGAN to the offices; day and hour are written by hand."""
    offices = (Attendant("", WATCH), *(Attendant("", one) for one in _below(desk, offer.code)))
    return _invited(desk, offer, offices)


def invitation_to_pairs(desk: RecapDesk, offer: Offer) -> Drawing:
    """Gather D.UNDANGAN to the saksi of every pair; day and hour are written by hand."""
    pairs = tuple(
        Attendant(choice=one.number, contest=contest.code)
        for contest in desk.election.contests
        for one in contest.choices
        if not one.empty
    )
    return _invited(desk, offer, pairs)


def cover(desk: RecapDesk, offer: Offer) -> Drawing:
    """Gather D.PENGANTAR; seals are written by hand."""
    paper = RecapCoverPaper(_letter(desk, offer.code), sender_of(desk))
    return lambda _step: d_pengantar(paper)


def level_letter(desk: RecapDesk, code: str) -> str:
    """Return which of the forms a paper is at the desk's level: a PPK's is the plain one."""
    return "-".join(filter(None, (code, spoken_at(desk.pack.region))))


def _invited(desk: RecapDesk, offer: Offer, whom: tuple[Attendant, ...]) -> Drawing:
    paper = PlenoInvitationPaper(_letter(desk, offer.code), sender_of(desk), whom)
    return lambda _step: d_undangan(paper)


def _below(desk: RecapDesk, code: str) -> Iterator[str]:
    """Yield the offices of the regions below: the PPS of each desa, or who sends a recap up."""
    ours = desk.pack.region
    next_down = TOTALLED[Level.TPS][0] if len(ours) == Level.KECAMATAN else unit_level(ours)
    office = _letter(desk, code).term("below")
    for name in sorted(
        one.nama
        for one in desk.election.places
        if level(one.kode) is next_down and one.kode.startswith(ours)
    ):
        yield plain(office, {"nama": name})


def _attendants(desk: RecapDesk, recap: Recap, sitting: Sitting | None) -> Iterator[Attendance]:
    names, side = _names(desk), side_of(desk.pack.region)
    for number in range(1, _members(desk) + 1):
        role = f"{side}_ketua" if number == 1 else f"{side}_anggota"
        name = names.get(f"{side}-{number}", "")
        yield Attendance(Side.MEMBERS, Attendant(name, role.lower()))
    came = sitting.attended if sitting else {}
    for guest, said in recap.pleno.guests.items():
        if sitting is not None and guest not in came:
            continue
        place = Side.SAKSI if said.role == Role.SAKSI else Side.WATCH
        mandate = "✓" if said.mandate else ""
        at = came.get(guest, "")
        turns = _turns(sitting, guest) if sitting and place is Side.SAKSI else ()
        inside = bool(turns) if sitting and place is Side.SAKSI else None
        hours = tuple((one.since, one.until) for one in turns)
        stayed = sitting is not None and hours == ((at, sitting.closed),)
        yield Attendance(
            place, attendant(recap, guest), mandate, inside, at, () if stayed else hours
        )


def _turns(sitting: Sitting, guest: str) -> tuple[Turn, ...]:
    return tuple(one for one in sitting.turns if one.guest == guest)


def _members(desk: RecapDesk) -> int:
    """Return how many members the forms of this level have places for."""
    return max(
        len(block.roles)
        for form in desk.recap_forms.values()
        for block in form.signatures
        if block.kind in MEMBERS
    )


def _names(desk: RecapDesk) -> dict[str, str]:
    with desk.store.read() as books:
        return {one.person: one.name for one in books.people.all()}


def _letter(desk: RecapDesk, code: str) -> Letter:
    return load_letter(desk.profile.code, level_letter(desk, code))
