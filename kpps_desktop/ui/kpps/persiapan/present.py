"""Turns a view of the books into what persiapan shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.equipment import items
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.seating import Rect, drawing, height_for
from kpps_desktop.ui.kpps.people.present import closed_since, hour_of, pairs_of, people_of
from kpps_desktop.ui.kpps.persiapan.pictures import (
    DutiesPicture,
    InvitationsPicture,
    ItemPicture,
    LogisticsPicture,
    OfficerDuties,
    PersiapanPicture,
    PlanPicture,
    PrepTask,
    SeatPicture,
    TickPicture,
)
from kpps_desktop.ui.pictures import KeyPicture, RecordPicture, RecordTablePicture, Tone
from kpps_desktop.words import grouped, label

if TYPE_CHECKING:
    from kpps_desktop.domain.equipment import Item
    from kpps_desktop.domain.profile import Seat
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.people.pictures import PairsPicture, PeoplePicture

_KEYS = "123456789ABDEFGHIJKLMNOQRSUVWXYZ"
"""Keys of ticks; C, P and T are kept for what stands beside them."""
_PLAN_WIDTH = 1000.0


def present(view: View, lang: str) -> PersiapanPicture:
    """Return what is visible of the books."""
    logistics, invitations = _logistics(view, lang), _invitations(view, lang)
    lists, duties, plan = _lists(view, lang), _duties(view, lang), _plan(view, lang)
    people, pairs = people_of(view, lang), pairs_of(view, lang)
    states = {
        PrepTask.LOGISTICS: _logistics_state(logistics),
        PrepTask.INVITATIONS: (
            invitations.told,
            invitations.tone,
        ),
        PrepTask.LISTS: _counted(sum(one.on for one in lists), len(lists), lang),
        PrepTask.DUTIES: (_duties_state(view, lang), Tone.OK),
        PrepTask.PLAN: _plan_state(plan, lang),
        PrepTask.PEOPLE: _people_state(people),
        PrepTask.SAKSI: _saksi_state(pairs),
        PrepTask.MEETING: (_say("meeting.state", lang), Tone.PLAIN),
    }
    records = tuple(
        RecordPicture(task, (str(place), _say(f"{task}.name", lang), state), tone)
        for place, (task, (state, tone)) in enumerate(states.items(), start=1)
    )
    columns = ("", _say("task", lang), _say("state", lang))
    return PersiapanPicture(
        tasks=RecordTablePicture(columns, records, (0, 1, 1)),
        next=next(task for task, (_, tone) in states.items() if tone is Tone.PLAIN),
        logistics=logistics,
        invitations=invitations,
        lists=lists,
        duties=duties,
        plan=plan,
        people=people,
        pairs=pairs,
        left=_left([task for task, (_, tone) in states.items() if tone is Tone.PLAIN], lang),
        open=view.day.stage is Stage.PERSIAPAN,
        closed=_closed(view, lang),
    )


def keys_of(lang: str) -> tuple[KeyPicture, ...]:
    """Return the keys of this stage for the sheet of keys."""
    group = _say("title", lang)
    keys = (("Enter", "next"), (f"1 … {len(PrepTask)}", "task"), ("↑ ↓", "arrows"), ("Esc", "back"))
    more = (("Alt+S", "norm"), ("X", "wrong"), ("F5", "print"))
    return tuple(KeyPicture(key, _say(f"key.{code}", lang), group) for key, code in (*keys, *more))


def _say(key: str, lang: str, **facts: object) -> str:
    return label(f"ui_kpps_persiapan.{key}", lang).format(**facts)


def _closed(view: View, lang: str) -> str:
    """Tell since when what was prepared is only read: voters come, or came."""
    if view.day.stage in {Stage.PERSIAPAN, Stage.PEMBUKAAN}:
        return ""
    return _say("closed_since", lang, at=hour_of(view.day.began[Stage.PEMUNGUTAN]))


def _counted(done: int, of: int, lang: str) -> tuple[str, Tone]:
    return _say("counted", lang, done=done, of=of), Tone.OK if done == of else Tone.PLAIN


def _left(tasks: list[PrepTask], lang: str) -> str:
    names = [_say(f"{task}.name", lang) for task in tasks if task is not PrepTask.MEETING]
    if not names:
        return _say("meeting.ready", lang)
    return _say("meeting.left", lang, tasks=", ".join(names))


# Logistics


def _logistics(view: View, lang: str) -> LogisticsPicture:
    codes = [one.code for one in view.ballots]
    found = items(view.profile, view.tps, codes, view.day.preparation.supplies)
    pictures = tuple(_item(one, lang) for one in found)
    columns = tuple(
        _say(f"logistics.{column}", lang)
        for column in ("item", "norm", "received", "damaged", "missing")
    )
    records = tuple(
        RecordPicture(
            one.code,
            (
                one.name,
                _figure(one.norm, lang),
                _figure(one.received, lang),
                _figure(one.damaged, lang),
                grouped(one.missing, lang) if one.missing else "",
            ),
            one.tone,
        )
        for one in pictures
    )
    counted = sum(one.received is not None for one in pictures)
    short = sum(bool(one.missing) for one in pictures)
    key = "logistics.summary_short" if short else "logistics.summary"
    summary = _say(key, lang, counted=counted, of=len(pictures), short=short)
    table = RecordTablePicture(columns, records, (1, 0, 0, 0, 0))
    return LogisticsPicture(pictures, table, summary, _closed(view, lang))


def _item(one: Item, lang: str) -> ItemPicture:
    name = label(f"supply.{one.code}", lang)
    if one.contest:
        name = f"{name} · {_say(f'contest.{one.contest}', lang)}"
    came = one.came
    tone = Tone.PLAIN if came is None else Tone.PERINGATAN if one.short else Tone.OK
    said = _say("logistics.no_norm", lang)
    if one.norm is not None:
        said = _say("logistics.has_norm", lang, norm=grouped(one.norm, lang))
    return ItemPicture(
        code=f"{one.code}:{one.contest}",
        name=name,
        norm=one.norm,
        received=came.received if came else None,
        damaged=came.damaged if came else None,
        missing=one.short,
        reason=came.reason if came else "",
        said=said,
        tone=tone,
    )


def _logistics_state(picture: LogisticsPicture) -> tuple[str, Tone]:
    left = any(one.received is None for one in picture.items)
    short = any(one.missing for one in picture.items)
    if left:
        return picture.summary, Tone.PLAIN
    return picture.summary, Tone.PERINGATAN if short else Tone.OK


def _figure(figure: int | None, lang: str) -> str:
    return "—" if figure is None else grouped(figure, lang)


# C.Pemberitahuan and lists


def _invitations(view: View, lang: str) -> InvitationsPicture:
    wanted, said = view.tps.dpt, view.day.preparation.invitations
    closed = _closed(view, lang)
    if said is None:
        told = _say("invitations.open", lang, wanted=wanted)
        return InvitationsPicture(wanted, None, None, told, closed=closed)
    left = wanted - said.delivered - said.returned
    key = "invitations.told" if left == 0 else "invitations.told_left"
    told = _say(key, lang, delivered=said.delivered, returned=said.returned, left=left)
    reason = f" ({said.reason})" if said.reason else ""
    tone = Tone.OK if left == 0 else Tone.PERINGATAN
    return InvitationsPicture(wanted, said.delivered, said.returned, told + reason, tone, closed)


def _lists(view: View, lang: str) -> tuple[TickPicture, ...]:
    posted = view.day.preparation.posted
    return tuple(
        TickPicture(one, label(f"posted.{one}", lang), one in posted, _KEYS[at])
        for at, one in enumerate(view.profile.lists)
    )


# Duties


def _duties(view: View, lang: str) -> DutiesPicture:
    known = tuple(dict.fromkeys(code for one in view.profile.duties for code in one.voting))
    officers = tuple(_officer(view, one, known, lang) for one in view.day.setup.officers)
    columns = ("", _say("duties.officer", lang), _say("duties.voting", lang))
    records = tuple(
        RecordPicture(
            one.code,
            (
                one.code.replace("-", " "),
                view.officers.get(OfficerId(one.code), ""),
                ", ".join(tick.words for tick in one.voting if tick.on) or "—",
            ),
        )
        for one in officers
    )
    table = RecordTablePicture(columns, records, (0, 1, 1))
    return DutiesPicture(table, officers, closed_since(view, lang))


def _officer(view: View, code: str, known: tuple[str, ...], lang: str) -> OfficerDuties:
    usual = next((one for one in view.profile.duties if one.officer == code), None)
    changed = view.day.preparation.duties.get(code)
    held = changed if changed is not None else usual.voting if usual else ()
    others = tuple(one for one in held if one not in known)
    ticks = tuple(
        TickPicture(one, _duty(one, lang), one in held, _KEYS[at] if at < len(_KEYS) else "")
        for at, one in enumerate((*known, *others))
    )
    counting = ", ".join(_duty(one, lang) for one in usual.counting) if usual else "—"
    name = f"{code.replace('-', ' ')} · {view.officers.get(OfficerId(code), '')}"
    return OfficerDuties(code, name.rstrip(" ·"), ticks, counting)


def _duty(code: str, lang: str) -> str:
    return label(f"duty.{code}", lang)


def _duties_state(view: View, lang: str) -> str:
    changed = len(view.day.preparation.duties)
    return _say("duties.changed", lang, count=changed) if changed else _say("duties.usual", lang)


# The plan


def _plan(view: View, lang: str) -> PlanPicture:
    ticks, contests = view.day.preparation.seats, len(view.ballots)
    size = (_PLAN_WIDTH, height_for(_PLAN_WIDTH))
    shapes = drawing(view.profile.seats, Rect(0.0, 0.0, *size), contests, ticks)
    seats = tuple(
        SeatPicture(one.code, _seat(one.code, lang), ticks.get(one.code), _behind(one, lang))
        for one in view.profile.seats
        if one.ticked
    )
    right = sum(one.right is True for one in seats)
    wrong = sum(one.right is False for one in seats)
    said = _say("plan.said", lang, of=len(seats), right=right, wrong=wrong)
    return PlanPicture(shapes, size, seats, said, _closed(view, lang))


def _seat(code: str, lang: str) -> str:
    return label(f"seat.{code}", lang)


def _behind(seat: Seat, lang: str) -> str:
    if not seat.behind:
        return ""
    return _say("plan.behind", lang, whom=", ".join(_seat(one, lang) for one in seat.behind))


def _plan_state(picture: PlanPicture, lang: str) -> tuple[str, Tone]:
    seen = sum(one.right is not None for one in picture.seats)
    if not any(one.right is False for one in picture.seats):
        return _counted(seen, len(picture.seats), lang)
    return picture.said, Tone.PERINGATAN if seen == len(picture.seats) else Tone.PLAIN


# People


def _people_state(picture: PeoplePicture) -> tuple[str, Tone]:
    there = all(one.present for one in picture.people)
    return picture.said, Tone.OK if there else Tone.PLAIN


def _saksi_state(picture: PairsPicture) -> tuple[str, Tone]:
    held = {one.tone for pair in picture.pairs for one in pair.saksi}
    tone = Tone.PERINGATAN if Tone.PERINGATAN in held else Tone.OK if held else Tone.PLAIN
    return picture.said, tone
