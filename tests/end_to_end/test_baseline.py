"""The baseline as people use it."""

import atexit
import functools
import json
import pathlib
import shutil
import tempfile

import pytest

from tests.end_to_end.archcheck_support import archcheck, project
from tests.integration.version_control.repository_support import committed

CONFIGURATION = """\
[tool.archcheck]
extends = []

[tool.archcheck.rules]
no-comments = "error"
"""
COVERED = CONFIGURATION + 'coverage-below = { level = "error", limit = 80, ratchet = true }\n'
FILE = "archcheck-baseline.txt"
OTHER = "# archcheck baseline 1\n"


def commented(directory: pathlib.Path, configuration: str = CONFIGURATION) -> pathlib.Path:
    """A project with a finding, in a repository with owners."""
    root = project(directory, configuration, order="# prose comment\nX = 1\n")
    committed(root, {"CODEOWNERS": "/src/ @shop\n"})
    return root


@functools.cache
def _recorded() -> pathlib.Path:
    """The same with a committed baseline, made once."""
    place = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, place)
    root = commented(pathlib.Path(place))
    archcheck(root, "baseline", "create")
    committed(root, {})
    return root


def kept(directory: pathlib.Path) -> pathlib.Path:
    """A copy of that."""
    return shutil.copytree(_recorded(), directory, dirs_exist_ok=True)


def measured(root: pathlib.Path, percent: float) -> None:
    """What the tests have run of a file."""
    summaries = {"src/shop/order.py": {"summary": {"percent_covered": percent}}}
    report = {"meta": {"timestamp": "2999-01-01T00:00:00"}, "files": summaries}
    (root / "coverage.json").write_text(json.dumps(report), encoding="utf-8")


def test_should_say_how_many_are_recorded_when_baseline_is_created(tmp_path: pathlib.Path) -> None:
    run = archcheck(commented(tmp_path), "baseline", "create")
    assert run.says(0, f"{FILE}: 1 finding recorded, 1 known."), run.said


def test_should_count_known_findings_when_gate_passes(tmp_path: pathlib.Path) -> None:
    run = archcheck(kept(tmp_path))
    assert run.says(0, f"1 finding in {FILE}", "Gate passed; 1 finding was known before."), run.said


def test_should_name_lines_when_baseline_could_shrink(tmp_path: pathlib.Path) -> None:
    root = kept(tmp_path)
    (root / "src/shop/order.py").write_text("X = 1\n", encoding="utf-8")
    run = archcheck(root, "--ratchet")
    texts = (
        f"{FILE}: no-comments in src/shop/order.py",
        "could shrink by 1 line (archcheck baseline update)",
    )
    assert run.says(1, *texts), run.said


def test_should_name_lines_when_page_is_quiet(tmp_path: pathlib.Path) -> None:
    root = kept(tmp_path)
    (root / "src/shop/order.py").write_text("X = 1\n", encoding="utf-8")
    assert archcheck(root, "--ratchet", "-q").says(1, "no-comments in src/shop/order.py")


def test_should_take_out_what_is_gone_when_baseline_is_updated(tmp_path: pathlib.Path) -> None:
    root = kept(tmp_path)
    (root / "src/shop/order.py").write_text("X = 1\n# other\n", encoding="utf-8")
    run = archcheck(root, "baseline", "update")
    assert run.says(0, "1 finding gone and taken out, 0 known.", "1 new finding"), run.said


def test_should_show_reason_when_new_finding_was_accepted(tmp_path: pathlib.Path) -> None:
    root = kept(tmp_path)
    (root / "src/shop/order.py").write_text("X = 1\n# other\n", encoding="utf-8")
    archcheck(root, "baseline", "update", "--accept-new", "--reason", "see #12")
    assert archcheck(root, "baseline", "show").says(0, "no-comments", "@shop", "see #12", "unknown")


def test_should_count_by_everything_when_baseline_is_shown_as_json(tmp_path: pathlib.Path) -> None:
    shown = json.loads(archcheck(kept(tmp_path), "baseline", "show", "--format", "json").out)
    numbers = (shown["total"], shown["rules"], shown["packages"], shown["owners"])
    assert (numbers, [*shown["ages"].values()], len(shown["entries"])) == (
        (1, {"no-comments": 1}, {"shop": 1}, {"@shop": 1}),
        [1],
        1,
    )


def test_should_know_day_of_line_when_it_is_committed(tmp_path: pathlib.Path) -> None:
    shown = json.loads(archcheck(kept(tmp_path), "baseline", "show", "--format", "json").out)
    assert "unknown" not in shown["ages"]


def test_should_close_gaps_when_baseline_is_pruned(tmp_path: pathlib.Path) -> None:
    root = kept(tmp_path)
    (root / "src/shop/order.py").write_text("X = 1\n", encoding="utf-8")
    archcheck(root, "baseline", "prune", "--compact")
    assert (root / FILE).read_text(encoding="utf-8") == OTHER


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("baseline", "create"), "archcheck baseline update"),
        (("baseline", "create", "src/shop/order.py"), "a baseline is about the whole project"),
        (("baseline", "create", "--per-package", "--baseline", "b.txt"), "leave --baseline out"),
        (("baseline", "update", "--accept-new"), "--accept-new needs --reason TEXT"),
        (("baseline", "update", "--accept-new", "--reason", " "), "needs --reason TEXT"),
        (("baseline", "update", "--reason", "why"), "--reason needs --accept-new"),
        (("baseline", "update", "--baseline", "no.txt"), "no.txt: the baseline cannot be read"),
        (("--baseline", "no.txt"), "no.txt: the baseline cannot be read"),
    ],
)
def test_should_name_mistake_when_baseline_is_used_wrongly(
    tmp_path: pathlib.Path, arguments: tuple[str, ...], text: str
) -> None:
    run = archcheck(kept(tmp_path), *arguments)
    assert run.says(2, text), run.said


@pytest.mark.parametrize("command", ["update", "prune", "show"])
def test_should_name_the_way_when_there_is_no_baseline(
    tmp_path: pathlib.Path, command: str
) -> None:
    run = archcheck(commented(tmp_path), "baseline", command)
    assert run.says(2, f"{FILE}: there is no baseline", "archcheck baseline create"), run.said


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"# archcheck baseline 1\n<<<<<<< HEAD\n", f"{FILE}:2: <<<<<<< is left of a merge"),
        (b"# archcheck baseline 2\n", f"{FILE}:1: version 2"),
        (b"# archcheck baseline 1\n\nno-comments\n", f"{FILE}:3: no entry"),
        (b"# archcheck baseline 1\n\xff\n", f"{FILE}:2: it is no UTF-8"),
    ],
)
def test_should_name_line_when_file_is_damaged(
    tmp_path: pathlib.Path, data: bytes, text: str
) -> None:
    root = commented(tmp_path)
    (root / FILE).write_bytes(data)
    run = archcheck(root)
    assert run.says(2, text), run.said


def test_should_write_nothing_when_something_was_not_checked(tmp_path: pathlib.Path) -> None:
    root = commented(tmp_path)
    (root / "src/shop/broken.py").write_text("def\n", encoding="utf-8")
    run = archcheck(root, "baseline", "create")
    assert run.says(3, "Analysis incomplete", "Nothing was written."), run.said


def test_should_leave_known_findings_out_when_report_is_for_github(tmp_path: pathlib.Path) -> None:
    log = json.loads(archcheck(kept(tmp_path), "--format", "sarif").out)
    assert log["runs"][0]["results"] == []


def test_should_tell_state_when_report_is_full(tmp_path: pathlib.Path) -> None:
    log = json.loads(archcheck(kept(tmp_path), "--format", "sarif", "--sarif-profile", "full").out)
    assert [it["baselineState"] for it in log["runs"][0]["results"]] == ["unchanged"]


def test_should_record_percentage_when_coverage_is_ratchet(tmp_path: pathlib.Path) -> None:
    root = commented(tmp_path, COVERED)
    measured(root, 97.256)
    archcheck(root, "baseline", "create")
    lines = (root / FILE).read_text(encoding="utf-8").split("\n")
    assert "coverage-below\tsrc/shop/order.py\t-\t97.25" in lines


@pytest.mark.parametrize(("percent", "status"), [(97.25, 0), (97.2, 1), (99.0, 0), (60.0, 1)])
def test_should_fail_when_file_falls_below_what_was_recorded(
    tmp_path: pathlib.Path, percent: float, status: int
) -> None:
    root = commented(tmp_path, COVERED)
    measured(root, 97.25)
    archcheck(root, "baseline", "create")
    measured(root, percent)
    run = archcheck(root)
    assert run.status == status, run.said


@pytest.mark.parametrize(
    ("percent", "arguments", "least"),
    [(99.0, (), "99"), (90.0, (), "97.25"), (90.0, ("--accept-new", "--reason", "so"), "90\tso")],
)
def test_should_lower_percentage_only_for_a_reason(
    tmp_path: pathlib.Path, percent: float, arguments: tuple[str, ...], least: str
) -> None:
    root = commented(tmp_path, COVERED)
    measured(root, 97.25)
    archcheck(root, "baseline", "create")
    measured(root, percent)
    archcheck(root, "baseline", "update", *arguments)
    lines = (root / FILE).read_text(encoding="utf-8").split("\n")
    assert f"coverage-below\tsrc/shop/order.py\t-\t{least}" in lines


def test_should_say_where_nothing_is_when_path_is_strict(tmp_path: pathlib.Path) -> None:
    strict = f'{CONFIGURATION}\n[tool.archcheck.baseline]\nstrict = ["src/nothing"]\n'
    run = archcheck(commented(tmp_path, strict))
    assert run.says(1, 'baseline.strict: "src/nothing" matches no file of the project'), run.said
