"""Why the roots are what they are, for each shape of project."""

import pathlib

import pytest

from archcheck.domain.configuration import Configuration, Origin
from archcheck.infrastructure.discovery.root_reasons import RootReasons
from tests.unit.infrastructure.discovery.project_support import write

HATCH = "tool.hatch.build.targets.wheel"


def _told(root: pathlib.Path, configuration: Configuration | None = None) -> list[str]:
    found = RootReasons().roots(configuration or Configuration(root=str(root)))
    return [f"{each.path}: {each.reason}" for each in found]


@pytest.mark.parametrize(
    ("pyproject", "files", "told"),
    [
        (
            f"[{HATCH}]\npackages = ['src/shop']",
            ["src/shop/a.py"],
            f"src: from [{HATCH}] packages in pyproject.toml",
        ),
        (
            "[tool.hatch.build]\nsources = ['python']",
            ["python/shop/a.py"],
            "python: from [tool.hatch.build] sources in pyproject.toml",
        ),
        (
            f"[{HATCH}]\nonly-include = ['lib/shop']\nsources = ['lib']",
            ["lib/shop/a.py"],
            f"lib: from [{HATCH}] only-include, sources in pyproject.toml",
        ),
        (
            "[tool.hatch.build]\ndev-mode-dirs = ['bases', 'parts']",
            ["bases/ex/api/a.py", "parts/ex/log/b.py"],
            "bases: from [tool.hatch.build] dev-mode-dirs in pyproject.toml",
        ),
        (
            "[tool.setuptools.packages.find]\nwhere = ['lib']",
            ["lib/shop/a.py"],
            "lib: from [tool.setuptools.packages.find] where in pyproject.toml",
        ),
        (
            "[tool.setuptools]\npackage-dir = { '' = 'lib' }",
            ["lib/shop/a.py"],
            "lib: from [tool.setuptools] package-dir in pyproject.toml",
        ),
        (
            "[[tool.poetry.packages]]\ninclude = 'shop'\nfrom = 'lib'",
            ["lib/shop/a.py"],
            "lib: from [tool.poetry] packages in pyproject.toml",
        ),
        (
            "[tool.flit.module]\nname = 'shop'",
            ["shop/a.py"],
            ".: from [tool.flit.module] name in pyproject.toml",
        ),
        (
            "[tool.pdm.build]\npackage-dir = 'lib'",
            ["lib/shop/a.py"],
            "lib: from [tool.pdm.build] package-dir in pyproject.toml",
        ),
        (
            "[tool.uv.build-backend]\nmodule-name = 'acme.tools'",
            ["src/acme/tools/a.py"],
            "src: from [tool.uv.build-backend] module-name in pyproject.toml",
        ),
        (
            "[tool.uv.build-backend]\nsource-include = ['x']",
            ["src/shop/a.py"],
            "src: from [tool.uv.build-backend] in pyproject.toml",
        ),
        (
            "[tool.maturin]\npython-source = 'python'",
            ["python/shop/a.py"],
            "python: from [tool.maturin] python-source in pyproject.toml",
        ),
        ("", ["src/shop/a.py"], "src: no build settings name a directory, and src holds Python"),
        ("", ["shop/a.py"], ".: no build settings name a directory, and no src holds Python"),
    ],
)
def test_should_name_the_settings_when_a_build_backend_says_where_packages_lie(
    tmp_path: pathlib.Path, pyproject: str, files: list[str], told: str
) -> None:
    """Or that none does."""
    write(tmp_path, {"pyproject.toml": pyproject, **dict.fromkeys(files, "")})
    assert _told(tmp_path)[0] == told


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("setup.cfg", "[options]\npackage_dir =\n    = lib\n", "lib: from [options] in setup.cfg"),
        ("setup.py", "setup(package_dir={'': 'lib'})", "lib: from setup() in setup.py"),
    ],
)
def test_should_name_the_file_when_setuptools_is_configured_elsewhere(
    tmp_path: pathlib.Path, path: str, content: str, told: str
) -> None:
    """The older two files."""
    write(tmp_path, {path: content, "lib/shop/a.py": ""})
    assert _told(tmp_path) == [told]


def test_should_tell_that_imports_decide_when_a_deeper_root_is_found(
    tmp_path: pathlib.Path,
) -> None:
    """No build settings, and a service in a directory of its own."""
    write(tmp_path, {"backend/app/a.py": "from app.b import c", "backend/app/b.py": ""})
    reason = "no build settings name it, but imports name packages in it as top-level ones"
    assert _told(tmp_path) == [f"backend: {reason}"]


def test_should_tell_that_imports_decide_when_they_begin_with_src(tmp_path: pathlib.Path) -> None:
    """The directory above is the source root then."""
    write(tmp_path, {"src/domain/a.py": "from src.domain import b", "src/domain/b.py": ""})
    assert _told(tmp_path) == [".: imports begin with the name of a directory in it"]


def test_should_name_the_key_when_the_configuration_names_roots(tmp_path: pathlib.Path) -> None:
    """With its line; what a pack or the command line says has none."""
    write(tmp_path, {"lib/shop/a.py": "", "checks/test_a.py": ""})
    origins = {"source": Origin("pyproject.toml", "tool.archcheck.source", 7)}
    configuration = Configuration(
        root=str(tmp_path), source=("lib",), tests=("checks",), origins=origins
    )
    assert _told(tmp_path, configuration) == [
        "lib: from source in pyproject.toml:7",
        "checks: from tests in default",
    ]


def test_should_tell_where_tests_come_from_when_there_are_some(tmp_path: pathlib.Path) -> None:
    """From pytest's settings, or inside of packages."""
    write(tmp_path, {"pytest.ini": "[pytest]\ntestpaths = checks", "checks/test_b.py": ""})
    write(tmp_path, {"src/shop/a.py": "", "src/shop/tests/test_a.py": ""})
    inside = "a directory of this name in a source root, with files that pytest collects"
    assert _told(tmp_path)[1:] == [
        "checks: from testpaths in pytest.ini",
        f"src/shop/tests: {inside}",
    ]


def test_should_tell_what_is_left_out_when_there_are_other_projects(tmp_path: pathlib.Path) -> None:
    """Projects, and repositories."""
    write(tmp_path, {"src/shop/a.py": "", "tests/test_a.py": "", "apps/one/setup.py": ""})
    write(tmp_path, {"other/.git": "gitdir: x", "other/b.py": ""})
    (tmp_path / "nowhere.py").symlink_to("gone.py")
    assert _told(tmp_path)[1:] == [
        "tests: the usual name",
        "apps/one: a project of its own, not checked",
        "other: a repository of its own, not checked",
    ]
