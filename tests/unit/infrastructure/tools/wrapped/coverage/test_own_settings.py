"""What projects configure about the reports of coverage."""

import pathlib

import pytest

from archcheck.infrastructure.tools.wrapped.coverage.own_settings import (
    configuration_file,
    report_settings,
    written,
)

TOML = "[tool.coverage.run]\nomit = ['a']\nplugins = ['evil']\n[tool.coverage.report]\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            ".coveragerc",
            "[run]\nomit = a, b\n[report]\nexclude_also =\n  c\n  d\n",
            ["a", "b", "c", "d"],
        ),
        ("setup.cfg", "[coverage:report]\nomit = a\n", ["a"]),
        ("tox.ini", "[coverage:run]\nplugins = evil\n", []),
        ("pyproject.toml", TOML, ["a"]),
        ("pyproject.toml", f"{TOML}omit = ['b']\nfail_under = 1\n", ["b"]),
        ("pyproject.toml", "[tool.black]\n", []),
    ],
)
def test_should_read_lists_when_they_are_about_reporting(
    tmp_path: pathlib.Path, name: str, text: str, expected: list[str]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    settings = report_settings(tmp_path)
    assert sorted(value for values in settings.values() for value in values) == expected


def test_should_find_the_first_file_when_several_configure_coverage(tmp_path: pathlib.Path) -> None:
    for name in ("tox.ini", "setup.cfg"):
        (tmp_path / name).write_text("[coverage:run]\nbranch = 1\n", encoding="utf-8")
    assert configuration_file(tmp_path) == "setup.cfg"


def test_should_write_lists_when_coverage_is_to_read_them() -> None:
    expected = "[run]\nrelative_files = True\n[report]\nomit = a\n    b\n"
    assert written({"omit": ["a", "b"], "relative_files": ["True"]}) == expected
