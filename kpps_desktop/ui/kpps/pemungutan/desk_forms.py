"""Forms of the desk: the queue, the closing, and what seldom happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import CategoryCode
from kpps_desktop.ui.kpps.pemungutan.fields import (
    NOTE,
    choice_field,
    form_of,
    given,
    number,
    number_field,
    reason_fields,
    reason_of,
    text_field,
)
from kpps_desktop.ui.kpps.pemungutan.intents import (
    BallotCount,
    Departure,
    Disturbance,
    QueueCount,
    VotingEnd,
)
from kpps_desktop.ui.kpps.pemungutan.live import served_since
from kpps_desktop.ui.pictures import FindingPicture, Tone
from kpps_desktop.words import label, say

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pemungutan.door import Door
    from kpps_desktop.ui.kpps.pemungutan.pictures import FormPicture

_MORE = ("leave", "disturb", "recount")
_LEAVE = ("too_early", "no_papers", "not_here", "no_wait")
_DISTURBED = ("box_opened", "disturbance")


def queue(door: Door) -> FormPicture:
    """Ask how many still wait; each of them votes."""
    waiting, closes = number(door, "waiting"), door.view.profile.closes
    findings: tuple[FindingPicture, ...] = ()
    if door.view.now.time() < closes:
        told = door.say("risk.queue_early", at=door.hour(closes))
        words = say("P.06", door.lang, at=door.hour(door.view.now.time()))
        findings = (FindingPicture("P.06", Tone.PERINGATAN, words.title, told),)
    done = None if waiting is None else QueueCount(waiting)
    fields = (number_field(door, "waiting"),)
    return form_of(door, fields, done, findings=findings)


def close(door: Door) -> FormPicture:
    """Ask the ketua to close: everyone served, or why the queue was never counted."""
    reason = given(door, "note")
    if door.roll.waiting is None:
        words = say("S.209", door.lang)
        finding = FindingPicture("S.209", Tone.PERINGATAN, words.title, words.remedy)
        done = VotingEnd(reason) if reason else None
        fields = (text_field(door, "note", most=NOTE),)
        return form_of(door, fields, done, findings=(finding,), tone=Tone.PERINGATAN)
    left = door.roll.waiting - served_since(door)
    told = (door.say("close.waiting_title"), door.say("close.waiting", left=left))
    findings = (FindingPicture("P.08", Tone.PERINGATAN, *told),) if left > 0 else ()
    return form_of(door, (), VotingEnd(), findings=findings, tone=Tone.PERINGATAN)


def more(door: Door) -> FormPicture:
    """Offer what seldom happens."""
    chosen = given(door, "which")
    options = [(one, door.say(f"more.{one}")) for one in _MORE]
    leads = door.asking.with_form(chosen) if chosen else None
    return form_of(door, (choice_field(door, "which", options),), leads)


def leave(door: Door) -> FormPicture:
    """Ask who leaves without voting, and why (P.08 before closing time)."""
    category, reason = given(door, "category"), reason_of(door, "leave")
    lists = [
        (one.code, label(f"category.{one.code}", door.lang)) for one in door.view.profile.categories
    ]
    done = Departure(CategoryCode(category), reason) if category and reason else None
    fields = (choice_field(door, "category", lists), *reason_fields(door, "leave", _LEAVE))
    return form_of(door, fields, done, tone=Tone.PERINGATAN)


def disturb(door: Door) -> FormPicture:
    """Ask what disturbed the voting (P.02)."""
    what, note = given(door, "what"), given(door, "note")
    options = [(one, door.say(f"disturbed.{one}")) for one in _DISTURBED]
    done = Disturbance(what, note) if what and note else None
    fields = (choice_field(door, "what", options), text_field(door, "note", most=NOTE))
    return form_of(door, fields, done, tone=Tone.GALAT)


def recount(door: Door) -> FormPicture:
    """Ask for the ballots received, where the count at the opening was wrong."""
    contest, ballots = given(door, "contest"), number(door, "ballots")
    reason = given(door, "note")
    done = BallotCount(contest, ballots, reason) if contest and ballots is not None else None
    received = door.view.day.meeting.received
    options = [
        (one.code, f"{door.contest(one.code)}: {received.get(one.code, '—')}")
        for one in door.view.ballots
    ]
    fields = (
        choice_field(door, "contest", options),
        number_field(door, "ballots"),
        text_field(door, "note", most=NOTE),
    )
    return form_of(door, fields, done if reason else None, tone=Tone.PERINGATAN)
