"""The git program, with everything switched off that a repository could make it start."""

import copy
import os
import shutil
import subprocess
import types
from collections.abc import Mapping

TIMEOUT = 20.0
SETTINGS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "safe.directory=*",
    "safe.bareRepository=explicit",
)
ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "LC_ALL": "C",
}
NOTHING: Mapping[str, str] = types.MappingProxyType({})


class GitProgram:
    """Asks git with hooks, monitors, prompts and the settings of the user switched off."""

    def __init__(self, environment: Mapping[str, str] = NOTHING) -> None:
        """Take the process environment; its `GIT_*` variables do not reach git.

        Without one git is still found on the process's PATH.
        """
        kept = {name: value for name, value in environment.items() if not name.startswith("GIT_")}
        self._environment = {**kept, **ENVIRONMENT}
        self._path = environment.get("PATH")
        self._index: Mapping[str, str] = NOTHING

    def with_index(self, path: str) -> "GitProgram":
        """The same with another index."""
        other = copy.copy(self)
        other._index = {"GIT_INDEX_FILE": path}
        return other

    def ask(self, root: str, *arguments: str) -> str | None:
        """What git prints in a directory; None where there is no git or it fails."""
        answer = self.bytes_of(root, *arguments)
        return None if answer is None else os.fsdecode(answer)

    def bytes_of(self, root: str, *arguments: str, told: bytes = b"") -> bytes | None:
        """The same as bytes; git is told some more on its standard input."""
        program = self._program(root)
        return self._run(program, root, arguments, told) if program else None

    def _program(self, root: str) -> str:
        found = os.path.abspath(shutil.which("git", path=self._path) or "")
        inside = found.startswith(os.path.join(os.path.abspath(root), ""))
        return found if os.path.isfile(found) and not inside else ""

    def _run(
        self, program: str, root: str, arguments: tuple[str, ...], told: bytes
    ) -> bytes | None:
        settings = [part for setting in SETTINGS for part in ("-c", setting)]
        try:
            answer = subprocess.run(
                [program, "--no-pager", *settings, "-C", root, *arguments],
                env={**self._environment, **self._index},
                input=told,
                capture_output=True,
                timeout=TIMEOUT,
                check=False,
            )
        except (OSError, ValueError, subprocess.TimeoutExpired):
            return None
        return answer.stdout if answer.returncode == 0 else None
