"""`META-INF/ASiCManifest.xml`: the SHA-256 of each payload file (ETSI EN 319 162-1).

A reader accepts only what `render` writes, byte for byte, so no XML parser meets a stranger's file.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PATH = "META-INF/ASiCManifest.xml"
SIGNATURE_PATH = "META-INF/signature.p7s"

_TYPES = {
    "crl": "application/pkix-crl",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "p12": "application/x-pkcs12",
    "pdf": "application/pdf",
    "pem": "application/pem-certificate-chain",
}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"'
    ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n'
    f'  <asic:SigReference URI="{SIGNATURE_PATH}" MimeType="application/pkcs7-signature"/>\n'
)
_REFERENCE = (
    '  <asic:DataObjectReference URI="{name}" MimeType="{type}">\n'
    '    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\n'
    "    <ds:DigestValue>{digest}</ds:DigestValue>\n"
    "  </asic:DataObjectReference>\n"
)
_TAIL = "</asic:ASiCManifest>\n"
_READ = re.compile(r'URI="([^"]*)" MimeType="[^"]*">\n.*\n +<ds:DigestValue>([^<]*)<')


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file as the manifest writes it (base64)."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def render(digests: Mapping[str, str]) -> bytes:
    """Write the manifest of files named with their digests (base64)."""
    references = (
        _REFERENCE.format(name=name, type=_type(name), digest=digests[name])
        for name in sorted(digests)
    )
    return "".join([_HEAD, *references, _TAIL]).encode()


def parse(written: bytes) -> Mapping[str, str] | None:
    """Return the digests a manifest holds, or None where it is not one that `render` wrote."""
    digests = dict(_READ.findall(written.decode("latin-1")))
    return digests if render(digests) == written else None


def _type(name: str) -> str:
    return _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
