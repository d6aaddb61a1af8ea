"""Desks at every stage of a small day, for the screens of the KPPS desk."""

from __future__ import annotations

from tests.services.conftest import at, shelf

__all__ = ["at", "shelf"]
