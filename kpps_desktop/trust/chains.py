"""Judges a signer's certificate: chain, dates, revocation, place, kind, election, mode."""

from __future__ import annotations

from datetime import UTC, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cryptography import x509

from kpps_desktop.domain.elections import Mode, zone_name
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import revocations
from kpps_desktop.trust.certificates import binding_of, fingerprint, name_of, spoken
from kpps_desktop.trust.facts import Fact, fails, holds, untold
from kpps_desktop.trust.foreign import refusing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from kpps_desktop.trust.bindings import Binding, Expected
    from kpps_desktop.trust.certificates import Certificate

TOLERANCE = timedelta(days=1)
"""How far a clock may be off before a signature counts as outside the dates."""
_REMEMBERED = 8192


def judge(
    certificate: Certificate,
    chain: Sequence[Certificate],
    *,
    roots: Sequence[Certificate],
    at: datetime | None,
    crls: Sequence[bytes],
    want: Expected,
    tolerance: timedelta = TOLERANCE,
    zone: tzinfo | None = None,
) -> list[Fact]:
    """Judge who signed, each fact by itself: none stops at another.

    `at` is the signing time (None where the signature tells none); times are told in its
    zone, or in `zone` where there is none. Without `roots` the chain is checked to its own
    root, whose fingerprint is told (a PDF does not bring its root: then the links it has are
    checked).
    Certificates must come from `certificates.load`.
    """
    path = (certificate, *chain)
    binding = binding_of(certificate)
    return [
        _chain(path, tuple(roots)),
        _in_date(path, at, tolerance, zone),
        _not_revoked((*path, *roots), crls, at.tzinfo if at else zone),
        _right_place(binding, want),
        _right_kind(binding, want),
        _right_election(binding, want),
        _right_mode(binding, want),
    ]


@lru_cache(maxsize=_REMEMBERED)
def is_issued_by(certificate: Certificate, issuer: Certificate) -> bool:
    """Tell whether `issuer` signed a certificate (remembered: 700 bundles share an issuer)."""
    try:
        with refusing("T.101"):
            certificate.verify_directly_issued_by(issuer)
    except Refused:
        return False
    return True


def _chain(path: tuple[Certificate, ...], roots: tuple[Certificate, ...]) -> Fact:
    for depth, (below, above) in enumerate(pairwise(path)):
        broken = _link(below, above, depth)
        if broken:
            return broken
    top = path[-1]
    if top in roots:
        return holds("chain", "F.101", **_root_told(top))
    root = next((one for one in roots if is_issued_by(top, one)), None)
    if root is not None:
        return _link(top, root, len(path) - 1) or holds("chain", "F.101", **_root_told(root))
    return _ends_elsewhere(top) if roots else _to_its_own_root(top)


def _ends_elsewhere(top: Certificate) -> Fact:
    if is_issued_by(top, top):
        return fails("chain", "F.104", **_root_told(top))
    return fails("chain", "F.107", name=name_of(top))


def _to_its_own_root(top: Certificate) -> Fact:
    if is_issued_by(top, top):
        return untold("chain", "F.102", **_root_told(top))
    return untold("chain", "F.108", name=name_of(top))


def _root_told(root: Certificate) -> dict[str, str]:
    return {"root": name_of(root), "fingerprint": spoken(fingerprint(root))}


def _link(below: Certificate, above: Certificate, depth: int) -> Fact | None:
    """Return what is wrong between a certificate and the one above it; None where all is well.

    `depth` counts the authorities between `above` and the signer.
    """
    facts = {"name": name_of(below), "issuer": name_of(above)}
    if not is_issued_by(below, above):
        return fails("chain", "F.103", **facts)
    if not _may_issue(above, depth):
        return fails("chain", "F.105", **facts)
    inner, outer = binding_of(below), binding_of(above)
    if inner is None or outer is None or not outer.covers(inner):
        return fails("chain", "F.106", **facts)
    return None


@lru_cache(maxsize=_REMEMBERED)
def _may_issue(certificate: Certificate, depth: int) -> bool:
    try:
        limits = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    room = limits.path_length is None or limits.path_length >= depth
    return bool(limits.ca and usage.key_cert_sign and room)


def _in_date(
    path: tuple[Certificate, ...], at: datetime | None, tolerance: timedelta, zone: tzinfo | None
) -> Fact:
    since = max(one.not_valid_before_utc for one in path)
    until = min(one.not_valid_after_utc for one in path)
    if at is None:
        told = (_told(one.astimezone(zone or UTC)) for one in (since, until))
        return untold("in_date", "F.115", **dict(zip(("since", "until"), told, strict=True)))
    zone = at.tzinfo
    facts = {
        "at": _told(at),
        "since": _told(since.astimezone(zone)),
        "until": _told(until.astimezone(zone)),
    }
    if since <= at <= until:
        return holds("in_date", "F.111", **facts)
    if since - tolerance <= at <= until + tolerance:
        return holds("in_date", "F.112", **facts)
    if at < since:
        return fails("in_date", "F.113", **facts)
    return fails("in_date", "F.114", **facts)


def _not_revoked(
    known: tuple[Certificate, ...], crls: Sequence[bytes], zone: tzinfo | None
) -> Fact:
    """Look the signer and each of its issuers up in the lists of who issued them."""
    latest: datetime | None = None
    for one in dict.fromkeys(known):
        for listed in _lists_for(one, known, crls):
            when = revocations.revoked_at(listed, one)
            if when is not None:
                told = {"name": name_of(one), "when": _told(when.astimezone(zone or UTC))}
                return fails("not_revoked", "F.122", **told)
            if one is known[0]:
                latest = max(filter(None, (latest, revocations.made_at(listed))))
    if latest is not None:
        return holds("not_revoked", "F.121", list=_told(latest.astimezone(zone or UTC)))
    if crls:
        return untold("not_revoked", "F.124", name=name_of(known[0]))
    return untold("not_revoked", "F.123", name=name_of(known[0]))


def _lists_for(
    certificate: Certificate, known: tuple[Certificate, ...], crls: Sequence[bytes]
) -> list[bytes]:
    issuers = [one for one in known if one.subject == certificate.issuer]
    return [der for der in crls if any(revocations.is_of(der, issuer) for issuer in issuers)]


def _right_place(binding: Binding | None, want: Expected) -> Fact:
    if binding is None:
        return fails("right_place", "F.171")
    if want.place is None:
        return untold("right_place", "F.133", place=binding.place)
    facts = {"place": binding.place, "wanted": want.place}
    if binding.place != want.place:
        return fails("right_place", "F.132", **facts)
    return holds("right_place", "F.131", **facts)


def _right_kind(binding: Binding | None, want: Expected) -> Fact:
    if binding is None:
        return fails("right_kind", "F.171")
    result = binding.result_kind.value if binding.result_kind else "-"
    facts = {"kind": binding.kind.value, "result": result}
    if want.kind is None and want.result_kind is None:
        return untold("right_kind", "F.144", **facts)
    if want.kind is not None and binding.kind is not want.kind:
        return fails("right_kind", "F.142", **facts, wanted=want.kind.value)
    if want.result_kind is not None and binding.result_kind is not want.result_kind:
        return fails("right_kind", "F.143", **facts, wanted=want.result_kind.value)
    if binding.result_kind is None:
        return holds("right_kind", "F.544", kind=binding.kind.value)
    return holds("right_kind", "F.141", **facts)


def _right_election(binding: Binding | None, want: Expected) -> Fact:
    if binding is None:
        return fails("right_election", "F.171")
    if want.election is None:
        return untold("right_election", "F.153", election=binding.election)
    facts = {"election": binding.election, "wanted": want.election}
    if binding.election != want.election:
        return fails("right_election", "F.152", **facts)
    return holds("right_election", "F.151", **facts)


def _right_mode(binding: Binding | None, want: Expected) -> Fact:
    if binding is None:
        return fails("mode", "F.171")
    facts = {"mode": binding.mode.value}
    if want.mode is None:
        return untold("mode", "F.164", **facts)
    if binding.mode is want.mode:
        return holds("mode", "F.161", **facts)
    if want.mode is Mode.RESMI:
        return fails("mode", "F.162", **facts)
    return fails("mode", "F.163", **facts)


def _told(moment: datetime) -> str:
    """Tell a time in its zone, as Indonesians do: `27-11-2024 16.05 WIB`."""
    return f"{moment:%d-%m-%Y %H.%M} {zone_name(moment)}"
