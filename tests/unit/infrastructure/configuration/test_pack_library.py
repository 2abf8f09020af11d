"""Tests of the packs that there are."""

import pathlib

import pytest

from archcheck.application.ports.pack_library import PackContent
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.configuration.pack_library import FilePackLibrary
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from tests.unit.infrastructure.configuration.configuration_support import write_files

TEAM = """\
summary = "Ours."
layouts = ["package"]
extends = ["./base.toml"]
[rules]
no-comments = { level = "error", step = 1 }
"""
BASE = """\
[rules]
string-comment = "error"
"""


def library(*python_path: str) -> FilePackLibrary:
    return FilePackLibrary(PageRuleCatalogue(), False, python_path)


def team(directory: pathlib.Path) -> PackContent:
    write_files(directory, {"team.toml": TEAM, "base.toml": BASE})
    return library().content("./team.toml", str(directory))


def test_should_know_the_shipped_packs_when_nothing_is_installed(tmp_path: pathlib.Path) -> None:
    assert "sprint-zero" in library().names(str(tmp_path))


def test_should_read_what_a_pack_says_of_itself_when_it_is_a_path(tmp_path: pathlib.Path) -> None:
    pack = team(tmp_path)
    assert (pack.name, pack.summary, pack.layouts, pack.extends) == (
        "./team.toml",
        "Ours.",
        ("package",),
        ("base.toml",),
    )


def test_should_count_what_each_step_adds_when_a_pack_has_steps(tmp_path: pathlib.Path) -> None:
    assert team(tmp_path).steps == (1, 0, 1)


def test_should_join_what_a_pack_extends_when_it_does(tmp_path: pathlib.Path) -> None:
    assert set(team(tmp_path).configuration.rules) == {"no-comments", "string-comment"}


def test_should_name_the_nearest_pack_when_a_name_is_unknown(tmp_path: pathlib.Path) -> None:
    with pytest.raises(UsageProblems, match='unknown pack "sprint-zer"'):
        library().content("sprint-zer", str(tmp_path))


def test_should_know_a_pack_when_an_installed_distribution_brings_it(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write_files(
        tmp_path / "site",
        {
            "pack_house/__init__.py": "",
            "pack_house/packs/house.toml": 'summary = "The house."\n',
            "house-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: house\nVersion: 1\n",
            "house-1.dist-info/entry_points.txt": "[archcheck.plugins]\nhouse = pack_house\n",
        },
    )
    monkeypatch.syspath_prepend(site)
    project = write_files(tmp_path / "project", {"archcheck.toml": ""})
    assert library(str(site)).content("house", str(project)).summary == "The house."
