"""The connection that a desk writes through: found again when it is lost, with its claims.

A claim is an advisory lock of this connection's session. So it ends with the desk, whatever ends
that: a process that is killed closes its connection at once, and of one that is silent (a lid
shut, a cable pulled, a program that hangs) the server ends the session after `SILENCE`.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from kpps_desktop.store import claims
from kpps_desktop.store.transaction import Transaction
from kpps_desktop.store.watching import tell_of_claims, tell_of_taking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine, RootTransaction

    from kpps_desktop.domain.journal import DeskId

SILENCE = 90.0
"""Seconds without a word from a desk after which its claims are anybody's."""


class Unanswered(Exception):
    """The connection was lost while it was committing: whether it did is not known."""

    def __init__(self, error: DBAPIError) -> None:
        super().__init__()
        self.error = error


class Writer:
    """One thread writes; the connection it writes through stays open between its steps."""

    def __init__(self, engine: Engine, desk: DeskId, silence: float) -> None:
        self._engine = engine
        self._desk = desk
        self._silence = silence
        self._connection: Connection | None = None
        self._claims: dict[str, None] = {}

    @contextmanager
    def begun(self) -> Iterator[Transaction]:
        """Commit what the block does, or nothing of it.

        Unanswered where the server went away while it committed.
        """
        begun = self._begin()
        try:
            with Transaction(begun.connection, self._desk) as transaction:
                yield transaction
        except BaseException:
            with suppress(DBAPIError):
                begun.rollback()
            raise
        try:
            begun.commit()
        except DBAPIError as error:
            if error.connection_invalidated:
                raise Unanswered(error) from error
            begun.rollback()
            raise

    def claim(self, place: str) -> DeskId | None:
        """Claim a place for this desk; return the desk that has it already, or None."""
        with self._step() as transaction:
            if place in self._claims:
                return None
            if not claims.take(transaction, place, self._silence):
                return claims.holder(transaction, place)
            tell_of_claims(transaction)
        self._claims[place] = None
        return None

    def take_over(self, place: str) -> DeskId | None:
        """Claim a place though another desk has it; return the desk that has it still, or None."""
        with self._step() as transaction:
            if place in self._claims:
                return None
            if claims.take(transaction, place, self._silence):
                tell_of_claims(transaction)
            elif claims.wrest(transaction, place, self._silence):
                tell_of_taking(transaction, place)
            else:
                return claims.holder(transaction, place)
        self._claims[place] = None
        return None

    def release(self, place: str) -> None:
        """Let a place go; one that is not claimed here is let be."""
        with self._step() as transaction:
            if place in self._claims:
                claims.give_back(transaction, place)
                tell_of_claims(transaction)
        self._claims.pop(place, None)

    def sit(self) -> bool:
        """Take this desk's own name; tell whether no other living desk has it."""
        return self.claim(claims.seat_of(self._desk)) is None

    def stand(self) -> None:
        """Let another desk have the name."""
        self.release(claims.seat_of(self._desk))

    def beat(self) -> None:
        """Say a word to the server, so that it does not take this desk for silent."""
        if self._claims:
            with self._step():
                pass

    def close(self) -> None:
        """Let the connection go, and with it every claim."""
        if self._connection is not None:
            with suppress(DBAPIError):
                self._free(self._connection)
                self._connection.close()
            self._connection = None

    def _free(self, connection: Connection) -> None:
        """Give back what is claimed now: the server would see only later that the session ends."""
        if self._claims and not connection.invalidated:
            with connection.begin():
                claims.give_all_back(connection)

    @contextmanager
    def _step(self) -> Iterator[Transaction]:
        """Begin what writes nothing: where its end is not known, its claims are gone."""
        try:
            with self.begun() as transaction:
                yield transaction
        except Unanswered as loss:
            raise loss.error from loss

    def _begin(self) -> RootTransaction:
        """Begin on the connection at hand, or on a new one: nothing is lost by that yet."""
        if self._connection is not None and not self._connection.invalidated:
            try:
                return self._connection.begin()
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
        self.close()
        self._connection = self._engine.connect()
        if self._claims:
            self._claim_again(self._connection)
        return self._connection.begin()

    def _claim_again(self, connection: Connection) -> None:
        """Claim what was claimed before; what another desk has taken meanwhile is its own."""
        with connection.begin(), Transaction(connection, self._desk) as transaction:
            self._claims = {
                one: None for one in self._claims if claims.take(transaction, one, self._silence)
            }
