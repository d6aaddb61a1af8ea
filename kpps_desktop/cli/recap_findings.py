"""`recap findings`: what stands against the figures and who objected, one by one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click
import orjson

from kpps_desktop.cli.recap_desk import AS_JSON, at_a_desk
from kpps_desktop.domain.places import Level, is_tps, up
from kpps_desktop.services.ppk.listing import listed
from kpps_desktop.words import label, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.cli.recap_desk import Recap
    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.recap.events import RecapObjectionAnswered, RecapObjectionRaised
    from kpps_desktop.services.ppk.listing import Listed

    Objection = tuple[RecapObjectionRaised, RecapObjectionAnswered | None]

_WAITING, _ACCEPTED, _DISMISSED = "menunggu", "diterima", "ditolak"


@click.command("findings")
@at_a_desk
@AS_JSON
def findings(recap: Recap, *, as_json: bool) -> None:
    """List the findings, each with its reason if it has one, and the objections of the pleno.

    By the code that is listed `recap explain --code` writes a reason; by the number that is
    listed `recap answer --objection` answers.

    \b
    --json prints {"findings": [{"kode_tps": "…", "kontes": "…", "code": "R12",
      "cells": ["VC"], "kind": "galat", "title": "…", "reason": "",
      "reason_of_kpps": ""}],
      "objections": [{"number": "KB-1", "kode_tps": "…", "kontes": "…", "by": "…",
      "text": "…", "status": "menunggu", "answer": "", "opinion": ""}]}
    where reason is the PPK's, or else the KPPS's own, which reason_of_kpps always is;
    at a KPU kode_wilayah stands for kode_tps, kind is galat, peringatan or kabar, and
    status menunggu, diterima or ditolak.

    Exit: 0 told.
    """  # noqa: D301 - \b is how click keeps lines apart
    lang = recap.asked.lang
    with recap.opened() as desk:
        found, objections = listed(desk), tuple(desk.recap().objections.values())
        election = desk.election
    if as_json:
        click.echo(_json(found, objections, lang))
    else:
        click.echo("\n".join(_told(found, objections, election, lang)))


def _told(
    found: Iterable[Listed], objections: tuple[Objection, ...], election: Election, lang: str
) -> Iterator[str]:
    count = 0
    for (tps, contest), of in groupby(found, lambda one: (one.tps, one.contest)):
        yield f"{_place(tps, election)}, {contest}"
        for one in of:
            count += 1
            cells = f" [{', '.join(one.finding.cells)}]" if one.finding.cells else ""
            yield f"  {one.finding.code}{cells} {wording_of(one.finding, lang).title}"
            yield from _reasons(one, lang)
    if not count:
        yield label("recap.no_findings", lang)
    if objections:
        yield ""
        yield label("recap.objections", lang)
    for raised, answer in objections:
        yield f"  {raised.objection} {_place(raised.tps, election)}, {raised.contest}"
        yield f"      {raised.by}: {_in_line(raised.text)}"
        told = label(f"objection_status.{_status(answer)}", lang)
        yield "      " + told.format(answer=_in_line(answer.answer if answer else ""))


def _reasons(one: Listed, lang: str) -> Iterator[str]:
    """Yield the PPK's reason and the KPPS's own, each marked as whose it is."""
    told = {"reason": one.by_ppk, "reason_of_kpps": one.by_kpps}
    for key, reason in told.items() if one.reason else {"no_reason": "-"}.items():
        if reason:
            yield "      " + label(f"recap.{key}", lang).format(reason=_in_line(reason))


def _place(tps: str, election: Election) -> str:
    if not is_tps(tps):
        return f"{election.name_of(tps)} ({tps})"
    return f"TPS {tps[Level.DESA :]} {election.name_of(up(tps, Level.DESA))} ({tps})"


def _place_key(kode: str) -> str:
    return "kode_tps" if is_tps(kode) else "kode_wilayah"


def _in_line(text: str) -> str:
    return " ".join(text.split())


def _status(answer: RecapObjectionAnswered | None) -> str:
    if answer is None:
        return _WAITING
    return _ACCEPTED if answer.accepted else _DISMISSED


def _json(found: Iterable[Listed], objections: Iterable[Objection], lang: str) -> str:
    told = {
        "findings": [
            {
                _place_key(one.tps): one.tps,
                "kontes": one.contest,
                "code": one.finding.code,
                "cells": one.finding.cells,
                "kind": one.finding.kind.value,
                "title": wording_of(one.finding, lang).title,
                "reason": one.reason,
                "reason_of_kpps": one.by_kpps,
            }
            for one in found
        ],
        "objections": [
            {
                "number": raised.objection,
                _place_key(raised.tps): raised.tps,
                "kontes": raised.contest,
                "by": raised.by,
                "text": raised.text,
                "status": _status(answer),
                "answer": answer.answer if answer else "",
                "opinion": answer.opinion if answer else "",
            }
            for raised, answer in objections
        ],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode()


COMMANDS = (findings,)
