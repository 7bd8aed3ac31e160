"""The walls of the house that the import ladder cannot see: who may import which library, and who reads the clock."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "tracker").rglob("*.py"))

# library -> the rooms (paths under tracker/, without suffix) that may import it
ONLY_IN = {
    "plotly": ("charts",),
    "dateparser": ("timex",),
    "streamlit": ("views", "asgi"),
    "sqlalchemy": ("store", "models", "service"),  # the verbs hold the transaction and choose among the store's queries
    "sqlmodel": ("store", "models"),
    "alembic": ("store",),
    "typer": ("cli",),
    "smtplib": ("delivery",),
}
CLOCK = {"today", "now", "utcnow"}


def room(path: Path) -> str:
    return path.relative_to(ROOT / "tracker").parts[0].removesuffix(".py")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> set[str]:
    tree = tree_of(path)
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.split(".")[0] for name in names}


def reads_clock(tree: ast.Module) -> bool:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(
        isinstance(f, ast.Attribute) and f.attr in CLOCK and ast.unparse(f.value).split(".")[-1] in {"date", "datetime"}
        for f in calls
    )


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_in_its_room(library: str) -> None:
    """Each library of the table is known to its own rooms alone, so that it can be replaced there."""
    outside = [str(p) for p in SOURCES if library in imported(p) and room(p) not in ONLY_IN[library]]
    assert outside == []


def test_only_the_service_and_the_commands_read_the_clock() -> None:
    """`today` is an argument everywhere else: every page can be asked for a past day."""
    readers = {room(path) for path in SOURCES if reads_clock(tree_of(path))}
    assert readers <= {"service", "cli"}


def test_the_dashboards_script_stays_a_page_long() -> None:
    """`app.py` configures and routes, nothing else."""
    assert len((ROOT / "app.py").read_text().splitlines()) <= 60
