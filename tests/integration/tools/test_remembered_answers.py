"""Answers that are remembered are those that the tool would give."""

import pathlib

import pytest

from archcheck.infrastructure.tools.adapter import Sight
from archcheck.infrastructure.tools.running import circumstances
from tests.integration.tools.remembering_support import Walk
from tests.integration.tools.tool_support import Workshop
from tests.unit.infrastructure.caching.known_support import ResultsInMemory

STEPS = 250
SEED = 19


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """archcheck itself does not change during a walk."""
    monkeypatch.setattr(circumstances, "OWN_PARTS", ())


@pytest.mark.parametrize("scope", Sight)
def test_should_say_the_same_when_anything_changes(workshop: Workshop, scope: Sight) -> None:
    walk = Walk(workshop, scope, ResultsInMemory(), SEED)
    for number in range(STEPS):
        done = walk.step()
        remembered = walk.told(is_remembering=True)
        if remembered != walk.told(is_remembering=False):
            pytest.fail(f"seed {SEED}, step {number}: {done}")


@pytest.mark.parametrize("scope", Sight)
def test_should_not_ask_again_when_nothing_has_changed(workshop: Workshop, scope: Sight) -> None:
    walk = Walk(workshop, scope, ResultsInMemory(), SEED)
    for _ in range(2):
        walk.told(is_remembering=True)
    assert walk.adapter.questions == ["src/shop/a.py"]


@pytest.mark.parametrize("scope", Sight)
def test_should_ask_again_when_nobody_knows_what_decides_the_answer(
    workshop: Workshop, scope: Sight, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Walk(workshop, scope, ResultsInMemory(), SEED)
    monkeypatch.setattr(walk.adapter, "sources", lambda root, options: None)
    for _ in range(2):
        walk.told(is_remembering=True)
    assert walk.adapter.questions == ["src/shop/a.py"] * 2


def test_should_ask_about_one_file_when_one_has_changed(workshop: Workshop) -> None:
    walk = Walk(workshop.put({"src/shop/b.py": "BAD"}), Sight.FILE, ResultsInMemory(), SEED)
    walk.told(is_remembering=True)
    walk.adapter.questions.clear()
    workshop.put({"src/shop/b.py": "WORSE"})
    walk.told(is_remembering=True)
    assert walk.adapter.questions == ["src/shop/b.py"]


def test_should_remember_nothing_when_a_file_changes_under_the_tool(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = ResultsInMemory()
    walk = Walk(workshop, Sight.FILE, results, SEED)
    check = walk.adapter.check

    def disturbed(call: object) -> object:
        reading = check(call)  # type: ignore[arg-type]
        pathlib.Path(workshop.root, "src/shop/a.py").write_text("BAD")
        return reading

    monkeypatch.setattr(walk.adapter, "check", disturbed)
    walk.told(is_remembering=True)
    assert [value for value in results.entries.values() if b"echo" in value] == []
