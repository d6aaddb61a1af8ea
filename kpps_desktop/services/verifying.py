"""Verifies whatever crosses: packs, bundles, signed PDFs, QR text; each fact by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.levels import level_of
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.places import Level, up
from kpps_desktop.exchange import bundles, container, contents, packs, qr
from kpps_desktop.exchange.bundles import RecapBundle, TpsBundle
from kpps_desktop.exchange.contents import Content
from kpps_desktop.exchange.packs import PpkPack, RegionPack, TpsPack
from kpps_desktop.services import zones
from kpps_desktop.services.recap_played import recap_journal_facts
from kpps_desktop.services.replayed import journal_facts
from kpps_desktop.trust import certificates, cms, cose, pades
from kpps_desktop.trust.bindings import Expected, HolderKind
from kpps_desktop.trust.chains import judge
from kpps_desktop.trust.facts import Fact, failing, fails, holds, untold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.exchange.bundles import Bundle
    from kpps_desktop.exchange.container import Container
    from kpps_desktop.exchange.packs import Pack
    from kpps_desktop.exchange.qr import QrResult
    from kpps_desktop.trust.certificates import Certificate
    from kpps_desktop.trust.cms import CmsReport
    from kpps_desktop.trust.cose import CoseMessage
    from kpps_desktop.trust.pades import PdfReport


@dataclass(frozen=True, slots=True)
class Against:
    """What a file is held against: trusted roots, revocation lists, certificates, a desk's mode.

    Without roots a chain is followed to its own root, and that is told.
    """

    roots: tuple[Certificate, ...] = ()
    crls: tuple[bytes, ...] = ()
    known: tuple[Certificate, ...] = ()
    mode: Mode | None = None
    zone: tzinfo | None = None
    """Where times are told that come with no zone of their own (QR text)."""
    forms: bool = True
    """Whether to look into the signed PDFs of a bundle too (slow; its signature covers them)."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """One contest of a TPS as its QR text tells it, the signed message, and who signed it."""

    result: QrResult
    message: bytes
    signer: str


@dataclass(frozen=True, slots=True)
class SignedPdf:
    """What a signed PDF says of itself, and when it was last signed by the signer's clock."""

    title: str
    subject: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """All facts of one file, what it holds where it could be read, and who signed it.

    `sha256` is of the file; `signer` is the fingerprint of the certificate (both hex);
    `at` is when it was signed, in the zone of the election, where its signature tells.
    """

    facts: tuple[Fact, ...]
    content: Pack | Bundle | SignedPdf | tuple[Scanned, ...] | None = None
    sha256: str = ""
    signer: str = ""
    at: datetime | None = None

    @property
    def ok(self) -> bool:
        """Whether no fact that was looked at fails."""
        return not failing(self.facts)


NOTHING = Against()
_PACKS = (Content.TPS_PACK, Content.PPK_PACK, Content.REGION_PACK)
_SIGNS = {
    Level.KECAMATAN: HolderKind.PPK,
    Level.KABKO: HolderKind.KABKO,
    Level.PROVINSI: HolderKind.PROVINSI,
}
"""Who signs for a region of a level."""
_DIFFERS = "X.110"
_WORKBOOK, _QR = b"xl/workbook.xml", b"KPPS1"
ANYONE = Expected()


def verify(data: bytes, against: Against = NOTHING) -> Verdict:
    """Verify a file by what it is; whatever it is, the answer is facts."""
    if data.startswith(b"%PDF"):
        return _verify_pdf(data, against)
    if _unsigned(data):
        return Verdict((fails("readable", "F.543"),), sha256=files.sha256(data))
    if data.startswith(b"PK"):
        return verify_container(data, against)
    return verify_qr(data, against)


def _unsigned(data: bytes) -> bool:
    """Tell what never bears a signature of ours: a table, a workbook, a certificate, a key."""
    if data.startswith(b"PK"):
        return _WORKBOOK in data
    return _QR not in data.upper()


def verify_pack(data: bytes, against: Against = NOTHING) -> Verdict:
    """Verify a file that should be a pack."""
    verdict = verify_container(data, against)
    if isinstance(verdict.content, TpsPack | PpkPack | RegionPack):
        return verdict
    return Verdict((*verdict.facts, fails("kind", "F.501")))


def refuse_failing(verdict: Verdict) -> None:
    """Refuse a file by the first fact that fails; Refused S.523."""
    for fact in failing(verdict.facts):
        raise Refused("S.523", fact=fact.name, why=fact.code)


def verify_container(data: bytes, against: Against = NOTHING) -> Verdict:
    """Verify a pack or a bundle."""
    held, faults = container.read(data)
    facts = [_fault("readable", fault) for fault in _once(faults)]
    if held is None:
        return Verdict(tuple(facts))
    if not faults:
        facts.append(holds("readable", "F.502", files=len(held.files)))
    altered = {fault.where for fault in faults}
    content, more = _opened(held)
    facts += [_fault("complete", one) for one in more if _file(one) not in altered]
    if content is not None:
        facts.append(holds("complete", "F.503"))
    report = cms.inspect(held.signature, held.manifest)
    at = zones.told_in(report.at, content) if report.at else None
    told = _list_told(replace(report, at=at), whole=not faults)
    facts += _signature_facts(told, content, against)
    signer = certificates.fingerprint(report.certificate) if report.certificate else ""
    facts += _journal(content)
    if against.forms:
        for name, pdf in contents.forms_of(held.files).items():
            want = _expected(content)
            if f"forms/{name}" not in altered:
                facts += [_named(fact, name) for fact in pdf_facts(pdf, against, want)]
    return Verdict(tuple(facts), content, held.sha256, signer, at)


def _list_told(report: CmsReport, *, whole: bool) -> CmsReport:
    """Tell the signature over the list apart from the content: a list may hold, and a file not."""
    facts: list[Fact] = []
    for one in report.facts:
        if one.name != "intact":
            facts.append(one)
            continue
        signed = one.holds is True
        facts += [
            holds("list_signed", "F.540") if signed else fails("list_signed", "F.541"),
            one if whole or not signed else fails("intact", "F.212"),
        ]
    return replace(report, facts=tuple(facts))


def _once(faults: Sequence[Finding]) -> list[Finding]:
    """Leave out that the bytes differ where it is told which file they belong to."""
    return [one for one in faults if one.code != _DIFFERS or len(faults) == 1]


def _file(fault: Finding) -> str:
    """Return the file of a container that a fault was found in."""
    return fault.where.partition(":")[0]


def verify_qr(data: bytes, against: Against = NOTHING) -> Verdict:
    """Verify the text of QR codes, of one contest or several, its parts in any order."""
    messages, faults = qr.join([data.decode("utf-8", "replace")])
    facts = [_fault("readable", fault) for fault in faults]
    read: list[Scanned] = []
    for message in messages:
        one, told = _scanned(message, against)
        facts += told
        read += [one] if one else []
    return Verdict(tuple(facts), tuple(read), files.sha256(data))


def _scanned(message: bytes, against: Against) -> tuple[Scanned | None, list[Fact]]:
    try:
        signed = cose.read(message)
    except Refused as news:
        return None, [fails("readable", news.code)]
    said, faults = qr.decode(signed.payload)
    if said is None:
        return None, [_fault("readable", fault) for fault in faults]
    signer = cose.signer_of(signed, against.known)
    mark = certificates.fingerprint(signer) if signer else ""
    facts = [holds("readable", "F.504", contest=said.contest), *_cose_told(signed, signer, against)]
    if signer is not None:
        want = Expected(said.election, HolderKind.TPS, said.tps, said.mode, said.kind)
        chain = certificates.in_order(signer, against.known)
        facts += _judged(signer, chain, None, against, want)
    facts += _mode(said.mode, against)
    return Scanned(said, message, mark), [_named(fact, said.contest) for fact in facts]


def _cose_told(signed: CoseMessage, signer: Certificate | None, against: Against) -> Iterator[Fact]:
    """Tell who signed; that nothing was given to know a signer by is no fault of the text."""
    for fact in cose.verify(signed, signer):
        nothing = fact.code == "F.302" and not against.known
        yield untold(fact.name, "F.542", **fact.facts) if nothing else fact


def _verify_pdf(data: bytes, against: Against) -> Verdict:
    report = pades.inspect(data)
    last = report.signatures[-1] if report.signatures else None
    signed = SignedPdf(report.title, report.subject, last.at if last else None)
    return Verdict(
        tuple(_pdf_facts(report, against, ANYONE)),
        signed if last else None,
        files.sha256(data),
        certificates.fingerprint(last.certificate) if last and last.certificate else "",
        signed.at,
    )


def pdf_facts(data: bytes, against: Against, want: Expected = ANYONE) -> list[Fact]:
    """Verify the signatures inside a PDF, and that they are of whom we want."""
    return _pdf_facts(pades.inspect(data), against, want)


def _pdf_facts(report: PdfReport, against: Against, want: Expected) -> list[Fact]:
    facts = list(report.facts)
    for one in report.signatures:
        facts += one.facts
        if one.certificate is not None:
            facts += _judged(one.certificate, one.chain, one.at, against, want)
    return facts


def _opened(held: Container) -> tuple[Pack | Bundle | None, list[Finding]]:
    kind = contents.content_of(held.files)
    if kind in _PACKS:
        return packs.read_pack(held.files)
    return bundles.read_bundle(held.files)


def _signature_facts(
    report: CmsReport, content: Pack | Bundle | None, against: Against
) -> list[Fact]:
    facts = list(report.facts)
    if report.certificate is None:
        return facts
    want = _expected(content)
    facts += _judged(report.certificate, report.chain, report.at, against, want)
    return [*facts, *(_mode(want.mode, against) if want.mode else ())]


def _expected(content: Pack | Bundle | None) -> Expected:
    """Return whose signature a file must bear, by what it says of itself."""
    if content is None:
        return Expected()
    if isinstance(content, TpsBundle):
        said = content.result
        return Expected(said.election, HolderKind.TPS, said.tps, said.mode, said.kind)
    if isinstance(content, RecapBundle):
        recap = content.recap
        return Expected(recap.election, _SIGNS[level_of(recap.region)], recap.region, recap.mode)
    if isinstance(content, bundles.DeskBundle):
        share = content.share
        return Expected(share.election, HolderKind.PPK, share.kecamatan, share.mode)
    kind, place = _packs_for(content)
    return Expected(content.election.id, kind, place, content.election.mode)


def _packs_for(pack: Pack) -> tuple[HolderKind, str | None]:
    """Return who signs a pack: the kab/kota's desk; a provinsi's bears its own."""
    if isinstance(pack, RegionPack):
        return _SIGNS[level_of(pack.region)], pack.region
    stations = pack.election.stations
    return HolderKind.KABKO, up(stations[0].kode, Level.KABKO) if stations else None


def _judged(
    certificate: Certificate,
    chain: Sequence[Certificate],
    at: datetime | None,
    against: Against,
    want: Expected,
) -> Iterable[Fact]:
    return judge(
        certificate,
        chain,
        roots=against.roots,
        at=at,
        crls=against.crls,
        want=want,
        zone=against.zone,
    )


def _mode(said: Mode, against: Against) -> list[Fact]:
    """Tell whether the desk may take it: no official desk takes a simulation, nor the other way."""
    if against.mode is None:
        return []
    if said is against.mode:
        return [holds("desk_mode", "F.505", mode=said.value)]
    code = "F.506" if against.mode is Mode.RESMI else "F.507"
    return [fails("desk_mode", code, mode=said.value)]


def _journal(content: Pack | Bundle | None) -> list[Fact]:
    if isinstance(content, TpsBundle):
        return _tps_journal(content)
    if isinstance(content, RecapBundle | bundles.DeskBundle):
        return recap_journal_facts(content)
    return []


def _tps_journal(bundle: TpsBundle) -> list[Fact]:
    broken = bundles.journal_findings(bundle)
    if broken:
        facts = [_fault("journal_whole", one) for one in broken]
        return [*facts, untold("journal_agrees", "F.510")]
    whole = holds("journal_whole", "F.508", lines=len(bundle.journal))
    if isinstance(bundle, TpsBundle):
        return [whole, *journal_facts(bundle)]
    return [whole, *recap_journal_facts(bundle)]


def _fault(name: str, finding: Finding) -> Fact:
    where = {"where": finding.where} if finding.where else {}
    return fails(name, finding.code, **{**where, **finding.facts})


def _named(fact: Fact, form: str) -> Fact:
    return Fact(f"{fact.name} ({form})", fact.holds, fact.code, fact.facts)
