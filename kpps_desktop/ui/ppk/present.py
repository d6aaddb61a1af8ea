"""What stands around every screen of a recap: the kecamatan, the screens with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.domain.recap.strands import name_of_desk
from kpps_desktop.ui.desk.banner import banner_of
from kpps_desktop.ui.desk.commands import commands
from kpps_desktop.ui.desk.places import desk_name, unit_within
from kpps_desktop.ui.pictures import (
    LawPicture,
    NoticePicture,
    ShellPicture,
    StagePicture,
    StageState,
    Tone,
)
from kpps_desktop.words import full_date, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.ui.pictures import KeyPicture

PAPAN, TERIMA, KETIK, PLENO, ANOMALI, REKAP = SCREENS = (
    "papan",
    "terima",
    "ketik",
    "pleno",
    "anomali",
    "rekap",
)
"""The screens in the rail."""
COMMANDS: Mapping[str, str] = {"search": "F2", "hall": "F9"}
"""Commands that only a recap has, or words in its own way, and their keys."""


def frame(
    view: RecapView, officer: OfficerId, chosen: str, lang: str, keys: tuple[KeyPicture, ...] = ()
) -> ShellPicture:
    """Return everything around a screen."""
    return ShellPicture(
        place=place(view, lang),
        stages=tuple(_screen(view, code, lang) for code in screens_of(view)),
        stage=chosen,
        banner=banner_of(view.election, lang),
        saved=label("ui_kpps.saved", lang).format(at=f"{view.saved:%H.%M.%S}"),
        officer=f"{officer} {view.officers.get(officer, '')}".strip(),
        law=(
            LawPicture(
                label(f"ui_ppk.law.{chosen}", lang), label(f"ui_ppk.article.{chosen}", lang)
            ),
        ),
        findings=None,
        commands=commands(COMMANDS, lang, "ui_ppk"),
        keys=keys,
    )


def place(view: RecapView, lang: str) -> str:
    """Name the PPK or KPU, and which of its desks this is."""
    named = desk_name(view.election, view.region, lang)
    return label("ui_ppk.place", lang).format(place=named, desk=view.desk)


def screens_of(view: RecapView) -> tuple[str, ...]:
    """Return the screens that a recap has: hints compare TPS, and above there are none."""
    return tuple(code for code in SCREENS if view.of_stations or code != ANOMALI)


def resumed(view: RecapView, lang: str) -> NoticePicture | None:
    """Say up to when everything is there, of books that were begun before."""
    if not any(one is not Stand.BELUM for one in view.counts) and not view.pleno.sittings:
        return None
    at = f"{full_date(view.saved.date(), lang)} {view.saved:%H.%M.%S}"
    return NoticePicture(
        Tone.OK, label("ui_kpps.resumed.title", lang).format(at=at), label("ui_ppk.resumed", lang)
    )


def in_hand(view: RecapView, officer: OfficerId, shown: str, before: Place | None) -> str:
    """Return the column that a member has in hand: read out, not ratified, and before him."""
    if shown != PLENO or before is None or officer not in view.members:
        return ""
    glance = view.glances.get(before)
    return glance.tps if glance and glance.read and glance.in_hand else ""


def gone(lang: str) -> NoticePicture:
    """Say that the server is gone, and that nothing is lost."""
    title, remedy = (label(f"ui_ppk.gone.{part}", lang) for part in ("title", "text"))
    return NoticePicture(Tone.PERINGATAN, title, remedy)


def yielded(election: Election, unit: str, desk: str, lang: str) -> NoticePicture:
    """Say that the ketua took over at another desk what was in hand here."""
    named = unit_within(election, unit, lang)
    title = label("ui_ppk.yielded.title", lang).format(unit=named)
    told = label("ui_ppk.yielded.text", lang).format(desk=name_of_desk(desk))
    return NoticePicture(Tone.PERINGATAN, title, told)


def _screen(view: RecapView, code: str, lang: str) -> StagePicture:
    done, of = _counted(view, code)
    state = StageState.AHEAD
    if of:
        state = StageState.DONE if done == of else StageState.NOW
    told = f"{done}/{of}" if of else ""
    if code == REKAP:
        told = label(f"ui_ppk.{'final' if view.ending.sealed else 'draft'}", lang)
    return StagePicture(code, label(f"ui_ppk.screen.{code}", lang), state, told)


def _counted(view: RecapView, code: str) -> tuple[int, int]:
    """Return how much of a screen's work is done, of how much; (0, 0) where it has none.

    Where a column stands tells only the last that was done to it: one that was typed counts as
    typed also once it is ratified, and one that was put off before it came has not come.
    """
    glances = view.glances.values()
    if code == TERIMA:
        return sum(one.ready or bool(one.typists) for one in glances), len(glances)
    if code == KETIK:
        typed = [one for one in glances if one.typists]
        settled = (
            one.ready and not one.asked and bool(one.shown or not one.differing) for one in typed
        )
        return sum(settled), len(typed)
    if code == PLENO:
        return view.ratified, len(glances)
    if code == REKAP:
        return int(view.ending.sealed), 1
    return 0, 0
