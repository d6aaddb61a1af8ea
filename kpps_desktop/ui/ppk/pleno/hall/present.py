"""Makes the picture of the hall's screen: pure, without Qt, from what everybody may see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.sources import C_HASIL
from kpps_desktop.ui.desk.banner import banner_of
from kpps_desktop.ui.desk.places import desk_name
from kpps_desktop.ui.pictures import SourceTablePicture, Tone
from kpps_desktop.ui.ppk.pleno.hall.pictures import HallPicture, LinePicture
from kpps_desktop.ui.ppk.pleno.present_meeting import standing_of
from kpps_desktop.ui.ppk.pleno.present_station import seal_of, station
from kpps_desktop.ui.ppk.pleno.present_table import mark_of, source_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.formbook.form import Section
    from kpps_desktop.ui.ppk.pleno.scene import Scene

_VOTES = "IV"
"""The part of the form that is shown when nothing is pointed at and nothing differs."""
_SINGLE = 1
_LAST = ("J",)


def picture(scene: Scene, cell: str) -> HallPicture:
    """Return what the hall sees: the part of the form in which a cell is read."""
    sitting = scene.view.pleno.sitting
    if sitting is None or sitting.resting:
        return _plain(scene, scene.say("hall.title"), standing_of(scene))
    shown = _public(scene)
    told = station(shown)
    framed = _framed(scene, told.title)
    if scene.column.deferred:
        deferred = scene.say("hall.deferred")
        return replace(framed, text=deferred, detail=scene.column.deferred, lines=_lines(scene))
    if not shown.station.cells:
        return replace(framed, text=scene.say("hall.typing"), lines=_lines(scene))
    section = _section(shown, cell)
    return replace(
        framed,
        part=f"{section.code}  {section.title}",
        table=_table(shown, section),
        stages=told.stages,
        elsewhere=_elsewhere(shown, section),
        lines=_lines(scene),
    )


def _public(scene: Scene) -> Scene:
    """Leave out every cell that C.HASIL does not tell yet: somebody may still have to type it."""
    cells = tuple(one for one in scene.station.cells if C_HASIL in one.figures)
    return replace(scene, station=replace(scene.station, cells=cells), types=False)


def _plain(scene: Scene, title: str, text: str) -> HallPicture:
    return HallPicture(
        place=desk_name(scene.view.election, scene.view.region, scene.lang),
        title=title,
        banner=banner_of(scene.view.election, scene.lang),
        text=text,
    )


def _framed(scene: Scene, title: str) -> HallPicture:
    contest = scene.contest.code
    name = scene.say(f"contest.{contest}")
    return replace(_plain(scene, title, ""), contest=contest, contest_name=name)


def _section(scene: Scene, cell: str) -> Section:
    """Return the part that a cell is in, or the first that differs, or that of the votes."""
    spots, differing = scene.spots, scene.column.disputed()
    wanted = cell if cell in spots else next(iter(differing), "")
    code = spots[wanted].section.code if wanted else _VOTES
    laid = scene.form.laid(scene.contest.numbers).sections
    return next((one for one in laid if one.code == code), laid[0])


def _table(scene: Scene, section: Section) -> SourceTablePicture:
    """Return the rows of a part; where it has one column, there is but one."""
    whole = source_table(scene)
    cites = {section.cite(row) for row in section.rows}
    rows = tuple(one for one in whole.rows if one.cite in cites)
    if len(section.columns) > _SINGLE:
        return replace(whole, rows=rows)
    rows = tuple(replace(one, cells=one.cells[-1:]) for one in rows)
    return SourceTablePicture(whole.sources, ("",), rows)


def _elsewhere(scene: Scene, section: Section) -> str:
    told = {one.cell: one for one in scene.station.cells}
    here = {section.cell(row, column) for row in section.rows for column in section.columns}
    amiss = [
        scene.cite(cell)
        for cell, one in told.items()
        if cell not in here and mark_of(scene, one)[0] is Tone.GALAT
    ]
    return scene.say("hall.elsewhere", cells=", ".join(amiss)) if amiss else ""


def _lines(scene: Scene) -> tuple[LinePicture, ...]:
    """Tell corrections, objections and incidents, each with its status before its text.

    What is open stands first: there may be more than there is room for.
    """
    return tuple(sorted(_told(scene), key=lambda one: one.tone is not Tone.PERINGATAN))


def _told(scene: Scene) -> Iterator[LinePicture]:
    shown = station(scene)
    if seal := seal_of(scene):
        yield LinePicture(seal, Tone.PERINGATAN)
    for one in shown.corrections:
        yield LinePicture(one, Tone.OK)
    for objection in shown.objections:
        said = objection.answer or scene.say("objections.waits")
        tone = Tone.PERINGATAN if objection.open else Tone.PLAIN
        yield LinePicture(f"{objection.title} — {said} — {objection.text}", tone)
    for incident in shown.incidents:
        status = incident.read or scene.say("incident.unread")
        tone = Tone.PLAIN if incident.read else Tone.PERINGATAN
        words = incident.text.partition("\n")[0]
        yield LinePicture(f"{incident.title} — {status} — {words}", tone)
