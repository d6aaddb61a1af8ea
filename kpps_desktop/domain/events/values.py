"""Shapes that fields of events take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Texts: TypeAlias = tuple[str, ...]
FiguresByCell: TypeAlias = Mapping[str, int | None]
