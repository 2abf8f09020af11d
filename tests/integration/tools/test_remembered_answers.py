"""Answers that are remembered are those that the tool would give."""

import pathlib
import sys
from collections.abc import Sequence

import msgspec
import pytest

from archcheck.infrastructure.tools.adapter import Engine, Sight, Surrounding
from archcheck.infrastructure.tools.running import circumstances
from archcheck.infrastructure.tools.running.environments import Surroundings, ToolProgram
from archcheck.infrastructure.tools.running.program_information import ProgramInformation
from archcheck.infrastructure.tools.running.remembered_answers import RememberedAnswers
from tests.integration.tools.remembering_support import Echo, Walk
from tests.integration.tools.tool_support import Workshop
from tests.unit.infrastructure.caching.known_support import ResultsInMemory

STEPS = 120
SEED = 19


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """archcheck itself does not change during a walk."""
    monkeypatch.setattr(circumstances, "OWN_PARTS", ())


@pytest.mark.parametrize("scope", Sight)
def test_should_say_the_same_when_anything_changes(workshop: Workshop, scope: Sight) -> None:
    walk = Walk(workshop, scope, ResultsInMemory(), SEED)
    differing = []
    for number in range(STEPS):
        done = walk.step()
        remembered = walk.told(is_remembering=True)
        if remembered != walk.told(is_remembering=False):
            differing.append((SEED, number, done))
    assert differing == []


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


@pytest.mark.parametrize(("text", "readings"), [("one", 1), ("", 2)])
def test_should_read_the_rules_again_when_nothing_was_said_of_them(
    workshop: Workshop, text: str, readings: int
) -> None:
    walk = Walk(workshop, Sight.FILE, ResultsInMemory(), SEED)
    walk.configure(text)
    for _ in range(2):
        walk.told(is_remembering=True)
    assert walk.adapter.readings == readings


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


@pytest.mark.parametrize(
    "around",
    [
        lambda *_: Surrounding(files=(), unknown=True),
        lambda *_: Surrounding(files=("\udcff.cfg",)),
    ],
)
def test_should_ask_again_when_nobody_knows_what_it_depends_on(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, around: object
) -> None:
    walk = Walk(workshop, Sight.FILE, ResultsInMemory(), SEED)
    monkeypatch.setattr(walk.adapter, "depends_on", around)
    for _ in range(2):
        walk.told(is_remembering=True)
    assert walk.adapter.questions == ["src/shop/a.py"] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="takes names of any bytes")
@pytest.mark.parametrize("scope", Sight)
def test_should_ask_again_when_a_name_is_no_text(workshop: Workshop, scope: Sight) -> None:
    walk = Walk(workshop.put({"src/shop/\udcff.py": "BAD"}), scope, ResultsInMemory(), SEED)
    for _ in range(2):
        walk.told(is_remembering=True)
    assert len(walk.adapter.questions) == 4


def test_should_ask_again_when_packages_decide_and_one_is_new(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Walk(workshop, Sight.FILE, ResultsInMemory(), SEED)
    around = Surrounding(files=(), packages=True)
    monkeypatch.setattr(walk.adapter, "depends_on", lambda *_: around)
    walk.told(is_remembering=True)
    workshop.put({"src/mail/__init__.py": "good"})
    walk.told(is_remembering=True)
    assert sorted(walk.adapter.questions) == ["src/mail/__init__.py", *["src/shop/a.py"] * 2]


@pytest.mark.parametrize("scope", Sight)
def test_should_ask_again_when_a_link_leaves_the_project(workshop: Workshop, scope: Sight) -> None:
    (workshop.root / "out").symlink_to(workshop.root.parent, target_is_directory=True)
    walk = Walk(workshop, scope, ResultsInMemory(), SEED)
    for _ in range(2):
        walk.told(is_remembering=True)
    expected = {Sight.FILE: 1, Sight.PROJECT: 2}
    assert len(walk.adapter.questions) == expected[scope]


def asked_twice(root: pathlib.Path, interpreter: str, answer: str) -> list[str]:
    """What is told, each time that a program is asked."""
    results = ResultsInMemory()
    surroundings = Surroundings({}, str(root), python_path=())
    answers: list[str] = []

    def ask() -> str:
        answers.append(answer)
        return answer

    for _ in range(2):
        around = circumstances.circumstances(surroundings, results)
        memory = RememberedAnswers(Echo(Sight.FILE), around, results)
        program = ToolProgram(command=(sys.executable,), interpreter=interpreter)
        memory.told(program, ("--version",), ask)
    return answers


@pytest.mark.parametrize(
    ("interpreter", "answer", "times"),
    [
        (sys.executable, "echo 1.0", 1),
        ("", "echo \udcff", 1),
        (sys.executable, "", 2),
        ("/usr/bin/no-python", "echo 1.0", 2),
    ],
)
def test_should_ask_a_program_once_when_it_is_known(
    tmp_path: pathlib.Path, interpreter: str, answer: str, times: int
) -> None:
    assert len(asked_twice(tmp_path, interpreter, answer)) == times


@pytest.mark.parametrize("said", [{"notes": ("about nothing",)}, {"exit_code": 7}])
def test_should_ask_again_when_an_answer_is_about_no_file(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, said: dict[str, object]
) -> None:
    walk = Walk(workshop, Sight.FILE, ResultsInMemory(), SEED)
    check = walk.adapter.check
    monkeypatch.setattr(
        walk.adapter, "check", lambda call: msgspec.structs.replace(check(call), **said)
    )
    for _ in range(2):
        walk.told(is_remembering=True)
    assert walk.adapter.questions == ["src/shop/a.py"] * 2


@pytest.mark.parametrize(("groups", "times"), [((), 1), (("echo",), 2)])
def test_should_ask_again_when_plugins_cannot_be_told(
    workshop: Workshop,
    monkeypatch: pytest.MonkeyPatch,
    groups: tuple[str, ...],
    times: int,
) -> None:
    walk = Walk(workshop, Sight.FILE, ResultsInMemory(), SEED)
    monkeypatch.setattr(walk.adapter, "plugin_groups", groups)
    place = workshop.root.parent / "site-packages" / "echo-1.0.dist-info"
    (place / "entry_points.txt").write_text("echo stands in no section")
    for _ in range(2):
        walk.told(is_remembering=True)
    assert walk.adapter.questions == ["src/shop/a.py"] * times


@pytest.mark.parametrize(
    ("engine", "known", "asked"),
    [
        (Engine(name="ruff", command=("ruff",)), b"known", 1),
        (Engine(name="ruff", command=("ruff",)), None, 2),
        (Engine(name="ruff", missing="not installed"), None, 1),
    ],
)
def test_should_ask_again_when_nobody_knows_its_engine(
    workshop: Workshop,
    monkeypatch: pytest.MonkeyPatch,
    engine: Engine,
    known: bytes | None,
    asked: int,
) -> None:
    walk = Walk(workshop, Sight.FILE, ResultsInMemory(), SEED)
    really = circumstances.Circumstances.program

    def program(
        self: circumstances.Circumstances, command: Sequence[str], interpreter: str
    ) -> bytes | None:
        return known if "ruff" in command else really(self, command, interpreter)

    monkeypatch.setattr(ProgramInformation, "engine", engine)
    monkeypatch.setattr(circumstances.Circumstances, "program", program)
    for _ in range(2):
        walk.told(is_remembering=True)
    assert walk.adapter.questions == ["src/shop/a.py"] * asked
