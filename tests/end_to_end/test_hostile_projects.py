"""A checked project is never imported, whatever its modules are called."""

import pathlib
import subprocess
import sys

from tests.end_to_end.archcheck_support import BARE, environment

NAMES = ("ast", "click", "json", "libcst", "msgspec", "multiprocessing", "pickle", "rich")


def test_should_import_nothing_of_the_project_when_started_as_a_module(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / "pyproject.toml").write_text(f"{BARE}tools.flake8 = {{}}\n")
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text(f"open('imported', 'a').write('{name} ')\n")
    subprocess.run(
        [sys.executable, "-m", "archcheck"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert not (tmp_path / "imported").exists()
