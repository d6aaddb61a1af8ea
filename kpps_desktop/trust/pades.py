"""Signatures inside PDFs (PAdES-B, ETSI EN 319 142-1), seen by any PDF reader.

All fields are made before the first signature: one made later would be a change to what was
already signed. Every signature is an incremental update, so the paper's own bytes stay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from asn1crypto import parser

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import cms
from kpps_desktop.trust.facts import Fact, fails, holds
from kpps_desktop.trust.foreign import refusing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kpps_desktop.trust.certificates import Certificate
    from kpps_desktop.trust.cms import CmsReport
    from kpps_desktop.trust.credentials import Credential
    from kpps_desktop.trust.pdf_marks import Field, Mark

_LARGEST = 16 * 1024 * 1024
_ENDS = 4
_SLACK = 8
"""An ECDSA signature in DER is at most this much longer than another."""


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """One signature of a PDF: its facts, who signed, and when by his own clock."""

    field: str
    facts: tuple[Fact, ...]
    certificate: Certificate | None
    chain: tuple[Certificate, ...]
    at: datetime | None


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What was found in a PDF: facts of the file, its signatures in signing order, its title."""

    facts: tuple[Fact, ...]
    signatures: tuple[PdfSignature, ...] = ()
    title: str = ""
    subject: str = ""


def prepare(pdf: bytes, fields: Sequence[Field]) -> bytes:
    """Append empty signature fields to an unsigned PDF.

    Refused T.401 where the PDF cannot be read, T.404 where it is signed already.
    """
    with refusing("T.401"):
        signed = _pyhanko().fields_of(pdf, filled=True)
    if signed:
        raise Refused("T.404", field=signed[0])
    with refusing("T.401"):
        prepared: bytes = _pyhanko().add_fields(pdf, fields)
    return prepared


def sign(pdf: bytes, field: str, credential: Credential, mark: Mark) -> bytes:
    """Sign a PDF into one of its empty fields; the same input gives the same bytes.

    Refused T.401 where the PDF cannot be read, T.402 where it has no such field, T.403 where
    the field is filled already.
    """
    with refusing("T.401"):
        filled = _pyhanko().fields_of(pdf, filled=True)
        empty = _pyhanko().fields_of(pdf, filled=False)
    if field in filled:
        raise Refused("T.403", field=field)
    if field not in empty:
        raise Refused("T.402", field=field)

    rootless = _without_root(credential)

    def seal(digest: bytes) -> bytes:
        # PAdES tells the time in the PDF's signature dictionary, not in the CMS.
        return cms.sign_digest(digest, rootless, None)

    room = len(seal(bytes(32))) + _SLACK
    with refusing("T.401"):
        signed: bytes = _pyhanko().embed(pdf, field, mark, room, seal)
    return signed


def inspect(pdf: bytes) -> PdfReport:
    """Read the signatures of a PDF, whatever it is; each fact stands by itself."""
    if len(pdf) > _LARGEST:
        return PdfReport((fails("pdf_readable", "F.404", most=_LARGEST >> 20),))
    try:
        with refusing("T.401"):
            found, title, subject = _pyhanko().embedded(pdf)
    except Refused:
        return PdfReport((fails("pdf_readable", "F.402"),))
    readable = holds("pdf_readable", "F.401")
    if not found:
        return PdfReport((readable, fails("pdf_signed", "F.403")))
    signatures = tuple(_judged(pdf, one, found[-1]) for one in found)
    signed = holds("pdf_signed", "F.405", count=len(signatures))
    return PdfReport((readable, signed), signatures, title, subject)


def _without_root(credential: Credential) -> Credential:
    # NSS, which poppler asks, calls the second signature that brings a root it already holds
    # "corrupted data"; a reader must know the root from elsewhere anyway.
    chain = tuple(one for one in credential.chain if one.issuer != one.subject)
    return replace(credential, chain=chain)


def _pyhanko() -> Any:  # noqa: ANN401 - loading it is put off; its functions are annotated there
    return import_module("kpps_desktop.trust.pades_pyhanko")


def _judged(pdf: bytes, found: Any, last: Any) -> PdfSignature:  # noqa: ANN401
    ranges = found.ranges
    framed = _framed(pdf, ranges)
    data = pdf[: ranges[1]] + pdf[ranges[2] : ranges[2] + ranges[3]] if framed else b""
    signature, padding = _unpadded(found.contents)
    report = cms.inspect(signature, data)
    gap = b"<" + found.contents.hex().upper().encode() + b">"
    if not framed or pdf[ranges[1] : ranges[2]] != gap or padding.strip(b"\0"):
        report = _inexact(report)
    facts = (*report.facts, _covers(pdf, found, last, framed=framed))
    return PdfSignature(found.field, facts, report.certificate, report.chain, found.at)


def _framed(pdf: bytes, ranges: tuple[int, ...]) -> bool:
    """Tell whether a signature covers one stretch from the start, but for its own bytes."""
    if len(ranges) != _ENDS or ranges[0] != 0:
        return False
    _, first, start, length = ranges
    return 0 < first < start and length > 0 and start + length <= len(pdf)


def _unpadded(contents: bytes) -> tuple[bytes, bytes]:
    try:
        with refusing("T.401"):
            size: int = parser.peek(contents)
    except Refused:
        size = len(contents)
    return contents[:size], contents[size:]


def _inexact(report: CmsReport) -> CmsReport:
    others = tuple(fact for fact in report.facts if fact.name != "signature_exact")
    return replace(report, facts=(*others, fails("signature_exact", "F.232")))


def _covers(pdf: bytes, found: Any, last: Any, *, framed: bool) -> Fact:  # noqa: ANN401
    facts = {"field": found.field}
    if framed and found.ranges[2] + found.ranges[3] == len(pdf):
        return holds("covers_file", "F.411", **facts)
    if framed and found is not last and found.only_signed_after:
        return holds("covers_file", "F.413", **facts)
    return fails("covers_file", "F.412", **facts)
