"""Tests of commands that read the code of several projects."""

from tests.integration.many_projects.commands_support import Commands
from tests.integration.version_control.repository_support import committed

NO_CACHE = "--no-cache"


def test_should_find_what_each_project_has_when_it_is_queried(commands: Commands) -> None:
    status = commands("query", "functions", NO_CACHE)
    assert (status, commands.headings) == (0, ["amp:", "dev_tools (tools/dev):", "helpers:"])


def test_should_say_what_is_not_known_when_a_file_cannot_be_read(commands: Commands) -> None:
    (commands.root / "amp/src/amp/play.py").write_bytes(b"\xff\xfe\n")
    status = commands("query", "functions", NO_CACHE)
    assert (status, "archcheck: amp: the answer is incomplete" in commands.err) == (3, True)


def test_should_prove_each_gate_when_all_can_fail(commands: Commands) -> None:
    status = commands("selftest", NO_CACHE)
    assert (status, commands.out.count("Selftest: "), commands.headings) == (0, 1, [])


def test_should_key_proofs_by_project_when_they_are_for_programs(commands: Commands) -> None:
    found = commands.document("selftest", NO_CACHE)
    assert list(found["projects"]) == ["amp", "dev_tools", "helpers"]


def test_should_measure_each_project_when_fitness_is_asked_for(commands: Commands) -> None:
    commands("fitness", NO_CACHE)
    assert [
        name for name in ("amp", "dev_tools", "helpers") if f"fitness of {name}" in commands.out
    ]


def test_should_say_it_once_when_no_project_has_a_past(commands: Commands) -> None:
    status = commands("fitness", "--history", "2", NO_CACHE)
    assert (status, commands.err) == (2, "--history: the repository has no commit\n")


def test_should_follow_each_project_when_there_is_a_past(commands: Commands) -> None:
    committed(commands.root, {".gitignore": ".archcheck_cache\n"})
    found = commands.document("fitness", "--history", "2", NO_CACHE)
    assert [len(it["versions"]) for it in found["projects"].values()] == [1, 1, 1], found
