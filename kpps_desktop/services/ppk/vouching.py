"""Officers with PINs at the command line: whoever is named there proves it as at a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk


def with_pins(desk: RecapDesk) -> tuple[str, ...]:
    """Return who has a PIN at this recap; nobody where it is kept by command line alone.

    The books tell it, or the keyring beside them: either is enough to ask for PINs.
    """
    ring = desk.keys.ring().officers if desk.keys is not None and desk.keys.path.exists() else ()
    return tuple(dict.fromkeys((*desk.recap().officers, *ring)))


def refuse_unknown(desk: RecapDesk, officer: OfficerId) -> None:
    """Refuse a name that is none of the officers with a PIN (S.790), naming those.

    Refused S.791 where their PINs cannot be checked: the keyring lies elsewhere.
    """
    known = with_pins(desk)
    if officer not in known:
        raise Refused("S.790", officer=officer, known=", ".join(known))
    if desk.keys is None or not desk.keys.path.exists():
        raise Refused("S.791", books=desk.books)


def vouch(desk: RecapDesk, officer: OfficerId, pin: str) -> None:
    """Refuse whoever is no officer here (S.790) or does not know the PIN (T.222 to T.225)."""
    refuse_unknown(desk, officer)
    desk.identify(officer, pin)
