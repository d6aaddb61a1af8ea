"""Opening a desk that is there: which one, who, and the PIN, or a new PIN by activation code."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.services.desk_names import fit_name, following
from kpps_desktop.services.finding import name_kept
from kpps_desktop.trust.codes import normalise_code
from kpps_desktop.ui.setup.flow import PinTwice

if TYPE_CHECKING:
    from datetime import datetime

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.finding import FoundDesk


class OpenStep(StrEnum):
    """The steps; the last two only where a PIN was forgotten."""

    DESK = "desk"
    OFFICER = "officer"
    PIN = "pin"
    NAME = "name"
    """At a server alone: another desk may have the name of this one."""
    CODE = "code"
    RENEW = "renew"


@dataclass(frozen=True, slots=True)
class OpenFlow:
    """Where opening a desk stands; `until` is when a locked-out officer may try again.

    `name` is what the desk is called from now on, where it was asked for; `pin` opens it as soon
    as it has a name that no living desk has.
    """

    desks: tuple[FoundDesk, ...] = ()
    step: OpenStep = OpenStep.DESK
    desk: FoundDesk | None = None
    officer: OfficerId | None = None
    until: datetime | None = None
    code: str = ""
    typing: PinTwice = field(default_factory=PinTwice)
    renewed: bool = False
    name: str = ""
    pin: str = ""
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

    def ask_name(self, pin: str = "", news: Told | None = None) -> OpenFlow:
        """Ask what the desk is called at its server; of a name that is taken `news` tells."""
        if self.step is not OpenStep.PIN or self.desk is None:
            return self
        kept = self.name or name_kept(self.desk.folder)
        offered = following(kept or str(news.facts.get("desk", ""))) if news else kept
        return replace(self, step=OpenStep.NAME, name=offered, pin=pin, renewed=False, news=news)

    def name_desk(self, name: str) -> OpenFlow:
        """Name the desk; a blank leaves it its name, and no name stays with the news."""
        try:
            return replace(self, step=OpenStep.PIN, name=fit_name(name), news=None)
        except Refused as news:
            return replace(self, news=news)

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
            OpenStep.NAME: OpenStep.PIN,
            OpenStep.CODE: OpenStep.PIN,
            OpenStep.RENEW: OpenStep.CODE,
        }
        left = replace(self, name="", pin="", code="", typing=PinTwice(), news=None)
        return replace(left, step=before[self.step])
