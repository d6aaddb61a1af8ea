"""The form of a TPS as its sources tell it, side by side; and blank, for a SALINAN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.levels import digits_of
from kpps_desktop.domain.recap.sources import C_HASIL, DESK, SIREKAP
from kpps_desktop.ui.desk.form_table import figure_table, name_of
from kpps_desktop.ui.pictures import (
    FigureCell,
    SourceCell,
    SourceRow,
    SourceTablePicture,
    Tone,
)
from kpps_desktop.ui.ppk.pleno.pictures import CellPicture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.recap.sources import Cells
    from kpps_desktop.formbook.form import Row, Section
    from kpps_desktop.ui.pictures import FigureTablePicture
    from kpps_desktop.ui.ppk.pleno.scene import Scene

COLUMNS = ("L", "P", "J")
_DIFFER = "≠"


def source_table(scene: Scene) -> SourceTablePicture:
    """Lay the sources of a TPS side by side: C.HASIL, SALINAN, Sirekap.

    Several SALINAN share a place, and another desk's figures with them: what they all say, or the
    sign that they say otherwise.
    """
    told = {one.cell: one for one in scene.station.cells}
    column = scene.column
    copies = (*(one.by for one in column.shown), *(f"{DESK}{one.by}" for one in column.desks))
    rows = [
        _row(scene, section, row, at == 0, told, copies)
        for section in scene.form.laid(scene.contest.numbers).sections
        for at, row in enumerate(section.rows)
    ]
    return SourceTablePicture(_heads(scene, copies), COLUMNS, tuple(rows))


def cells_of(scene: Scene) -> tuple[CellPicture, ...]:
    """Return every cell with what stands there, and what each source says."""
    told = {one.cell: one for one in scene.station.cells}
    held = scene.column.figures or {}
    return tuple(
        CellPicture(
            cell,
            spot.cite,
            name_of(scene.form, scene.contest, spot.row),
            held.get(cell),
            " · ".join(_said(scene, told.get(cell))),
            digits_of(scene.view.region),
        )
        for cell, spot in scene.spots.items()
    )


def blank_form(scene: Scene) -> FigureTablePicture:
    """Return the form with every cell blank and open: a guest's SALINAN is typed into it."""
    return figure_table(
        scene.form,
        scene.contest,
        COLUMNS,
        lambda cell: FigureCell(cell, editable=True),
        digits_of(scene.view.region),
    )


def story_of(scene: Scene, cell: str, told: Cells | None) -> str:
    """Say of a cell what each source says, and what was decided."""
    spot = scene.spots[cell]
    name = name_of(scene.form, scene.contest, spot.row)
    mark = _corrections(scene, cell) or (_decided(scene, told) if told else "")
    return " · ".join(part for part in (spot.cite, *_said(scene, told), mark, name) if part)


def _said(scene: Scene, told: Cells | None) -> Iterator[str]:
    """Yield what each source says of a cell; guests who say the same share a place."""
    figures: Mapping[str, int | None] = told.figures if told else {}
    guests = [one for one in figures if one in scene.view.pleno.guests]
    alike = {one: [each for each in guests if figures[each] == figures[one]] for one in guests}
    for one, figure in figures.items():
        who = alike.get(one, [one])
        if who[0] == one:
            yield f"{scene.sources(who)}: {scene.figure(figure)}"


def _decided(scene: Scene, told: Cells) -> str:
    """Say what became of a cell; that sources differ is seen by what they say."""
    settled = told.cell in scene.column.corrected or told.cell in scene.column.decided
    return mark_of(scene, told)[1] if settled else ""


def mark_of(scene: Scene, told: Cells) -> tuple[Tone, str]:
    """Say what is amiss with a cell, or what became of it: the word goes with the colour."""
    if told.cell in scene.column.disputed():
        return Tone.GALAT, scene.say("mark.differs", source=_others(scene, told))
    if told.cell in scene.column.corrected and told.differs:
        others = _others(scene, told)
        return Tone.PERINGATAN, scene.say("mark.corrected_differs", source=others)
    if told.cell in scene.column.corrected:
        return Tone.OK, scene.say("mark.corrected")
    if told.cell in scene.column.decided:
        return Tone.PERINGATAN, scene.say("mark.decided")
    if told.differs:
        return Tone.PERINGATAN, scene.say("mark.differs", source=_others(scene, told))
    return Tone.PLAIN, ""


def _corrections(scene: Scene, cell: str) -> str:
    """Say how a cell came to be corrected: struck, and written anew."""
    said = [one.said for one in scene.station.corrections if one.said.cell == cell]
    if not said:
        return ""
    figures = " → ".join(scene.figure(one) for one in (said[0].old, *(each.new for each in said)))
    return scene.say("mark.was_corrected", figures=figures, reason=said[-1].reason)


def _others(scene: Scene, told: Cells) -> str:
    """Name who says otherwise than C.HASIL; without it, that typists or sources do."""
    if C_HASIL not in told.figures:
        return scene.say("source.typists")
    ours = told.figures[C_HASIL]
    otherwise = [one for one, figure in told.figures.items() if figure != ours]
    return scene.sources(otherwise)


def _row(
    scene: Scene,
    section: Section,
    row: Row,
    first: bool,  # noqa: FBT001 - inner
    told: Mapping[str, Cells],
    copies: tuple[str, ...],
) -> SourceRow:
    cells = [
        _cell(scene, section.cell(row, one), told.get(section.cell(row, one)), copies)
        for one in section.columns
    ]
    before: list[None] = [None] * (len(COLUMNS) - len(cells))
    label = name_of(scene.form, scene.contest, row)
    return SourceRow(section.cite(row), label, (*before, *cells), row.bold, first)


def _cell(scene: Scene, code: str, told: Cells | None, copies: tuple[str, ...]) -> SourceCell:
    figures: Mapping[str, int | None] = told.figures if told else {}

    def shown(source: str) -> str | None:
        return scene.figure(figures[source]) if source in figures else None

    tone, mark = mark_of(scene, told) if told else (Tone.PLAIN, "")
    said = (shown(C_HASIL), *_copied(scene, figures, copies), shown(SIREKAP))
    return SourceCell(code, said, tone, mark, story_of(scene, code, told))


def _copied(
    scene: Scene, figures: Mapping[str, int | None], copies: tuple[str, ...]
) -> tuple[str | None, ...]:
    """Return what the SALINAN say in their one place."""
    said = {scene.figure(figures[one]) for one in copies if one in figures}
    if not said:
        return (None,)
    return (next(iter(said)) if len(said) == 1 else _DIFFER,)


def _heads(scene: Scene, copies: tuple[str, ...]) -> tuple[str, ...]:
    desks = [one for one in copies if one.startswith(DESK)]
    shown = len(copies) - len(desks)
    told = [scene.say("source.copies", count=shown)] if shown else []
    if shown == 1:
        told = [scene.say("source.copy_of", who=scene.source(copies[0]))]
    told += [scene.source(one) for one in desks]
    between = ", ".join(told) or scene.say("source.copy")
    return scene.say(f"source.{C_HASIL}"), between, scene.say(f"source.{SIREKAP}")
