"""The commands are tested on the packs and bundles of the tiny kecamatan."""

from __future__ import annotations

from tests.services.ppk.conftest import made, packs

__all__ = ["made", "packs"]
