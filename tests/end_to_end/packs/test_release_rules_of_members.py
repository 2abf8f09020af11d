"""What `releasable-dirs` says of projects that have a configuration of their own."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.packs.pack_support import (
    BROKEN,
    EXPECTED,
    GOOD,
    SAMPLES,
    copied,
    findings,
    line,
)

PACK = "releasable-dirs"
QUIET = ("--quiet", "--only-rules", "--no-cache")
MEMBERS = ("amp", "helpers", "tools/dev")
OWN = "\n[tool.archcheck]\nextends = []\n"
EXTENDED = '\n[tool.archcheck]\nextends = ["releasable-dirs"]\n'
COMMENT = "# one\n"
LOCK = 'name = "a lock file for each directory"'
PATHS = f'{LOCK}\ntype = "required-path"\npaths = "gone.lock"\n'


def _added(file: pathlib.Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def _with_own(root: pathlib.Path, text: str = OWN) -> pathlib.Path:
    for name in MEMBERS:
        _added(root / name / "pyproject.toml", text)
    return root


def _found(root: pathlib.Path) -> list[str]:
    return sorted(map(line, findings(root)))


@pytest.mark.parametrize("own", [OWN, EXTENDED])
def test_should_find_the_same_when_projects_have_a_configuration_of_their_own(
    own: str, tmp_path: pathlib.Path
) -> None:
    wanted = sorted((SAMPLES / PACK / EXPECTED).read_text(encoding="utf-8").splitlines())
    assert _found(_with_own(copied(PACK, BROKEN, tmp_path), own)) == wanted


def test_should_find_the_same_when_a_project_is_checked_from_its_directory(
    tmp_path: pathlib.Path,
) -> None:
    root = _with_own(copied(PACK, BROKEN, tmp_path))
    assert archcheck(root / "helpers", *QUIET).says(1, "a lock file for each directory")


def test_should_keep_all_else_of_the_root_away_when_a_project_has_its_own(
    tmp_path: pathlib.Path,
) -> None:
    root = _with_own(copied(PACK, GOOD, tmp_path))
    _added(root / "pyproject.toml", '\n[tool.archcheck.rules]\nno-comments = "error"\n')
    _added(root / "amp/src/amp/text.py", COMMENT)
    assert archcheck(root, *QUIET).says(0, "Gate passed")


@pytest.mark.parametrize("where", ["pyproject.toml", "amp/pyproject.toml"])
def test_should_leave_a_rule_out_when_the_root_or_the_project_disables_it(
    where: str, tmp_path: pathlib.Path
) -> None:
    root = _with_own(copied(PACK, GOOD, tmp_path))
    (root / "amp" / "uv.lock").unlink()
    _added(
        root / where,
        '\n[tool.archcheck.disable]\nlayout = ["a lock file for each directory"]\n',
    )
    assert archcheck(root, *QUIET).says(0, "Gate passed")


def test_should_take_what_the_root_makes_of_a_rule_when_a_project_has_its_own(
    tmp_path: pathlib.Path,
) -> None:
    root = _with_own(copied(PACK, GOOD, tmp_path))
    _added(root / "pyproject.toml", f'\n[[tool.archcheck.layout]]\n{PATHS}because = "so"\n')
    told = "there is no gone.lock"
    assert archcheck(root, *QUIET, "--project", "amp").says(1, told)


def test_should_tell_it_at_the_root_when_its_configuration_is_wrong(tmp_path: pathlib.Path) -> None:
    root = _with_own(copied(PACK, GOOD, tmp_path))
    _added(root / "pyproject.toml", '\n[tool.archcheck.rules]\nno-coments = "error"\n')
    run = archcheck(root / "amp", *QUIET)
    assert run.says(2, "no-coments", "pyproject.toml"), run.said


def test_should_ask_for_nothing_of_releases_when_the_root_does_not_extend_the_pack(
    tmp_path: pathlib.Path,
) -> None:
    root = _with_own(copied(PACK, GOOD, tmp_path))
    file = root / "pyproject.toml"
    text = file.read_text(encoding="utf-8").replace('["releasable-dirs"]', '["modern-python"]')
    file.write_text(text, encoding="utf-8")
    (root / "amp" / "uv.lock").unlink()
    assert archcheck(root, *QUIET, "--project", "amp").says(0, "Gate passed")
