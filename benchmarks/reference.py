"""Holds the own rules against a slow reference, file by file: whole trees, no screens, one process.

`python benchmarks/reference.py [--stdlib] [--django DIR]`, with the Python of an environment that
has archcheck's tests installed beside it. It prints for each tree how many files, findings and
places were compared, and every difference; the exit status is 1 when there is one.
"""

import argparse
import pathlib
import sys
import sysconfig
import tempfile

CHECKOUT = str(pathlib.Path(__file__).resolve().parents[1])


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--django", type=pathlib.Path, help="an unpacked source distribution")
    parser.add_argument("--stdlib", action="store_true", help="the standard library")
    arguments = parser.parse_args()
    trees = {"Django": arguments.django} if arguments.django else {}
    if arguments.stdlib:
        trees["the standard library"] = pathlib.Path(sysconfig.get_path("stdlib"))
    agree = True
    for name, tree in trees.items():
        agree = is_equal(name, tree) and agree
    return 0 if agree else 1


def is_equal(name: str, tree: pathlib.Path) -> bool:
    """Compare a tree, and print what came of it."""
    sys.path.append(CHECKOUT)
    from tests.integration.checkers.reference_support import compared, project_of, python_files

    files = python_files(tree, "site-packages")
    with tempfile.TemporaryDirectory() as directory:
        comparison = compared(project_of(pathlib.Path(directory), tree, files, "test", "tests"))
    print(f"{name}: {comparison}", *comparison.differences, sep="\n  ", flush=True)
    return not comparison.differences


if __name__ == "__main__":
    sys.exit(main())
