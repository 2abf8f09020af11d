"""A small project with layers, and the command line on it."""

import contextlib
import io
import os
import pathlib

from archcheck.interface.cli.entry import run
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment

CONFIGURATION = """
[tool.archcheck]
extends = []

[tool.archcheck.layers]
application = "shop.application"
domain = "shop.domain"

[tool.archcheck.rules]
no-comments = "warning"

[[tool.archcheck.contracts]]
name = "layers"
type = "layers"
layers = ["application", "domain"]
because = "Rules of the business survive."

[[tool.archcheck.contracts]]
name = "no web"
type = "external"
source_modules = ["domain"]
forbid = ["flask"]

[[tool.archcheck.structure]]
name = "events are facts"
that = { kind = "class", layer = "domain", named = "*Event" }
should = { be_immutable = true }
"""
FILES = {
    "pyproject.toml": CONFIGURATION,
    "src/shop/__init__.py": "",
    "src/shop/main.py": "import shop.application\n",
    "src/shop/application.py": "import shop.domain.order\nimport shop.domain.event\n",
    "src/shop/domain/__init__.py": "",
    "src/shop/domain/event.py": "class PaidEvent:\n    pass\n\n\nclass Other:\n    pass\n",
    "src/shop/domain/order.py": (
        "import shop.domain.event\n"
        "import shop.application  # archcheck: ignore[layer-dependency] moves next week\n"
        "# a word\n"
    ),
}


def written(directory: pathlib.Path, **changed: str) -> pathlib.Path:
    """Make the project."""
    for path, text in {**FILES, **changed}.items():
        place = directory / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return directory


def told(directory: pathlib.Path, *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of the command line in a directory."""
    before = os.getcwd()
    out, err = io.StringIO(), io.StringIO()
    os.chdir(directory)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = run(list(arguments), Root(Environment({})))
    finally:
        os.chdir(before)
    return status, out.getvalue(), err.getvalue()
