"""The patterns that the standard library's `re` runs, all of them, and what recheck says of each.

Invariant: every call of `re` in the tracker's code is found, wherever it stands; words that only a call knows are
taken for a plain word, as they are escaped words wherever they are put into a pattern.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import json
import pkgutil
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import tracker
from benchmarks.page import table
from benchmarks.peers import installed

RECHECK = "recheck@4.5.0"
_CALLS = frozenset(("compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"))
_SCRIPT = Path(__file__).with_name("recheck.cjs")


class Pattern(NamedTuple):
    """A pattern, the module and the name of what it stands in, and how it is asked.

    `any_case` is true where it takes either case; `anchored` where the code asks for it at one place alone, by
    `match` or `fullmatch`.
    """

    where: str
    text: str
    any_case: bool
    anchored: bool


class _Word(str):
    """What stands for a name that only a call knows: a word, whatever is asked of it."""

    __slots__ = ()

    def __getattr__(self, name: str) -> _Word:
        return self


class _Names(dict[str, object]):
    """The names of a module; those it lacks are words."""

    def __missing__(self, name: str) -> object:
        return getattr(builtins, name, _Word("abcd"))


def collected() -> list[Pattern]:
    """Return every pattern of the tracker's own code, each once."""
    found = [x for info in pkgutil.walk_packages(tracker.__path__, "tracker.") for x in _of_module(info.name)]
    return list({(x.text, x.any_case): x for x in reversed(found)}.values())[::-1]


def _of_module(name: str) -> Iterator[Pattern]:
    path = Path(tracker.__file__).parents[1].joinpath(*name.split("."))
    source = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
    tree = ast.parse(source.read_text(encoding="utf-8"))
    calls = [x for x in ast.walk(tree) if _is_call(x)]
    asked = _asked(tree)
    module = importlib.import_module(name) if calls else None
    for call in calls:
        assert isinstance(call, ast.Call)  # noqa: S101 - as `_is_call` says
        assert module  # noqa: S101 - as there are calls
        value = _value(call.args[0], module)
        text, flags = (value.pattern, value.flags) if isinstance(value, re.Pattern) else (str(value), 0)
        any_case = bool(flags & re.IGNORECASE) or "IGNORECASE" in ast.unparse(call)
        assert isinstance(call.func, ast.Attribute)  # noqa: S101 - as `_is_call` says
        methods = asked.get(call.lineno, {call.func.attr})
        yield Pattern(f"{name}.{_owner(tree, call)}", text, any_case, methods <= {"match", "fullmatch"})


def _owner(tree: ast.Module, call: ast.Call) -> str:
    """Return the name of the constant, function or class that a call stands in."""
    owner = next(x for x in tree.body if x.lineno <= call.lineno <= (x.end_lineno or 0))
    return ast.unparse(owner.targets[0]) if isinstance(owner, ast.Assign) else str(getattr(owner, "name", ""))


def _asked(tree: ast.Module) -> dict[int, set[str]]:
    """Return what is asked of each pattern that has a name of its own, by the line of its call."""
    named = {
        x.targets[0].id: x.value.lineno
        for x in tree.body
        if isinstance(x, ast.Assign) and _is_call(x.value) and isinstance(x.targets[0], ast.Name)
    }
    asked: dict[int, set[str]] = {}
    for x in ast.walk(tree):
        if isinstance(x, ast.Attribute) and isinstance(x.value, ast.Name) and x.value.id in named:
            asked.setdefault(named[x.value.id], set()).add(x.attr)
    return asked


def _is_call(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in _CALLS


def _value(expression: ast.expr, module: ModuleType) -> object:
    code = compile(ast.Expression(expression), module.__name__, "eval")
    return eval(code, _Names(vars(module)))  # noqa: S307 - our own code


def recheck() -> str:
    """Return the table of verdicts, recheck installed through npm for this run."""
    patterns = collected()
    with tempfile.TemporaryDirectory(prefix="recheck-") as folder:
        node = installed(RECHECK, folder)
        asked = [{"source": _in_javascript(x), "flags": "i" * x.any_case + "s"} for x in patterns]
        command = [node, str(_SCRIPT), folder]
        done = subprocess.run(command, input=json.dumps(asked), check=True, capture_output=True, text=True)  # noqa: S603 - the arguments are ours
    verdicts = json.loads(done.stdout)
    return _table(patterns, verdicts)


def _in_javascript(pattern: Pattern) -> str:
    """Spell a pattern as JavaScript does; a possessive repeat, which takes no longer, as a greedy one."""
    text = pattern.text.replace("(?P<", "(?<").replace("(?i)", "").replace(r"\Z", "$")
    text = re.sub(r"([*+?}])\+", r"\1", text)
    return f"^(?:{text})" if pattern.anchored else text


def _table(patterns: list[Pattern], verdicts: list[str]) -> str:
    counts = [[verdict, str(verdicts.count(verdict))] for verdict in sorted(set(verdicts))]
    unsafe = sorted([f"`{x.where}`", v] for x, v in zip(patterns, verdicts, strict=True) if v != "safe")
    return f"{table(('verdict', 'patterns'), counts)}\n\n{table(('not safe by itself', 'verdict'), unsafe)}"
