"""What is asked before the meeting acts: reasons, a status, PINs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.recap import ACCEPTED, COPY_DIFFERS, DIFFERS
from kpps_desktop.ui.pictures import QuestionPicture
from kpps_desktop.ui.ppk.pleno.words import recorded, say

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import PersonPicture
    from kpps_desktop.ui.ppk.pleno.pictures import (
        FoundPicture,
        IncidentPicture,
        MeetingPicture,
        StationPicture,
    )
    from kpps_desktop.ui.widgets.question import Answer

PAUSES = ("ishoma", "night", "disturbed")
DEFERRALS = ("box", "objection", "documents")
STANDING = ("as_written", "plano_right", "kpps_told")
STANDING_OF = {
    **dict.fromkeys((COPY_DIFFERS, DIFFERS), ("copy_wrong", *STANDING[1:])),
    ACCEPTED: ("no_figure", "read_again"),
}
"""Why a finding stands: what can be chosen of sources that differ, and of an objection."""
SAME, KEPT, SETTLED = "same", "kept", "settled"


def where_held(meeting: MeetingPicture) -> QuestionPicture:
    """Ask where the day is held; most often where the last one was."""
    same = ((SAME, meeting.place),) if meeting.place else ()
    return _question("open", same, free=say("open.place"))


def why_paused() -> QuestionPicture:
    """Ask why the meeting rests."""
    return _question("pause", _ready("pause", PAUSES), free=say("reason.own"))


def how_closed() -> QuestionPicture:
    """Ask for a word on how the day ends."""
    return _question("close", _ready("close", ("goes_on", "done")), free=say("reason.own"))


def why_deferred(station: StationPicture) -> QuestionPicture:
    """Ask why a TPS is put off."""
    ready = _ready("defer", DEFERRALS)
    return _question("defer", ready, free=say("reason.own"), title=station.named)


def why_it_stands(found: FoundPicture) -> QuestionPicture:
    """Ask why a finding stands; what the KPPS wrote of it is read first."""
    kpps = say("findings.by_kpps", reason=found.kpps) if found.kpps else ""
    return QuestionPicture(
        f"{found.rule}  {found.shown.title}",
        "\n".join(part for part in (found.shown.remedy, kpps) if part),
        say("explain.save"),
        _ready("explain", STANDING_OF.get(found.rule, STANDING)),
        free=True,
        free_label=say("reason.own"),
    )


def what_became_of(incident: IncidentPicture) -> QuestionPicture:
    """Ask, once an incident was read aloud, whether it is settled here."""
    choices = tuple((one, say(f"incident.{one}")) for one in (KEPT, SETTLED))
    return QuestionPicture(
        incident.title,
        incident.text,
        say("incident.save"),
        choices,
        free=True,
        free_label=say("incident.note"),
    )


def two_pins(title: str, text: str, people: tuple[PersonPicture, PersonPicture]) -> QuestionPicture:
    """Ask ketua and second member for their PINs."""
    return QuestionPicture(title, text, say("save"), pins=people)


def whether_brought(name: str) -> QuestionPicture:
    """Ask whether a mandate came after all."""
    return QuestionPicture(
        say("mandate.title", name=name), say("mandate.text"), say("mandate.answer")
    )


def whether_taken_over(station: StationPicture) -> QuestionPicture:
    """Ask whether the ketua takes over what another desk has in hand."""
    return QuestionPicture(
        say("take_over.title", title=station.title),
        say("take_over.text", desk=station.elsewhere),
        say("take_over.answer"),
    )


def reason(kind: str, said: Answer) -> str:
    """Join the reason chosen and own words; what goes into the record is Indonesian."""
    ready = recorded(f"{kind}.{said.choice}") if said.choice else ""
    return ": ".join(part for part in (ready, said.words) if part)


def _question(
    kind: str, choices: tuple[tuple[str, str], ...], *, free: str, title: str = ""
) -> QuestionPicture:
    asked = say(f"{kind}.title", title=title)
    text, answer = say(f"{kind}.text"), say(f"{kind}.answer")
    return QuestionPicture(asked, text, answer, choices, free=True, free_label=free)


def _ready(kind: str, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one, say(f"{kind}.{one}")) for one in codes)
