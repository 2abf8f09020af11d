"""docs/coming-from.md: archcheck finds what is marked, and the other tools say the same."""

import os
import pathlib
import subprocess
import sys

import pytest

from tests.integration.rules.rule_page_support import MARKER, Block, blocks_of, expected_in, said

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "coming-from.md"
BIN = pathlib.Path(sys.executable).parent
RIVALS = {
    ".importlinter": [str(BIN / "lint-imports"), "--no-cache"],
    "tach.toml": [str(BIN / "tach"), "check"],
    "tests/test_architecture.py": [
        sys.executable,
        *("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"),
    ],
}
HEAD = "extends = []\n"
TAIL = "\n[tools.import-linter]\nenabled = false\n"
Example = list[Block]


def examples() -> dict[str, Example]:
    """The blocks of each example that archcheck can run, by its title."""
    found: dict[str, Example] = {}
    for _, title, block in blocks_of(PAGE.read_text("utf-8")):
        found.setdefault(title, []).append(block)
    return found


def rival_of(example: Example) -> str:
    """The file of the other tool; empty where it cannot run here."""
    paths = {block.setting("path") for block in example}
    return next((path for path in RIVALS if path in paths), "")


COMPARED = [title for title, example in examples().items() if rival_of(example)]


def write(example: Example, directory: pathlib.Path, *, is_broken: bool) -> None:
    """Make the project, with the marked lines or without them; a file of such lines is one of them."""
    (directory / "pyproject.toml").write_text("[project]\nname = 'shop'\n", encoding="utf-8")
    for block in example:
        lines = block.text.split("\n")
        kept = [line for line in lines if is_broken or not MARKER.search(line)]
        if any(kept) or not any(lines) or not _is_demanded_by_absence(block):
            place = directory / block.setting("path")
            place.parent.mkdir(parents=True, exist_ok=True)
            text = "\n".join(MARKER.sub("", line) for line in kept)
            is_ours = place.name == "archcheck.toml"
            place.write_text(f"{HEAD}{text}{TAIL}" if is_ours else text, encoding="utf-8")


def _is_demanded_by_absence(block: Block) -> bool:
    """Whether the file as a whole is at fault: it lacks something."""
    return "required-dependency" in block.text


def rival_passes(example: Example, directory: pathlib.Path) -> bool:
    """Whether the other tool is content; it must have an opinion."""
    command = RIVALS[rival_of(example)]
    variables = {**os.environ, "PYTHONPATH": str(directory / "src"), "TACH_DISABLE_LOGGING": "1"}
    done = subprocess.run(
        command, cwd=directory, env=variables, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout + done.stderr)
    return done.returncode == 0


def verdicts_of(example: Example, place: pathlib.Path, *, is_broken: bool) -> tuple[bool, bool]:
    """Whether the other tool and archcheck are content."""
    directory = place / str(is_broken)
    directory.mkdir()
    write(example, directory, is_broken=is_broken)
    return rival_passes(example, directory), not said(directory, ())


@pytest.mark.parametrize("title", examples())
def test_should_find_what_is_marked_when_a_rule_is_rewritten(
    title: str, tmp_path: pathlib.Path
) -> None:
    """And nothing else."""
    example = examples()[title]
    write(example, tmp_path, is_broken=True)
    wanted = sorted(it for block in example for it in expected_in(block, block.setting("path")))
    assert said(tmp_path, wanted) == wanted


@pytest.mark.parametrize("title", COMPARED)
def test_should_agree_with_the_other_tool_when_a_rule_is_broken_and_kept(
    title: str, tmp_path: pathlib.Path
) -> None:
    """The same verdicts, on the real program."""
    example = examples()[title]
    verdicts = [verdicts_of(example, tmp_path, is_broken=it) for it in (True, False)]
    assert verdicts == [(False, False), (True, True)]
