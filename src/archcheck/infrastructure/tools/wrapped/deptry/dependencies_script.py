"""Runs deptry in its interpreter: what is installed in the project's environment is data to it."""

import importlib.machinery
import os
import pathlib
import runpy

GUARD = pathlib.Path(__file__).parents[2] / "running" / "guarded_imports.py"
PLACES = "ARCHCHECK_PLACES"


def main() -> None:
    """Run with the arguments of the command line."""
    places = list(filter(None, os.environ.get(PLACES, "").split(os.pathsep)))
    guards = runpy.run_path(str(GUARD))
    guards["guard"](os.getcwd(), places, trusted=False)
    from deptry import cli, module  # type: ignore[import-untyped]

    if places:
        guards["forget_installed"](places)
    setattr(module, "find_spec", importlib.machinery.PathFinder.find_spec)
    cli.deptry()


if __name__ == "__main__":
    main()
