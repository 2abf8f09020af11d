"""Tests of where histories meet, and of what has changed since, with the real git."""

import os
import pathlib
import shutil

import pytest

from archcheck.domain.changed_code import BaseRevision, Changes
from archcheck.infrastructure.version_control.base_revisions import GitBaseRevisions
from archcheck.infrastructure.version_control.git_program import GitProgram
from tests.integration.version_control.repository_support import committed, git, written
from tests.unit.refusal_support import refusal

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
TEXT = "".join(f"X{number} = {number}\n" for number in range(20))
FILES = {"src/shop/__init__.py": "", "src/shop/order.py": TEXT}


def revisions() -> GitBaseRevisions:
    return GitBaseRevisions(GitProgram(os.environ))


def since(root: pathlib.Path, revision: str) -> tuple[BaseRevision, ...]:
    return revisions().since(str(root), revision)


def changes(root: pathlib.Path, commit: str) -> Changes:
    return revisions().changes(str(root), BaseRevision(commit, "base"))


def renames(root: pathlib.Path, commit: str) -> dict[str, str]:
    return dict(revisions().renames(str(root), BaseRevision(commit, "base")))


def shallow_clone(origin: pathlib.Path, target: pathlib.Path, *options: str) -> pathlib.Path:
    git(origin, "clone", "-q", "--no-local", *options, origin.as_uri(), str(target))
    return target


def forked(root: pathlib.Path) -> str:
    """Two branches that have gone apart, `work` checked out; where they did."""
    first = committed(root, FILES)
    git(root, "checkout", "-q", "-b", "work")
    committed(root, {"src/shop/work.py": ""})
    git(root, "checkout", "-q", "main")
    committed(root, {"src/shop/main.py": ""})
    git(root, "checkout", "-q", "work")
    return first


def test_should_find_the_fork_when_branches_have_gone_apart(tmp_path: pathlib.Path) -> None:
    first = forked(tmp_path)
    assert since(tmp_path, "main") == (BaseRevision(first, "main"),)


def test_should_find_the_fork_when_head_is_detached(tmp_path: pathlib.Path) -> None:
    first = forked(tmp_path)
    git(tmp_path, "checkout", "-q", "--detach")
    assert since(tmp_path, "main") == (BaseRevision(first, "main"),)


def test_should_find_all_merge_bases_when_branches_have_merged_each_other(
    tmp_path: pathlib.Path,
) -> None:
    forked(tmp_path)
    work, main = git(tmp_path, "rev-parse", "work"), git(tmp_path, "rev-parse", "main")
    git(tmp_path, "merge", "-q", "--no-edit", main)
    git(tmp_path, "checkout", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-edit", work)
    assert [base.commit for base in since(tmp_path, "work")] == sorted((work, main))


def test_should_find_head_itself_when_nothing_is_committed_since(tmp_path: pathlib.Path) -> None:
    first = committed(tmp_path, FILES)
    assert since(tmp_path, "HEAD") == (BaseRevision(first, "HEAD"),)


@pytest.mark.parametrize("name", ["nothing", "--help", "nothing~2", "main..work", ""])
def test_should_refuse_a_revision_when_git_knows_none(name: str, tmp_path: pathlib.Path) -> None:
    committed(tmp_path, FILES)
    assert refusal(lambda: since(tmp_path, name)) == (
        f'--since: git knows no commit "{name}" in {tmp_path}\n  name a commit, a branch or a tag'
    )


def test_should_tell_how_long_the_history_is_when_a_step_leads_before_it(
    tmp_path: pathlib.Path,
) -> None:
    committed(tmp_path, FILES)
    assert refusal(lambda: since(tmp_path, "HEAD~9")) == (
        f'--since: git knows no commit "HEAD~9" in {tmp_path}\n'
        "  its history is 0 steps long: go back no further"
    )


def test_should_tell_how_to_deepen_when_a_step_leads_before_what_is_here(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / "origin").mkdir()
    committed(tmp_path / "origin", FILES)
    committed(tmp_path / "origin", {"b.py": ""})
    address = (tmp_path / "origin").as_uri()
    git(tmp_path, "clone", "-q", "--depth=1", address, "clone")
    said = refusal(lambda: since(tmp_path / "clone", "HEAD~1"))
    assert ("shallow" in said, "git fetch --deepen=100" in said) == (True, True)


def test_should_tell_how_to_fetch_a_branch_when_a_remote_may_have_it(
    tmp_path: pathlib.Path,
) -> None:
    committed(tmp_path, FILES)
    assert refusal(lambda: since(tmp_path, "origin/main")).endswith(
        "git fetch origin +refs/heads/main:refs/remotes/origin/main"
    )


def test_should_name_the_remote_branch_when_the_local_one_is_not_there(
    tmp_path: pathlib.Path,
) -> None:
    forked(tmp_path / "a")
    clone = shallow_clone(tmp_path / "a", tmp_path / "b")
    assert "did you mean origin/main?" in refusal(lambda: since(clone, "main"))


def test_should_refuse_when_histories_have_nothing_in_common(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, FILES)
    git(tmp_path, "checkout", "-q", "--orphan", "other")
    committed(tmp_path, {"a.py": ""})
    assert refusal(lambda: since(tmp_path, "main")) == (
        '--since: "main" and HEAD have no commit in common\n'
        "  name a commit, a branch or a tag of the same history"
    )


def test_should_refuse_when_nothing_is_committed(tmp_path: pathlib.Path) -> None:
    git(tmp_path, "init", "-q")
    assert "nothing is committed yet" in refusal(lambda: since(tmp_path, "HEAD"))


def test_should_refuse_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    assert "git finds no repository" in refusal(lambda: since(tmp_path, "HEAD"))


def test_should_tell_how_to_deepen_when_the_fork_is_cut_off(tmp_path: pathlib.Path) -> None:
    forked(tmp_path / "a")
    clone = shallow_clone(
        tmp_path / "a", tmp_path / "b", "--depth", "1", "--no-single-branch", "-b", "work"
    )
    assert refusal(lambda: since(clone, "origin/main")) == (
        '--since: this clone is shallow: its history is cut before "origin/main" and HEAD meet\n'
        "  git fetch --unshallow, or git fetch --deepen=100 until they do"
    )


def test_should_find_the_fork_when_a_shallow_clone_is_deepened_as_told(
    tmp_path: pathlib.Path,
) -> None:
    first = forked(tmp_path / "a")
    clone = shallow_clone(tmp_path / "a", tmp_path / "b", "--depth", "1", "-b", "work")
    told = refusal(lambda: since(clone, "origin/main")).rpartition("git ")[2]
    git(clone, *told.split())
    assert since(clone, "origin/main") == (BaseRevision(first, "origin/main"),)


def test_should_follow_renames_when_git_has_moved_files(tmp_path: pathlib.Path) -> None:
    first = committed(tmp_path, FILES)
    git(tmp_path, "mv", "src/shop/order.py", "src/shop/sale.py")
    written(tmp_path, {"src/shop/sale.py": f"{TEXT}Y = 1\n"})
    git(tmp_path, "add", "-A")
    assert renames(tmp_path, first) == {"src/shop/sale.py": "src/shop/order.py"}


def test_should_follow_renames_when_only_the_work_tree_has_moved_files(
    tmp_path: pathlib.Path,
) -> None:
    first = committed(tmp_path, FILES)
    git(tmp_path, "mv", "src/shop/order.py", "src/shop/sale.py")
    (tmp_path / "src/shop/sale.py").rename(tmp_path / "src/shop/till.py")
    assert renames(tmp_path, first) == {"src/shop/till.py": "src/shop/order.py"}


def test_should_tell_each_kind_of_change_when_nothing_is_staged(tmp_path: pathlib.Path) -> None:
    first = committed(tmp_path, {**FILES, "docs/a.md": "a", "docs/b.md": "b"})
    written(tmp_path, {"docs/a.md": "c", "docs/new.md": "", ".gitignore": "*.log", "x.log": ""})
    (tmp_path / "docs/b.md").unlink()
    assert changes(tmp_path, first) == Changes(
        changed=frozenset({"docs/a.md", "docs/new.md", ".gitignore"}),
        gone=frozenset({"docs/b.md"}),
    )


def test_should_tell_nothing_gone_when_a_sparse_work_tree_leaves_it_out(
    tmp_path: pathlib.Path,
) -> None:
    first = committed(tmp_path, {"a.py": "A = 1\n", "b.py": "B = 1\n", "c.py": "C = 1\n"})
    git(tmp_path, "sparse-checkout", "set", "--no-cone", "/*", "!/b.py")
    (tmp_path / "c.py").unlink()
    assert changes(tmp_path, first) == Changes(gone=frozenset({"c.py"}))


def test_should_tell_changes_below_the_project_alone_when_it_is_a_part(
    tmp_path: pathlib.Path,
) -> None:
    first = committed(tmp_path, {"a.py": "", "apps/shop/order.py": TEXT, "apps/shop/b.py": ""})
    written(tmp_path, {"a.py": "1", "apps/shop/b.py": "1"})
    git(tmp_path, "mv", "apps/shop/order.py", "apps/shop/sale.py")
    assert changes(tmp_path / "apps" / "shop", first) == Changes(
        renamed={"sale.py": "order.py"},
        changed=frozenset({"b.py", "sale.py"}),
        gone=frozenset({"order.py"}),
    )


def test_should_touch_nothing_when_changes_are_asked_for(tmp_path: pathlib.Path) -> None:
    first = committed(tmp_path, FILES)
    written(tmp_path, {"src/shop/order.py": "Z = 1\n"})
    index = tmp_path / ".git" / "index"
    before = (index.read_bytes(), index.stat().st_mtime_ns)
    changes(tmp_path, first)
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_should_start_nothing_when_the_clone_names_programs(tmp_path: pathlib.Path) -> None:
    first = committed(tmp_path, {**FILES, ".gitattributes": "*.py filter=evil diff=evil\n"})
    git(tmp_path, "mv", "src/shop/order.py", "src/shop/sale.py")
    canary = tmp_path / "canary"
    program = f"touch {canary}; false"
    settings = ("filter.evil.clean", "diff.evil.textconv", "diff.evil.command", "diff.external")
    for name in (*settings, "core.fsmonitor", "core.sshCommand", "core.pager"):
        git(tmp_path, "config", name, program)
    written(tmp_path, {"src/shop/sale.py": f"{TEXT}Y = 1\n"})
    changes(tmp_path, first)
    since(tmp_path, "HEAD")
    assert not canary.exists()


def test_should_leave_submodules_out_when_they_are_tracked(tmp_path: pathlib.Path) -> None:
    committed(tmp_path / "inner", {"a.py": ""})
    root = tmp_path / "outer"
    committed(root, FILES)
    git(root, "-c", "protocol.file.allow=always", "submodule", "-q", "add", "../inner", "inner")
    first = committed(root, {})
    written(root, {"inner/a.py": "X = 1\n"})
    assert changes(root, first) == Changes()


@pytest.mark.parametrize(
    ("commit", "name", "words"),
    [("a" * 40, "main", "main at aaaaaaa"), ("a" * 40, "aaaaaaaaa", "aaaaaaa")],
)
def test_should_say_what_is_compared_when_a_base_is_named(
    commit: str, name: str, words: str
) -> None:
    assert BaseRevision(commit, name).words == words


@pytest.mark.parametrize(("path", "before"), [("b.py", "a.py"), ("c.py", "c.py")])
def test_should_tell_where_a_file_was_when_it_was_renamed(path: str, before: str) -> None:
    assert Changes(renamed={"b.py": "a.py"}).before(path) == before
