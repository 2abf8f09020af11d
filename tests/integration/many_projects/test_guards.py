"""Tests of what is said when the gate of several projects is loosened."""

import shutil

import pytest

from tests.integration.many_projects.commands_support import BARE, OWN, TABLE, Commands
from tests.integration.version_control.repository_support import committed, git, written

DIFF = ("policy", "diff", "--no-cache")
LOOSER = {
    'no-comments = "error"': 'no-comments = "off"',
    'amp = ["helpers"]': 'amp = ["helpers", "dev_tools"]',
}
THIN = """
[[tool.archcheck.layout]]
name = "thin"
type = "thin-environment"
because = "What the root needs, every directory seems to have."
when = { part = "root" }
"""


@pytest.fixture
def kept(commands: Commands) -> Commands:
    """A repository with a commit."""
    committed(commands.root, {".gitignore": ".archcheck_cache\n"})
    return commands


def reworded(commands: Commands, changes: dict[str, str]) -> None:
    """Change the configuration of the root."""
    text = TABLE
    for old, new in changes.items():
        text = text.replace(old, new)
    (commands.root / "pyproject.toml").write_text(text, encoding="utf-8")


def test_should_say_it_once_when_no_gate_has_changed(kept: Commands) -> None:
    status = kept(*DIFF)
    assert (status, kept.out) == (0, "The gate is as strict as it was.\n")


def test_should_say_what_is_looser_in_each_project_when_the_root_changes(kept: Commands) -> None:
    reworded(kept, LOOSER)
    kept(*DIFF, "--project", "amp,helpers")
    assert kept.out == (
        "amp:\n"
        'looser: the project "dev_tools" may be imported (../pyproject.toml:7)'
        " [contract composition dev_tools]\n"
        "looser: no-comments is off (../pyproject.toml:3) [rule no-comments]\n"
        "\nhelpers:\n"
        "looser: no-comments is off (../pyproject.toml:3) [rule no-comments]\n"
    )


def test_should_say_what_is_stricter_when_the_table_allows_less(kept: Commands) -> None:
    reworded(kept, {'amp = ["helpers"]': "amp = []"})
    kept(*DIFF, inside="amp")
    assert kept.out == (
        'stricter: the project "helpers" may no longer be imported (../pyproject.toml:7)'
        " [contract composition helpers]\n"
    )


def test_should_close_the_gate_when_a_change_loosens_that_of_the_root(kept: Commands) -> None:
    reworded(kept, LOOSER)
    status = kept("check", "--only-rules", "--no-cache", "--since", "HEAD", "--project", "helpers")
    assert (status, "pyproject.toml:3:1: error[loosened-policy]" in kept.out) == (1, True)


def test_should_not_call_a_new_dependency_looser_when_it_makes_the_table(kept: Commands) -> None:
    committed(kept.root, {"pyproject.toml": f"[tool.archcheck]\nextends = []\n\n{BARE}"})
    path = kept.root / "amp/pyproject.toml"
    path.write_text(f'{path.read_text("utf-8")}dependencies = ["helpers"]\n', encoding="utf-8")
    kept(*DIFF, "--project", "amp")
    assert kept.out == "The gate is as strict as it was.\n", kept.err


def test_should_compare_nothing_of_the_composition_when_there_was_no_table(
    kept: Commands,
) -> None:
    bare = TABLE.partition("[tool.archcheck.projects]")[0]
    committed(kept.root, {"pyproject.toml": bare})
    reworded(kept, {})
    kept(*DIFF, "--project", "amp")
    assert kept.out == "The gate is as strict as it was.\n"


def test_should_say_that_a_project_is_new_when_it_was_not_there(kept: Commands) -> None:
    shutil.rmtree(kept.root / "amp" / "src")
    git(kept.root, "rm", "-rq", "amp")
    git(kept.root, "commit", "-qm", "without")
    git(kept.root, "checkout", "-q", "HEAD~1", "--", "amp")
    kept(*DIFF, "--project", "amp")
    assert "the project is not there" in kept.err, kept.err


def test_should_say_what_is_no_longer_checked_when_the_table_loses_a_project(
    kept: Commands,
) -> None:
    reworded(kept, {'dev_tools = { path = "tools/dev", uses = ["helpers"] }\n': ""})
    kept(*DIFF, "--project", "amp")
    assert kept.out == (
        'looser: the project "dev_tools" is taken out of the table, and no longer checked'
        " (../pyproject.toml:7) [contract composition without dev_tools]\n"
    )


def _alone(commands: Commands) -> list[str]:
    """What is said of tables where the root has a source of its own, and none of them any more."""
    files = {"pyproject.toml": "[tool.archcheck]\nextends = []\n", "src/top/__init__.py": ""}
    written(commands.root, files)
    commands(*DIFF)
    return [it.partition(" any")[0] for it in commands.out.splitlines() if "no table" in it]


def test_should_say_what_is_no_longer_checked_when_the_table_is_gone(kept: Commands) -> None:
    shutil.rmtree(kept.root / "tools")
    assert _alone(kept) == [
        f'looser: the project "{name}" is in no table of projects' for name in ("amp", "helpers")
    ]


def test_should_not_know_what_was_checked_when_the_table_that_is_gone_cannot_be_read(
    kept: Commands,
) -> None:
    reworded(kept, {'amp = ["helpers"]': 'amp = ["nobody"]'})
    committed(kept.root, {})
    assert _alone(kept) == []


def test_should_say_nothing_when_the_project_itself_is_gone(kept: Commands) -> None:
    reworded(kept, {'dev_tools = { path = "tools/dev", uses = ["helpers"] }\n': ""})
    shutil.rmtree(kept.root / "tools")
    kept(*DIFF, "--project", "amp")
    assert kept.out == "The gate is as strict as it was.\n"


def test_should_take_all_imports_for_new_when_the_table_of_then_cannot_be_read(
    kept: Commands,
) -> None:
    reworded(kept, {'amp = ["helpers"]': 'amp = ["nobody"]'})
    committed(kept.root, {})
    reworded(kept, {})
    kept(*DIFF, "--project", "amp")
    told = kept.out + kept.err
    assert ('"helpers" may be imported' in told, "cannot be read, and is compared" in told) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("rule", "before", "after", "said"),
    [
        (THIN, '["invoke"]', '["invoke", "nox"]', "looser: the root's environment may hold nox"),
        (THIN, '["pytest-*"]', '["pytest-*", "pytest-cov"]', "The gate is as strict"),
        (THIN, '["pytest", "nox"]', '["pytest"]', "stricter: the root's environment may no longer"),
        ("", '["invoke"]', '["invoke", "nox"]', "The gate is as strict"),
    ],
)
def test_should_say_that_the_root_may_hold_more_when_a_rule_judges_it(
    kept: Commands, rule: str, before: str, after: str, said: str
) -> None:
    old = TABLE.replace("extends = []", f"extends = []\nthin_environment = {before}") + rule
    committed(kept.root, {"pyproject.toml": old})
    (kept.root / "pyproject.toml").write_text(old.replace(before, after), encoding="utf-8")
    kept(*DIFF, "--project", "helpers")
    lines = kept.out.splitlines()
    assert [it.startswith(said) for it in lines] == [True], kept.out + kept.err


def test_should_say_that_the_root_may_hold_more_when_every_project_has_a_table_of_its_own(
    kept: Commands,
) -> None:
    own = {f"{place}/pyproject.toml": OWN for place in ("amp", "helpers", "tools/dev")}
    old = TABLE.replace("extends = []", 'extends = ["releasable-dirs"]\nthin_environment = []')
    committed(kept.root, {**own, "pyproject.toml": old})
    new = old.replace("thin_environment = []", 'thin_environment = ["nox"]')
    (kept.root / "pyproject.toml").write_text(new, encoding="utf-8")
    kept(*DIFF)
    said = "looser: the root's environment may hold nox (pyproject.toml:1)"
    assert kept.out == f"{said} [rule thin_environment nox]\n"
