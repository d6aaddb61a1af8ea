"""Everything that penetapan is made from: the books as seen, and what was found in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import KETUA_KPPS, PTPS, OfficerId
from kpps_desktop.ui.pictures import PersonPicture
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.formbook import Form
    from kpps_desktop.rules.reasons import Answers
    from kpps_desktop.services.kpps.matching import Match
    from kpps_desktop.services.kpps.viewing import View

_ROOM = 36
"""Letters of a name in a list that cannot wrap."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The books, the papers as matched, and what stands against the sheets."""

    view: View
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]
    answers: Answers
    """The reasons that stand, by finding."""
    lang: str

    @property
    def read(self) -> bool:
        """Whether no paper is left to be typed."""
        return all(one.read for one in self.matches)

    def say(self, key: str, **facts: object) -> str:
        """Return words of this stage, filled."""
        return label(f"ui_kpps_penetapan.{key}", self.lang).format(**facts)

    def contest(self, code: str) -> Contest:
        """Return a contest held here."""
        return self.view.contest(code)

    def form(self, code: str) -> Form:
        """Return the form of a contest."""
        return self.view.forms[code]

    def short(self, code: str) -> str:
        """Name a contest shortly; every one where none is named."""
        return self.say(f"contest.{code or 'all'}")

    def officer(self, code: str) -> PersonPicture:
        """Show an officer, named by number and name."""
        role = "role.ketua" if code == KETUA_KPPS else "role.member"
        name = self.view.officers.get(OfficerId(code), code)
        return PersonPicture(name, self.say(role, number=code.rpartition("-")[2]))

    def person(self, code: str) -> str:
        """Name an officer, a saksi or the PTPS in one line."""
        if code == PTPS:
            return self.say("role.ptps")
        if code in self.view.day.meeting.saksi:
            return self.saksi(code)
        shown = self.officer(code)
        return f"{shown.name} ({shown.role})"

    def party(self, code: str) -> str:
        """Name whoever may be chosen from a list: the part taken first, the name as it has room."""
        saksi = self.view.day.meeting.saksi.get(code)
        if saksi is not None:
            role, name = self.say("role.of_pair", number=saksi.choice), saksi.name
        elif code == PTPS:
            return self.say("role.ptps")
        else:
            role, name = self.officer(code).role, self.officer(code).name
        return f"{role} · {name if len(name) <= _ROOM else name[: _ROOM - 1].rstrip() + '…'}"

    def saksi(self, code: str) -> str:
        """Name a saksi with the pair he or she speaks for."""
        said = self.view.day.meeting.saksi[code]
        return self.say("role.saksi", name=said.name, number=said.choice)
