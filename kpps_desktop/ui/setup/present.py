"""What set-up shows: each step of its flow as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.places import Level, up
from kpps_desktop.exchange.packs import TpsPack
from kpps_desktop.services.packed import place_of as kode_of
from kpps_desktop.services.readiness import State
from kpps_desktop.ui.desk.banner import banner_of
from kpps_desktop.ui.desk.officers import role_of
from kpps_desktop.ui.desk.places import desk_name
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.pictures import (
    EmptyPicture,
    FindingPicture,
    NoticePicture,
    PersonPicture,
    RecordPicture,
    RecordTablePicture,
    StepPicture,
    Tone,
)
from kpps_desktop.ui.setup.flow import SetupFlow, SetupStep
from kpps_desktop.words import full_date, grouped, label, say

if TYPE_CHECKING:
    from kpps_desktop.domain.people import Officer
    from kpps_desktop.exchange.packs import Pack
    from kpps_desktop.services.finding import FoundPack
    from kpps_desktop.services.readiness import Readiness

TONES = {State.OK: Tone.OK, State.WARN: Tone.PERINGATAN, State.BAD: Tone.GALAT}


@dataclass(frozen=True, slots=True)
class PacksPicture:
    """The packs that were found; or why there is none, and what to do."""

    packs: RecordTablePicture
    empty: EmptyPicture | None = None


@dataclass(frozen=True, slots=True)
class PackPicture:
    """What a pack is: captions and values, the root's fingerprint in groups, what is wrong."""

    lines: tuple[tuple[str, str], ...]
    fingerprint: tuple[str, ...]
    faults: tuple[FindingPicture, ...] = ()
    usable: bool = True


@dataclass(frozen=True, slots=True)
class CodePicture:
    """The activation code is asked for."""

    hint: str


@dataclass(frozen=True, slots=True)
class PinsPicture:
    """Officers and who of them chooses a PIN now; `again` while it is typed the second time.

    `more` tells that an operator can be added.
    """

    people: tuple[PersonPicture, ...]
    turn: int
    code: str
    name: str
    ask: str
    again: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class ReadyPicture:
    """How the laptop stands: one line for each thing, with what to do."""

    lines: tuple[FindingPicture, ...]


@dataclass(frozen=True, slots=True)
class MakePicture:
    """The desk is being made."""

    words: str


@dataclass(frozen=True, slots=True)
class NamePicture:
    """The desk of a recap is named: what stands in the field."""

    name: str


Page: TypeAlias = (
    PacksPicture
    | PackPicture
    | CodePicture
    | PinsPicture
    | NamePicture
    | ReadyPicture
    | MakePicture
)


@dataclass(frozen=True, slots=True)
class SetupPicture:
    """Where setting up stands: the steps, the task in hand, and bad news beside it."""

    banner: str
    steps: tuple[StepPicture, ...]
    title: str
    detail: str
    page: Page
    notice: NoticePicture | None = None


def present(flow: SetupFlow, lang: str) -> SetupPicture:
    """Return what is visible of a flow."""
    return SetupPicture(
        banner=banner_of(flow.chosen.pack.election, lang)
        if flow.chosen and flow.chosen.pack
        else "",
        steps=_steps(flow, lang),
        title=label(f"ui_setup.{flow.step}.title", lang),
        detail=label(f"ui_setup.{flow.step}.detail", lang),
        page=_page(flow, lang),
        notice=notice_of(flow.news, lang) if flow.news else None,
    )


def place_of(pack: Pack, lang: str) -> str:
    """Say which place a pack is for: TPS, desa and kecamatan, or the region of a recap."""
    election = pack.election
    if not isinstance(pack, TpsPack):
        return desk_name(election, pack.region, lang)
    tps = pack.tps
    return label("ui_setup.place", lang).format(
        number=f"{tps.number:03d}",
        desa=election.name_of(up(tps.kode, Level.DESA)),
        kecamatan=election.name_of(up(tps.kode, Level.KECAMATAN)),
    )


def _steps(flow: SetupFlow, lang: str) -> tuple[StepPicture, ...]:
    order = flow.steps
    at = order.index(flow.step)
    return tuple(
        StepPicture(step, label(f"ui_setup.{step}.step", lang), done=place < at, now=place == at)
        for place, step in enumerate(order)
    )


def _page(flow: SetupFlow, lang: str) -> Page:
    match flow.step:
        case SetupStep.CHECK if flow.chosen:
            page: Page = _pack(flow.chosen, lang)
        case SetupStep.CODE:
            page = CodePicture(label("ui_setup.code.hint", lang))
        case SetupStep.PINS:
            page = _pins(flow, lang)
        case SetupStep.NAME:
            page = NamePicture(flow.desk or flow.usual)
        case SetupStep.READY:
            page = ReadyPicture(tuple(ready_line(one, lang) for one in flow.ready))
        case SetupStep.MAKE:
            page = MakePicture(label("ui_setup.make.words", lang))
        case _:
            page = _packs(flow, lang)
    return page


def ready_line(one: Readiness, lang: str) -> FindingPicture:
    """Word one thing of a laptop's readiness."""
    words = say(one.code, lang, **one.facts)
    return FindingPicture(one.code, TONES[one.state], words.title, f"{words.cause} {words.remedy}")


def _packs(flow: SetupFlow, lang: str) -> PacksPicture:
    found = flow.found or ()
    columns = tuple(
        label(f"ui_setup.pack.{column}", lang) for column in ("what", "file", "on", "state")
    )
    records = tuple(_record(at, one, lang) for at, one in enumerate(found))
    empty = None
    if not found:
        key = "ui_setup.pack.looking" if flow.found is None else "ui_setup.pack.none"
        empty = EmptyPicture(label(f"{key}.title", lang), label(f"{key}.text", lang))
    return PacksPicture(RecordTablePicture(columns, records, (1, 0, 0, 0)), empty)


def _record(at: int, one: FoundPack, lang: str) -> RecordPicture:
    state = "usable" if one.usable else "faulty" if one.pack else "other"
    what = place_of(one.pack, lang) if one.pack else "—"
    texts = (what, one.path.name, one.stick, label(f"ui_setup.pack.{state}", lang))
    return RecordPicture(str(at), texts, Tone.PLAIN if one.usable else Tone.PERINGATAN)


def _pack(found: FoundPack, lang: str) -> PackPicture:
    faults = tuple(
        FindingPicture(
            fact.code,
            Tone.GALAT,
            (words := say(fact.code, lang, **fact.facts)).title,
            f"{words.cause} {words.remedy}",
        )
        for fact in found.faults
    )
    if found.pack is None:
        lines = ((label("ui_setup.check.file", lang), found.path.name),)
        return PackPicture(lines, (), faults or (_other(lang),), usable=False)
    groups = tuple(found.fingerprint.split())
    return PackPicture(_lines(found.pack, lang), groups, faults, usable=found.usable)


def _other(lang: str) -> FindingPicture:
    """Say that a whole pack is not for a TPS: it is a PPK's."""
    words = say("F.501", lang)
    return FindingPicture("F.501", Tone.GALAT, words.title, f"{words.cause} {words.remedy}")


def _lines(pack: Pack, lang: str) -> tuple[tuple[str, str], ...]:
    election = pack.election
    held = election.stations if isinstance(pack, TpsPack) else pack.units
    mode = label(f"ui_setup.mode.{election.mode}", lang)
    kind = label(f"result.{election.kind}", lang)
    values = {
        "election": election.name,
        "day": f"{full_date(election.day, lang)} · {election.zone}",
        "tps": f"{place_of(pack, lang)} · {kode_of(pack)}",
        "mode": f"{mode} · {kind}",
        "contests": ", ".join(
            f"{label(f'contest.{one.code}', lang)} ({len(one.choices)})"
            for one in election.contests
        ),
        "voters": label("ui_setup.check.counted", lang).format(
            dpt=grouped(sum(one.dpt_l + one.dpt_p for one in held), lang),
            l=grouped(sum(one.dpt_l for one in held), lang),
            p=grouped(sum(one.dpt_p for one in held), lang),
        ),
    }
    if not isinstance(pack, TpsPack):
        values["stations"] = grouped(sum(one.stations for one in pack.units), lang)
    return tuple((label(f"ui_setup.check.{key}", lang), text) for key, text in values.items())


def _pins(flow: SetupFlow, lang: str) -> PinsPicture:
    people = tuple(_person(flow, at, one, lang) for at, one in enumerate(flow.officers))
    again = bool(flow.typing.first)
    ask = "name" if not flow.officer.name else "again" if again else "choose"
    words = label(f"ui_setup.pins.{ask}", lang).format(name=flow.officer.name)
    named = (flow.officer.id, flow.officer.name)
    return PinsPicture(people, flow.turn, *named, words, again, flow.takes_operators)


def _person(flow: SetupFlow, at: int, one: Officer, lang: str) -> PersonPicture:
    state = "chosen" if one.id in flow.pins else "now" if at == flow.turn else "ahead"
    tone = {"chosen": Tone.OK, "now": Tone.KABAR, "ahead": Tone.PLAIN}[state]
    name = one.name or label("ui_setup.pins.nameless", lang)
    mark = label(f"ui_setup.pins.{state}", lang)
    return PersonPicture(name, role_of(one.id, lang), tone, mark)
