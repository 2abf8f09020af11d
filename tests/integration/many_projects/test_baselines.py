"""Tests of baselines of several projects."""

from tests.integration.many_projects.commands_support import Commands

CREATE = ("baseline", "create", "--only-rules", "--no-cache")
UPDATE = ("baseline", "update", "--no-cache")
FILE = "archcheck-baseline.txt"


def test_should_write_a_baseline_in_each_project_when_one_is_created(commands: Commands) -> None:
    status = commands(*CREATE)
    places = [commands.written(f"{it}/{FILE}") for it in ("helpers", "amp", "tools/dev", ".")]
    assert (status, places) == (0, [True, True, True, False])


def test_should_name_each_project_and_its_directory_when_a_baseline_is_created(
    commands: Commands,
) -> None:
    commands(*CREATE)
    assert commands.headings == ["amp:", "dev_tools (tools/dev):", "helpers:"]


def test_should_pass_when_a_baseline_was_created(commands: Commands) -> None:
    commands(*CREATE)
    assert commands("check", "--only-rules", "--no-cache") == 0, commands.out


def test_should_create_the_others_when_one_project_has_a_baseline(commands: Commands) -> None:
    commands(*CREATE, "--project", "amp")
    status = commands(*CREATE)
    said = f"amp/{FILE}: there is a baseline already" in commands.err
    assert (status, said, commands.written(f"helpers/{FILE}")) == (2, True, True)


def test_should_leave_projects_without_a_baseline_alone_when_it_is_updated(
    commands: Commands,
) -> None:
    commands(*CREATE, "--project", "helpers")
    status = commands(*UPDATE)
    assert (status, commands.err) == (
        0,
        "archcheck: amp, dev_tools: there is no baseline\n",
    )


def test_should_refuse_when_no_project_has_a_baseline(commands: Commands) -> None:
    status = commands("baseline", "show")
    assert (status, f"tools/dev/{FILE}: there is no baseline" in commands.err) == (2, True)


def test_should_count_what_each_project_has_when_baselines_are_shown(commands: Commands) -> None:
    commands(*CREATE)
    found = commands.document("baseline", "show")["projects"]
    assert {name: it["total"] for name, it in found.items()} == {
        "amp": 0,
        "dev_tools": 1,
        "helpers": 1,
    }


def test_should_show_the_baseline_of_one_project_when_it_is_the_only_one(
    commands: Commands,
) -> None:
    commands(*CREATE)
    assert commands.document("baseline", "show", "--project", "helpers")["total"] == 1


def test_should_take_out_what_is_gone_in_each_project_when_baselines_are_pruned(
    commands: Commands,
) -> None:
    commands(*CREATE)
    (commands.root / "helpers/src/helpers/text.py").write_text("WIDTH = 80\n", encoding="utf-8")
    commands("baseline", "prune", "--no-cache")
    assert f"helpers:\n{FILE}: 1 finding gone and taken out, 0 known.\n" in commands.out


def test_should_refuse_one_file_when_there_are_several_projects(commands: Commands) -> None:
    status = commands(*CREATE, "--baseline", "all.txt")
    assert (status, commands.err) == (
        2,
        "--baseline: one file cannot be that of several projects (amp, dev_tools, helpers)\n"
        "  leave it out, for a baseline in each project, or choose one with --project NAME\n",
    )


def test_should_take_a_file_when_one_project_is_meant(commands: Commands) -> None:
    status = commands(*CREATE, "--baseline", "all.txt", "--project", "amp")
    assert (status, commands.written("all.txt")) == (0, True)


def test_should_write_nothing_when_a_project_could_not_be_analysed(commands: Commands) -> None:
    (commands.root / "amp/src/amp/play.py").write_bytes(b"\xff\xfe\n")
    status = commands(*CREATE)
    places = [commands.written(f"{it}/{FILE}") for it in ("helpers", "amp")]
    assert (status, places) == (3, [True, False]), commands.err
