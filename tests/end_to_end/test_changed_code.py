"""Tests of what counts when only changed code is to be judged, with the real git."""

import json
import pathlib
import sys

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.changed_support import (
    BODY,
    BREACH,
    CONFIGURATION,
    NEW,
    ORDER,
    PLAIN,
    rules,
    shop,
    snapshot,
)
from tests.integration.version_control.repository_support import committed, git, written

ORDERS = "src/shop/domain/order.py"
SALES = "src/shop/domain/sale.py"
LIMITS = (["--since", "main"], ["--changed-lines"])


def test_should_pass_when_nothing_is_new_since_a_revision(tmp_path: pathlib.Path) -> None:
    said = rules(shop(tmp_path), "--since", "main").said
    commit = git(tmp_path, "rev-parse", "--short=7", "HEAD")
    line = f"Gate passed, compared with main at {commit}: 0 new, 1 known."
    assert (said[0], said[1].startswith(line)) == (0, True), said


def test_should_say_first_and_last_with_what_is_compared(tmp_path: pathlib.Path) -> None:
    written(shop(tmp_path), {SALES: NEW})
    commit = git(tmp_path, "rev-parse", "--short=7", "HEAD")
    lines = archcheck(tmp_path, "--only-rules", "--since", "main").out.strip().splitlines()
    words = f"compared with main at {commit}"
    assert (words in lines[0], f"{words}: 1 new, 1 known" in lines[-1]) == (True, True), lines


def test_should_fail_for_what_is_new_alone_when_it_is_not_committed(
    tmp_path: pathlib.Path,
) -> None:
    written(shop(tmp_path), {SALES: NEW})
    status, printed = rules(tmp_path, "--since", "main").said
    found = [line for line in printed.splitlines() if "error[" in line]
    assert (status, found) == (1, [f'{SALES}:3:1: error[no-comments] comment: "new remark"'])


def test_should_fail_for_a_new_import_when_the_contract_looks_at_the_whole(
    tmp_path: pathlib.Path,
) -> None:
    committed(shop(tmp_path), {SALES: BREACH})
    status, printed = rules(tmp_path, "--since", "main").said
    assert (status, f"{SALES}:3:33: error[layer-dependency]" in printed) == (1, True), printed


def test_should_know_a_finding_again_when_its_file_was_renamed(tmp_path: pathlib.Path) -> None:
    git(shop(tmp_path), "mv", ORDERS, "src/shop/domain/purchase.py")
    committed(tmp_path, {})
    assert rules(tmp_path, "--since", "main").says(0, "0 new, 1 known")


def test_should_know_a_finding_again_when_its_file_was_moved_and_is_untracked(
    tmp_path: pathlib.Path,
) -> None:
    (shop(tmp_path) / ORDERS).rename(tmp_path / "src/shop/domain/purchase.py")
    assert rules(tmp_path, "--since", "main").says(0, "0 new, 1 known")


def test_should_know_an_edge_again_when_one_of_its_ends_was_renamed(
    tmp_path: pathlib.Path,
) -> None:
    root = shop(tmp_path, **{SALES: BREACH})
    git(root, "mv", "src/shop/infrastructure/store.py", "src/shop/infrastructure/table.py")
    moved = BREACH.replace("import store", "import table").replace("store.ROWS", "table.ROWS")
    committed(root, {SALES: moved})
    assert rules(root, "--since", "main").says(0, "0 new, 2 known")


def test_should_fail_for_one_more_when_equal_findings_are_known(tmp_path: pathlib.Path) -> None:
    written(shop(tmp_path), {ORDERS: f"{ORDER}# old remark\n{BODY}"})
    assert rules(tmp_path, "--since", "main").says(1, "1 new, 1 known")


def test_should_count_a_finding_when_its_ignore_was_taken_away(tmp_path: pathlib.Path) -> None:
    ignored = '"""Sales."""\n\nq = 1  # archcheck: ignore[descriptive-name] known by all\n'
    root = shop(tmp_path, **{SALES: ignored})
    written(root, {SALES: '"""Sales."""\n\nq = 1\n'})
    assert rules(root, "--since", "main").says(1, "warning[descriptive-name]", "1 new, 1 known")


def test_should_compare_with_the_fork_when_the_other_branch_has_gone_on(
    tmp_path: pathlib.Path,
) -> None:
    git(shop(tmp_path), "checkout", "-q", "main")
    committed(tmp_path, {SALES: NEW})
    git(tmp_path, "checkout", "-q", "work")
    written(tmp_path, {SALES: NEW})
    assert rules(tmp_path, "--since", "main").says(1, "1 new, 1 known")


def test_should_know_what_is_at_any_merge_base_when_there_are_two(tmp_path: pathlib.Path) -> None:
    root = shop(tmp_path)
    committed(root, {SALES: NEW})
    work = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "-q", "main")
    committed(root, {"src/shop/domain/till.py": NEW.replace("new", "other")})
    main = git(root, "rev-parse", "HEAD")
    git(root, "merge", "-q", "--no-edit", work)
    git(root, "checkout", "-q", "work")
    git(root, "merge", "-q", "--no-edit", main)
    assert rules(root, "--since", "main").says(0, "main at", " and main at", "0 new, 3 known")


def test_should_take_all_as_new_when_the_project_was_not_there(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"readme.txt": ""})
    git(tmp_path, "tag", "start")
    said = ("error[no-comments]", "compared with start at", " 0 known")
    assert rules(shop(tmp_path), "--since", "start").says(1, *said)


def test_should_judge_the_base_by_todays_rules_when_they_are_stricter(
    tmp_path: pathlib.Path,
) -> None:
    off = '[tool.archcheck.rules]\nno-comments = "off"\n'
    root = shop(tmp_path, **{"pyproject.toml": f"[tool.archcheck]\nextends = []\n{off}"})
    written(root, {"pyproject.toml": "[tool.archcheck]\nextends = ['sprint-zero']\n"})
    assert rules(root, "--since", "main", "--select", "no-comments").says(0, "0 new, 1 known")


def test_should_compare_the_tools_as_configured_today(tmp_path: pathlib.Path) -> None:
    root = shop(tmp_path, **{".flake8": "[flake8]\nextend-ignore = F401\n"})
    old, new = '"""A."""\n\nimport os\n', '"""B."""\n\nimport os\n'
    committed(root, {"src/shop/domain/a.py": old})
    git(root, "branch", "-f", "main")
    written(root, {".flake8": "[flake8]\n", SALES: new})
    run = archcheck(root, "--tool", "flake8", "--only-tools", "-q", "--since", "main")
    assert run.says(1, f"{SALES}:3:1: warning[flake8:F401]", "1 new, 1 known")


def test_should_stay_new_when_a_dependency_is_new_and_unused(tmp_path: pathlib.Path) -> None:
    named = '[project]\nname = "shop"\nversion = "1"\n'
    python = f"[tool.archcheck.tools.deptry]\npython = '{sys.executable}'\n"
    gate = f"[tool.archcheck]\nextends = []\n{python}"
    root = shop(tmp_path, **{"pyproject.toml": f"{named}dependencies = ['click']\n{gate}"})
    written(root, {"pyproject.toml": f"{named}dependencies = ['click', 'rich']\n{gate}"})
    run = archcheck(root, "--tool", "deptry", "--only-tools", "-q", "--since", "main")
    assert run.says(1, "deptry:DEP002", "'rich'", "1 new, 1 known")


def test_should_work_below_the_top_when_the_project_is_a_part_of_a_repository(
    tmp_path: pathlib.Path,
) -> None:
    root = tmp_path / "apps" / "shop"
    committed(tmp_path, {"readme.txt": ""})
    shop(tmp_path, **{f"apps/shop/{SALES}": NEW, "apps/shop/pyproject.toml": PLAIN})
    written(root, {"src/shop/domain/till.py": NEW, "src/shop/domain/__init__.py": ""})
    assert rules(root, "--since", "main").says(1, "till.py:3:1", "1 known")


def test_should_carry_the_state_into_json_when_something_is_compared(
    tmp_path: pathlib.Path,
) -> None:
    written(shop(tmp_path), {SALES: NEW})
    run = archcheck(tmp_path, "--only-rules", "--since", "main", "--format", "json")
    states = [found["baseline_state"] for found in json.loads(run.out)["findings"]]
    assert states == ["unchanged", "new"], run.err


def test_should_touch_nothing_when_revisions_are_compared(tmp_path: pathlib.Path) -> None:
    root = written(shop(tmp_path), {SALES: NEW})
    git(root, "add", "-A")
    written(root, {ORDERS: NEW})
    before = snapshot(root)
    for limits in (["--since", "main"], ["--staged"], ["--changed-lines"]):
        rules(root, *limits)
    assert snapshot(root) == before


def test_should_start_nothing_when_the_clone_names_programs(tmp_path: pathlib.Path) -> None:
    root = shop(tmp_path / "shop", **{".gitattributes": "*.py filter=evil diff=evil\n"})
    canary = tmp_path / "canary"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {canary}\n", encoding="utf-8")
    program.chmod(0o755)
    written(root, {SALES: NEW})
    git(root, "add", "-A")
    filters = ("filter.evil.clean", "filter.evil.smudge", "filter.evil.process")
    others = ("diff.evil.textconv", "diff.external", "core.fsmonitor", "core.sshCommand")
    for name in (*filters, *others, "core.pager", "core.editor"):
        git(root, "config", name, str(program))
    for hook in ("post-index-change", "fsmonitor-watchman", "reference-transaction"):
        (root / ".git" / "hooks").mkdir(exist_ok=True)
        (root / ".git" / "hooks" / hook).write_text(program.read_text(), encoding="utf-8")
        (root / ".git" / "hooks" / hook).chmod(0o755)
    for limits in (["--since", "main"], ["--staged"], ["--changed-lines"]):
        rules(root, *limits, ARCHCHECK_TRUST_PROJECT="")
    assert not canary.exists()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--since", "main", "--staged"], "--since and --staged exclude each other"),
        (["--since", ""], "'--since': it is empty"),
        (["--since", "nothing"], 'git knows no commit "nothing"'),
        (["--staged", "--stdin-filename", "a.py"], "--staged and --stdin-filename exclude"),
    ],
)
def test_should_refuse_options_when_they_say_nothing(
    arguments: list[str], text: str, tmp_path: pathlib.Path
) -> None:
    assert rules(shop(tmp_path), *arguments).says(2, text)


def test_should_count_lines_alone_when_only_they_are_asked_for(tmp_path: pathlib.Path) -> None:
    written(shop(tmp_path), {ORDERS: f"{ORDER}# new remark\n{BODY}TOTAL = 2\n"})
    status, printed = rules(tmp_path, "--changed-lines").said
    found = [line for line in printed.splitlines() if "error[" in line]
    assert (status, found) == (1, [f'{ORDERS}:5:1: error[no-comments] comment: "new remark"'])


def test_should_count_a_known_finding_when_its_line_was_touched(tmp_path: pathlib.Path) -> None:
    written(shop(tmp_path), {ORDERS: ORDER.replace("# old", "#  old") + BODY})
    assert rules(tmp_path, "--changed-lines").says(1, "1 new, 0 known")


def test_should_compare_lines_with_the_fork_when_a_revision_is_named(
    tmp_path: pathlib.Path,
) -> None:
    committed(shop(tmp_path), {SALES: NEW})
    committed(tmp_path, {"src/shop/domain/till.py": '"""A till."""\n'})
    assert rules(tmp_path, "--changed-lines", "--since", "main").says(1, "1 new, 1 known")


def test_should_pass_when_no_line_has_changed_since_head(tmp_path: pathlib.Path) -> None:
    committed(shop(tmp_path), {SALES: NEW})
    assert rules(tmp_path, "--changed-lines").says(0, "compared with HEAD at", "0 new, 2 known")


def test_should_follow_the_sources_when_their_root_was_moved(tmp_path: pathlib.Path) -> None:
    root = shop(tmp_path)
    git(root, "mv", "src", "lib")
    committed(root, {"pyproject.toml": CONFIGURATION.replace("]\n", ']\nsource = ["lib"]\n', 1)})
    assert rules(root, "--since", "main").says(0, "0 new, 1 known")


def test_should_say_so_when_the_base_cannot_be_analysed_as_today(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"docs/conf.py": "", "pyproject.toml": CONFIGURATION})
    git(tmp_path, "tag", "start")
    shop(tmp_path)
    run = archcheck(tmp_path, "--only-rules", "--since", "start")
    assert run.says(1, "cannot be analysed as today", "all counts as new", " 0 known")


def test_should_not_know_a_finding_when_an_ignore_covers_it(tmp_path: pathlib.Path) -> None:
    ignored = '"""Sales."""\n\nq = 1  # archcheck: ignore[descriptive-name] known by all\n'
    written(shop(tmp_path), {SALES: ignored})
    assert rules(tmp_path, "--since", "main").says(0, "0 new, 1 known")


def test_should_count_what_the_gate_says_of_itself_when_it_is_old(tmp_path: pathlib.Path) -> None:
    idle = '"""Sales."""\n\nRATE = 1  # archcheck: ignore[no-coments] nothing is called so\n'
    root = shop(tmp_path, **{SALES: idle})
    found = [rules(root, *limits).says(1, "error[invalid-ignore]") for limits in LIMITS]
    assert found == [True, True]


def test_should_count_an_import_when_a_later_link_of_its_chain_was_touched(
    tmp_path: pathlib.Path,
) -> None:
    clock = '"""A clock."""\n\nfrom shop.infrastructure import store\n\nNOW = store.ROWS\n'
    user = '"""Uses it."""\n\nfrom shop.shared import clock\n\nNOW = clock.NOW\n'
    shared = {"src/shop/shared/__init__.py": '"""Shared."""\n'}
    root = shop(tmp_path, **{SALES: user, **shared, "src/shop/shared/clock.py": '"""C."""\n'})
    written(root, {"src/shop/shared/clock.py": clock})
    run = rules(root, "--changed-lines", "--select", "layer-dependency")
    assert run.says(1, f"{SALES}:3:25: error[layer-dependency]")


def test_should_tell_how_to_fetch_contents_when_a_clone_is_partial(tmp_path: pathlib.Path) -> None:
    origin = shop(tmp_path / "origin")
    git(origin, "config", "uploadpack.allowFilter", "true")
    committed(origin, {ORDERS: f"{ORDER}# more\n{BODY}"})
    clone = tmp_path / "clone"
    git(origin, "clone", "-q", "--filter=blob:none", "--no-local", origin.as_uri(), str(clone))
    before = rules(clone, "--since", "HEAD~1")
    git(clone, *before.err.rpartition("git ")[2].split())
    after = rules(clone, "--since", "HEAD~1")
    told = before.says(2, "git has not the contents of 1 file of HEAD~1 at", "partial clone")
    assert (told, after.says(1, "1 new, 1 known")) == (True, True), (before, after)


def test_should_start_nothing_when_a_partial_clone_names_a_program(
    tmp_path: pathlib.Path,
) -> None:
    origin = shop(tmp_path / "origin")
    git(origin, "config", "uploadpack.allowFilter", "true")
    committed(origin, {ORDERS: f"{ORDER}# more\n{BODY}"})
    clone, canary = tmp_path / "clone", tmp_path / "canary"
    git(origin, "clone", "-q", "--filter=blob:none", "--no-local", origin.as_uri(), str(clone))
    git(clone, "config", "remote.origin.uploadpack", f"touch {canary}; git-upload-pack")
    for limits in (["--since", "HEAD~1"], ["--changed-lines", "--since", "HEAD~1"], ["--staged"]):
        rules(clone, *limits)
    assert not canary.exists()


def test_should_tell_how_to_fetch_when_lines_cannot_be_compared(tmp_path: pathlib.Path) -> None:
    origin = shop(tmp_path / "origin")
    git(origin, "config", "uploadpack.allowFilter", "true")
    committed(origin, {ORDERS: f"{ORDER}# more\n{BODY}"})
    clone = tmp_path / "clone"
    git(origin, "clone", "-q", "--filter=blob:none", "--no-local", origin.as_uri(), str(clone))
    run = rules(clone, "--changed-lines", "--since", "HEAD~1")
    assert run.says(2, "git has not the contents of 1 file", "git fetch --refetch --no-filter")


@pytest.mark.parametrize("command", [("check",), ("policy", "diff")])
def test_should_tell_how_to_fetch_when_a_clone_has_no_trees(
    command: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    origin = shop(tmp_path / "origin")
    git(origin, "config", "uploadpack.allowFilter", "true")
    committed(origin, {ORDERS: f"{ORDER}# more\n{BODY}"})
    clone = tmp_path / "clone"
    git(origin, "clone", "-q", "--filter=tree:0", "--no-local", origin.as_uri(), str(clone))
    run = archcheck(clone, *command, "--since", "HEAD~1")
    assert run.says(2, "git has not the trees of", "git fetch --refetch --no-filter"), run.said


def test_should_join_the_baseline_when_both_know_something(tmp_path: pathlib.Path) -> None:
    root = shop(tmp_path)
    written(root, {SALES: NEW})
    archcheck(root, "baseline", "create")
    written(root, {"src/shop/domain/till.py": NEW})
    assert rules(root, "--since", "main").says(1, "till.py:3:1", "1 new, 2 known")


def test_should_say_what_is_gone_and_what_was_built_when_a_report_shows_it(
    tmp_path: pathlib.Path,
) -> None:
    root = shop(tmp_path, **{"src/shop/domain/till.py": BREACH})
    git(root, "mv", ORDERS, "src/shop/domain/purchase.py")
    written(root, {"src/shop/domain/purchase.py": '"""Orders."""\n' + BODY})
    written(root, {"src/shop/domain/till.py": '"""A till."""\n'})
    lines = archcheck(root, "--only-rules", "--since", "main", "--format", "markdown").out
    wanted = [
        '- `src/shop/domain/purchase.py` no-comments: comment: "old remark"',
        "- `src/shop/domain/till.py` layer-dependency: domain must not import infrastructure",
        "- 1 import removed: `shop.domain.till -> shop.infrastructure.store`",
    ]
    there = [line for line in wanted if line not in lines]
    assert (there, "modules added" in lines, "module added" in lines) == ([], False, False), lines


def test_should_say_nothing_of_what_is_gone_when_a_part_is_checked(tmp_path: pathlib.Path) -> None:
    written(shop(tmp_path), {ORDERS: BODY})
    limits = ("--only-rules", "--since", "main", ORDERS)
    assert json.loads(archcheck(tmp_path, *limits, "--format", "json").out)["since"] is None


def test_should_tell_nothing_of_files_when_a_sparse_work_tree_leaves_them_out(
    tmp_path: pathlib.Path,
) -> None:
    root = shop(tmp_path, **{SALES: NEW})
    git(root, "sparse-checkout", "set", "--no-cone", "/*", f"!/{SALES}")
    written(root, {ORDERS: BODY})
    page = archcheck(root, "--only-rules", "--since", "main", "--format", "markdown").out
    assert (SALES in page, "### Gone" in page, "### Change" in page) == (False, True, False), page
