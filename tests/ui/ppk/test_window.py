"""The window of a recap: what stands around every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.services.ppk import halls

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days
    from tests.ui.ppk.tables import AtTheTable


def test_the_rail_counts_what_came_in(
    sit: Callable[..., AtTheTable], pinned: RecapDesk, made: days.Made
) -> None:
    """The kecamatan is named, and each screen tells how far its work is."""
    halls.receive_all(pinned, made)
    table = sit()
    words = [one.text() for one in table.window.findChildren(QLabel)]
    assert "PPK Kecamatan TAMAN SIMULASI" in words
    rail = [one.accessibleName() for one in table.window.findChildren(QAbstractButton)]
    assert any(one.startswith("Terima") and one.endswith("8/8") for one in rail)
    assert any(one.startswith("Pleno") and one.endswith("0/8") for one in rail)
