"""`recap serve`: the books of several desks, on this laptop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpps_desktop.devices import server
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.cli.asked import Asked


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
    made = server.serve(folder, address or server.own_address(), port)
    click.echo(label("serve.running", asked.lang), err=True)
    click.echo(made.url)


COMMANDS = (serve,)
