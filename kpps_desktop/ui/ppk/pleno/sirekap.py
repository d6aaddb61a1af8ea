"""Takes a table that Sirekap publishes from a file, and says what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.levels import unit_level
from kpps_desktop.domain.outcomes import Changed, Kind, Refused
from kpps_desktop.intake.figures import read_figures
from kpps_desktop.services.ppk import sources
from kpps_desktop.services.ppk.limits import stations_of
from kpps_desktop.ui.pictures import NoticePicture, Tone
from kpps_desktop.words import label, wording_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk

_PARTS = 2


def take_table(
    desk: RecapDesk, path: Path, by: OfficerId, lang: str, step: Callable[[int, int], object]
) -> tuple[Changed, NoticePicture]:
    """Read a CSV or XLSX and take it; what is amiss with it is told with what was taken.

    Refused S.322 where nothing of it can be read, K.141 where a cell of it cannot.
    """
    data = files.read(path)
    step(0, _PARTS)
    ballots = {str(one.code): one.numbers for one in desk.election.contests}
    sheets, faults = read_figures(
        data, path.name, desk.forms, ballots, unit_level(desk.pack.region), stations_of(desk)
    )
    amiss = [fault for fault in faults if fault.kind is not Kind.KABAR]
    if not sheets:
        said = wording_of(faults[0], lang) if faults else None
        raise Refused("S.322", name=path.name, first=said.title if said else "")
    step(1, _PARTS)
    taken = sources.take_sirekap(desk, sheets, files.sha256(data), by, faults)
    facts = {"taken": taken.taken, "same": taken.same, "strange": len(taken.strange)}
    told = [label("ui_ppk_pleno.sirekap.taken", lang).format(**facts)]
    if amiss:
        said = wording_of(amiss[0], lang)
        told.append(
            label("ui_ppk_pleno.sirekap.amiss", lang).format(
                count=len(amiss), where=amiss[0].where, first=f"{said.title}. {said.cause}"
            )
        )
    tone = Tone.PERINGATAN if amiss or taken.strange else Tone.OK
    title = label("ui_ppk_pleno.sirekap.done", lang)
    return Changed.RECAP, NoticePicture(tone, title, " ".join(told))
