"""What discovery would have found at an earlier time."""

import pathlib
from collections.abc import Iterable

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Project
from archcheck.infrastructure.discovery.past_discovery import PastDiscovery, PastFile
from tests.unit.infrastructure.discovery.project_support import found, modules, write

BOTH = ("src/shop/__init__.py", "src/shop/order.py")


def past(root: pathlib.Path, *paths: str, **settings: tuple[str, ...]) -> Project:
    """The project that some paths were; today's lies in `root`."""
    configuration = Configuration(root=str(root), **settings)  # type: ignore[arg-type]
    discovery = PastDiscovery(configuration, found(root, configuration))
    return discovery.project(files(paths))


def files(paths: Iterable[str]) -> list[PastFile]:
    """Files whose contents are named like their paths."""
    return [PastFile(path, f"blob {path}", 3) for path in paths]


def today(root: pathlib.Path, **more: str) -> pathlib.Path:
    """A small project."""
    write(root, {**dict.fromkeys(BOTH, ""), **more})
    return root


def test_should_name_modules_when_files_lay_elsewhere(tmp_path: pathlib.Path) -> None:
    project = past(today(tmp_path), "src/shop/__init__.py", "src/shop/old/price.py")
    assert modules(project) == {
        "src/shop/__init__.py": "shop",
        "src/shop/old/price.py": "shop.old.price",
    }


def test_should_keep_names_of_contents_when_files_are_listed(tmp_path: pathlib.Path) -> None:
    (file,) = past(today(tmp_path), "src/shop/order.py").files
    assert (file.digest, file.size, file.is_package) == ("blob src/shop/order.py", 3, False)


def test_should_find_another_root_when_the_project_had_no_src(tmp_path: pathlib.Path) -> None:
    project = past(today(tmp_path), "shop/__init__.py", "shop/order.py", "setup.py")
    assert [root.path for root in project.source_roots] == ["."]


def test_should_keep_configured_roots_when_there_are_some(tmp_path: pathlib.Path) -> None:
    write(tmp_path, {"lib/shop/order.py": "", "old/shop/price.py": ""})
    project = past(tmp_path, "lib/shop/order.py", "old/shop/price.py", source=("lib",))
    assert modules(project) == {"lib/shop/order.py": "shop.order"}


def test_should_tell_tests_from_sources_when_both_are_there(tmp_path: pathlib.Path) -> None:
    project = past(today(tmp_path), "src/shop/order.py", "tests/test_order.py", "docs/conf.py")
    assert {file.path: file.role.value for file in project.files} == {
        "src/shop/order.py": "source",
        "tests/test_order.py": "test",
    }


@pytest.mark.parametrize("path", ["src/shop/page.html", "src/shop/order", "README.md"])
def test_should_pass_over_a_file_when_it_is_no_python(path: str, tmp_path: pathlib.Path) -> None:
    assert past(today(tmp_path), path).files == ()


def test_should_leave_out_projects_below_when_they_are_there_today(tmp_path: pathlib.Path) -> None:
    root = today(tmp_path)
    write(root, {"tools/pyproject.toml": "", "tools/src/mend/a.py": ""})
    assert past(root, "src/shop/order.py", "tools/src/mend/a.py").files[0].module == "shop.order"


def test_should_know_renamed_packages_when_the_build_names_them(tmp_path: pathlib.Path) -> None:
    setting = '[tool.setuptools]\npackages = ["shop"]\npackage-dir = { shop = "code" }\n'
    write(tmp_path, {"pyproject.toml": setting, "code/__init__.py": "", "code/order.py": ""})
    project = past(tmp_path, "code/__init__.py", "code/price.py")
    assert modules(project) == {"code/__init__.py": "shop", "code/price.py": "shop.price"}


def test_should_take_todays_roots_when_imports_have_told_them(tmp_path: pathlib.Path) -> None:
    write(
        tmp_path,
        {
            "src/__init__.py": "",
            "src/domain/__init__.py": "",
            "src/domain/order.py": "from src.domain import price\n",
            "src/domain/price.py": "",
        },
    )
    project = past(tmp_path, "src/__init__.py", "src/domain/order.py")
    assert modules(project)["src/domain/order.py"] == "src.domain.order"


def test_should_name_directories_without_init_when_there_are_some(tmp_path: pathlib.Path) -> None:
    assert past(today(tmp_path), "src/shop/deep/a.py").namespaces == ("shop", "shop.deep")


def test_should_find_the_same_when_only_contents_have_changed(tmp_path: pathlib.Path) -> None:
    root = today(tmp_path)
    configuration = Configuration(root=str(root))
    discovery = PastDiscovery(configuration, found(root, configuration))
    discovery.project(files(BOTH))
    again = discovery.project([PastFile(path, "other", 4) for path in BOTH])
    assert [(file.module, file.digest) for file in again.files] == [
        ("shop", "other"),
        ("shop.order", "other"),
    ]


def settings_of(root: pathlib.Path, **settings: int) -> str:
    """The digest of settings."""
    configuration = Configuration(root=str(root), **settings)  # type: ignore[arg-type]
    return PastDiscovery(configuration, found(root, configuration)).settings


def test_should_have_the_same_settings_when_only_sources_differ(tmp_path: pathlib.Path) -> None:
    before = settings_of(today(tmp_path))
    write(tmp_path, {"src/shop/order.py": "X = 1\n"})
    assert settings_of(tmp_path) == before


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "setup.cfg", "setup.py", "pytest.ini", "tox.ini"]
)
def test_should_have_other_settings_when_a_file_with_settings_differs(
    name: str, tmp_path: pathlib.Path
) -> None:
    before = settings_of(today(tmp_path))
    write(tmp_path, {name: "# x\n"})
    assert settings_of(tmp_path) != before


def test_should_have_other_settings_when_the_configuration_differs(tmp_path: pathlib.Path) -> None:
    root = today(tmp_path)
    assert settings_of(root) != settings_of(root, max_file_size=9)


def test_should_exclude_what_is_excluded_today_when_it_was_there(tmp_path: pathlib.Path) -> None:
    project = past(today(tmp_path), *BOTH, exclude=("src/shop/order.py",))
    assert [file.excluded for file in project.files] == [False, True]
