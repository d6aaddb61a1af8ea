"""Setting a TPS desk up from its pack, and opening it again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.events import DeskSetUp
from kpps_desktop.domain.journal import DeskId
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.domain.places import Level, up
from kpps_desktop.exchange import container, packs
from kpps_desktop.exchange.packs import TpsPack
from kpps_desktop.formbook import load_profile, result_forms
from kpps_desktop.services.desk import Desk, record
from kpps_desktop.services.keys import Keys
from kpps_desktop.services.verifying import refuse_failing, verify_pack
from kpps_desktop.store import Store, file_url, open_store
from kpps_desktop.trust import keyring
from kpps_desktop.trust.keyring import Secrets
from kpps_desktop.trust.p12 import from_p12

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.trust.credentials import Credential
    from kpps_desktop.trust.keyring import Ring

BOOKS, RING, PACK = "buku.db", "kunci.json", "paket.asice"


def set_up(
    folder: Path,
    pack: bytes,
    code: str,
    pins: Mapping[OfficerId, str],
    clock: Clock,
) -> Desk:
    """Set a desk up: check the pack, open its credential, give each officer a PIN.

    Refused S.520 where the folder holds a desk already, S.521 where an officer of the pack has
    no PIN, or by whatever the pack or the code is faulty in; then nothing is left behind.
    """
    if folder.exists():
        raise Refused("S.520", folder=str(folder))
    refuse_failing(verify_pack(pack))
    opened = read_tps_pack(pack)
    missing = [officer.id for officer in opened.officers if officer.id not in pins]
    if missing or KETUA_KPPS not in pins:
        raise Refused("S.521", officer=(missing or [KETUA_KPPS])[0])
    database = keyring.new_database_key()
    ring = _ring(database, from_p12(opened.credential, code), code, pins)
    # A desk is there whole or not at all: a power cut leaves only what the next try clears.
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    Keys(part / RING).keep(ring)
    files.write(part / PACK, pack)
    begun = _desk(part, opened, pack, database, clock)
    _begin(begun, opened, pack, tuple(pins))
    begun.store.close()
    files.rename(part, folder)
    desk = _desk(folder, opened, pack, database, clock)
    desk.day()
    return desk


def open_desk(folder: Path, officer: OfficerId, pin: str, clock: Clock) -> Desk:
    """Open a desk that was set up, on an officer's PIN."""
    database = Keys(folder / RING).open(officer, pin, clock.now()).database
    pack = files.read(folder / PACK)
    desk = _desk(folder, read_tps_pack(pack), pack, database, clock)
    desk.day()
    return desk


def read_tps_pack(pack: bytes) -> TpsPack:
    """Read a TPS pack; Refused S.522 where it is another file or not whole."""
    held, faults = container.read(pack)
    opened, more = packs.read_pack(held.files) if held else (None, [])
    if faults or more or not isinstance(opened, TpsPack):
        raise Refused("S.522", faults=len(faults) + len(more))
    return opened


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


def _ring(
    database: bytes, credential: Credential, code: str, pins: Mapping[OfficerId, str]
) -> Ring:
    """Make the ring that code and PINs open; only the ketua's PIN leads to the signing key."""
    ring = keyring.new_ring(database, credential, code)
    held = Secrets(database, credential)
    for officer, pin in pins.items():
        ring = keyring.add_pin(ring, held, officer, pin, signs=officer == KETUA_KPPS)
    return ring


def _begin(desk: Desk, opened: TpsPack, pack: bytes, officers: tuple[OfficerId, ...]) -> None:
    """Write the first line and what the pack brings."""
    said = DeskSetUp(
        tps=desk.tps.kode,
        election=opened.election.id,
        kind=opened.election.kind,
        mode=Mode(opened.election.mode),
        pack=files.sha256(pack),
        contests={one.code: ",".join(map(str, one.numbers)) for one in desk.ballots},
        opening=desk.profile.opening_steps,
        officers=officers,
    )
    with record(desk, said, KETUA_KPPS) as books:
        books.packs.add(pack)
        for officer in opened.officers:
            books.people.add(officer.id, officer.name, "kpps")
        books.voters.add(opened.voters, up(desk.tps.kode, Level.DESA))
