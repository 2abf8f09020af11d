"""The group of layout rules."""

import pathlib

import pytest

from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.configuration import DEFAULT, Configuration, Override, RuleSetting
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutRules
from archcheck.infrastructure.architecture.layout.rules.missing_package_init import (
    MissingPackageInit,
)
from archcheck.infrastructure.architecture.project_rule import load_rule
from tests.unit.infrastructure.architecture.layout.layout_support import definition, inspect
from tests.unit.infrastructure.discovery.project_support import make, write

OVERRIDE = Override(
    paths=("src/shop/b/**",),
    rules={"missing-package-init": RuleSetting(level=Level.OFF)},
    origin=DEFAULT,
)


def test_should_report_a_whole_finding_when_a_rule_is_broken(tmp_path: pathlib.Path) -> None:
    """The region is the first line without its indentation."""
    write(tmp_path, {"src/shop/__init__.py": "", "src/shop/domain/a.py": "  x = 'é'\n"})
    assert LayoutRules().judge(inspect(tmp_path), ()) == ProjectAnswer(
        (
            Finding(
                analyzer="archcheck",
                rule="missing-package-init",
                level=Level.ERROR,
                message="the directory src/shop/domain is part of a package and has no __init__.py",
                location=Location("src/shop/domain/a.py", Region(1, 3, 1, 10)),
                key="src/shop/domain",
                symbol="shop.domain",
                because="Because.",
                fix="create an empty file src/shop/domain/__init__.py",
            ),
        )
    )


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        ((), ["src/shop/a/x.py", "src/shop/b/y.py"]),
        (("src/shop/b",), ["src/shop/b/y.py"]),
        (("src/shop/__init__.py",), []),
    ],
)
def test_should_report_only_what_lies_in_scope_when_paths_are_narrower(
    tmp_path: pathlib.Path, paths: tuple[str, ...], found: list[str]
) -> None:
    """The whole project is looked at, sorted by path."""
    make(tmp_path, "src/shop/__init__.py", "src/shop/b/y.py", "src/shop/a/x.py")
    findings = LayoutRules().judge(inspect(tmp_path, *paths), ()).findings
    assert [finding.location.path for finding in findings] == found


def test_should_follow_overrides_when_a_path_has_one(tmp_path: pathlib.Path) -> None:
    """Levels are those of the file that is reported."""
    make(tmp_path, "src/shop/__init__.py", "src/shop/b/y.py", "src/shop/a/x.py")
    configuration = Configuration(root=str(tmp_path), overrides=(OVERRIDE,))
    findings = LayoutRules().judge(inspect(tmp_path, configuration=configuration), ()).findings
    assert [finding.location.path for finding in findings] == ["src/shop/a/x.py"]


@pytest.mark.parametrize(
    ("tests", "found"),
    [("ignore", ["src/shop/a.py"]), ("require", ["src/shop/a.py", "tests/b.py"])],
)
def test_should_use_options_of_the_file_when_an_override_has_them(
    tests: str, found: list[str], tmp_path: pathlib.Path
) -> None:
    """Options of the reported file decide."""
    make(tmp_path, "src/shop/a.py", "tests/b.py")
    setting = RuleSetting(options={"tests": tests})
    override = Override(
        paths=("tests/**",), rules={"missing-package-init": setting}, origin=DEFAULT
    )
    configuration = Configuration(root=str(tmp_path), overrides=(override,))
    findings = LayoutRules().judge(inspect(tmp_path, configuration=configuration), ()).findings
    assert [finding.location.path for finding in findings] == found


def test_should_pass_over_rules_when_they_are_of_other_families(tmp_path: pathlib.Path) -> None:
    """They have analyzers of their own."""
    make(tmp_path, "src/shop/a.py")
    inspection = inspect(tmp_path, name="no-comments", family="conventions")
    assert LayoutRules().judge(inspection, ()).findings == ()


def test_should_not_raise_when_rules_are_validated(tmp_path: pathlib.Path) -> None:
    """The configuration has been checked before."""
    make(tmp_path, "src/shop/a.py")
    LayoutRules().validate(inspect(tmp_path))


def test_should_find_a_rule_by_its_file_when_it_is_named() -> None:
    """No list knows it."""
    rule = definition("missing-package-init", "layout")
    assert load_rule(LayoutRules.package, rule) is MissingPackageInit
