"""How voting stands: who came, when, and which ballots are left; and what the clock asks."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import DPT, Sex
from kpps_desktop.ui.kpps.pemungutan.pictures import Action, ListPicture, LivePicture, StockPicture
from kpps_desktop.ui.pictures import HourChartPicture, HourPicture, NoticePicture, Tone

if TYPE_CHECKING:
    from datetime import time

    from kpps_desktop.domain.profile import Category
    from kpps_desktop.ui.kpps.pemungutan.door import Door


def live_of(door: Door) -> LivePicture:
    """Return the figures beside the field, all counted from the log."""
    lists = _lists(door)
    came, listed = lists[0].total, door.view.tps.dpt
    return LivePicture(
        lists=lists,
        columns=(door.say("live.men"), door.say("live.women"), door.say("live.total")),
        turnout=door.say("live.turnout", came=came, listed=listed, percent=_percent(came, listed)),
        facts=_facts(door),
        stock_title=door.say("live.stock"),
        stock=tuple(_stock(door, one.code) for one in door.view.ballots),
        hours=_hours(door),
    )


def actions_of(door: Door) -> tuple[Action, ...]:
    """Return the acts of the desk and their keys."""
    asking, last = door.asking, door.last
    undone = asking.with_form("undo", last) if last else None
    queue = asking.with_form("queue") if door.roll.waiting is None else None
    acts = (
        ("undo", "U", undone, _undone(door, last)),
        ("queue", "A", queue, "" if queue else door.say("act.queue_done")),
        ("more", "L", asking.with_form("more"), ""),
        ("close", "S", asking.with_form("close"), ""),
    )
    guests = tuple(
        Action(
            f"guest:{one.code}",
            _guest_words(door, one.code, one.since),
            key,
            form,
            about=door.say("act.guest_about", code=one.code),
        )
        for one, key in zip(_guest_lists(door), "HT", strict=False)
        for form in (asking.with_form(f"guest:{one.code}"),)
    )
    return (
        *guests,
        *(
            Action(
                code,
                door.say(f"act.{code}"),
                key,
                leads,
                about=door.say(f"act.{code}_about"),
                detail=detail,
            )
            for code, key, leads, detail in acts
        ),
    )


def _undone(door: Door, last: str | None) -> str:
    return door.say("act.undo_last", who=door.called(last)) if last else door.say("act.undo_none")


def call_of(door: Door) -> NoticePicture | None:
    """Return what the clock asks for: to count the queue, to serve it, to close."""
    closes, roll = door.view.profile.closes, door.roll
    if roll.waiting is None:
        if door.view.now.time().replace(tzinfo=None) < closes:
            return None
        at = door.hour(closes)
        return NoticePicture(
            Tone.PERINGATAN, door.say("call.count", at=at), door.say("call.count_do")
        )
    left = roll.waiting - served_since(door)
    if left > 0:
        said = door.say("call.serve", waiting=roll.waiting, left=left)
        return NoticePicture(Tone.KABAR, said, door.say("call.serve_do"))
    return NoticePicture(Tone.OK, door.say("call.close"), door.say("call.close_do"))


def served_since(door: Door) -> int:
    """Count those admitted since the queue was counted."""
    closed = datetime.fromisoformat(door.roll.closed_at)
    return sum(datetime.fromisoformat(one.at) > closed for one in door.roll.present.values())


def _guest_lists(door: Door) -> list[Category]:
    return [one for one in door.view.profile.categories if one.code != DPT]


def _guest_words(door: Door, code: str, since: time) -> str:
    if door.view.now.time() < since:
        return door.say("act.guest_from", code=code, at=door.hour(since))
    return code


def _lists(door: Door) -> tuple[ListPicture, ...]:
    counted = Counter((one.category, one.said.sex) for one in door.roll.present.values())
    lists = [
        ListPicture(one.code, counted[one.code, Sex.L], counted[one.code, Sex.P])
        for one in door.view.profile.categories
    ]
    men, women = sum(one.men for one in lists), sum(one.women for one in lists)
    return (*lists, ListPicture(door.say("live.all"), men, women, strong=True))


def _percent(part: int, whole: int) -> int:
    """Return a share rounded half up, in whole numbers."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def _facts(door: Door) -> tuple[str, ...]:
    disabled = sum(one.said.disabled for one in door.roll.present.values())
    facts = [door.say("live.disabled", count=disabled)] if disabled else []
    gone = len(door.roll.turned_away)
    return (*facts, *((door.say("live.gone", count=gone),) if gone else ()))


def _stock(door: Door, contest: str) -> StockPicture:
    left = door.view.day.ballots_left(contest)
    name = door.contest(contest)
    if left is None:
        return StockPicture(contest, name, "—")
    came = sum(1 for _ in door.roll.of(contest, DPT))
    tone = Tone.GALAT if not left else Tone.PLAIN
    if 0 < left < door.view.tps.dpt - came:
        tone = Tone.PERINGATAN
    received = door.view.day.meeting.received[contest]
    return StockPicture(contest, name, door.say("live.left", left=left, received=received), tone)


def _hours(door: Door) -> HourChartPicture:
    counted = Counter(int(one.at[11:13]) for one in door.roll.present.values())
    first = min([door.view.profile.opens.hour, *counted])
    last = max([door.view.profile.closes.hour - 1, *counted])
    hours = tuple(HourPicture(f"{hour:02d}", counted[hour]) for hour in range(first, last + 1))
    told = ", ".join(door.say("live.hour", hour=one.hour, count=one.count) for one in hours)
    return HourChartPicture(hours, door.say("live.hours"), told)
