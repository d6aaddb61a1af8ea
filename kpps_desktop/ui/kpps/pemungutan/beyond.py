"""A voter who comes when the queue that was counted is served: never refused, but asked why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.ui.kpps.pemungutan.fields import form_of, given, reason_fields, reason_of
from kpps_desktop.ui.kpps.pemungutan.intents import GuestEntry, VoterEntry
from kpps_desktop.ui.kpps.pemungutan.live import served_since
from kpps_desktop.ui.pictures import FindingPicture, Tone

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pemungutan.door import Door
    from kpps_desktop.ui.kpps.pemungutan.pictures import FieldPicture, FormPicture, Step

_WHY = ("overlooked", "decided")


def is_beyond(door: Door) -> bool:
    """Tell whether whoever is admitted now would be one more than were counted (R19)."""
    waiting = door.roll.waiting
    if waiting is None or door.view.now.time() <= door.view.profile.closes:
        return False
    return served_since(door) >= waiting


def why_beyond(door: Door) -> tuple[FieldPicture, ...]:
    """Ask why, where it must be asked."""
    return reason_fields(door, "beyond", _WHY) if is_beyond(door) else ()


def warned(door: Door) -> tuple[FindingPicture, ...]:
    """Warn of what this admission would leave on record."""
    if not is_beyond(door):
        return ()
    told = door.say("beyond.told", waiting=door.roll.waiting)
    return (FindingPicture("R19", Tone.PERINGATAN, door.say("beyond.title"), told),)


def excused(door: Door, step: Step) -> Step:
    """Return the admission with its reason; nothing while the reason is missing."""
    if not is_beyond(door) or not isinstance(step, VoterEntry | GuestEntry):
        return step
    reason = reason_of(door, "beyond")
    return replace(step, beyond=reason) if reason else None


def admit_beyond(door: Door) -> FormPicture:
    """Ask why a voter of the list is admitted all the same."""
    ref = door.asking.card
    voter = door.voter(ref)
    turned = bool(given(door, "turned"))
    disabled = not (voter and voter.disability) if turned else None
    done = excused(door, VoterEntry(int(ref.rpartition("-")[2]), disabled=disabled))
    return form_of(
        door,
        why_beyond(door),
        done,
        title=door.say("form.beyond.title", who=door.called(ref)),
        findings=warned(door),
        tone=Tone.PERINGATAN,
    )
