"""The course of the day as a table: which event is lawful in which stage, and what it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from kpps_desktop.domain import course_counting as counting
from kpps_desktop.domain import course_ending as ending
from kpps_desktop.domain import course_voting as voting
from kpps_desktop.domain import events as e
from kpps_desktop.domain.day import Day, Stage, begin
from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import Event

Change: TypeAlias = Callable[[Day, Any, str], Day]


@dataclass(frozen=True, slots=True)
class Step:
    """The stages in which an event is lawful, and how it changes the day."""

    stages: frozenset[Stage]
    change: Change


def _in(*stages: Stage) -> Callable[[Change], Step]:
    return lambda change: Step(frozenset(stages), change)


_preparing = _in(Stage.PERSIAPAN)
_opening = _in(Stage.PEMBUKAAN)
_meeting = _in(Stage.PERSIAPAN, Stage.PEMBUKAAN)
_voting = _in(Stage.PEMUNGUTAN)
_closing = _in(Stage.PENUTUPAN)
_counting = _in(Stage.PENGHITUNGAN)
_reading = _in(Stage.PENGHITUNGAN, Stage.PENETAPAN)
_explaining = _in(Stage.PENUTUPAN, Stage.PENGHITUNGAN, Stage.PENETAPAN)
_settling = _in(Stage.PENETAPAN)
_handing = _in(Stage.PENYERAHAN)
_open = _in(*(stage for stage in Stage if stage not in {Stage.PENYERAHAN, Stage.SELESAI}))
_any = _in(*Stage)

COURSE: Mapping[type, Step] = {
    e.SupplyReceived: _meeting(voting.receive_supply),
    e.InvitationsReported: _meeting(voting.report_invitations),
    e.ListPosted: _meeting(voting.post_list),
    e.DutiesAssigned: _open(voting.assign_duties),
    e.SeatTicked: _meeting(voting.tick_seat),
    e.OfficerPresent: _open(voting.note_presence),
    e.SaksiAccredited: _open(voting.accredit),
    e.MandateReceived: _open(voting.receive_mandate),
    e.SaksiRemoved: _open(voting.remove_saksi),
    e.OpeningBegan: _preparing(voting.begin_opening),
    e.StepTaken: _opening(voting.take_step),
    e.BallotsReceived: _in(Stage.PEMBUKAAN, Stage.PEMUNGUTAN)(voting.receive_ballots),
    e.VotingOpened: _opening(voting.open_voting),
    e.VoterAdmitted: _voting(voting.admit),
    e.AdmissionUndone: _voting(voting.undo),
    e.VoterTurnedAway: _voting(voting.turn_away),
    e.BallotReplaced: _voting(voting.replace_ballot),
    e.CompanionRecorded: _voting(voting.accompany),
    e.QueueClosed: _voting(voting.close_queue),
    e.BoxDisturbed: _in(Stage.PEMUNGUTAN, Stage.PENUTUPAN)(voting.disturb),
    e.VotingClosed: _voting(voting.close_voting),
    e.BallotsAccounted: _closing(counting.account),
    e.SignaturesCounted: _closing(counting.count_signatures),
    e.DifferenceExplained: _explaining(counting.explain_difference),
    e.CountingOpened: _closing(counting.open_counting),
    e.BoxOpened: _counting(counting.open_box),
    e.BoxCounted: _counting(counting.count_box),
    e.BallotCounted: _counting(counting.announce),
    e.BallotCancelled: _counting(counting.cancel),
    e.TallyPaused: _counting(counting.pause),
    e.TallyResumed: _counting(counting.resume),
    e.CountFinished: _counting(counting.finish),
    e.RecountStarted: _reading(counting.recount),
    e.PlanoRead: _reading(ending.read_plano),
    e.FigureCorrected: _reading(ending.correct),
    e.FindingExplained: _explaining(ending.explain),
    e.IncidentRecorded: _open(ending.note),
    e.ObjectionRaised: _open(ending.raise_objection),
    e.ObjectionAnswered: _open(ending.answer),
    e.SheetSigned: _settling(ending.sign),
    e.SignatureDeclined: _settling(ending.decline),
    e.ResultSealed: _settling(ending.seal),
    e.ResultReopened: _handing(ending.reopen),
    e.PaperMade: _any(ending.keep_paper),
    e.PaperPrinted: _any(ending.print_paper),
    e.PaperReprinted: _any(ending.reprint),
    e.BundleMade: _handing(ending.keep_bundle),
    e.BundleExported: _in(Stage.PENYERAHAN, Stage.SELESAI)(ending.keep_export),
    e.CopyHandedOver: _handing(ending.hand_copy),
    e.BoxSealed: _handing(ending.seal_box),
    e.HandoverFinished: _handing(ending.finish),
}


def advance(day: Day | None, event: Event, at: str) -> Day:
    """Return the day after an event at a time (ISO 8601); Refused where it is out of order."""
    if day is None:
        if not isinstance(event, e.DeskSetUp):
            raise Refused("S.003")
        return begin(event, at)
    step = COURSE.get(type(event))
    if step is None:
        raise Refused("S.004")
    if day.stage not in step.stages:
        raise Refused("S.001", stage=day.stage.value)
    return step.change(day, event, at)
