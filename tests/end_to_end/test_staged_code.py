"""Tests of what is about to be committed, with the real git."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.changed_support import BODY, NEW, ORDER, rules, shop
from tests.integration.version_control.repository_support import (
    committed,
    git,
    tree_of,
    written,
)

ORDERS = "src/shop/domain/order.py"
SALES = "src/shop/domain/sale.py"
LIMITS = (["--staged"], ["--since", "main"], ["--staged", "--changed-lines"])


def staged(root: pathlib.Path, **files: str) -> pathlib.Path:
    """Write files and hand them to the index."""
    written(root, files)
    git(root, "add", "-A")
    return root


def test_should_judge_the_index_when_the_work_tree_is_mended(tmp_path: pathlib.Path) -> None:
    written(staged(shop(tmp_path), **{SALES: NEW}), {SALES: '"""News."""\n'})
    assert rules(tmp_path, "--staged").says(1, f"{SALES}:3:1: error[no-comments]", "1 new, 1 known")


def test_should_pass_when_only_the_work_tree_breaks_rules(tmp_path: pathlib.Path) -> None:
    written(staged(shop(tmp_path), **{SALES: '"""News."""\n'}), {SALES: NEW})
    assert rules(tmp_path, "--staged").says(0, "compared with HEAD at", "0 new, 1 known")


def test_should_show_the_staged_line_when_the_work_tree_has_another(
    tmp_path: pathlib.Path,
) -> None:
    written(staged(shop(tmp_path), **{SALES: NEW}), {SALES: "other\n" * 5})
    run = archcheck(tmp_path, "--only-rules", "--staged")
    assert run.says(1, "3 | # new remark")


def test_should_leave_untracked_files_out_when_the_index_is_judged(tmp_path: pathlib.Path) -> None:
    written(staged(shop(tmp_path), **{ORDERS: ORDER + BODY + "SUM = 1\n"}), {SALES: NEW})
    assert rules(tmp_path, "--staged").says(0, "0 new, 1 known")


def test_should_leave_files_out_when_they_are_only_meant_to_be_added(
    tmp_path: pathlib.Path,
) -> None:
    written(staged(shop(tmp_path), **{ORDERS: ORDER + BODY + "SUM = 1\n"}), {SALES: NEW})
    git(tmp_path, "add", "--intent-to-add", SALES)
    run = archcheck(tmp_path, "--only-rules", "--staged")
    assert run.says(0, "(src: 5 files", "0 new, 1 known")


def test_should_read_the_configuration_of_the_index(tmp_path: pathlib.Path) -> None:
    off = "[tool.archcheck]\nextends = []\n"
    staged(shop(tmp_path), **{SALES: NEW})
    written(tmp_path, {"pyproject.toml": off})
    assert rules(tmp_path, "--staged").says(1, "error[no-comments]")


def test_should_say_so_when_nothing_is_staged(tmp_path: pathlib.Path) -> None:
    run = rules(shop(tmp_path), "--staged", ORDERS)
    assert run.says(1, f"{ORDERS}:3:1", "nothing is staged: files are checked whole")


def test_should_report_named_files_alone_when_others_are_staged_too(
    tmp_path: pathlib.Path,
) -> None:
    staged(shop(tmp_path), **{SALES: NEW, "src/shop/domain/till.py": NEW})
    assert rules(tmp_path, "--staged", SALES).says(1, "1 new, 0 known")


def test_should_check_the_whole_when_a_configuration_is_named(tmp_path: pathlib.Path) -> None:
    staged(shop(tmp_path), **{SALES: NEW})
    assert rules(tmp_path, "--staged", "pyproject.toml").says(1, f"{SALES}:3:1", "1 new, 1 known")


def test_should_know_what_either_parent_has_when_a_merge_is_committed(
    tmp_path: pathlib.Path,
) -> None:
    root = shop(tmp_path)
    committed(root, {SALES: NEW})
    git(root, "checkout", "-q", "main")
    committed(root, {"src/shop/domain/till.py": NEW})
    git(root, "merge", "-q", "--no-commit", "--no-ff", "work")
    assert rules(root, "--staged").says(0, "HEAD at", "and MERGE_HEAD at", "0 new, 3 known")


def test_should_refuse_when_the_index_has_conflicts(tmp_path: pathlib.Path) -> None:
    root = shop(tmp_path)
    committed(root, {SALES: NEW})
    git(root, "checkout", "-q", "main")
    committed(root, {SALES: '"""Other."""\n'})
    listed = "".join(
        f"100644 {git(root, 'rev-parse', f'{name}:{SALES}')} {stage}\t{SALES}\n"
        for stage, name in ((2, "main"), (3, "work"))
    )
    git(root, "update-index", "--force-remove", SALES)
    git(root, "update-index", "--index-info", told=listed.encode())
    assert rules(root, "--staged").says(2, f"the index has conflicts: {SALES}", "git add")


def test_should_take_all_as_new_when_nothing_is_committed(tmp_path: pathlib.Path) -> None:
    git(tmp_path, "init", "-q")
    staged(tmp_path, **{"src/shop/__init__.py": "", "src/shop/order.py": NEW})
    words = "all that is staged is new: nothing is committed yet"
    assert rules(tmp_path, "--staged").says(1, "error[no-comments]", words)


def test_should_refuse_when_the_index_holds_no_python(tmp_path: pathlib.Path) -> None:
    git(tmp_path, "init", "-q")
    written(tmp_path, {"src/shop/__init__.py": ""})
    assert rules(tmp_path, "--staged").says(2, "the index holds no Python file", "git add")


def test_should_obey_the_index_of_a_commit_under_way(tmp_path: pathlib.Path) -> None:
    root = staged(shop(tmp_path), **{SALES: NEW})
    other = root / ".git" / "next-index-1.lock"
    other.write_bytes((root / ".git" / "index").read_bytes())
    git(root, "rm", "-q", "--cached", SALES)
    run = rules(root, "--staged", GIT_INDEX_FILE=".git/next-index-1.lock")
    assert run.says(1, f"{SALES}:3:1: error[no-comments]")


def test_should_not_obey_an_index_when_it_lies_elsewhere(tmp_path: pathlib.Path) -> None:
    root = staged(shop(tmp_path / "shop"), **{SALES: NEW})
    other = tmp_path / "index"
    other.write_bytes((root / ".git" / "index").read_bytes())
    git(root, "rm", "-q", "--cached", SALES)
    assert rules(root, "--staged", GIT_INDEX_FILE=str(other)).says(1, "nothing is staged")


def test_should_judge_a_range_when_pre_commit_hands_one_on(tmp_path: pathlib.Path) -> None:
    committed(shop(tmp_path), {SALES: NEW})
    committed(tmp_path, {SALES: '"""News."""\n'})
    refs = {"PRE_COMMIT_FROM_REF": "main", "PRE_COMMIT_TO_REF": "HEAD~1"}
    run = rules(tmp_path, "--staged", **refs)
    assert run.says(1, f"{SALES}:3:1", "compared with main at", "1 new, 1 known")


def test_should_count_lines_of_the_index_when_both_are_asked_for(tmp_path: pathlib.Path) -> None:
    root = staged(shop(tmp_path), **{ORDERS: f"{ORDER}{BODY}# new remark\n"})
    written(root, {ORDERS: f"# a\n{ORDER}{BODY}"})
    assert rules(root, "--staged", "--changed-lines").says(1, f"{ORDERS}:15:1", "1 new, 1 known")


def test_should_resolve_ignored_modules_when_the_index_is_judged(tmp_path: pathlib.Path) -> None:
    root = shop(tmp_path, **{".gitignore": ".archcheck_cache\n_made.py\n"})
    written(root, {"src/shop/domain/_made.py": "# made\nRATE: int = 1\n"})
    text = '"""Uses."""\n\nfrom shop.domain._made import RATE\n\nTAX: str = RATE\n'
    staged(root, **{SALES: text})
    run = archcheck(root, "--tool", "mypy", "--only-tools", "-q", "--staged")
    assert run.says(1, f"{SALES}:5", "mypy:assignment", "1 new, 0 known")


def test_should_pass_when_only_the_configuration_of_the_work_tree_is_broken(
    tmp_path: pathlib.Path,
) -> None:
    staged(shop(tmp_path), **{SALES: '"""News."""\n'})
    written(tmp_path, {"pyproject.toml": "[tool.archcheck\n"})
    assert rules(tmp_path, "--staged").says(0, "0 new, 1 known")


def test_should_name_the_project_when_its_staged_configuration_is_broken(
    tmp_path: pathlib.Path,
) -> None:
    staged(shop(tmp_path), **{"pyproject.toml": '[tool.archcheck]\nsource = ["nowhere"]\n'})
    run = rules(tmp_path, "--staged")
    told = run.says(2, "pyproject.toml:2", "nowhere")
    assert (told, "archcheck-past-" in run.err) == (True, False)


def test_should_refuse_a_path_when_it_is_not_in_the_index(tmp_path: pathlib.Path) -> None:
    written(shop(tmp_path), {SALES: NEW})
    said = f'the path "{SALES}" is not in the index'
    assert rules(tmp_path, "--staged", SALES).says(2, said, f"git add {SALES}")


def test_should_find_files_below_when_the_directory_is_not_the_top(tmp_path: pathlib.Path) -> None:
    root = staged(shop(tmp_path), **{SALES: NEW}) / "src" / "shop" / "domain"
    assert rules(root, "--staged", "sale.py", "../domain/order.py").says(1, "1 new, 1 known")


def test_should_refuse_a_range_when_git_does_not_know_its_ends(tmp_path: pathlib.Path) -> None:
    refs = {"PRE_COMMIT_FROM_REF": "nothing", "PRE_COMMIT_TO_REF": "HEAD"}
    assert rules(shop(tmp_path), "--staged", **refs).says(2, 'git knows no commit "nothing"')


def test_should_refuse_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    written(tmp_path, {"src/shop/__init__.py": ""})
    assert rules(tmp_path, "--staged").says(2, "git finds no repository around")


@pytest.mark.parametrize("place", ["strict.toml", "../strict.toml"])
def test_should_read_a_named_configuration_where_it_lies(
    place: str, tmp_path: pathlib.Path
) -> None:
    root = shop(tmp_path / "shop")
    text = 'extends = ["sprint-zero"]\n[rules]\nno-comments = "off"\n'
    written(root, {place: text})
    staged(root, **{SALES: NEW})
    assert rules(root, "--staged", "--config", place, "--select", "descriptive-name").status == 0


def test_should_leave_out_a_submodule_when_the_index_is_judged(tmp_path: pathlib.Path) -> None:
    committed(tmp_path / "inner", {"a.py": "# remark\n"})
    root = shop(tmp_path / "shop")
    add = ("submodule", "-q", "add", "../inner", "src/shop/domain/inner")
    git(root, "-c", "protocol.file.allow=always", *add)
    staged(root, **{SALES: '"""News."""\n'})
    assert rules(root, "--staged").says(0, "0 new, 1 known")


def test_should_refuse_when_a_file_cannot_be_copied(tmp_path: pathlib.Path) -> None:
    root = shop(tmp_path)
    tree = tree_of(root, ("100644", b".GIT/x.py", b"x"))
    forged = git(root, "commit-tree", "-p", "HEAD", "-m", "strange", tree)
    refs = {"PRE_COMMIT_FROM_REF": "main", "PRE_COMMIT_TO_REF": forged}
    said = f"in {forged} .GIT/x.py cannot be copied: no file can have this path"
    assert rules(root, "--staged", **refs).says(2, said)


def test_should_compare_when_the_work_tree_is_a_linked_one(tmp_path: pathlib.Path) -> None:
    root, linked = shop(tmp_path / "shop"), tmp_path / "linked"
    git(root, "worktree", "add", "-q", "-b", "more", str(linked))
    staged(linked, **{SALES: NEW})
    found = [rules(linked, *limits).says(1, "1 new, 1 known") for limits in LIMITS]
    assert found == [True, True, True]


def test_should_report_one_file_when_the_path_is_narrow(tmp_path: pathlib.Path) -> None:
    written(shop(tmp_path), {SALES: NEW})
    run = rules(tmp_path, ORDERS, "--since", "main")
    assert run.says(0, "0 new, 1 known")


def test_should_tell_what_is_compared_when_the_analysis_is_incomplete(
    tmp_path: pathlib.Path,
) -> None:
    written(shop(tmp_path), {SALES: NEW, "src/shop/domain/till.py": "def f(:\n"})
    assert rules(tmp_path, "--since", "main").says(3, "compared with main at", "2 new, 1 known")
