"""What a setup script says about packages."""

import pytest

from archcheck.infrastructure.discovery.build_backends import declared_packages


def _said(arguments: str) -> list[tuple[str, str]]:
    text = f"import setuptools\nsetuptools.setup({arguments})"
    return [(each.path, each.package) for each in declared_packages({}, {}, text)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ('package_dir={"": "lib"}', [("lib", "")]),
        ('package_dir={"": "lib"}, packages=("shop",)', [("lib", "shop"), ("lib", "")]),
        ('packages=find_packages("lib")', [("lib", "")]),
        ('packages=find_packages(where="lib", include=["shop*"])', [("lib", "shop*")]),
        ('packages=setuptools.find_namespace_packages("python")', [("python", "")]),
        ('py_modules=["shop"]', [(".", "shop")]),
        ("packages=find_packages(WHERE)", []),
        ("packages=[], package_dir=directories()", []),
        ("name='shop'", []),
    ],
)
def test_should_read_the_arguments_when_they_are_literals(
    arguments: str, said: list[tuple[str, str]]
) -> None:
    """Nothing is run, so that all else says nothing."""
    assert _said(arguments) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('SRC = "lib"\nsetup(packages=find_packages(SRC), package_dir={"": SRC})', ["lib", "lib"]),
        ('found = [p for p in find_packages("lib") if p != "x"]\nsetup(packages=found)', ["lib"]),
        ('def f():\n    SRC = "lib"\nsetup(packages=find_packages(SRC))', []),
        ("SRC[0] = 'lib'\nsetup(packages=find_packages(SRC))", []),
    ],
)
def test_should_follow_a_name_when_a_module_level_assignment_gives_its_value(
    text: str, said: list[str]
) -> None:
    """And a search inside an expression."""
    assert [each.path for each in declared_packages({}, {}, text)] == said


@pytest.mark.parametrize("text", ["", "setup(", "print(1)", "f()()"])
def test_should_say_nothing_when_no_script_can_be_read(text: str) -> None:
    """A broken file states nothing."""
    assert declared_packages({}, {}, text) == ()


def test_should_prefer_the_settings_when_a_script_stands_beside() -> None:
    """setup.cfg overrides the arguments."""
    sections = {"options": {"package_dir": "=src"}}
    found = declared_packages({}, sections, 'setup(package_dir={"": "lib"})')
    assert [each.path for each in found] == ["src"]
