"""The day as plain lists and counters: it believes what it is told and counts by looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from tests.domain.days import OFFICERS, STEPS, B, G

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import Event

CONTESTS = (B, G)
CHOICES = {G: (1, 2), B: (1, 2, 3)}


class Naive:
    """What an officer with a notebook would know."""

    def __init__(self) -> None:
        self.stage = "persiapan"
        self.steps: list[str] = []
        self.received: dict[str, int] = {}
        self.present: list[e.VoterAdmitted] = []
        self.replaced: list[tuple[str, str]] = []
        self.queue_closed = False
        self.accounted: set[str] = set()
        self.box: dict[str, str] = dict.fromkeys(CONTESTS, "sealed")
        self.ballots: dict[str, int | None] = dict.fromkeys(CONTESTS)
        self.announced: dict[str, list[int]] = {contest: [] for contest in CONTESTS}
        self.rounds: dict[str, int] = dict.fromkeys(CONTESTS, 1)
        self.figures: dict[str, dict[str, int | None]] = {contest: {} for contest in CONTESTS}
        self.signed: dict[str, list[str]] = {contest: [] for contest in CONTESTS}
        self.sealed = 0
        self.bundled: list[int] = []

    def count(self, contest: str, category: str, sex: str) -> int:
        """Count who received a ballot, by looking through the list."""
        return sum(
            contest in one.contests and one.voter.startswith(f"{category}-") and one.sex == sex
            for one in self.present
        )

    def issued(self, contest: str) -> int:
        """Count ballots handed out, replacements included."""
        return sum(contest in one.contests for one in self.present) + self.spoiled(contest)

    def spoiled(self, contest: str) -> int:
        """Count ballots given back."""
        return sum(of == contest for _, of in self.replaced)

    def tell(self, event: Event) -> None:
        """Believe an event."""
        self._of_stages(event)
        self._of_voters(event)
        self._of_boxes(event)
        self._of_sheets(event)
        if self.stage == "penghitungan" and set(self.box.values()) == {"done"}:
            self.stage = "penetapan"

    def _of_stages(self, event: Event) -> None:
        self.stage = {
            e.OpeningBegan: "pembukaan",
            e.VotingOpened: "pemungutan",
            e.VotingClosed: "penutupan",
            e.CountingOpened: "penghitungan",
            e.RecountStarted: "penghitungan",
            e.ResultSealed: "penyerahan",
            e.ResultReopened: "penetapan",
            e.HandoverFinished: "selesai",
        }.get(type(event), self.stage)
        self.queue_closed |= type(event) is e.QueueClosed

    def _of_voters(self, event: Event) -> None:
        match event:
            case e.StepTaken():
                self.steps.append(event.step)
            case e.BallotsReceived():
                self.received[event.contest] = event.ballots
            case e.VoterAdmitted():
                self.present.append(event)
            case e.AdmissionUndone():
                self.present = [one for one in self.present if one.voter != event.voter]
            case e.BallotReplaced():
                self.replaced.append((event.voter, event.contest))
            case e.BoxCounted():
                self.ballots[event.contest] = event.ballots
            case e.BallotsAccounted():
                self.accounted.add(event.contest)

    def _of_boxes(self, event: Event) -> None:
        match event:
            case e.BoxOpened():
                self.box[event.contest] = "open"
            case e.BoxCounted() | e.TallyResumed():
                self.box[event.contest] = "tally"
            case e.BallotCounted():
                self.announced[event.contest].append(event.choice)
            case e.BallotCancelled():
                self.announced[event.contest].pop()
            case e.TallyPaused():
                self.box[event.contest] = "rest"
            case e.CountFinished():
                self.box[event.contest] = "done"

    def _of_sheets(self, event: Event) -> None:
        match event:
            case e.RecountStarted():
                self.box[event.contest], self.ballots[event.contest] = "open", None
                self.announced[event.contest] = []
                self.rounds[event.contest] += 1
                self.figures[event.contest], self.signed[event.contest] = {}, []
            case e.PlanoRead():
                self.figures[event.contest].update(event.figures)
                self.signed[event.contest] = []
            case e.FigureCorrected():
                self.figures[event.contest][event.cell] = event.new
                self.signed[event.contest] = []
            case e.SheetSigned():
                self.signed[event.contest].append(event.by)
            case e.ResultSealed():
                self.sealed = event.sequence
            case e.ResultReopened():
                self.signed = {contest: [] for contest in CONTESTS}
            case e.BundleMade():
                self.bundled.append(event.sequence)

    def next(self) -> Event:
        """Return the next lawful act towards the end of the day."""
        left = [step for step in STEPS if step not in self.steps]
        uncounted = [contest for contest in CONTESTS if contest not in self.received]
        unaccounted = [contest for contest in CONTESTS if contest not in self.accounted]
        acts: dict[str, list[Event]] = {
            "persiapan": [e.OpeningBegan()],
            "pembukaan": [
                *(e.StepTaken(step) for step in left),
                *(e.BallotsReceived(contest, 4, "") for contest in uncounted),
                e.VotingOpened(""),
            ],
            "pemungutan": [*[e.QueueClosed(1)][self.queue_closed :], e.VotingClosed("")],
            "penutupan": [
                *(e.BallotsAccounted(contest, 0, 0) for contest in unaccounted),
                e.CountingOpened(),
            ],
            "penghitungan": self._counting(),
            "penetapan": self._settling(),
            "penyerahan": [
                *([] if self.sealed in self.bundled else [e.BundleMade(self.sealed, "")]),
                e.HandoverFinished("PPS"),
            ],
            "selesai": [e.PaperMade("tanda_terima", "", "a" * 64)],
        }
        return acts[self.stage][0]

    def _counting(self) -> list[Event]:
        left = [contest for contest in CONTESTS if self.box[contest] != "done"]
        contest = min(left, key=lambda one: self.box[one] == "sealed", default=G)
        voted = self.issued(contest) - self.spoiled(contest)
        if self.box[contest] == "tally" and len(self.announced[contest]) != self.ballots[contest]:
            return [e.BallotCounted(contest, CHOICES[contest][voted % 2], "")]
        return {
            "sealed": [e.BoxOpened(contest)],
            "open": [e.BoxCounted(contest, voted, 0)],
            "rest": [e.TallyResumed(contest)],
        }.get(self.box[contest], [e.CountFinished(contest)])  # type: ignore[return-value]

    def _settling(self) -> list[Event]:
        unread = [contest for contest in CONTESTS if not self.figures[contest]]
        unsigned = [contest for contest in CONTESTS if OFFICERS[0] not in self.signed[contest]]
        return [
            *(e.PlanoRead(contest, {"VC": 1, "IV_1": None}) for contest in unread),
            *(e.SheetSigned(contest, OFFICERS[0]) for contest in unsigned),
            e.ResultSealed(self.sealed + 1),
        ]
