"""The press as a sheet: the paper at the left; printer, copies and where to save at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.desk.printing.pictures import Order, Place, PressPicture, Said
from kpps_desktop.ui.desk.printing.present import say
from kpps_desktop.ui.pictures import ProgressPicture, Tone
from kpps_desktop.ui.theme import look, px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.fields import ChoiceField, TextField
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.paper_preview import PaperPreview
from kpps_desktop.ui.widgets.progress_line import ProgressLine
from kpps_desktop.ui.widgets.scroll import ScrollArea
from kpps_desktop.ui.widgets.sheet import Sheet
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SIDE = (240, 380)
"""Width of the right side, at least and at most."""
_ROOMY = 900
_LETTERS = 8
"""Of a choice, that are always seen."""
_SHRINK = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class PressSheet(Sheet):
    """Shows one paper; announces what is to be printed or saved. Esc closes it at any time."""

    print_asked = Signal(object)
    """Order."""
    save_asked = Signal(object)
    """Place."""

    def __init__(self, picture: PressPicture, parent: QWidget) -> None:
        super().__init__("press", picture.title, parent, large=True)
        self._printers: tuple[str, ...] = ()
        self._places: tuple[Place, ...] = ()
        self._drawn = self._busy = False
        self.preview = PaperPreview("press_paper", picture.title)
        self._printer = ChoiceField("press_printer", _say("printer"))
        self._copies = NumberCell("press_copies", _say("copies"))
        self._place = ChoiceField("press_place", _say("place.caption"))
        self._reason = TextField("press_reason", _say("reason.caption"), hint=_say("reason.hint"))
        self._note, self._said = Words("", "strong"), Words("", "strong")
        self._note.setObjectName("press_note")
        self._said.setObjectName("press_said")
        self._progress = ProgressLine()
        self._lay_out(picture)
        self._add_buttons()
        self.show_picture(picture)
        self._offer()

    def show_picture(self, picture: PressPicture) -> None:
        """Show what is known of the paper: its copy's number, and whether a reason is asked."""
        self._note.setText(picture.note)
        self._note.setVisible(bool(picture.note))
        self._reason.setVisible(bool(picture.reason))
        self._reason.tell(picture.reason, Tone.PERINGATAN)

    def show_outlets(self, printers: tuple[str, ...], places: tuple[Place, ...]) -> None:
        """Offer printers, and where a PDF can be saved; what was chosen stays chosen."""
        if printers != self._printers:
            chosen = self._printer.choice
            self._printers = printers
            names = tuple((one, one) for one in printers)
            self._printer.show_choices(
                names, chosen if chosen in printers else next(iter(printers), "")
            )
        if places != self._places:
            folders = [one.folder for one in places]
            chosen = self._place.choice if self._place.choice in folders else folders[0]
            self._places = places
            self._place.show_choices(tuple((one.folder, one.words) for one in places), chosen)
        self._offer()

    def show_pages(self, pages: int) -> None:
        """Show the paper, which is drawn now."""
        self._drawn = True
        self._offer()
        self.preview.show_paper(pages)
        self._start()

    def show_progress(self, progress: ProgressPicture | None) -> None:
        """Show how far work that lasts has come."""
        self._progress.show_progress(progress)

    def tell(self, said: Said, *, busy: bool = False) -> None:
        """Say how it went, or what is being done; meanwhile nothing more can be asked."""
        self._busy = busy
        self._said.setText(said.words)
        self._said.set_tone(said.tone.value)
        self._said.setVisible(bool(said.words))
        self._offer()
        if said.tone is Tone.OK:  # so that Enter twice does not print twice
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave words out where they would take the paper's room."""
        self.preview.be_short(short=self.width() < px(_ROOMY))
        super().resizeEvent(event)

    def _lay_out(self, picture: PressPicture) -> None:
        copies = QVBoxLayout()
        copies.setSpacing(px(4))
        caption = Words(_say("copies"), "caption")
        caption.setBuddy(self._copies)
        copies.addWidget(caption)
        copies.addWidget(self._copies)
        self._copies.show_figure(1)
        for field in (self._printer, self._place):
            field.input.setSizeAdjustPolicy(_SHRINK)
            field.input.setMinimumContentsLength(_LETTERS)
        self._none = Words(_say("none"), "body")
        self._none.setObjectName("press_no_printer")
        inside = QWidget()
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, px(8), 0)
        side.setSpacing(px(12))
        side.addWidget(Words(picture.detail, "muted"))
        above: tuple[QWidget, ...] = (self._note, self._none, self._printer)
        below: tuple[QWidget, ...] = (self._reason, self._place)
        for part in above:
            side.addWidget(part)
        side.addLayout(copies)
        for part in below:
            side.addWidget(part)
        side.addStretch(1)
        scroll = ScrollArea(inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(px(_SIDE[0]))
        scroll.setMaximumWidth(px(_SIDE[1]))
        both = QHBoxLayout()
        both.setSpacing(px(24))
        both.addWidget(self.preview, 1)
        both.addWidget(scroll, 1)
        self.body.addLayout(both, 1)
        self._copies_caption = caption
        for told in (self._progress, self._said):
            self.foot.addWidget(told)

    def _add_buttons(self) -> None:
        self._close = close = QuietButton("press_close", _say("close"), "Esc")
        self._save = QuietButton("press_save", _say("save"), "S")
        self._print = PrimaryButton("press_print", _say("print"))
        # Without a printer, saving is the one next thing.
        self._instead = PrimaryButton("press_save_instead", _say("save"))
        close.clicked.connect(self.reject)
        self._print.clicked.connect(self._ask_print)
        for button in (self._save, self._instead):
            button.clicked.connect(self._ask_save)
        for button in (close, self._save, self._print, self._instead):
            self.buttons.addWidget(button)

    def _offer(self) -> None:
        """Offer what can be done now."""
        has = bool(self._printers)
        for part in (self._printer, self._copies, self._copies_caption, self._print, self._save):
            part.setVisible(has)
        self._none.setVisible(not has)
        self._instead.setVisible(not has)
        for button in (self._print, self._save, self._instead):
            button.setEnabled(self._drawn and not self._busy)
        (self._print if has else self._instead).setDefault(True)

    def _start(self) -> None:
        """Go to what Enter does; the reason comes before it where one is asked."""
        asked = not self._reason.isHidden()
        first = self._reason if asked else self._print if self._printers else self._instead
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_print(self) -> None:
        if self._busy or not self._drawn:
            return
        copies, reason = self._copies.figure, self._reason.text
        if not copies:
            self.tell(Said(Tone.PERINGATAN, _say("copies_needed")))
            self._copies.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._reason.isHidden() and not reason:
            self.tell(Said(Tone.PERINGATAN, _say("reason.needed")))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.print_asked.emit(Order(self._printer.choice, copies, reason))

    def _ask_save(self) -> None:
        chosen = [one for one in self._places if one.folder == self._place.choice]
        if chosen and self._drawn and not self._busy:
            self.save_asked.emit(chosen[0])


def _say(key: str) -> str:
    return say(key, look().lang)
