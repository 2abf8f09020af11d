"""Packages that are imported by another name than that of their directory."""

import pathlib
from collections.abc import Sequence

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import SourceRoot
from tests.unit.infrastructure.discovery.project_support import discover, found, modules, write

HATCH = "[tool.hatch.build.targets.wheel]\n"
SETUP = "from setuptools import setup\nsetup(packages=['shop'], package_dir={})\n"
POETRY = "[[tool.poetry.packages]]\ninclude = '{}'\nfrom = 'lib'\nto = '{}'\n"
CODE = {"lib/__init__.py": "", "lib/cart.py": "", "tests/test_cart.py": "import shop.cart\n"}


def renamed(root: pathlib.Path, settings: str, file: str, *paths: str) -> dict[str, str]:
    """The modules of a project with these build settings; those of tests left out."""
    write(root, {file: settings, **CODE, **dict.fromkeys(paths, "")})
    known = modules(found(root))
    return {path: name for path, name in known.items() if not path.startswith("tests/")}


@pytest.mark.parametrize(
    ("file", "settings"),
    [
        ("pyproject.toml", "[tool.setuptools]\npackage-dir = { shop = 'lib' }"),
        (
            "pyproject.toml",
            "[tool.setuptools]\npackages = ['shop']\npackage-dir = { shop = './lib/' }",
        ),
        ("setup.py", SETUP.format("{'shop': 'lib'}")),
        ("setup.py", "import setuptools\nsetuptools.setup(package_dir={'shop': 'lib'})\n"),
        ("setup.cfg", "[options]\npackages = shop\npackage_dir =\n    shop = lib\n"),
        ("pyproject.toml", f"{HATCH}sources = {{ lib = 'shop' }}"),
        ("pyproject.toml", f"{HATCH}packages = ['lib']\nsources = {{ lib = 'shop' }}"),
        ("pyproject.toml", f"{HATCH}only-include = ['lib']\nsources = {{ lib = 'shop' }}"),
        ("pyproject.toml", "[tool.hatch.build]\nsources = { 'lib/' = 'shop' }"),
        ("pyproject.toml", POETRY.format("**/*.py", "shop")),
        ("pyproject.toml", "[tool.scikit-build.wheel.packages]\nshop = 'lib'\n"),
    ],
)
def test_should_carry_the_imported_name_when_the_build_renames_a_directory(
    file: str, settings: str, tmp_path: pathlib.Path
) -> None:
    expected = {"lib/__init__.py": "shop", "lib/cart.py": "shop.cart"}
    assert renamed(tmp_path, settings, file) == expected


@pytest.mark.parametrize(
    ("settings", "paths", "expected"),
    [
        (
            "[tool.setuptools]\npackage-dir = { '' = 'src', 'shop.plugins' = 'lib' }",
            ["src/shop/__init__.py"],
            ["shop", "shop.plugins", "shop.plugins.cart"],
        ),
        (
            "[tool.setuptools]\npackage-dir = { 'shop.plugins' = 'lib', shop = 'code' }",
            ["code/__init__.py"],
            ["shop", "shop.plugins", "shop.plugins.cart"],
        ),
        (
            "[tool.setuptools]\npackage-dir = { shop = 'lib', 'shop.mail' = 'lib/post' }",
            ["lib/post/__init__.py"],
            ["shop", "shop.cart", "shop.mail"],
        ),
        (
            f"{HATCH}sources = {{ lib = 'acme/shop' }}",
            [],
            ["acme.shop", "acme.shop.cart"],
        ),
        (
            f"{HATCH}sources = {{ 'src/a' = 'b', 'src' = '' }}",
            ["src/a/__init__.py", "src/c/__init__.py"],
            ["b", "c"],
        ),
        (
            f"{HATCH}only-include = ['src']\nsources = {{ 'src/a' = 'b' }}",
            ["src/__init__.py", "src/a/__init__.py"],
            ["b", "src"],
        ),
        (POETRY.format("shop", "acme"), ["lib/shop/__init__.py"], ["acme.shop"]),
        (POETRY.format("shop", "."), ["lib/shop/__init__.py"], ["", "cart", "shop"]),
        (f"{HATCH}sources = {{ 'py/shop' = 'shop' }}", ["py/shop/__init__.py"], ["shop"]),
        (
            "[tool.maturin]\npython-source = 'py'\nmodule-name = 'shop._native'",
            ["py/shop/__init__.py"],
            ["shop"],
        ),
        ("[tool.pdm.build]\npackage-dir = 'py'", ["py/shop/__init__.py"], ["shop"]),
        ("[tool.flit.module]\nname = 'shop'", ["shop/__init__.py"], ["shop"]),
    ],
)
def test_should_name_modules_as_imports_do_when_the_build_says_where_they_lie(
    settings: str, paths: Sequence[str], expected: Sequence[str], tmp_path: pathlib.Path
) -> None:
    known = renamed(tmp_path, settings, "pyproject.toml", *paths)
    assert sorted(known.values()) == expected


def test_should_rename_nothing_when_the_whole_tree_would_be_a_package(
    tmp_path: pathlib.Path,
) -> None:
    settings = "[tool.setuptools]\npackage-dir = { shop = '.' }"
    assert renamed(tmp_path, settings, "pyproject.toml")["lib/cart.py"] == "lib.cart"


def test_should_know_the_package_when_a_path_names_its_directory(tmp_path: pathlib.Path) -> None:
    write(tmp_path, {"setup.py": SETUP.format("{'shop': 'lib'}"), **CODE})
    project, scope = discover(tmp_path, "lib")
    assert (project.source_roots, scope.whole) == ((SourceRoot(".", ("shop",)),), True)


@pytest.mark.parametrize("source", [".", "lib"])
def test_should_keep_a_file_when_the_build_names_a_place_outside_of_the_roots(
    source: str, tmp_path: pathlib.Path
) -> None:
    settings = f"{HATCH}sources = {{ lib = 'src/shop' }}"
    write(tmp_path, {"pyproject.toml": settings, **CODE})
    configuration = Configuration(root=str(tmp_path), source=(source,))
    assert "lib/cart.py" in modules(found(tmp_path, configuration))
