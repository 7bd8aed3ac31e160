"""Build hook: an installed wheel carries the dashboard's script and the sample stories inside the package.

Only a standard wheel does: an editable install finds them beside the package. With TRACKER_COMPILED=1 set
(`make wheel COMPILED=1`) the wheel carries what reads an article as compiled modules too. They are compiled in a
folder of their own: beside the sources they would hide every later edit of these.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BESIDE_THE_PACKAGE = ("app.py", "seeds", ".streamlit/config.toml")
COMPILED = ("timex/**/*.py", "grammar/**/*.py", "lexicon/**/*.py", "reading/**/*.py", "text.py", "day.py")
"""What is compiled, as patterns under tracker/."""
PLAIN = ("tracker/timex/docs.py",)  # run by name, as no compiled module can be
NOT_KEPT = "cached_property"
"""A module with this word stays plain: compiled, such a property is worked out anew each time it is asked for."""
_SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup

named = ["--config-file=" + sys.argv[1], *sys.argv[2:]]
modules = mypycify(named, opt_level="2", debug_level="0", multi_file=True)  # one file of all takes twice as long
setup(name="tracker", packages=[], script_args=["-q", "build_ext", "--inplace"], ext_modules=modules)
"""


class CarryHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is hatchling's own business
    """Carry what stands beside the package, and the compiled modules where they are asked for, into it."""

    _folder = ""

    def dependencies(self) -> list[str]:
        """Return what the build needs beside hatchling: the compiler of modules, where it is asked for."""
        return ["mypy>=1.15", "setuptools"] if _is_compiled() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a standard wheel, under `tracker/`."""
        if version != "standard":
            return
        build_data["force_include"] |= {name: f"tracker/{name}" for name in BESIDE_THE_PACKAGE}
        if _is_compiled():
            self._folder = mkdtemp(prefix="compiled-")
            build_data["force_include"] |= _compiled(Path(self.root), Path(self._folder))
            build_data |= {"pure_python": False, "infer_tag": True}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's
        """Remove what was compiled, once the wheel has it."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _is_compiled() -> bool:
    return os.environ.get("TRACKER_COMPILED", "") not in {"", "0"}


def sources(root: Path) -> list[str]:
    """Return the modules that are compiled, as paths under the project's root."""
    found = (path for pattern in COMPILED for path in (root / "tracker").glob(pattern))
    kept = (path for path in found if NOT_KEPT not in path.read_text(encoding="utf-8"))
    return sorted({path.relative_to(root).as_posix() for path in kept}.difference(PLAIN))


def _compiled(root: Path, folder: Path) -> dict[str, str]:
    """Compile a copy of the package in `folder`, and return each compiled file with its place in the wheel."""
    shutil.copytree(root / "tracker", folder / "tracker", ignore=shutil.ignore_patterns("__pycache__"))
    run = [sys.executable, "-c", _SETUP, str(root / "pyproject.toml"), *sources(root)]
    subprocess.run(run, cwd=folder, check=True)  # noqa: S603 - the arguments are ours
    made = [path for end in ("so", "pyd") for path in (*folder.glob(f"*.{end}"), *folder.glob(f"tracker/**/*.{end}"))]
    return {str(path): path.relative_to(folder).as_posix() for path in made}
