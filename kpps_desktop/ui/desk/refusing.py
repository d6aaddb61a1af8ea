"""What a wiring does when a service says no: tell it, and put back what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.ui.desk.session import DeskSession


def giving_back(session: DeskSession, act: Callable[[], object]) -> Callable[[Told], None]:
    """Return what to do with a refusal: say it in the window, then put back what was typed."""

    def refused(news: Told) -> None:
        session.tell(news)
        act()

    return refused
