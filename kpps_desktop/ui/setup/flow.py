"""Setting a desk up, step by step, as a value: it knows no window and no worker.

Every move returns the flow after it. What was wrong with a move stands in `news`, to be told
beside the control; the next move takes it away.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import Officer, OfficerId
from kpps_desktop.exchange.packs import RegionPack, TpsPack
from kpps_desktop.services.desk_names import fit_name
from kpps_desktop.trust.codes import normalise_code
from kpps_desktop.trust.pins import check_pin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.exchange.packs import Pack
    from kpps_desktop.services.finding import FoundPack
    from kpps_desktop.services.readiness import Readiness

KPPS = tuple(OfficerId(f"KPPS-{number}") for number in range(1, 8))
PPK = tuple(OfficerId(f"PPK-{number}") for number in range(1, 6))
KPU = tuple(OfficerId(f"KPU-{number}") for number in range(1, 6))
"""Who is asked for a PIN where the pack names nobody."""
_MOST_OPERATORS = 9
NAME_TAKEN = "S.766"
"""The refusal that means: a living desk has this name."""


class SetupStep(StrEnum):
    """The steps, in order."""

    PACK = "pack"
    CHECK = "check"
    CODE = "code"
    PINS = "pins"
    NAME = "name"
    """Only of a recap, which several laptops may hold together."""
    READY = "ready"
    MAKE = "make"


@dataclass(frozen=True, slots=True)
class PinTwice:
    """A PIN chosen by typing it twice."""

    first: str = ""
    chosen: str = ""

    def type(self, pin: str) -> PinTwice:
        """Take a PIN: the first time it must be strong, the second time the same.

        Refused T.211 to T.214 for a weak one, S.526 for another than the first.
        """
        if not self.first:
            check_pin(pin)
            return PinTwice(first=pin)
        if pin != self.first:
            raise Refused("S.526")
        return PinTwice(chosen=pin)


@dataclass(frozen=True, slots=True)
class SetupFlow:
    """Where setting up stands. `found` is None until a search has come back.

    `usual` is what the desk of a recap is called unless it is given another name.
    """

    step: SetupStep = SetupStep.PACK
    found: tuple[FoundPack, ...] | None = None
    chosen: FoundPack | None = None
    code: str = ""
    officers: tuple[Officer, ...] = ()
    pins: Mapping[OfficerId, str] = field(default_factory=dict)
    turn: int = 0
    typing: PinTwice = field(default_factory=PinTwice)
    usual: str = ""
    desk: str = ""
    ready: tuple[Readiness, ...] = ()
    news: Told | None = None

    @property
    def steps(self) -> tuple[SetupStep, ...]:
        """Return the steps there are for what was chosen."""
        return tuple(one for one in SetupStep if one is not SetupStep.NAME or self._at_recap)

    @property
    def officer(self) -> Officer:
        """Return whose turn it is to choose a PIN."""
        return self.officers[self.turn]

    @property
    def names(self) -> dict[OfficerId, str]:
        """Return the names that were given here, and not by the pack."""
        packed = self._packed()
        return {one.id: one.name for one in self.officers if packed.get(one.id, "") != one.name}

    def find(self, found: tuple[FoundPack, ...]) -> SetupFlow:
        """Take what a search for packs came back with."""
        return replace(self, found=found)

    def choose(self, pack: FoundPack) -> SetupFlow:
        """Choose a pack; whatever was typed for another one is forgotten."""
        officers = pack.pack.officers if pack.pack else ()
        usual = _usual(pack.pack)
        return SetupFlow(
            step=SetupStep.CHECK,
            found=self.found,
            chosen=pack,
            officers=officers or tuple(Officer(one, "") for one in usual),
            usual=self.usual,
            ready=self.ready,
        )

    def confirm(self) -> SetupFlow:
        """Say that the fingerprint is the one on the slip; a faulty pack goes no further."""
        if self.step is not SetupStep.CHECK or self.chosen is None or not self.chosen.usable:
            return self
        return replace(self, step=SetupStep.CODE, news=None)

    def type_code(self, text: str) -> SetupFlow:
        """Take a typed code: as it was printed, or with news of how it is mistyped."""
        try:
            return replace(self, code=normalise_code(text), news=None)
        except Refused as news:
            return replace(self, code="", news=news)

    def code_opened(self, code: str) -> SetupFlow:
        """Go on with a code that opens the pack; not where somebody went back meanwhile."""
        if self.step is not SetupStep.CODE:
            return self
        missing = any(one.id not in self.pins for one in self.officers)
        step = SetupStep.PINS if missing else self._after_pins
        return replace(self, step=step, code=code, typing=PinTwice(), news=None)

    def refuse(self, news: Told) -> SetupFlow:
        """Stay, or go back to where it can be mended, with the news of what was refused."""
        step = SetupStep.READY if self.step is SetupStep.MAKE else self.step
        named = step is SetupStep.READY and news.code == NAME_TAKEN
        return replace(self, step=SetupStep.NAME if named else step, news=news)

    def name_desk(self, name: str) -> SetupFlow:
        """Name the desk of a recap; a blank is its usual name, and no name stays with the news."""
        try:
            given = fit_name(name) or self.usual
        except Refused as news:
            return replace(self, news=news)
        return replace(self, step=SetupStep.READY, desk=given, news=None)

    def name(self, name: str) -> SetupFlow:
        """Name the officer whose turn it is: nobody was named, or somebody stands in.

        A blank brings back whom the pack names.
        """
        given = " ".join(name.split()) or self._packed().get(self.officer.id, "")
        officers = list(self.officers)
        officers[self.turn] = Officer(self.officer.id, given)
        return replace(self, officers=tuple(officers), news=None)

    @property
    def takes_operators(self) -> bool:
        """Whether another operator can be added: a recap has people who type and fetch boxes."""
        return self._at_recap and len(self._operators()) < _MOST_OPERATORS

    def add_operator(self) -> SetupFlow:
        """Add an operator, whose turn it is to be named and to choose a PIN."""
        if not self.takes_operators:
            return self
        added = OfficerId(f"OP-{len(self._operators()) + 1}")
        officers = (*self.officers, Officer(added, ""))
        return replace(self, officers=officers).turn_to(added)

    def type_pin(self, pin: str) -> SetupFlow:
        """Take a PIN of the officer whose turn it is; typed twice, the next one's turn comes."""
        if not self.officer.name:
            return self
        try:
            self._refuse_taken(pin)
            typing = self.typing.type(pin)
        except Refused as news:
            return replace(self, typing=PinTwice(), news=news)
        if not typing.chosen:
            return replace(self, typing=typing, news=None)
        pins = {**self.pins, self.officer.id: typing.chosen}
        others = (*self.officers[self.turn :], *self.officers[: self.turn])
        left = [one.id for one in others if one.id not in pins]
        typed = replace(self, step=self._after_pins, pins=pins, typing=PinTwice(), news=None)
        return typed.turn_to(left[0]) if left else typed

    def _refuse_taken(self, pin: str) -> None:
        """Refuse S.920 for the PIN of another officer: it would prove nothing."""
        if pin in {one for who, one in self.pins.items() if who != self.officer.id}:
            raise Refused("S.920")

    def turn_to(self, officer: OfficerId) -> SetupFlow:
        """Let another officer choose a PIN, first or anew."""
        turn = [one.id for one in self.officers].index(officer)
        return replace(self, step=SetupStep.PINS, turn=turn, typing=PinTwice(), news=None)

    def look(self, ready: tuple[Readiness, ...]) -> SetupFlow:
        """Take what a look at the laptop came back with."""
        return replace(self, ready=ready)

    def make(self) -> SetupFlow:
        """Make the desk now."""
        if self.step is not SetupStep.READY:
            return self
        return self._go(SetupStep.MAKE)

    def back(self) -> SetupFlow:
        """Go back one step; a desk that is being made is not left."""
        if self.step is SetupStep.PINS and (self.typing.first or self.news):
            return replace(self, typing=PinTwice(), news=None)
        if self.step is SetupStep.PINS and self._is_unnamed_operator(self.officer):
            return self._without_last()
        if self.step is SetupStep.PINS and self.turn:
            return self.turn_to(self.officers[self.turn - 1].id)
        if self.step in {SetupStep.PACK, SetupStep.MAKE}:
            return self
        return self._go(self.steps[self.steps.index(self.step) - 1])

    @property
    def _at_recap(self) -> bool:
        packed = self.chosen.pack if self.chosen else None
        return packed is not None and not isinstance(packed, TpsPack)

    @property
    def _after_pins(self) -> SetupStep:
        return SetupStep.NAME if self._at_recap else SetupStep.READY

    def _operators(self) -> list[OfficerId]:
        return [one.id for one in self.officers if one.id.startswith("OP-")]

    def _without_last(self) -> SetupFlow:
        """Take the operator back who was added and not named."""
        left = replace(self, officers=self.officers[:-1])
        waits = [one.id for one in left.officers if one.id not in left.pins]
        if waits:
            return left.turn_to(waits[0])
        return replace(left, step=self._after_pins, turn=0, typing=PinTwice(), news=None)

    def _is_unnamed_operator(self, officer: Officer) -> bool:
        return not officer.name and officer.id in self._operators()[-1:]

    def _go(self, step: SetupStep) -> SetupFlow:
        return replace(self, step=step, typing=PinTwice(), news=None)

    def _packed(self) -> dict[OfficerId, str]:
        pack = self.chosen.pack if self.chosen else None
        return {one.id: one.name for one in pack.officers} if pack else {}


def _usual(pack: Pack | None) -> tuple[OfficerId, ...]:
    if pack is None or isinstance(pack, TpsPack):
        return KPPS
    return KPU if isinstance(pack, RegionPack) else PPK
