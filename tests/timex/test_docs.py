"""The page of windows is what the rules say, and every rule can be met."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tracker.timex import RULES, resolve
from tracker.timex.docs import ON, page

PAGE = Path(__file__).parents[2] / "docs" / "windows.md"


def test_the_page_is_what_the_rules_print() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tracker.timex.docs > docs/windows.md"


def test_every_rule_has_a_name_of_its_own() -> None:
    assert [name for name, n in Counter(rule.name for rule in RULES).items() if n > 1] == []


def test_every_example_of_the_page_is_read_by_its_rule() -> None:
    """An example that another rule reads would document the wrong one."""
    for rule in RULES:
        for phrase in rule.examples:
            found = resolve(phrase, ON)
            assert found is not None, phrase
            assert rule.name in found.rule, (phrase, found.rule)
