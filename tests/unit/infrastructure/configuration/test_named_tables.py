"""Lists of tables that are known by their names."""

from archcheck.domain.configuration import Declaration, Origin
from archcheck.infrastructure.configuration.named_tables import Named, name_clashes

PACK = Declaration(name="a", origin=Origin("pack house", "layout[0]", 3))
OWN = Declaration(name="a", origin=Origin("archcheck.toml", "contracts[0]", 7))
OTHER = Declaration(name="b", origin=Origin("archcheck.toml", "contracts[1]", 9))


def test_should_blame_the_project_when_a_pack_has_the_name_already() -> None:
    """Whichever list comes first."""
    lists: list[Named[Declaration]] = [Named({"a": OWN, "b": OTHER}), Named({"a": PACK})]
    assert [str(problem) for problem in name_clashes(lists)] == [
        "archcheck.toml:7: contracts[0].name: "
        'the contract layout[0] of pack house is called "a" too'
    ]


def test_should_say_nothing_when_names_differ() -> None:
    """A name that is taken away is free again."""
    assert list(name_clashes([Named({"a": OWN}), Named({"b": OTHER})])) == []
