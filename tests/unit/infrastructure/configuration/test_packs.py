"""Packs by name and by path."""

import pathlib
import tomllib

import pytest

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.domain.problem import TrustProblems
from archcheck.infrastructure.configuration.packs import DEFAULT_PACKS, relative_path
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.configuration.toml_configuration_loader import (
    TomlConfigurationLoader,
)
from tests.unit.infrastructure.configuration.configuration_support import (
    load,
    load_problems,
    write_files,
)


def project(directory: pathlib.Path, extends: str, **packs: str) -> pathlib.Path:
    """A project that extends packs; `__` in a name of a file stands for `/`."""
    files = {f"{name.replace('__', '/')}.toml": text for name, text in packs.items()}
    return write_files(directory, {"archcheck.toml": f"extends = {extends}\n", **files})


def test_should_apply_packs_in_order_when_several_are_named(tmp_path: pathlib.Path) -> None:
    """The later one wins."""
    project(tmp_path, '["a", "b"]', packs__a='source = "a"', packs__b='source = "b"')
    configuration = load(tmp_path)
    assert (configuration.packs, configuration.source) == (("a", "b"), ("b",))


def test_should_let_the_project_win_when_a_pack_says_otherwise(tmp_path: pathlib.Path) -> None:
    """And the origin says whose value it is."""
    write_files(
        tmp_path,
        {
            "archcheck.toml": 'extends = "a"\nsource = "b"',
            "packs/a.toml": 'source = "a"\ntests = "t"',
        },
    )
    configuration = load(tmp_path)
    origins = configuration.origins
    assert (configuration.source, origins["source"].source, origins["tests"].source) == (
        ("b",),
        "archcheck.toml",
        "pack a",
    )


def test_should_read_the_pack_when_it_is_a_path(tmp_path: pathlib.Path) -> None:
    """Relative to the file that names it, also from within a pack."""
    project(
        tmp_path,
        '["team/one.toml"]',
        team__one='extends = ["./more/two.toml"]\nsource = "one"',
        team__more__two='source = "two"\ntests = "two"',
    )
    configuration = load(tmp_path)
    assert (configuration.packs, configuration.source, configuration.tests) == (
        ("team/more/two.toml", "team/one.toml"),
        ("one",),
        ("two",),
    )


def test_should_apply_a_pack_once_when_two_extend_it(tmp_path: pathlib.Path) -> None:
    """A second time would undo what stands between."""
    project(
        tmp_path,
        '["a", "b"]',
        packs__base='source = "base"',
        packs__a='extends = "base"\nsource = "a"',
        packs__b='extends = "base"',
    )
    configuration = load(tmp_path)
    assert (configuration.packs, configuration.source) == (("base", "a", "b"), ("a",))


def test_should_take_no_pack_when_list_is_empty(tmp_path: pathlib.Path) -> None:
    """Without any pack the rules keep their defaults."""
    project(tmp_path, "[]", packs__a='source = "a"')
    assert load(tmp_path).packs == ()


@pytest.mark.parametrize(
    ("extends", "packs", "problem"),
    [
        (
            '["sprint-zro"]',
            {"packs__sprint-zero": ""},
            'archcheck.toml: extends: unknown pack "sprint-zro"\n  did you mean "sprint-zero"?',
        ),
        (
            '["zzz"]',
            {"packs__a": "", "packs__b": ""},
            'archcheck.toml: extends: unknown pack "zzz"\n  packs here: a, b',
        ),
        (
            '["team"]',
            {"team": ""},
            'archcheck.toml: extends: unknown pack "team"\n'
            '  a pack that is a file is written as a path: "./team.toml"',
        ),
        (
            '["./team.toml"]',
            {},
            'archcheck.toml: extends: there is no pack "./team.toml": no file team.toml',
        ),
        (
            '["x\\\\team.toml"]'.replace("\\\\", "\\\\\\\\").replace("\\\\\\\\", "\\\\"),
            {},
            'archcheck.toml: extends: there is no pack "x\\team.toml": no file x/team.toml',
        ),
        (
            '["a"]',
            {"packs__a": 'extends = "b"', "packs__b": 'extends = "a"'},
            "pack b: extends: a pack extends itself: a -> b -> a",
        ),
        ('["a"]', {"packs__a": 'extends = "a"'}, "pack a: extends: a pack extends itself: a -> a"),
        (
            '["a"]',
            {"packs__a": "sorce = 1"},
            'pack a: sorce: unknown key\n  did you mean "source"?',
        ),
        (
            '["a"]',
            {"packs__a": "x ="},
            "pack a: the file is not valid TOML: Invalid value (at end of document)",
        ),
        (
            '["a"]',
            {"packs__a": "extends = 3"},
            "pack a: extends: expected a string or a list of strings, got 3",
        ),
        ("3", {}, "archcheck.toml: extends: expected a string or a list of strings, got 3"),
    ],
)
def test_should_name_the_problem_when_a_pack_is_wrong(
    tmp_path: pathlib.Path, extends: str, packs: dict[str, str], problem: str
) -> None:
    """Each once, at the place that can be corrected."""
    assert load_problems(project(tmp_path, extends, **packs)) == [problem]


def test_should_report_project_and_packs_when_both_are_wrong(tmp_path: pathlib.Path) -> None:
    """All at once."""
    project(tmp_path, '["a", "zzz"]\nmore = 1', packs__a="sorce = 1\nextends = 'b'")
    assert [
        problem.partition(": ")[2].partition(":")[0] for problem in load_problems(tmp_path)
    ] == [
        "extends",
        "more",
        "extends",
        "sorce",
    ]


def test_should_name_the_path_as_it_is_when_it_is_relative_to_nothing(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has several drives."""

    def fail(*paths: object) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", fail)
    assert relative_path(tmp_path / "a", tmp_path) == (tmp_path / "a").as_posix()


@pytest.mark.parametrize("path", sorted((rules_directory() / "packs").glob("*.toml")))
def test_should_load_the_pack_when_it_is_shipped(
    tmp_path: pathlib.Path, path: pathlib.Path
) -> None:
    """Every pack is right, with the rules and tools that exist."""
    request = ConfigurationRequest(directory=str(tmp_path), packs=(path.stem,))
    configuration = TomlConfigurationLoader(PageRuleCatalogue()).load(request)
    assert configuration.packs == (path.stem,)


def test_should_ship_the_default_pack_when_nothing_is_configured() -> None:
    """What a project without configuration gets."""
    assert [(rules_directory() / "packs" / f"{name}.toml").is_file() for name in DEFAULT_PACKS] == [
        True
    ]


def test_should_keep_the_default_levels_when_the_default_pack_names_rules(
    tmp_path: pathlib.Path,
) -> None:
    """The pack switches rules on; how serious they are is said on their pages."""
    catalogue = PageRuleCatalogue()
    request = ConfigurationRequest(directory=str(tmp_path), packs=DEFAULT_PACKS)
    rules = TomlConfigurationLoader(catalogue).load(request).rules
    defaults = {rule.name: rule.level for rule in catalogue.rules() if rule.name in rules}
    assert {name: setting.level for name, setting in rules.items()} == defaults


def outside(directory: pathlib.Path) -> pathlib.Path:
    """A project that extends a file beside it."""
    write_files(directory, {"team.toml": 'source = "team"'})
    return project(directory / "root", '["../team.toml"]')


def test_should_refuse_the_pack_when_it_lies_outside(tmp_path: pathlib.Path) -> None:
    """Who runs archcheck may allow it."""
    with pytest.raises(TrustProblems, match="would read ../team.toml outside of this project"):
        load(outside(tmp_path))


def test_should_read_the_pack_outside_when_project_is_trusted(tmp_path: pathlib.Path) -> None:
    """Then it is a pack as any other."""
    root = outside(tmp_path)
    loader = TomlConfigurationLoader(PageRuleCatalogue(), trusts_project=True)
    assert loader.load(ConfigurationRequest(directory=str(root))).source == ("team",)


def test_should_read_the_pack_outside_when_its_file_lies_there_too(tmp_path: pathlib.Path) -> None:
    """A configuration that a person names may name others."""
    write_files(tmp_path, {"a/one.toml": 'extends = "../b.toml"', "b.toml": 'source = "b"'})
    root = project(tmp_path / "root", "[]")
    loader = TomlConfigurationLoader(PageRuleCatalogue())
    request = ConfigurationRequest(directory=str(root), file="../a/one.toml")
    assert loader.load(request).source == ("b",)


@pytest.mark.parametrize("pack", sorted((rules_directory() / "packs").glob("*.toml")))
def test_should_forbid_imports_of_tests_when_a_pack_is_shipped(pack: pathlib.Path) -> None:
    rules = tomllib.loads(pack.read_text(encoding="utf-8"))["rules"]
    told = rules["test-import"]
    level = told if isinstance(told, str) else told["level"]
    assert (level, "private-import" in rules) == ("error", True)
