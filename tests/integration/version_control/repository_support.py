"""Real repositories for tests."""

import os
import pathlib
import subprocess
from collections.abc import Mapping


def git(directory: pathlib.Path, *arguments: str, told: bytes = b"") -> str:
    """Run git in a directory and answer what it prints."""
    names = {"GIT_AUTHOR_NAME": "a", "GIT_COMMITTER_NAME": "a"}
    mails = {"GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_EMAIL": "a@example.org"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    answer = subprocess.run(
        ["git", "-C", str(directory), *arguments],
        env={**kept, **names, **mails},
        input=told,
        check=True,
        capture_output=True,
    )
    return answer.stdout.decode().strip()


def written(directory: pathlib.Path, files: Mapping[str, str]) -> pathlib.Path:
    """Write files into a directory."""
    for name, text in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text, encoding="utf-8")
    return directory


def committed(directory: pathlib.Path, files: Mapping[str, str]) -> str:
    """Write and commit files, in a new repository if there is none; the name of the commit."""
    directory.mkdir(parents=True, exist_ok=True)
    if not (directory / ".git").exists():
        git(directory, "init", "-q", "-b", "main")
    written(directory, files)
    git(directory, "add", "-A", "-f")
    git(directory, "commit", "-q", "--allow-empty", "-m", "more")
    return git(directory, "rev-parse", "HEAD")


def tree_of(directory: pathlib.Path, *entries: tuple[str, bytes, bytes]) -> str:
    """Commit a tree that git itself would not make, from (mode, name, content); its name.

    A content that is the name of a tree stands for that tree.
    """
    lines = b""
    for mode, name, content in entries:
        is_tree = mode == "40000"
        found = content.decode() if is_tree else _blob(directory, content)
        lines += f"{mode} ".encode() + name + b"\0" + bytes.fromhex(found)
    tree = git(directory, "hash-object", "-t", "tree", "--literally", "-w", "--stdin", told=lines)
    return tree


def _blob(directory: pathlib.Path, content: bytes) -> str:
    return git(directory, "hash-object", "-w", "--stdin", told=content)


def commit_of(directory: pathlib.Path, tree: str) -> str:
    """A commit of a tree."""
    return git(directory, "commit-tree", "-m", "strange", tree)
