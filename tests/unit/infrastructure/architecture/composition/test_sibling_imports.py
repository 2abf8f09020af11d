"""Tests of what the files of a project import of the other projects of its table."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.configuration import Configuration, Origin
from archcheck.domain.facts import FileFacts, ImportKind, ImportStatement
from archcheck.domain.location import Region
from archcheck.domain.project_table import ProjectEntry
from archcheck.infrastructure.architecture.composition.sibling_imports import sibling_imports
from tests.unit.infrastructure.architecture.layout.layout_support import inspect
from tests.unit.infrastructure.discovery.project_support import write

AMP = ProjectEntry(name="amp", path="amp", uses=("helpers",), origin=Origin("pyproject.toml"))
MODULES = {"amp": {"band.amp"}, "helpers": {"band.text"}, "shop": {"shop", "shop.till", "band"}}
FILES = ("src/band/amp/__init__.py", "src/band/amp/old.py", "docs/conf.py", "tests/test_amp.py")


def _imports(root: pathlib.Path, path: str, module: str) -> list[tuple[str, str]]:
    write(root, dict.fromkeys(("pyproject.toml", *FILES), ""))
    region = Region(1, 8, 1, 9)
    stated = ImportStatement(ImportKind.PLAIN, module, "", 0, region, (1, 1))
    chosen = Configuration(root=str(root), exclude=("src/band/amp/old.py",))
    inspection = dataclasses.replace(
        inspect(root, configuration=chosen),
        modules={name: frozenset(it) for name, it in MODULES.items()},
    )
    facts = [FileFacts(path=path, imports=(stated, stated))]
    return [(it.module, it.owner) for it in sibling_imports(inspection, AMP, facts)]


@pytest.mark.parametrize("path", ["src/band/amp/__init__.py", "tests/test_amp.py"])
def test_should_tell_an_import_once_when_nobody_declared_its_project(
    tmp_path: pathlib.Path, path: str
) -> None:
    assert _imports(tmp_path, path, "shop.till.drawer") == [("shop.till", "shop")]


@pytest.mark.parametrize("module", ["band.text", "band.amp.old", "json"])
def test_should_tell_nothing_when_an_import_is_free(tmp_path: pathlib.Path, module: str) -> None:
    assert _imports(tmp_path, "src/band/amp/__init__.py", module) == []


@pytest.mark.parametrize("path", ["docs/conf.py", "src/band/amp/old.py", "gone.py"])
def test_should_tell_nothing_when_a_file_is_not_judged(tmp_path: pathlib.Path, path: str) -> None:
    assert _imports(tmp_path, path, "shop.till") == []


def test_should_tell_it_when_the_directory_around_a_package_belongs_to_another_project(
    tmp_path: pathlib.Path,
) -> None:
    found = _imports(tmp_path, "src/band/amp/__init__.py", "band")
    assert found == [("band", "shop")]
