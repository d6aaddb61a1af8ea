"""Turns a view of the books, and the sticks that are plugged in, into what penyerahan shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import PTPS
from kpps_desktop.papers.qr import symbol
from kpps_desktop.ui.kpps.penyerahan.pictures import (
    BoxPicture,
    FinishPicture,
    HandTask,
    PapersPicture,
    PenyerahanPicture,
    Phase,
    ReopenPicture,
    SymbolPicture,
)
from kpps_desktop.ui.kpps.penyerahan.present_copies import copies_of, who
from kpps_desktop.ui.kpps.penyerahan.present_sticks import ENOUGH, count_of, sticks_of, targets
from kpps_desktop.ui.kpps.penyerahan.saying import contest_name, hour, say_in
from kpps_desktop.ui.pictures import RecordPicture, RecordTablePicture, Tone

if TYPE_CHECKING:
    from kpps_desktop.services.kpps.handed import Handed
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.penyerahan.pictures import CopiesPicture
    from kpps_desktop.ui.kpps.penyerahan.stick_state import StickState

State = tuple[str, Tone]
States = dict[HandTask, State]


def present(view: View, handed: Handed, state: StickState, lang: str) -> PenyerahanPicture:
    """Return what is visible of the books."""
    phase = _phase(view)
    papers, copies = _papers(view, handed, phase, lang), copies_of(view, handed, lang)
    states = _states(view, handed, state, papers, copies, lang)
    table = RecordTablePicture(
        ("", say_in(lang, "task"), say_in(lang, "state")),
        tuple(
            RecordPicture(task, (str(place), say_in(lang, f"{task}.name"), words), tone)
            for place, (task, (words, tone)) in enumerate(states.items(), start=1)
        ),
        (0, 1, 1),
    )
    return PenyerahanPicture(
        phase=phase,
        title=say_in(lang, _title(view, phase)),
        detail=say_in(lang, f"detail.{phase.value}"),
        void=_void(view, handed, lang),
        tasks=table,
        next=next((task for task, (_, tone) in states.items() if tone is Tone.PLAIN), _LAST),
        papers=papers,
        copies=copies,
        sticks=sticks_of(handed, state, view.day.sealing.sequence, lang),
        symbols=_symbols(view, handed, lang),
        boxes=_boxes(view, lang),
        finish=_finish(view, papers, copies, states, lang),
        reopen=_reopen(view, handed, lang),
    )


_LAST = HandTask.FINISH


def _phase(view: View) -> Phase:
    if view.day.stage is Stage.SELESAI:
        return Phase.FINISHED
    return Phase.OPEN if view.day.is_sealed else Phase.UNSEALED


def _title(view: View, phase: Phase) -> str:
    again = phase is Phase.UNSEALED and view.day.sealing.reopened
    return "title.reopened" if again else f"title.{phase.value}"


def _void(view: View, handed: Handed, lang: str) -> str:
    """Tell what was made before the result was opened again, and why it holds no longer."""
    if not view.day.sealing.reopened:
        return ""
    return say_in(
        lang,
        "void",
        at=hour(handed.void[-1]) if handed.void else "—",
        reason=view.day.sealing.reopened[-1],
        copies=sum(one.void for one in handed.copies),
    )


def _states(
    view: View,
    handed: Handed,
    state: StickState,
    papers: PapersPicture,
    copies: CopiesPicture,
    lang: str,
) -> States:
    """Return how each task stands: PLAIN is what is still open."""
    after = (say_in(lang, "papers.first"), Tone.PLAIN)
    return {
        HandTask.PAPERS: (papers.said, papers.tone),
        HandTask.COPIES: after if papers.missing else _copies_state(view, copies, lang),
        HandTask.STICK: after if papers.missing else _stick_state(view, handed, state, lang),
        HandTask.QR: after if papers.missing else (say_in(lang, "qr.state"), Tone.KABAR),
        HandTask.BOXES: _boxes_state(view, lang),
        HandTask.FINISH: _finish_state(view, lang),
    }


def _open_tone(view: View) -> Tone:
    """Return the tone of what is not done: open, or missed for good."""
    return Tone.PERINGATAN if view.day.stage is Stage.SELESAI else Tone.PLAIN


def _counted(view: View, done: int, of: int, lang: str) -> State:
    return say_in(lang, "counted", done=done, of=of), Tone.OK if done == of else _open_tone(view)


def _copies_state(view: View, copies: CopiesPicture, lang: str) -> State:
    done = sum(one.number is not None for one in copies.copies)
    return _counted(view, done, len(copies.copies), lang)


def _stick_state(view: View, handed: Handed, state: StickState, lang: str) -> State:
    """Return how many sticks hold the result; there may be more even after the day has ended."""
    sequence = view.day.sealing.sequence
    found, count = targets(handed, sequence), count_of(handed, state, sequence)
    if not found:
        ended = view.day.stage is Stage.SELESAI
        return say_in(lang, "stick.none"), Tone.KABAR if ended else Tone.PLAIN
    key = "stick.one" if count < ENOUGH else "stick.some"
    tone = Tone.KABAR if count < ENOUGH else Tone.OK
    return say_in(lang, key, sticks=", ".join(found), count=count), tone


def _boxes_state(view: View, lang: str) -> State:
    sealed = sum(bool(view.day.sealing.seals.get(one.code)) for one in view.ballots)
    return _counted(view, sealed, len(view.ballots), lang)


def _finish_state(view: View, lang: str) -> State:
    if view.day.stage is Stage.SELESAI:
        return _ended(view, lang), Tone.OK
    return say_in(lang, "finish.state"), Tone.PLAIN


def _ended(view: View, lang: str) -> str:
    at = hour(view.day.began.get(Stage.SELESAI, ""))
    return say_in(lang, "finish.told", at=at, recipient=view.day.sealing.taken_by)


def _papers(view: View, handed: Handed, phase: Phase, lang: str) -> PapersPicture:
    made = {one.code: one.code in handed.papers for one in view.ballots}
    bundled = view.day.sealing.bundled
    lines: list[tuple[str, str, bool]] = [
        (contest, say_in(lang, "papers.copy", contest=contest_name(contest, lang)), there)
        for contest, there in made.items()
    ]
    lines.append(("bundle", say_in(lang, "papers.bundle"), bundled))
    left = sum(not there for *_, there in lines)
    table = RecordTablePicture(
        (say_in(lang, "papers.file"), say_in(lang, "state")),
        tuple(
            RecordPicture(
                code,
                (name, say_in(lang, "papers.there" if there else "papers.absent")),
                Tone.OK if there else Tone.PERINGATAN,
            )
            for code, name, there in lines
        ),
        (2, 1),
    )
    if phase is Phase.UNSEALED:
        return PapersPicture(table, say_in(lang, "papers.unsealed"), missing=True)
    key, tone = ("papers.left", Tone.PLAIN) if left else ("papers.all", Tone.OK)
    return PapersPicture(table, say_in(lang, key, left=left), missing=bool(left), tone=tone)


def _symbols(view: View, handed: Handed, lang: str) -> tuple[SymbolPicture, ...]:
    return tuple(
        SymbolPicture(
            contest.code,
            contest_name(contest.code, lang),
            say_in(lang, "qr.part", part=part, of=len(texts)),
            symbol(text),
        )
        for contest in view.ballots
        for texts in (handed.qr.get(contest.code, ()),)
        for part, text in enumerate(texts, start=1)
    )


def _boxes(view: View, lang: str) -> tuple[BoxPicture, ...]:
    sealing = view.day.sealing
    return tuple(
        BoxPicture(
            one.code,
            contest_name(one.code, lang),
            sealing.boxes.get(one.code, ""),
            ", ".join(sealing.seals.get(one.code, ())),
        )
        for one in view.ballots
    )


def _finish(
    view: View, papers: PapersPicture, copies: CopiesPicture, states: States, lang: str
) -> FinishPicture:
    waiting = (HandTask.PAPERS, HandTask.BOXES)
    told = waiting if papers.missing else (*waiting, HandTask.COPIES)
    ended = view.day.stage is Stage.SELESAI
    missing = [
        (Tone.PERINGATAN, _missing(task, words, lang, ended=ended))
        for task, (words, tone) in states.items()
        if task in told and tone is not Tone.OK
    ]
    unsupervised = [] if papers.missing else _without_ptps(copies, lang)
    sticks, tone = states[HandTask.STICK]
    later = say_in(lang, "finish.still" if ended else "finish.later", state=sticks)
    return FinishPicture(
        missing=(*missing, *unsupervised),
        later="" if papers.missing or tone is Tone.OK else later,
        can=view.day.stage is Stage.PENYERAHAN and view.day.sealing.bundled,
        told=_ended(view, lang) if ended else "",
    )


def _missing(task: HandTask, words: str, lang: str, *, ended: bool) -> str:
    key = "finish.missed" if ended else "finish.missing"
    return say_in(lang, key, task=say_in(lang, f"{task}.name"), state=words)


def _without_ptps(copies: CopiesPicture, lang: str) -> list[tuple[Tone, str]]:
    """Name the contests of which the PTPS was given no copy: it happened at 1,895 TPS."""
    return [
        (Tone.GALAT, say_in(lang, "finish.ptps", contest=contest_name(one.contest, lang)))
        for one in copies.copies
        if one.recipient == PTPS and one.number is None
    ]


def _reopen(view: View, handed: Handed, lang: str) -> ReopenPicture:
    second = [(one, name) for one, name in sorted(view.officers.items()) if one[-2:] != "-1"]
    table = RecordTablePicture(
        (say_in(lang, "reopen.officer"), say_in(lang, "reopen.named")),
        tuple(RecordPicture(one, (one.replace("-", " "), name)) for one, name in second),
        (0, 1),
    )
    copies = [one for one in handed.copies if not one.void]
    void = say_in(
        lang,
        "reopen.void",
        copies=len(copies),
        whose="; ".join(dict.fromkeys(who(view, one.said.recipient, lang) for one in copies))
        or "—",
        sticks=", ".join(targets(handed, view.day.sealing.sequence)) or "—",
    )
    return ReopenPicture(table, void)
