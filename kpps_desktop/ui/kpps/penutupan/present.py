"""Makes the picture of Penutupan: pure, without Qt, from a view and what is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.figures import Cell, used_ballots
from kpps_desktop.rules.reasons import key_of, standing
from kpps_desktop.services.kpps.weighing import (
    attended_lists,
    voters_of,
    weigh_ballots,
    weigh_lists,
)
from kpps_desktop.ui.kpps.penutupan.pictures import DifferencePicture, PenutupanPicture
from kpps_desktop.ui.kpps.penutupan.typing_state import (
    LISTS,
    NOTHING_TYPED,
    Account,
    Explanation,
    Signatures,
    Typed,
)
from kpps_desktop.ui.notices import TONES, findings_of
from kpps_desktop.ui.pictures import (
    FigureCell,
    FigureRow,
    FigureTablePicture,
    KeyPicture,
    Tone,
)
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.services.kpps.viewing import View

RECORDED = "id"
"""What goes into the books is in the language of the forms."""
VOTERS = "IB4_J"
RECEIVED, USED, RETURNED, UNUSED = "II1", "II2", "II3", "II4"


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the screen is made from."""

    view: View
    typed: Typed
    lang: str

    @property
    def open(self) -> bool:
        """Whether it is the hour of this screen: before it and after it, it is only read."""
        return self.view.day.stage is Stage.PENUTUPAN

    def say(self, key: str, **facts: object) -> str:
        """Return words of this screen, filled."""
        return label(f"ui.penutupan.{key}", self.lang).format(**facts)

    def contest(self, code: str, lang: str = "") -> str:
        """Return the short name of a contest, or of the lists that all share."""
        return label(f"ui.penutupan.contest.{code or 'lists'}", lang or self.lang)

    def signed(self) -> dict[Cell, int | None]:
        """Return the signatures counted on paper, list by list."""
        kept = self.view.day.signatures
        return {
            cell: self.typed.figures.get(cell, kept.get(cell)) for cell in attended_lists(self.view)
        }

    def figures(self, contest: str) -> dict[Cell, int | None]:
        """Return rows II and I.B.4 of a contest as they are known now.

        Used is what is left of the received, for the box is still shut. Voters are what the log
        says; or what the lists on paper say, where the ballots agree with these: that log and
        lists differ is told once, by R17.
        """
        log, leftover = self.view.by_log[contest], self.view.day.leftovers.get(contest)
        received = log.get(Cell(RECEIVED))
        returned = self._typed(RETURNED, contest, leftover.returned if leftover else None)
        unused = self._typed(UNUSED, contest, leftover.unused if leftover else None)
        used = used_ballots(received, returned, unused)
        return {
            Cell(RECEIVED): received,
            Cell(USED): used,
            Cell(RETURNED): returned,
            Cell(UNUSED): unused,
            Cell(VOTERS): voters_of(self.view, contest, used, self.signed()),
        }

    def _typed(self, row: str, contest: str, kept: int | None) -> int | None:
        return self.typed.figures.get(cell_of(row, contest), kept)


def cell_of(row: str, contest: str) -> str:
    """Return the code of a cell on this screen."""
    return f"{row}_{contest}"


def present(view: View, typed: Typed = NOTHING_TYPED, lang: str = "id") -> PenutupanPicture:
    """Return what the screen shows for what is typed."""
    desk = Desk(view, typed, lang)
    found: dict[str, tuple[Finding, ...]] = {
        one.code: weigh_ballots(view, one.code, desk.figures(one.code)) for one in view.ballots
    }
    lists = weigh_lists(view, desk.signed())
    differences = tuple(
        _difference(desk, contest, findings)
        for contest, findings in ((LISTS, lists), *found.items())
        if findings
    )
    missing = _missing(desk, differences)
    return PenutupanPicture(
        typed=typed,
        title=desk.say("title"),
        detail=desk.say(_moment(view)),
        lists_title=desk.say("lists"),
        lists=_lists(desk, lists),
        ballots_title=desk.say("ballots"),
        ballots=_ballots(desk, found),
        differences=differences,
        quiet=_quiet(desk),
        answer=desk.say(_next(desk, differences)),
        ready=desk.open and not missing,
        missing=missing if desk.open else "",
        accounts=_accounts(desk) if desk.open else (),
        signatures=_signatures(desk) if desk.open else (),
    )


def _moment(view: View) -> str:
    stages = list(Stage)
    order = stages.index(view.day.stage) - stages.index(Stage.PENUTUPAN)
    return "detail" if order == 0 else "early" if order < 0 else "over"


def _next(desk: Desk, differences: tuple[DifferencePicture, ...]) -> str:
    left = [one for one in differences if not one.recorded]
    told = any(one.leads for one in left)
    return "record" if told or (left and not _blank(desk)) else "answer"


def _quiet(desk: Desk) -> str:
    """Say how it stands where nothing differs."""
    if _blank(desk):
        return desk.say("count_on") if desk.open else ""
    counted = None not in desk.signed().values()
    return desk.say("agree" if counted else "agree_so_far")


def keys_of(lang: str = "id") -> tuple[KeyPicture, ...]:
    """Return the keys of this screen for the sheet of keys."""
    group = label("ui.penutupan.title", lang)
    keys = (("Enter", "next"), ("↑ ↓", "column"), ("Delete", "blank"))
    return tuple(
        KeyPicture(key, label(f"ui.penutupan.key.{code}", lang), group) for key, code in keys
    )


def _lists(desk: Desk, findings: tuple[Finding, ...]) -> FigureTablePicture:
    held, marked = attended_lists(desk.view), _tones(findings)
    logged = " · ".join(str(held[cell]) for cell in held)
    note = desk.say("by_log", figures=logged)
    cells = tuple(
        FigureCell(cell, figure, editable=desk.open, tone=marked.get(cell, Tone.PLAIN))
        for cell, figure in desk.signed().items()
    )
    noted = (_with_note(cells[0], note), *cells[1:])
    codes = tuple(one.code for one in desk.view.profile.categories)
    return FigureTablePicture(codes, (FigureRow("I.B", desk.say("row.lists"), noted),))


def _ballots(desk: Desk, found: dict[str, tuple[Finding, ...]]) -> FigureTablePicture:
    contests: list[str] = [one.code for one in desk.view.ballots]
    figures = {one: desk.figures(one) for one in contests}
    tones = {one: _tones(found[one]) for one in contests}
    roll, day = desk.view.day.roll, desk.view.day
    logged = {
        USED: [_text(desk.view.by_log[one].get(Cell(VOTERS))) for one in contests],
        RETURNED: [str(roll.spoiled.get(one, 0)) for one in contests],
        UNUSED: [_text(day.ballots_left(one)) for one in contests],
    }
    rows = tuple(
        _row(desk, row, figures, tones, logged.get(row))
        for row in (RECEIVED, USED, RETURNED, UNUSED)
    )
    return FigureTablePicture(tuple(desk.contest(one) for one in contests), rows)


def _row(
    desk: Desk,
    row: str,
    figures: dict[str, dict[Cell, int | None]],
    tones: dict[str, dict[str, Tone]],
    logged: list[str] | None,
) -> FigureRow:
    editable = desk.open and row in (RETURNED, UNUSED)
    cells = tuple(
        FigureCell(
            cell_of(row, contest),
            held[Cell(row)],
            editable=editable,
            tone=tones[contest].get(row, Tone.PLAIN),
        )
        for contest, held in figures.items()
    )
    if logged:
        note = desk.say("by_log", figures=" · ".join(logged))
        cells = (_with_note(cells[0], note), *cells[1:])
    return FigureRow(f"II.{row[-1]}", desk.say(f"row.{row}"), cells)


def _with_note(cell: FigureCell, note: str) -> FigureCell:
    return FigureCell(cell.code, cell.figure, cell.editable, cell.tone, note)


def _tones(findings: tuple[Finding, ...]) -> dict[str, Tone]:
    """Mark the cells of findings, the gravest last so that it stays."""
    ordered = sorted(findings, key=lambda one: TONES[one.kind] is Tone.GALAT)
    return {cell: TONES[one.kind] for one in ordered for cell in one.cells}


def _difference(desk: Desk, contest: str, findings: tuple[Finding, ...]) -> DifferencePicture:
    told = standing(desk.view.day, findings)
    whole = all(key_of(one) in told for one in findings)
    reason = desk.typed.reasons.get(contest, "")
    text = _recorded(_summary(desk, contest, findings), reason.strip())
    return DifferencePicture(
        contest,
        desk.contest(contest),
        findings_of(findings, desk.lang),
        reason,
        recorded="; ".join(dict.fromkeys(one.reason for one in told.values())) if whole else "",
        leads=Explanation(contest, text, reason.strip(), findings) if reason.strip() else None,
    )


def _summary(desk: Desk, contest: str, findings: tuple[Finding, ...]) -> str:
    """Say in the forms' language what differs; with other figures it is another sentence."""
    codes = ", ".join(dict.fromkeys(one.code for one in findings))
    name = desk.contest(contest, RECORDED)
    if contest == LISTS:
        held = attended_lists(desk.view)
        figures = ", ".join(f"{_text(n)}/{held[cell]}" for cell, n in desk.signed().items())
        return label("ui.penutupan.incident.lists", RECORDED).format(figures=figures, codes=codes)
    figures_by_row = desk.figures(contest)
    facts = {row: _text(figures_by_row[Cell(row)]) for row in (RECEIVED, USED, RETURNED, UNUSED)}
    return label("ui.penutupan.incident.ballots", RECORDED).format(name=name, codes=codes, **facts)


def _recorded(summary: str, reason: str = "") -> str:
    """Return a difference and its reason as they go into the record."""
    words = label("ui.penutupan.incident.reason", RECORDED)
    return words.format(summary=summary, reason=reason)


def _text(figure: int | None) -> str:
    return "—" if figure is None else str(figure)


def _blank(desk: Desk) -> list[str]:
    """Return the contests whose left-over ballots are not both typed."""
    return [
        one.code
        for one in desk.view.ballots
        if None in (desk.figures(one.code)[Cell(row)] for row in (RETURNED, UNUSED))
    ]


def _missing(desk: Desk, differences: tuple[DifferencePicture, ...]) -> str:
    blank = _blank(desk)
    if blank:
        return desk.say("missing.figures", name=desk.contest(blank[0]))
    open_ones = [one.name for one in differences if not one.recorded]
    return desk.say("missing.reason", name=open_ones[0]) if open_ones else ""


def _accounts(desk: Desk) -> tuple[Account, ...]:
    """Return the accounts that are whole and that the books do not hold so."""
    accounts = []
    for one in desk.view.ballots:
        figures, kept = desk.figures(one.code), desk.view.day.leftovers.get(one.code)
        returned, unused = figures[Cell(RETURNED)], figures[Cell(UNUSED)]
        if returned is None or unused is None:
            continue
        if kept is None or (kept.returned, kept.unused) != (returned, unused):
            accounts.append(Account(one.code, returned, unused))
    return tuple(accounts)


def _signatures(desk: Desk) -> tuple[Signatures, ...]:
    """Return the signatures that were counted and that the books do not hold so."""
    kept = desk.view.day.signatures
    cells = {f"{one.row}_J": one.code for one in desk.view.profile.categories}
    return tuple(
        Signatures(cells[cell], figure)
        for cell, figure in desk.signed().items()
        if kept.get(cell) != figure
    )
