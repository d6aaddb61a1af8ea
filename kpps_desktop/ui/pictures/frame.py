"""Pictures of the frame around every screen: stages, header, law, commands, keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures.parts import FindingPicture


class StageState(Enum):
    """Where a stage of the day stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class StagePicture:
    """One stage in the rail; `time` says when it was finished or began."""

    code: str
    name: str
    state: StageState
    time: str = ""


@dataclass(frozen=True, slots=True)
class ContestMark:
    """A contest by its name and the code of its colour (gubernur, bupati, walikota)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class LawPicture:
    """What the regulation says about this step, shortly, and where."""

    text: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class CommandPicture:
    """A command of the list; its key works everywhere in the window."""

    code: str
    words: str
    key: str = ""
    group: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class KeyPicture:
    """A key and what it does, for the sheet of keys."""

    key: str
    words: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class ShellPicture:
    """Everything around the screen in the middle."""

    place: str
    stages: tuple[StagePicture, ...] = ()
    stage: str = ""
    banner: str = ""
    contest: ContestMark | None = None
    saved: str = ""
    officer: str = ""
    law: tuple[LawPicture, ...] = ()
    findings: tuple[FindingPicture, ...] | None = ()
    commands: tuple[CommandPicture, ...] = ()
    keys: tuple[KeyPicture, ...] = ()
