"""What opening a desk shows: which desk, who, the PIN, and how long to wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.exchange.packs import TpsPack
from kpps_desktop.ui.desk.banner import banner_of
from kpps_desktop.ui.desk.officers import role_of
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.pictures import (
    NoticePicture,
    PersonPicture,
    RecordPicture,
    RecordTablePicture,
    Tone,
)
from kpps_desktop.ui.setup.present import place_of
from kpps_desktop.ui.setup.reopening import OpenFlow, OpenStep
from kpps_desktop.words import label

if TYPE_CHECKING:
    from datetime import datetime

    from kpps_desktop.services.finding import FoundDesk


@dataclass(frozen=True, slots=True)
class OpenPicture:
    """Where opening stands: desks, officers (both chosen by code), and who gives the PIN.

    `wait` says how long the officer is locked out, in words; `again` that a new PIN is typed
    the second time.
    """

    step: OpenStep
    banner: str
    title: str
    detail: str
    desks: RecordTablePicture
    officers: RecordTablePicture
    person: PersonPicture
    ask: str = ""
    wait: str = ""
    again: bool = False
    named: bool = False
    """Whether the desk has a name that can be changed: at a server."""
    name: str = ""
    notice: NoticePicture | None = None


def present_open(flow: OpenFlow, now: datetime, lang: str, *, named: bool = False) -> OpenPicture:
    """Return what is visible of a flow at a time; `named` tells that desks are at a server."""
    desk = flow.desk
    election = desk.election if desk and flow.step is not OpenStep.DESK else None
    seconds = flow.seconds(now)
    return OpenPicture(
        step=flow.step,
        banner=banner_of(election, lang) if election else "",
        title=_say(f"title_{flow.step}", lang),
        detail=_say(f"detail_{flow.step}", lang),
        desks=_desks(flow.desks, lang),
        officers=_officers(desk, lang),
        person=_person(flow, lang),
        ask=_ask(flow, lang),
        wait=_say("wait", lang).format(seconds=seconds) if seconds else "",
        again=bool(flow.typing.first),
        named=named and desk is not None and not isinstance(desk.pack, TpsPack),
        name=flow.name,
        notice=_notice(flow, lang),
    )


def _say(key: str, lang: str) -> str:
    return label(f"ui_setup.open.{key}", lang)


def _notice(flow: OpenFlow, lang: str) -> NoticePicture | None:
    if flow.news:
        return notice_of(flow.news, lang)
    return NoticePicture(Tone.OK, _say("renewed", lang)) if flow.renewed else None


def _ask(flow: OpenFlow, lang: str) -> str:
    if flow.step is not OpenStep.RENEW:
        return ""
    key = "again" if flow.typing.first else "choose"
    return label(f"ui_setup.pins.{key}", lang).format(name=_name(flow))


def _name(flow: OpenFlow) -> str:
    held = flow.desk.officers if flow.desk else ()
    return next((one.name for one in held if one.id == flow.officer), "")


def _person(flow: OpenFlow, lang: str) -> PersonPicture:
    if flow.officer is None:
        return PersonPicture("")
    return PersonPicture(_name(flow), role_of(flow.officer, lang), Tone.KABAR)


def _desks(desks: tuple[FoundDesk, ...], lang: str) -> RecordTablePicture:
    columns = tuple(_say(column, lang) for column in ("what", "election", "mode"))
    records = tuple(_record(at, one, lang) for at, one in enumerate(desks))
    return RecordTablePicture(columns, records, (1, 1, 0))


def _record(at: int, one: FoundDesk, lang: str) -> RecordPicture:
    if one.pack is None:
        texts = (one.folder.name, "—", _say("unreadable", lang))
        return RecordPicture(str(at), texts, Tone.GALAT)
    election = one.pack.election
    mode = label(f"ui_setup.mode.{election.mode}", lang)
    kind = label(f"result.{election.kind}", lang)
    texts = (place_of(one.pack, lang), election.name, f"{mode} · {kind}")
    return RecordPicture(str(at), texts)


def _officers(desk: FoundDesk | None, lang: str) -> RecordTablePicture:
    held = desk.officers if desk else ()
    nameless = label("ui_setup.pins.nameless", lang)
    records = tuple(
        RecordPicture(one.id, (str(at), one.name or nameless, role_of(one.id, lang)))
        for at, one in enumerate(held, start=1)
    )
    return RecordTablePicture(("", _say("officers", lang), ""), records, (0, 1, 0))
