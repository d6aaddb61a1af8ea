"""Puts what the pages ask for into questions, with the names and sheets they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.kpps.penetapan.words import say

if TYPE_CHECKING:
    from kpps_desktop.services.kpps.matching import Correction
    from kpps_desktop.ui.kpps.penetapan.acts import Acts
    from kpps_desktop.ui.kpps.penetapan.pictures import (
        OfficerChoice,
        PenetapanPicture,
        SignerPicture,
    )


class Prompts:
    """Knows the picture that is shown; asks nothing before there is one."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._picture: PenetapanPicture | None = None

    def show_picture(self, picture: PenetapanPicture) -> None:
        """Ask about what this picture shows from now on."""
        self._picture = picture

    def ask_reader(self, contest: str, chosen: OfficerChoice) -> None:
        """Ask for the PIN of who types a contest's paper."""
        if self._picture is not None:
            self._acts.identify(contest, self._picture.plano(contest).name, chosen)

    def ask_stand(self, contest: str, cell: str) -> None:
        """Ask why a cell that differs stands."""
        found = self._picture.plano(contest).cell(cell) if self._picture else None
        if found is not None and found.differs:
            self._acts.let_stand(contest, found)

    def ask_pins(self, said: Correction, second: str) -> None:
        """Ask ketua and second officer for their PINs."""
        if self._picture is not None:
            people = {one.code: one.person for one in self._picture.plano(said.contest).readers}
            self._acts.correct(said, second, (self._picture.ketua, people[second]))

    def ask_sign(self, signer: SignerPicture, contests: tuple[str, ...]) -> None:
        """Ask somebody to sign; the ketua, who signs last, hears how many are to come."""
        text = self._sheets(contests)
        roster = self._picture.signing.signers if self._picture else ()
        others = sum(bool(one.open) for one in roster[:-1])
        if roster and signer.code == roster[-1].code and others:
            text += "\n" + say("signing.ketua_last", count=others)
        self._acts.sign(signer, contests, text)

    def ask_decline(self, signer: SignerPicture, contests: tuple[str, ...]) -> None:
        """Ask why somebody does not sign."""
        self._acts.decline(signer, contests, self._sheets(contests))

    def ask_seal(self) -> None:
        """Ask the ketua to make the result final."""
        if self._picture is not None:
            self._acts.seal(self._picture.ketua, "\n".join(self._picture.sealing.told))

    def _sheets(self, contests: tuple[str, ...]) -> str:
        names = dict(self._picture.contests) if self._picture else {}
        return say("signing.sheets", sheets=", ".join(names.get(one, one) for one in contests))
