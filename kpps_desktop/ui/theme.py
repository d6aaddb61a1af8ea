"""The look of the windows: colours, sizes, contest colours, and the one style sheet."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QGuiApplication

from kpps_desktop.installed import data
from kpps_desktop.ui.first import Tone
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

FONT = "DejaVu Sans"
SCALES = (100, 125, 150, 175, 200)
"""Sizes an officer may choose, in percent."""
_LOOK = "kpps_look"
_SIZE = re.compile(r"(\d+)px")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme; every text keeps 4.5:1 against what it stands on."""

    background: str
    card: str
    ink: str
    muted: str
    line: str
    track: str
    edge: str
    primary: str
    on_primary: str
    primary_back: str
    ok: str
    ok_back: str
    peringatan: str
    peringatan_back: str
    galat: str
    galat_back: str
    gubernur: str
    bupati: str
    walikota: str
    on_contest: str
    focus: str
    stripe: str
    on_stripe: str
    stripe_other: str


LIGHT = Tokens(
    background="#F7F6F2",
    card="#FFFFFF",
    ink="#1C2230",
    muted="#566074",
    line="#D9D6CC",
    track="#D9D6CC",
    edge="#7F8594",
    primary="#1F4E8C",
    on_primary="#FFFFFF",
    primary_back="#E6EDF7",
    ok="#1B6E43",
    ok_back="#E4F2EA",
    peringatan="#8A5A00",
    peringatan_back="#FBF0D9",
    galat="#A3211B",
    galat_back="#FBE6E4",
    gubernur="#7A1F36",
    bupati="#24699B",
    walikota="#0B6B64",
    on_contest="#FFFFFF",
    focus="#1F4E8C",
    stripe="#F2C230",
    on_stripe="#1C2230",
    stripe_other="#E3AE12",
)

DARK = Tokens(
    background="#14181F",
    card="#1D232D",
    ink="#EDEFF3",
    muted="#A6B0C0",
    line="#36404F",
    track="#36404F",
    edge="#76839A",
    primary="#8AB8F2",
    on_primary="#14181F",
    primary_back="#233247",
    ok="#7CCB9E",
    ok_back="#1B3327",
    peringatan="#E6B95C",
    peringatan_back="#382D15",
    galat="#F09A93",
    galat_back="#402322",
    gubernur="#E39AAF",
    bupati="#8CC4EA",
    walikota="#6FCFC4",
    on_contest="#14181F",
    focus="#8AB8F2",
    stripe="#F2C230",
    on_stripe="#1C2230",
    stripe_other="#E3AE12",
)

CONTRAST = Tokens(
    background="#000000",
    card="#000000",
    ink="#FFFFFF",
    muted="#FFFFFF",
    line="#FFFFFF",
    track="#333333",
    edge="#FFFFFF",
    primary="#FFE45C",
    on_primary="#000000",
    primary_back="#2B2B00",
    ok="#7CFFB2",
    ok_back="#002B14",
    peringatan="#FFC94A",
    peringatan_back="#332200",
    galat="#FFB3AD",
    galat_back="#3D0000",
    gubernur="#FFB3C6",
    bupati="#9FD8FF",
    walikota="#7FF0E4",
    on_contest="#000000",
    focus="#FFE45C",
    stripe="#FFE45C",
    on_stripe="#000000",
    stripe_other="#FFFFFF",
)

THEMES: Mapping[str, Tokens] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

TEXT_PAIRS = (
    ("ink", "background"),
    ("ink", "card"),
    ("muted", "background"),
    ("muted", "card"),
    ("primary", "background"),
    ("primary", "card"),
    ("primary", "primary_back"),
    ("ink", "primary_back"),
    ("on_primary", "primary"),
    *((tone, back) for tone in ("ok", "peringatan", "galat") for back in ("background", "card")),
    *((tone, f"{tone}_back") for tone in ("ok", "peringatan", "galat")),
    *(("ink", f"{tone}_back") for tone in ("ok", "peringatan", "galat")),
    *(("on_contest", contest) for contest in ("gubernur", "bupati", "walikota")),
    *((contest, "card") for contest in ("gubernur", "bupati", "walikota")),
    *((contest, "background") for contest in ("gubernur", "bupati", "walikota")),
    ("on_stripe", "stripe"),
    ("on_stripe", "stripe_other"),
)
"""Every text and what it may stand on."""


@dataclass(frozen=True, slots=True)
class Look:
    """What an officer chose: theme, scale in percent, language."""

    theme: str = "light"
    scale: int = 100
    lang: str = "id"

    @property
    def tokens(self) -> Tokens:
        """Return the colours of the theme."""
        return THEMES[self.theme]

    def px(self, size: float) -> int:
        """Return a size of the 100 % drawing in this look's pixels."""
        return max(1, round(size * self.scale / 100))


def look() -> Look:
    """Return the look that the application wears."""
    app = QGuiApplication.instance()
    worn = app.property(_LOOK) if app else None
    return worn if isinstance(worn, Look) else Look()


def wear(app: QGuiApplication, chosen: Look) -> None:
    """Remember the look that the application wears."""
    app.setProperty(_LOOK, chosen)


def px(size: float) -> int:
    """Return a size in the pixels of the look that is worn."""
    return look().px(size)


def color(name: str) -> QColor:
    """Return a colour of the theme that is worn, by the name of its token."""
    return QColor(getattr(look().tokens, name))


def tone_colors(tone: Tone) -> tuple[QColor, QColor]:
    """Return the ink of a tone, and the ground it stands on."""
    if tone is Tone.PLAIN:
        return color("ink"), color("card")
    name = "primary" if tone is Tone.KABAR else tone.value
    return color(name), color(f"{name}_back")


def text(key: str, /, **facts: object) -> str:
    """Return a label in the language that is worn, filled with facts."""
    return label(key, look().lang).format(**facts)


def mark(widget: QWidget, **kinds: str) -> None:
    """Set properties that the style sheet chooses by, and style the widget anew."""
    for name, value in kinds.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def style_sheet(chosen: Look) -> str:
    """Make the style sheet of a look: colours filled in, every size times the scale."""
    filled = Template(_sheet()).substitute(asdict(chosen.tokens), icons=_icons())
    return _SIZE.sub(lambda size: f"{chosen.px(int(size[1]))}px", filled)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.1, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade: str) -> float:
    parts = (int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _sheet() -> str:
    return data("resources", "style.qss").read_text("utf-8")


def _icons() -> str:
    return data("resources", "icons").as_posix()
