"""Builds the wheel: forms/ and resources/ travel inside the package, as kpps_desktop/_data."""

from pathlib import Path
from shutil import copytree

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithData(build_py):
    """Copies the package, and the two data folders into it."""

    def run(self) -> None:
        """Copy everything; an editable install reads the folders where they lie."""
        super().run()
        if not self.editable_mode:
            for folder in ("forms", "resources"):
                into = Path(self.build_lib, "kpps_desktop", "_data", folder)
                copytree(folder, into, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithData})
