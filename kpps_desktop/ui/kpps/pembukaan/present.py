"""Turns a view of the books into what pembukaan shows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.ui.kpps.pembukaan.pictures import (
    BallotPicture,
    MeetingPicture,
    Moment,
    OpeningPicture,
    PembukaanPicture,
)
from kpps_desktop.ui.kpps.people.present import hour_of, pairs_of, people_of
from kpps_desktop.ui.pictures import KeyPicture, StepPicture, Tone
from kpps_desktop.words import clock, label

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.people.pictures import PairsPicture, PeoplePicture

BALLOTS_STEP = "ballots_counted"
"""The step at which the ballots are counted, contest by contest."""
OATHS = ("oath_kpps", "oath_guards")
_TOLERANCE = 1
"""Ballots by which the norm may be missed (R13)."""


def present(view: View, lang: str) -> PembukaanPicture:
    """Return what is visible of the books."""
    people, pairs = people_of(view, lang), pairs_of(view, lang)
    ballots = tuple(_ballot(view, one, lang) for one in view.ballots)
    return PembukaanPicture(
        meeting=_meeting(view, people, pairs, ballots, lang),
        people=people,
        pairs=pairs,
        ballots=ballots,
        opening=_opening(view, lang),
    )


def difference(norm: int, received: int, lang: str, *, kept: bool = False) -> tuple[str, Tone]:
    """Hold ballots that were counted against the norm, in words (R13); `kept`: in the books."""
    beyond = received - norm
    if abs(beyond) <= _TOLERANCE:
        return _say("ballots.as_norm", lang), Tone.OK
    words = _say(
        "ballots.short" if beyond < 0 else "ballots.over", lang, count=abs(beyond), norm=norm
    )
    return f"{words} {_say('ballots.kept' if kept else 'ballots.why', lang)}", Tone.PERINGATAN


def keys_of(lang: str) -> tuple[KeyPicture, ...]:
    """Return the keys of this stage for the sheet of keys."""
    group = _say("title", lang)
    keys = (("Enter", "next"), ("K", "people"), ("S", "saksi"), ("H", "ballots"), ("B", "opening"))
    more = (("1 … 0", "digit"), ("A", "all"), ("Esc", "back"))
    return tuple(KeyPicture(key, _say(f"key.{code}", lang), group) for key, code in (*keys, *more))


def _say(key: str, lang: str, **facts: object) -> str:
    return label(f"ui_kpps_pembukaan.{key}", lang).format(**facts)


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
                _say(f"short.{one}", lang),
                done=one in taken,
                now=one == step,
                time=hour_of(taken[one]) if one in taken else "",
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


# Ballots and the opening


def _ballot(view: View, contest: Contest, lang: str) -> BallotPicture:
    norm = view.tps.dpt + view.profile.reserve(view.tps.dpt)
    received = view.day.meeting.received.get(contest.code)
    told, tone = _say("ballots.norm", lang, norm=norm), Tone.PLAIN
    if received is not None:
        told, tone = difference(norm, received, lang, kept=True)
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
