"""`recap serve`, `recap share`: one recap at several desks, by a server or by sticks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpps_desktop.cli.recap_desk import at_a_desk
from kpps_desktop.devices import server
from kpps_desktop.services.ppk import sharing
from kpps_desktop.services.ppk.receiving import OPERATOR
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.cli.asked import Asked
    from kpps_desktop.cli.recap_desk import Recap


@click.command("serve")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--address", default="", help="This laptop's address on the cable; else found.")
@click.option("--port", default=server.PORT, show_default=True, type=click.IntRange(1024, 65535))
@click.option("--stop", "stops", is_flag=True, help="Stop it; all that was written stays.")
@click.pass_obj
def serve(asked: Asked, folder: Path, address: str, port: int, *, stops: bool) -> None:
    """Serve one recap to several laptops of a PPK on a cable; nothing goes to the internet.

    Needs PostgreSQL 14 or newer on this laptop only. A server is made in FOLDER where there is
    none, and started where it does not run; so the same command again, after the laptop was off,
    goes on with the same recap. The address that every desk gives as --db is printed.

    Exit: 0 it runs (or was stopped); 1 it does not, and why is told.
    """
    if stops:
        key = "stopped" if server.stop(folder) else "not_running"
        click.echo(label(f"serve.{key}", asked.lang))
        return
    if address:
        server.refuse_strange(address)
    made = server.serve(folder, address or server.own_address(), port)
    click.echo(label("serve.running", asked.lang), err=True)
    click.echo(made.url)


@click.command("share")
@at_a_desk
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to."
)
def share(recap: Recap, out: Path) -> None:
    """Write what was done at this desk as a signed file, for the PPK's other desks.

    The TPS results that came here are written beside it. The others take the folder in by
    `recap import`; what both worked on is compared, and nothing is overwritten.

    Exit: 0 written; 1 refused.
    """
    with recap.opened() as desk:
        made = sharing.share(desk, out, OPERATOR)
    for path in made:
        click.echo(path)


COMMANDS = (serve, share)
