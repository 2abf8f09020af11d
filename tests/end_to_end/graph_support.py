"""A shop with layers whose domain reaches too far, for tests of graphs."""

import pathlib

from tests.end_to_end.archcheck_support import project

CONFIGURATION = """\
[project]
name = "shop"

[tool.archcheck]
extends = []

[tool.archcheck.layers]
web = "{root}.web"
domain = "{root}.domain"

[[tool.archcheck.contracts]]
name = "layered"
type = "layers"
layers = ["web", "domain"]
because = "Rules outlive pages."
"""
FILES = {
    "domain/__init__.py": "",
    "domain/order.py": "import logging\n\nfrom shop import clock\n",
    "domain/price.py": "from shop.web import page\n",
    "clock.py": "import shop.web.page\n",
    "web/__init__.py": "",
    "web/page.py": "import click\n\nfrom shop.domain import order, price\n",
}


def layered_shop(directory: pathlib.Path, **changes: str) -> pathlib.Path:
    """The shop, with other texts of some files (`web__page` is web/page.py)."""
    project(directory, CONFIGURATION)
    texts = {f"{name.replace('__', '/')}.py": text for name, text in changes.items()}
    for name, text in {**FILES, **texts}.items():
        path = directory / "src" / "shop" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return directory
