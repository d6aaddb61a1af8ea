"""Bundles as somebody with a key would forge them: altered, chained anew, signed again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.journal import BEGINNING, Head
from kpps_desktop.exchange import bundles, container
from kpps_desktop.exchange.bundles import TpsBundle
from kpps_desktop.services.verifying import Verdict, verify
from kpps_desktop.trust import cms
from kpps_desktop.words import wording_of
from tests.services import tiny

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.journal import Line
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.trust.credentials import Credential


def last_bundle(desk: Desk) -> bytes:
    """Return the bytes of the bundle that a desk made last."""
    with desk.store.read() as books:
        last = books.bundles.last()
        content = books.bundles.content(last.sha256) if last else None
    assert content
    return content


def read(content: bytes) -> TpsBundle:
    """Return what a bundle holds."""
    held = verify(content).content
    assert isinstance(held, TpsBundle)
    return held


def signed(
    bundle: TpsBundle, signer: Credential | None = None, at: datetime | None = None
) -> bytes:
    """Put a bundle into a container and sign it, as the TPS itself unless told."""
    credential = signer or tiny.tps()
    moment = at or tiny.at(16, 15)
    return container.write(
        bundles.files_of(bundle), lambda said: cms.sign(said, credential, moment)
    )


def chained(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Give lines new numbers and hashes, so that none of them tells."""
    made: list[Line] = []
    for seq, line in enumerate(lines, start=1):
        prev = made[-1].hash if made else BEGINNING
        bare = replace(line, seq=seq, prev=prev, hash="")
        made.append(replace(bare, hash=bare.digest()))
    return tuple(made)


def retold(bundle: TpsBundle, change: Callable[[Line], Line | None]) -> TpsBundle:
    """Change lines of a journal (None: leave one out); the result names its sealing again."""
    changed = [change(line) for line in bundle.journal]
    lines = chained(line for line in changed if line is not None)
    sealing = next(line for line in reversed(lines) if line.event == "result_sealed")
    head = Head(sealing.desk, sealing.seq, sealing.hash)
    return replace(bundle, journal=lines, result=replace(bundle.result, journal=head))


def with_facts(line: Line, **facts: object) -> Line:
    """Say other facts of an event."""
    return replace(line, facts={**line.facts, **facts})


def with_figures(bundle: TpsBundle, contest: str, figures: Figures) -> TpsBundle:
    """Say other figures of a contest."""
    sheets = tuple(
        replace(sheet, figures={**sheet.figures, **figures}) if sheet.contest == contest else sheet
        for sheet in bundle.result.sheets
    )
    return replace(bundle, result=replace(bundle.result, sheets=sheets))


def failing(verdict: Verdict) -> dict[str, str]:
    """Return the facts that fail, by name; each is its own sentence in both languages."""
    for fact in verdict.facts:
        for language in ("id", "en"):
            cause = wording_of(fact, language).cause
            assert "{" not in cause
            assert cause.endswith((".", "?"))
    assert verdict.ok is not any(fact.holds is False for fact in verdict.facts)
    return {fact.name: fact.code for fact in verdict.facts if fact.holds is False}
