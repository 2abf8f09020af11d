"""Tables of packs by the names that they had."""

import pathlib

import pytest

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.configuration.toml_configuration_loader import (
    TomlConfigurationLoader,
)
from tests.unit.infrastructure.configuration.configuration_support import write_files

PACK = """
[[layout]]
name = "tested"
formerly = ["has tests", "with tests"]
type = "required-path"
paths = "tests/"

[[structure]]
name = "short"
formerly = "small"
that = { kind = "function" }
should = { have_at_most = { parameters = 5 } }

[[contracts]]
name = "apart"
formerly = "separate"
type = "independence"
modules = ["shop.a", "shop.b"]
"""
OWN = '[[layout]]\nname = "with tests"\ntype = "required-path"\npaths = "test/"\n'
WAIVER = '[[waivers]]\nrule = "ARC305"\ncontract = "%s"\nreason = "later"\n'


def loaded(directory: pathlib.Path, own: str) -> Configuration:
    """A project that extends the pack."""
    files = {"archcheck.toml": f'extends = "team"\n{own}', "packs/team.toml": PACK}
    loader = TomlConfigurationLoader(PageRuleCatalogue(), directory / "packs")
    return loader.load(ConfigurationRequest(directory=str(write_files(directory, files))))


@pytest.mark.parametrize(
    ("own", "names"),
    [
        ("", ["apart", "short", "tested"]),
        ('[disable]\nlayout = "has tests"', ["apart", "short"]),
        ('[disable]\nstructure = "small"\ncontracts = "separate"', ["tested"]),
        (OWN, ["apart", "short", "with tests"]),
    ],
)
def test_should_mean_the_table_when_a_former_name_is_used(
    own: str, names: list[str], tmp_path: pathlib.Path
) -> None:
    assert sorted(it.name for it in loaded(tmp_path, own).declarations) == names


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("", []),
        ('[disable]\nlayout = "tested"', []),
        (
            '[disable]\nlayout = "has tests"',
            ['archcheck.toml:3: "has tests" is called "tested" now; the old name still works'],
        ),
        (
            OWN,
            ['archcheck.toml:2: "with tests" is called "tested" now; the old name still works'],
        ),
        (
            WAIVER % "small",
            ['archcheck.toml:2: "small" is called "short" now; the old name still works'],
        ),
    ],
)
def test_should_tell_the_new_name_when_a_former_one_is_used(
    own: str, told: list[str], tmp_path: pathlib.Path
) -> None:
    assert list(loaded(tmp_path, own).notices) == told


@pytest.mark.parametrize(("name", "meant"), [("separate", "apart"), ("apart", "apart")])
def test_should_waive_the_table_when_a_former_name_is_waived(
    name: str, meant: str, tmp_path: pathlib.Path
) -> None:
    assert [it.contract for it in loaded(tmp_path, WAIVER % name).waivers] == [meant]
