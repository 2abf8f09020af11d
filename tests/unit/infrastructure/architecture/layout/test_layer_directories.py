"""Where the layers of a project lie."""

import pathlib

from archcheck.infrastructure.architecture.contracts.contract_rules import project_tree
from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from archcheck.infrastructure.architecture.layout.layer_directories import (
    layer_directories,
    root_directories,
)
from tests.unit.infrastructure.discovery.project_support import found, make


def test_should_find_the_directories_when_layers_lie_in_several_roots(
    tmp_path: pathlib.Path,
) -> None:
    """A package without `__init__.py` is one; a module alone has no directory, tests are none."""
    make(
        tmp_path,
        "src/shop/domain/model/price.py",
        "src/bank/domain/__init__.py",
        "src/shop/shared.py",
        "src/shop/__init__.py",
        "tests/domain/test_price.py",
    )
    project = found(tmp_path)
    patterns = {"domain": ("{context}.domain",), "shared": ("shop.shared",)}
    layers = LayerMap(project_tree(project), project.root_packages, patterns)
    assert layer_directories(layers, project) == {
        "domain": ("src/bank/domain", "src/shop/domain"),
        "shared": (),
    }


def test_should_find_root_packages_when_roots_are_sources_and_top_directories(
    tmp_path: pathlib.Path,
) -> None:
    make(tmp_path, "src/shop/domain/price.py", "src/bank/__init__.py", "src/till.py")
    assert root_directories(found(tmp_path)) == ("src/bank", "src/shop")
