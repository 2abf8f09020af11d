"""Git does not know the cache directory."""

import pathlib
import subprocess

from archcheck.application.ports.cache_place import CacheWish
from archcheck.infrastructure.caching.cache_directory import CacheDirectory


def test_should_find_no_tracked_cache_when_git_ignores_it(tmp_path: pathlib.Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    CacheDirectory(state, lambda _: ()).prepare(str(root), CacheWish())
    subprocess.run(["git", "init", "-q", root], check=True)
    done = subprocess.run(["git", "add", "--dry-run", "."], cwd=root, capture_output=True)
    assert done.stdout == b""
