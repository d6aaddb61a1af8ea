"""Draws windows to PNG, to be looked at.

    scripts/shots.py [--themes light,dark] [--scales 100,200] [--size 1366x768] [--xvfb] NAME…

A name is one of scripts/gallery.py, or `module:function` of a function that makes a widget.
Offscreen; with --xvfb on a screen in memory with a window manager, as an officer would see it.
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).parents[1]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*")
    parser.add_argument("--themes", default="light,dark,contrast")
    parser.add_argument("--scales", default="100,200")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--lang", default="id")
    parser.add_argument("--xvfb", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "shots")
    return parser.parse_args()


@contextmanager
def screen(size: str, before: Callable[[], object] = int) -> Iterator[None]:
    """Start a screen in memory and a window manager on it; `before` that, prepare the screen."""
    read, write = os.pipe()
    command = (
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        f"{size}x24",
        "-nolisten",
        "tcp",
        "-noreset",
    )
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.environ["DISPLAY"] = f":{os.read(read, 16).decode().strip()}"
    before()
    manager = subprocess.Popen(("openbox",), stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        for one in (manager, server):
            one.terminate()
            one.wait()


def _maker(name: str) -> Callable[[], QWidget]:
    module, _, function = name.rpartition(":")
    made: Callable[[], QWidget] = getattr(
        importlib.import_module(module or "scripts.gallery"), function
    )
    return made


def _draw(asked: argparse.Namespace) -> None:
    # Qt is imported only now, when there is a screen for it to find.
    application = importlib.import_module("kpps_desktop.ui.application")
    theme = importlib.import_module("kpps_desktop.ui.theme")
    gallery = importlib.import_module("scripts.gallery")
    app = application.make_application(["shots"], theme.Look())
    width, height = map(int, asked.size.split("x"))
    asked.out.mkdir(parents=True, exist_ok=True)
    for name in asked.names or gallery.NAMES:
        for worn in asked.themes.split(","):
            for scale in map(int, asked.scales.split(",")):
                application.dress(app, theme.Look(worn, scale, asked.lang))
                window = _maker(name)()
                if not window.parent():  # sheets keep their own size
                    window.resize(width, height)
                window.show()
                for _ in range(5):
                    app.processEvents()
                path = asked.out / f"{name.replace(':', '.')}-{worn}-{scale}.png"
                window.grab().save(str(path))
                print(path)
                window.close()


def main() -> None:
    """Draw what was asked for."""
    asked = _asked()
    sys.path.insert(0, str(ROOT))
    os.environ["QT_QPA_PLATFORM"] = "xcb" if asked.xvfb else "offscreen"
    with screen(asked.size) if asked.xvfb else nullcontext():
        _draw(asked)


if __name__ == "__main__":
    main()
