"""What is asked in penyerahan before what cannot be undone, and of identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.ui.kpps.penyerahan.words import say
from kpps_desktop.ui.pictures import PersonPicture, QuestionPicture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.people import OfficerId

REASONS = ("spoiled", "jammed", "lost")
"""Why a copy is printed once more."""


def ketua(names: Mapping[OfficerId, str]) -> PersonPicture:
    """Show whose PIN it is."""
    return PersonPicture(names.get(KETUA_KPPS, ""), say("reopen.ketua"))


def ask_papers(names: Mapping[OfficerId, str]) -> QuestionPicture:
    """Ask for the ketua's PIN: papers and bundle are signed."""
    return QuestionPicture(
        say("papers.ask"), say("papers.ask_text"), say("papers.make"), pins=(ketua(names),)
    )


def ask_reprint(number: int) -> QuestionPicture:
    """Ask why a copy is printed once more."""
    return QuestionPicture(
        say("copies.ask"),
        say("copies.ask_text", number=number),
        say("copies.ask_yes"),
        choices=tuple((one, say(f"reason.{one}")) for one in REASONS),
        free=True,
    )


def ask_finish(
    names: Mapping[OfficerId, str], recipient: str, missing: tuple[str, ...]
) -> QuestionPicture:
    """Ask for the ketua's PIN before the day ends, telling what can then not be made up for."""
    text = say("finish.ask_text", recipient=recipient)
    if missing:
        text = f"{text}\n\n{say('finish.ask_missing', missing='; '.join(missing))}"
    return QuestionPicture(
        say("finish.ask"), text, say("finish.end"), pins=(ketua(names),), grave=bool(missing)
    )


def ask_reopening(names: Mapping[OfficerId, str], second: OfficerId) -> QuestionPicture:
    """Ask for the reason, and the PINs of both officers."""
    name = names.get(second, "")
    shown = f"{second.replace('-', ' ')} {name}".strip()
    return QuestionPicture(
        say("reopen.question"),
        say("reopen.text", second=shown),
        say("reopen.yes"),
        free=True,
        free_label=say("reopen.reason"),
        pins=(ketua(names), PersonPicture(name, f"{say('reopen.second')}, {second}")),
        grave=True,
    )
