"""Turns a recap's view into what its end shows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.pleno import Role
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.ui.pictures import (
    NoticePicture,
    PersonPicture,
    RecordPicture,
    RecordTablePicture,
    Tone,
)
from kpps_desktop.ui.ppk.rekap.pictures import CopyLine, Phase, RekapPicture, SignerPicture
from kpps_desktop.ui.ppk.rekap.words import say_in
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.recap.pleno import Signature
    from kpps_desktop.services.ppk.viewing import RecapView

KPU = "KPU"
"""Whoever takes the copy for the KPU kabupaten/kota."""


def present(view: RecapView, lang: str, *, made: bool) -> RekapPicture:
    """Return what is visible of the books; `made` tells that the final's papers are."""
    signers = tuple(_signers(view))
    phase = _phase(view, signers, made=made)
    copies = tuple(_copies(view))
    open_ones = [one.code for one in signers if one.open]
    left = [one.code for one in copies if one.number is None]
    ketua = view.officers.get(view.ketua, "")
    return RekapPicture(
        phase=phase,
        title=say_in(lang, f"title.{phase}"),
        detail=say_in(lang, f"detail.{phase}"),
        standing=_standing(view, phase, lang),
        void=_void(view, lang),
        primary=say_in(lang, f"primary.{phase}"),
        signatures=_signatures(view, signers, lang),
        signers=signers,
        next=open_ones[0] if open_ones else "",
        copies=_copy_table(view, copies, lang),
        copy_lines=copies,
        next_copy=left[0] if left else "",
        seconds=_seconds(view, lang),
        ketua=PersonPicture(ketua, label(_role_of(view, view.ketua), lang)),
        draft_contest=_draft_contest(view),
        sealable=not any(one.open for one in signers if one.member),
        meeting=_meeting(view, lang),
        receipt=view.of_stations,
    )


def _phase(view: RecapView, signers: tuple[SignerPicture, ...], *, made: bool) -> Phase:
    if view.ending.sealed:
        return Phase.FINAL if made else Phase.MAKE
    if view.ratified < len(view.glances):
        return Phase.RATIFY
    return Phase.SIGN if any(one.open for one in signers) else Phase.SEAL


def _meeting(view: RecapView, lang: str) -> str:
    sitting = view.pleno.sitting
    return say_in(lang, "meeting_open", day=sitting.day) if sitting else ""


def _standing(view: RecapView, phase: Phase, lang: str) -> NoticePicture:
    """Say whether it is SEMENTARA or final, and what is left."""
    if phase in {Phase.FINAL, Phase.MAKE}:
        seal = view.ending.seals[-1]
        at = datetime.fromisoformat(seal.at)
        told = say_in(lang, "standing.final", number=seal.sequence, at=f"{at:%d-%m-%Y %H.%M}")
        return NoticePicture(Tone.OK, told, say_in(lang, f"standing.{phase}_left"))
    left = len(view.glances) - view.ratified
    told = say_in(lang, f"standing.{phase}", left=left, all=len(view.glances))
    return NoticePicture(Tone.PERINGATAN, say_in(lang, "standing.draft"), told)


def _void(view: RecapView, lang: str) -> str:
    """Tell which final holds no longer, and how many copies of it are about."""
    seals = view.ending.seals
    if view.ending.sealed or not seals:
        return ""
    last = seals[-1]
    about = sum(view.ending.is_void(one) for one in view.ending.copies)
    at = f"{datetime.fromisoformat(last.voided):%H.%M}" if last.voided else "—"
    return say_in(lang, "void", number=last.sequence, at=at, reason=last.void, copies=about)


def _signers(view: RecapView) -> Iterator[SignerPicture]:
    """Yield who signs, in the order of the papers: a contest's members, then its saksi."""
    signatures, locked = view.ending.signatures, view.ending.sealed
    for contest in view.contests:
        for member in view.members:
            waiting = (contest.code, member) not in signatures and not locked
            named = view.officers.get(member, "")
            yield SignerPicture(
                f"{contest.code}|{member}", contest.code, member, named, member=True, open=waiting
            )
        for guest in _saksi_asked(view, contest.code):
            said = view.pleno.guests[guest]
            pair = view.ending.speaks_for_pair(view.pleno, contest.code, said.choice)
            signed = signatures.get((contest.code, pair))
            silent = (contest.code, guest) not in signatures
            spared = (
                view.pleno.guests[pair].name if silent and signed and not signed.declined else ""
            )
            yield SignerPicture(
                f"{contest.code}|{guest}",
                contest.code,
                guest,
                said.name,
                member=False,
                open=silent and not spared and not locked,
                spared=spared,
            )


def _saksi_asked(view: RecapView, contest: str) -> Iterator[str]:
    """Yield a contest's saksi who sat in the meeting, by pair; who only brought a mandate did not.

    A recap without a meeting knows of nobody who sat: there every saksi is asked.
    """
    pleno, signatures = view.pleno, view.ending.signatures
    ours = [
        (said.choice, guest)
        for guest, said in pleno.guests.items()
        if said.role == Role.SAKSI and said.contest == contest
    ]
    for _, guest in sorted(ours, key=lambda one: one[0]):
        if not pleno.binds or guest in pleno.came or (contest, guest) in signatures:
            yield guest


def _signatures(
    view: RecapView, signers: tuple[SignerPicture, ...], lang: str
) -> RecordTablePicture:
    columns = tuple(say_in(lang, f"column.{one}") for one in ("contest", "who", "role", "state"))
    records = []
    for one in signers:
        told, tone = _signed(view.ending.signatures.get((one.contest, one.signer)), lang)
        if one.spared:
            told = say_in(lang, "signature.spared", name=one.spared)
        elif view.ending.sealed and tone is Tone.PLAIN:
            told = say_in(lang, "signature.unsaid")
        texts = (contest_name(one.contest, lang), one.name or "—", _role(view, one, lang), told)
        records.append(RecordPicture(one.code, texts, tone))
    return RecordTablePicture(columns, tuple(records), (0, 3, 1, 2), say_in(lang, "nobody"))


def _signed(signature: Signature | None, lang: str) -> tuple[str, Tone]:
    if signature is None:
        return say_in(lang, "signature.open"), Tone.PLAIN
    at = f"{datetime.fromisoformat(signature.at):%H.%M}"
    if signature.declined:
        return say_in(lang, "signature.declined", reason=signature.declined), Tone.PERINGATAN
    return say_in(lang, "signature.signed", at=at), Tone.OK


def _role(view: RecapView, one: SignerPicture, lang: str) -> str:
    if one.member:
        return label(_role_of(view, one.signer), lang)
    return say_in(lang, "saksi", number=view.pleno.guests[one.signer].choice)


def _role_of(view: RecapView, member: str) -> str:
    side = member.partition("-")[0].lower()
    return f"role.{side}_{'ketua' if member == view.ketua else 'anggota'}"


def _copies(view: RecapView) -> Iterator[CopyLine]:
    """Yield who is to have a copy of the final that stands: saksi, Panwaslu, KPU."""
    ending = view.ending
    standing = {
        (one.contest, one.recipient): one.number for one in ending.copies if not ending.is_void(one)
    }
    for contest in view.contests:
        for recipient in (*_recipients(view, contest), KPU):
            number = standing.get((contest.code, recipient))
            code = f"{contest.code}|{recipient}"
            yield CopyLine(code, contest.code, recipient, number)


def _recipients(view: RecapView, contest: Contest) -> Iterator[str]:
    for guest, said in view.pleno.guests.items():
        if said.role != Role.SAKSI or said.contest == contest.code:
            yield guest


def _copy_table(view: RecapView, copies: tuple[CopyLine, ...], lang: str) -> RecordTablePicture:
    columns = tuple(say_in(lang, f"column.{one}") for one in ("contest", "recipient", "number"))
    records = tuple(
        RecordPicture(
            one.code,
            (
                contest_name(one.contest, lang),
                _recipient(view, one.recipient, lang),
                say_in(lang, "copy.number", number=one.number) if one.number else "—",
            ),
            Tone.OK if one.number else Tone.PLAIN,
        )
        for one in copies
    )
    return RecordTablePicture(columns, records, (0, 2, 1))


def _recipient(view: RecapView, recipient: str, lang: str) -> str:
    said = view.pleno.guests.get(recipient)
    if said is None:
        return say_in(lang, "kpu")
    if said.role == Role.SAKSI:
        return f"{said.name} · {say_in(lang, 'saksi', number=said.choice)}"
    return f"{said.name} · {say_in(lang, 'panwaslu')}"


def _seconds(view: RecapView, lang: str) -> RecordTablePicture:
    records = tuple(
        RecordPicture(one, (one, view.officers.get(one, "")))
        for one in view.members
        if one != view.ketua
    )
    columns = ("", say_in(lang, "column.who"))
    return RecordTablePicture(columns, records, (0, 1), say_in(lang, "no_second"))


def _draft_contest(view: RecapView) -> str:
    """Return the contest whose draft is looked at first: one with TPS left, or the first."""
    left = [one.contest for one in view.glances.values() if one.stand is not Stand.SAH]
    return next(iter(left), view.contests[0].code if view.contests else "")


def contest_name(code: str, lang: str) -> str:
    """Return the short name of a contest."""
    return say_in(lang, f"contest.{code}")
