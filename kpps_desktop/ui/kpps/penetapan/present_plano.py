"""Turns a contest's paper into a picture: blind while it is typed, whole once it is matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import KETUA_KPPS, PTPS
from kpps_desktop.ui.desk.form_table import figure_table, name_of
from kpps_desktop.ui.kpps.penetapan.pictures import (
    OfficerChoice,
    Phase,
    PlanoPicture,
    SheetCell,
)
from kpps_desktop.ui.pictures import FigureCell, RecordPicture, RecordTablePicture, Tone

if TYPE_CHECKING:
    from kpps_desktop.formbook import Spot
    from kpps_desktop.services.kpps.matching import Difference, Match
    from kpps_desktop.ui.kpps.penetapan.scene import Scene
    from kpps_desktop.ui.pictures import FigureTablePicture

BLANK = "—"


def plano(scene: Scene, match: Match) -> PlanoPicture:
    """Return a contest's paper as far as it is matched."""
    phase = _phase(match)
    readers = _readers(scene, match)
    settled = phase is Phase.SETTLING
    cells = _cells(scene, match) if settled else ()
    return PlanoPicture(
        contest=match.contest,
        name=scene.short(match.contest),
        phase=phase,
        readers=readers,
        reader_table=_reader_table(scene, readers),
        table=_blind(scene, match),
        wanted=match.left if phase is Phase.READING else match.again,
        said=said(scene, match),
        sheet=_sheet(scene, cells),
        cells=cells,
        next=match.open[0].cell if settled and match.open else "",
        seconds=tuple(
            (one, scene.party(one)) for one in scene.view.day.setup.officers if one != KETUA_KPPS
        ),
        saksi=_initials(scene, match.contest),
    )


def said(scene: Scene, match: Match) -> str:
    """Say in a sentence how far a paper is matched; never a figure."""
    if match.left:
        of = len(match.left) + len(match.typed)
        return scene.say("plano.typed", done=len(match.typed), of=of)
    if match.again:
        return scene.say("plano.again", count=len(match.again))
    if match.open:
        return scene.say("plano.open", count=len(match.open))
    key = "plano.explained" if match.differing else "plano.agrees"
    return scene.say(key, count=len(match.differing))


def state(scene: Scene, match: Match) -> tuple[str, Tone]:
    """Return how a paper stands in the list of tasks."""
    if not match.typed:
        return scene.say("plano.untouched"), Tone.PLAIN
    if not match.read or match.open:
        return said(scene, match), Tone.PLAIN
    return said(scene, match), Tone.PERINGATAN if match.differing else Tone.OK


def printed(scene: Scene, match: Match, columns: tuple[str, ...]) -> FigureTablePicture:
    """Return the figures as they will print, to be read only."""
    return figure_table(
        scene.form(match.contest),
        scene.contest(match.contest),
        columns,
        lambda cell: FigureCell(cell, match.typed.get(cell)),
    )


def columns(scene: Scene) -> tuple[str, ...]:
    """Return the heads of the columns of figures."""
    return tuple(scene.say(f"column.{code}") for code in ("L", "P", "J"))


def _phase(match: Match) -> Phase:
    if match.left:
        return Phase.READING
    return Phase.AGAIN if match.again else Phase.SETTLING


def _blind(scene: Scene, match: Match) -> FigureTablePicture:
    """Return the cells to be typed: what was typed before, or blank where it is typed again."""
    reading = bool(match.left)

    def cell(code: str) -> FigureCell:
        figure = match.typed.get(code) if reading else None
        blank = reading and code in match.typed and figure is None
        note = scene.say("plano.blank") if blank else ""
        return FigureCell(code, figure, editable=True, note=note)

    return figure_table(
        scene.form(match.contest), scene.contest(match.contest), columns(scene), cell
    )


def _readers(scene: Scene, match: Match) -> tuple[OfficerChoice, ...]:
    officers = scene.view.day.setup.officers
    barred = set(match.talliers) if set(officers) - set(match.talliers) else set()
    return tuple(
        OfficerChoice(
            one,
            scene.officer(one),
            scene.say("reader.tallied", name=scene.officer(one).name) if one in barred else "",
        )
        for one in officers
    )


def _reader_table(scene: Scene, readers: tuple[OfficerChoice, ...]) -> RecordTablePicture:
    heads = tuple(scene.say(f"reader.{one}") for one in ("officer", "name", "may"))
    return RecordTablePicture(
        heads,
        tuple(
            RecordPicture(
                one.code,
                (
                    one.person.role,
                    one.person.name,
                    scene.say("reader.no" if one.barred else "reader.yes"),
                ),
                Tone.PERINGATAN if one.barred else Tone.PLAIN,
            )
            for one in readers
        ),
        (0, 1, 0),
    )


def _cells(scene: Scene, match: Match) -> tuple[SheetCell, ...]:
    differing = {one.cell: one for one in match.differing}
    corrected = {one.cell for one in scene.view.day.drafts[match.contest].corrections}
    spots = scene.form(match.contest).spots(scene.contest(match.contest).numbers)
    return tuple(
        _cell(scene, match, spot, differing.get(spot.cell), corrected=spot.cell in corrected)
        for spot in spots
    )


def _cell(
    scene: Scene, match: Match, spot: Spot, found: Difference | None, *, corrected: bool
) -> SheetCell:
    known = match.known.get(spot.cell)
    key = "same" if spot.cell in match.known else "unknown"
    if found is not None:
        key = "explained" if found.reason else "differs"
    words = scene.say(f"sheet.{key}")
    if corrected:
        words = scene.say("sheet.corrected", state=words)
    return SheetCell(
        code=spot.cell,
        cite=spot.cite,
        name=name_of(scene.form(match.contest), scene.contest(match.contest), spot.row),
        paper=match.typed[spot.cell],
        known=scene.say("sheet.none") if spot.cell not in match.known else _figure(known),
        said=words,
        reason=found.reason if found else "",
        differs=found is not None,
        fits=found is not None and found.fits,
    )


def _sheet(scene: Scene, cells: tuple[SheetCell, ...]) -> RecordTablePicture:
    heads = tuple(scene.say(f"sheet.{one}") for one in ("cell", "name", "paper", "log", "state"))
    return RecordTablePicture(
        heads,
        tuple(
            RecordPicture(
                one.code,
                (one.cite, one.name, _figure(one.paper), one.known, one.said),
                _tone(one),
            )
            for one in cells
        ),
        (0, 1, 0, 0, 0),
    )


def _tone(cell: SheetCell) -> Tone:
    if not cell.differs:
        return Tone.PLAIN if cell.paper is not None else Tone.PERINGATAN
    return Tone.PERINGATAN if cell.reason else Tone.GALAT


def _figure(figure: int | None) -> str:
    return BLANK if figure is None else str(figure)


def _initials(scene: Scene, contest: str) -> tuple[tuple[str, str], ...]:
    saksi = scene.view.day.meeting.saksi
    mine = tuple(one for one, said in saksi.items() if said.contest == contest)
    return tuple((one, scene.party(one)) for one in (*mine, PTPS))
