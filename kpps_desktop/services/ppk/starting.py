"""Setting a recap desk up with PINs, and opening it again with one."""

from __future__ import annotations

import re
import shutil
from types import MappingProxyType
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.levels import ketua_of, side_of
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap.events import RecapOfficersSet
from kpps_desktop.services.desk_names import fit_name
from kpps_desktop.services.finding import name_kept
from kpps_desktop.services.folders import NAMES, PACK, RECAP_FILES, SEAT
from kpps_desktop.services.ppk.addresses import keys_beside
from kpps_desktop.services.ppk.desk import begin_at, record
from kpps_desktop.services.ppk.pack import read_recap_pack
from kpps_desktop.services.texts import refuse_unfit_name
from kpps_desktop.services.verifying import refuse_failing, verify_pack
from kpps_desktop.store import file_url, has_books, shown
from kpps_desktop.trust import keyring
from kpps_desktop.trust.keyring import Secrets
from kpps_desktop.trust.p12 import from_p12

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.exchange.packs import RecapPack
    from kpps_desktop.services.keys import Keys
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.trust.keyring import Cost, Ring

BOOKS = RECAP_FILES.books
_OFFICER = re.compile(r"PPK-[1-5]|KPU-[1-7]|OP-[1-9][0-9]?")
"""A KPU provinsi has up to seven members."""
NOBODY: Mapping[OfficerId, str] = MappingProxyType({})


def set_up(  # noqa: PLR0913 - all that a desk is made of, each by its name
    folder: Path,
    pack: bytes,
    code: str,
    pins: Mapping[OfficerId, str],
    clock: Clock,
    *,
    url: str = "",
    name: str = "",
    names: Mapping[OfficerId, str] = NOBODY,
    cost: Cost | None = None,
) -> RecapDesk:
    """Set a recap desk up: check the pack, open its credential, give each officer a PIN.

    The books lie in the folder, where the command line finds them too (`--db FOLDER/rekap.db`),
    or at `url` on a server; keyring, pack and `name` (of this desk among others) always lie in
    it. `names` are of officers whom the pack does not name, or who stand in for those it names.

    Refused S.520 where the folder holds a desk already, S.745 where ketua, or whom the pack
    names, has no PIN, S.746 for somebody who is no officer here, S.519 or S.282 for what is no
    name, K.002 for another pack's recap, or by faulty pack or code; nothing is left behind.
    """
    if folder.exists():
        raise Refused("S.520", folder=str(folder))
    refuse_failing(verify_pack(pack))
    opened, own = read_recap_pack(pack), fit_name(name)
    _refuse_officers(opened, pins, names)
    secrets = Secrets(keyring.new_database_key(), from_p12(opened.credential, code))
    # A desk is there whole or not at all: a power cut leaves only what the next try clears.
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    _keys(part).keep(_new_ring(secrets, code, pins, ketua_of(opened.region), cost))
    kept = {PACK: pack, NAMES: canonical({**_named(opened), **names}), SEAT: own.encode()}
    for file, held in kept.items():
        files.write(part / file, held)
    begun = _desk(part, opened, pack, secrets, url, clock)
    with begun.store:  # closed before its folder is renamed
        _name_officers(begun, pins, names)
    files.rename(part, folder)
    return _desk(folder, opened, pack, secrets, url, clock)


def open_desk(
    folder: Path, officer: OfficerId, pin: str, clock: Clock, *, url: str = "", name: str = ""
) -> RecapDesk:
    """Open a desk that was set up, on an officer's PIN; only the ketua's can sign.

    `url` is of the server, where the books lie on one; there the desk takes `name` from now on,
    if there is one. Refused by a wrong PIN (T.222 to T.225), S.747 where the recap was begun from
    another pack than lies in the folder, S.749 where there is none: an address that was mistyped,
    or a file that is gone, is no new recap; S.766 where a living desk has the name.
    """
    given = fit_name(name)
    pack = files.read(folder / PACK)
    secrets = _keys(folder).open(officer, pin, clock.now())
    books = folder / BOOKS
    found = has_books(url) if url else books.exists()
    if not found:
        raise Refused("S.749", books=shown(url) if url else str(books))
    try:
        desk = _desk(folder, read_recap_pack(pack), pack, secrets, url, clock, given)
    except Refused as news:
        if news.code == "K.002":
            raise Refused("S.747", folder=str(folder)) from news
        raise
    if given:
        files.write(folder / SEAT, given.encode())
    return desk


def renew_pin(folder: Path, code: str, officer: OfficerId, pin: str) -> None:
    """Give an officer of a desk a new PIN, on the activation code: a PIN can be forgotten.

    Refused T.201 to T.203 for a mistyped code, T.224 for another desk's, T.222 for somebody who
    is no officer of this one, T.211 to T.214 for a weak PIN.
    """
    keys = _keys(folder)
    ring, held = keys.ring(), keys.open_with_code(code)
    if officer not in ring.officers:
        raise Refused("T.222", officer=officer)
    ketua = ketua_of(read_recap_pack(files.read(folder / PACK)).region)
    keys.keep(_ring(ring, held, {officer: pin}, ketua))


def _keys(folder: Path) -> Keys:
    return keys_beside(folder / BOOKS)


def _desk(
    folder: Path,
    opened: RecapPack,
    pack: bytes,
    secrets: Secrets,
    url: str,
    clock: Clock,
    name: str = "",
) -> RecapDesk:
    return begin_at(
        opened,
        pack,
        url or file_url(folder / BOOKS),
        None if url else secrets.database,
        clock,
        credential=secrets.credential,
        keys=_keys(folder),
        name=name or name_kept(folder),
        sits=True,
    )


def _name_officers(
    desk: RecapDesk, pins: Mapping[OfficerId, str], names: Mapping[OfficerId, str]
) -> None:
    with record(desk, RecapOfficersSet(tuple(pins)), desk.ketua) as books:
        for officer, name in names.items():
            side = "operator" if officer.startswith("OP-") else side_of(desk.pack.region).lower()
            books.people.add(officer, name, side)


def _named(opened: RecapPack) -> dict[OfficerId, str]:
    return {one.id: one.name for one in opened.officers}


def _refuse_officers(
    opened: RecapPack, pins: Mapping[OfficerId, str], names: Mapping[OfficerId, str]
) -> None:
    for officer in (ketua_of(opened.region), *_named(opened)):
        if officer not in pins:
            raise Refused("S.745", officer=officer)
    for officer in pins:
        if not _is_officer(opened, officer):
            raise Refused("S.746", officer=officer)
    for officer, name in names.items():
        if officer not in pins:
            raise Refused("S.745", officer=officer)
        refuse_unfit_name(name)


def _is_officer(opened: RecapPack, officer: OfficerId) -> bool:
    side = officer.partition("-")[0]
    return bool(_OFFICER.fullmatch(officer)) and side in {side_of(opened.region), "OP"}


def _new_ring(
    secrets: Secrets,
    code: str,
    pins: Mapping[OfficerId, str],
    ketua: OfficerId,
    cost: Cost | None,
) -> Ring:
    if secrets.credential is None:
        raise Refused("S.743")
    ring = keyring.new_ring(secrets.database, secrets.credential, code, cost)
    return _ring(ring, secrets, pins, ketua)


def _ring(ring: Ring, held: Secrets, pins: Mapping[OfficerId, str], ketua: OfficerId) -> Ring:
    """Give officers their way in; only the ketua's PIN leads to the signing key."""
    for officer, pin in pins.items():
        ring = keyring.add_pin(ring, held, officer, pin, signs=officer == ketua)
    return ring
