"""Turns the board and what is asked of an officer into pictures of typing; knows no figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.levels import digits_of
from kpps_desktop.domain.places import Level, up
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.domain.recap.typing_again import TYPISTS, Ask
from kpps_desktop.ui.desk.form_table import figure_table, only
from kpps_desktop.ui.desk.places import unit_within
from kpps_desktop.ui.pictures import FigureCell, KeyPicture, ResultPicture, Tone
from kpps_desktop.ui.ppk.ketik.pictures import FormPicture, KetikPicture, NextPicture
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.recap.typing_again import Asked
    from kpps_desktop.services.ppk.board import Glance, Place
    from kpps_desktop.services.ppk.viewing import RecapView

_COLUMNS = ("L", "P", "J")
_MOST_FOUND = 40


@dataclass(frozen=True, slots=True)
class Turn:
    """An officer's turn: the form in hand and what is asked of it, or what comes next.

    `draft` is of the form in hand; `begun` tells that the next one was left unsaved.
    """

    officer: str
    place: Place | None
    asked: Asked
    draft: Mapping[str, int | None]
    next: Place | None = None
    begun: bool = False


def present(view: RecapView, turn: Turn, lang: str) -> KetikPicture:
    """Show the form in hand, or which one comes next."""
    open_form = turn.place is not None and turn.asked.ask is not Ask.NOTHING
    told = ""
    if turn.place is not None and not open_form:
        told = _say(lang, "settled", place=_place(view, turn.place, lang))
        told += " " + _say(lang, f"settled_{_settled(view.glances[turn.place], turn.officer)}")
    return KetikPicture(
        turn.officer,
        turn.place,
        _form(view, turn, turn.place, lang) if turn.place is not None and open_form else None,
        _next(view, turn, turn.next, lang) if turn.next is not None else None,
        _counted(view, lang),
        told,
        waits=bool(view.counts.get(Stand.KETIK_SATU, 0)),
    )


def found(view: RecapView, text: str, officer: str, lang: str) -> tuple[ResultPicture, ...]:
    """Find contests of TPS by number, and by the name of the desa; the very number first."""
    asked = text.casefold().split()
    numbers = [one for one in asked if one.isdecimal()]
    names = [one for one in asked if not one.isdecimal()]
    if not asked:
        return ()
    hits = [
        ([one.zfill(3) for one in numbers] != [_number(glance.tps)], at, glance)
        for at, glance in enumerate(view.glances.values())
        if _fits(view, glance, numbers, names)
    ]
    hits.sort(key=lambda hit: hit[:2])
    return tuple(_result(view, glance, officer, lang) for _, _, glance in hits[:_MOST_FOUND])


def code_of(place: Place) -> str:
    """Write a place as one word, for lists of results."""
    return " ".join(place)


def place_of(code: str) -> Place:
    """Read a place that `code_of` wrote."""
    tps, _, contest = code.partition(" ")
    return tps, contest


def keys_of(lang: str) -> tuple[KeyPicture, ...]:
    """Return the keys of typing, for the sheet of keys."""
    group = _say(lang, "keys")
    keys = {"Enter": "enter", "-": "dash", "Delete": "delete", "↑ ↓": "arrows", "Esc": "leave"}
    return tuple(KeyPicture(key, _say(lang, f"key.{words}"), group) for key, words in keys.items())


def sections_told(sections: Iterable[str], lang: str) -> str:
    """Say that something does not add up, and in which sections; never what, nor why."""
    listed = tuple(dict.fromkeys(sections))
    return _say(lang, "amiss", sections=", ".join(listed)) if listed else ""


def _form(view: RecapView, turn: Turn, place: Place, lang: str) -> FormPicture:
    _, code = place
    form, contest = view.forms[code], view.election.contest(code)
    cells = turn.asked.cells
    again = turn.asked.ask is Ask.AGAIN

    def cell(name: str) -> FigureCell:
        return FigureCell(name, editable=True)

    columns = tuple(_say(lang, f"column.{one}") for one in _COLUMNS)
    table = figure_table(form, contest, columns, cell, digits_of(view.region))
    return FormPicture(
        place,
        code,
        _say(lang, f"contest.{code}"),
        _sheet(view, place, lang),
        _say(lang, "form.again", count=len(cells)) if again else "",
        only(table, cells) if again else table,
        cells,
        {name: figure for name, figure in turn.draft.items() if name in cells},
    )


def _next(view: RecapView, turn: Turn, place: Place, lang: str) -> NextPicture:
    glance = view.glances[place]
    if turn.begun:
        why = "begun"
    elif turn.officer in glance.typists:
        why = "differs"
    else:
        why = "second" if glance.typists else "first"
    return NextPicture(
        place,
        place[1],
        _say(lang, f"contest.{place[1]}"),
        _sheet(view, place, lang),
        _say(lang, f"why.{why}"),
        turn.begun,
    )


def _counted(view: RecapView, lang: str) -> str:
    counts = {
        "two": view.counts.get(Stand.KETIK_DUA, 0),
        "one": view.counts.get(Stand.KETIK_SATU, 0),
        "none": view.counts.get(Stand.BELUM, 0) + view.counts.get(Stand.KOTAK, 0),
    }
    return _say(lang, "counted", **counts)


def _settled(glance: Glance, officer: str) -> str:
    """Name why nothing is asked of an officer."""
    if glance.stand is Stand.SAH:
        return "ratified"
    if officer in glance.typists:
        return "both" if len(glance.typists) == TYPISTS else "mine"
    return "others"


def _fits(view: RecapView, glance: Glance, numbers: list[str], names: list[str]) -> bool:
    number = _number(glance.tps)
    desa = view.election.name_of(up(glance.tps, Level.DESA)).casefold()
    contest = view.election.contest(glance.contest).name.casefold()
    return all(one in number for one in numbers) and all(
        one in desa or contest.startswith(one) for one in names
    )


def _result(view: RecapView, glance: Glance, officer: str, lang: str) -> ResultPicture:
    typed = officer in glance.typists
    state = "mine" if typed else f"{min(len(glance.typists), TYPISTS)}"
    if glance.stand is Stand.SAH:
        state = "ratified"
    elif glance.stand in {Stand.BERKAS, Stand.QR} and not glance.typists:
        state = "signed"
    elif glance.stand is Stand.BERBEDA and typed:
        state = "differs"
    return ResultPicture(
        code_of((glance.tps, glance.contest)),
        _number(glance.tps),
        view.election.name_of(up(glance.tps, Level.DESA)),
        _say(lang, f"contest.{glance.contest}"),
        Tone.PERINGATAN if state == "differs" else Tone.PLAIN,
        _say(lang, f"state.{state}"),
    )


def _place(view: RecapView, place: Place, lang: str) -> str:
    return f"{_station(view, place[0], lang)}, {_say(lang, f'contest.{place[1]}')}"


def _station(view: RecapView, tps: str, lang: str) -> str:
    return unit_within(view.election, tps, lang)


def _sheet(view: RecapView, place: Place, lang: str) -> str:
    """Name the sheet to type: its place, and the vote where it is a later one."""
    paper = view.glances[place].paper
    told = (_station(view, place[0], lang), _say(lang, f"vote.{paper.lower()}") if paper else "")
    return " · ".join(filter(None, told))


def _number(tps: str) -> str:
    """Return the number that is written on the sign of a TPS; a region has none."""
    return tps[Level.DESA :]


def _say(lang: str, key: str, **facts: object) -> str:
    return label(f"ui_ppk_ketik.{key}", lang).format(**facts)
