"""Which sticks are plugged in, what came of writing to one, and where the result lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.kpps.penyerahan.pictures import SticksPicture
from kpps_desktop.ui.kpps.penyerahan.saying import hour, say_in
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.pictures import NoticePicture, RecordPicture, RecordTablePicture, Tone
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.services.kpps.handed import Handed
    from kpps_desktop.ui.kpps.penyerahan.stick_state import StickState

ENOUGH = 2
"""Sticks that should hold the result."""
_MB = 1_000_000
_LEAST = 20 * _MB
"""Bytes free below which a stick is called full before it is tried; a bundle takes a twentieth."""
_SHORT = 12
"""Digits of a SHA-256 that two people compare."""


def targets(handed: Handed, sequence: int) -> tuple[str, ...]:
    """Return the names of the sticks that hold the bundle of a sealing."""
    return tuple(dict.fromkeys(one.target for _, one in handed.exports if one.sequence == sequence))


def count_of(handed: Handed, state: StickState, sequence: int) -> int:
    """Return on how many sticks the bundle of a sealing lies: the one count of them all.

    The books know sticks by name; of two with the same name only those plugged in at once are
    known to be two.
    """
    plugged = [one.name for one in state.sticks if str(one.folder) in state.written]
    return len(targets(handed, sequence)) + len(plugged) - len(set(plugged))


def sticks_of(handed: Handed, state: StickState, sequence: int, lang: str) -> SticksPicture:
    """Return what is plugged in, and what lies where."""
    sent = targets(handed, sequence)
    done = tuple(
        str(one.folder)
        for one in state.sticks
        if str(one.folder) in state.written and one.name in sent
    )
    records = tuple(_stick(one, lang, held=str(one.folder) in done) for one in state.sticks)
    fresh = [one.code for one in records if one.tone is Tone.PLAIN]
    columns = tuple(say_in(lang, f"stick.{one}") for one in ("stick", "free", "holds"))
    return SticksPicture(
        table=RecordTablePicture(columns, records, (2, 1, 2), say_in(lang, "stick.empty")),
        next=fresh[0] if fresh else "",
        written=_written(handed, sequence, lang),
        told=_told(handed, state, sequence, lang),
        busy=bool(state.writing),
        done=done,
    )


def _stick(stick: Stick, lang: str, *, held: bool) -> RecordPicture:
    free = say_in(lang, "stick.room", free=grouped(stick.free // _MB, lang))
    if held:
        said, tone = say_in(lang, "stick.holds_it"), Tone.OK
    elif stick.free < _LEAST:
        said, tone = say_in(lang, "stick.nearly_full"), Tone.PERINGATAN
    else:
        said, tone = "", Tone.PLAIN
    return RecordPicture(str(stick.folder), (stick.name, free, said), tone)


def _told(handed: Handed, state: StickState, sequence: int, lang: str) -> NoticePicture:
    """Say what came of the last stick, and what to do next."""
    if state.writing:
        return NoticePicture(
            Tone.KABAR,
            say_in(lang, "stick.writing", stick=state.writing),
            say_in(lang, "stick.leave_it"),
        )
    if state.news is not None:
        return notice_of(state.news, lang)
    if state.wrote:
        key = "stick.second" if count_of(handed, state, sequence) < ENOUGH else "stick.enough"
        safe = say_in(lang, "stick.safe", stick=state.wrote)
        return NoticePicture(Tone.OK, safe, say_in(lang, key))
    if targets(handed, sequence):
        return NoticePicture(Tone.OK, say_in(lang, "stick.before"), say_in(lang, "stick.again"))
    return NoticePicture(Tone.PLAIN, say_in(lang, "stick.begin"), say_in(lang, "stick.without"))


def _written(handed: Handed, sequence: int, lang: str) -> RecordTablePicture:
    columns = tuple(say_in(lang, f"stick.{one}") for one in ("stick", "at", "file", "mark"))
    records = tuple(
        RecordPicture(
            str(at),
            (
                one.target,
                hour(when),
                _numbered(one.sequence, sequence, lang),
                one.sha256[:_SHORT],
            ),
            Tone.OK if one.sequence == sequence else Tone.GALAT,
        )
        for at, (when, one) in enumerate(handed.exports)
    )
    return RecordTablePicture(columns, records, (2, 0, 2, 0), say_in(lang, "stick.nowhere"))


def _numbered(number: int, sequence: int, lang: str) -> str:
    key = "stick.number" if number == sequence else "stick.old_number"
    return say_in(lang, key, number=number)
