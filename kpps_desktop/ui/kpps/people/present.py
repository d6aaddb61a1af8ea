"""Turns a view of the books into who is there: KPPS, petugas ketertiban, PTPS, and the saksi."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import GUARDS, KETUA_KPPS, PTPS, OfficerId
from kpps_desktop.ui.kpps.people.pictures import (
    PairPicture,
    PairsPicture,
    PeoplePicture,
    PresencePicture,
    SaksiPicture,
)
from kpps_desktop.ui.pictures import RecordPicture, RecordTablePicture, Tone
from kpps_desktop.words import clock, label

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Choice, Contest
    from kpps_desktop.domain.events import SaksiAccredited
    from kpps_desktop.services.kpps.viewing import View

_KEYS = "1234567890"


def hour_of(at: str) -> str:
    """Write the hour of a time in the books (ISO 8601)."""
    return clock(datetime.fromisoformat(at).time())


def _say(key: str, lang: str, **facts: object) -> str:
    return label(f"ui_kpps_people.{key}", lang).format(**facts)


# People


def people_of(view: View, lang: str) -> PeoplePicture:
    """Return who is there of those who should be."""
    present = view.day.meeting.present
    codes = (*view.day.setup.officers, *GUARDS, PTPS)
    people = tuple(
        PresencePicture(code, key, code in present) for code, key in zip(codes, _KEYS, strict=False)
    )
    records = tuple(_record(view, one, lang) for one in people)
    columns = ("", _say("people.name", lang), _say("people.role", lang), _say("people.at", lang))
    there = sum(one.present for one in people)
    said = _say("people.said", lang, there=there, of=len(people))
    table = RecordTablePicture(columns, records, (0, 1, 0, 0))
    return PeoplePicture(table, people, said, closed_since(view, lang))


def closed_since(view: View, lang: str) -> str:
    """Tell since when people are written down no more: the result is final."""
    if not view.day.is_sealed:
        return ""
    return _say("closed", lang, at=hour_of(view.day.began[Stage.PENYERAHAN]))


def _record(view: View, one: PresencePicture, lang: str) -> RecordPicture:
    present = view.day.meeting.present
    state = _say("people.absent", lang)
    if one.present:
        state = hour_of(present[one.code])
    name = view.officers.get(OfficerId(one.code), "") or "—"
    texts = (one.key, name, _role(one.code, lang), state)
    return RecordPicture(one.code, texts, Tone.OK if one.present else Tone.PLAIN)


def _role(code: str, lang: str) -> str:
    number = code.rpartition("-")[2]
    if code == PTPS:
        return _say("people.ptps", lang)
    if code in GUARDS:
        return _say("people.guard", lang, number=number)
    key = "people.ketua" if code == KETUA_KPPS else "people.anggota"
    return _say(key, lang, number=number)


# Saksi


def pairs_of(view: View, lang: str) -> PairsPicture:
    """Return the saksi of every pair."""
    pairs = tuple(
        _pair(view, contest, choice, lang) for contest in view.ballots for choice in contest.choices
    )
    columns = (_say("saksi.pair", lang), _say("saksi.names", lang), _say("saksi.saksi", lang))
    records = tuple(
        RecordPicture(one.code, (one.title, one.names, _counted(one, lang)), _pair_tone(one))
        for one in pairs
    )
    held = [saksi for one in pairs for saksi in one.saksi]
    without = sum(one.tone is Tone.PERINGATAN for one in held)
    key = "saksi.said_without" if without else "saksi.said"
    said = _say(key, lang, count=len(held), without=without)
    table = RecordTablePicture(columns, records, (0, 1, 0))
    late = view.day.stage is not Stage.PERSIAPAN
    return PairsPicture(table, pairs, said, late, closed_since(view, lang))


def _pair(view: View, contest: Contest, choice: Choice, lang: str) -> PairPicture:
    held = tuple(
        _saksi(view, code, said, lang)
        for code, said in view.day.meeting.saksi.items()
        if (said.contest, said.choice) == (contest.code, choice.number)
    )
    most = view.profile.max_saksi
    mates = (choice.candidate, choice.running_mate)
    return PairPicture(
        code=f"{contest.code}:{choice.number}",
        contest=contest.code,
        number=choice.number,
        title=f"{_say(f'contest.{contest.code}', lang)} {choice.number}",
        names=" - ".join(one for one in mates if one),
        saksi=held,
        full=_say("saksi.full", lang, most=most) if len(held) >= most else "",
    )


def _saksi(view: View, code: str, said: SaksiAccredited, lang: str) -> SaksiPicture:
    late = code in view.day.meeting.late
    key = "saksi.none" if not said.mandate else "saksi.late" if late else "saksi.mandate"
    tone = Tone.OK if said.mandate and not late else Tone.PERINGATAN
    sits = code in view.day.meeting.present
    return SaksiPicture(code, said.name, _say(key, lang), sits, tone, said.mandate)


def _counted(pair: PairPicture, lang: str) -> str:
    if not pair.saksi:
        return "—"
    sits = any(one.sits for one in pair.saksi)
    return _say("saksi.count_sits" if sits else "saksi.count", lang, count=len(pair.saksi))


def _pair_tone(pair: PairPicture) -> Tone:
    tones = {one.tone for one in pair.saksi}
    return Tone.PERINGATAN if Tone.PERINGATAN in tones else Tone.OK if tones else Tone.PLAIN
