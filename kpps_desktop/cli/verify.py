"""`verify`: say of packs, bundles, signed PDFs and QR text what holds and what does not."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from kpps_desktop.cli import verify_text
from kpps_desktop.devices.clock import zone
from kpps_desktop.devices.files import read
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.services.ppk.pack import read_recap_pack
from kpps_desktop.services.telling import signed_in
from kpps_desktop.services.verifying import Against, Verdict, verify
from kpps_desktop.trust import certificates
from kpps_desktop.trust.facts import fails
from kpps_desktop.words import wording_of

if TYPE_CHECKING:
    from kpps_desktop.cli.asked import Asked
    from kpps_desktop.exchange.packs import RecapPack
    from kpps_desktop.trust.facts import Fact

_FILE = click.Path(path_type=Path)
_JSON = """\b
--json prints:
  [{"file": "…", "ok": true, "facts":
    [{"fact": "intact", "holds": true, "detail": "…"}]}]
where "holds" is true, false, or null where it could not be told.
With --content each file also has what was signed:
  "content": [{"kind": "hasil-tps", "place": "…", "name": "", "election": "…",
    "mode": "simulasi", "result": "R", "sequence": 1, "complete": null,
    "at": "…", "stations": null, "headlines": [{"contest": "gubernur",
    "votes": [[1, 31]], "valid": 117, "invalid": 3}]}]
"""


@click.command("verify", epilog=_JSON)
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.option("--trust", type=_FILE, help="The election's root certificate (root.pem).")
@click.option(
    "--pack", type=_FILE, help="A recap's pack (PPK, KPU): its certificates and revocations."
)
@click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON.")
@click.option("--content", is_flag=True, help="With --json: also what was signed.")
@click.option("-v", "--verbose", is_flag=True, help="A line for each fact of each part.")
@click.pass_obj
def command(
    asked: Asked,
    files: tuple[Path, ...],
    trust: Path | None,
    pack: Path | None,
    *,
    as_json: bool,
    content: bool,
    verbose: bool,
) -> None:
    """Verify packs, bundles, signed PDFs and files of QR text: one line a fact.

    First comes what was signed: place, kind, mode, number, time, and the headline figures.
    A fact holds (✓), fails (✗), or could not be told (○) for want of something to compare with:
    without --trust a chain is followed to its own root, whose fingerprint is told; QR text
    names its signer, whose certificate comes from --pack. What fails comes first; where parts
    of a bundle say the same, it is said once, unless --verbose asks for each.

    Exit: 0 no fact fails; 1 some do.
    """
    opened = read_recap_pack(read(pack)) if pack else None
    against = _against(trust, opened)
    verdicts = [(path, _verdict(path, against)) for path in files]
    if as_json:
        click.echo(_json(verdicts, asked.lang, content=content))
    else:
        names = _names(opened)
        click.echo("\n".join(verify_text.report(verdicts, asked.lang, names, each=verbose)))
    raise SystemExit(0 if all(verdict.ok for _, verdict in verdicts) else 1)


def _against(trust: Path | None, opened: RecapPack | None) -> Against:
    roots = certificates.load_pem(read(trust)) if trust else ()
    if opened is None:
        return Against(roots=roots)
    known = tuple(certificates.load(der) for ders in opened.certificates.values() for der in ders)
    above = certificates.load_pem(opened.roots)
    return Against(
        roots=roots,
        crls=opened.lists,
        known=(*known, *above),
        zone=zone(opened.election.zone),
    )


def _names(opened: RecapPack | None) -> dict[str, str]:
    return {one.kode: one.nama for one in opened.election.places} if opened else {}


def _verdict(path: Path, against: Against) -> Verdict:
    try:
        return verify(read(path), against)
    except Trouble as news:
        return Verdict((fails("readable", news.code, **news.facts),))


def _json(verdicts: list[tuple[Path, Verdict]], lang: str, *, content: bool) -> str:
    told = [
        {
            "file": str(path),
            "ok": verdict.ok,
            "facts": [
                {"fact": fact.name, "holds": fact.holds, "detail": _detail(fact, lang)}
                for fact in verdict.facts
            ],
            # Only where it is asked for: others hold what they read to its exact shape.
            **({"content": [asdict(one) for one in signed_in(verdict)]} if content else {}),
        }
        for path, verdict in verdicts
    ]
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode()


def _detail(fact: Fact, lang: str) -> str:
    """Return a fact's sentence; of one that could not be told, what is known comes first."""
    words = wording_of(fact, lang)
    return f"{words.title}. {words.cause}" if fact.holds is None else words.cause
