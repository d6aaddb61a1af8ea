"""What stands around every screen of the KPPS desk: place, stages with their times, the law."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.places import Level, up
from kpps_desktop.ui.desk.banner import banner_of
from kpps_desktop.ui.desk.commands import commands
from kpps_desktop.ui.notices import findings_of
from kpps_desktop.ui.pictures import (
    KeyPicture,
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

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.viewing import View

STAGES = tuple(stage for stage in Stage if stage is not Stage.SELESAI)
"""The stages in the rail."""
COMMANDS: Mapping[str, str] = {"witness": "F9", "incident": "Ctrl+B"}
"""Commands that only a TPS has, and their keys."""


def frame(
    view: View,
    officer: OfficerId,
    chosen: Stage,
    findings: tuple[Finding, ...] | None,
    lang: str,
    keys: tuple[KeyPicture, ...] = (),
) -> ShellPicture:
    """Return everything around the screen of a stage; `findings` is None where none are sought."""
    return ShellPicture(
        place=place(view, lang),
        stages=tuple(_stage(view, stage, lang) for stage in STAGES),
        stage=chosen.value,
        banner=banner_of(view.election, lang),
        saved=label("ui_kpps.saved", lang).format(at=_hour(view.saved)),
        officer=f"{officer} {view.officers.get(officer, '')}".strip(),
        law=(
            LawPicture(
                label(f"ui_kpps.law.{chosen.value}", lang),
                label(f"ui_kpps.article.{chosen.value}", lang),
            ),
        ),
        findings=None if findings is None else findings_of(findings, lang),
        commands=commands(COMMANDS, lang, "ui_kpps"),
        keys=keys,
    )


def resumed(view: View, lang: str) -> NoticePicture | None:
    """Say up to when everything is there, of a desk that was opened again; nothing of a new one."""
    if view.saved == datetime.fromisoformat(view.day.began[Stage.PERSIAPAN]):
        return None
    saved = f"{full_date(view.saved.date(), lang)} {_hour(view.saved)}"
    stage = label(f"ui_kpps.stage.{view.day.stage.value}", lang)
    return NoticePicture(
        Tone.OK,
        label("ui_kpps.resumed.title", lang).format(at=saved),
        label("ui_kpps.resumed.remedy", lang).format(stage=stage),
    )


def place(view: View, lang: str) -> str:
    """Name the TPS as on its sign."""
    election, kode = view.election, view.tps.kode
    return label("ui_kpps.place", lang).format(
        tps=f"{view.tps.number:03d}",
        desa=election.name_of(up(kode, Level.DESA)),
        kecamatan=election.name_of(up(kode, Level.KECAMATAN)),
    )


def _stage(view: View, stage: Stage, lang: str) -> StagePicture:
    day = view.day
    began = day.began.get(stage)
    after = Stage.SELESAI if stage is STAGES[-1] else STAGES[STAGES.index(stage) + 1]
    if day.stage is stage:
        state = StageState.NOW
    else:
        state = StageState.DONE if after in day.began else StageState.AHEAD
    time = day.began[after] if state is StageState.DONE else began
    return StagePicture(
        stage.value,
        label(f"ui_kpps.stage.{stage.value}", lang),
        state,
        _hour(datetime.fromisoformat(time))[:5] if time and state is not StageState.AHEAD else "",
    )


def _hour(at: datetime) -> str:
    return at.strftime("%H.%M.%S")
