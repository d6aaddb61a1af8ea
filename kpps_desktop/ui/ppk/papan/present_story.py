"""Tells the story of one contest of a TPS: what came, who typed, what was said, what is next."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.services.ppk.doing import Work, work_at
from kpps_desktop.ui.pictures import QuestionPicture
from kpps_desktop.ui.ppk.papan.pictures import StoryPicture
from kpps_desktop.ui.ppk.papan.present import cell_of, place_name, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.services.ppk.board import Glance, Place
    from kpps_desktop.services.ppk.viewing import RecapView

WHOLE, BROKEN, GONE = "whole", "broken", "gone"
"""What can be noted of a box."""


def story(
    view: RecapView, place: Place, officer: OfficerId, comes: Place | None, lang: str = "id"
) -> StoryPicture:
    """Return the story of a cell; `comes` is what the officer does next."""
    tps, contest = place
    glance = view.glances[place]
    work = work_at(glance, officer, view.sought)
    if work is None:
        act = "none" if comes in {None, place} else "next"
    elif work is Work.MEET and glance.stand is Stand.SAH:
        act = "look"
    else:
        act = work.value
    return StoryPicture(
        place_name(view, tps, lang),
        say(f"contest.{contest}", lang),
        contest,
        cell_of(glance, view.boxes.get(tps), lang),
        tuple(_lines(view, glance, lang)),
        work.value if work else "",
        say(f"act.{act}", lang),
    )


def box_question(view: RecapView, tps: str, lang: str = "id") -> QuestionPicture:
    """Ask how the box of a TPS came; one that was noted may be taken back."""
    codes = (WHOLE, BROKEN, *((GONE,) if tps in view.boxes else ()))
    told = view.boxes.get(tps)
    return QuestionPicture(
        say("box.title", lang, tps=place_name(view, tps, lang)),
        _box(view, tps, lang) if told else say("box.text", lang),
        say("box.answer", lang),
        tuple((code, say(f"box.{code}", lang)) for code in codes),
        free=True,
        free_label=say("box.note", lang),
    )


def _lines(view: RecapView, glance: Glance, lang: str) -> Iterator[str]:
    if view.of_stations:
        yield _box(view, glance.tps, lang)
    elsewhere = view.held_by(glance.tps)
    if elsewhere:
        yield say("told.elsewhere", lang, desk=elsewhere)
    yield from _typing(view, glance, lang)
    counted = {
        "shown": len(glance.shown),
        "differing": len(glance.differing),
        "corrected": glance.corrections,
    }
    yield from (say(f"told.{key}", lang, count=count) for key, count in counted.items() if count)
    said = {"sirekap": glance.sirekap, "objected": glance.objected}
    yield from (say(f"told.{key}", lang) for key, so in said.items() if so)
    if glance.deferred:
        yield say("told.deferred", lang, reason=glance.deferred)


def _typing(view: RecapView, glance: Glance, lang: str) -> Iterator[str]:
    officers = [OfficerId(one) for one in glance.typists]
    if len(officers) == 1:
        who = f"{officers[0]} {view.officers.get(officers[0], '')}".strip()
        yield say("told.typed", lang, who=who)
    elif officers:  # two names would leave no room for what they came to
        yield say("told.typed", lang, who=", ".join(officers))
    if glance.asked:
        yield say("told.asked", lang, who=", ".join(glance.asked))
    elif officers and not glance.ready:
        yield say("told.second", lang)


def _box(view: RecapView, tps: str, lang: str) -> str:
    box = view.boxes.get(tps)
    if box is None:
        return say("told.no_box", lang)
    came = datetime.fromisoformat(box.came)
    at = f"{came:%d/%m %H.%M}"
    if box.whole:
        return say("told.box", lang, at=at)
    return say("told.broken", lang, at=at, note=box.note)
