"""Screens of the count for scripts/shots.py, in the shell as an officer sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.ui.kpps.layar.present import picture
from kpps_desktop.ui.kpps.layar.window import LayarView
from kpps_desktop.ui.kpps.penghitungan.present import compare, present
from kpps_desktop.ui.kpps.penghitungan.screen import PenghitunganScreen
from kpps_desktop.ui.kpps.present import frame
from kpps_desktop.ui.shell import Shell
from kpps_desktop.ui.theme import look
from tests.ui.kpps.counts import spread, view_of_count
from tests.ui.kpps.halls import B, G, W, at, day_of, morning, view_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.services.kpps.viewing import View


def _shown(view: View) -> QWidget:
    shell, screen = Shell(), PenghitunganScreen()
    shell.show_picture(frame(view, KETUA_KPPS, Stage.PENGHITUNGAN, (), look().lang))
    shell.show_clock("Rabu, 27 November 2024", "14.40 WIB")
    screen.figure_typed.connect(
        lambda contest, one: (
            screen.show_comparison(compare(view, contest, one, look().lang)) if contest else None
        )
    )
    shell.add_screen("penghitungan", screen)
    shell.show_screen("penghitungan")
    screen.show_picture(present(view, look().lang))
    return shell


def tally_2() -> QWidget:
    """Show one pair against the kolom kosong."""
    return _shown(view_of_count(spread(213, 2), pairs=2, empty=True))


def tally_4() -> QWidget:
    """Show four pairs, all ballots announced."""
    return _shown(view_of_count(spread(412, 4), box=412, pairs=4, long=False))


def tally_6() -> QWidget:
    """Show six pairs with the longest names."""
    return _shown(view_of_count(spread(412, 6), box=600))


def tally_reasons() -> QWidget:
    """Show the reasons of an invalid ballot."""
    shell = _shown(view_of_count(spread(213, 3), pairs=3))
    shell.findChild(PenghitunganScreen).tally._ask_reason()  # noqa: SLF001
    return shell


def box() -> QWidget:
    """Show a box whose ballots are not those of the attendance."""
    shell = _shown(view_of_count(box=None))
    page = shell.findChild(PenghitunganScreen).box
    page.ballots.setText("412")
    page.figure_typed.emit(412)
    return shell


def rest() -> QWidget:
    """Show a count at rest."""
    return _shown(view_of_count(spread(213, 6), then=(e.TallyPaused(G, ""),)))


def hub() -> QWidget:
    """Show the boxes between two counts."""
    return _shown(view_of_count(spread(413, 6), then=(e.CountFinished(G),)))


def recounted() -> QWidget:
    """Show a recount with the old count beside."""
    again = (e.CountFinished(G), e.RecountStarted(G, "selisih"), e.BoxOpened(G))
    votes = spread(413, 6)
    more = (e.BoxCounted(G, 413, 0), *(e.BallotCounted(G, one, "") for one in votes[:200]))
    return _shown(view_of_count(votes, then=(*again[:2], *more)))


def layar_6() -> QWidget:
    """Show six pairs with the longest names."""
    return _layar(view_of_count(spread(412, 6), box=600))


def layar_2() -> QWidget:
    """Show one pair against the kolom kosong, and a ballot taken back."""
    votes = spread(213, 2)
    shown = _layar(view_of_count((*votes, 2), pairs=2, empty=True, box=600))
    then = (e.BallotCancelled(G, "salah dengar"),)
    after = view_of_count((*votes, 2), pairs=2, empty=True, box=600, then=then)
    shown.show_picture(picture(after, look().lang))
    return shown


def layar_4() -> QWidget:
    """Show a count of four pairs at rest."""
    votes = spread(412, 4)
    return _layar(view_of_count(votes, pairs=4, box=412, then=(e.TallyPaused(G, ""),)))


def layar_box() -> QWidget:
    """Show a box that was opened."""
    return _layar(view_of_count(box=None))


def layar_between() -> QWidget:
    """Show the boxes between two counts."""
    return _layar(view_of_count(spread(413, 6), then=(e.CountFinished(G),)))


def layar_voting() -> QWidget:
    """Show the attendance while voting runs."""
    return _layar(view_of(day_of(morning()), at(11), G, B, W))


def _layar(view: View) -> LayarView:
    shown = LayarView()
    shown.show_picture(picture(view, look().lang))
    return shown
