"""One hue and one mark a standing, on charts and pages alike, legible in both lights."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tracker.charts.marks import HUES, INK, KIND_ICONS, MARKS, PAPER, mark_of
from tracker.outcome import Timeliness, Verdict
from tracker.reading.values import Kind

THEME = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text())["theme"]
LIGHTS = ("light", "dark")


def test_no_two_standings_look_the_same() -> None:
    assert len({(mark.hue, mark.symbol) for mark in MARKS}) == len(MARKS)
    assert len({mark.icon for mark in MARKS}) == len(MARKS)
    assert len({mark.words for mark in MARKS}) == len(MARKS)


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("light", LIGHTS)
def test_the_pages_and_the_charts_share_their_colours(hue: str, light: str) -> None:
    assert THEME[light][f"{hue}Color"] == HUES[hue][LIGHTS.index(light)]


@pytest.mark.parametrize("light", LIGHTS)
def test_the_pages_and_the_charts_share_their_paper_and_ink(light: str) -> None:
    assert THEME[light]["backgroundColor"] == PAPER[LIGHTS.index(light)]
    assert THEME[light]["textColor"] == INK[LIGHTS.index(light)]


def test_every_verdict_and_timing_has_a_look() -> None:
    came = {Timeliness.EARLY, Timeliness.ON_TIME, Timeliness.IN_TAIL, Timeliness.LATE}
    spoken = {*came, *Verdict} - {Verdict.HAPPENED}
    assert {mark_of(token.value).token for token in spoken} == {token.value for token in spoken}


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast after WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("light", LIGHTS)
def test_words_in_a_hue_can_be_read_and_bars_can_be_told_from_the_paper(hue: str, light: str) -> None:
    paper = THEME[light]["backgroundColor"]
    assert contrast(THEME[light][f"{hue}TextColor"], paper) >= 4.5
    assert contrast(THEME[light][f"{hue}Color"], paper) >= 2.9


@pytest.mark.parametrize("light", LIGHTS)
def test_the_primary_colour_can_be_read_on_the_page_and_written_on(light: str) -> None:
    """On it stands white in the light theme, and in the dark one the colour of the page (`styles.dress`)."""
    primary, paper = THEME[light]["primaryColor"], THEME[light]["backgroundColor"]
    assert contrast(primary, paper) >= 4.5
    assert contrast(primary, THEME[light]["secondaryBackgroundColor"]) >= 4.5


def test_every_kind_of_event_has_an_icon_of_its_own() -> None:
    assert set(KIND_ICONS) == {kind.value for kind in Kind}
    assert len(set(KIND_ICONS.values())) == len(KIND_ICONS)
