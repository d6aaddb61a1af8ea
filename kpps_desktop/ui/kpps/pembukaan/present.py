"""Turns a view of the books into what pembukaan shows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import GUARDS, KETUA_KPPS, PTPS, OfficerId
from kpps_desktop.ui.kpps.pembukaan.pictures import (
    BallotPicture,
    MeetingPicture,
    Moment,
    OpeningPicture,
    PairPicture,
    PairsPicture,
    PembukaanPicture,
    PeoplePicture,
    PresencePicture,
    SaksiPicture,
)
from kpps_desktop.ui.pictures import RecordPicture, RecordTablePicture, StepPicture, Tone
from kpps_desktop.words import clock, label

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Choice, Contest
    from kpps_desktop.domain.events import SaksiAccredited
    from kpps_desktop.services.kpps.viewing import View

BALLOTS_STEP = "ballots_counted"
"""The step at which the ballots are counted, contest by contest."""
OATHS = ("oath_kpps", "oath_guards")
_TOLERANCE = 1
"""Ballots by which the norm may be missed (R13)."""
_KEYS = "1234567890"


def present(view: View, lang: str) -> PembukaanPicture:
    """Return what is visible of the books."""
    people, pairs = _people(view, lang), _pairs(view, lang)
    ballots = tuple(_ballot(view, one, lang) for one in view.ballots)
    return PembukaanPicture(
        meeting=_meeting(view, people, pairs, ballots, lang),
        people=people,
        pairs=pairs,
        ballots=ballots,
        opening=_opening(view, lang),
    )


def difference(norm: int, received: int, lang: str) -> tuple[str, Tone]:
    """Hold ballots that were counted against the norm, in words (R13)."""
    beyond = received - norm
    if abs(beyond) <= _TOLERANCE:
        return _say("ballots.as_norm", lang), Tone.OK
    key = "ballots.short" if beyond < 0 else "ballots.over"
    return _say(key, lang, count=abs(beyond), norm=norm), Tone.PERINGATAN


def _say(key: str, lang: str, **facts: object) -> str:
    return label(f"ui_kpps_pembukaan.{key}", lang).format(**facts)


def _hour(at: str) -> str:
    return clock(datetime.fromisoformat(at).time())


# The meeting


def _moment(view: View) -> Moment:
    if view.day.stage is Stage.PERSIAPAN:
        return Moment.BEFORE
    return Moment.MEETING if view.day.stage is Stage.PEMBUKAAN else Moment.OVER


def _meeting(
    view: View,
    people: PeoplePicture,
    pairs: PairsPicture,
    ballots: tuple[BallotPicture, ...],
    lang: str,
) -> MeetingPicture:
    moment, taken = _moment(view), view.day.meeting.steps
    left = [one for one in view.day.setup.opening if one not in taken]
    step = left[0] if left and moment is Moment.MEETING else ""
    counted = sum(one.received is not None for one in ballots)
    to_ballots = step == BALLOTS_STEP and counted < len(ballots)
    title, text = _said_at(view, moment, step, lang)
    return MeetingPicture(
        moment=moment,
        steps=tuple(
            StepPicture(
                one,
                label(f"step.{one}", lang),
                done=one in taken,
                now=one == step,
                time=_hour(taken[one]) if one in taken else "",
            )
            for one in view.day.setup.opening
        ),
        step=step,
        title=title,
        text=text,
        oath=step in OATHS,
        primary=_primary(moment, step, lang, to_ballots=to_ballots),
        to_ballots=to_ballots,
        to_opening=moment is Moment.MEETING and not step,
        people=people.said,
        saksi=pairs.said,
        ballots=_say("ballots.said", lang, counted=counted, of=len(ballots)),
    )


def _said_at(view: View, moment: Moment, step: str, lang: str) -> tuple[str, str]:
    """Return title and text of the step at hand."""
    if moment is not Moment.MEETING:
        return _say(f"{moment}.title", lang), _say(f"{moment}.text", lang)
    if not step:
        return _say("ready.title", lang), _say("ready.text", lang)
    facts = {"election": view.election.name, "hour": clock(view.profile.opens)}
    return label(f"step.{step}", lang), _say(f"at.{step}", lang, **facts)


def _primary(moment: Moment, step: str, lang: str, *, to_ballots: bool) -> str:
    if moment is Moment.OVER:
        return ""
    key = {
        Moment.BEFORE: "primary.begin",
        Moment.MEETING: "primary.step" if step else "primary.open",
    }[moment]
    key = "primary.ballots" if to_ballots else "primary.oath" if step in OATHS else key
    return _say(key, lang)


# People


def _people(view: View, lang: str) -> PeoplePicture:
    present = view.day.meeting.present
    codes = (*view.day.setup.officers, *GUARDS, PTPS)
    people = tuple(
        PresencePicture(code, key, code in present) for code, key in zip(codes, _KEYS, strict=False)
    )
    records = tuple(_record(view, one, lang) for one in people)
    columns = ("", _say("people.name", lang), _say("people.role", lang), _say("people.at", lang))
    there = sum(one.present for one in people)
    said = _say("people.said", lang, there=there, of=len(people))
    return PeoplePicture(RecordTablePicture(columns, records, (0, 1, 0, 0)), people, said)


def _record(view: View, one: PresencePicture, lang: str) -> RecordPicture:
    present = view.day.meeting.present
    state = _say("people.absent", lang)
    if one.present:
        state = _hour(present[one.code])
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


def _pairs(view: View, lang: str) -> PairsPicture:
    pairs = tuple(
        _pair(view, contest, choice, lang) for contest in view.ballots for choice in contest.choices
    )
    columns = (_say("saksi.pair", lang), _say("saksi.names", lang), _say("saksi.saksi", lang))
    records = tuple(
        RecordPicture(one.code, (one.title, one.names, _listed(one, lang)), _pair_tone(one))
        for one in pairs
    )
    held = [saksi for one in pairs for saksi in one.saksi]
    without = sum(one.tone is Tone.PERINGATAN for one in held)
    key = "saksi.said_without" if without else "saksi.said"
    said = _say(key, lang, count=len(held), without=without)
    return PairsPicture(RecordTablePicture(columns, records, (0, 1, 1)), pairs, said)


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
    return SaksiPicture(code, said.name, _say(key, lang), code in view.day.meeting.present, tone)


def _listed(pair: PairPicture, lang: str) -> str:
    sits = _say("saksi.sits", lang)
    return "; ".join(f"{one.name} ({sits})" if one.sits else one.name for one in pair.saksi) or "—"


def _pair_tone(pair: PairPicture) -> Tone:
    tones = {one.tone for one in pair.saksi}
    return Tone.PERINGATAN if Tone.PERINGATAN in tones else Tone.OK if tones else Tone.PLAIN


# Ballots and the opening


def _ballot(view: View, contest: Contest, lang: str) -> BallotPicture:
    norm = view.tps.dpt + view.profile.reserve(view.tps.dpt)
    received = view.day.meeting.received.get(contest.code)
    told, tone = _say("ballots.norm", lang, norm=norm), Tone.PLAIN
    if received is not None:
        told, tone = difference(norm, received, lang)
    name = _say(f"contest.{contest.code}", lang)
    return BallotPicture(contest.code, name, norm, received, told, tone)


def _opening(view: View, lang: str) -> OpeningPicture:
    meeting, now = view.day.meeting, view.now
    opens = datetime.combine(now.date(), view.profile.opens, now.tzinfo)
    left = [one for one in view.day.setup.opening if one not in meeting.steps]
    uncounted = [one.code for one in view.ballots if one.code not in meeting.received]
    late = now.replace(second=0, microsecond=0) > opens
    steps = ", ".join(label(f"step.{one}", lang) for one in left)
    names = ", ".join(_say(f"contest.{one}", lang) for one in uncounted)
    return OpeningPicture(
        opens=clock(view.profile.opens),
        seconds=max(-(-(opens - now) // timedelta(seconds=1)), 0),
        left=_say("opening.left", lang, steps=steps) if left else "",
        uncounted=_say("opening.uncounted", lang, contests=names) if uncounted else "",
        late=_say("opening.late", lang, opens=clock(view.profile.opens)) if late else "",
        can=view.day.stage is Stage.PEMBUKAAN and not uncounted,
    )
