"""Wires receiving to the services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from kpps_desktop.services.ppk import scans
from kpps_desktop.services.ppk.receiving import SUFFIXES
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.ppk.present import PLENO, TERIMA
from kpps_desktop.ui.ppk.terima.code_reader import CodeReader
from kpps_desktop.ui.ppk.terima.inbox import Inbox
from kpps_desktop.ui.ppk.terima.present import keys_of, present
from kpps_desktop.ui.ppk.terima.screen import TerimaScreen
from kpps_desktop.ui.ppk.terima.sharing import Sharing
from kpps_desktop.ui.ppk.terima.words import say
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from kpps_desktop.ui.ppk.session import Session
    from kpps_desktop.ui.ppk.terima.tray_page import TrayPage

_KINDS = {"files": SUFFIXES, "scans": scans.SUFFIXES}
_MODES = QFileDialog.FileMode


def part(session: Session) -> Part:
    """Make the screen of receiving; what is being received goes on in it."""
    kept = session.kept.get(TERIMA)
    codes = kept if isinstance(kept, CodeReader) else CodeReader(Inbox(session))
    session.kept[TERIMA] = codes
    screen = TerimaScreen()
    _Wires(screen.tray, codes)
    Sharing(session, screen)
    screen.tray.dispute_taken.connect(lambda *place: session.take_up(PLENO, place))
    return Part(
        TERIMA,
        screen,
        screen,
        lambda view: present(view, codes.inbox.tray, look().lang),
        keys_of(look().lang),
        search=screen.start,
    )


class _Wires(QObject):
    """Carries what the screen announces to the inbox."""

    def __init__(self, screen: TrayPage, codes: CodeReader) -> None:
        super().__init__(screen)
        inbox = codes.inbox
        self._screen, self._inbox, self._codes = screen, inbox, codes
        screen.stick_taken.connect(inbox.take_stick)
        screen.text_scanned.connect(lambda text: codes.hear(say("qr.name"), text))
        screen.parts_forgotten.connect(codes.forget_parts)
        screen.stopped.connect(inbox.stop)
        screen.filtered.connect(lambda only: inbox.filter(only=only))
        screen.sticks_wanted.connect(inbox.look_at_sticks)
        screen.sticks_watched.connect(inbox.watch_sticks)
        screen.asked.connect(self._ask)
        inbox.session.station_wanted.connect(self._seek)

    def _seek(self, screen: str, tps: str, _contest: str) -> None:
        if screen == TERIMA:
            self._inbox.seeks = tps

    def _ask(self, what: str) -> None:
        """Let files, a folder or pictures be chosen, from the first stick on."""
        window = QFileDialog(self._screen, say(f"ask.{what}_title"))
        window.setObjectName(f"{what}_chosen")
        window.setFileMode(_MODES.Directory if what == "folder" else _MODES.ExistingFiles)
        sticks = self._inbox.tray.sticks
        if sticks:
            window.setDirectory(str(sticks[0].folder))
        kinds = _KINDS.get(what, ())
        if kinds:
            shown = " ".join(f"*{one} *{one.upper()}" for one in kinds)
            window.setNameFilter(f"{say(f'ask.{what}_title')} ({shown})")
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.filesSelected.connect(lambda paths: self._chosen(what, paths))
        window.open()

    def _chosen(self, what: str, paths: list[str]) -> None:
        chosen = tuple(Path(one) for one in paths)
        source = chosen[0].name if len(chosen) == 1 else say("source", count=len(chosen))
        take = self._codes.take_scans if what == "scans" else self._inbox.take_files
        take(source, chosen)
