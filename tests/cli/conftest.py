"""The commands are tested on the packs and bundles of the tiny kecamatan."""

from __future__ import annotations

from tests.recap.conftest import made, packs

__all__ = ["made", "packs"]
