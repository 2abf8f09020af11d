"""Source distributions from the package index, unpacked for tests."""

import pathlib
import subprocess
import sys
import tarfile
import tempfile

import pytest

CACHE = pathlib.Path(tempfile.gettempdir()) / "archcheck-test-sdists"


def unpacked_sdist(requirement: str, inside: str, target: pathlib.Path) -> str:
    """Unpack the directory `inside` of a source distribution; skip without a package index.

    Returns the directory that holds it. The archive is downloaded once and kept in the
    system's directory for temporary files.
    """
    directory = CACHE / requirement
    archive = next(directory.glob("*.tar.gz"), None) or _downloaded(requirement, directory)
    with tarfile.open(archive) as opened:
        opened.extraction_filter = getattr(tarfile, "data_filter", None)
        members = [member for member in opened if _is_inside(member.name, inside)]
        opened.extractall(target, members)
    return str(next(target.glob(f"*/{inside}")).parent)


def _is_inside(name: str, directory: str) -> bool:
    return f"{name}/".partition("/")[2].startswith(f"{directory}/")


def _downloaded(requirement: str, directory: pathlib.Path) -> pathlib.Path:
    directory.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    wanted = ["--no-binary", ":all:", "--dest", str(directory), requirement]
    done = subprocess.run([*command, *wanted], capture_output=True, text=True, timeout=300)
    if done.returncode:
        pytest.skip(f"{requirement} cannot be downloaded: {done.stderr.strip()[-200:]}")
    return next(directory.glob("*.tar.gz"))
