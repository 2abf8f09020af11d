"""The import graph of real directories, and beside grimp's."""

import pathlib

import hypothesis
import pytest
from hypothesis import strategies

from tests.integration.architecture.real_project_support import (
    graph_in,
    pairs,
    pairs_of_grimp,
    write,
)

PACKAGES = ("", "a.", "b.", "a.c.")
STEMS = ("x", "y")
ABSOLUTE = (
    "import {root}.{package}{stem}",
    "import {root}.{package}{stem} as z",
    "from {root}.{package}{stem} import thing",
    "from {root}.{package}{stem} import *",
    "def f():\n    from {root}.{package}{stem} import thing, other",
    "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {root}.{package}{stem}",
    "try:\n    import {root}.{package}{stem}\nexcept ImportError:\n    import os",
    "import {root}, os, {root}.{package}{stem}",
    "from {root} import thing, a, b as z",
    "from . import thing",
    "from . import {stem}",
    "from .{stem} import thing",
    "class A:\n    from {root}.a import c, {stem}",
)
FIXED = {
    "pyproject.toml": "",
    "src/shop/__init__.py": "",
    "src/shop/price.py": "",
    "src/shop/sales/order.py": "",
}


def statements() -> strategies.SearchStrategy[str]:
    """An import of a module that exists, or of something in one."""
    return strategies.builds(
        lambda way, package, stem: way.format(root="{root}", package=package, stem=stem),
        strategies.sampled_from(ABSOLUTE),
        strategies.sampled_from(PACKAGES),
        strategies.sampled_from(STEMS),
    )


def bodies() -> strategies.SearchStrategy[list[list[str]]]:
    """The imports of each module of the generated package."""
    count = len(PACKAGES) * len(STEMS)
    imports = strategies.lists(statements(), max_size=3)
    return strategies.lists(imports, min_size=count, max_size=count)


def files_of(root: str, generated: list[list[str]]) -> dict[str, str]:
    """A package with these imports in its modules."""
    modules = [f"{package}{stem}" for package in PACKAGES for stem in STEMS]
    files = {f"src/{root}/{package.replace('.', '/')}__init__.py": "" for package in PACKAGES}
    for module, body in zip(modules, generated, strict=True):
        text = "\n".join(body).format(root=root)
        files[f"src/{root}/{module.replace('.', '/')}.py"] = f"{text}\n"
    return {"pyproject.toml": "", **files}


@hypothesis.settings(max_examples=40, deadline=None)
@hypothesis.given(bodies())
def test_should_have_the_edges_of_grimp_when_all_imports_resolve(
    tmp_path_factory: pytest.TempPathFactory, generated: list[list[str]]
) -> None:
    directory = tmp_path_factory.mktemp("generated_")
    write(directory, files_of(directory.name, generated))
    expected = pairs_of_grimp(directory / "src", directory.name)
    assert pairs(graph_in(directory)) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"# coding: latin-1\ntitle = '\xe9'; import shop.price\n",
        b"\xef\xbb\xbfimport shop.price\n",
        b"title = 1\r\nimport shop.price\r\n",
        b"title = 1\rimport shop.price\r",
        b"title = 1\n\x0c\nimport shop.price\n",
        "título = '𝒳'; import shop.price\n".encode(),
    ],
)
def test_should_read_imports_when_file_is_encoded_in_any_way(
    tmp_path: pathlib.Path, content: bytes
) -> None:
    write(tmp_path, {**FIXED, "src/shop/order.py": content})
    assert pairs(graph_in(tmp_path)) == {("shop.order", "shop.price")}


def test_should_follow_namespaces_when_a_directory_has_no_init_file(
    tmp_path: pathlib.Path,
) -> None:
    write(tmp_path, {**FIXED, "src/shop/a.py": "import shop.sales\nfrom .sales import order\n"})
    expected = {("shop.a", "shop.sales"), ("shop.a", "shop.sales.order")}
    assert pairs(graph_in(tmp_path)) == expected


def test_should_leave_out_hidden_files_when_others_win(tmp_path: pathlib.Path) -> None:
    files = {
        "src/shop/price.pyi": "import shop.sales.order",
        "src/shop/tax.py": "import shop.price",
        "src/shop/tax/__init__.py": "import shop.sales.order",
        "src/shop/engine.pyi": "import shop.tax",
    }
    write(tmp_path, {**FIXED, **files})
    expected = {("shop.tax", "shop.sales.order"), ("shop.engine", "shop.tax")}
    assert pairs(graph_in(tmp_path)) == expected


def test_should_analyse_the_checkout_when_package_is_imported_in_the_process(
    tmp_path: pathlib.Path,
) -> None:
    files = {"src/grimp/__init__.py": "from . import own", "src/grimp/own.py": "import shop.price"}
    write(tmp_path, {**FIXED, **files})
    expected = {("grimp", "grimp.own"), ("grimp.own", "shop.price")}
    assert pairs(graph_in(tmp_path)) == expected


def test_should_join_packages_when_they_lie_in_several_roots(tmp_path: pathlib.Path) -> None:
    files = {
        "pyproject.toml": '[tool.setuptools.packages.find]\nwhere = ["src", "lib"]\n',
        "lib/shop/extra.py": "from shop.price import Price",
        "src/shop/order.py": "from shop import extra",
    }
    write(tmp_path, {**FIXED, **files})
    expected = {("shop.extra", "shop.price"), ("shop.order", "shop.extra")}
    assert pairs(graph_in(tmp_path)) == expected


def test_should_resolve_names_when_git_ignores_the_file(tmp_path: pathlib.Path) -> None:
    files = {
        ".gitignore": "version.py\n",
        "src/shop/version.py": "import shop.price",
        "src/shop/order.py": "from shop.version import NUMBER",
    }
    write(tmp_path, {**FIXED, **files})
    graph = graph_in(tmp_path)
    assert (pairs(graph), graph.unresolved) == ({("shop.order", "shop.version")}, ())


def test_should_begin_names_with_src_when_imports_do(tmp_path: pathlib.Path) -> None:
    files = {
        "pyproject.toml": "",
        "src/domain/__init__.py": "",
        "src/domain/price.py": "",
        "src/app/__init__.py": "",
        "src/app/order.py": "from src.domain import price\nfrom ..domain import price\n",
    }
    write(tmp_path, files)
    assert pairs(graph_in(tmp_path)) == {("src.app.order", "src.domain.price")}


def test_should_survive_links_when_they_lead_in_circles(tmp_path: pathlib.Path) -> None:
    write(tmp_path, {**FIXED, "src/shop/order.py": "import shop.price"})
    (tmp_path / "src/shop/again").symlink_to(tmp_path / "src/shop", target_is_directory=True)
    (tmp_path / "src/shop/broken.py").symlink_to(tmp_path / "nowhere.py")
    (tmp_path / "src/shop/directory.py").mkdir()
    assert pairs(graph_in(tmp_path)) == {("shop.order", "shop.price")}
