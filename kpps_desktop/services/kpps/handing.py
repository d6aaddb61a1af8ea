"""Intents after sealing: papers and bundle made once, copies, seals, the way to PPS and PPK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain import events as e
from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.exchange import bundles, container, names
from kpps_desktop.exchange.bundles import TpsBundle
from kpps_desktop.services.kpps import keeping
from kpps_desktop.services.kpps.desk import lead, record, refuse_unknown
from kpps_desktop.services.kpps.resulting import result_of
from kpps_desktop.trust import cms

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.store import Paper


def make_papers(desk: Desk, pin: str, by: OfficerId) -> Changed:
    """Make and sign the result's papers, once a sealing; a reprint is these bytes.

    Papers that are there already, all or some, stay as they are.
    """
    lead(by)
    result = result_of(desk)
    credential = desk.credential(pin)
    for key in tuple(keeping.missing(desk, result)):
        keeping.make(desk, result, key, credential, by)
    return Changed.PAPERS


def make_missing(desk: Desk, pin: str, by: OfficerId) -> Changed:
    """Make what is not made yet of the last sealing: its papers, its bundle, or both.

    What was made before a crash stays as it is.
    """
    changed = make_papers(desk, pin, by)
    return changed if desk.day().sealing.bundled else changed | make_bundle(desk, pin, by)


def make_bundle(desk: Desk, pin: str, by: OfficerId) -> Changed:
    """Make and sign the bundle of the sealed result, from local bytes, once a sealing."""
    lead(by)
    result = result_of(desk)
    credential = desk.credential(pin)
    if any(keeping.missing(desk, result)):
        raise Refused("S.515")
    papers = signed_papers(desk, result.sequence)
    with desk.store.read() as books:
        journal = books.journal.of(desk.store.desk)
    day = desk.day()
    bundle = TpsBundle(
        result, journal, bundles.incidents_of(day), bundles.checklists_of(day), papers
    )
    at = desk.clock.now()
    content = container.write(
        bundles.files_of(bundle), lambda manifest: cms.sign(manifest, credential, at)
    )
    name = names.tps_bundle(desk.tps.kode, result.sequence, desk.election.mode, desk.election.kind)
    with record(desk, e.BundleMade(result.sequence, result.previous), by) as books:
        books.bundles.add(result.sequence, content, name)
    return Changed.PAPERS | Changed.HANDOVER


def export(desk: Desk, folder: Path) -> Path:
    """Write the last bundle to a folder or stick and read it back; Refused S.516 without one.

    Trouble D.003 or D.004 where the stick fails; the bundle stays here and can go to another.
    """
    name, content = last_bundle(desk)
    target = folder / name
    files.write(target, content)
    return target


def last_bundle(desk: Desk) -> tuple[str, bytes]:
    """Return the file name and the bytes of the last bundle made; Refused S.516 without one."""
    with desk.store.read() as books:
        made = books.bundles.last()
        content = books.bundles.content(made.sha256) if made else None
    if made is None or content is None:
        raise Refused("S.516")
    return made.target, content


def signed_papers(desk: Desk, sequence: int) -> dict[str, bytes]:
    """Return the signed papers of a sealing by file name."""
    return {
        f"{'-'.join(filter(None, (paper.paper, paper.contest)))}.pdf": content
        for paper, content in _papers(desk, sequence).items()
        if paper.paper != keeping.QR
    }


def qr_texts(desk: Desk, sequence: int) -> dict[str, bytes]:
    """Return the QR text of each contest of a sealing, a part a line."""
    return {
        paper.contest: content
        for paper, content in _papers(desk, sequence).items()
        if paper.paper == keeping.QR
    }


def note_print(
    desk: Desk, paper: str, contest: str, copies: int, by: OfficerId, *, reason: str = ""
) -> Changed:
    """Record that a stored paper was printed; each time after the first has its reason.

    Refused S.406 for another printing without a reason, S.415 for a paper that was not made.
    """
    sealing = desk.day().sealing
    if sealing.is_printed(paper, contest):
        return reprint(desk, paper, contest, reason, by)
    made = sealing.newest(paper, contest)
    said = e.PaperPrinted(paper, contest, made.sha256 if made else "", copies)
    with record(desk, said, by):
        return Changed.HANDOVER


def reprint(desk: Desk, paper: str, contest: str, reason: str, by: OfficerId) -> Changed:
    """Record that a stored paper is printed once more, and why; it is the very same bytes."""
    with record(desk, e.PaperReprinted(paper, contest, reason), by):
        return Changed.HANDOVER


def hand_copy(
    desk: Desk, paper: str, contest: str, recipient: str, number: int, by: OfficerId
) -> Changed:
    """Hand a numbered copy of a paper to a saksi, the PTPS, PPS or PPK."""
    refuse_unknown(desk, contest)
    with record(desk, e.CopyHandedOver(paper, contest, recipient, number), by):
        return Changed.HANDOVER


def seal_box(
    desk: Desk, contest: str, seals: tuple[str, ...], by: OfficerId, *, box: str = ""
) -> Changed:
    """Write the number of a contest's box, and the numbers of the seals on it."""
    with record(desk, e.BoxSealed(contest, seals, box), by):
        return Changed.HANDOVER


def finish(desk: Desk, recipient: str, by: OfficerId) -> Changed:
    """End the day: box and sealed copy left for PPS and PPK."""
    lead(by)
    with record(desk, e.HandoverFinished(recipient), by):
        return Changed.STAGE | Changed.HANDOVER


def _papers(desk: Desk, sequence: int) -> dict[Paper, bytes]:
    with desk.store.read() as books:
        held = {
            one: books.papers.content(one.sha256)
            for one in books.papers.all()
            if one.sequence == sequence
        }
    return {one: content for one, content in held.items() if content is not None}
