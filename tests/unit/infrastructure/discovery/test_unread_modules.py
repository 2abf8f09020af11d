"""Modules without a file to read."""

import pathlib

import pytest

from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.source_roots import ImportRoot
from archcheck.infrastructure.discovery.unread_modules import (
    namespaces,
    shared_namespaces,
    unread_modules,
)
from archcheck.infrastructure.discovery.walking import Tree
from tests.unit.infrastructure.discovery.project_support import make, write

ROOTS = Roots((ImportRoot("src"),), ())


@pytest.mark.parametrize(
    ("insides", "modules", "found"),
    [
        (["a/b/c.py", "a/b/d.py"], {"a.b.c", "a.b.d"}, ("a", "a.b")),
        (["a/__init__.py", "a/b/c.py"], {"a", "a.b.c"}, ("a.b",)),
        (["a/b.py", "a/b/c.py"], {"a.b", "a.b.c"}, ("a",)),
        (["a/x-y/c.py", "c.py"], {"c"}, ()),
    ],
)
def test_should_list_namespaces_when_directories_have_no_file(
    insides: list[str], modules: set[str], found: tuple[str, ...]
) -> None:
    """Whose names are identifiers."""
    assert namespaces(insides, modules) == found


@pytest.mark.parametrize(
    ("pyproject", "shared"),
    [
        ("", ()),
        ("[tool.uv.build-backend]\nmodule-name = 'acme.tools.saw'", ("acme", "acme.tools")),
        ("[tool.setuptools.packages.find]\nnamespaces = true", ("acme",)),
        ("[project]\ndependencies = ['Acme-Nails>=2', 'acme.tools.saw-blades']", ("acme",)),
        ("[project]\ndependencies = ['acmes', 'acme']", ()),
    ],
)
def test_should_share_namespaces_when_build_settings_or_dependencies_have_them(
    tmp_path: pathlib.Path, pyproject: str, shared: tuple[str, ...]
) -> None:
    """What is looked for has no modules of its own."""
    write(tmp_path, {"pyproject.toml": pyproject})
    modules = [
        ("src/acme/tools/saw/__init__.py", "acme.tools.saw"),
        ("src/acme/tools/a.py", "acme.tools.a"),
    ]
    assert shared_namespaces(str(tmp_path), ["acme", "acme.tools"], modules) == shared


def test_should_list_names_when_git_ignores_files(tmp_path: pathlib.Path) -> None:
    """Files, and what lies in directories that can be imported."""
    make(tmp_path, "src/gen/a/b.py", "src/gen-x/c.py", "docs/out/d.py")
    ignored = ("docs/out/", "src/gen-x/", "src/gen/", "src/shop/v.py", "src/shop/known.py")
    tree = Tree(files=(), ignored=ignored)
    assert unread_modules(str(tmp_path), tree, ROOTS, (), {"shop", "shop.known"}) == (
        "gen",
        "gen.a",
        "gen.a.b",
        "shop.v",
    )


def test_should_list_names_when_another_repository_lies_in_a_root(tmp_path: pathlib.Path) -> None:
    """It is no part of the project, and can be imported."""
    make(tmp_path, "src/other/.git", "src/other/a.py")
    tree = Tree(files=(), repositories=("src/other/",))
    assert unread_modules(str(tmp_path), tree, ROOTS, (), ()) == ("other", "other.a")


def test_should_list_names_when_modules_are_compiled_or_linked(tmp_path: pathlib.Path) -> None:
    """The packages around second names, and extension modules."""
    tree = Tree(files=(), compiled=("src/shop/_fast.cpython-311.so", "native/x.so"))
    assert unread_modules(str(tmp_path), tree, ROOTS, ["other.a"], {"shop"}) == (
        "other",
        "shop._fast",
    )
