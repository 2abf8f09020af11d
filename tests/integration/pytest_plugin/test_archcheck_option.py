"""`pytest --archcheck` in a process of its own."""

import pathlib
import subprocess
import sys

import pytest

CONFIGURATION = """
[tool.archcheck]
extends = []

[tool.archcheck.rules]
no-comments = "error"

[[tool.archcheck.structure]]
name = "events are facts"
that = { kind = "class", named = "*Event" }
should = { be_immutable = true }
because = "Others hold them."

[[tool.archcheck.contracts]]
name = "no web"
type = "external"
source_modules = ["shop"]
forbid = ["flask"]
"""
BROKEN = "class PaidEvent:\n    pass\n"
KEPT = "import enum\n\n\nclass PaidEvent(enum.Enum):\n    NOW = 1\n"


@pytest.fixture
def project(tmp_path: pathlib.Path) -> pathlib.Path:
    """A project with a broken rule and a passing test."""
    for path, text in {
        "pyproject.toml": CONFIGURATION,
        "src/shop/__init__.py": "",
        "src/shop/events.py": BROKEN,
        "tests/test_events.py": "def test_should_add_when_asked():\n    assert 1 + 1 == 2\n",
    }.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tmp_path


def run(project: pathlib.Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the tests of a project."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-v", *options]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_should_leave_tests_alone_when_nobody_asks(project: pathlib.Path) -> None:
    """Installed is not switched on."""
    assert "1 passed" in run(project).stdout


def test_should_fail_the_item_of_a_rule_when_it_is_broken(project: pathlib.Path) -> None:
    """In the words of the console."""
    assert "src/shop/events.py:1:7: error[mutability]" in run(project, "--archcheck").stdout


def test_should_say_why_when_a_rule_is_broken(project: pathlib.Path) -> None:
    """The reason that the project gives."""
    assert "= why: Others hold them." in run(project, "--archcheck").stdout


def test_should_name_each_rule_when_all_are_listed(project: pathlib.Path) -> None:
    """Contracts, structure rules and conventions; and whether all was checked."""
    told = run(project, "--archcheck", "--collect-only", "-q").stdout
    wanted = ('contract "no web"', 'structure rule "events are facts"', "no-comments", "everything")
    assert [name for name in wanted if f"archcheck: {name}" not in told] == []


def test_should_leave_rules_out_when_nothing_is_declared_for_them(project: pathlib.Path) -> None:
    """What is always on by itself has nothing to say there; what is switched on has."""
    text = CONFIGURATION.replace("no-comments =", "fan-out = { limit = 9 }\nno-comments =")
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    told = run(project, "--archcheck", "--collect-only", "-q").stdout
    names = ("required-path", "loosened-policy", "fan-out")
    assert [f"archcheck: {name}" in told for name in names] == [False, False, True]


def test_should_pass_when_all_rules_are_kept(project: pathlib.Path) -> None:
    """The whole run."""
    (project / "src/shop/events.py").write_text(KEPT, encoding="utf-8")
    assert run(project, "--archcheck").returncode == 0


def test_should_fail_when_not_everything_could_be_checked(project: pathlib.Path) -> None:
    """A file that nobody can read."""
    (project / "src/shop/events.py").write_text(KEPT, encoding="utf-8")
    (project / "src/shop/broken.py").write_text("def", encoding="utf-8")
    assert "FAILED ::archcheck: everything was checked" in run(project, "--archcheck").stdout


def test_should_refuse_to_run_when_the_configuration_is_wrong(project: pathlib.Path) -> None:
    """As a usage error, without a traceback."""
    text = CONFIGURATION.replace("be_immutable", "be_imutable")
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    assert 'did you mean "be_immutable"' in run(project, "--archcheck").stderr


def test_should_fail_for_a_convention_when_it_is_broken(project: pathlib.Path) -> None:
    """By the name of its rule."""
    (project / "src/shop/events.py").write_text(f"{KEPT}# a word\n", encoding="utf-8")
    assert "FAILED ::archcheck: no-comments" in run(project, "--archcheck").stdout
