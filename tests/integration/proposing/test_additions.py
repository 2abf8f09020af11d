"""Tests of pipelines, hooks and notes that are added."""

import pathlib

import pytest

from archcheck.application.ports.proposal_files import Additions
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.proposing.added_files import added_files
from archcheck.infrastructure.proposing.hook_files import HOOKS_FILE, with_hook
from archcheck.infrastructure.reading.located_values import values_at
from archcheck.infrastructure.reading.yaml_values import yaml_values
from tests.integration.proposing.proposing_support import written

WORKFLOW = ".github/workflows/archcheck.yml"
OLD = "repos:\n- repo: https://example.org/x\n  rev: v1  # pinned\n  hooks: [{id: x}]\n"
INDENTED = "repos:\n    - repo: https://example.org/x\n      hooks: [{id: x}]\n"
ALL = Additions(ci="github", pre_commit=True, agent=True)


def texts(root: pathlib.Path, wish: Additions) -> dict[str, str]:
    """What the added files would say."""
    return {draft.path: draft.text for draft in added_files(root, wish)}


def fresh(root: pathlib.Path, wish: Additions) -> list[str]:
    """The files that would be written."""
    return [draft.path for draft in added_files(root, wish) if draft.added]


@pytest.mark.parametrize(
    ("wish", "paths"),
    [
        (Additions(), []),
        (Additions(ci="github"), [WORKFLOW]),
        (Additions(ci="gitlab"), [".gitlab-ci.yml"]),
        (ALL, [WORKFLOW, HOOKS_FILE, "AGENTS.md"]),
    ],
)
def test_should_add_what_is_wished_for_when_nothing_is_there(
    tmp_path: pathlib.Path, wish: Additions, paths: list[str]
) -> None:
    assert fresh(tmp_path, wish) == paths


@pytest.mark.parametrize("wish", [ALL, Additions(ci="gitlab")])
def test_should_add_nothing_when_it_was_added_before(
    tmp_path: pathlib.Path, wish: Additions
) -> None:
    written(tmp_path, texts(tmp_path, wish))
    assert fresh(tmp_path, wish) == []


def test_should_leave_workflows_alone_when_one_runs_archcheck(tmp_path: pathlib.Path) -> None:
    written(
        tmp_path, {".github/workflows/gate.yaml": "run: archcheck\n", ".github/workflows/a.yml": ""}
    )
    assert fresh(tmp_path, Additions(ci="github")) == []


def test_should_name_the_project_when_the_repository_is_larger(tmp_path: pathlib.Path) -> None:
    written(tmp_path, {"apps/shop/pyproject.toml": ""})
    (tmp_path / ".git").mkdir()
    found = texts(tmp_path / "apps" / "shop", Additions(ci="github"))
    assert "archcheck ./apps/shop --format" in found[f"../../{WORKFLOW}"]


@pytest.mark.parametrize(
    "text",
    ["", OLD, INDENTED, f"{OLD}\n# end\nci:\n  x: 1\n"],
)
def test_should_have_the_hook_last_when_it_was_added(text: str) -> None:
    hooks = values_at(yaml_values(with_hook(text)), ("repos", "hooks", "id"))
    assert [hook.value for hook in hooks][-1] == "archcheck"


@pytest.mark.parametrize("text", [OLD, f"{OLD}\n# end\nci:\n  x: 1\n"])
def test_should_keep_every_line_when_a_hook_is_added(text: str) -> None:
    lines = with_hook(text).split("\n")
    assert [line for line in lines if line in text.split("\n")] == text.split("\n")


@pytest.mark.parametrize("text", ["repos: []\n", "ci: {}\n"])
def test_should_refuse_when_there_is_no_list_of_lines(text: str) -> None:
    with pytest.raises(UsageProblems, match="no hook can be added"):
        with_hook(text)


@pytest.mark.parametrize("name", ["AGENTS.md", "CLAUDE.md"])
def test_should_write_below_what_is_there_when_agents_are_told(
    tmp_path: pathlib.Path, name: str
) -> None:
    written(tmp_path, {name: "# Shop"})
    assert texts(tmp_path, Additions(agent=True))[name].startswith("# Shop\n\n<!-- archcheck")


def test_should_keep_line_ends_when_they_are_those_of_windows(tmp_path: pathlib.Path) -> None:
    (tmp_path / "AGENTS.md").write_bytes(b"# Shop\r\n")
    assert "\n" not in texts(tmp_path, Additions(agent=True))["AGENTS.md"].replace("\r\n", "")


@pytest.mark.parametrize("content", [b"\xff", None])
def test_should_refuse_when_the_file_cannot_be_read(
    tmp_path: pathlib.Path, content: bytes | None
) -> None:
    path = tmp_path / "AGENTS.md"
    path.symlink_to("/etc/hostname") if content is None else path.write_bytes(content)
    with pytest.raises(UsageProblems, match="cannot be read"):
        texts(tmp_path, Additions(agent=True))
