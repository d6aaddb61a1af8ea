"""The only module that imports pyHanko, which takes half a second: `pades` loads it when needed."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import (
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
    enumerate_sig_fields,
)
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, extract_contents

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust.foreign import refusing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from kpps_desktop.trust.pdf_marks import Field, Mark

_MOST = 64
"""Signature fields looked at: our papers have a dozen; a hostile one had 200,000."""

# What it complains of is told as facts, in the officers' words.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Embedded:
    """A signature as it stands in a PDF, with nothing judged but what came after it."""

    field: str
    contents: bytes
    ranges: tuple[int, ...]
    at: datetime | None
    only_signed_after: bool


class _Writer(IncrementalPdfFileWriter):
    """Appends to a PDF without a trace of this machine: same input, same bytes."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(BytesIO(pdf))
        first, _ = self._document_id
        second = generic.ByteStringObject(hashlib.sha256(pdf).digest()[:16])
        self._document_id = generic.ArrayObject([first, second])

    def _update_meta(self) -> None:
        # Upstream writes the computer's own clock as ModDate; the time that counts is the
        # signing time, and in a simulated day the clock is another.
        pass


def fields_of(pdf: bytes, *, filled: bool) -> tuple[str, ...]:
    """Return the names of the signature fields that are filled, or empty."""
    found = _fields(PdfFileReader(BytesIO(pdf)), filled=filled)
    return tuple(name for name, _, _ in found)


def add_fields(pdf: bytes, fields: Iterable[Field]) -> bytes:
    """Append empty signature fields."""
    writer = _Writer(pdf)
    for field in fields:
        append_signature_field(writer, SigFieldSpec(field.name, on_page=field.page, box=field.box))
    written = BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]
    return written.getvalue()


def embed(pdf: bytes, field: str, mark: Mark, room: int, sign: Callable[[bytes], bytes]) -> bytes:
    """Fill a signature field: `sign` makes of the document's SHA-256 a CMS of ≤ `room` bytes."""
    writer = _Writer(pdf)
    steps = PdfCMSEmbedder().write_cms(field, writer, existing_fields_only=True)
    widget = next(steps).get_object()
    if mark.stamp is not None:
        _draw(writer, widget, mark.stamp)
    placeholder = SignatureObject(
        timestamp=mark.at,
        subfilter=SigSeedSubFilter.PADES,
        name=mark.name or None,
        reason=mark.reason or None,
        location=mark.location or None,
        bytes_reserved=2 * room,
    )
    steps.send(SigObjSetup(sig_placeholder=placeholder))
    prepared, written = steps.send(SigIOSetup(md_algorithm="sha256"))
    steps.send(sign(prepared.document_digest))
    signed: bytes = written.getvalue()
    return signed


_MOST_SAID = 200


def embedded(pdf: bytes) -> tuple[tuple[Embedded, ...], str, str]:
    """Return the signatures of a PDF in the order they were made, its title and its subject."""
    reader = PdfFileReader(BytesIO(pdf))
    found = [
        _embedded(reader, name, value.get_object(), field)
        for name, value, field in _fields(reader, filled=True)
    ]
    ordered = tuple(sorted(found, key=lambda one: one.ranges[2:]))
    return ordered, _said(reader, "/Title"), _said(reader, "/Subject")


def _said(reader: PdfFileReader, key: str) -> str:
    """Return a text that a PDF says of itself, or nothing."""
    try:
        with refusing("T.401"):
            return str(reader.trailer["/Info"][key])[:_MOST_SAID]
    except (KeyError, Refused):
        return ""


def _fields(reader: PdfFileReader, *, filled: bool) -> list[tuple[str, Any, Any]]:
    found = list(islice(enumerate_sig_fields(reader, filled_status=filled), _MOST + 1))
    if len(found) > _MOST:
        raise Refused("T.401")
    return found


def _embedded(reader: PdfFileReader, name: str, value: Any, field: Any) -> Embedded:  # noqa: ANN401
    try:
        with refusing("T.401"):
            signature = EmbeddedPdfSignature(reader, field, name)
            signature.compute_integrity_info()  # type: ignore[no-untyped-call]
            later = signature.diff_result
    except Refused:
        later = None
    moment = value.get("/M")
    return Embedded(
        field=name,
        contents=extract_contents(value),
        ranges=tuple(int(one) for one in value["/ByteRange"]),
        at=None if moment is None else generic.parse_pdf_date(moment),
        only_signed_after=isinstance(later, DiffResult)
        and later.modification_level <= ModificationLevel.FORM_FILLING,
    )


def _draw(writer: _Writer, widget: Any, stamp: bytes) -> None:  # noqa: ANN401
    """Show the stamp's first page in the field's box; the viewer scales it to fit."""
    drawn = writer.import_page_as_xobject(PdfFileReader(BytesIO(stamp)))
    widget["/AP"] = generic.DictionaryObject({generic.pdf_name("/N"): drawn})  # type: ignore[no-untyped-call]
    writer.update_container(widget)
