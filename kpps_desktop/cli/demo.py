"""`demo`: an election day of a sample kecamatan, from KPU's source folder to signed D.HASIL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpps_desktop.services.sample.demo import Demo, run_demo
from kpps_desktop.words import grouped, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kpps_desktop.cli.asked import Asked

_MOST = 60


@click.command("demo")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out/demo"),
    show_default=True,
    help="An empty folder for everything that is made.",
)
@click.option("--tps", type=click.IntRange(1, _MOST), default=12, show_default=True, help="TPS.")
@click.option(
    "--seed", type=int, default=2024, show_default=True, help="Another seed, another day."
)
@click.pass_obj
def command(asked: Asked, out: Path, tps: int, seed: int) -> None:
    """Hold a whole election day of a fictitious kecamatan, headless, with everything real.

    Makes the source folder, packs, TPS days with honest trouble, signed bundles and papers,
    the recap and its D.HASIL, under OUT; then holds the recap beside the simulated truth.

    Exit: 0 the recap equals the truth; 1 it does not.
    """
    demo = run_demo(out, tps, seed, _progress(asked.lang))
    click.echo("\n".join(_summary(demo, asked.lang)))
    raise SystemExit(0 if demo.same and demo.reported.complete else 1)


def _progress(lang: str) -> Callable[[str, int, int], None]:
    def show(work: str, done: int, of: int) -> None:
        ends = "\r" if sys.stderr.isatty() and done < of else "\n"
        if ends == "\n" and done < of:
            return
        text = f"{label(f'progress.{work}', lang)}: {done}/{of}"
        click.echo(f"{text:<60}{ends}", nl=False, err=True)

    return show


def _summary(demo: Demo, lang: str) -> Iterator[str]:
    heads = [label(f"demo.{head}", lang) for head in ("tps", "attended", "valid", "invalid", "by")]
    yield ""
    yield f"{heads[0]:<14} {heads[1]:>9} {heads[2]:>9} {heads[3]:>9}  {heads[4]:<8}"
    for one in demo.stations:
        sign = "✓" if one.same else "✗"
        yield (
            f"{one.tps:<14} {grouped(one.attended, lang):>9} {grouped(one.valid, lang):>9} "
            f"{grouped(one.invalid, lang):>9}  {one.by:<8} {sign} {one.trouble}"
        )
    yield ""
    yield label("demo.same" if demo.same else "demo.different", lang)
    yield ""
    for path in demo.reported.paths:
        yield str(path)
    yield label("demo.rest", lang).format(folder=demo.folder)
