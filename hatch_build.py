"""Build hook: an installed wheel carries the dashboard's script and the sample stories inside the package.

Only a standard wheel does: an editable install finds them beside the package.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BESIDE_THE_PACKAGE = ("app.py", "seeds", ".streamlit/config.toml")


class CarryHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is hatchling's own business
    """Carry what stands beside the package into it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a standard wheel, under `tracker/`."""
        if version == "standard":
            build_data["force_include"] |= {name: f"tracker/{name}" for name in BESIDE_THE_PACKAGE}
