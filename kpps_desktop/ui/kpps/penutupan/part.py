"""Wires penutupan to its services."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.services.kpps import counting, explaining, settling
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.desk.refusing import giving_back
from kpps_desktop.ui.kpps.penutupan.present import keys_of, present
from kpps_desktop.ui.kpps.penutupan.screen import PenutupanScreen
from kpps_desktop.ui.kpps.penutupan.typing_state import NOTHING_TYPED, Account, Typed
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from kpps_desktop.domain.outcomes import Changed
    from kpps_desktop.ui.kpps.penutupan.typing_state import Explanation, Signatures
    from kpps_desktop.ui.kpps.session import Session


def part(session: Session) -> Part:
    """Make the screen of penutupan, with every intent led to its service."""
    kept = session.kept.get(Stage.PENUTUPAN)
    screen = PenutupanScreen(kept if isinstance(kept, Typed) else NOTHING_TYPED)
    screen.typed.connect(partial(_keep, session))
    screen.figures_counted.connect(partial(_count, session, screen))
    screen.difference_explained.connect(partial(_explain, session, screen))
    screen.counting_opened.connect(partial(_open, session))
    return Part(
        Stage.PENUTUPAN,
        screen,
        screen,
        lambda view: present(view, screen.typing, look().lang),
        keys_of(look().lang),
        to_cell=lambda contest, cell: screen.focus_cell(cell, contest),
    )


def _keep(session: Session, typed: Typed) -> None:
    session.kept[Stage.PENUTUPAN] = typed
    session.look()


def _count(session: Session, screen: PenutupanScreen, said: Account | Signatures) -> None:
    desk, by = session.desk, session.officer

    def write() -> Changed:
        if isinstance(said, Account):
            return counting.account_ballots(desk, said.contest, said.returned, said.unused, by)
        return counting.count_signatures(desk, said.category, said.signatures, by)

    session.do(write, refused=giving_back(session, screen.refused))


def _explain(session: Session, screen: PenutupanScreen, said: Explanation) -> None:
    desk, by = session.desk, session.officer

    def write() -> Changed:
        noted = settling.note_incident(desk, said.text, by, contest=said.contest)
        return noted | explaining.explain_differences(desk, said.found, said.reason, by)

    session.do(write, refused=giving_back(session, screen.refused))


def _open(session: Session) -> None:
    session.do(lambda: counting.open_counting(session.desk, session.officer))
