"""The entrance as it is looked at: the books' view, the names, and what is asked just now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import DPT, VoterRef, category_of, voter_ref
from kpps_desktop.ui.kpps.pemungutan.asking import NOTHING_ASKED, Asking
from kpps_desktop.ui.kpps.pemungutan.pictures import BallotPicture
from kpps_desktop.words import clock, label

if TYPE_CHECKING:
    from datetime import time

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.people import Voter
    from kpps_desktop.domain.roll import Admission, Roll
    from kpps_desktop.services.kpps.attending import Register
    from kpps_desktop.services.kpps.viewing import View

RECORDED = "id"
"""What goes into the books is in the language of the forms, whatever the window speaks."""


@dataclass(frozen=True, slots=True)
class Door:
    """Everything that the screen is made from."""

    view: View
    register: Register
    asking: Asking = NOTHING_ASKED
    risks: tuple[Finding, ...] = ()
    lang: str = "id"

    @property
    def roll(self) -> Roll:
        """Who is present."""
        return self.view.day.roll

    @property
    def last(self) -> str | None:
        """Who was admitted last, of those who are present."""
        return next(reversed(tuple(self.roll.present)), None)

    @property
    def named(self) -> bool:
        """Whether the pack holds the names of the DPT."""
        return bool(self.register.index.voters) and (
            category_of(self.register.index.voters[0].ref) == DPT
        )

    def say(self, key: str, **facts: object) -> str:
        """Return words of this screen, filled."""
        return label(f"ui.pemungutan.{key}", self.lang).format(**facts)

    def contest(self, code: str) -> str:
        """Return the short name of a contest."""
        return self.say(f"contest.{code}")

    def voter(self, ref: str) -> Voter | None:
        """Return the voter of a reference where a name is known."""
        return next((one for one in self.register.index.voters if one.ref == ref), None)

    def called(self, ref: str) -> str:
        """Name a voter in a title: number and name."""
        voter = self.voter(ref)
        return f"{self.number(ref)} {voter.name}" if voter else self.number(ref)

    def number(self, ref: str) -> str:
        """Return the number of a voter as officers say it: bare on the DPT, else with its list."""
        category, _, number = ref.rpartition("-")
        return number if category == DPT else f"{category} {number}"

    def listed(self, number: int) -> VoterRef | None:
        """Return the reference of a roll number, if the DPT has it."""
        return voter_ref(DPT, number) if 1 <= number <= self.view.tps.dpt else None

    def present(self, ref: str) -> Admission | None:
        """Return a voter's admission, if there is one."""
        return self.roll.present.get(ref)

    def writer(self, ref: str) -> str:
        """Name the officer who wrote a voter in; the office where the name is not known."""
        officer = self.register.writers.get(ref)
        if officer is None:
            return ""
        name = self.view.officers.get(officer, "")
        return f"{officer} {name}".rstrip()

    def ballots(
        self, given: tuple[str, ...], marked: tuple[str, ...] = ()
    ) -> tuple[BallotPicture, ...]:
        """Return the ballots of this TPS: which of them somebody gets, and which are replaced."""
        return tuple(
            BallotPicture(
                one.code,
                self.contest(one.code),
                one.code in given,
                self.say("card.replaced") if one.code in marked else "",
            )
            for one in self.view.ballots
        )

    def cases(self, code: str) -> int:
        """Count the cases of a risk so far."""
        return sum(one.code == code for one in self.risks)

    def hour(self, at: time) -> str:
        """Write an hour."""
        return clock(at)


def hour_of(at: str) -> str:
    """Write the hour of a time in the books (ISO 8601): `09.14`."""
    return at[11:16].replace(":", ".")
