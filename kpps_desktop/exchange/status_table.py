"""The status of a recap as XLSX: a line for each contest of each TPS, and one for each desa."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import xlsxwriter

from kpps_desktop.domain.places import tps_number
from kpps_desktop.domain.recap.status import NOWHERE, TOLD, by_desa, standing_of, statuses
from kpps_desktop.exchange.sheets import Formats, listed, said_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.recap.results import RecapResult
    from kpps_desktop.domain.recap.status import Stands, Status

_STATIONS = (
    "kode_tps",
    "desa",
    "tps",
    "kontes",
    "status",
    "sumber",
    "jenis",
    "urutan",
    "temuan",
    "tanpa_alasan",
    "keberatan",
    "mode",
)
_VILLAGES = (
    "kode_desa",
    "desa",
    "kontes",
    "tps",
    *TOLD,
    "temuan",
    "tanpa_alasan",
    "keberatan",
    "mode",
)


def status_xlsx(result: RecapResult, election: Election, stands: Stands = NOWHERE) -> bytes:
    """Write how far a recap is: the sheets `Status` and `Desa`, its last line the kecamatan.

    `stands` is where the board has each TPS and contest.
    """
    written = io.BytesIO()
    made = datetime.fromisoformat(result.at).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    found = statuses(result, stands)
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        title = f"Status rekapitulasi {election.name_of(result.kecamatan)}"
        book.set_properties({"title": title, "created": made, "comments": said_of(result)})
        formats = Formats(book)
        listed(book, formats, "Status", _STATIONS, _stations(found, result, election))
        listed(book, formats, "Desa", _VILLAGES, _villages(found, result, election))
    return written.getvalue()


def _stations(
    found: Sequence[Status], result: RecapResult, election: Election
) -> Iterator[Sequence[object]]:
    names = {desa: election.name_of(desa) for desa in by_desa(found)}
    for desa, ours in by_desa(found).items():
        for one in ours:
            yield (
                one.tps,
                names[desa],
                tps_number(one.tps),
                one.contest,
                one.told,
                one.source,
                one.kind,
                one.sequence or None,
                one.findings,
                one.unexplained,
                one.objections,
                result.mode.value,
            )


def _villages(
    found: Sequence[Status], result: RecapResult, election: Election
) -> Iterator[Sequence[object]]:
    contests = tuple(dict.fromkeys(one.contest for one in found))
    for place, ours in (*by_desa(found).items(), (result.kecamatan, found)):
        for contest in contests:
            standing = standing_of(ours, contest)
            yield (
                place,
                election.name_of(place),
                contest,
                standing.stations,
                *(standing.told.get(one, 0) for one in TOLD),
                standing.findings,
                standing.unexplained,
                standing.objections,
                result.mode.value,
            )
