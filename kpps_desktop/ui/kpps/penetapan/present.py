"""Turns a scene into what penetapan shows: its tasks, the roster, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.ui.kpps.penetapan.pictures import (
    PenetapanPicture,
    SealingPicture,
    SettleTask,
    SignerPicture,
    SigningPicture,
)
from kpps_desktop.ui.kpps.penetapan.present_plano import columns, plano, printed, state
from kpps_desktop.ui.kpps.penetapan.present_record import (
    findings,
    findings_state,
    record,
    record_state,
)
from kpps_desktop.ui.pictures import (
    KeyPicture,
    PersonPicture,
    RecordPicture,
    RecordTablePicture,
    Tone,
)
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penetapan.pictures import FindingsPicture, RecordPage
    from kpps_desktop.ui.kpps.penetapan.scene import Scene

_KEYS = (
    ("Enter", "enter"),
    ("1-9", "digit"),
    ("↑ ↓", "column"),
    ("Alt+K", "blank"),
    ("K", "correct"),
    ("T", "stand"),
    ("U", "again"),
    ("J", "incident"),
    ("B", "objection"),
    ("D", "decline"),
    ("L", "sheet"),
    ("F5", "preview"),
)


def plano_task(contest: str) -> str:
    """Return the code of the task of matching a contest's paper."""
    return f"plano:{contest}"


def present(scene: Scene) -> PenetapanPicture:
    """Return what is visible of the books."""
    found, told = findings(scene), record(scene)
    roster, sealing = signing(scene), _sealing(scene, found, told)
    states = {plano_task(one.contest): state(scene, one) for one in scene.matches}
    states[SettleTask.FINDINGS] = findings_state(scene, found)
    states[SettleTask.RECORD] = record_state(scene, told)
    states[SettleTask.SIGNING] = (roster.said, _signed(roster))
    ready = scene.say("sealing.wait" if sealing.blocking else "sealing.ready")
    sealed = scene.view.day.is_sealed
    states[SettleTask.SEALING] = (
        scene.say("sealing.done") if sealed else ready,
        Tone.OK if sealed else Tone.PLAIN,
    )
    records = tuple(
        RecordPicture(code, (str(at), _task(scene, code), said), tone)
        for at, (code, (said, tone)) in enumerate(states.items(), start=1)
    )
    heads = ("", scene.say("task"), scene.say("state"))
    open_tasks = [code for code, (_, tone) in states.items() if tone is Tone.PLAIN]
    return PenetapanPicture(
        tasks=RecordTablePicture(heads, records, (0, 1, 1)),
        next=open_tasks[0] if open_tasks else SettleTask.SEALING,
        contests=tuple((one.contest, scene.short(one.contest)) for one in scene.matches),
        planos=tuple(plano(scene, one) for one in scene.matches),
        findings=found,
        record=told,
        signing=roster,
        sealing=sealing,
        ketua=scene.officer(KETUA_KPPS),
        open=scene.view.day.stage is Stage.PENETAPAN,
    )


def signing(scene: Scene) -> SigningPicture:
    """Return the roster: officers, saksi, and the ketua last."""
    day = scene.view.day
    officers = [one for one in day.setup.officers if one != KETUA_KPPS]
    order = (*officers, *day.meeting.saksi, KETUA_KPPS)
    signers = tuple(_signer(scene, one) for one in order)
    heads = (scene.say("signing.who"), scene.say("signing.role"))
    contests = tuple(scene.short(one.contest) for one in scene.matches)
    records = tuple(_roster_line(scene, one) for one in signers)
    left = sum(bool(one.open) for one in signers)
    done = len(signers) - left
    key = "signing.left" if left else "signing.all"
    return SigningPicture(
        RecordTablePicture((*heads, *contests), records, (1, 1, *(0 for _ in contests))),
        signers,
        next((one.code for one in signers if one.open), ""),
        scene.say(key, done=done, of=len(signers)),
    )


def keys_of(lang: str) -> tuple[KeyPicture, ...]:
    """Return the keys of this stage for the sheet of keys."""
    group = label("ui_kpps_penetapan.title", lang)
    return tuple(
        KeyPicture(key, label(f"ui_kpps_penetapan.key.{code}", lang), group) for key, code in _KEYS
    )


def _task(scene: Scene, code: str) -> str:
    kind, _, contest = code.partition(":")
    return scene.say(f"{kind}.task", contest=scene.short(contest))


def _signer(scene: Scene, code: str) -> SignerPicture:
    day = scene.view.day
    saksi = day.meeting.saksi.get(code)
    officer = saksi is None
    held = [one.contest for one in scene.matches if saksi is None or saksi.contest == one.contest]
    absent = officer and code not in day.meeting.present
    mark = scene.say("signing.absent") if absent else ""
    person = scene.officer(code)
    if saksi is not None:
        role = scene.say("role.of_pair", number=saksi.choice)
        person = PersonPicture(saksi.name, role)
    return SignerPicture(
        code,
        PersonPicture(person.name, person.role, mark=mark),
        officer,
        tuple(one for one in held if not _acted(scene, one, code)),
        absent,
    )


def _acted(scene: Scene, contest: str, code: str) -> bool:
    draft = scene.view.day.drafts[contest]
    return code in draft.signed or code in draft.declined


def _roster_line(scene: Scene, signer: SignerPicture) -> RecordPicture:
    states, tone = [], Tone.PLAIN if signer.open else Tone.OK
    saksi = scene.view.day.meeting.saksi.get(signer.code)
    for match in scene.matches:
        draft = scene.view.day.drafts[match.contest]
        key = "none"
        if signer.code in draft.signed:
            key = "signed"
        elif signer.code in draft.declined:
            key, tone = "declined", Tone.PERINGATAN
        elif saksi is not None and saksi.contest != match.contest:
            key = "other"
        states.append(scene.say(f"signing.{key}"))
    role = " · ".join(part for part in (signer.person.role, signer.person.mark) if part)
    return RecordPicture(signer.code, (signer.person.name, role, *states), tone)


def _signed(roster: SigningPicture) -> Tone:
    if any(one.open for one in roster.signers):
        return Tone.PLAIN
    declined = any(one.tone is Tone.PERINGATAN for one in roster.table.records)
    return Tone.PERINGATAN if declined else Tone.OK


def _sealing(scene: Scene, found: FindingsPicture, told: RecordPage) -> SealingPicture:
    heads = columns(scene)
    blocking, only_told = [], []
    for match in scene.matches:
        name = scene.short(match.contest)
        if match.left or match.again:
            blocking.append(scene.say("missing.plano", contest=name))
        if match.open:
            only_told.append(scene.say("missing.open", contest=name, count=len(match.open)))
        if KETUA_KPPS not in scene.view.day.drafts[match.contest].signed:
            blocking.append(scene.say("missing.ketua", contest=name))
        others = [one for one in signing_left(scene, match.contest) if one != KETUA_KPPS]
        if others:
            only_told.append(scene.say("missing.others", contest=name, count=len(others)))
    unexplained = sum(not one.reason for one in found.findings)
    if unexplained:
        blocking.append(scene.say("missing.findings", count=unexplained))
    unanswered = sum(one.open for one in told.entries)
    if unanswered:
        only_told.append(scene.say("missing.objections", count=unanswered))
    return SealingPicture(
        tuple(printed(scene, one, heads) for one in scene.matches),
        tuple(blocking),
        tuple(only_told),
    )


def signing_left(scene: Scene, contest: str) -> tuple[str, ...]:
    """Return who has neither signed nor declined a contest's sheet."""
    day = scene.view.day
    saksi = [one for one, said in day.meeting.saksi.items() if said.contest == contest]
    return tuple(one for one in (*day.setup.officers, *saksi) if not _acted(scene, contest, one))
