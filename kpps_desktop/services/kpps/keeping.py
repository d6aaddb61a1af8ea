"""The papers of a sealing that are made once: which there are, and each made and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kpps_desktop.devices import files
from kpps_desktop.domain import events as e
from kpps_desktop.exchange import qr
from kpps_desktop.papers.c_hasil import c_hasil_salinan
from kpps_desktop.papers.equipment import ba_surat_suara_cadangan, is_reserve_used
from kpps_desktop.papers.incidents import c_kejadian_khusus
from kpps_desktop.services.kpps.desk import record
from kpps_desktop.services.kpps.writing import (
    CADANGAN,
    KEJADIAN,
    SALINAN,
    cadangan_paper,
    kejadian_paper,
    place_of,
    salinan_paper,
)
from kpps_desktop.trust import cose, pades
from kpps_desktop.trust.pdf_marks import Field, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.results import TpsResult
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.store import Paper
    from kpps_desktop.trust.credentials import Credential

QR = "qr"
"""The text of a contest's QR symbols, kept beside its paper."""
KEPT = (SALINAN, KEJADIAN, CADANGAN)
"""Papers that are made once a sealing and signed; all others are drawn from the books."""
_FIELD = "KPPS"


class Key(NamedTuple):
    """Which paper, and of which contest; blank for one of the whole TPS."""

    paper: str
    contest: str = ""


def wanted(desk: Desk, result: TpsResult) -> tuple[Key, ...]:
    """Return the papers that this sealing has; the reserve's only where the reserve was used."""
    reserve = (Key(CADANGAN),) if is_reserve_used(cadangan_paper(desk, result.at)) else ()
    return (*(Key(SALINAN, one) for one in desk.contests), Key(KEJADIAN), *reserve)


def made(desk: Desk, sequence: int) -> tuple[Paper, ...]:
    """Return what was made of a sealing, QR texts among it; reprints are these bytes."""
    with desk.store.read() as books:
        return tuple(one for one in books.papers.all() if one.sequence == sequence)


def missing(desk: Desk, result: TpsResult) -> Iterator[Key]:
    """Yield the papers of a sealing that are not made yet: all, or what an interruption left."""
    there = {Key(one.paper, one.contest) for one in made(desk, result.sequence)}
    yield from (one for one in wanted(desk, result) if one not in there)


def make(desk: Desk, result: TpsResult, key: Key, credential: Credential, by: OfficerId) -> None:
    """Make one paper, sign it, and keep it with its journal line as one."""
    texts: tuple[str, ...] = ()
    if key.paper == SALINAN:
        texts = _texts(desk, result, key.contest, credential)
    signed = _signed(_drawn(desk, result, key, texts), desk, credential)
    said = e.PaperMade(key.paper, key.contest, files.sha256(signed))
    with record(desk, said, by) as books:
        books.papers.add(key.paper, key.contest, signed, sequence=result.sequence)
        if texts:
            books.papers.add(QR, key.contest, _lines(texts), sequence=result.sequence)


def _texts(desk: Desk, result: TpsResult, contest: str, credential: Credential) -> tuple[str, ...]:
    numbers = desk.election.contest(contest).numbers
    cells = desk.forms[contest].cells(numbers)
    return qr.encode(result, contest, cells, lambda payload: cose.sign(payload, credential))


def _drawn(desk: Desk, result: TpsResult, key: Key, texts: tuple[str, ...]) -> bytes:
    if key.paper == SALINAN:
        contest = desk.election.contest(key.contest)
        return c_hasil_salinan(salinan_paper(desk, result, contest, texts))
    if key.paper == KEJADIAN:
        return c_kejadian_khusus(kejadian_paper(desk, result.at))
    return ba_surat_suara_cadangan(cadangan_paper(desk, result.at))


def _lines(texts: tuple[str, ...]) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode()


def _signed(pdf: bytes, desk: Desk, credential: Credential) -> bytes:
    mark = Mark(
        at=desk.clock.now(),
        name=f"KPPS TPS {desk.tps.kode}",
        location=place_of(desk),
    )
    prepared = pades.prepare(pdf, (Field(_FIELD),))
    return pades.sign(prepared, _FIELD, credential, mark)
