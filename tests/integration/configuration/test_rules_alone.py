"""What is said of rules alone, against what the whole configuration says of them."""

import pathlib

import pytest

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.use_cases.list_rules_use_case import rule_status
from archcheck.domain.problem import UsageProblems
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment

PACKS = tuple(
    path.stem for path in sorted((pathlib.Path(__file__).parents[3] / "rules/packs").glob("*.toml"))
)
OF_FILES = ("conventions", "tests")
BROKEN = '[[contracts]]\nname = "hexagonal"\ntype = "layer"\n'


def root() -> Root:
    """archcheck in a process of its own."""
    return Root(Environment())


@pytest.mark.parametrize("pack", PACKS)
def test_should_tell_the_same_of_rules_of_files_when_nothing_else_is_read(
    pack: str, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "archcheck.toml").write_text(
        f'extends = ["{pack}"]\nstep = {{ {pack} = 2 }}\n'
        '[rules]\nno-comments = "off"\nsentence-test-name = { level = "note" }\n'
    )
    archcheck = root()
    whole, alone = (
        archcheck.configurations().load(
            ConfigurationRequest(directory=str(tmp_path), rules_alone=rules_alone)
        )
        for rules_alone in (False, True)
    )
    rules = [rule for rule in archcheck.catalogue.rules() if rule.family in OF_FILES]
    assert [rule_status(it, alone) for it in rules] == [rule_status(it, whole) for it in rules]


def test_should_explain_rule_of_files_when_a_contract_is_wrong(tmp_path: pathlib.Path) -> None:
    (tmp_path / "archcheck.toml").write_text(BROKEN)
    request = ConfigurationRequest(directory=str(tmp_path))
    explained = root().explain_rule().rules("no-comments", request)
    assert [it.definition.name for it in explained] == ["no-comments"]


def test_should_refuse_when_a_contract_is_wrong_and_its_rule_is_asked_for(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / "archcheck.toml").write_text(BROKEN)
    with pytest.raises(UsageProblems, match='"layer"'):
        root().explain_rule().rules(
            "layer-dependency", ConfigurationRequest(directory=str(tmp_path))
        )
