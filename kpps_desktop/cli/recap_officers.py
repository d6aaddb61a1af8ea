"""Who acts on the command line: by PIN where the recap's officers have PINs, else by name."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.services.keys import Keys
from kpps_desktop.services.ppk.desk import Together, lead, refuse_outsider
from kpps_desktop.services.ppk.receiving import officer_named
from kpps_desktop.services.ppk.spelling import known_officer
from kpps_desktop.services.ppk.vouching import refuse_unknown, vouch, with_pins
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.cli.recap_desk import Recap
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk

PIN, SECOND_PIN = "KPPS_PIN", "KPPS_SECOND_PIN"
"""Variables that give PINs to a script; a PIN is no option, for options are seen by others."""


@dataclass(frozen=True, slots=True)
class Acting:
    """Who was named on the command line, and where the keyring of the officers lies."""

    recap: Recap
    officer: str
    keys: Path | None = None

    def at(self, desk: RecapDesk) -> RecapDesk:
        """Return the desk with the keyring that was named: books on a server have none beside."""
        return desk if self.keys is None else replace(desk, keys=Keys(self.keys))

    def vouched(self, desk: RecapDesk, *, decides: bool = True) -> OfficerId:
        """Return who acts, having asked for the PIN where officers have one.

        Whoever `decides` is a member: operators only type. Where nobody has a PIN any name acts;
        one that the pack does not name is told, and nothing more.
        """
        officer = officer_named(self.officer)
        if not with_pins(desk):
            self._warn(desk)
            return officer
        refuse_unknown(desk, officer)
        if decides:
            refuse_outsider(desk, officer)
        vouch(desk, officer, self._pin(officer, PIN))
        return officer

    def together(self, desk: RecapDesk, second: str) -> Together | None:
        """Return ketua and second member with their PINs; None where nobody has one.

        Refused S.790 for a stranger, S.741 where it is not the ketua who corrects, S.744 without
        a second member.
        """
        officer, other = officer_named(self.officer), officer_named(second)
        if not with_pins(desk):
            self._warn(desk)
            return None
        refuse_unknown(desk, officer)
        lead(desk, officer)
        if not other or other == officer:
            raise Refused("S.744")
        refuse_unknown(desk, other)
        refuse_outsider(desk, other)
        return Together(self._pin(officer, PIN), other, self._pin(other, SECOND_PIN))

    def _warn(self, desk: RecapDesk) -> None:
        if self.officer.strip() and desk.pack.officers and not known_officer(desk, self.officer):
            told = label("recap.unlisted", self.recap.asked.lang)
            click.echo(told.format(officer=" ".join(self.officer.split())), err=True)

    def _pin(self, officer: OfficerId, variable: str) -> str:
        """Return a PIN: of the variable, else as it is typed unseen, or a line that is fed."""
        if given := os.environ.get(variable):
            return given.strip()
        text = label("recap.pin", self.recap.asked.lang).format(officer=officer)
        if sys.stdin.isatty():
            return str(click.prompt(text, hide_input=True, err=True)).strip()
        click.echo(f"{text}: ", err=True, nl=False)
        line = sys.stdin.readline().strip()
        click.echo(err=True)
        if not line:
            raise Refused("S.792", officer=officer, variable=variable)
        return line


def by_an_officer(words: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command that opens a recap the options that name who acts, as one `Acting`."""

    def decorated(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def given(recap: Recap, officer: str, keys: Path | None, **others: object) -> None:
            command(Acting(recap, officer, keys), **others)

        option = click.option(
            "--keys",
            type=click.Path(path_type=Path, dir_okay=False),
            envvar="KPPS_KEYS",
            help="The officers' keyring, where the books lie on a server; else it is beside them.",
        )
        return click.option("--officer", required=True, help=words)(option(given))

    return decorated
