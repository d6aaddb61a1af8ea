"""Who receives a copy of C.HASIL, and who has it: a line for each recipient and contest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import PTPS
from kpps_desktop.services.kpps.writing import SALINAN
from kpps_desktop.ui.kpps.penyerahan.pictures import CopiesPicture, CopyPicture
from kpps_desktop.ui.kpps.penyerahan.saying import contest_name, hour, say_in
from kpps_desktop.ui.pictures import RecordPicture, RecordTablePicture, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.services.kpps.handed import Copy, Handed
    from kpps_desktop.services.kpps.viewing import View

_OTHERS = (PTPS, "PPS", "KPPS")
"""Who receives a copy beside the saksi: the last one stays here, for the TPS itself."""


def copies_of(view: View, handed: Handed, lang: str) -> CopiesPicture:
    """Return every recipient of every contest, with the copy each of them has."""
    lines = [
        (contest.code, recipient, _held(handed, contest.code, recipient))
        for contest in view.ballots
        for recipient in _recipients(view, contest.code)
    ]
    copies = tuple(
        CopyPicture(f"{contest}:{recipient}", contest, recipient, handed.holds(contest, recipient))
        for contest, recipient, _ in lines
    )
    columns = tuple(say_in(lang, f"copies.{one}") for one in ("contest", "whom", "number", "at"))
    records = tuple(
        RecordPicture(
            f"{contest}:{recipient}",
            (
                contest_name(contest, lang),
                who(view, recipient, lang),
                str(handed.holds(contest, recipient) or "—"),
                _told(held, lang),
            ),
            _tone(held),
        )
        for contest, recipient, held in lines
    )
    done = sum(one.number is not None for one in copies)
    return CopiesPicture(
        RecordTablePicture(columns, records, (0, 3, 0, 2)),
        copies,
        next((one.code for one in copies if one.number is None), ""),
        say_in(lang, "counted", done=done, of=len(copies)),
    )


def who(view: View, recipient: str, lang: str) -> str:
    """Name a recipient; a saksi by name and pair."""
    said = view.day.meeting.saksi.get(recipient)
    if said is not None:
        return say_in(lang, "copies.saksi", name=said.name, number=said.choice)
    known = recipient in _OTHERS
    return say_in(lang, f"copies.to.{recipient}") if known else recipient


def _recipients(view: View, contest: str) -> Iterator[str]:
    saksi = view.day.meeting.saksi.items()
    held = sorted((said.choice, code) for code, said in saksi if said.contest == contest)
    yield from (code for _, code in held)
    yield from _OTHERS


def _held(handed: Handed, contest: str, recipient: str) -> list[Copy]:
    return [
        one
        for one in handed.copies
        if (one.said.paper, one.said.contest, one.said.recipient) == (SALINAN, contest, recipient)
    ]


def _told(held: list[Copy], lang: str) -> str:
    valid = [one for one in held if not one.void]
    void = ", ".join(str(one.said.number) for one in held if one.void)
    if valid:
        at = hour(valid[-1].at)
        return say_in(lang, "copies.replaced", at=at, numbers=void) if void else at
    return say_in(lang, "copies.void", numbers=void) if void else say_in(lang, "copies.open")


def _tone(held: list[Copy]) -> Tone:
    if any(not one.void for one in held):
        return Tone.OK
    return Tone.GALAT if held else Tone.PLAIN
