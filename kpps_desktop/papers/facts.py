"""Facts that fill the placeholders of a form's texts; what is unknown is left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import Level, level, up
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.prose import Mark, Run
from kpps_desktop.words import clock, date_words, full_date, terbilang

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.papers.contents import Meeting

LEVELS = {
    "provinsi": Level.PROVINSI,
    "kabko": Level.KABKO,
    "kecamatan": Level.KECAMATAN,
    "desa": Level.DESA,
    "tps": Level.TPS,
}
"""Levels by the name that forms have for them."""

_MOST = 10**9


def place_facts(election: Election, kode: str) -> dict[str, str]:
    """Return the year, the names of the regions a place lies in, and a TPS's number."""
    facts = {
        name: election.name_of(up(kode, of))
        for name, of in LEVELS.items()
        if of < Level.TPS and len(kode) >= of
    }
    facts["tahun"] = str(election.day.year)
    if level(kode) is Level.TPS:
        number = kode[Level.DESA :]
        facts |= {"tps": number, "tps_huruf": terbilang(int(number)).upper()}
    return facts


def meeting_facts(meeting: Meeting) -> dict[str, str]:
    """Return the day in words and the hours of a meeting, as far as they are known."""
    several = meeting.ended is not None and meeting.ended != meeting.began
    facts = {
        "mulai": _hour(meeting.opened, meeting.began if several else None),
        "selesai": _hour(meeting.closed, meeting.ended if several else None),
        "hitung_mulai": _hour(meeting.count_opened),
        "hitung_selesai": _hour(meeting.count_closed),
        "tempat": meeting.hall,
    }
    if meeting.day:
        facts |= date_words(meeting.day)
    if meeting.day and meeting.counted:
        facts["hari_hitung"] = "yang sama" if meeting.counted == meeting.day else "setelahnya"
    return {name: fact for name, fact in facts.items() if fact}


def _hour(at: time | None, day: date | None = None) -> str:
    if at is None:
        return ""
    return f"{clock(at)} tanggal {full_date(day)}" if day else clock(at)


def in_words(figure: int | None) -> str:
    """Write a figure in capitals; nothing for a blank, nor for what no form can hold."""
    return terbilang(figure).upper() if figure is not None and 0 <= figure <= _MOST else ""


def filled(text: str, facts: Mapping[str, str]) -> tuple[Run, ...]:
    """Return a sentence with its placeholders filled in, or left open to be written."""
    runs = []
    for number, piece in enumerate(re.split(r"\{(\w+)\}", text)):
        if number % 2 == 0:
            runs.append(Run(piece))
        elif facts.get(piece):
            runs.append(Run(facts[piece], Mark.FILLED))
        else:
            runs.append(Run(captions().open, Mark.OPEN))
    return tuple(runs)


def plain(text: str, facts: Mapping[str, str]) -> str:
    """Return a text with its placeholders filled in; one that is unknown vanishes."""
    found = re.sub(r"\{(\w+)\}", lambda piece: facts.get(piece[1], ""), text)
    return found.replace("()", "").strip()
