"""The directory that caches may be written to."""

import pathlib
import tempfile

from archcheck.application.ports.cache_place import CachePlace

NAME = ".archcheck_cache"
TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "This directory holds caches of archcheck and the tools that it runs.\n"
)
PROBE = b"\0" * 65_536


class CacheDirectory(CachePlace):
    """Makes and probes the cache directory."""

    def prepare(self, root: str, wish: str) -> tuple[str, str]:
        """The absolute directory, or why there is none; anything that is missing is made."""
        if wish:
            return _prepared(pathlib.Path(wish), root)
        usual = pathlib.Path(root, NAME)
        if usual.is_symlink():
            return "", f"no cache: {NAME} is a link, and may lead anywhere (see --cache-dir)"
        return _prepared(usual, root)


def _prepared(directory: pathlib.Path, root: str) -> tuple[str, str]:
    try:
        _make(directory)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return "", f"no cache: {_shown(directory, root)} cannot be used ({why})"
    return str(directory), ""


def _make(directory: pathlib.Path) -> None:
    is_ours = _is_made(directory)
    with tempfile.TemporaryFile(dir=directory) as probe:
        probe.write(PROBE)
        probe.flush()
    if is_ours:
        (directory / "CACHEDIR.TAG").write_text(TAG, encoding="utf-8")
        (directory / ".gitignore").write_text("*\n", encoding="utf-8")


def _is_made(directory: pathlib.Path) -> bool:
    """Make the directory, for this user alone, unless it is there: then it may be anybody's."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    try:
        directory.mkdir(mode=0o700)
    except FileExistsError:
        if not directory.is_dir():
            raise
        return False
    return True


def _shown(directory: pathlib.Path, root: str) -> str:
    if directory.is_relative_to(root):
        return directory.relative_to(root).as_posix()
    return str(directory)
