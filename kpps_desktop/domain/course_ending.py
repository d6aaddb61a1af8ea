"""How events of settling the result and handing it over change the day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.counting import Counted
from kpps_desktop.domain.day import Day, Stage
from kpps_desktop.domain.ledgers import Given
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_KPPS

if TYPE_CHECKING:
    from kpps_desktop.domain import events as e
    from kpps_desktop.domain.ledgers import Draft


def read_plano(day: Day, said: e.PlanoRead, _at: str) -> Day:
    """Take figures from the paper C.HASIL, once the contest is counted."""
    if not isinstance(day.counts[day.known(said.contest)], Counted):
        raise Refused("S.405", contest=said.contest)
    return day.with_draft(said.contest, day.drafts[said.contest].read(said.figures))


def correct(day: Day, said: e.FigureCorrected, _at: str) -> Day:
    """Correct a figure with its trace."""
    if not said.reason.strip():
        raise Refused("S.406")
    return day.with_draft(said.contest, _draft(day, said.contest).correct(said))


def explain(day: Day, said: e.FindingExplained, at: str) -> Day:
    """Write why a finding stands."""
    if not said.reason.strip():
        raise Refused("S.406")
    draft = _draft(day, said.contest).explain(said.code, said.cells, said.reason)
    given = Given(said.contest, said.code, said.cells, said.reason, at, day.stage)
    return replace(day, given=(*day.given, given)).with_draft(said.contest, draft)


def note(day: Day, said: e.IncidentRecorded, at: str) -> Day:
    """Write a kejadian khusus."""
    return replace(day, record=day.record.note(said, at))


def raise_objection(day: Day, said: e.ObjectionRaised, at: str) -> Day:
    """Take an objection."""
    return replace(day, record=day.record.object(said, at))


def answer(day: Day, said: e.ObjectionAnswered, _at: str) -> Day:
    """Answer an objection."""
    return replace(day, record=day.record.answer(said))


def sign(day: Day, said: e.SheetSigned, _at: str) -> Day:
    """Take a signature on a sheet whose figures were read."""
    draft = _draft(day, said.contest)
    if not draft.figures:
        raise Refused("S.407", contest=said.contest)
    return day.with_draft(said.contest, draft.sign(said.by))


def decline(day: Day, said: e.SignatureDeclined, _at: str) -> Day:
    """Write why somebody would not sign."""
    if not said.reason.strip():
        raise Refused("S.406")
    return day.with_draft(said.contest, _draft(day, said.contest).decline(said.by, said.reason))


def seal(day: Day, said: e.ResultSealed, at: str) -> Day:
    """Make the result final, signed by the ketua in every contest."""
    unsigned = [one for one in day.contests if KETUA_KPPS not in day.drafts[one].signed]
    if unsigned:
        raise Refused("S.408", contest=unsigned[0])
    if said.sequence != day.sealing.sequence + 1:
        raise Refused("S.409", sequence=said.sequence)
    sealed = replace(day, sealing=replace(day.sealing, sequence=said.sequence))
    return sealed.enter(Stage.PENYERAHAN, at)


def reopen(day: Day, said: e.ResultReopened, _at: str) -> Day:
    """Open a final result again: signatures fall, and papers made before are void.

    Boxes are to be sealed anew: whoever corrects the plano takes it out of its box.
    """
    if not said.reason.strip():
        raise Refused("S.406")
    if said.second not in day.setup.officers:
        raise Refused("S.414", second=said.second)
    drafts = {
        contest: replace(draft, signed=(), declined={}) for contest, draft in day.drafts.items()
    }
    sealing = replace(day.sealing, reopened=(*day.sealing.reopened, said.reason), seals={})
    return replace(day, drafts=drafts, sealing=sealing).back_to(Stage.PENETAPAN)


def keep_paper(day: Day, said: e.PaperMade, _at: str) -> Day:
    """Remember a paper that was made."""
    sealing = replace(day.sealing, papers=(*day.sealing.papers, said))
    return replace(day, sealing=sealing)


def print_paper(day: Day, said: e.PaperPrinted, _at: str) -> Day:
    """Remember that a stored paper was printed; the first time only, later ones have a reason."""
    made = day.sealing.newest(said.paper, said.contest)
    if made is None or made.sha256 != said.sha256:
        raise Refused("S.415", paper=said.paper)
    if day.sealing.is_printed(said.paper, said.contest):
        raise Refused("S.406")  # printed before: the event for that has a reason
    sealing = replace(day.sealing, printed=(*day.sealing.printed, said))
    return replace(day, sealing=sealing)


def reprint(day: Day, said: e.PaperReprinted, _at: str) -> Day:
    """Remember that a stored paper was printed again, with the reason."""
    if not said.reason.strip():
        raise Refused("S.406")
    if day.sealing.newest(said.paper, said.contest) is None:
        raise Refused("S.415", paper=said.paper)
    sealing = replace(day.sealing, reprints=(*day.sealing.reprints, said))
    return replace(day, sealing=sealing)


def keep_bundle(day: Day, said: e.BundleMade, _at: str) -> Day:
    """Remember the bundle of the sealed result; there is one a sealing."""
    if said.sequence != day.sealing.sequence or day.sealing.bundled:
        raise Refused("S.410", sequence=said.sequence)
    sealing = replace(day.sealing, bundles=(*day.sealing.bundles, said))
    return replace(day, sealing=sealing)


def keep_export(day: Day, said: e.BundleExported, _at: str) -> Day:
    """Remember where a bundle that was made lies; it may be the same stick again."""
    if said.sequence not in {one.sequence for one in day.sealing.bundles}:
        raise Refused("S.720", sequence=said.sequence)
    sealing = replace(day.sealing, exports=(*day.sealing.exports, said))
    return replace(day, sealing=sealing)


def hand_copy(day: Day, said: e.CopyHandedOver, _at: str) -> Day:
    """Hand a numbered copy to somebody; a number goes out once."""
    for copy in day.sealing.copies:
        if (copy.paper, copy.contest, copy.number) == (said.paper, said.contest, said.number):
            raise Refused("S.411", number=said.number, recipient=copy.recipient)
    return replace(day, sealing=replace(day.sealing, copies=(*day.sealing.copies, said)))


def seal_box(day: Day, said: e.BoxSealed, _at: str) -> Day:
    """Seal a box with its numbers."""
    seals = {**day.sealing.seals, day.known(said.contest): said.seals}
    boxes = {**day.sealing.boxes, said.contest: said.box}
    return replace(day, sealing=replace(day.sealing, seals=seals, boxes=boxes))


def finish(day: Day, said: e.HandoverFinished, at: str) -> Day:
    """End the day, once a bundle was made of the sealed result."""
    if not day.sealing.bundled:
        raise Refused("S.412")
    finished = replace(day, sealing=replace(day.sealing, taken_by=said.recipient))
    return finished.enter(Stage.SELESAI, at)


def _draft(day: Day, contest: str) -> Draft:
    return day.drafts[day.known(contest)]
