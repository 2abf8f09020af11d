"""Every value of the configuration, with its origin."""

import datetime

from archcheck.application.configuration_description import (
    ConfigurationValue,
    describe_configuration,
)
from archcheck.domain.configuration import (
    DEFAULT,
    Configuration,
    ContractDeclaration,
    ImportException,
    Origin,
    Override,
    RuleSetting,
    ToolSetting,
    Unchecked,
    Waiver,
)
from archcheck.domain.level import Level
from archcheck.domain.project import Role

HERE = Origin("pyproject.toml", "tool.archcheck", 7)
SINGLE = (
    "classified",
    "composition_roots",
    "contexts",
    "except_contexts",
    "unclassified",
    "exclude",
    "extends",
    "fail_on",
    "max_file_seconds",
    "max_file_size",
    "source",
    "tests",
)
FULL = Configuration(
    root="/project",
    composition_roots=("{root}.main",),
    wiring_modules=("{root}.wiring",),
    layers={"domain": ("{root}.domain",)},
    libraries={"web": ("robyn",)},
    contracts=(
        ContractDeclaration(
            name="no cycles",
            type="acyclic",
            origin=HERE,
            allow_empty=True,
            level=Level.NOTE,
            ignore_imports=(ImportException(entry="a -> b", origin=HERE),),
            deprecated=(
                ImportException(entry="a -> b", origin=HERE, reason="old"),
                ImportException(
                    entry="a -> c", origin=HERE, reason="old", expires=datetime.date(2027, 1, 31)
                ),
            ),
            roles=(Role.TEST,),
            keys={"packages": ["shop"], "depth": 0},
        ),
    ),
    rules={
        "no-comments": RuleSetting(level=Level.ERROR),
        "one-assertion-per-test": RuleSetting(options={"limit": 2}),
    },
    tools={
        "mypy": ToolSetting(
            name="mypy", enabled=False, on=(Role.SOURCE,), levels={"arg-type": Level.OFF}
        )
    },
    waivers=(
        Waiver(
            rules=("a",),
            reason="b",
            origin=HERE,
            path="c",
            expires=datetime.date(2027, 6, 30),
        ),
    ),
    overrides=(Override(paths=("a",), rules={"b": RuleSetting(level=Level.OFF)}, origin=HERE),),
    unchecked=(Unchecked(reason="a", origin=HERE, tool="mypy"),),
)


def described(configuration: Configuration) -> dict[str, str]:
    """Key paths with their values."""
    return {it.key: it.value for it in describe_configuration(configuration)}


def test_should_show_the_defaults_when_nothing_is_configured() -> None:
    """What is left to detection says so."""
    assert described(Configuration(root="/project")) == {
        "classified": "false",
        "composition_roots": "[]",
        "contexts": "detected",
        "except_contexts": "[]",
        "unclassified": "[]",
        "exclude": "[]",
        "extends": "[]",
        "fail_on": '"warning"',
        "max_file_seconds": "30.0",
        "max_file_size": "5000000",
        "source": "detected",
        "tests": "detected",
    }


def test_should_show_never_when_the_gate_never_closes() -> None:
    """As it is written in the configuration."""
    assert described(Configuration(root="/", fail_on=None))["fail_on"] == '"never"'


def test_should_show_wiring_modules_as_tables_when_there_are_some() -> None:
    """Among the composition roots, as they are written."""
    expected = '["{root}.main", { module = "{root}.wiring", importable = true }]'
    assert described(FULL)["composition_roots"] == expected


def test_should_show_every_entry_when_all_is_configured() -> None:
    """Values that are not set are left out, but for tools."""
    shown = {key: value for key, value in described(FULL).items() if key not in SINGLE}
    assert shown == {
        'contracts."no cycles".allow_empty': "true",
        'contracts."no cycles".depth': "0",
        'contracts."no cycles".deprecated': '[{ import = "a -> b", reason = "old" }, '
        '{ import = "a -> c", reason = "old", expires = 2027-01-31 }]',
        'contracts."no cycles".ignore_imports': '["a -> b"]',
        'contracts."no cycles".level': '"note"',
        'contracts."no cycles".roles': '["test"]',
        'contracts."no cycles".packages': '["shop"]',
        'contracts."no cycles".type': '"acyclic"',
        "layers.domain": '["{root}.domain"]',
        "libraries.web": '["robyn"]',
        "overrides[0].paths": '["a"]',
        "overrides[0].rules.b.level": '"off"',
        "rules.no-comments.level": '"error"',
        "rules.one-assertion-per-test.limit": "2",
        "tools.mypy.enabled": "false",
        "tools.mypy.levels.arg-type": '"off"',
        "tools.mypy.on": '["source"]',
        "tools.mypy.optional": "false",
        "tools.mypy.timeout": "300.0",
        "unchecked[0].reason": '"a"',
        "unchecked[0].tool": '"mypy"',
        "waivers[0].expires": "2027-06-30",
        "waivers[0].path": '"c"',
        "waivers[0].reason": '"b"',
        "waivers[0].rule": '["a"]',
    }


def test_should_sort_by_key_path_when_described() -> None:
    """Two runs show the same."""
    keys = [value.key for value in describe_configuration(FULL)]
    assert keys == sorted(keys)


def test_should_name_the_origin_when_it_is_known() -> None:
    """Of a contract that of the whole entry, of a value its own, else the default."""
    configuration = Configuration(
        root="/",
        contracts=(ContractDeclaration(name="a b", type="external", origin=HERE),),
        origins={'contracts."a b"': HERE, "fail_on": HERE},
    )
    known = {it.key: it.origin for it in describe_configuration(configuration)}
    assert (known['contracts."a b".type'], known["fail_on"], known["exclude"]) == (
        HERE,
        HERE,
        DEFAULT,
    )


def test_should_compare_by_key_and_value_when_sorted() -> None:
    """Origins have no order."""
    assert ConfigurationValue("a", "1", HERE) < ConfigurationValue("a", "2", DEFAULT)


def test_should_sort_entries_by_number_when_there_are_more_than_ten() -> None:
    gaps = tuple(Unchecked(path=f"{index}.py", reason="r", origin=HERE) for index in range(11))
    values = describe_configuration(Configuration(root="/", unchecked=gaps))
    paths = [value.value for value in values if value.key.endswith("].path")]
    assert paths == [f'"{number}.py"' for number in range(11)]


def test_should_show_declared_architecture_when_there_is_one() -> None:
    values = describe_configuration(Configuration(root="/project", architecture="none"))
    assert [value.value for value in values if value.key == "architecture"] == ['"none"']
