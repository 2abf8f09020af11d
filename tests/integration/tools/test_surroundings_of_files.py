"""What decides the answers of tools that see each file on its own, beside these files."""

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.infrastructure.tools.adapter import Surrounding
from archcheck.infrastructure.tools.catalogue import adapter_named
from tests.integration.tools.tool_support import Workshop

RUFF = {
    "src/ruff.toml": "extend = '../base.toml'\n",
    "base.toml": "",
    "tests/ruff.toml": "",
    "pyproject.toml": "[tool.black]\n",
}
PATHS = ("src/shop/a.py", "src/shop/b.py")
BASE = ("base.toml", "pyproject.toml", "src/ruff.toml")


@pytest.mark.parametrize(
    ("tool", "args", "expected"),
    [
        ("ruff", (), Surrounding(files=BASE, packages=True)),
        (
            "ruff",
            ("--config", "ci.toml"),
            Surrounding(files=("ci.toml", "pyproject.toml"), packages=True),
        ),
        ("ruff-format", ("--config", "line-length = 9"), Surrounding(files=BASE)),
        (
            "isort",
            ("--sp", "x.cfg"),
            Surrounding(files=(".editorconfig", "pyproject.toml", "x.cfg"), packages=True),
        ),
        ("pydoclint", ("--config", "ci.toml"), Surrounding(files=("ci.toml",))),
        ("pydoclint", (), Surrounding(files=())),
        ("black", (), Surrounding(files=("pyproject.toml",))),
    ],
)
def test_should_tell_what_else_decides_when_a_tool_sees_each_file_alone(
    workshop: Workshop, tool: str, args: tuple[str, ...], expected: Surrounding
) -> None:
    root = workshop.put(RUFF).root
    assert adapter_named(tool).depends_on(root, args, PATHS) == expected


@pytest.mark.parametrize(("tool", "rule"), [("ruff", "I001"), ("isort", "isort")])
def test_should_change_its_answer_when_a_package_of_the_project_appears(
    workshop: Workshop, tool: str, rule: str
) -> None:
    args = ("--select=I001",) if tool == "ruff" else ()
    setting = ToolSetting(name=tool, args=args)
    before = workshop.put({"src/shop/a.py": "import aaa\nimport click\n"}).check(setting)
    after = workshop.put({"src/aaa/__init__.py": ""}).check(setting)
    found = [[finding.rule for finding in result.findings] for result in (before, after)]
    assert found == [[], [rule]]
