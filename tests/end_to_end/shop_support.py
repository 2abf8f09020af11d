"""A small shop that breaks a few rules, one of each kind."""

import pathlib

CONFIGURATION = """\
[project]
name = "shop"
version = "1.0"

[tool.archcheck]
extends = []

[tool.archcheck.rules]
no-comments = "error"
string-comment = "warning"
one-assertion-per-test = "error"

[tool.archcheck.tools.flake8]
args = ["--select=F"]

[[tool.archcheck.contracts]]
name = "prices stand alone"
type = "forbidden"
source_modules = ["shop.price"]
forbidden_modules = ["shop.order"]
because = "Prices are looked up by everybody."
"""
FILES = {
    "src/shop/__init__.py": "",
    "src/shop/order.py": '"""Orders."""\n\nimport os\n\n"""What is left."""\nLEFT = 0\n',
    "src/shop/price.py": '"""Prices."""\n\nimport shop.order  # noqa\n\n# in cents\nPRICE = 1\n',
    "tests/__init__.py": "",
    "tests/test_price.py": "def test_price():\n    assert 1 > 0\n    assert 2 > 0\n",
}
COMMENT = "src/shop/price.py:5:1: error[no-comments]"
STRING = "src/shop/order.py:5:1: warning[string-comment]"
UNUSED = "src/shop/order.py:3:1: warning[flake8:F401]"
IMPORT = "src/shop/price.py:3:8: error[forbidden-dependency]"
TWICE = "tests/test_price.py:1:5: error[one-assertion-per-test]"
ALL = [COMMENT, IMPORT, TWICE, STRING, UNUSED]
RULES = [COMMENT, IMPORT, TWICE, STRING]


def shop(
    directory: pathlib.Path, more: str = "", changes: dict[str, str] | None = None
) -> pathlib.Path:
    """The shop in a directory, with more configuration and other files."""
    files = {"pyproject.toml": CONFIGURATION + more, **FILES, **(changes or {})}
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return directory


def told(out: str) -> list[str]:
    """Where findings are and which rules they break, sorted, of a console report."""
    starts = (line.partition("] ")[0].removesuffix("]") for line in out.splitlines())
    return sorted(f"{start}]" for start in starts if ": error[" in start or _is_mild(start))


def _is_mild(start: str) -> bool:
    return ": warning[" in start or ": note[" in start
