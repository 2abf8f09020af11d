"""Modules of the tree are never imported, however archcheck is started."""

import pathlib
import subprocess
import sys

import pytest

from tests.end_to_end.archcheck_support import BARE, environment, project

LIBRARIES = ("click", "msgspec", "rich", "libcst", "pathspec", "grimp")
STARTS = {
    "module": (sys.executable, "-m", "archcheck"),
    "safe module": (sys.executable, "-P", "-m", "archcheck"),
    "script": (str(pathlib.Path(sys.executable).parent / "archcheck"),),
}


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("inside", [True, False])
def test_should_import_nothing_of_the_tree_when_module_path_leads_there(
    tmp_path: pathlib.Path, start: str, inside: bool
) -> None:
    root = project(tmp_path / "clone", f"{BARE}tools.flake8 = {{}}\n")
    trace = tmp_path / "trace"
    for name in LIBRARIES:
        (root / f"{name}.py").write_text(
            f"import sys; open({str(trace)!r}, 'a').write(str((__name__, sys.orig_argv)))\n",
            encoding="utf-8",
        )
    where = () if inside else (str(root),)
    subprocess.run(
        [*STARTS[start], *where],
        cwd=root if inside else tmp_path,
        env=environment(PYTHONPATH=str(root), ARCHCHECK_TRUST_PROJECT=""),
        capture_output=True,
        check=False,
    )
    assert not trace.exists()
