"""Working papers: gathered from the books as they stand, and drawn anew each time.

Each function reads the books and returns what is left to do, which needs them no more: so that
the drawing can be done by another worker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kpps_desktop.domain.counting import Counted, tally_of
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.events import CopyHandedOver
from kpps_desktop.domain.figures import Sheet
from kpps_desktop.domain.ledgers import Draft
from kpps_desktop.domain.people import DPPH, DPT, DPTB, VoterRef, voter_ref
from kpps_desktop.formbook import plano_forms
from kpps_desktop.papers.attendance import AttendancePaper, attendance
from kpps_desktop.papers.attendance_lines import entries
from kpps_desktop.papers.boxes import A3, A4
from kpps_desktop.papers.c_hasil import c_hasil_salinan
from kpps_desktop.papers.companion_paper import CompanionPaper, companion_paper
from kpps_desktop.papers.contents import Meeting
from kpps_desktop.papers.equipment import SuppliesPaper, laporan_logistik
from kpps_desktop.papers.floor_plan import PlanPaper, denah_tps
from kpps_desktop.papers.handover import (
    PPS,
    BoxesPaper,
    CopiesPaper,
    ba_serah_terima_kotak,
    surat_pengantar,
    tanda_terima_salinan,
)
from kpps_desktop.papers.incidents import c_kejadian_khusus, recorded
from kpps_desktop.papers.invitation import InvitationsPaper, invitations
from kpps_desktop.papers.plano import PlanoPaper, plano
from kpps_desktop.papers.staff import StaffPaper, daftar_petugas, tanda_terima_honorarium
from kpps_desktop.rules.logbook import figures_by_log
from kpps_desktop.services.kpps.handing import qr_texts
from kpps_desktop.services.kpps.writing import (
    happened,
    kejadian_paper,
    letter_of,
    made_at,
    meeting_of,
    notes_of,
    people_of,
    place_of,
    salinan_draft,
    sender_of,
    signers_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.people import CategoryCode
    from kpps_desktop.papers.attendance_lines import Entry
    from kpps_desktop.papers.letters import Sender
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.services.offered import Drawing

T = TypeVar("T")

SMALL = "a4"
"""About a plano: on A4, for a printer that has no A3."""
_BEFORE_CLOSING = (Stage.PERSIAPAN, Stage.PEMBUKAAN, Stage.PEMUNGUTAN)
_SPARE = {DPPH: 8, DPTB: 20}
"""Lines, at least, of a list that is written as voters come: a page, and two."""


def supplies(desk: Desk, code: str, _contest: str, _about: str) -> Drawing:
    """Draw what arrived against the norm."""
    paper = SuppliesPaper(letter_of(desk, code), _today(desk), desk.day(), desk.profile)
    return _drawn(laporan_logistik, paper)


def staff(desk: Desk, code: str, _contest: str, _about: str) -> Drawing:
    """Draw who serves and what each does."""
    return _drawn(daftar_petugas, _staff(desk, code))


def pay(desk: Desk, code: str, _contest: str, _about: str) -> Drawing:
    """Draw the receipt of what each is paid."""
    return _drawn(tanda_terima_honorarium, _staff(desk, code))


def plan(desk: Desk, code: str, _contest: str, _about: str) -> Drawing:
    """Draw the plan of the TPS."""
    paper = PlanPaper(letter_of(desk, code), _today(desk), desk.day(), desk.profile)
    return _drawn(denah_tps, paper)


def letters_to_voters(desk: Desk, code: str, _contest: str, about: str) -> Drawing:
    """Draw the invitations of the whole DPT, or that of one voter."""
    lines = _lines(desk, DPT, told=False)
    if about:
        lines = tuple(one for one in lines if voter_ref(DPT, one.number) == about)
    letter, profile = letter_of(desk, code), desk.profile
    paper = InvitationsPaper(letter, _of_the_day(desk), lines, profile.opens, profile.closes)
    return lambda step: invitations(paper, step)


def attendance_list(desk: Desk, code: str, _contest: str, _about: str) -> Drawing:
    """Draw a list: to be signed until voting is closed, and then who came."""
    day = desk.day()
    told = day.stage not in _BEFORE_CLOSING
    category = next(one.code for one in desk.profile.categories if one.attendance == code)
    fixed, tps = category == DPT, desk.tps
    moved = (tps.dpph_l or 0) + (tps.dpph_p or 0) if category == DPPH else 0
    paper = AttendancePaper(
        letter=letter_of(desk, code),
        sender=_of_the_day(desk),
        entries=_lines(desk, category, told=told) if told or fixed else (),
        told=told,
        listed=(tps.dpt_l, tps.dpt_p) if fixed else (tps.dpph_l, tps.dpph_p),
        spare=0 if told or fixed else _SPARE.get(category, 1) + moved,
        signers=signers_of(desk, desk.ballots[0], Draft()),
    )
    return _drawn(attendance, paper)


def companion(desk: Desk, code: str, _contest: str, about: str) -> Drawing:
    """Draw the statement of who helps a voter, or the blank of it."""
    letter, sender = letter_of(desk, code), _of_the_day(desk)
    if not about:
        return _drawn(companion_paper, CompanionPaper(letter, sender, size=A4))
    ref = VoterRef(about)
    with desk.store.read() as books:
        voter = books.voters.one(ref)
        told = [one for one in books.companions.all() if one.voter == ref]
    name, relation = (told[-1].name, told[-1].relation) if told else ("", "")
    paper = CompanionPaper(letter, sender, ref, voter, name, relation, size=A4)
    return _drawn(companion_paper, paper)


def tally_sheet(desk: Desk, _code: str, contest: str, about: str) -> Drawing:
    """Draw the plano: blank until the contest is counted, then as it was counted."""
    day = desk.day()
    held, size = desk.election.contest(contest), A4 if about == SMALL else A3
    counted = isinstance(day.counts[contest], Counted)
    paper = _counted_plano(desk, day, held, size) if counted else _blank_plano(desk, held, size)
    return _drawn(plano, paper)


def salinan(desk: Desk, _code: str, contest: str, _about: str) -> Drawing:
    """Draw C.HASIL SALINAN as a draft, before the result is sealed."""
    return _drawn(c_hasil_salinan, salinan_draft(desk, desk.election.contest(contest)))


def incidents(desk: Desk, _code: str, _contest: str, _about: str) -> Drawing:
    """Draw C.KEJADIAN KHUSUS as a draft, before the result is sealed."""
    paper = kejadian_paper(desk, desk.clock.now().isoformat())
    return _drawn(c_kejadian_khusus, replace(paper, draft=True))


def copies(desk: Desk, code: str, _contest: str, _about: str) -> Drawing:
    """Draw the receipt of copies: those handed over, and lines for those to come."""
    day = desk.day()
    handed = happened(desk, CopyHandedOver)
    pairs = {(one.contest, one.choice) for one in day.meeting.saksi.values()}
    expected = len(pairs) + 2 * len(desk.contests)  # PTPS and PPS have one of each contest
    paper = CopiesPaper(
        letter_of(desk, code),
        _today(desk),
        handed,
        day.meeting.saksi,
        max(0, expected - len(handed)),
    )
    return _drawn(tanda_terima_salinan, paper)


def covering_letter(desk: Desk, code: str, _contest: str, about: str) -> Drawing:
    """Draw the letter that goes with the boxes."""
    return _drawn(surat_pengantar, _boxes(desk, code, about))


def boxes_handed_over(desk: Desk, code: str, _contest: str, about: str) -> Drawing:
    """Draw the berita acara by which the boxes are handed over."""
    return _drawn(ba_serah_terima_kotak, _boxes(desk, code, about))


def _drawn(draw: Callable[[T], bytes], paper: T) -> Drawing:
    return lambda _step: draw(paper)


def _today(desk: Desk) -> Sender:
    """Return whose letter it is, written today."""
    now = desk.clock.now()
    return sender_of(desk, now, now.date())


def _of_the_day(desk: Desk) -> Sender:
    """Return whose paper it is, about the day of the voting."""
    return sender_of(desk, desk.clock.now())


def _staff(desk: Desk, code: str) -> StaffPaper:
    letter, people = letter_of(desk, code), people_of(desk)
    return StaffPaper(letter, _today(desk), desk.day(), desk.profile, people)


def _lines(desk: Desk, category: CategoryCode, *, told: bool) -> tuple[Entry, ...]:
    with desk.store.read() as books:
        voters = books.voters.all()
        companions = {str(one.voter): one.name for one in books.companions.all()}
    listed = desk.tps.dpt if category == DPT else 0
    present = desk.day().roll.present if told else {}
    return entries(category, voters, present, companions, listed)


def _blank_plano(desk: Desk, contest: Contest, size: tuple[float, float]) -> PlanoPaper:
    """Return the plano as it is filled by hand: names stand on it, nothing else does."""
    form = plano_forms(desk.profile.code)[contest.code]
    cells = dict.fromkeys(form.cells(contest.numbers))
    return PlanoPaper(
        form=form,
        election=desk.election,
        contest=contest,
        sheet=Sheet(desk.tps.kode, contest.code, cells),
        meeting=Meeting(place=place_of(desk)),
        signers=signers_of(desk, contest, Draft()),
        size=size,
    )


def _counted_plano(desk: Desk, day: Day, contest: Contest, size: tuple[float, float]) -> PlanoPaper:
    """Return the plano as it was counted, with the figures that were read from the paper.

    Until they were read, it has those of the log.
    """
    code, draft = contest.code, day.drafts[contest.code]
    form = plano_forms(desk.profile.code)[code]
    known = draft.figures or figures_by_log(day, code, desk.tps, desk.profile)
    texts = qr_texts(desk, day.sealing.sequence) if day.is_sealed else {}
    now = desk.clock.now()
    return PlanoPaper(
        form=form,
        election=desk.election,
        contest=contest,
        sheet=Sheet(desk.tps.kode, code, {c: known.get(c) for c in form.cells(contest.numbers)}),
        meeting=meeting_of(day, place_of(desk)),
        signers=signers_of(desk, contest, draft),
        counted=tally_of(day.counts[code]),
        notes=notes_of(desk, code) if draft.figures else (),
        recorded=recorded(kejadian_paper(desk, now.isoformat()), code),
        qr=tuple(texts.get(code, b"").decode().splitlines()),
        sequence=max(1, day.sealing.sequence),
        made=made_at(now),
        size=size,
    )


def _boxes(desk: Desk, code: str, to: str) -> BoxesPaper:
    sealing = desk.day().sealing
    left = desk.day().began.get(Stage.SELESAI, "") if to == PPS else ""
    return BoxesPaper(
        letter=letter_of(desk, code),
        sender=_today(desk),
        to=to,
        seals=sealing.seals,
        boxes=sealing.boxes,
        recipient=sealing.taken_by if to == PPS else "",
        at=left,
    )
