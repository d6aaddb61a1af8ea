"""What another desk of this PPK brought: where it came to other figures, and who may share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.desk.places import unit_within
from kpps_desktop.ui.pictures import NoticePicture, PersonPicture, Tone
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.ppk.terima.tray import Line

_MOST_NAMED = 6


def unsettled(view: RecapView, line: Line) -> tuple[Place, ...]:
    """Return where a line's desk came to other figures that nobody has settled yet."""
    return tuple(place for place in line.disputed if view.glances[place].differing)


def disputes(view: RecapView, line: Line, lang: str) -> NoticePicture:
    """Name the contests of TPS that differ, and say what is to be done; or that all is settled."""
    desk = line.reception.taken.desk if line.reception.taken else ""
    left = unsettled(view, line)
    title = f"{_say(lang, 'fate.disputed')} · {line.name}"
    if not left:
        return NoticePicture(Tone.OK, title, _say(lang, "dispute.settled", desk=desk))
    named = ", ".join(_named(view, place, lang) for place in left[:_MOST_NAMED])
    if more := len(left[_MOST_NAMED:]):
        named += _say(lang, "dispute.more", count=more)
    text = _say(lang, "dispute.text", desk=desk, count=len(left), places=named)
    return NoticePicture(Tone.GALAT, title, text, "K.061")


def sharing(view: RecapView, lang: str) -> str:
    """Say what a file for the other desks holds, and who needs it."""
    return _say(lang, f"share.{'server' if view.shared else 'file'}", desk=view.desk)


def ketua(view: RecapView, lang: str) -> PersonPicture:
    """Return who signs what is shared."""
    side = view.ketua.partition("-")[0].lower()
    return PersonPicture(view.officers.get(view.ketua, ""), label(f"role.{side}_ketua", lang))


def _named(view: RecapView, place: Place, lang: str) -> str:
    tps, contest = place
    return f"{unit_within(view.election, tps, lang)} ({_say(lang, f'contest.{contest}')})"


def _say(lang: str, key: str, **facts: object) -> str:
    return label(f"ui_ppk_terima.{key}", lang).format(**facts)
