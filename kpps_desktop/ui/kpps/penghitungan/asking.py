"""What is asked during the count: before a ballot is taken back, an end, a recount, a new hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.ui.kpps.penghitungan.present import RECORDED
from kpps_desktop.ui.kpps.penghitungan.words import say
from kpps_desktop.ui.pictures import PersonPicture, QuestionPicture
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penghitungan.pictures import (
        CountPicture,
        PenghitunganPicture,
        TallyPicture,
    )
    from kpps_desktop.ui.widgets.question import Answer

_CANCELS = ("heard", "pressed", "ruled")
_RECOUNTS = ("differs", "objection", "recommended")


def why_cancelled(tally: TallyPicture, place: int, choice: int) -> QuestionPicture:
    """Ask why the ballot at a place is taken back."""
    name = next((one.name for one in tally.choices if one.number == choice), "")
    return QuestionPicture(
        say("cancel.title", place=place),
        say("cancel.text", choice=choice, name=name),
        say("cancel.answer"),
        tuple((code, say(f"cancel.{code}")) for code in _CANCELS),
        free=True,
    )


def whether_finished(tally: TallyPicture) -> QuestionPicture:
    """Ask whether the count is done; later it can only be repeated as a whole."""
    told = "\n".join(f"{one.number}  {one.name}: {one.count}" for one in tally.choices)
    return QuestionPicture(
        say("finish.title", name=tally.name),
        say("finish.text", told=told, box=tally.box),
        say("finish.answer"),
    )


def why_recounted(picture: PenghitunganPicture, count: CountPicture) -> QuestionPicture:
    """Ask the ketua why ballots are counted again."""
    ketua = next((shown for one, shown in picture.officers if one == KETUA_KPPS), KETUA_KPPS)
    return QuestionPicture(
        say("recount.title", name=count.name),
        say("recount.text"),
        say("recount.answer"),
        tuple((code, say(f"recount.{code}")) for code in _RECOUNTS),
        free=True,
        pins=(PersonPicture(ketua, say("ketua")),),
    )


def who_goes_on(picture: PenghitunganPicture) -> QuestionPicture:
    """Ask to whom the keyboard goes."""
    return QuestionPicture(
        say("hand.title"), say("hand.text"), say("hand.answer"), choices=picture.officers
    )


def proof_of(picture: PenghitunganPicture, officer: str) -> QuestionPicture:
    """Ask the one who goes on for the PIN."""
    name = dict(picture.officers).get(officer, officer)
    return QuestionPicture(
        say("hand.pin_title"),
        say("hand.pin_text"),
        say("hand.answer"),
        pins=(PersonPicture(name, say("hand.next")),),
    )


def reason_of(answer: Answer, of: str) -> str:
    """Return an answer's reason as it goes into the books: the ready one, and own words."""
    ready = label(f"ui_kpps_penghitungan.{of}.{answer.choice}", RECORDED) if answer.choice else ""
    return "; ".join(one for one in (ready, answer.words.strip()) if one)
