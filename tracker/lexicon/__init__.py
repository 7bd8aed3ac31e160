"""Words as data: one TOML file a family, read once.

Invariant: a lexicon holds words and plain figures only, and nobody changes a table that `load` has returned.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the tables of `tracker/lexicon/<name>.toml`, the same object for each call.

    Raises FileNotFoundError for a name without a file, `tomllib.TOMLDecodeError` for a faulty one.

    >>> load("time/calendar")["month"]["sept"]
    9
    """
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def names(folder: str) -> tuple[str, ...]:
    """Return what `load` takes for each file in a folder of the lexicon, sorted.

    >>> "time/calendar" in names("time")
    True
    """
    found = files(__name__).joinpath(folder).iterdir()
    return tuple(sorted(f"{folder}/{x.name[:-5]}" for x in found if x.name.endswith(".toml")))
