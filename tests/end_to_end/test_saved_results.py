"""Every format made of a saved result is what the check itself would have written."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.shop_support import shop

FORMATS = (
    "agent",
    "console",
    "github",
    "gitlab",
    "gitlab-sast",
    "html",
    "json",
    "junit",
    "markdown",
    "sarif",
)
BANDIT = "\n[tool.archcheck.tools.bandit]\n"
UNSAFE = {"src/shop/tool.py": "import subprocess\n\nsubprocess.run('ls', shell=True)\n"}


@pytest.fixture(scope="module", name="project")
def _project(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    directory = shop(tmp_path_factory.mktemp("shop"), BANDIT, UNSAFE)
    saved = directory.parent / "result.json"
    archcheck(directory, "--reproducible", f"--format=json:{saved}")
    return directory


@pytest.mark.parametrize("name", FORMATS)
def test_should_print_the_same_when_a_result_was_saved(project: pathlib.Path, name: str) -> None:
    direct = archcheck(project, "--reproducible", "--format", name)
    again = archcheck(project, "report", "../result.json", "--format", name)
    assert (again.status, again.out) == (0, direct.out)


@pytest.mark.parametrize("name", FORMATS)
def test_should_write_the_same_when_a_result_was_saved(project: pathlib.Path, name: str) -> None:
    direct, again = (project.parent / f"{made}-{name}" for made in ("direct", "again"))
    archcheck(project, "--reproducible", f"--format={name}:{direct}")
    archcheck(project, "report", "../result.json", f"--format={name}:{again}")
    assert again.read_bytes() == direct.read_bytes()


def test_should_add_to_the_summary_when_a_job_reports(project: pathlib.Path) -> None:
    path = project.parent / "summary.md"
    archcheck(
        project, "report", "../result.json", "--format", "github", GITHUB_STEP_SUMMARY=str(path)
    )
    assert "```mermaid" in path.read_text(encoding="utf-8")


def test_should_be_the_whole_when_shards_are_merged(project: pathlib.Path) -> None:
    names = [f"../{number}.sarif" for number in (1, 2, 3)]
    for number, name in enumerate(names, 1):
        archcheck(project, f"--shard={number}/3", f"--format=sarif:{name}")
    archcheck(project, "--format=sarif:../whole.sarif")
    merged = archcheck(project, "sarif", "merge", *names)
    assert merged.out.encode() == (project.parent / "whole.sarif").read_bytes()


def test_should_find_no_defect_when_a_log_is_our_own(project: pathlib.Path) -> None:
    archcheck(project, "--sarif-profile=full", "--format=sarif:../own.sarif")
    assert archcheck(project, "sarif", "lint", "../own.sarif", "--source-root=.").status == 0
