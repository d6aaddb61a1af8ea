"""The meeting: its days and rests, and whose seat is taken by whom."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.pleno import MOST_SAKSI, Role
from kpps_desktop.ui.pictures import PersonPicture, RecordPicture, RecordTablePicture, Tone
from kpps_desktop.ui.ppk.pleno.pictures import (
    GuestPicture,
    MeetingPicture,
    PeoplePicture,
    SeatPicture,
)
from kpps_desktop.words import full_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.elections import Choice, Contest
    from kpps_desktop.domain.recap.events import GuestAccredited
    from kpps_desktop.domain.recap.pleno import Sitting
    from kpps_desktop.ui.ppk.pleno.scene import Scene

_ROOM = 36
PANWASLU = "panwaslu"
"""The code of Panwaslu's seats; a pair's is contest and number."""


def meeting(scene: Scene) -> MeetingPicture:
    """Return the meeting as it stands, with everybody's seat."""
    pleno, seats = scene.view.pleno, tuple(_seats(scene))
    sitting = pleno.sitting
    return MeetingPicture(
        title=scene.say("meeting.title"),
        told=standing_of(scene),
        days="\n".join(_day(scene, one) for one in pleno.sittings),
        open=sitting is not None,
        resting=sitting is not None and sitting.resting,
        leads=scene.leads,
        decides=scene.decides,
        place=pleno.sittings[-1].place if pleno.sittings else "",
        table=_table(scene, seats),
        seats=seats,
    )


def standing_of(scene: Scene) -> str:
    """Say in one sentence whether the meeting goes on."""
    pleno, sitting = scene.view.pleno, scene.view.pleno.sitting
    if sitting is None:
        return scene.say("meeting.closed" if pleno.sittings else "meeting.never")
    if sitting.resting:
        rest = sitting.rests[-1]
        facts = {"since": clock_of(rest.since), "reason": rest.reason}
        return scene.say("meeting.rests", day=sitting.day, **facts)
    return scene.say("meeting.going", day=sitting.day, since=clock_of(sitting.opened))


def clock_of(at: str) -> str:
    """Return the hour of a time (ISO 8601)."""
    return f"{datetime.fromisoformat(at):%H.%M}"


def people(scene: Scene) -> PeoplePicture:
    """Return who can be named in what the meeting decides."""
    view = scene.view
    members = {
        one: PersonPicture(view.officers.get(one, one), scene.say("role.member", code=one))
        for one in view.members
    }
    beside = sorted(one for one in members if one != view.ketua)
    beside.sort(key=lambda one: one != scene.officer)
    guests = [one for one in view.pleno.guests.values() if _is_here(scene, one)]
    guests.sort(key=lambda one: (one.role == Role.PANWASLU, one.choice))
    seated = [one for one in guests if one.guest in _seated(scene)]
    named = tuple((one.guest, f"{scene.guest(one)} · {_cut(one.name)}") for one in guests)
    return PeoplePicture(
        ketua=PersonPicture(view.officers.get(view.ketua, view.ketua), scene.say("role.ketua")),
        members={str(one): shown for one, shown in members.items()},
        seconds=tuple((str(one), f"{one} · {_cut(members[one].name)}") for one in beside),
        saksi=tuple(
            (scene.named(one.guest), f"{scene.guest(one)} · {_cut(one.name)}")
            for one in seated
            if one.role == Role.SAKSI
        ),
        objectors=tuple((scene.named(code), words) for code, words in named),
        holders=named,
    )


def _cut(name: str) -> str:
    """Shorten a name for a line that cannot wrap."""
    return name if len(name) <= _ROOM else name[: _ROOM - 1].rstrip() + "…"


def _is_here(scene: Scene, guest: GuestAccredited) -> bool:
    """Tell whether a guest speaks in the contest before the meeting."""
    return guest.role == Role.PANWASLU or guest.contest == scene.contest.code


def _seated(scene: Scene) -> tuple[str, ...]:
    sitting = scene.view.pleno.sitting
    return sitting.seated if sitting else ()


def _day(scene: Scene, one: Sitting) -> str:
    date = full_date(datetime.fromisoformat(one.opened).date(), scene.lang)
    closed = clock_of(one.closed) if one.closed else "…"
    facts = {"since": clock_of(one.opened), "until": closed, "place": one.place}
    told = scene.say("meeting.day", day=one.day, date=date, guests=len(one.attended), **facts)
    rests = (
        scene.say(
            "meeting.rest",
            since=clock_of(rest.since),
            until=clock_of(rest.until) if rest.until else "…",
            reason=rest.reason,
        )
        for rest in one.rests
    )
    return " · ".join((told, *rests, *filter(None, (one.note,))))


def _seats(scene: Scene) -> Iterator[SeatPicture]:
    for contest in scene.view.contests:
        yield from (_seat(scene, contest, one) for one in contest.choices if not one.empty)
    guests = tuple(
        _guest(scene, one) for one in scene.view.pleno.guests.values() if one.role == Role.PANWASLU
    )
    yield SeatPicture(PANWASLU, "", 0, scene.say("meeting.panwaslu"), "", guests)


def _seat(scene: Scene, contest: Contest, choice: Choice) -> SeatPicture:
    guests = tuple(
        _guest(scene, one)
        for one in scene.view.pleno.guests.values()
        if (one.role, one.contest, one.choice) == (Role.SAKSI, contest.code, choice.number)
    )
    title = scene.say(
        "meeting.pair",
        contest=scene.say(f"contest.{contest.code}"),
        number=f"{choice.number:02d}",
    )
    names = " / ".join(part for part in (choice.candidate, choice.running_mate) if part)
    full = scene.say("meeting.full", most=MOST_SAKSI) if len(guests) >= MOST_SAKSI else ""
    code = f"{contest.code}:{choice.number}"
    return SeatPicture(code, contest.code, choice.number, title, names, guests, full)


def _guest(scene: Scene, one: GuestAccredited) -> GuestPicture:
    sits = one.guest in _seated(scene)
    told = scene.say("guest.mandate" if one.mandate else "guest.none")
    if sits:
        told += " · " + scene.say("guest.sits")
    return GuestPicture(one.guest, one.name, one.mandate, sits, told)


def _table(scene: Scene, seats: tuple[SeatPicture, ...]) -> RecordTablePicture:
    heads = tuple(scene.say(f"meeting.{one}") for one in ("seat", "guests", "now"))
    records = tuple(
        RecordPicture(one.code, (one.title, _named(one), _now(scene, one)), _tone(one))
        for one in seats
    )
    return RecordTablePicture(heads, records, widths=(0, 1, 0))


def _named(seat: SeatPicture) -> str:
    return ", ".join(one.name for one in seat.guests) or "—"


def _now(scene: Scene, seat: SeatPicture) -> str:
    if any(one.sits for one in seat.guests):
        return scene.say("guest.sits")
    return scene.say("guest.outside" if seat.guests else "guest.absent")


def _tone(seat: SeatPicture) -> Tone:
    if any(one.sits for one in seat.guests):
        return Tone.OK
    return Tone.PERINGATAN if any(not one.mandate for one in seat.guests) else Tone.PLAIN
