"""Opening a desk that is there: which one, who, and the PIN, or a new PIN by activation code."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust.codes import normalise_code
from kpps_desktop.ui.setup.flow import PinTwice

if TYPE_CHECKING:
    from datetime import datetime

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.finding import FoundDesk


class OpenStep(StrEnum):
    """The steps, in order; the last two only where a PIN was forgotten."""

    DESK = "desk"
    OFFICER = "officer"
    PIN = "pin"
    CODE = "code"
    RENEW = "renew"


@dataclass(frozen=True, slots=True)
class OpenFlow:
    """Where opening a desk stands; `until` is when a locked-out officer may try again."""

    desks: tuple[FoundDesk, ...] = ()
    step: OpenStep = OpenStep.DESK
    desk: FoundDesk | None = None
    officer: OfficerId | None = None
    until: datetime | None = None
    code: str = ""
    typing: PinTwice = field(default_factory=PinTwice)
    renewed: bool = False
    news: Told | None = None

    def choose(self, desk: FoundDesk) -> OpenFlow:
        """Choose a desk; one that cannot be read says why."""
        if desk.trouble is not None:
            return replace(self, desk=desk, news=desk.trouble)
        return OpenFlow(self.desks, OpenStep.OFFICER, desk)

    def choose_officer(self, officer: OfficerId, until: datetime | None = None) -> OpenFlow:
        """Say who one is; `until` is when the next try is allowed, if not at once."""
        if self.desk is None or officer not in {one.id for one in self.desk.officers}:
            return self
        return OpenFlow(self.desks, OpenStep.PIN, self.desk, officer, until)

    def seconds(self, now: datetime) -> int:
        """Return how long to wait before the next try, in seconds."""
        if self.until is None:
            return 0
        return max(-(-(self.until - now) // timedelta(seconds=1)), 0)

    def refuse(self, news: Told, until: datetime | None = None) -> OpenFlow:
        """Stay, with the news of what was refused, and until when one has to wait."""
        if self.step is OpenStep.RENEW:
            return replace(self, step=OpenStep.CODE, code="", typing=PinTwice(), news=news)
        return replace(self, until=until, renewed=False, news=news)

    def forget(self) -> OpenFlow:
        """Say that the PIN is forgotten: the activation code gives a new one."""
        if self.step is not OpenStep.PIN:
            return self
        return replace(self, step=OpenStep.CODE, news=None, renewed=False)

    def type_code(self, text: str) -> OpenFlow:
        """Take a typed activation code, or say how it is mistyped."""
        try:
            code = normalise_code(text)
        except Refused as news:
            return replace(self, news=news)
        return replace(self, step=OpenStep.RENEW, code=code, typing=PinTwice(), news=None)

    def type_pin(self, pin: str) -> OpenFlow:
        """Take the new PIN, typed twice; `typing.chosen` holds it then."""
        try:
            return replace(self, typing=self.typing.type(pin), news=None)
        except Refused as news:
            return replace(self, typing=PinTwice(), news=news)

    def renew(self) -> OpenFlow:
        """Go back to the PIN: the new one holds."""
        if self.step is not OpenStep.RENEW:
            return self
        return OpenFlow(self.desks, OpenStep.PIN, self.desk, self.officer, renewed=True)

    def back(self) -> OpenFlow:
        """Go back one step."""
        if self.step is OpenStep.DESK:
            return replace(self, news=None)
        before = {
            OpenStep.OFFICER: OpenStep.DESK,
            OpenStep.PIN: OpenStep.OFFICER,
            OpenStep.CODE: OpenStep.PIN,
            OpenStep.RENEW: OpenStep.CODE,
        }
        return replace(self, step=before[self.step], code="", typing=PinTwice(), news=None)
