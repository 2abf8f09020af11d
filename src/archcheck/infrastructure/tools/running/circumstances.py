"""What the answers of tools may depend on beside the files that they are given."""

import functools
import os
import pathlib
import sys
from collections.abc import Sequence


from archcheck import __version__
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.caching.known_files import KnownFiles
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.installed_packages import packages_digest, plugins
from archcheck.infrastructure.tools.running.project_census import census, tree_digest
from archcheck.infrastructure.tools.running.virtual_environments import environment_of

OWN = pathlib.Path(__file__).parents[3]
OWN_PARTS = ("domain", "infrastructure/tools", "infrastructure/reading")
MOST_OF_OURS = 5_000
PACKAGES = ("site-packages", "dist-packages")
CONFIGURATION = "pyvenv.cfg"


class Circumstances:
    """Looks at each thing once, when it is first asked for.

    What cannot be told is None: nothing that depends on it can be remembered.
    """

    def __init__(self, surroundings: Surroundings, known: KnownFiles) -> None:
        """Take where tools are found, and the files that are known."""
        self._surroundings = surroundings
        self._known = known
        self.packages = functools.cache(self._packages)
        self.environment = functools.cache(self._environment)
        self.file = functools.cache(self._file)

    def again(self) -> "Circumstances":
        """The same, to be looked at once more."""
        return Circumstances(self._surroundings, self._known)

    @property
    def root(self) -> str:
        """The absolute root of the project."""
        return self._surroundings.root

    @functools.cached_property
    def archcheck(self) -> bytes | None:
        """archcheck itself, as far as it runs and reads tools."""
        parts = [tree_digest(str(OWN / part), self._known, MOST_OF_OURS) for part in OWN_PARTS]
        return None if None in parts else key_of(__version__, sys.version, parts)

    @functools.cached_property
    def project(self) -> bytes | None:
        """Every Python file of the project, ignored ones too, and the settings at its top."""
        return census(self.root, self._known)

    def program(self, command: Sequence[str], interpreter: str) -> bytes | None:
        """A program with the environment that it runs in, as it would be started."""
        files = list(map(self.file, filter(os.path.isfile, command)))
        environment = self.environment(interpreter)
        if environment is None or not files or self._has_modules:
            return None
        return key_of(command, files, environment)

    def plugins(self, interpreter: str, *groups: str) -> tuple[str, ...] | None:
        """The distributions in an environment that bring entry points of these groups."""
        places = self.packages(interpreter)
        return None if places is None else plugins(places, *groups)

    def save(self) -> None:
        """Remember what files are known."""
        self._known.save()

    def content(self, path: str) -> bytes:
        """The SHA-256 of a file of the project; empty when it cannot be read."""
        return self.file(os.path.join(self.root, path))

    @functools.cached_property
    def _has_modules(self) -> bool:
        """Whether tools find modules elsewhere than in their environments."""
        return bool(self._surroundings.tool_variables().get("PYTHONPATH"))

    def _file(self, path: str) -> bytes:
        try:
            return self._known.content(path).digest
        except (OSError, ValueError):
            return b""

    def _packages(self, interpreter: str) -> tuple[str, ...] | None:
        """The directories of installed packages that a Python sees."""
        if interpreter == self._surroundings.executable:
            path = self._surroundings.python_path
            return tuple(place for place in path if os.path.basename(place) in PACKAGES)
        environment = environment_of(interpreter)
        return None if environment is None else environment.packages

    def _environment(self, interpreter: str) -> bytes | None:
        """A Python and what is installed for it."""
        places = self.packages(interpreter)
        if not interpreter or places is None:
            return None if interpreter else b""
        found = packages_digest(places, self._surroundings.place, self._known)
        return None if found is None else key_of(found, places, self._python(interpreter))

    def _python(self, interpreter: str) -> tuple[object, ...]:
        place = pathlib.Path(interpreter)
        configuration = self.file(str(place.parent.parent / CONFIGURATION))
        state = os.stat(place)
        return (interpreter, configuration, state.st_size, state.st_mtime_ns)


def circumstances(surroundings: Surroundings, results: ResultCache) -> Circumstances:
    """The circumstances of a project's tools; files of a copy are nothing to remember: it is gone after the run."""
    kept = NO_RESULTS if surroundings.home else results
    return Circumstances(surroundings, KnownFiles(kept, f"tools of {surroundings.root}"))
