"""Setting a TPS desk up from its pack, and opening it again."""

from __future__ import annotations

import re
import shutil
from types import MappingProxyType
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.events import DeskSetUp
from kpps_desktop.domain.journal import DeskId, canonical
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_KPPS, OfficerId
from kpps_desktop.domain.places import Level, up
from kpps_desktop.exchange.packs import TpsPack
from kpps_desktop.formbook import load_profile, result_forms
from kpps_desktop.services.folders import NAMES, PACK, TPS_FILES
from kpps_desktop.services.keys import Keys
from kpps_desktop.services.kpps.desk import Desk, record
from kpps_desktop.services.packed import read_kind
from kpps_desktop.services.texts import refuse_unfit_name
from kpps_desktop.services.verifying import refuse_failing, verify_pack
from kpps_desktop.store import Store, file_url, open_store
from kpps_desktop.trust import keyring
from kpps_desktop.trust.keyring import Secrets
from kpps_desktop.trust.p12 import from_p12

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.trust.keyring import Cost, Ring

_KPPS = re.compile(r"KPPS-[1-9]")
BOOKS, RING = TPS_FILES.books, TPS_FILES.ring
NOBODY: Mapping[OfficerId, str] = MappingProxyType({})


def set_up(
    folder: Path,
    pack: bytes,
    code: str,
    pins: Mapping[OfficerId, str],
    clock: Clock,
    cost: Cost | None = None,
    names: Mapping[OfficerId, str] = NOBODY,
) -> Desk:
    """Set a desk up: check the pack, open its credential, give each officer a PIN.

    `cost` is what a try of a PIN costs (by default what `Cost` says); `names` are of officers
    whom the pack does not name, or who stand in for those it names.

    Refused S.520 where the folder holds a desk already, S.521 where an officer of the pack has
    no PIN, S.524 where a PIN is for somebody who is no KPPS officer, S.519 for a name that is
    none, or by whatever the pack or the code is faulty in; then nothing is left behind.
    """
    if folder.exists():
        raise Refused("S.520", folder=str(folder))
    refuse_failing(verify_pack(pack))
    opened = read_tps_pack(pack)
    _refuse_officers(opened, pins, names)
    database = keyring.new_database_key()
    ring = _new_ring(opened, code, database, pins, cost)
    # A desk is there whole or not at all: a power cut leaves only what the next try clears.
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    Keys(part / RING).keep(ring)
    files.write(part / PACK, pack)
    _keep_names(part, names)
    begun = _desk(part, opened, pack, database, clock)
    with begun.store:
        _begin(begun, opened, pack, pins, names)
    files.rename(part, folder)
    desk = _desk(folder, opened, pack, database, clock)
    desk.day()
    return desk


def open_desk(folder: Path, officer: OfficerId, pin: str, clock: Clock) -> Desk:
    """Open a desk that was set up, on an officer's PIN.

    Refused by a wrong PIN (T.222 to T.225), or S.525 where another pack was put in its folder.
    """
    database = Keys(folder / RING).open(officer, pin, clock.now()).database
    return _opened(folder, database, files.read(folder / PACK), clock)


def open_by_code(folder: Path, code: str, pack: bytes, clock: Clock) -> Desk:
    """Open a desk that was set up, on the activation code of the pack it was set up from.

    Refused T.201 to T.203 for a mistyped code, T.224 for another desk's, S.525 for another pack.
    """
    return _opened(folder, Keys(folder / RING).open_with_code(code).database, pack, clock)


def _opened(folder: Path, database: bytes, pack: bytes, clock: Clock) -> Desk:
    desk = _desk(folder, read_tps_pack(pack), pack, database, clock)
    try:
        _refuse_other_pack(desk, pack, folder)
    except BaseException:
        desk.store.close()
        raise
    return desk


def renew_pin(folder: Path, code: str, officer: OfficerId, pin: str) -> None:
    """Give an officer of a desk a new PIN, on the activation code: a PIN can be forgotten.

    Refused T.201 to T.203 for a mistyped code, T.224 for another desk's, T.222 for somebody
    who is no officer of this one, T.211 to T.214 for a weak PIN.
    """
    keys = Keys(folder / RING)
    ring, held = keys.ring(), keys.open_with_code(code)
    if officer not in ring.officers:
        raise Refused("T.222", officer=officer)
    keys.keep(_ring(ring, held, {officer: pin}))


def read_tps_pack(pack: bytes) -> TpsPack:
    """Read a TPS pack; Refused S.522 where it is another file or not whole."""
    return read_kind(pack, TpsPack)


def _keep_names(folder: Path, names: Mapping[OfficerId, str]) -> None:
    if names:
        files.write(folder / NAMES, canonical(dict(names)))


def _refuse_other_pack(desk: Desk, pack: bytes, folder: Path) -> None:
    if desk.day().setup.pack != files.sha256(pack):
        raise Refused("S.525", folder=str(folder))


def _desk(folder: Path, opened: TpsPack, pack: bytes, database: bytes, clock: Clock) -> Desk:
    election, tps = opened.election, opened.tps
    digest = files.sha256(pack)
    name = DeskId(f"TPS-{tps.kode}-{election.kind}-{digest[:8]}")
    folder.mkdir(parents=True, exist_ok=True)
    store: Store = open_store(file_url(folder / BOOKS), name, database)
    return Desk(
        store,
        clock,
        Keys(folder / RING),
        election,
        tps,
        load_profile(election.profile),
        result_forms(election.profile),
    )


def _refuse_officers(
    opened: TpsPack, pins: Mapping[OfficerId, str], names: Mapping[OfficerId, str]
) -> None:
    wanted = dict.fromkeys((KETUA_KPPS, *(officer.id for officer in opened.officers)))
    missing = [one for one in wanted if one not in pins]
    if missing:
        raise Refused("S.521", officer=", ".join(missing))
    for officer in pins:
        if not _KPPS.fullmatch(officer):
            raise Refused("S.524", officer=officer)
    for name in names.values():
        refuse_unfit_name(name)


def _new_ring(
    opened: TpsPack,
    code: str,
    database: bytes,
    pins: Mapping[OfficerId, str],
    cost: Cost | None,
) -> Ring:
    credential = from_p12(opened.credential, code)
    ring = keyring.new_ring(database, credential, code, cost)
    return _ring(ring, Secrets(database, credential), pins)


def _ring(ring: Ring, held: Secrets, pins: Mapping[OfficerId, str]) -> Ring:
    """Give officers their way in; only the ketua's PIN leads to the signing key."""
    for officer, pin in pins.items():
        ring = keyring.add_pin(ring, held, officer, pin, signs=officer == KETUA_KPPS)
    return ring


def _begin(
    desk: Desk,
    opened: TpsPack,
    pack: bytes,
    officers: Iterable[OfficerId],
    names: Mapping[OfficerId, str],
) -> None:
    """Write the first line and what the pack brings."""
    named = {officer.id: officer.name for officer in opened.officers} | dict(names)
    said = DeskSetUp(
        tps=desk.tps.kode,
        election=opened.election.id,
        kind=opened.election.kind,
        mode=Mode(opened.election.mode),
        pack=files.sha256(pack),
        contests={one.code: ",".join(map(str, one.numbers)) for one in desk.ballots},
        opening=desk.profile.opening_steps,
        officers=tuple(officers),
    )
    with record(desk, said, KETUA_KPPS) as books:
        books.packs.add(pack)
        for officer, name in named.items():
            books.people.add(officer, name, "kpps")
        books.voters.add(opened.voters, up(desk.tps.kode, Level.DESA))
