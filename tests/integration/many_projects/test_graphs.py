"""Tests of pictures of several projects."""

from tests.integration.many_projects.commands_support import TABLE, Commands
from tests.integration.version_control.repository_support import committed

GRAPH = ("graph", "--no-cache")


def test_should_head_each_picture_when_they_are_for_markdown(commands: Commands) -> None:
    commands(*GRAPH)
    headings = [line for line in commands.out.splitlines() if line.startswith("## ")]
    assert headings == ["## amp", "## dev_tools", "## helpers"]


def test_should_name_each_project_when_edges_are_lines(commands: Commands) -> None:
    commands(*GRAPH, "--format", "text")
    assert commands.headings == ["amp:", "dev_tools:", "helpers:"]


def test_should_print_one_document_when_pictures_are_for_programs(commands: Commands) -> None:
    found = commands.document(*GRAPH)
    assert (found["schema"], list(found["projects"])) == (
        "archcheck-by-project/1",
        ["amp", "dev_tools", "helpers"],
    )


def test_should_draw_one_behind_the_other_when_they_are_for_graphviz(commands: Commands) -> None:
    commands(*GRAPH, "--format", "dot")
    assert commands.out.count("digraph ") == 3


def test_should_say_how_to_write_one_each_when_a_format_holds_one_picture(
    commands: Commands,
) -> None:
    status = commands(*GRAPH, "--format", "svg:all.svg")
    assert (status, "--format svg:GRAPH-{project}.svg" in commands.err) == (2, True)


def test_should_write_a_file_for_each_project_when_its_name_says_so(commands: Commands) -> None:
    commands(*GRAPH, "--format", f"svg:{commands.root}/{{project}}.svg")
    assert [commands.written(f"{it}.svg") for it in ("amp", "dev_tools", "helpers")] == [True] * 3


def test_should_draw_the_project_of_a_directory_when_it_is_started_there(
    commands: Commands,
) -> None:
    commands(*GRAPH, "--format", "text", inside="amp")
    assert commands.headings == []


def test_should_name_the_project_when_something_is_to_be_said_of_it(commands: Commands) -> None:
    (commands.root / "helpers/src/helpers/bad.py").write_text("import amp\n", "utf-8")
    commands(*GRAPH, "--format", "text")
    assert "archcheck: helpers: not drawn: 1 forbidden import" in commands.err, commands.err


def test_should_judge_the_past_by_the_root_of_then_when_graphs_are_compared(
    commands: Commands,
) -> None:
    committed(
        commands.root, {"amp/src/amp/ear.py": "import amp.mouth\n", "amp/src/amp/mouth.py": ""}
    )
    ban = "name = 'deaf'\ntype = 'forbidden'\nsource_modules = 'amp.ear'\nforbidden_modules = 'amp.mouth'\n"
    table = f"{TABLE}\n[[tool.archcheck.contracts]]\n{ban}"
    (commands.root / "pyproject.toml").write_text(table, "utf-8")
    commands("graph", "diff", "HEAD", "--no-cache", inside="amp")
    assert "newly forbidden:\n  src/amp/ear.py:1:8: error" in commands.out, (
        commands.out + commands.err
    )
