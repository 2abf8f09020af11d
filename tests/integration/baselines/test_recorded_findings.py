"""Tests of baselines: what is recorded, what is known, what is gone."""

import pathlib
import shutil

import pytest

from archcheck.domain.check_result import Status
from archcheck.domain.problem import UsageProblems
from tests.integration.baselines.baseline_support import (
    ALL,
    BANK,
    CONFIGURATION,
    FILE,
    changed,
    check,
    create,
    news,
    project,
    prune,
    recorded,
    text,
    update,
)
from tests.integration.version_control.repository_support import committed, git

ORDER = "src/shop/order.py"
COMMENT = "# prose comment\n"


def test_should_record_all_findings_when_baseline_is_created(tmp_path: pathlib.Path) -> None:
    """A line for each."""
    create(project(tmp_path))
    assert len([line for line in text(tmp_path).split("\n")[1:] if line]) == ALL


def test_should_hold_no_text_of_the_source_when_it_is_created(tmp_path: pathlib.Path) -> None:
    """Rules, paths, numbers and fingerprints."""
    create(project(tmp_path))
    assert "prose" not in text(tmp_path)


def test_should_say_nothing_of_states_when_there_is_no_baseline(tmp_path: pathlib.Path) -> None:
    """Nobody knows anything."""
    states = {each.baseline_state for each in check(project(tmp_path)).findings}
    assert states == {None}


def test_should_pass_gate_when_everything_is_known(tmp_path: pathlib.Path) -> None:
    """From now on."""
    assert check(recorded(project(tmp_path))).verdict.status is Status.PASSED


def test_should_fail_gate_when_equal_finding_is_added(tmp_path: pathlib.Path) -> None:
    """One for one: three comments, two of which are known."""
    root = recorded(project(tmp_path))
    changed(root, ORDER, "def second", f"{COMMENT}def second")
    result = check(root)
    assert (result.verdict.status, news(result)) == (Status.FAILED, [("no-comments", ORDER)])


def test_should_refuse_to_create_when_there_is_one(tmp_path: pathlib.Path) -> None:
    """Nothing is lost."""
    root = recorded(project(tmp_path))
    with pytest.raises(UsageProblems, match="archcheck baseline update"):
        create(root)


def test_should_write_nothing_when_analysis_is_incomplete(tmp_path: pathlib.Path) -> None:
    """Nobody knows what a file holds that cannot be parsed."""
    root = project(tmp_path, **{"src/shop/broken.py": "def\n"})
    kept = create(root)
    assert (kept.change, (root / FILE).exists()) == (None, False)


@pytest.mark.parametrize("is_staged", [True, False])
def test_should_know_findings_when_file_was_renamed(
    tmp_path: pathlib.Path, is_staged: bool
) -> None:
    """By git, or by the same content of a file that git does not know."""
    root = recorded(project(tmp_path))
    if is_staged:
        git(root, "mv", ORDER, "src/shop/purchase.py")
        changed(root, "src/shop/purchase.py", "total", "amount")
    else:
        (root / ORDER).rename(root / "src/shop/purchase.py")
    assert news(check(root)) == []


def test_should_know_edge_when_its_target_was_renamed(tmp_path: pathlib.Path) -> None:
    """An edge follows both of its ends."""
    root = recorded(project(tmp_path))
    git(root, "mv", "src/payments/bank.py", "src/payments/house.py")
    changed(root, ORDER, "payments.bank", "payments.house")
    assert news(check(root)) == []


def test_should_not_know_findings_when_file_was_copied(tmp_path: pathlib.Path) -> None:
    """The first file is still there."""
    root = recorded(project(tmp_path))
    shutil.copy(root / ORDER, root / "src/shop/purchase.py")
    assert {path for _, path in news(check(root))} == {"src/shop/purchase.py"}


def test_should_not_know_findings_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    """Without git there are no renames."""
    root = recorded(project(tmp_path))
    shutil.rmtree(root / ".git")
    (root / ORDER).rename(root / "src/shop/purchase.py")
    assert len(news(check(root))) == ALL


def test_should_leave_empty_lines_when_findings_are_gone(tmp_path: pathlib.Path) -> None:
    """So that other branches can take out their neighbours."""
    root = recorded(project(tmp_path))
    before = text(root).count("\n")
    changed(root, ORDER, COMMENT, "")
    update(root)
    assert (text(root).count("\n"), text(root).count("no-comments")) == (before, 0)


def test_should_close_gaps_when_baseline_is_compacted(tmp_path: pathlib.Path) -> None:
    """As if it had been created."""
    root = recorded(project(tmp_path))
    changed(root, ORDER, COMMENT, "")
    prune(root, compact=True)
    assert "\n\n\n" not in text(root)


def test_should_not_grow_when_nobody_gives_a_reason(tmp_path: pathlib.Path) -> None:
    """A new finding stays new."""
    root = recorded(project(tmp_path))
    changed(root, ORDER, "total = 1\n", "total = 1\n# other\n")
    assert (update(root).unrecorded, news(check(root))) == (1, [("no-comments", ORDER)])


def test_should_keep_reason_when_new_finding_is_accepted(tmp_path: pathlib.Path) -> None:
    """At the end of its line."""
    root = recorded(project(tmp_path))
    changed(root, ORDER, "total = 1\n", "total = 1\n# other\n")
    update(root, "see #12")
    assert "\tsee #12\n" in text(root)


def test_should_rename_entries_when_baseline_is_updated(tmp_path: pathlib.Path) -> None:
    """They are known without git from now on."""
    root = recorded(project(tmp_path))
    git(root, "mv", ORDER, "src/shop/purchase.py")
    update(root)
    shutil.rmtree(root / ".git")
    assert news(check(root)) == []


def test_should_only_take_out_when_baseline_is_pruned(tmp_path: pathlib.Path) -> None:
    """Renamed entries stay as they are."""
    root = recorded(project(tmp_path))
    before = text(root)
    git(root, "mv", ORDER, "src/shop/purchase.py")
    prune(root)
    assert text(root) == before


def test_should_keep_entries_of_tools_when_these_did_not_run(tmp_path: pathlib.Path) -> None:
    """What nobody looked at is not gone."""
    root = recorded(project(tmp_path))
    line = "vulture:unused\tsrc/shop/order.py\t1\t0123456789abcdef"
    (root / FILE).write_text(f"{text(root)}\n{line}\n", encoding="utf-8")
    tool = '\n[tool.archcheck.tools.vulture]\nprogram = "no-such-program"\noptional = true\n'
    (root / "pyproject.toml").write_text(CONFIGURATION + tool, encoding="utf-8")
    update(root)
    assert line in text(root)


def test_should_fail_when_baseline_could_shrink_under_ratchet(tmp_path: pathlib.Path) -> None:
    """What is gone must leave it."""
    root = recorded(project(tmp_path))
    changed(root, ORDER, COMMENT, "")
    assert check(root, ratchet=True).verdict.exit_code == 1


def test_should_pass_when_baseline_could_shrink_without_ratchet(tmp_path: pathlib.Path) -> None:
    """It is only told."""
    root = recorded(project(tmp_path))
    changed(root, ORDER, COMMENT, "")
    assert check(root).verdict.exit_code == 0


def test_should_say_nothing_of_ratchet_when_run_is_partial(tmp_path: pathlib.Path) -> None:
    """Nobody knows whether it could shrink."""
    root = recorded(project(tmp_path))
    changed(root, ORDER, COMMENT, "")
    assert check(root, ORDER, ratchet=True).verdict.exit_code == 0


def test_should_know_nothing_in_strict_paths(tmp_path: pathlib.Path) -> None:
    """What is recorded there counts all the same."""
    root = recorded(project(tmp_path))
    strict = f'{CONFIGURATION}\n[tool.archcheck.baseline]\nstrict = ["src/shop"]\n'
    (root / "pyproject.toml").write_text(strict, encoding="utf-8")
    assert len(news(check(root))) == ALL


def test_should_record_nothing_in_strict_paths(tmp_path: pathlib.Path) -> None:
    """And says how many findings still close the gate."""
    strict = f'{CONFIGURATION}\n[tool.archcheck.baseline]\nstrict = ["src/shop"]\n'
    root = project(tmp_path, **{"pyproject.toml": strict})
    kept = create(root)
    assert (kept.unrecordable, text(root)) == (ALL, "# archcheck baseline 1\n")


def test_should_write_beside_package_when_each_has_its_own(tmp_path: pathlib.Path) -> None:
    """Where its owners see it."""
    root = recorded(project(tmp_path), per_package=True)
    assert (news(check(root)), (root / "src/shop/.archcheck-todo").exists()) == ([], True)


def test_should_move_entry_to_other_package_when_file_was_moved(tmp_path: pathlib.Path) -> None:
    """The new owners see it."""
    root = recorded(project(tmp_path), per_package=True)
    (root / "src/shop/late").mkdir()
    (root / "src/shop/late/__init__.py").write_text('"""Late."""\n', encoding="utf-8")
    git(root, "mv", ORDER, "src/shop/late/order.py")
    update(root)
    assert text(root, "src/shop/late/.archcheck-todo").count("\tsrc/shop/late/order.py\t") == ALL


def test_should_name_both_when_there_are_two_kinds(tmp_path: pathlib.Path) -> None:
    """Nobody knows which one counts."""
    root = recorded(project(tmp_path), per_package=True)
    (root / FILE).write_text("# archcheck baseline 1\n", encoding="utf-8")
    with pytest.raises(UsageProblems, match=f"{FILE}.*src/shop/.archcheck-todo"):
        check(root)


def test_should_use_other_file_when_somebody_names_it(tmp_path: pathlib.Path) -> None:
    """Whatever is there."""
    root = recorded(project(tmp_path))
    (root / FILE).rename(root / "known.txt")
    assert news(check(root, baseline=str(root / "known.txt"))) == []


def test_should_take_line_for_one_when_it_is_there_twice(tmp_path: pathlib.Path) -> None:
    """An equal entry counts once."""
    root = recorded(project(tmp_path))
    lines = text(root)
    (root / FILE).write_text(f"{lines}{lines.partition(chr(10))[2]}", encoding="utf-8")
    changed(root, ORDER, "def second", f"{COMMENT}def second")
    assert news(check(root)) == [("no-comments", ORDER)]


def test_should_match_elsewhere_when_history_is_cut(tmp_path: pathlib.Path) -> None:
    """And say how to deepen it."""
    root = recorded(project(tmp_path / "whole"))
    git(root, "mv", "src/shop/order.py", "src/shop/purchase.py")
    committed(root, {"src/payments/bank.py": BANK + "\nRATE = 3\n"})
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    result = check(tmp_path / "shallow")
    told = any("git fetch --unshallow" in each.message for each in result.notifications)
    assert ([rule for rule, _ in news(result)], told) == (["forbidden-dependency"], True)
