"""What the pleno announces, as the services take it: each waits for the desk and who acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.recap.pleno import Role
from kpps_desktop.services.ppk import agenda, claiming, meeting, settling, sources
from kpps_desktop.services.ppk.desk import RecapDesk, Together

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.board import Place

Intent: TypeAlias = Callable[[RecapDesk, OfficerId], Changed]
"""Done by the officer at the keyboard, on the books' worker."""

STEPS: Mapping[str, Callable[[RecapDesk, str, str, OfficerId], Changed]] = {
    "read": agenda.read_out,
    "match": agenda.match,
    "ratify": agenda.ratify,
    "return": agenda.take_up,
}
"""What needs no more than TPS and contest, by the code of its step."""


def step(code: str, place: Place) -> Intent:
    """Take a step of a TPS that needs no word."""
    return lambda desk, by: STEPS[code](desk, *place, by)


def open_day(place: str) -> Intent:
    """Open the day of the meeting at a place."""

    def act(desk: RecapDesk, by: OfficerId) -> Changed:
        meeting.open_pleno(desk, place, by)
        return Changed.STAGE | Changed.PEOPLE

    return act


def pause(why: str) -> Intent:
    """Let the meeting rest."""
    return lambda desk, by: meeting.pause(desk, why, by)


def close_day(note: str) -> Intent:
    """End the day."""
    return lambda desk, by: meeting.close(desk, note, by)


def accredit(contest: str, number: int, name: str, *, mandate: bool) -> Intent:
    """Write a guest down, and seat whoever brings the mandate while the pair's seat is free."""

    def act(desk: RecapDesk, by: OfficerId) -> Changed:
        if contest:
            code = meeting.accredit_saksi(desk, contest, number, name, by, mandate=mandate)
        else:
            code = meeting.accredit_panwaslu(desk, name, by, mandate=mandate)
        if mandate and _may_sit(desk, code):
            meeting.seat(desk, code, by)
        return Changed.PEOPLE

    return act


def turn(guest: str) -> Intent:
    """Let a guest sit, or leave the seat."""

    def act(desk: RecapDesk, by: OfficerId) -> Changed:
        sitting = desk.recap().pleno.sitting
        sits = sitting is not None and guest in sitting.seated
        return (meeting.leave if sits else meeting.seat)(desk, guest, by)

    return act


def bring_mandate(guest: str) -> Intent:
    """Write down that a guest's mandate came after all."""
    return lambda desk, by: meeting.bring_mandate(desk, guest, by)


def defer(place: Place, why: str) -> Intent:
    """Put a TPS off."""
    return lambda desk, by: agenda.defer(desk, *place, why, by)


def read_incident(tps: str, key: str, note: str, *, settled: bool) -> Intent:
    """Write what became of an incident that its bundle tells."""
    return lambda desk, by: agenda.read_incident(desk, tps, key, by, settled=settled, note=note)


def read_from_paper(tps: str, text: str, note: str, *, settled: bool) -> Intent:
    """Write an incident down that only paper tells."""
    return lambda desk, by: agenda.read_incident_from_paper(
        desk, tps, text, by, settled=settled, note=note
    )


def raise_objection(place: Place, who: str, text: str) -> Intent:
    """Take an objection."""

    def act(desk: RecapDesk, by: OfficerId) -> Changed:
        settling.raise_objection(desk, *place, who, text, by)
        return Changed.RECAP

    return act


def answer(code: str, words: str, opinion: str, *, accepted: bool) -> Intent:
    """Answer an objection, with what Panwaslu thinks of it."""
    return lambda desk, by: settling.answer_objection(
        desk, code, words, opinion, by, accepted=accepted
    )


def explain(place: Place, rule: str, why: str) -> Intent:
    """Write why a finding stands."""
    return lambda desk, by: settling.explain(desk, *place, rule, why, by)


def show_copy(place: Place, guest: str, figures: Mapping[str, int | None]) -> Intent:
    """Take what a guest's SALINAN tells."""
    return lambda desk, by: sources.show_copy(desk, *place, guest, figures, by)


def take_over(tps: str) -> Intent:
    """Take a TPS that another desk has in hand."""
    return lambda desk, by: claiming.take_over(desk, tps, by)


def correct(
    place: Place, cell: str, figure: int | None, why: str, saksi: tuple[str, ...], pins: Together
) -> Intent:
    """Correct a figure, on the PINs of two."""

    def act(desk: RecapDesk, _by: OfficerId) -> Changed:
        agenda.correct_together(desk, *place, cell, figure, why, saksi, pins)
        return Changed.RECAP

    return act


def reopen(place: Place, why: str, pins: Together) -> Intent:
    """Take a ratification back, on the PINs of two."""
    return lambda desk, _by: agenda.reopen_tps(desk, *place, why, pins)


def together(pins: tuple[str, ...], second: str) -> Together:
    """Put ketua's and the second member's PINs together."""
    return Together(pins[0], OfficerId(second), pins[1])


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
