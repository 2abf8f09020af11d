"""Tests of explanations in a repository of several projects."""

from tests.integration.many_projects.commands_support import Commands

EAR = "amp/src/amp/ear.py"


def explained(commands: Commands, *arguments: str, inside: str = ".") -> tuple[int, list[str]]:
    """The exit status and what is printed."""
    (commands.root / EAR).write_text("import helpers\n", "utf-8")
    status = commands("explain", *arguments, inside=inside)
    return status, commands.out.splitlines()


def test_should_explain_the_composition_when_somebody_stands_in_a_project(
    commands: Commands,
) -> None:
    assert explained(commands, "composition", inside="amp") == (
        0,
        [
            '"composition", a contract of type allowed',
            "Declared in ../pyproject.toml, line 7.",
            "Why: A directory can be released by itself only if all that it needs is declared.",
            "helpers",
            "  ../helpers/",
            "It is kept.",
        ],
    )


def test_should_name_each_project_when_answers_differ(commands: Commands) -> None:
    explained(commands, "composition")
    assert commands.headings == ["amp:", "dev_tools (tools/dev):", "helpers:"]


def test_should_look_into_the_project_of_a_file_when_it_is_named_from_the_root(
    commands: Commands,
) -> None:
    _, lines = explained(commands, f"{EAR}:1")
    assert lines[:2] == ["src/amp/ear.py:1", "Module amp.ear, role source."]


def test_should_forbid_an_import_of_another_project_when_the_table_does_not_allow_it(
    commands: Commands,
) -> None:
    status, lines = explained(commands, "--what-if", "amp.ear -> dev")
    assert (status, lines[:3]) == (
        0,
        [
            "amp.ear -> dev would be forbidden.",
            'forbidden by "composition"',
            "  amp/ must not import tools/dev/: pyproject.toml:7 lets amp use helpers",
        ],
    )


def test_should_say_once_where_a_name_means_nothing_when_one_project_knows_it(
    commands: Commands,
) -> None:
    explained(commands, "amp.ear -> helpers")
    told = 'archcheck: dev_tools, helpers: "amp.ear" is no module of this project\n'
    assert commands.err == told


def test_should_refuse_a_name_when_it_means_nothing_in_any_project(commands: Commands) -> None:
    status, _ = explained(commands, "nowhere")
    told = commands.err.count('no rule and no contract is called "nowhere"')
    assert (status, told) == (2, 1)


def test_should_explain_a_rule_when_projects_are_chosen(commands: Commands) -> None:
    status, lines = explained(commands, "no-comments", "--project", "amp")
    assert (status, lines[0]) == (0, "no-comments (CNV101), error")


def test_should_count_modules_of_each_project_when_no_contract_looks_at_them(
    commands: Commands,
) -> None:
    explained(commands, "--unguarded", "--project", "amp,helpers")
    assert commands.headings == ["amp:", "helpers:"]


def test_should_list_what_a_pack_sets_when_one_project_is_meant(commands: Commands) -> None:
    _, lines = explained(commands, "sprint-zero", inside="amp")
    assert lines[0] == "sprint-zero, a pack, which this project does not use"


def test_should_look_into_the_one_cache_when_somebody_stands_in_a_project(
    divided: Commands,
) -> None:
    divided("cache", "info", inside="amp")
    assert divided.out.startswith(f"directory  {divided.root}/.archcheck_cache\n")
