"""The checkout that the tests run in."""

import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
SHARED_TOOLS = ROOT.parent / "shared" / "tools"
AUTHOR = ("-c", "user.name=A. Tester", "-c", "user.email=tester@example.org")


def git(directory: pathlib.Path, *arguments: str) -> str:
    """What git prints in a directory."""
    done = subprocess.run(
        ["git", *AUTHOR, *arguments], cwd=directory, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def shared_tool(name: str) -> str:
    """A tool that may lie beside the checkout; empty where it does not."""
    path = SHARED_TOOLS / name
    return str(path) if path.exists() else ""


def copied_checkout(target: pathlib.Path) -> pathlib.Path:
    """The files that git knows of, as they are now, in a repository of their own."""
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        source, copy = ROOT / name, target / name
        if source.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy)
    return committed(target)


def committed(directory: pathlib.Path) -> pathlib.Path:
    """The directory as a git repository with one commit of everything in it."""
    git(directory, "init", "--quiet", "--initial-branch=main")
    git(directory, "add", "--all")
    git(directory, "commit", "--quiet", "--no-verify", "--message", "Begin")
    return directory
