"""The page of the conventions for windows: our words, and a table of each family made from its rules.

Invariant: each example's window is what the tagger gives on the page's day; `python -m tracker.timex.docs` prints
the page, and a test compares it with docs/windows.md.
"""

from __future__ import annotations

import sys
import tomllib
from datetime import date
from itertools import groupby
from pathlib import Path

from tracker.timex import RULES, Rule, resolve
from tracker.window import Window

# A Wednesday near the end of a year, so that years, weeks and months all turn within the examples.
ON = date(2026, 11, 25)
CORPUS = Path(__file__).parents[2] / "tests" / "corpus" / "timex"
_CORPUS_HEAD = """## What holds the rules

{} sentences of `tests/corpus/timex`, each with its anchor day and what must come out, are run by the tests.
"""
_TITLES = {
    "days": "Days",
    "months": "Months and seasons",
    "periods": "Weeks, weekends, months, quarters and years told from the anchor",
    "figures": "Quarters, halves and fiscal years",
    "years": "Years, decades and centuries",
    "clock": "Times of day",
    "durations": "Lengths",
    "relative": "Lengths counted from a day",
    "inside": "A period inside another",
    "parts": "Parts of a period",
    "ranges": "Ranges",
    "sets": "Sets",
    "holidays": "Holidays",
    "vague": "Vague words",
    "prepositions": "Prepositions",
}
_HEAD = f"""# Windows

What a time expression means as whole days, both included. A prediction's window says when the event happens or
begins, read from the *anchor*: the day that the statement was made. Where a phrase can be read in several ways,
this page decides. It is printed by `python -m tracker.timex.docs` from the rules themselves; a test compares.

- Nothing begins before the anchor, unless all of it lies in the past: then the window is its calendar span.
- Weeks run from Monday to Sunday (ISO). A month or year after a day is the same day of that month, or its last.
- A bare weekday, day, month or part of a year is the next or the last one by the verb that governs it; the clue
  is kept. A history, whose dates follow on from each other, is read against the last date it mentioned.
- A *soft* end is one that the words leave loose; behind a soft last day stands a tail of half the window's length.
- A length alone, a set, "now" and words of the past name no day of their own and have no window.
- The lengths of the vague words are defaults; a user may set others.

Below, D is the anchor; the examples are read on {ON:%A}, {ON.day} {ON:%B %Y}. A phrase in the left column is a rule:
`<kind>` is a hole, `[...]` may be missing, other words stand for their kind.
"""


def page() -> str:
    """Return the page in Markdown."""
    families = sorted(RULES, key=lambda rule: list(_TITLES).index(rule.family))
    parts = [_family(name, list(rules)) for name, rules in groupby(families, key=lambda rule: rule.family)]
    return "\n".join([_HEAD, *parts, _corpus()])


def _corpus() -> str:
    """Return the table of the cases that hold the rules, by file, with what its first line says of it."""
    rows = [_held(path) for path in sorted(CORPUS.glob("*.toml"))]
    total = sum(count for _, count, _ in rows)
    lines = [f"| {name} | {count} | {what} |" for name, count, what in rows]
    return "\n".join([_CORPUS_HEAD.format(total), "| cases | how many | of what |", "| --- | --- | --- |", *lines, ""])


def _held(path: Path) -> tuple[str, int, str]:
    text = path.read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    count = len(tables.get("case", ())) + sum(len(trap["texts"]) for trap in tables.get("trap", ()))
    return path.stem, count, text.partition("\n")[0].strip("# ")


def _family(name: str, rules: list[Rule]) -> str:
    rows = [_row(rule) for rule in rules]
    return "\n".join([f"## {_TITLES[name]}\n", "| rule | window | examples |", "| --- | --- | --- |", *rows, ""])


def _row(rule: Rule) -> str:
    name = rule.name.replace("|", "\\|")
    examples = "; ".join(f"“{x}” {_shown(x)}" for x in rule.examples)
    return f"| `{name}` | {rule.windows or '–'} | {examples or '–'} |"


def _shown(phrase: str) -> str:
    found = resolve(phrase, ON)
    return "–" if found is None or found.window is None else _days(found.window)


def _days(window: Window) -> str:
    """Return both ends of a window, `~` before a soft one.

    >>> _days(Window(date(2026, 1, 1), None))
    '2026-01-01 …'
    """
    earliest = f"{'~' if window.earliest_soft else ''}{window.earliest or ''}"
    latest = f"{'~' if window.latest_soft else ''}{window.latest or ''}"
    return earliest if earliest == latest else f"{earliest} … {latest}".strip()


if __name__ == "__main__":
    sys.stdout.write(page())
