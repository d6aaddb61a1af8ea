"""A stage's part in the window: its screen, how its picture is made, and what leads into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kpps_desktop.domain.outcomes import Changed
    from kpps_desktop.ui.pictures import FindingPicture, KeyPicture


class Shows(Protocol):
    """A screen: it is given pictures, and says which changes it wants to look again for."""

    shows: Changed

    def show_picture(self, picture: Any) -> None:  # noqa: ANN401 - each screen has a picture of its own
        """Show what the books hold."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """A screen of the rail, wired to the services by the function `part` of its folder.

    `stage` is its code in the rail. `look` makes the screen's picture from the books, on their
    worker. `to_cell` leads to a cell that a finding names (contest, cell); `search` to the
    screen's field (F2). `findings` are those of a picture, for the panel at the right. `keys` are
    those that no button of it shows. `unsaved` tells what was typed there and would be lost with
    the window, or nothing.
    """

    stage: str
    widget: QWidget
    screen: Shows
    look: Callable[[Any], object]
    keys: tuple[KeyPicture, ...] = ()
    to_cell: Callable[[str, str], object] | None = None
    search: Callable[[], object] | None = None
    findings: Callable[[Any], tuple[FindingPicture, ...]] | None = None
    unsaved: Callable[[], str] = str
