"""Edits a project at random, and holds cached runs of the gate with the real tools against others.

python benchmarks/cached_answers.py [STEPS] [SEED]

Each step changes a file, settings, options or nothing; then the gate runs with the cache and
without it, and SARIF and the console must be equal byte for byte. It ends with status 1 at the
first difference, and prints the seed and the step.
"""

import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable

SAMPLE = pathlib.Path(__file__).parents[1] / "fixtures" / "order_service"
COMMAND = (sys.executable, "-P", "-m", "archcheck", "./src", "--reproducible", "--quiet")
LINES = (
    "\nX=1\n",
    "\nimport os\n",
    "\nassert eval('1')\n",
    "\n# a comment\n",
    "\ndef broken(:\n",
    "\nY: int = ''\n",
)
OPTIONS = ((), ("--no-tests",), ("--no-tool", "mypy"), ("--only-tools",), ("--strict",))
SETTINGS = {
    ".flake8": "[flake8]\nextend-ignore = E225\n",
    "mypy.ini": "[mypy]\nstrict = true\n",
    ".bandit": "[bandit]\nskips = B101\n",
}


class Walk:
    """Somebody who edits a project."""

    def __init__(self, root: pathlib.Path, seed: int) -> None:
        """Take a project and the seed."""
        self.root = root
        self.options: tuple[str, ...] = ()
        self._chance = random.Random(seed)
        self._before: dict[pathlib.Path, bytes] = {}

    def step(self) -> str:
        """Change something; what was done."""
        edits: tuple[Callable[[], object], ...] = (
            *(self._append, self._append, self._add, self._delete, self._rename, self._touch),
            *(self._revert, self._configure, self._choose, lambda: None),
        )
        edit = self._chance.choice(edits)
        edit()
        return edit.__name__

    def _file(self) -> pathlib.Path:
        return self._chance.choice(sorted(self.root.rglob("src/**/*.py")))

    def _append(self) -> None:
        path = self._file()
        self._before[path] = path.read_bytes()
        path.write_bytes(path.read_bytes() + self._chance.choice(LINES).encode())

    def _add(self) -> None:
        self._file().with_name(f"new_{self._chance.randrange(3)}.py").write_text("Z = 1\n")

    def _delete(self) -> None:
        path = self._file()
        if path.name != "__init__.py":
            self._before[path] = path.read_bytes()
            path.unlink()

    def _rename(self) -> None:
        path = self._file()
        if path.name != "__init__.py":
            path.rename(path.with_name(f"renamed_{self._chance.randrange(3)}.py"))

    def _touch(self) -> None:
        self._file().touch()

    def _revert(self) -> None:
        for path, data in self._before.items():
            path.write_bytes(data)

    def _configure(self) -> None:
        name = self._chance.choice(sorted(SETTINGS))
        path = self.root / name
        if path.is_file():
            path.unlink()
        else:
            path.write_text(SETTINGS[name])

    def _choose(self) -> None:
        self.options = self._chance.choice(OPTIONS)


def told(walk: Walk, place: pathlib.Path, *more: str) -> tuple[int, bytes, bytes]:
    """Status, console and SARIF of a run."""
    report = place / "report.sarif"
    command = [*COMMAND, *walk.options, *more, "--format", f"sarif:{report}"]
    done = subprocess.run(command, cwd=walk.root, capture_output=True, timeout=600, check=False)
    return done.returncode, done.stdout, report.read_bytes()


def main(arguments: list[str]) -> int:
    """Walk, and compare after each step."""
    steps = int(arguments[0]) if arguments else 60
    seed = int(arguments[1]) if len(arguments) > 1 else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}, {steps} steps", flush=True)
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory)
        shutil.copytree(SAMPLE, place / "project")
        walk = Walk(place / "project", seed)
        for number in range(steps):
            done = walk.step()
            cached = told(walk, place, "--cache-dir", str(place / "cache"))
            if cached != told(walk, place, "--no-cache"):
                print(f"step {number} ({done}) differs; options {walk.options}")
                return 1
    print("all equal")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
