"""What the whole record says: its headline, whether chances mean what they say, and how long until it comes true.

Invariant: every share stands with its count and interval; what takes long is worked out once it is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.charts.promises import promises
from tracker.charts.worth import worth
from tracker.scores import word
from tracker.views import frame
from tracker.views.asking import ask
from tracker.views.board import CONFIG
from tracker.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tracker.scores import Headline, Interval
    from tracker.scores.calibration import Said
    from tracker.scores.survival import Promises, Shares
    from tracker.service import Calibration, Filters


def headline(day: date, filters: Filters) -> None:
    """Say how much of all came true, and what the chances were worth."""
    found = ask(service.headline, as_of=day, filters=filters)
    if found.rate is None:
        return
    st.markdown(f"**{found.hits} of {count_words(found.n, 'closed case')} came true: {_told(found.rate, found.n)}**")
    if found.brier is not None:
        st.caption(_score_words(found))


def _score_words(found: Headline) -> str:
    """Say the Brier score with its count, and how much better it is than the share of hits said each time."""
    over = f"{count_words(found.weighed, 'case')} with a measured hedge"
    told = f"Brier score {found.brier:.2f} over {over}: 0 is best, 0.25 a coin"
    if found.skill is None:
        return f"{told}."
    way = "better" if found.skill >= 0 else "worse"
    return f"{told}; {abs(found.skill):.0%} {way} than saying their share of hits each time."


def panels(day: date, filters: Filters) -> None:
    """Offer the two looks at the whole record, each worked out when it is opened."""
    for key, title, icon, show in _PANELS:
        more = st.expander(title, icon=f":material/{icon}:", key=key, on_change="rerun")
        if more.open:
            with more, st.spinner("Adding up …"):
                show(day, filters)


def _calibration(day: date, filters: Filters) -> None:
    found: Calibration = ask(service.calibration, as_of=day, filters=filters)
    if found.parts is None:
        st.caption("No closed case says a chance whose worth is known.")
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.plotly_chart(
            worth(found.points, dark=frame.dark()),
            key="worth_chart",
            config=CONFIG,
            alt="Share that came true by the chance said, told again in the table beside it",
        )
    with right:
        st.table([_point(each) for each in found.points])
        st.caption(_CHANCES)
        parts = found.parts
        st.caption(
            f"Brier score {parts.score:.3f} = reliability {parts.reliability:.3f} (0 is best) − discrimination "
            f"{parts.discrimination:.3f} (more is better) + uncertainty {parts.uncertainty:.3f}."
        )


_CHANCES = (
    "A chance is that of the hedge, by the table of hedges. On the dashed line words mean what they say; within the "
    "grey, luck alone would put words that do, 90 times of 100."
)


def _point(each: Said) -> dict[str, str]:
    told = _told(each.share, each.n)
    return {"Chance said": f"{each.chance:.0%}", "Came true": f"{each.hits} of {each.n}", "Share": told}


def _told(share: Interval, n: int) -> str:
    """Return a share with its interval, and what so few cases may say."""
    return ", ".join(filter(None, (f"{share.value:.0%} [{share.low:.0%} – {share.high:.0%}]", word(n))))


def _promises(day: date, filters: Filters) -> None:
    found: Promises = ask(service.promises, as_of=day, filters=filters)
    if not found.any_settled:
        st.caption(_UNSETTLED if found.n else _UNPROMISED)
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.plotly_chart(
            promises(found.curve, dark=frame.dark()),
            key="promises_chart",
            config=CONFIG,
            alt="Shares that came, were called off or did not come through time, told again in the table beside it",
        )
    with right:
        st.table([_row(*each) for each in found.at])
        st.caption(_promised(found))


_UNPROMISED, _UNSETTLED = "Nothing was promised by a day.", "Nothing that was promised by a day is settled yet."


def _promised(found: Promises) -> str:
    """Say what the shares are of, and when half had come."""
    half = "Fewer than half have come." if found.half is None else f"Half had come by {found.half:.0%} of it."
    return (
        f"{count_words(found.n, 'event')} of the newest {service.NEWEST:,} statements, each by the first that said it "
        f"would come by some day; the time given runs from when it was said to the window's end. {half} What nobody "
        "has settled counts as not come yet, and not as broken. In brackets stands where the true share lies, 95 "
        "times of 100 (Aalen and Johansen's shares)."
    )


_TIMES = {1.0: "when it is up", 2.0: "after twice of it", 3.0: "after three times"}


def _row(ratio: float, came: Interval, shares: Shares, waiting: int) -> dict[str, str]:
    return {
        "Of the time given": _TIMES[ratio],
        "Came": _told(came, waiting),
        "Called off": f"{shares.called_off:.0%}",
        "Not come": f"{shares.open:.0%}",
        "Watched so long": count_words(waiting, "event"),
    }


_PANELS: tuple[tuple[str, str, str, Callable[[date, Filters], None]], ...] = (
    ("r_worth", "Do the words mean what they say?", "balance", _calibration),
    ("r_promises", "How long until it comes true?", "hourglass_bottom", _promises),
)
