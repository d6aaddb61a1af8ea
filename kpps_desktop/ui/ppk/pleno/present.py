"""Makes the picture of the pleno: pure, without Qt, from a look at the recap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.places import KodeTps, Level, up
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.ui.desk.places import unit_mark, unit_name
from kpps_desktop.ui.pictures import ResultPicture, Tone
from kpps_desktop.ui.ppk.pleno.pictures import PlenoPicture
from kpps_desktop.ui.ppk.pleno.present_meeting import meeting, people
from kpps_desktop.ui.ppk.pleno.present_station import station
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import FindingPicture
    from kpps_desktop.ui.ppk.pleno.scene import Scene

_TONES = {
    Stand.SAH: Tone.OK,
    Stand.KEBERATAN: Tone.PERINGATAN,
    Stand.TUNDA: Tone.PERINGATAN,
    Stand.BERBEDA: Tone.GALAT,
}
_SPACER, _NUMBER = "|", 3


def present(scene: Scene) -> PlenoPicture:
    """Return all of the screen."""
    return PlenoPicture(station(scene), meeting(scene), people(scene), _stations(scene))


def side_of(picture: PlenoPicture) -> tuple[FindingPicture, ...]:
    """Return the findings that wait for a decision; those with a reason are settled."""
    return tuple(one.shown for one in picture.station.found if not one.settled)


def code_of(place: tuple[str, str]) -> str:
    """Join TPS and contest into one code."""
    return _SPACER.join(place)


def place_of(code: str) -> tuple[str, str]:
    """Part a code into TPS and contest."""
    tps, _, contest = code.partition(_SPACER)
    return tps, contest


def search(stations: tuple[ResultPicture, ...], text: str) -> tuple[ResultPicture, ...]:
    """Find TPS by parts of desa, number, code or contest; every part must be there."""
    parts = text.casefold().split()
    return tuple(
        one
        for one in stations
        if parts and all(any(_is_word(part, word) for word in _words(one)) for part in parts)
    )


def _words(one: ResultPicture) -> list[str]:
    words = f"{one.number} {one.text} {one.detail}".casefold().split()
    return [*words, place_of(one.code)[0]]


def _is_word(part: str, word: str) -> bool:
    """Tell whether a word begins so; few digits are the whole number of a TPS."""
    if part.isdigit() and len(part) <= _NUMBER:
        return word.isdigit() and len(word) <= _NUMBER and int(word) == int(part)
    return word.startswith(part)


def _stations(scene: Scene) -> tuple[ResultPicture, ...]:
    return tuple(
        ResultPicture(
            code_of(place),
            unit_mark(place[0]),
            _named(scene, place[0]),
            scene.say(f"contest.{place[1]}"),
            _TONES.get(glance.stand, Tone.PLAIN),
            label(f"ui_ppk_pleno.stand.{glance.stand.name.lower()}", scene.lang),
        )
        for place, glance in scene.view.glances.items()
    )


def _named(scene: Scene, unit: str) -> str:
    """Name the desa of a TPS, whose number stands before it and is never cut; or a region."""
    election = scene.view.election
    if scene.view.of_stations:
        return str(election.name_of(up(KodeTps(unit), Level.DESA)))
    return unit_name(election, unit, scene.lang)
