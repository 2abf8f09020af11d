"""A project in a real repository whose code changes."""

import os
import pathlib

from tests.end_to_end.archcheck_support import Run, archcheck
from tests.integration.version_control.repository_support import committed, git

CONFIGURATION = """\
[tool.archcheck]
extends = []

[tool.archcheck.layers]
domain = "{root}.domain"
infrastructure = "{root}.infrastructure"

[[tool.archcheck.contracts]]
name = "hexagonal"
type = "layers"
layers = ["infrastructure", "domain"]

[tool.archcheck.rules]
no-comments = "error"
descriptive-name = "warning"
loosened-policy = "off"

[tool.archcheck.tools.flake8]

[tool.archcheck.tools.mypy]
"""
PLAIN = '[tool.archcheck]\nextends = []\n[tool.archcheck.rules]\nno-comments = "error"\n'
ORDER = '"""Orders."""\n\n# old remark\nTOTAL = 1\n'
COLOURS = "RED GREEN BLUE YELLOW ORANGE PURPLE BROWN BLACK WHITE PINK".split()
BODY = "".join(f'{colour} = "{colour}"\n' for colour in COLOURS)
FILES = {
    "pyproject.toml": CONFIGURATION,
    ".gitignore": ".archcheck_cache\n",
    "src/shop/__init__.py": '"""The shop."""\n',
    "src/shop/domain/__init__.py": '"""The domain."""\n',
    "src/shop/domain/order.py": ORDER + BODY,
    "src/shop/infrastructure/__init__.py": '"""The outside."""\n',
    "src/shop/infrastructure/store.py": '"""A store."""\n\nROWS = 1\n',
}
NEW = '"""News."""\n\n# new remark\nSALES = 1\n'
BREACH = '"""A till."""\n\nfrom shop.infrastructure import store\n\nROWS = store.ROWS\n'


def shop(root: pathlib.Path, **more: str) -> pathlib.Path:
    """A committed project with one old finding; `work` is checked out beside `main`."""
    committed(root, {**FILES, **more})
    git(root, "checkout", "-q", "-b", "work")
    return root


def rules(root: pathlib.Path, *arguments: str, **variables: str) -> Run:
    """Check with the own rules, a line for each finding."""
    return archcheck(root, "check", "--only-rules", "-q", *arguments, prefix=(), **variables)


def snapshot(root: pathlib.Path) -> dict[str, tuple[int, bytes]]:
    """Every file of a work tree and of its repository, with its time and content."""
    found = {}
    for directory, names, files in os.walk(root):
        names[:] = [name for name in names if name != ".archcheck_cache"]
        for file in files:
            path = pathlib.Path(directory, file)
            found[str(path)] = (path.lstat().st_mtime_ns, path.read_bytes())
    return found
