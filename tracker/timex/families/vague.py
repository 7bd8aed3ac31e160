"""Words that name no day: now, recently, soon, in the near future.

Invariant: a window, where there is one, comes from the lengths that a user may set.
"""

from __future__ import annotations

from tracker.timex.meanings import Other
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene


def _now(_: Scene, __: int) -> Other:
    return Other("PRESENT_REF")


def _past(_: Scene, __: int) -> Other:
    return Other("PAST_REF", back=True)


def _future(_: Scene, name: str) -> Other:
    return Other("FUTURE_REF", vague=name)


RULES = (
    Rule("<now>", "vague", _now, ("now",)),
    Rule("<past_ref>", "vague", _past, ("recently",)),
    Rule("<future_ref>", "vague", _future, ("soon", "in the near future", "eventually"), "from the anchor for the length of the word"),
)  # fmt: skip
