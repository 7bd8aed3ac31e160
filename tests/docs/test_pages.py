"""The documentation holds what it says: its links lead somewhere, its commands exist, its decisions stay short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "seeds").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
TARGET = re.compile(r"`make ([a-z-]+)")
COMMITTED_PATH = re.compile(r"`((?:tracker|tests|docs|seeds|tools|benchmarks)/[\w./-]*)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """A relative link or picture names a file that is there."""
    missing = [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_path_named_is_there(page: Path) -> None:
    """A path of the project in backquotes exists."""
    missing = [path for path in COMMITTED_PATH.findall(page.read_text()) if not (ROOT / path).exists()]
    assert missing == []


def test_every_make_target_named_is_one() -> None:
    """The pages name only targets that the Makefile has."""
    named = {target for page in PAGES for target in TARGET.findall(page.read_text())}
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert named <= made


def test_decisions_are_numbered_without_a_gap() -> None:
    """0001, 0002, ...: a decision can be cited by its number."""
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda p: p.name)
def test_a_decision_fits_a_page(path: Path) -> None:
    """At most 40 lines: question, choice, cost, when to look again."""
    text = path.read_text()
    assert len(text.splitlines()) <= 40
    for head in ("**Question.**", "**Choice.**", "**Cost.**", "**Look again**"):
        assert head in text
