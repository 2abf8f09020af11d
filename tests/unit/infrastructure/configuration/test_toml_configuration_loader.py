"""From paths to the effective configuration."""

import pathlib

import pytest

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.domain.configuration import DEFAULT, Configuration, Origin
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.configuration.toml_configuration_loader import (
    TomlConfigurationLoader,
)
from tests.unit.infrastructure.configuration.configuration_support import (
    FixedCatalogue,
    load,
    load_problems,
    loader,
    write_files,
)

DEFAULT_PACK = {"packs/sprint-zero.toml": 'layers.domain = "{root}.domain"\n'}


def with_packs(directory: pathlib.Path, *packs: str) -> Configuration:
    """The configuration under `--pack`."""
    request = ConfigurationRequest(directory=str(directory), packs=packs)
    return loader(directory).load(request)


def test_should_take_the_default_pack_when_nothing_is_configured(tmp_path: pathlib.Path) -> None:
    """No file, no origin of the packs but the default."""
    write_files(tmp_path, {**DEFAULT_PACK, "setup.py": ""})
    configuration = load(tmp_path)
    assert (
        configuration.root,
        configuration.file,
        configuration.packs,
        configuration.origins["extends"],
        configuration.layers,
    ) == (str(tmp_path.resolve()), "", ("sprint-zero",), DEFAULT, {"domain": ("{root}.domain",)})


def test_should_take_the_default_pack_when_the_project_names_none(tmp_path: pathlib.Path) -> None:
    """A table without `extends` stands on the default pack."""
    write_files(tmp_path, {**DEFAULT_PACK, "archcheck.toml": 'source = "src"\n'})
    configuration = load(tmp_path)
    assert (configuration.file, configuration.packs) == ("archcheck.toml", ("sprint-zero",))


def test_should_read_the_table_when_it_stands_in_pyproject(tmp_path: pathlib.Path) -> None:
    """Keys are named by their whole path."""
    text = '[tool.archcheck]\nextends = []\nfail_on = "error"\n'
    write_files(tmp_path, {"pyproject.toml": text})
    assert load(tmp_path).origins["fail_on"] == Origin(
        "pyproject.toml", "tool.archcheck.fail_on", 3
    )


def test_should_find_the_configuration_when_started_below(tmp_path: pathlib.Path) -> None:
    """The root lies above the path."""
    write_files(tmp_path, {"archcheck.toml": "extends = []", "src/shop/a.py": ""})
    configuration = loader(tmp_path).load(
        ConfigurationRequest(directory=str(tmp_path / "src"), paths=("shop",))
    )
    assert configuration.root == str(tmp_path.resolve())


def test_should_replace_the_packs_when_command_line_names_some(tmp_path: pathlib.Path) -> None:
    """`--pack` stands above `extends`."""
    write_files(
        tmp_path,
        {"archcheck.toml": 'extends = "a"', "packs/a.toml": "", "packs/b.toml": 'source = "b"'},
    )
    configuration = with_packs(tmp_path, "b")
    assert (configuration.packs, configuration.origins["extends"], configuration.source) == (
        ("b",),
        Origin("command line", "--pack"),
        ("b",),
    )


def test_should_name_the_option_when_its_pack_is_unknown(tmp_path: pathlib.Path) -> None:
    """The problem lies on the command line."""
    write_files(tmp_path, DEFAULT_PACK)
    with pytest.raises(UsageProblems, match='^--pack: unknown pack "sprint-zer"'):
        with_packs(tmp_path, "sprint-zer")


def test_should_keep_the_root_when_another_file_configures(tmp_path: pathlib.Path) -> None:
    """`--config` says what is checked, not where."""
    write_files(
        tmp_path,
        {
            "archcheck.toml": "extends = []",
            "ci/strict.toml": 'extends = "./more.toml"\nsource = "src"',
            "ci/more.toml": 'tests = "t"',
        },
    )
    configuration = load(tmp_path, file="ci/strict.toml")
    assert (configuration.root, configuration.file, configuration.packs, configuration.tests) == (
        str(tmp_path.resolve()),
        "ci/strict.toml",
        ("ci/more.toml",),
        ("t",),
    )


@pytest.mark.parametrize(
    ("files", "file", "problem"),
    [
        ({}, "../gone.toml", '--config: there is no file "../gone.toml"'),
        (
            {"ci/strict.toml": ""},
            "./ci",
            '--config: "./ci" is a directory\n  name the file in it that configures archcheck',
        ),
        (
            {"pyproject.toml": "[project]\n"},
            "pyproject.toml",
            "pyproject.toml: tool.archcheck: there is no such table",
        ),
        (
            {"pyproject.toml": "[tool.archcheck\n"},
            "",
            "pyproject.toml: the file is not valid TOML: "
            "Expected ']' at the end of a table declaration (at line 1, column 16)",
        ),
        (
            {"archcheck.toml": 'extends = []\n[disable]\ncontracts = "a"'},
            "",
            'archcheck.toml: disable.contracts: unknown contract "a"\n  contracts here: none',
        ),
    ],
)
def test_should_name_the_problem_when_configuration_cannot_be_used(
    tmp_path: pathlib.Path, files: dict[str, str], file: str, problem: str
) -> None:
    """File, place and what is wrong."""
    assert load_problems(write_files(tmp_path, files), file=file) == [problem]


@pytest.mark.parametrize(
    ("files", "origin"),
    [
        ({".importlinter": "\n[importlinter]\n"}, Origin(".importlinter", "importlinter", 2)),
        ({".importlinter": "nonsense"}, Origin(".importlinter", "importlinter", 1)),
        (
            {"setup.cfg": "[metadata]\n[importlinter:contract:1]\n"},
            Origin("setup.cfg", "importlinter", 2),
        ),
        (
            {"pyproject.toml": "[project]\n [tool . importlinter]\nroot_package = 'shop'\n"},
            Origin("pyproject.toml", "importlinter", 2),
        ),
        (
            {"pyproject.toml": "[[tool.importlinter.contracts]]\n", "setup.cfg": "[metadata]\n"},
            Origin("pyproject.toml", "importlinter", 1),
        ),
        (
            {"pyproject.toml": "[tool.importlinter]\n", "setup.cfg": "[importlinter]\n"},
            Origin("setup.cfg", "importlinter", 1),
        ),
        ({"pyproject.toml": "[tool.importlinter]\n"}, Origin("pyproject.toml", "importlinter", 1)),
    ],
)
def test_should_make_import_linter_part_of_the_gate_when_the_project_has_contracts_for_it(
    tmp_path: pathlib.Path, files: dict[str, str], origin: Origin
) -> None:
    """Nothing that looks like a contract is passed over in silence."""
    write_files(tmp_path, {"archcheck.toml": "extends = []", **files})
    assert {name: tool.origin for name, tool in load(tmp_path).tools.items()} == {
        "import-linter": origin
    }


@pytest.mark.parametrize(
    "files",
    [
        {"pyproject.toml": 'x = "[tool.importlinter]"\n'},
        {"setup.cfg": "[metadata]\nname = importlinter\n"},
        {},
    ],
)
def test_should_leave_import_linter_out_when_the_project_has_no_contracts_for_it(
    tmp_path: pathlib.Path, files: dict[str, str]
) -> None:
    """What is no configuration of it makes it no part of the gate."""
    write_files(tmp_path, {"archcheck.toml": "extends = []", **files})
    assert load(tmp_path).tools == {}


def test_should_leave_import_linter_out_when_the_project_switches_it_off(
    tmp_path: pathlib.Path,
) -> None:
    """The project's own table wins."""
    text = "extends = []\ntools.import-linter.enabled = false\n"
    write_files(tmp_path, {"archcheck.toml": text, ".importlinter": "[importlinter]\n"})
    assert load(tmp_path).tools["import-linter"].enabled is False


def test_should_take_the_shipped_packs_when_no_other_folder_is_named(
    tmp_path: pathlib.Path,
) -> None:
    """An unknown pack is compared with those that archcheck ships."""
    request = ConfigurationRequest(directory=str(tmp_path), packs=("sprint-zer",))
    with pytest.raises(UsageProblems, match='did you mean "sprint-zero"'):
        TomlConfigurationLoader(FixedCatalogue()).load(request)


def test_should_leave_out_what_is_wrong_when_a_configuration_is_salvaged(
    tmp_path: pathlib.Path,
) -> None:
    """A configuration of long ago may have keys that are none any more."""
    write_files(tmp_path, {"archcheck.toml": 'extends = []\nfail_on = "never"\nsorce = "src"\n'})
    configuration, problems = loader(tmp_path).salvage(
        ConfigurationRequest(directory=str(tmp_path))
    )
    assert (configuration.fail_on, [problem.key for problem in problems]) == (None, ["sorce"])


def test_should_refuse_to_salvage_when_what_is_wrong_stands_in_no_key(
    tmp_path: pathlib.Path,
) -> None:
    """The pack that everything stands on is not there: nothing can be taken out."""
    write_files(tmp_path, {"archcheck.toml": "extends = []\n"})
    request = ConfigurationRequest(directory=str(tmp_path), packs=("gone",))
    with pytest.raises(UsageProblems, match="gone"):
        loader(tmp_path).salvage(request)
