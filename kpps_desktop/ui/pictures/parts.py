"""Pictures of the small parts that every screen is made of."""

from __future__ import annotations

from dataclasses import dataclass

from kpps_desktop.ui.first import Tone


@dataclass(frozen=True, slots=True)
class NoticePicture:
    """A quiet notice: what is, and what to do."""

    tone: Tone
    title: str
    remedy: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class FindingPicture:
    """One open finding; `cell` is the cell that "ke sel" leads to, if there is one."""

    code: str
    tone: Tone
    title: str
    remedy: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class StepPicture:
    """One step of a list walked in order."""

    code: str
    words: str
    done: bool = False
    now: bool = False
    time: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ResultPicture:
    """One thing that a search found."""

    code: str
    number: str
    text: str
    detail: str = ""
    tone: Tone = Tone.PLAIN
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PersonPicture:
    """A person in the window: an officer, a saksi, a voter."""

    name: str
    role: str = ""
    tone: Tone = Tone.PLAIN
    mark: str = ""


@dataclass(frozen=True, slots=True)
class EmptyPicture:
    """Nothing is here yet: why, and the next step."""

    title: str
    text: str
    action: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class QuestionPicture:
    """What is asked before the destructive, the irreversible, and of identity.

    `choices` are reasons ready to be taken (code, words); `free` asks for one in own words;
    `pins` names those who must give their PIN, in order.
    """

    title: str
    text: str
    answer: str
    choices: tuple[tuple[str, str], ...] = ()
    free: bool = False
    free_label: str = ""
    pins: tuple[PersonPicture, ...] = ()
    grave: bool = False
