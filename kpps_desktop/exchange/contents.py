"""What a container holds, told by its files: one of three packs or one of two bundles."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.exchange.shapes import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.exchange.shapes import Shape

T = TypeVar("T")

ELECTION, OFFICERS, CREDENTIAL = "election.json", "officers.json", "credential.p12"
VOTERS = "voters.json"
CERTIFICATES, REVOCATIONS, ROOTS = "certificates.json", "revocations.crl", "roots.pem"
UNITS, LISTS = "units.json", "revocations.json"
RESULT, JOURNAL = "result.json", "journal.jsonl"
INCIDENTS, CHECKLISTS = "incidents.json", "checklists.json"
RECAP, RECEIVED = "recap.json", "received.json"
DESK = "desk.json"
_FORM = re.compile(r"forms/[A-Za-z0-9._-]+\.pdf")


class Content(StrEnum):
    """The kinds of file that cross."""

    TPS_PACK = "paket-tps"
    PPK_PACK = "paket-ppk"
    REGION_PACK = "paket-kpu"
    """The pack of a recap at a KPU Kab/Kota or Provinsi."""
    TPS_BUNDLE = "hasil-tps"
    RECAP_BUNDLE = "rekap-kecamatan"
    """The bundle of a recap, of whatever level; the name is of the lowest, which came first."""
    DESK_BUNDLE = "meja-ppk"


FILES: Mapping[Content, tuple[str, ...]] = {
    Content.TPS_PACK: (VOTERS, ELECTION, OFFICERS, CREDENTIAL),
    Content.PPK_PACK: (CERTIFICATES, ELECTION, OFFICERS, CREDENTIAL, REVOCATIONS, ROOTS),
    Content.REGION_PACK: (UNITS, ELECTION, OFFICERS, CREDENTIAL, LISTS, ROOTS),
    Content.TPS_BUNDLE: (RESULT, JOURNAL, INCIDENTS, CHECKLISTS),
    Content.RECAP_BUNDLE: (RECAP, JOURNAL, RECEIVED),
    Content.DESK_BUNDLE: (DESK, JOURNAL),
}
"""The files each must hold; the first is the one by which it is known."""


def content_of(names: Iterable[str]) -> Content | None:
    """Tell what a container with these files is, or None where it is nothing of ours."""
    held = set(names)
    found = [content for content, files in FILES.items() if files[0] in held]
    return found[0] if len(found) == 1 else None


def forms_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the signed PDFs of a bundle by name, without their folder."""
    return {name.partition("/")[2]: held for name, held in files.items() if _FORM.fullmatch(name)}


def as_files(forms: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return signed PDFs as files of a bundle."""
    return {f"forms/{name}": held for name, held in forms.items()}


def file_faults(content: Content, names: Iterable[str]) -> list[Finding]:
    """Return what a container lacks, and what it holds that does not belong there."""
    held, wanted = set(names), set(FILES[content])
    bundle = content in (Content.TPS_BUNDLE, Content.RECAP_BUNDLE)
    extra = {name for name in held - wanted if not (bundle and _FORM.fullmatch(name) is not None)}
    return [
        *(Finding("X.131", where=name, facts={"name": name}) for name in sorted(wanted - held)),
        *(Finding("X.132", where=name, facts={"name": name}) for name in sorted(extra)),
    ]


class Opened:
    """The files of a pack or bundle while they are read, and every fault found in them."""

    def __init__(self, files: Mapping[str, bytes], content: Content) -> None:
        self.files = files
        self.findings = file_faults(content, files)

    def json(self, name: str, shape: Shape[T]) -> T | None:
        """Read a JSON file; None where it is absent or faulty."""
        if name not in self.files:
            return None
        read = load(self.files[name], shape, name)
        self.findings += read[1]
        return read[0]

    def bytes(self, name: str) -> bytes:
        """Return a file as it is; one that is absent is already told of."""
        return self.files.get(name, b"")

    def fault(self, code: str, where: str, **facts: str | int) -> None:
        """Note that files do not go together."""
        self.findings.append(Finding(code, where=where, facts=facts))
