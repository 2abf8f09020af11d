"""The pack `releasable-dirs` on what only looks like a breach, and on what the root may say."""

import pathlib
from collections.abc import Mapping

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.packs.pack_support import GOOD, SAMPLES, copied, findings, line

PACK = "releasable-dirs"
QUIET = ("--quiet", "--only-rules", "--no-cache")
MARKED = """import pytest


@pytest.mark.parametrize("size", [1])
@pytest.mark.night
def test_should_be_one_when_there_is_one(size: int) -> None:
    pair = (size, size)
    assert (1, 1) == pair
"""
CONFTEST = """import sys

PLACE = sys.path[0]


def pytest_configure(config: object) -> None:
    config.addinivalue_line("markers", "night: runs at night")
"""
OWN_NAMES = """import os.path

PATH: list[str] = []


def addsitedir(place: str) -> None:
    PATH.append(os.path.join(place, "sys.path"))


addsitedir("helpers")
"""
TYPED = """from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.text import WIDTH


def width() -> "WIDTH":
    return 1
"""


def _text(path: str) -> str:
    return (SAMPLES / PACK / GOOD / path).read_text(encoding="utf-8")


ROOT = _text("pyproject.toml")
PROJECT = _text("helpers/pyproject.toml")
CONTAINER = _text("amp/Dockerfile")
NEAR_MISSES = {
    "helpers/src/helpers/path.py": "import sys\n\nPLACES = sys.path\n",
    "helpers/src/helpers/_rates.py": "RATE = 3\n",
    "helpers/src/helpers/prices.py": "from helpers._rates import RATE\n\nPRICE = 2 * RATE\n",
    "helpers/docs/notes.md": "sys.path.append\n",
    "helpers/docs/conf.py": "import amp\n",
    "helpers/tests/fixtures/shop/pyproject.toml": "",
    "helpers/tests/unit/conftest.py": CONFTEST,
    "helpers/tests/unit/test_marked.py": MARKED,
    "helpers/Dockerfile.debug": "FROM python:3.13-slim AS base\nFROM base AS local\nFROM base AS prod\n",
    "helpers/pyproject.toml": PROJECT.replace(
        'dev = ["pytest"]',
        'checks = ["pytest"]\ndev = [{ include-group = "checks" }, "hypothesis"]',
    ).replace("dependencies = []", 'dependencies = ["mypy-extensions", "blackbird"]'),
    "amp/tests/unit/__init__.py": "",
    "amp/tests/unit/test_helpers_text.py": 'def test_a() -> None:\n    assert str(1) == "1"\n',
    "amp/tests/text_of_tests.py": "HELPERS = 'test_helpers_text'\n",
    "amp/src/amp/typed.py": "import json\n\nLOADS = json.loads\n",
    "amp/src/amp/own_names.py": OWN_NAMES,
    "amp/Dockerfile": f"{CONTAINER}# RUN pip install --group dev\n",
    "amp/container/prod.Dockerfile": "FROM python:3.13-slim\nCOPY . .\n",
    "tools/README.md": "",
    "tools/dev/src/dev/typed.py": TYPED,
    "tools/dev/examples/shop/pyproject.toml": "",
    "examples/shop/pyproject.toml": "",
    "templates/{{ name }}/pyproject.toml": "",
    "scripts/run.py": "import helpers\n",
    ".github/CODEOWNERS": "# /helpers/\n* @all\n",
    "CODEOWNERS": "/amp @music\nhelpers/** @all\n/tools/ all@example.com\n",
    ".github/workflows/lint.yml": "jobs: {lint: {steps: [{run: ruff check .}]}}\n",
    "pyproject.toml": ROOT.replace('"invoke", ', '"invoke", "pytest-cov", "uv", '),
}
WORKSPACE = """
[tool.uv.workspace]
members = ["amp", "helpers", "tools/*"]
"""


def _changed(directory: pathlib.Path, changes: Mapping[str, str]) -> pathlib.Path:
    root = copied(PACK, GOOD, directory)
    for name, text in changes.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_should_be_quiet_when_it_only_looks_like_a_breach(tmp_path: pathlib.Path) -> None:
    assert [line(it) for it in findings(_changed(tmp_path, NEAR_MISSES))] == []


def test_should_have_as_many_near_misses_as_the_others_when_they_are_counted() -> None:
    assert len(NEAR_MISSES) >= 25


def test_should_allow_more_around_the_projects_when_the_root_says_so(
    tmp_path: pathlib.Path,
) -> None:
    text = ROOT.replace('"invoke", ', '"nox", ').replace(
        "extends =", 'thin_environment = ["nox", "pre-commit", "pytest"]\nextends ='
    )
    assert archcheck(_changed(tmp_path, {"pyproject.toml": text}), *QUIET).says(0, "Gate passed")


def test_should_ask_for_no_lock_file_when_the_workspace_has_one(tmp_path: pathlib.Path) -> None:
    root = _changed(tmp_path, {"pyproject.toml": ROOT + WORKSPACE, "uv.lock": ""})
    for name in ("amp", "helpers", "tools/dev"):
        (root / name / "uv.lock").unlink()
    assert [line(it) for it in findings(root)] == []


def test_should_miss_the_tests_of_a_directory_when_no_step_runs_there(
    tmp_path: pathlib.Path,
) -> None:
    steps = "cd amp && pytest, docker build --target test helpers".split(", ")
    pipeline = f"jobs: {{tests: {{steps: {[{'run': it} for it in steps]}}}}}\n"
    root = _changed(tmp_path, {".github/workflows/checks.yml": pipeline})
    assert [line(it).partition("runs ")[2] for it in findings(root)] == ["the tests of tools/dev/"]


def test_should_name_what_pytest_passes_over_when_it_runs_at_the_root(
    tmp_path: pathlib.Path,
) -> None:
    text = ROOT.replace("pythonpath", 'testpaths = ["amp", "helpers"]\npythonpath')
    root = _changed(tmp_path, {"pyproject.toml": text})
    assert [line(it).partition(" ")[0] for it in findings(root)] == [
        "tools/dev/tests/test_dev_text.py:1:1"
    ]


def test_should_miss_a_container_file_when_it_lies_in_the_package(tmp_path: pathlib.Path) -> None:
    root = _changed(tmp_path, {"amp/src/amp/Dockerfile": CONTAINER})
    (root / "amp/Dockerfile").unlink()
    assert [line(it).partition(" ")[0] for it in findings(root)] == ["amp/pyproject.toml:1:1"]


def test_should_miss_a_container_file_when_the_package_lies_at_the_top(
    tmp_path: pathlib.Path,
) -> None:
    root = _changed(tmp_path, {"amp/src/amp/Dockerfile": CONTAINER})
    (root / "amp/Dockerfile").unlink()
    (root / "amp/src/amp").rename(root / "amp/amp")
    assert [line(it).partition(" ")[0] for it in findings(root)] == ["amp/pyproject.toml:1:1"]


def test_should_take_a_container_file_when_it_lies_beside_the_package_in_src(
    tmp_path: pathlib.Path,
) -> None:
    root = _changed(tmp_path, {"amp/src/images/Dockerfile": CONTAINER})
    (root / "amp/Dockerfile").unlink()
    assert [line(it) for it in findings(root)] == []
