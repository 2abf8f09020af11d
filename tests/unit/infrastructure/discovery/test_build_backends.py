"""What build backends say about packages."""

import re
import tomllib

import pytest

from archcheck.infrastructure.discovery.build_backends import (
    Declaration,
    declared_namespaces,
    declared_packages,
)

TABLE = re.compile(r"^\[", re.MULTILINE)


def _said(pyproject: str) -> list[tuple[str, str]]:
    return [_pair(each) for each in declared_packages(tomllib.loads(pyproject), {})]


def _pair(declaration: Declaration) -> tuple[str, str]:
    return (declaration.path, declaration.package)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[.targets.wheel]\npackages = ["src/shop"]', [("src", "shop")]),
        ('[.targets.wheel]\npackages = ["/src/shop/", "./mail"]', [("src", "shop"), (".", "mail")]),
        ('[]\npackages = ["lib/shop"]', [("lib", "shop")]),
        ('[.targets.wheel]\nsources = ["src"]', [("src", "")]),
        ('[.targets.wheel]\nsources = { "src" = "", "x" = "y" }', [(".", "y"), ("src", "")]),
        (
            '[.targets.wheel]\nonly-include = ["src/shop", "src", "docs"]\nsources = ["src"]',
            [("src", "shop"), ("src", ""), (".", "docs")],
        ),
        ('[.targets.sdist]\npackages = ["src/shop"]', []),
        (
            '[]\ndev-mode-dirs = ["bases", "./", "parts/"]',
            [("bases", ""), (".", ""), ("parts", "")],
        ),
        (
            '[]\ndev-mode-dirs = ["src", "."]\n[.targets.wheel]\npackages = ["src/shop"]',
            [("src", "shop"), ("src", "")],
        ),
        ('[.targets.wheel]\ndev-mode-dirs = ["lib"]', [("lib", "")]),
    ],
)
def test_should_read_hatch_when_its_tables_are_there(
    settings: str, said: list[tuple[str, str]]
) -> None:
    """The wheel's own settings, else those of every target."""
    assert _said(TABLE.sub("[tool.hatch.build", settings)) == said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('package-dir = { "" = "src" }', [("src", "")]),
        ('package-dir = { shop = "lib/shop" }', [("lib", "shop")]),
        ('package-dir = { shop = "shop" }', [(".", "shop")]),
        ('package-dir = { "a.b" = "lib/a/b" }', [("lib", "a")]),
        ('package-dir = { shop = "lib/other" }', [(".", "shop")]),
        ("package-dir = { shop = 1 }", []),
        ('packages = ["shop", "shop.x"]', [(".", "shop"), (".", "shop")]),
        (
            'packages = ["shop"]\npackage-dir = { "" = "lib" }',
            [("lib", "shop"), ("lib", "")],
        ),
        (
            'packages = ["shop"]\npackage-dir = { shop = "lib/shop" }',
            [("lib", "shop"), ("lib", "shop")],
        ),
        ('py-modules = ["shop"]', [(".", "shop")]),
        ('[packages.find]\nwhere = ["src", "lib"]', [("src", ""), ("lib", "")]),
        ('[packages.find]\ninclude = ["shop*", "mail.x"]', [(".", "shop*"), (".", "mail")]),
        ('[packages.find]\nexclude = ["tests"]', []),
    ],
)
def test_should_read_setuptools_when_its_table_is_there(
    settings: str, said: list[tuple[str, str]]
) -> None:
    """Directories, packages, modules, and where they are looked for."""
    text = settings.replace("[packages", "[tool.setuptools.packages")
    assert _said(f"[tool.setuptools]\n{text}") == said


@pytest.mark.parametrize(
    ("options", "find", "said"),
    [
        ({"package_dir": "\n=src", "packages": "find:"}, {}, [("src", "")]),
        ({"packages": "find:"}, {"where": "src"}, [("src", "")]),
        ({"packages": "find_namespace:"}, {"include": "a*\nb"}, [(".", "a*"), (".", "b")]),
        ({"packages": "\nshop\nshop.x"}, {}, [(".", "shop"), (".", "shop")]),
        ({"py_modules": "a, b"}, {}, [(".", "a"), (".", "b")]),
        ({}, {}, []),
    ],
)
def test_should_read_setup_cfg_when_pyproject_says_nothing(
    options: dict[str, str], find: dict[str, str], said: list[tuple[str, str]]
) -> None:
    """The same settings in the older file."""
    sections = {"options": options, "options.packages.find": find}
    assert [_pair(each) for each in declared_packages({}, sections)] == said


@pytest.mark.parametrize(
    ("pyproject", "said"),
    [
        (
            '[tool.poetry]\npackages = [{include = "shop", from = "src"}, {include = "a/**/*.py"}]',
            [("src", "shop"), (".", "a")],
        ),
        ('[tool.poetry]\npackages = [{include = "main.py"}, {x = 1}, 1]', [(".", "main")]),
        ("[tool.poetry]\npackages = 1", []),
        ('[tool.flit.module]\nname = "shop"', [("src", "shop"), (".", "shop")]),
        ('[tool.flit.metadata]\nmodule = "shop"', [("src", "shop"), (".", "shop")]),
        ('[tool.pdm.build]\npackage-dir = "lib"', [("lib", "")]),
        ("[tool.uv.build-backend]\nnamespace = true", [("src", "")]),
        (
            '[tool.uv.build-backend]\nmodule-root = ""\nmodule-name = ["a", "b.c"]',
            [(".", "a"), (".", "b")],
        ),
        ('[tool.maturin]\npython-source = "python"', [("python", "")]),
        ('[tool.maturin]\npython-source = "py"\npython-packages = ["a"]', [("py", "a")]),
        ('[tool.maturin]\npython-packages = ["a", "b"]', [(".", "a"), (".", "b")]),
        ('[tool.maturin]\nmodule-name = "shop._shop"', []),
        ('[tool.scikit-build.wheel]\npackages = ["python/shop"]', [("python", "shop")]),
        ("[tool.uv]\nmanaged = true", []),
        ("", []),
    ],
)
def test_should_read_other_backends_when_their_tables_are_there(
    pyproject: str, said: list[tuple[str, str]]
) -> None:
    """poetry, flit, pdm, uv, maturin and scikit-build-core."""
    assert _said(pyproject) == said


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ('[tool.uv.build-backend]\nmodule-name = "acme.tools.saw"', {"acme", "acme.tools"}),
        ('[tool.uv.build-backend]\nmodule-name = ["shop", "acme.mail"]', {"acme"}),
        ('[tool.flit.module]\nname = "acme.tools"', {"acme"}),
        ('[tool.uv.build-backend]\nmodule-name = "shop"', set()),
        ('[[tool.poetry.packages]]\ninclude = "acme/tools"\nfrom = "src"', {"acme"}),
        ('[[tool.poetry.packages]]\ninclude = "acme/tools/**/*.py"', {"acme"}),
        ('[[tool.poetry.packages]]\ninclude = "shop/*.py"', set()),
        (
            '[tool.hatch.build.targets.wheel]\nonly-include = ["src/acme/x"]\nsources = ["src"]',
            {"acme"},
        ),
        ('[tool.hatch.build]\nonly-include = ["acme/x"]', {"acme"}),
        ('[tool.setuptools]\npackages = ["acme.x", "shop", "shop.a"]', {"acme"}),
        (
            '[tool.setuptools.packages.find]\nnamespaces = true\ninclude = ["acme.x*", "a.*"]',
            {"acme", "a"},
        ),
        ('[tool.setuptools.packages.find]\ninclude = ["acme.x*"]', set()),
    ],
)
def test_should_imply_namespaces_when_module_names_are_dotted(
    settings: str, names: set[str]
) -> None:
    """They have no file of their own."""
    found = declared_namespaces(tomllib.loads(settings), {})
    assert found.names == names


def test_should_take_the_named_packages_when_package_dir_says_the_root() -> None:
    """`"" = "."` adds nothing to them."""
    settings = "package-dir = {'' = '.'}\npackages.find.include = ['shop*']"
    assert _said(f"[tool.setuptools]\n{settings}") == [(".", "shop*")]


@pytest.mark.parametrize(
    ("pyproject", "options", "setup_py", "finds"),
    [
        ("[tool.setuptools.packages.find]\nnamespaces = true", "find:", "", True),
        ("[tool.setuptools.packages.find]\nwhere = ['src']", "find:", "", False),
        ("", "find_namespace:", "", True),
        ("", "", "setup(packages=find_namespace_packages('src'))", True),
        ("", "", "setup(packages=find_packages('src'))", False),
        ("", "", "setup(packages=find_namespace_packages(include=['acme.*']))", True),
    ],
)
def test_should_tell_that_namespaces_are_looked_for_when_setuptools_does(
    pyproject: str, options: str, setup_py: str, finds: bool
) -> None:
    """In each of its files."""
    setup_cfg = {"options": {"packages": options}}
    assert declared_namespaces(tomllib.loads(pyproject), setup_cfg, setup_py).found is finds
