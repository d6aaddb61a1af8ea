"""Turns the tray into a picture: every file with what became of it, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.places import Level, level, up
from kpps_desktop.trust.facts import failing
from kpps_desktop.ui.desk.places import unit_name
from kpps_desktop.ui.pictures import (
    KeyPicture,
    NoticePicture,
    ProgressPicture,
    RecordPicture,
    RecordTablePicture,
    Tone,
)
from kpps_desktop.ui.ppk.terima.pictures import TerimaPicture
from kpps_desktop.ui.ppk.terima.present_desks import disputes, ketua, sharing, unsettled
from kpps_desktop.ui.ppk.terima.tray import Ending, Fate
from kpps_desktop.words import label, wording_of

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.viewing import RecapView
    from kpps_desktop.trust.facts import Fact
    from kpps_desktop.ui.ppk.terima.tray import Held, Line, Run, Tray

TONES = {
    Fate.RECEIVED: Tone.OK,
    Fate.PART: Tone.KABAR,
    Fate.STRANGE: Tone.PERINGATAN,
    Fate.ELSEWHERE: Tone.PERINGATAN,
    Fate.UNREAD: Tone.PERINGATAN,
    Fate.LATE: Tone.PERINGATAN,
    Fate.DISPUTED: Tone.GALAT,
    Fate.CONFLICT: Tone.GALAT,
    Fate.REFUSED: Tone.GALAT,
}
_TOLD = {"F.530", "F.531", "K.066", "K.067"}
"""The facts that tell what was done, where nothing fails."""
_DISPUTED = "K.110"
_KEPT = {Fate.RECEIVED, Fate.REPEATED, Fate.DISPUTED}


def present(view: RecapView, tray: Tray, lang: str) -> TerimaPicture:
    """Show the tray."""
    shown = tray.amiss if tray.only_amiss else tray.lines
    return TerimaPicture(
        stick=_stick(tray, lang),
        progress=_progress(tray.run, lang),
        ready=tray.next is not None and not tray.busy,
        scanned=_scanned(tray, lang),
        waiting=bool(tray.texts),
        table=_table(view, shown, lang, empty=tray),
        lines={one.key: one for one in shown},
        follow=_follow(tray.run),
        only_amiss=tray.only_amiss,
        codes=view.of_stations,
        filter=_say(lang, "filter", count=len(tray.amiss)),
        disputes={one.key: disputes(view, one, lang) for one in shown if one.disputed},
        to_settle={one.key: left[0] for one in shown if (left := unsettled(view, one))},
        sharing=sharing(view, lang),
        ketua=ketua(view, lang),
    )


def detail(line: Line, lang: str) -> NoticePicture:
    """Say all that is amiss with a file, and what to do; or that nothing is."""
    told = _facts(line)
    parts = [wording_of(one, lang) for one in told]
    causes = list(dict.fromkeys(one.cause for one in parts))
    remedies = list(dict.fromkeys(one.remedy for one in parts))
    return NoticePicture(
        TONES.get(line.fate, Tone.PLAIN),
        f"{_say(lang, f'fate.{line.fate.value}')} · {line.name}",
        " ".join((*causes[:3], *remedies[:1])),
        told[0].code if told and line.fate.amiss else "",
    )


def keys_of(lang: str) -> tuple[KeyPicture, ...]:
    """Return the keys of receiving, for the sheet of keys."""
    group = _say(lang, "title")
    keys = {
        "Enter": "take",
        "Alt+B": "files",
        "Alt+D": "folder",
        "Alt+P": "scans",
        "Alt+L": "filter",
        "Alt+M": "share",
        "Alt+O": "dispute",
        "↑ ↓": "arrows",
        "Esc": "stop",
    }
    return tuple(KeyPicture(key, _say(lang, f"key.{one}"), group) for key, one in keys.items())


def summed(run: Run, lang: str) -> str:
    """Count in a sentence what became of the files that were received last."""
    counts = {
        fate: sum(one.fate is fate for one in run.lines) for fate in Fate if fate is not Fate.PART
    }
    told = [_say(lang, f"sum.{fate.value}", count=count) for fate, count in counts.items() if count]
    passed = {"blank": run.blank, "unopened": run.unopened}
    told += [_say(lang, f"sum.{one}", count=count) for one, count in passed.items() if count]
    return ", ".join(told)


def _stick(tray: Tray, lang: str) -> NoticePicture:
    """Say what came of the last stick, else which one is there."""
    run = tray.run
    if run is not None and run.goes_on:
        return NoticePicture(Tone.KABAR, _say(lang, "run.title", source=run.source))
    fresh = tray.next
    there = {one.folder for one in tray.sticks}
    if run is not None and run.ending is Ending.PULLED and run.folder not in there:
        return _ended(run, Tone.GALAT, lang)
    if run is not None and run.ending is Ending.STOPPED and fresh and fresh.folder == run.folder:
        return _ended(run, Tone.PERINGATAN, lang)
    if fresh is not None and not fresh.taken:
        return _found(fresh, lang)
    if run is not None:
        amiss = any(one.fate.amiss for one in run.lines)
        return _ended(run, Tone.PERINGATAN if amiss else Tone.OK, lang)
    return _waiting(tray.sticks, lang)


def _ended(run: Run, tone: Tone, lang: str) -> NoticePicture:
    ending = run.ending or Ending.DONE
    kept = sum(one.fate in _KEPT for one in run.lines)
    title = _say(lang, f"ended.{ending.value}", source=run.source, count=run.done)
    told = summed(run, lang)
    parts = [f"{told}." if told else ""]
    if ending is not Ending.DONE:
        parts.append(_say(lang, "ended.rest", kept=kept, left=run.of - run.done))
    elif run.folder is not None:
        parts.append(_say(lang, "ended.free"))
    return NoticePicture(tone, title, " ".join(filter(None, parts)))


def _found(stick: Held, lang: str) -> NoticePicture:
    results = len(stick.found.results) if stick.found else 0
    pictures = len(stick.found.pictures) if stick.found else 0
    key = "found" if not pictures else "found_both" if results else "found_pictures"
    return NoticePicture(
        Tone.KABAR,
        _say(lang, f"stick.{key}", name=stick.name, count=results, pictures=pictures),
        _say(lang, "stick.enter"),
    )


def _waiting(sticks: tuple[Held, ...], lang: str) -> NoticePicture:
    if not sticks:
        return NoticePicture(Tone.PLAIN, _say(lang, "stick.none"), _say(lang, "stick.plug"))
    looked = all(one.found is not None for one in sticks)
    key = "stick.empty" if looked else "stick.looking"
    return NoticePicture(Tone.PLAIN, _say(lang, key, name=", ".join(one.name for one in sticks)))


def _progress(run: Run | None, lang: str) -> ProgressPicture | None:
    if run is None or not run.goes_on:
        return None
    key = "run.checking" if run.folder is None else "run.stick"
    if run.pictures:
        key = "run.pictures" if run.folder is None else "run.stick_pictures"
    return ProgressPicture(_say(lang, key), run.done, run.of)


def _follow(run: Run | None) -> str:
    """Name the line to come to: the newest one, and in the end the worst."""
    if run is None or not run.lines:
        return ""
    if run.goes_on:
        return run.lines[-1].key
    worst = [Fate.CONFLICT, Fate.DISPUTED, Fate.REFUSED, *(one for one in Fate if one.amiss)]
    amiss = [one for one in run.lines if one.fate.amiss]
    return min(amiss, key=lambda one: worst.index(one.fate), default=run.lines[-1]).key


def _scanned(tray: Tray, lang: str) -> NoticePicture | None:
    """Say what the last scan lacks; nothing where it was whole."""
    if not tray.heard:
        return None
    words = [wording_of(one, lang) for one in tray.heard]
    tone = Tone.KABAR if tray.texts else Tone.PERINGATAN
    said = dict.fromkeys(f"{one.cause} {one.remedy}" for one in words)
    return NoticePicture(tone, words[0].title, " ".join(said), tray.heard[0].code)


def _table(
    view: RecapView, lines: tuple[Line, ...], lang: str, *, empty: Tray
) -> RecordTablePicture:
    heads = tuple(_say(lang, f"column.{one}") for one in ("fate", "tps", "file", "why"))
    key = "empty.amiss" if empty.only_amiss and empty.lines else "empty.none"
    return RecordTablePicture(
        heads,
        tuple(_record(view, one, lang) for one in lines),
        (0, 0, 1, 0),
        _say(lang, key),
    )


def _record(view: RecapView, line: Line, lang: str) -> RecordPicture:
    why = wording_of(_facts(line)[0], lang).title if line.fate.amiss else ""
    texts = (_say(lang, f"fate.{line.fate.value}"), _stations(view, line, lang), line.name, why)
    return RecordPicture(line.key, texts, TONES.get(line.fate, Tone.PLAIN))


def _facts(line: Line) -> tuple[Fact, ...]:
    """Return the facts that tell why: those that fail, or the one that tells what was done."""
    codes = {_DISPUTED} if line.fate is Fate.DISPUTED else _TOLD
    done = tuple(one for one in line.reception.facts if one.code in codes)
    return failing(line.reception.facts) or done[:1]


def _stations(view: RecapView, line: Line, lang: str) -> str:
    """Name the TPS that a file tells of, or the desk that it is of."""
    if line.reception.taken is not None:
        return _say(lang, "desk", desk=line.reception.taken.desk)
    told = dict.fromkeys(
        str(one.facts["tps"]) for one in line.reception.facts if "tps" in one.facts
    )
    return ", ".join(_named(view, tps, lang) for tps in told) or "—"


def _named(view: RecapView, tps: str, lang: str) -> str:
    if level(tps) is not Level.TPS:
        return unit_name(view.election, tps, lang)
    desa = view.election.name_of(up(tps, Level.DESA)) if view.of_tps(tps) else ""
    return _say(lang, "station", number=tps[Level.DESA :], desa=desa).strip(" ·")


def _say(lang: str, key: str, **facts: object) -> str:
    return label(f"ui_ppk_terima.{key}", lang).format(**facts)
