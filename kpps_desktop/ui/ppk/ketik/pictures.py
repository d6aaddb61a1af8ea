"""Pictures of typing: which form comes next, and the form in hand; none holds others' figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.ui.pictures import FigureTablePicture


@dataclass(frozen=True, slots=True)
class FormPicture:
    """The form in hand; `cells` are asked, `draft` is what this officer typed of them before."""

    place: Place
    contest: str
    contest_name: str
    title: str
    detail: str
    table: FigureTablePicture
    cells: tuple[str, ...]
    draft: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class NextPicture:
    """What is typed next, and why; `begun` where this officer left it unsaved."""

    place: Place
    contest: str
    contest_name: str
    title: str
    why: str
    begun: bool = False


@dataclass(frozen=True, slots=True)
class KetikPicture:
    """The whole screen as one officer sees it; `told` says why what was chosen is not typed."""

    officer: str
    place: Place | None
    form: FormPicture | None
    next: NextPicture | None
    counted: str
    told: str = ""
    waits: bool = False
    """Whether something was typed once, and waits for another officer."""
