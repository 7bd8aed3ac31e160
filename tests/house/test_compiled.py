"""What a compiled wheel (docs/decisions/0007) asks of the sources: all of it can be held without a compiler."""

from __future__ import annotations

import ast
import importlib.util
import sys
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from benchmarks import compiled

ROOT = Path(__file__).parents[2]


def floats(path: Path) -> list[int]:
    """Return the lines of a module on which something is annotated as a `float`."""
    notes: list[ast.expr | None] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.arg | ast.AnnAssign):
            notes.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            notes.append(node.returns)
    names = [name for note in notes if note for name in ast.walk(note) if isinstance(name, ast.Name)]
    return [name.lineno for name in names if name.id == "float"]


def test_a_number_of_units_is_never_annotated_as_a_float() -> None:
    """Compiled, three days given for a `float` are 3.0 of them, and their value "P3.0D": `Number` leaves them whole."""
    assert {str(p): lines for p in (ROOT / "tracker" / "timex").rglob("*.py") if (lines := floats(p))} == {}


def test_no_compiled_module_lies_beside_the_sources() -> None:
    """Python would load it in place of the source, whatever is edited there."""
    assert [p for end in ("so", "pyd") for p in (ROOT / "tracker").rglob(f"*.{end}")] == []


def test_a_plain_build_asks_for_no_compiler(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_COMPILED", raising=False)
    building = hook.CarryHook()
    data: dict[str, dict[str, str]] = {"force_include": {}}
    building.initialize("standard", data)
    assert building.dependencies() == []
    assert data == {"force_include": {name: f"tracker/{name}" for name in hook.BESIDE_THE_PACKAGE}}


def test_the_tagger_and_the_reader_are_among_what_is_compiled(hook: ModuleType) -> None:
    found = hook.sources(ROOT)
    assert {"tracker/timex/tagger.py", "tracker/timex/families/days.py", "tracker/grammar/tense.py"} <= set(found)
    assert "tracker/reading/predictions.py" in found
    assert not set(hook.PLAIN) & set(found)


def test_what_keeps_its_properties_is_not_compiled(hook: ModuleType) -> None:
    """A compiled class does not keep them: each sentence was split off anew for every question."""
    keeping = {
        f"tracker/reading/{p.name}" for p in (ROOT / "tracker/reading").glob("*.py") if "@cached" in p.read_text()
    }
    assert "tracker/reading/discourse.py" in keeping
    assert not keeping & set(hook.sources(ROOT))


def test_a_wheel_of_other_sources_is_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = tmp_path / "dist" / "made-1-cp311-cp311-any.whl"
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("tracker/__init__.py", "old = True")
    (tmp_path / "tracker").mkdir()
    (tmp_path / "tracker" / "__init__.py").write_text("old = False", encoding="utf-8")
    monkeypatch.setattr(compiled, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match=r"was built from another tracker/__init__.py"):
        compiled.compare(1)


def test_where_no_wheel_is_compiled_the_benchmark_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "made-1-py3-none-any.whl").touch()
    monkeypatch.setattr(compiled, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match="make wheel COMPILED=1"):
        compiled.compare(1)


def test_one_answer_that_differs_ends_the_benchmark() -> None:
    class Other(compiled.Tree):
        def __init__(self, answers: list[str]) -> None:
            self.answers = answers

        def ask(self, *_: str | int) -> list[str]:
            return self.answers

    assert compiled._alike(Other(["P3D", "P1W"]), Other(["P3D", "P1W"]), "corpus", 2) == 2  # noqa: SLF001 - what decides
    with pytest.raises(SystemExit, match=r"corpus number 1 .*\nplain    P1W\ncompiled P7D"):
        compiled._alike(Other(["P3D", "P1W"]), Other(["P3D", "P7D"]), "corpus", 2)  # noqa: SLF001 - what decides


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the build hook, on a plain class in place of hatchling's, which only a build installs."""
    interface = SimpleNamespace(BuildHookInterface=object)
    monkeypatch.setitem(sys.modules, "hatchling.builders.hooks.plugin.interface", interface)
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
