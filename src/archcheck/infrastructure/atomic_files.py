"""Files that are replaced at once, so that nobody reads half of one."""

import contextlib
import os
import pathlib
import tempfile
from collections.abc import Iterator, Mapping


def replace_all(texts: Mapping[str, str]) -> None:
    """Write each text beside its target, then rename all; none is when one cannot be written."""
    written: dict[str, str] = {}
    try:
        for target, text in texts.items():
            with _telling(target):
                written[target] = _written_beside(pathlib.Path(target), text)
        for target in list(written):
            with _telling(target):
                os.replace(written[target], target)
            del written[target]
    finally:
        for name in written.values():
            with contextlib.suppress(OSError):
                os.unlink(name)


@contextlib.contextmanager
def _telling(target: str) -> Iterator[None]:
    """Errors name the target, and not the file beside it that nobody knows."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, target) from error


def _written_beside(target: pathlib.Path, text: str) -> str:
    mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(name, mode)
    except BaseException:
        os.unlink(name)
        raise
    return name


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current
