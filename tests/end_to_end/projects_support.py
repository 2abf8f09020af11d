"""A repository with several projects."""

import pathlib
import subprocess

TABLE = """\
[tool.archcheck]
extends = []

[tool.archcheck.projects]
helpers = []
amp = ["helpers"]
lemonade = ["helpers", "amp"]
dev_tools = { path = "tools/dev", uses = ["helpers"] }
"""
FILES = {
    "helpers/pyproject.toml": '[project]\nname = "helpers"\nversion = "1"\n',
    "helpers/src/helpers/__init__.py": "",
    "helpers/src/helpers/text.py": "WIDTH = 80\n",
    "helpers/tests/test_text.py": "def test_width():\n    assert True\n",
    "amp/pyproject.toml": '[project]\nname = "amp"\nversion = "1"\n',
    "amp/src/amp/__init__.py": "",
    "amp/src/amp/play.py": "from helpers import text\n\nLOUD = text.WIDTH\n",
    "amp/tests/test_play.py": "def test_play():\n    assert True\n",
    "lemonade/pyproject.toml": '[project]\nname = "lemonade"\nversion = "1"\n',
    "lemonade/src/lemonade/__init__.py": "",
    "lemonade/src/lemonade/stand.py": "import amp.play\n\nLOUD = amp.play.LOUD\n",
    "tools/dev/pyproject.toml": '[project]\nname = "dev"\nversion = "1"\n',
    "tools/dev/src/dev/__init__.py": "import helpers\n\nAIDS = helpers\n",
}
WRONG = {"amp/src/amp/sell.py": "import lemonade.stand\n\nSTAND = lemonade.stand\n"}


def repository(
    directory: pathlib.Path, changes: dict[str, str] | None = None, table: str = TABLE
) -> pathlib.Path:
    """The projects in a git repository, with other files."""
    directory.mkdir(exist_ok=True)
    subprocess.run(["git", "init", "-q", str(directory)], check=True)
    files = {"pyproject.toml": table, **FILES, **(changes or {})}
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return directory
