"""Measures what `engine = "ruff"` saves: flake8 alone, and the whole gate, with it and without.

`python benchmarks/substitutes.py [--django DIR] [--only TOOL]`, with the Python of an environment that has
archcheck and its tools. Each runs once on Django's package without any cache; compared are CPU
seconds of all descendants, which say something on a busy machine too. The exit status is 1 when the
whole gate takes more than 0.35 of what it takes without.
"""

import argparse
import pathlib
import shutil
import sys
import tempfile

from measuring import GATE, adopt_orphans, cost, downloaded, program

BUDGET = 0.35
ANY_ANSWER = (0, 1, 3)


def seconds(root: pathlib.Path, engine: str, arguments: list[str]) -> float:
    """The CPU seconds of a gate."""
    settings = f'{GATE}flake8 = {{ engine = "{engine}" }}\n'
    (root / "pyproject.toml").write_text(settings, encoding="utf-8")
    command = [program("archcheck"), ".", "--no-cache", *arguments]
    return cost(command, root, answers=ANY_ANSWER).cpu


def main() -> None:
    """Measure, print, and hold against the budget."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--django", type=pathlib.Path)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    adopt_orphans()
    ratio = 0.0
    with tempfile.TemporaryDirectory() as place:
        source = asked.django or downloaded(pathlib.Path(place))
        root = pathlib.Path(place, "project")
        shutil.copytree(source / "django", root / "django")
        for name, arguments in (("flake8", ["--tool", "flake8"]), ("the whole gate", [])):
            if asked.only not in ("", name):
                continue
            plain, engined = (seconds(root, it, arguments) for it in ("flake8", "ruff"))
            ratio = engined / plain
            print(f"{name:16} {plain:8.1f} s with flake8 {engined:8.1f} s with ruff {ratio:6.2f}x")
    sys.exit(int(ratio > BUDGET))


if __name__ == "__main__":
    main()
