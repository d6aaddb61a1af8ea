"""Signatures inside PDFs that poppler accepts, and of which no byte can change unseen."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates, pades
from kpps_desktop.trust.facts import failing
from kpps_desktop.trust.pdf_marks import Field, Mark
from tests.trust import pki
from tests.trust.pki import refused
from tests.trust.strategies import flipped, spoiled

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.trust.pades import PdfReport


def paper(pages: int = 2, *, solid: bool = False) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(300, 400), invariant=1)
    for page in range(pages):
        canvas.drawString(40, 300, f"MODEL C.HASIL SALINAN, {page + 1}")
        if solid:
            canvas.rect(0, 0, 300, 400, fill=1)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


PAPER = paper()
FIELDS = (Field("KPPS-1"), Field("KPPS-2", page=1, box=(40, 40, 140, 90)))
LATER = pki.ELECTION_DAY + timedelta(minutes=10)
STAMP = paper(1, solid=True)
PREPARED = pades.prepare(PAPER, FIELDS)
ONCE = pades.sign(PREPARED, "KPPS-1", pki.tps(), Mark(pki.ELECTION_DAY, "Ani", "Penetapan"))
TWICE = pades.sign(ONCE, "KPPS-2", pki.tps(), Mark(LATER, stamp=STAMP))


def good(report: PdfReport) -> bool:
    worded = [pki.all_hold(report.facts)]
    worded += [pki.all_hold(one.facts) for one in report.signatures]
    return all(worded)


@pytest.fixture(scope="module")
def nss(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an NSS database that trusts our root, as the guide tells."""
    folder = tmp_path_factory.mktemp("nss")
    (folder / "root.pem").write_bytes(certificates.to_pem(pki.root().certificate))
    pki.run(folder, "certutil -N -d sql:. --empty-password")
    pki.run(folder, "certutil -A -d sql:. -n root -t CT,C,C -i root.pem")
    return folder


def pdfsig(nss: Path, pdf: bytes) -> str:
    (nss / "paper.pdf").write_bytes(pdf)
    return pki.attempted(nss, "pdfsig -nssdir sql:. paper.pdf")[1]


def test_poppler_accepts_both_signatures(nss: Path) -> None:
    said = pdfsig(nss, TWICE)
    assert said.count("Signature is Valid.") == 2
    assert said.count("Certificate is Trusted.") == 2
    assert said.count("ETSI.CAdES.detached") == 2
    assert said.count("Signer Certificate Common Name: TPS 3101011001001") == 2
    assert "Total document signed" in said


def test_poppler_finds_a_flipped_byte(nss: Path) -> None:
    at = ONCE.index(b"MediaBox")
    assert "Digest Mismatch" in pdfsig(nss, flipped(ONCE, at))


def test_a_signed_pdf_tells_who_signed_and_when() -> None:
    report = pades.inspect(TWICE)
    assert good(report)
    first, second = report.signatures
    assert (first.field, first.at, second.field, second.at) == (
        *("KPPS-1", pki.ELECTION_DAY),
        *("KPPS-2", LATER),
    )
    assert first.certificate == pki.tps().certificate
    assert second.chain == (pki.issuer().certificate,)
    assert pki.told(first.facts)["covers_file"] == (True, "F.413")
    assert pki.told(second.facts)["covers_file"] == (True, "F.411")


def test_the_papers_own_bytes_stay_and_the_result_is_always_the_same() -> None:
    assert PREPARED.startswith(PAPER)
    assert TWICE.startswith(ONCE)
    assert ONCE.startswith(PREPARED)
    again = pades.sign(ONCE, "KPPS-2", pki.tps(), Mark(LATER, stamp=STAMP))
    assert again == TWICE
    assert len(ONCE) - len(PREPARED) < 9_000


def test_the_stamp_shows_in_its_box() -> None:
    def ink(pdf: bytes) -> int:
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        page = document[1]
        bitmap = page.render(scale=1, may_draw_forms=True)
        box = bitmap.to_pil().convert("L").crop((40, 310, 140, 360))
        dark = sum(box.histogram()[:128])
        bitmap.close()
        page.close()
        document.close()
        return dark

    assert ink(ONCE) == 0
    assert ink(TWICE) > 4_500


def test_fields_are_refused_once_something_is_signed() -> None:
    with refused("T.404"):
        pades.prepare(ONCE, [Field("KPPS-3")])
    with refused("T.403"):
        pades.sign(ONCE, "KPPS-1", pki.tps(), Mark(LATER))
    with refused("T.402"):
        pades.sign(ONCE, "KPPS-3", pki.tps(), Mark(LATER))
    for junk in (b"", b"%PDF-1.4\n", PAPER[:200]):
        with refused("T.401"):
            pades.sign(junk, "KPPS-1", pki.tps(), Mark(LATER))
        with refused("T.401"):
            pades.prepare(junk, FIELDS)


def test_every_flipped_byte_of_the_signatures_own_place_is_found() -> None:
    start = TWICE.rindex(b"/Contents <") + len(b"/Contents ")
    end = TWICE.index(b">", start)
    for at in (*range(start, start + 40), *range(end - 40, end + 1)):
        for bit in (0, 5):
            assert not good(pades.inspect(flipped(TWICE, at, bit))), at


@given(st.integers(0, len(TWICE) - 1), st.integers(0, 7))
def test_a_flipped_byte_anywhere_is_found(at: int, bit: int) -> None:
    assert not good(pades.inspect(flipped(TWICE, at, bit)))


def test_anything_after_the_last_signature_is_found() -> None:
    for more in (b"\n", b"\0" * 100, PAPER, TWICE[len(ONCE) :]):
        report = pades.inspect(TWICE + more)
        assert not good(report)


def test_a_page_changed_between_two_signatures_is_found() -> None:
    changed = ONCE + PAPER[PAPER.index(b"\n", 10) :]
    for forged in (changed, _with_a_new_page_text(ONCE)):
        assert not good(pades.inspect(forged))
        assert not good(pades.inspect(_signed_again(forged)))


def _with_a_new_page_text(pdf: bytes) -> bytes:
    """Append an incremental update in which a page's size is another."""
    number = 4
    while f"\n{number} 0 obj".encode() not in pdf or b"/MediaBox" not in _object(pdf, number):
        number += 1
    changed = _object(pdf, number).replace(b"300 400", b"300 100")
    root = pdf[pdf.rindex(b"/Root") :].split(b"R")[1].decode("ascii")
    before = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    size = 1 + max(int(one) for one in _numbers(pdf))
    at = len(pdf)
    body = changed + b"endobj\n"
    table = f"xref\n{number} 1\n{at:010} 00000 n \ntrailer\n<< /Size {size} /Root{root}R"
    rest = f" /Prev {before} >>\nstartxref\n{at + len(body)}\n%%EOF\n"
    return pdf + body + (table + rest).encode()


def _object(pdf: bytes, number: int) -> bytes:
    start = pdf.rindex(f"\n{number} 0 obj".encode()) + 1
    return pdf[start : pdf.index(b"endobj", start)]


def _numbers(pdf: bytes) -> list[bytes]:
    return [part.split()[-2] for part in pdf.split(b" obj")[:-1] if len(part.split()) > 1]


def _signed_again(pdf: bytes) -> bytes:
    try:
        return pades.sign(pdf, "KPPS-2", pki.tps(), Mark(LATER))
    except Refused:
        return pdf


@given(spoiled(TWICE) | spoiled(PAPER) | st.binary(max_size=300))
def test_a_spoiled_pdf_gives_facts(pdf: bytes) -> None:
    if pdf == TWICE:
        return
    report = pades.inspect(pdf)
    assert not good(report)
    assert failing((*report.facts, *(fact for one in report.signatures for fact in one.facts)))


def test_what_is_no_signed_pdf_is_told() -> None:
    assert pki.told(pades.inspect(b"%PDF-1.7 hello").facts) == {"pdf_readable": (False, "F.402")}
    assert pki.told(pades.inspect(PREPARED).facts) == {
        "pdf_readable": (True, "F.401"),
        "pdf_signed": (False, "F.403"),
    }
    huge = bytes(17 * 1024 * 1024)
    assert pki.told(pades.inspect(huge).facts) == {"pdf_readable": (False, "F.404")}


def made_of(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Write a PDF of these objects, the first of them its root."""
    pdf, offsets = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    start = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n" % (size, table)
    end = b"<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(pdf))
    return pdf + start + end


ROOT = (b"<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")
FORM = (b"<</Fields[4 0 R]>>", b"<</T(a)/FT/Sig/V 5 0 R>>")


@pytest.mark.parametrize(
    "pdf",
    [
        made_of(*ROOT, b"<</Fields[4 0 R]>>", b"<</T(a)/FT/Sig/Kids[4 0 R]>>"),
        made_of(*ROOT, b"[" * 100_000 + b"]" * 100_000),
        made_of(*ROOT, b"<</Fields[" + b" 4 0 R" * 100_000 + b"]>>", *FORM[1:], b"<<>>"),
        made_of(*ROOT, trailer=b"/Prev 9"),
        made_of(*ROOT, *FORM, b"<</ByteRange[0 -5 -9 3]/Contents<3000>>>"),
        made_of(*ROOT, *FORM, b"<</ByteRange[0 9 99999999999 99999999999]/Contents<3000>>>"),
        made_of(*ROOT, *FORM, b"<</ByteRange[0 5 9 30]/Contents<" + b"3080" * 9_000 + b">>>"),
        made_of(*ROOT, *FORM, b"<</ByteRange 7/Contents 7/M(D:9999)>>"),
    ],
    ids=["loop", "deep", "many", "prev", "negative", "beyond", "nested", "no range"],
)
def test_a_hostile_pdf_gives_facts(pdf: bytes) -> None:
    assert not good(pades.inspect(pdf))


def test_nothing_is_said_beside_the_facts(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert not good(pades.inspect(flipped(TWICE, TWICE.rindex(b"/Rect") + 1)))
    assert not good(pades.inspect(TWICE[:-900]))
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_pyhanko_is_not_imported_until_a_pdf_is_looked_at() -> None:
    script = (
        "import sys\n"
        "from kpps_desktop.trust import chains, cms, cose, keyring_file, p12, pades\n"
        "assert not [name for name in sys.modules if 'pyhanko' in name]\n"
        "pades.inspect(b'')\n"
        "assert 'pyhanko' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
