"""When a rule applies."""

import pathlib

import pytest

from archcheck.infrastructure.architecture.structure.conditions import Condition
from archcheck.infrastructure.architecture.when import When, applies
from tests.unit.infrastructure.architecture.structure.structure_support import Sample
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    problems_in,
)

PROJECT = """
[project]
dependencies = ["pika==1"]
optional-dependencies.web = ["FastAPI[all]"]

[dependency-groups]
dev = ["pytest-asyncio"]
"""
NOTHING = Condition(frozenset(), ())
CONDITION = Condition(frozenset(), ())
LAYOUT = '[[layout]]\nname = "a"\ntype = "forbidden-path"\npaths = "x"\nwhen = {}\n'
STRUCTURE = '[[structure]]\nname = "a"\nthat = { kind = "class" }\nshould = { be_named = "A*" }\nwhen = {}\n'


def matching(glob: str) -> tuple[str, ...]:
    """One file."""
    return ("a.md",) if glob == "*.md" else ()


def holds(root: pathlib.Path, condition: When | None) -> bool:
    """Whether it holds in a project with these dependencies, one file, and something selected."""
    (root / "pyproject.toml").write_text(PROJECT)
    return applies(condition, str(root), matching, lambda selector: selector is CONDITION)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        (When(dependency=("pika",)), True),
        (When(dependency=("redis", "fastapi")), True),
        (When(dependency=("Pytest.Asyncio",)), True),
        (When(dependency=("pytest",)), False),
        (When(path=("*.txt", "*.md")), True),
        (When(path=("*.txt",)), False),
        (When(selector=CONDITION), True),
        (When(selector=NOTHING), False),
        (When(dependency=("pika",), path=("*.md",), selector=CONDITION), True),
        (When(dependency=("pika",), path=("*.txt",), selector=CONDITION), False),
        (When(dependency=("redis",), path=("*.md",), selector=CONDITION), False),
        (When(dependency=("pika",), path=("*.md",), selector=NOTHING), False),
    ],
)
def test_should_hold_when_all_that_is_stated_is_true(
    tmp_path: pathlib.Path, condition: When | None, expected: bool
) -> None:
    """Of several names any is enough."""
    assert holds(tmp_path, condition) is expected


WORKSPACE = '[tool.uv.workspace]\nmembers = ["libs/*", "amp"]\nexclude = ["libs/old"]\n'


@pytest.mark.parametrize(
    ("path", "lock", "locked"),
    [
        ("libs/new", "uv.lock", True),
        ("amp", "uv.lock", True),
        ("libs/old", "uv.lock", False),
        ("other", "uv.lock", False),
        ("amp", "poetry.lock", False),
    ],
)
@pytest.mark.parametrize("wanted", [True, False])
def test_should_know_who_locks_when_a_project_lies_in_a_workspace(
    tmp_path: pathlib.Path, path: str, lock: str, locked: bool, wanted: bool
) -> None:
    (tmp_path / "pyproject.toml").write_text(WORKSPACE)
    (tmp_path / lock).write_text("")
    (tmp_path / path).mkdir(parents=True)
    assert holds(tmp_path / path, When(locked_by_workspace=wanted)) is (locked is wanted)


def test_should_be_locked_by_nobody_when_there_is_no_workspace(tmp_path: pathlib.Path) -> None:
    assert not holds(tmp_path, When(locked_by_workspace=True))


@pytest.mark.parametrize("rule", [LAYOUT, STRUCTURE])
@pytest.mark.parametrize(
    ("stated", "problem"),
    [
        ("{}", ".when: nothing is stated"),
        ("3", ".when: expected a table, got 3"),
        ('{ dependencies = "x" }', '.when.dependencies: unknown key\n  did you mean "dependency"?'),
        ('{ path = "/x" }', '.when.path: "/x" is no path of a project'),
        ('{ named = "x" }', '.when: the key "kind" is missing'),
        ('{ kind = "clas" }', '.when.kind: unknown kind "clas"'),
        ('{ kind = "class", nmed = "x" }', '.when.nmed: unknown key\n  did you mean "named"?'),
    ],
)
def test_should_say_what_is_wrong_when_a_condition_cannot_be_read(
    rule: str, stated: str, problem: str
) -> None:
    section = "structure" if "structure" in rule else "layout"
    (found,) = problems_in(rule.replace("{}\n", f"{stated}\n"))
    assert found.startswith(f"archcheck.toml: {section}[0]{problem}")


def test_should_take_a_term_for_itself_when_it_looks_like_another_key() -> None:
    """`catch` looks like `path`."""
    text = LAYOUT.replace("{}\n", '{ kind = "function", catch = "OSError" }\n')
    assert problems_in(text) == []


def test_should_keep_the_condition_when_a_rule_states_one() -> None:
    text = LAYOUT.replace("{}\n", '{ dependency = "x", kind = "class" }\n')
    (declaration,) = fragment_of(text).layout.entries.values()
    assert declaration.keys["when"] == {"dependency": "x", "kind": "class"}


@pytest.mark.parametrize(
    ("when", "places"),
    [
        ('{ kind = "class", named = "Other" }', ["module.py:1 Thing"]),
        ('{ kind = "class", named = "Nothing" }', []),
        ('{ dependency = "nobody-needs-this" }', []),
    ],
)
def test_should_judge_a_structure_rule_only_when_its_condition_holds(
    when: str, places: list[str]
) -> None:
    rule = STRUCTURE.replace("{}\n", f"{when}\n").replace('"A*"', '"[AO]*"')
    sample = Sample({"module.py": "class Thing: ...\n\n\nclass Other: ...\n"}, rule)
    assert sample.places() == places


def test_should_refuse_a_condition_when_it_speaks_of_an_unknown_layer() -> None:
    rule = STRUCTURE.replace("{}\n", '{ kind = "class", layer = "domian" }\n')
    text = f'layers.domain = "shop.domain"\n{rule}'
    (found,) = Sample({"domain/__init__.py": ""}, text).problems()
    assert 'structure[0].when.layer: unknown layer "domian"' in found
