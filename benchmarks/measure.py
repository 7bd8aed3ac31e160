"""Seconds and bytes: one core, the clock around the call and nothing else.

Invariant: what is measured has been called before on other input, so that start-up is left out.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path


def stay_on_one_core() -> None:
    """Keep this process, and what it starts, on the last core where the system lets us choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def seconds(call: Callable[[], object]) -> float:
    """Return how long `call` takes by this process's own processor time."""
    began = time.process_time()
    call()
    return time.process_time() - began


def elapsed(call: Callable[[], object]) -> float:
    """Return how long `call` takes by the clock on the wall, waiting for the disk included."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def best(call: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of `times` calls, in seconds of processor time."""
    return min(seconds(call) for _ in range(times))


def memory(process: int | None = None) -> float:
    """Return the resident memory of a process, else of this one, in MB; else the peak of this one."""
    pages = Path(f"/proc/{process or 'self'}/statm")
    if pages.exists():
        return int(pages.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
