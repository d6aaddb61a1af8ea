"""A key with its certificate and chain; how one is issued, and how it travels as PKCS#12."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates, keys
from kpps_desktop.trust.bindings import HolderKind

if TYPE_CHECKING:
    from datetime import datetime

    from kpps_desktop.trust.bindings import Binding
    from kpps_desktop.trust.certificates import Certificate
    from kpps_desktop.trust.keys import PrivateKey, PublicKey

_HOLDERS = {
    HolderKind.ROOT: "AKAR PEMILIHAN",
    HolderKind.ISSUER: "PENERBIT SERTIFIKAT KPU KAB/KOTA",
    HolderKind.KABKO: "KPU KAB/KOTA",
    HolderKind.PROVINSI: "KPU PROVINSI",
    HolderKind.PPK: "PPK",
    HolderKind.TPS: "TPS",
}
_KINDS = {
    ResultKind.ULANG: "PSU",
    ResultKind.SUSULAN: "SUSULAN",
    ResultKind.LANJUTAN: "LANJUTAN",
}
_LONGEST = 64
"""Upper bound of CN and O in X.520."""
_BELOW_ROOT = 1
"""Certificate authorities that may stand between the root and a desk: the issuer."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What a desk signs with; `chain` goes from the issuer up to the root."""

    key: PrivateKey
    certificate: Certificate
    chain: tuple[Certificate, ...] = ()

    @property
    def path(self) -> tuple[Certificate, ...]:
        """The certificate and its chain."""
        return (self.certificate, *self.chain)


def new_credential(
    binding: Binding,
    election_name: str,
    since: datetime,
    until: datetime,
    parent: Credential | None = None,
) -> Credential:
    """Make a key and its certificate, issued by `parent` (a root signs itself).

    Refused T.103 where the binding is misshapen or outside what the parent may issue,
    T.105 where the certificate would be valid for no time.
    """
    if until <= since:
        raise Refused("T.105")
    if not binding.fits or not _may(parent, binding):
        raise Refused("T.103", kind=binding.kind, place=binding.place)
    key = keys.new_key()
    builder = _described(key.public_key(), binding, election_name, parent)
    signed = (
        builder.not_valid_before(since)
        .not_valid_after(until)
        .sign(parent.key if parent else key, hashes.SHA256(), ecdsa_deterministic=True)
    )
    certificate = certificates.load(certificates.to_der(signed))
    return Credential(key, certificate, parent.path if parent else ())


def holder_name(binding: Binding) -> str:
    """Name a holder as people read it in a certificate (`TPS 3101011001001 (SIMULASI)`)."""
    parts = [_HOLDERS[binding.kind], binding.place, _KINDS.get(binding.result_kind, "")]  # type: ignore[arg-type]
    if binding.mode is Mode.SIMULASI:
        parts.append("(SIMULASI)")
    return " ".join(part for part in parts if part)


def _may(parent: Credential | None, binding: Binding) -> bool:
    if parent is None:
        return binding.kind is HolderKind.ROOT
    above = certificates.binding_of(parent.certificate)
    return above is not None and above.covers(binding)


def _described(
    public: PublicKey, binding: Binding, election_name: str, parent: Credential | None
) -> x509.CertificateBuilder:
    subject = _subject(binding, election_name)
    above = parent.certificate.public_key() if parent else public
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(parent.certificate.subject if parent else subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .add_extension(_constraints(binding), critical=True)
        .add_extension(_usage(binding), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(above),  # type: ignore[arg-type]
            critical=False,
        )
    )
    return builder.add_extension(certificates.binding_extension(binding), critical=False)


def _subject(binding: Binding, election_name: str) -> x509.Name:
    named = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, election_name.strip()[:_LONGEST] or "-"),
        x509.NameAttribute(NameOID.COMMON_NAME, holder_name(binding)),
    ]
    if binding.place:
        named.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, binding.place))
    return x509.Name(named)


def _constraints(binding: Binding) -> x509.BasicConstraints:
    if not binding.issues:
        return x509.BasicConstraints(ca=False, path_length=None)
    return x509.BasicConstraints(
        ca=True, path_length=_BELOW_ROOT if binding.kind is HolderKind.ROOT else 0
    )


def _usage(binding: Binding) -> x509.KeyUsage:
    # No extended key usage: NSS (pdfsig) and `openssl cms` know none for signing documents
    # and refuse a certificate that names another.
    return x509.KeyUsage(
        digital_signature=not binding.issues,
        content_commitment=not binding.issues,
        key_cert_sign=binding.issues,
        crl_sign=binding.issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
