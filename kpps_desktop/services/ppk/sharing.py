"""What desks of one PPK hand each other on a stick, where there is no server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.journal import Head
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap.events import DeskMerged, DeskShared
from kpps_desktop.domain.recap.results import Share
from kpps_desktop.domain.recap.strands import OWN, name_of_desk, parted
from kpps_desktop.exchange import bundles, container, names
from kpps_desktop.exchange.bundles import DeskBundle
from kpps_desktop.services.ppk.desk import record, signing
from kpps_desktop.trust import cms

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.domain.journal import Line
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.recap.recap import Column
    from kpps_desktop.domain.recap.strands import Strands
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.services.ppk.desk import RecapDesk

_BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a desk's file brought: of which desk, and how many lines that were not here yet.

    `columns` counts the contests of TPS that are other than before; `disputed` are those of
    which that desk came to other figures, and nobody has decided.
    """

    desk: str
    lines: int
    columns: int = 0
    disputed: tuple[Place, ...] = ()


def share(desk: RecapDesk, folder: Path, by: OfficerId) -> tuple[Path, ...]:
    """Write all that was done at this desk as a signed file, for the other desks to take in.

    The results of TPS that came here go beside it, as they came, unless they are there already:
    the others take them first. Returns what was written, the desk's own file first. Refused
    S.743 at a desk that cannot sign.
    """
    given = gather(desk, folder, by)
    for name, content in given.items():
        files.write(folder / name, content)
    return tuple(folder / name for name in reversed(given))


def gather(desk: RecapDesk, folder: Path, by: OfficerId) -> dict[str, bytes]:
    """Return the files that sharing writes to a folder, by name, in the order of writing.

    The desk's own file is the last: where it lies, all lies that it rests on. Refused S.743 at
    a desk that cannot sign.
    """
    credential, at = signing(desk), desk.clock.now()
    desk.recap()
    own = desk.standing.strands.own
    if own.count not in own.shared:
        with record(desk, DeskShared(len(own.shared) + 1), by):
            pass
    desk.recap()
    own = desk.standing.strands.own
    bundle = _bundle_of(desk, max(own.shared), len(own.shared), own.desk)
    name = names.desk_bundle(
        desk.pack.region,
        name_of_desk(own.desk),
        bundle.share.sequence,
        bundle.share.mode,
        desk.election.kind,
    )
    content = container.write(
        bundles.files_of(bundle), lambda manifest: cms.sign(manifest, credential, at)
    )
    return {**_results(desk, folder), name: content}


def _bundle_of(desk: RecapDesk, count: int, sequence: int, began: str) -> DeskBundle:
    with desk.store.read() as books:
        told = parted(books.journal.lines())
        lines = tuple(line for _, of, line in told if of == OWN)[:count]
    heads = {line.desk: Head(line.desk, line.seq, line.hash) for line in lines}
    said = Share(
        desk.election.id,
        desk.pack.region,
        desk.election.mode,
        began,
        sequence,
        tuple(heads.values()),
        lines[-1].at,
    )
    return DeskBundle(said, lines)


def _results(desk: RecapDesk, folder: Path) -> dict[str, bytes]:
    """Return the bundles of TPS that the folder does not hold yet, by name."""
    with desk.store.read() as books:
        held = {
            names.tps_bundle(one.tps, one.sequence, desk.election.mode, one.kind): one
            for one in books.receipts.all()
            if one.by == _BUNDLE
        }
        return {
            name: books.receipts.content(one.sha256) or b""
            for name, one in held.items()
            if not (folder / name).exists()
        }


def take_in(desk: RecapDesk, bundle: DeskBundle, sha256: str, by: OfficerId) -> Taken:
    """Take in what another desk of this PPK shared, or nothing of it; a repeat is harmless.

    Refused K.062 where it does not go on from what was taken in before, K.063 where it rests on
    a third desk's file that is not here, K.064 where its journal is unlawful, K.002 where it is
    of another pack, K.050 while the recap is final.
    """
    recap, strands = desk.recap(), desk.standing.strands
    held, lines = strands.of(bundle.share.desk), bundle.journal
    name = name_of_desk(bundle.share.desk)
    again = held.shared.get(len(lines))
    if again is not None and again.hash == lines[-1].hash:
        return Taken(name, 0)
    new = lines[held.count :]
    known = lines[held.count - 1].hash if 0 < held.count <= len(lines) else ""
    if bundle.share.desk == strands.own.desk or known != held.hash or not new:
        raise Refused("K.062", desk=name)
    said = DeskMerged(bundle.share.desk, held.count + 1, len(lines), lines[-1].hash, sha256)
    preview = strands.copy()
    _play(preview, said.desk, new)
    theirs = preview.of(said.desk).recap
    if theirs is None or theirs.setup != recap.setup:
        raise Refused("K.002")
    at = desk.clock.now()
    with desk.store.write(said, by, at) as books:
        desk.standing.read(books.journal)
        preview = strands.copy()
        _play(preview, said.desk, new)
        joined = preview.advance(preview.own, said, at.isoformat(), by)
        books.journal.following = new
    changed = {
        place: column
        for place, column in joined.columns.items()
        if column != recap.columns.get(place)
    }
    disputed = (place for place, column in changed.items() if _is_disputed(column))
    return Taken(name, len(new), len(changed), tuple(sorted(disputed)))


def _is_disputed(column: Column) -> bool:
    """Tell whether another desk came to other figures, and nobody has decided yet."""
    return not column.decided.issuperset(column.desks_otherwise())


def _play(strands: Strands, desk: str, lines: tuple[Line, ...]) -> None:
    """Read the lines of another desk; Refused K.064 by the first that its journal cannot hold."""
    for line in lines:
        try:
            strands.read(desk, line)
        except Refused as news:
            if news.code == "K.063":
                raise
            raise Refused("K.064", desk=name_of_desk(desk), line=line.seq, why=news.code) from news
