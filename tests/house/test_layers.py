"""What import-linter cannot see: pictures without Qt, and a command line that runs without it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "kpps_desktop"


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_pictures_know_no_qt() -> None:
    knowing = [
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("present.py")
        if any(name.startswith(("PySide6", "shiboken6")) for name in _imported(path))
    ]
    assert knowing == []


def test_the_command_line_never_loads_qt() -> None:
    commands = sorted(path.stem for path in (PACKAGE / "cli").glob("[a-z]*.py"))
    loads = "".join(f"import kpps_desktop.cli.{name}\n" for name in commands)
    ask = f"{loads}import sys\nprint([m for m in sys.modules if m.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert "main" in commands
    assert done.stdout == "[]\n"
