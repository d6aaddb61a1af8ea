"""Settings of this desk, by name; the last written counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kpps_desktop.store.tables import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.store.transaction import Transaction

_OWN = (
    select(SETTINGS.c.name, SETTINGS.c.value)
    .where(SETTINGS.c.desk == bindparam("desk"))
    .order_by(SETTINGS.c.line, SETTINGS.c.nth)
)


class Settings:
    """Settings, as text."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, name: str, value: str) -> None:
        """Write a setting."""
        self._transaction.add(SETTINGS, name=name, value=value)

    def all(self) -> Mapping[str, str]:
        """Return every setting as it stands."""
        rows = self._transaction.rows(_OWN, desk=self._transaction.desk)
        return {row.name: row.value for row in rows}

    def get(self, name: str) -> str | None:
        """Return a setting, or None where it was never written."""
        return self.all().get(name)
