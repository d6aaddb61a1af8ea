"""`verify`: say of packs, bundles, signed PDFs and QR text what holds and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from kpps_desktop.devices.files import read
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.services.ppk.pack import read_ppk_pack
from kpps_desktop.services.verifying import Against, Verdict, verify
from kpps_desktop.trust import certificates
from kpps_desktop.trust.facts import fails
from kpps_desktop.words import label, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.cli.asked import Asked
    from kpps_desktop.trust.facts import Fact

_FILE = click.Path(path_type=Path)
_SIGNS = {True: "✓", False: "✗", None: "○"}


@click.command("verify")
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.option("--trust", type=_FILE, help="The election's root certificate (root.pem).")
@click.option("--pack", type=_FILE, help="A PPK pack: its TPS certificates and revocations.")
@click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON.")
@click.pass_obj
def command(
    asked: Asked,
    files: tuple[Path, ...],
    trust: Path | None,
    pack: Path | None,
    *,
    as_json: bool,
) -> None:
    """Verify packs, bundles, signed PDFs and files of QR text: one line a fact.

    A fact holds (✓), fails (✗), or could not be told (○) for want of something to compare with:
    without --trust a chain is followed to its own root, whose fingerprint is told; QR text
    names its signer, whose certificate comes from --pack.

    \b
    --json prints: [{"file": "…", "ok": true, "facts":
      [{"fact": "intact", "holds": true, "detail": "…"}]}]
    where "holds" is true, false, or null where it could not be told.

    Exit: 0 no fact fails; 1 some do.
    """  # noqa: D301 - \b is how click keeps lines apart
    against = _against(trust, pack)
    verdicts = [(path, _verdict(path, against)) for path in files]
    if as_json:
        click.echo(_json(verdicts, asked.lang))
    else:
        click.echo("\n".join(_report(verdicts, asked.lang)))
    raise SystemExit(0 if all(verdict.ok for _, verdict in verdicts) else 1)


def _against(trust: Path | None, pack: Path | None) -> Against:
    roots = certificates.load_pem(read(trust)) if trust else ()
    if pack is None:
        return Against(roots=roots)
    opened = read_ppk_pack(read(pack))
    known = tuple(certificates.load(der) for ders in opened.certificates.values() for der in ders)
    above = certificates.load_pem(opened.roots)
    return Against(roots=roots, crls=(opened.revocations,), known=(*known, *above))


def _verdict(path: Path, against: Against) -> Verdict:
    try:
        return verify(read(path), against)
    except Trouble as news:
        return Verdict((fails("readable", news.code, **news.facts),))


def _json(verdicts: list[tuple[Path, Verdict]], lang: str) -> str:
    told = [
        {
            "file": str(path),
            "ok": verdict.ok,
            "facts": [
                {"fact": fact.name, "holds": fact.holds, "detail": _detail(fact, lang)}
                for fact in verdict.facts
            ],
        }
        for path, verdict in verdicts
    ]
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode()


def _report(verdicts: list[tuple[Path, Verdict]], lang: str) -> Iterator[str]:
    for path, verdict in verdicts:
        yield f"{path.name}: {label(f'verify.{_light(verdict)}', lang)}"
        for fact in verdict.facts:
            words = wording_of(fact, lang)
            _, _, form = fact.name.partition(" ")
            told = " ".join(filter(None, (_SIGNS[fact.holds], words.title, form)))
            remedy = f" → {words.remedy}" if fact.holds is False else ""
            yield f"  {told}: {words.cause}{remedy}"


def _light(verdict: Verdict) -> str:
    """Sum a verdict up; where no root was compared, even a stranger's own would pass."""
    if not verdict.ok:
        return "faulty"
    followed = any(one.holds is None for one in verdict.facts if one.name.startswith("chain"))
    return "unrooted" if followed else "ok"


def _detail(fact: Fact, lang: str) -> str:
    """Return a fact's sentence; of one that could not be told, what is known comes first."""
    words = wording_of(fact, lang)
    return f"{words.title}. {words.cause}" if fact.holds is None else words.cause
