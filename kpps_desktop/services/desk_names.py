"""What the desks of one recap are called, so that each is told from the others."""

from __future__ import annotations

import re
import secrets

from kpps_desktop.devices.machine import machine_name
from kpps_desktop.domain.outcomes import Refused

MOST = 16
"""Letters and digits of the longest name."""
_NAME = re.compile(rf"[A-Z0-9]{{1,{MOST}}}")
_TOKEN = 2
"""Bytes drawn for a name that nobody chose: two laptops may be made from one image."""
_NAMELESS = "MEJA"


def fit_name(name: str) -> str:
    """Return a desk's name as it is kept; Refused S.282 where it is none."""
    kept = name.strip().upper()
    if kept and not _NAME.fullmatch(kept):
        raise Refused("S.282", name=name)
    return kept


def usual_name(*, shared: bool) -> str:
    """Return the name of a desk that was given none: the machine's.

    At a server a name that another has is told. In a file nobody hears of the others, so
    something is drawn that tells two machines of one name apart.
    """
    own = "".join(re.findall("[A-Z0-9]+", machine_name().upper())) or _NAMELESS
    if shared:
        return own[:MOST]
    token = secrets.token_hex(_TOKEN).upper()
    return f"{own[: MOST - len(token)]}{token}"


def following(name: str) -> str:
    """Return a name beside one that is taken: MEJA2 for MEJA1 or MEJA, and so on."""
    word = name.rstrip("0123456789")
    number = str(int(name[len(word) :] or 1) + 1)
    return f"{word[: MOST - len(number)]}{number}"[:MOST]
