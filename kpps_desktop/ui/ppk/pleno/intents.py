"""What the pleno's pages announce, as the services take it; an officer's name comes with each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.pleno import Role
from kpps_desktop.services.ppk import agenda, claiming, meeting, settling, sources
from kpps_desktop.services.ppk.desk import Together

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk

Intent = Callable[..., Changed]
"""Takes the desk, who acts, and what was announced."""


def _open(desk: RecapDesk, by: OfficerId, place: str) -> Changed:
    meeting.open_pleno(desk, place, by)
    return Changed.STAGE | Changed.PEOPLE


def _accredit(
    desk: RecapDesk,
    by: OfficerId,
    contest: str,
    number: int,
    name: str,
    mandate: bool,  # noqa: FBT001 - as it was announced
) -> Changed:
    """Write a guest down, and seat whoever brings the mandate while the pair's seat is free."""
    if contest:
        code = meeting.accredit_saksi(desk, contest, number, name, by, mandate=mandate)
    else:
        code = meeting.accredit_panwaslu(desk, name, by, mandate=mandate)
    if mandate and _may_sit(desk, code):
        meeting.seat(desk, code, by)
    return Changed.PEOPLE


def _may_sit(desk: RecapDesk, code: str) -> bool:
    pleno = desk.recap().pleno
    sitting, guest = pleno.sitting, pleno.guests[code]
    if sitting is None:
        return False
    place = (guest.role, guest.contest, guest.choice)
    taken = {
        (one.role, one.contest, one.choice) for one in map(pleno.guests.get, sitting.seated) if one
    }
    return guest.role == Role.PANWASLU or place not in taken


def _turn(desk: RecapDesk, by: OfficerId, guest: str) -> Changed:
    """Let a guest sit, or leave the seat."""
    sitting = desk.recap().pleno.sitting
    act = meeting.leave if sitting and guest in sitting.seated else meeting.seat
    return act(desk, guest, by)


def _object(desk: RecapDesk, by: OfficerId, tps: str, contest: str, who: str, text: str) -> Changed:
    settling.raise_objection(desk, tps, contest, who, text, by)
    return Changed.RECAP


def _correct(desk: RecapDesk, _by: OfficerId, *said: Any) -> Changed:  # noqa: ANN401
    agenda.correct_together(desk, *said)
    return Changed.RECAP


INTENTS: Mapping[str, Intent] = {
    "open": _open,
    "pause": lambda desk, by, why: meeting.pause(desk, why, by),
    "resume": meeting.resume,
    "close": lambda desk, by, note: meeting.close(desk, note, by),
    "guest": _accredit,
    "turn": _turn,
    "mandate": lambda desk, by, guest: meeting.bring_mandate(desk, guest, by),
    "read": lambda desk, by, tps, contest: agenda.read_out(desk, tps, contest, by),
    "match": lambda desk, by, tps, contest: agenda.match(desk, tps, contest, by),
    "ratify": lambda desk, by, tps, contest: agenda.ratify(desk, tps, contest, by),
    "return": lambda desk, by, tps, contest: agenda.take_up(desk, tps, contest, by),
    "defer": lambda desk, by, tps, contest, why: agenda.defer(desk, tps, contest, why, by),
    "incident": lambda desk, by, tps, _contest, key, settled, note: agenda.read_incident(
        desk, tps, key, by, settled=settled, note=note
    ),
    "paper": lambda desk, by, tps, _contest, text, settled, note: agenda.read_incident_from_paper(
        desk, tps, text, by, settled=settled, note=note
    ),
    "object": _object,
    "answer": lambda desk, by, code, accepted, answer, opinion: settling.answer_objection(
        desk, code, answer, opinion, by, accepted=accepted
    ),
    "explain": lambda desk, by, tps, contest, code, why: settling.explain(
        desk, tps, contest, code, why, by
    ),
    "copy": lambda desk, by, tps, contest, guest, figures: sources.show_copy(
        desk, tps, contest, guest, figures, by
    ),
    "take_over": lambda desk, by, tps, _contest: claiming.take_over(desk, tps, by),
    "correct": _correct,
    "reopen": lambda desk, _by, tps, contest, why, together: agenda.reopen_tps(
        desk, tps, contest, why, together
    ),
}
"""By name: what is done with what was announced."""


def together(pins: tuple[str, ...], second: str) -> Together:
    """Put ketua's and the second member's PINs together."""
    return Together(pins[0], OfficerId(second), pins[1])
