"""The chapter of the README about adoption, command by command on an old project."""

import pathlib
import shlex
import subprocess

from tests.end_to_end.archcheck_support import Run, archcheck
from tests.end_to_end.init_support import laid_out

README = pathlib.Path(__file__).parents[2] / "README.md"
LEGACY = {
    "src/shop/web/pages.py": "from shop.storage import tables  # old\n\nX = tables\n",
    "src/shop/services/order.py": "from shop.storage import tables\n\nX = tables  # fast\n",
    "src/shop/storage/tables.py": "def late():\n    from shop.services import order\n    return order\n",
    "tests/test_order.py": "def test_it():\n    assert 1 + 1 == 2\n    assert 2 + 1 == 3\n",
}
COMMENTED = "X = 1  # new\n"


def commands() -> list[list[str]]:
    """What the chapter says to type."""
    chapter = README.read_text("utf-8").split("## Adopting it in an existing project")[1]
    block = chapter.split("```console\n")[1].split("```")[0]
    return [shlex.split(line[2:], comments=True) for line in block.splitlines()]


def adopted(directory: pathlib.Path) -> list[int]:
    """The statuses of all commands of the chapter, on a project in a repository."""
    laid_out(directory, LEGACY)
    subprocess.run(["git", "init", "-q", "."], cwd=directory, check=True)
    return [typed(directory, command) for command in commands()]


def typed(directory: pathlib.Path, command: list[str]) -> int:
    """The status of one command."""
    if command[0] == "archcheck":
        return archcheck(directory, *command[1:]).status
    return subprocess.run(command, cwd=directory, check=False).returncode


def with_file(directory: pathlib.Path, name: str, text: str) -> Run:
    """What the last command says when a file is written."""
    adopted(directory)
    (directory / name).write_text(text, encoding="utf-8")
    return archcheck(directory, *commands()[-1][1:])


def test_should_have_five_commands_when_somebody_adopts_it() -> None:
    assert len(commands()) == 5


def test_should_pass_at_every_step_when_a_legacy_project_adopts_it(tmp_path: pathlib.Path) -> None:
    assert adopted(tmp_path) == [0, 0, 0, 0, 0]


def test_should_fail_when_something_new_is_found(tmp_path: pathlib.Path) -> None:
    assert with_file(tmp_path, "src/shop/web/news.py", COMMENTED).says(1, "news.py:1")


def test_should_fail_when_the_record_could_shrink(tmp_path: pathlib.Path) -> None:
    run = with_file(
        tmp_path, "src/shop/web/pages.py", "from shop.storage import tables\n\nX = tables\n"
    )
    assert run.says(1, "archcheck baseline")
