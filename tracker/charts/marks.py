"""How each state looks: one hue and one mark a standing, everywhere, in light and dark.

Invariant: no two standings share both hue and mark, so that colour alone never tells two apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Hue = Literal["blue", "green", "yellow", "orange", "red", "violet", "gray"]
# The page's own colours (.streamlit/config.toml, [theme.light] and [theme.dark]), so that a badge and a bar agree.
HUES: dict[Hue, tuple[str, str]] = {
    "blue": ("#0072b2", "#56a9df"),
    "green": ("#009e73", "#2fbf96"),
    "yellow": ("#b58900", "#dcb439"),
    "orange": ("#e07b00", "#f0983a"),
    "red": ("#c8452a", "#ea7457"),
    "violet": ("#9a5b9a", "#c98bc9"),
    "gray": ("#767d82", "#8d959a"),
}
INK = ("#12171a", "#e8eae6")
PAPER = ("#ffffff", "#14181b")
FAINT = ("#d9dcd6", "#353d42")


@dataclass(frozen=True, slots=True)
class Mark:
    """One standing: its token, its words, its hue, the symbol on charts and the icon on pages."""

    token: str
    words: str
    hue: Hue
    symbol: str
    icon: str
    meaning: str

    def colour(self, *, dark: bool = False) -> str:
        """Return the hue's colour for this light, as #rrggbb."""
        return HUES[self.hue][dark]

    @property
    def hollow(self) -> bool:
        """Whether its bars are drawn as an outline: what has not begun, or has no day."""
        return self.token in {"upcoming", "undated"}


# Blue waits, yellow is past its hard end, orange and red need somebody, green came, violet did not, grey says nothing.
MARKS = (
    Mark("upcoming", "upcoming", "blue", "circle-open", "schedule", "its window has not opened yet"),
    Mark("open", "open", "blue", "circle", "timelapse", "its window is running"),
    Mark("in_the_tail", "in the tail", "yellow", "circle", "hourglass_bottom", "past the end, which was loosely put"),
    Mark("due", "due", "orange", "triangle-up", "event_upcoming", "its window ended in the last 14 days"),
    Mark("overdue", "overdue", "red", "triangle-up", "priority_high", "its window ended more than 14 days ago"),
    Mark("undated", "undated", "gray", "circle-open", "event_busy", "put off, or never given a day"),
    Mark("settled", "settled", "gray", "square", "task_alt", "somebody has said what came of it"),
    Mark("early", "early", "green", "triangle-left", "fast_forward", "happened before its window"),
    Mark("on_time", "on time", "green", "diamond", "check_circle", "happened in its window"),
    Mark("in_tail", "a little later", "yellow", "diamond", "done", "happened in the tail after a loose end"),
    Mark("late", "late", "yellow", "triangle-right", "history", "happened after its window"),
    Mark("happened", "happened", "green", "circle", "check", "happened; when against its window is not said"),
    Mark("partly", "partly", "green", "diamond-open", "contrast", "happened in part"),
    Mark("called_off", "called off", "violet", "x-open", "cancel", "was called off"),
    Mark("did_not_happen", "did not happen", "violet", "x", "close", "its time passed without it"),
    Mark("cannot_tell", "cannot tell", "gray", "hash-open", "help", "nobody can say"),
    Mark("void", "void", "gray", "line-ew-open", "block", "never was a prediction"),
)
_BY_TOKEN = {mark.token: mark for mark in MARKS}


def mark_of(token: str) -> Mark:
    """Return how a standing looks; `token` is a state, a timeliness or a verdict.

    >>> mark_of("overdue").hue, mark_of("on_time").symbol
    ('red', 'diamond')
    """
    return _BY_TOKEN[token]


# The icon of each kind of event, beside its title in lists; how it stands is said by its badge.
KIND_ICONS = {
    "meeting": "groups",
    "visit": "flight_takeoff",
    "vote": "how_to_vote",
    "ruling": "gavel",
    "launch": "rocket_launch",
    "deal": "handshake",
    "deadline": "hourglass_top",
    "release": "publish",
    "military": "shield",
    "economy": "trending_up",
    "other": "event",
}
