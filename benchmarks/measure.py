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


def memory(process: int | None = None, *, peak: bool = False) -> float:
    """Return the resident memory of a process, else of this one, in MB, now or at its `peak`; 0 where it has ended.

    Where the system has no /proc, it is the peak of this process.
    """
    status = Path(f"/proc/{process or 'self'}/status")
    if not Path("/proc/self/status").exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    name = "VmHWM:" if peak else "VmRSS:"
    told = status.read_text(encoding="ascii").split() if status.exists() else []
    return int(told[told.index(name) + 1]) * 1.024e-3 if name in told else 0.0
