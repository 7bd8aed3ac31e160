"""The collector of cycles, told to wait where much is made that holds no cycle.

Invariant: it is on again afterwards if it was on before, whatever is raised.
"""

from __future__ import annotations

import gc


class SweepingLater:
    """Let the collector wait while much is made: it would look through all of it over and over, and find nothing.

    Where several threads do so at once it may be on again before the last is done, and is never left off.

    >>> with SweepingLater():
    ...     gc.isenabled()
    False
    """

    __slots__ = ("_swept",)

    def __enter__(self) -> None:
        """Switch it off."""
        self._swept = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        """Switch it on again where it was on."""
        if self._swept:
            gc.enable()
