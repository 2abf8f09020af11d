"""Tests of proposals where the root of several projects configures them."""

from tests.integration.many_projects.commands_support import BARE, Commands


def test_should_leave_members_alone_when_the_root_configures_them(divided: Commands) -> None:
    status = divided("init")
    assert (status, divided.out, divided.err) == (
        0,
        "",
        "archcheck: pyproject.toml configures archcheck already; it stays as it is\n"
        "archcheck: amp/pyproject.toml configures archcheck already; it stays as it is\n"
        "archcheck: helpers has the configuration of pyproject.toml; nothing is added to it\n"
        "archcheck: tools/dev has the configuration of pyproject.toml; nothing is added to it\n",
    )


def test_should_write_nothing_when_it_is_asked_for_in_a_member(commands: Commands) -> None:
    status = commands("init", inside="helpers")
    assert (status, commands.out, commands.err) == (
        0,
        "",
        "archcheck: this project has the configuration of ../pyproject.toml; nothing is added to it\n",
    )


def test_should_pass_the_gate_when_an_unconfigured_workspace_was_proposed(
    commands: Commands,
) -> None:
    (commands.root / "pyproject.toml").write_text(BARE, encoding="utf-8")
    commands("init", "--minimal")
    assert commands("check", "--only-rules", "--no-cache") == 0, commands.out
