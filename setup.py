"""Build step that `pyproject.toml` cannot say: the wheel carries `resources/` and `models/`."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithShippedFolders(build_py):
    """Copies the folders beside the package into it, where `ajna_desktop.paths` finds them.

    An editable install needs none of this: the checkout has them in place.
    """

    def run(self) -> None:
        """Build the package, then add the folders."""
        super().run()
        if self.editable_mode:
            return
        for name in ("resources", "models"):
            target = Path(self.build_lib) / "ajna_desktop" / f"_{name}"
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(name, target, ignore=shutil.ignore_patterns("__pycache__"))


setup(cmdclass={"build_py": BuildWithShippedFolders})
