"""The pack `releasable-dirs` on several projects that keep it, and on some that break each rule."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.packs.pack_support import BROKEN, EXPECTED, GOOD, SAMPLES, copied, statements

PACK = "releasable-dirs"
WITHOUT_NAMES = {"private-import", "test-import", "unregistered-marker", "vacuous-assertion"}
KEPT = {"each directory has a pyproject.toml"}
QUIET = ("--quiet", "--only-rules", "--no-cache")
WRITTEN = (SAMPLES / PACK / EXPECTED).read_text(encoding="utf-8")
MOVED = {
    "helpers/src/helpers/path.py": "import sys\n\nPLACES = sys.path\n",
    "helpers/docs/notes.md": "sys.path.append\n",
    "helpers/tests/fixtures/shop/pyproject.toml": "",
    "helpers/Dockerfile.debug": "FROM python:3.13-slim AS base\nFROM base AS local\nFROM base AS prod\n",
    "amp/tests/unit/__init__.py": "",
    "amp/tests/unit/test_helpers_text.py": 'def test_a() -> None:\n    assert str(1) == "1"\n',
    "amp/src/amp/typed.py": "import json\n\nLOADS = json.loads\n",
    "tools/README.md": "",
    "scripts/run.py": "import helpers\n",
    ".github/CODEOWNERS": "* @all\n",
}


def _copy(directory: pathlib.Path, name: str, text: str) -> pathlib.Path:
    root = copied(PACK, GOOD, directory)
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_should_find_nothing_when_the_pack_is_kept(tmp_path: pathlib.Path) -> None:
    run = archcheck(copied(PACK, GOOD, tmp_path), *QUIET)
    assert run.says(0, "Gate passed: 3 projects passed."), run.said


def test_should_find_exactly_the_list_when_each_rule_is_broken(tmp_path: pathlib.Path) -> None:
    out = archcheck(copied(PACK, BROKEN, tmp_path), *QUIET).out
    found = sorted(line for line in out.splitlines() if not line.startswith("Gate"))
    assert found == sorted(WRITTEN.splitlines())


@pytest.mark.parametrize("statement", sorted(statements(PACK) - WITHOUT_NAMES - KEPT))
def test_should_be_broken_when_the_list_is_written(statement: str) -> None:
    assert f'(contract "{statement}")' in WRITTEN


@pytest.mark.parametrize("name", sorted(MOVED))
def test_should_be_quiet_when_it_only_looks_like_a_breach(
    name: str, tmp_path: pathlib.Path
) -> None:
    run = archcheck(_copy(tmp_path, name, MOVED[name]), *QUIET)
    assert run.says(0, "Gate passed"), run.said


def test_should_allow_more_around_the_projects_when_the_root_says_so(
    tmp_path: pathlib.Path,
) -> None:
    root = copied(PACK, GOOD, tmp_path)
    file = root / "pyproject.toml"
    text = file.read_text(encoding="utf-8").replace('"invoke", ', '"nox", ')
    wider = text.replace(
        "extends =", 'thin_environment = ["nox", "pre-commit", "pytest"]\nextends ='
    )
    file.write_text(wider, encoding="utf-8")
    assert archcheck(root, *QUIET).says(0, "Gate passed")
