"""ASiC-E containers: payload files, the manifest of their digests, and a signature over it.

`unzip`, `sha256sum` and `openssl cms -verify` check one by hand. A reader makes the container
again from its entries and compares every byte, so nothing in it can differ unseen.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.exchange import manifest, zips
from kpps_desktop.exchange.zips import Entry, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["SUFFIX", "Container", "Limits", "read", "write"]

SUFFIX = ".asice"
_MIMETYPE = Entry("mimetype", b"application/vnd.etsi.asic-e+zip")
_RESERVED = (_MIMETYPE.name, manifest.PATH, manifest.SIGNATURE_PATH)
_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Container:
    """A container as it came. One that has findings is for telling of, never for taking from.

    `manifest` are the bytes that `signature` (CMS, detached) signs; `sha256` (hex) is of the
    whole file, and is what the next bundle and the books remember it by.
    """

    files: Mapping[str, bytes]
    manifest: bytes
    signature: bytes
    sha256: str


def write(files: Mapping[str, bytes], sign: Callable[[bytes], bytes]) -> bytes:
    """Put files into a container; `sign` makes the detached signature over the manifest.

    ValueError where a file's name is not one that a reader would take.
    """
    for name in files:
        if not zips.is_safe(name, _LIMITS) or name.startswith("META-INF/") or name in _RESERVED:
            raise ValueError(name)
    listed = manifest.render({name: manifest.digest(files[name]) for name in files})
    return zips.pack(_arranged(files, listed, sign(listed)))


def read(data: bytes, limits: Limits = _LIMITS) -> tuple[Container | None, list[Finding]]:
    """Read a container and say all that is wrong with it; None where it cannot be read at all.

    That the signature holds, and whose it is, is for the caller to ask.
    """
    if findings := _too_large(data, limits) or _foreign(data):
        return None, findings
    entries, findings = zips.unpack(data, limits)
    if findings:
        return None, findings
    found = {entry.name: entry.content for entry in entries}
    files = {name: content for name, content in found.items() if name not in _RESERVED}
    listed = found.get(manifest.PATH, b"")
    signature = found.get(manifest.SIGNATURE_PATH, b"")
    findings = _content_faults(files, listed)
    if not signature:
        findings.append(Finding("X.117", where=manifest.SIGNATURE_PATH))
    offset = zips.differs_at(data, zips.pack(_arranged(files, listed, signature)))
    if offset is not None:
        findings.append(Finding("X.110", facts={"at": offset}))
    if not listed or not signature:
        return None, findings
    return Container(files, listed, signature, hashlib.sha256(data).hexdigest()), findings


def _arranged(files: Mapping[str, bytes], listed: bytes, signature: bytes) -> list[Entry]:
    return [
        _MIMETYPE,
        *(Entry(name, files[name]) for name in sorted(files)),
        Entry(manifest.PATH, listed),
        Entry(manifest.SIGNATURE_PATH, signature),
    ]


def _too_large(data: bytes, limits: Limits) -> list[Finding]:
    if len(data) <= limits.total:
        return []
    return [Finding("X.101", facts={"most": limits.total})]


def _foreign(data: bytes) -> list[Finding]:
    """Refuse at once what is of another kind, empty, or put behind something else."""
    named = _MIMETYPE.name.encode() + _MIMETYPE.content
    return [] if data.startswith(named, zips.HEADER) else [Finding("X.102")]


def _content_faults(files: Mapping[str, bytes], listed: bytes) -> list[Finding]:
    if not listed:
        return [Finding("X.112", where=manifest.PATH)]
    digests = manifest.parse(listed)
    if digests is None:
        return [Finding("X.113", where=manifest.PATH)]
    digested = {name: manifest.digest(content) for name, content in files.items()}
    altered = [name for name in files if digests.get(name, digested[name]) != digested[name]]
    missing = [name for name in digests if name not in files]
    extra = [name for name in files if name not in digests]
    return [
        Finding(code, where=zips.shown(name), facts={"name": zips.shown(name)})
        for code, names in (("X.114", altered), ("X.115", missing), ("X.116", extra))
        for name in names
    ]
