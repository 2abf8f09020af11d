"""Why a tool may not see what a project imports."""

import pathlib
import sys
from collections.abc import Mapping, Sequence

import pytest

from archcheck.infrastructure.tools.adapter import ToolCall, ToolTask
from archcheck.infrastructure.tools.running.process_runner import Finished
from archcheck.infrastructure.tools.running.unseen_modules import (
    HIDDEN,
    NO_ENVIRONMENT,
    reasons,
)

DECLARED = '[project]\nname = "shop"\ndependencies = ["alembic", "shop[all]"]\n'
DEVELOPMENT = """[project.optional-dependencies]
test = ["hypothesis>=6"]
[dependency-groups]
dev = ["PyTest-Mock>3", {include-group = "lint"}]
lint = "wrong"
"""


def nothing(arguments: Sequence[str], environment: Mapping[str, str]) -> Finished:
    """Nothing is started here."""
    return Finished(0, "", "")


def told(root: pathlib.Path, name: str, paths: Sequence[str] = (), **task: str) -> str:
    """Why a module is not seen by mypy, in a project of the package shop."""
    python, packages = task.get("python", ""), task.get("packages", "")
    known = ToolTask(
        python=python,
        packages=("shop", "alembic"),
        source_roots=("src", "."),
        site_packages=(packages,) if packages else (),
    )
    call = ToolCall(root=str(root), paths=tuple(paths), task=known, start=nothing)
    return reasons(call, "mypy")(name)


def written(root: pathlib.Path, *paths: str, **texts: str) -> pathlib.Path:
    """A project with these empty files, and a pyproject.toml."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    (root / "pyproject.toml").write_text(texts.get("pyproject", DECLARED), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("name", "python", "expected"),
    [
        ("yaml", "", NO_ENVIRONMENT.format(tool="mypy")),
        ("", "", NO_ENVIRONMENT.format(tool="mypy")),
        ("shop", "", ""),
        ("os", "", ""),
        ("yaml", "/env/bin/python", ""),
    ],
)
def test_should_miss_libraries_when_project_has_no_environment(
    tmp_path: pathlib.Path, name: str, python: str, expected: str
) -> None:
    assert told(tmp_path, name, python=python) == expected


@pytest.mark.parametrize(
    ("paths", "name", "expected"),
    [
        (["alembic/versions/a.py"], "alembic", HIDDEN),
        (["src/alembic/env.py", "src/alembic/script.py.mako"], "alembic", HIDDEN),
        (["alembic/env.py", "alembic/script.py.mako", "alembic/__init__.py"], "alembic", HIDDEN),
        (["alembic/__init__.py"], "alembic", ""),
        (["redis/redis.conf"], "redis", HIDDEN),
        (["redis.py"], "redis", ""),
        (["tests/helpers.py"], "tests", ""),
        (["src/shop/order.py"], "shop", ""),
    ],
)
def test_should_name_library_when_a_directory_hides_it(
    tmp_path: pathlib.Path, paths: list[str], name: str, expected: str
) -> None:
    root = written(tmp_path, *paths)
    given = [path for path in paths if path.endswith(".py")]
    assert told(root, name, given, python="/env/bin/python") == expected


@pytest.mark.parametrize(("file", "expected"), [("a.txt", ""), ("__init__.py", HIDDEN)])
def test_should_see_library_when_it_is_installed_and_no_package_hides_it(
    tmp_path: pathlib.Path, file: str, expected: str
) -> None:
    root = written(tmp_path, f"redis/{file}", "packages/redis/__init__.py")
    packages = str(tmp_path / "packages")
    assert told(root, "redis", python="/env/bin/python", packages=packages) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pytest_mock", "no {names} here: install the group dev"),
        ("hypothesis", "no {names} here: install the extra test"),
        ("yaml", ""),
    ],
)
def test_should_say_what_to_install_when_project_shares_our_environment(
    tmp_path: pathlib.Path, name: str, expected: str
) -> None:
    root = written(tmp_path, pyproject=DEVELOPMENT)
    assert told(root, name, python=sys.executable) == expected
