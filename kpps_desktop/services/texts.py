"""What an officer may write: text that a journal, a bundle and a paper can carry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kpps_desktop.domain.event_names import facts_of
from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import AnyEvent

MOST_TEXT = 2_000
"""Characters of the longest text an officer writes; a bundle takes five times that."""
MOST_NAME = 80
"""Characters of the longest name; so long a key of a bundle's checklists may be."""
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def refuse_unfit_name(name: str) -> None:
    """Refuse a name that is blank, too long, or more than one printable line (S.519)."""
    if not name.strip() or len(name) > MOST_NAME or not name.isprintable():
        raise Refused("S.519", shown=ascii(name)[1:31], most=MOST_NAME)


def refuse_unfit_texts(event: AnyEvent) -> None:
    """Refuse an event of which a text is too long or cannot be printed (S.519)."""
    for value in facts_of(event).values():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and (len(text) > MOST_TEXT or _UNPRINTABLE.search(text)):
                raise Refused("S.519", shown=ascii(text)[1:31], most=MOST_TEXT)
