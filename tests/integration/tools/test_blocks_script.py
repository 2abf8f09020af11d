"""Our script against xenon itself."""

import argparse
import logging
import pathlib

import pytest
from xenon import core  # type: ignore[import-untyped]

from archcheck.infrastructure.tools.wrapped.xenon import blocks_script

TOOLS = pathlib.Path(blocks_script.__file__).parents[1]
LIBRARY = pathlib.Path(argparse.__file__).parent / "email"


def said_by_xenon(paths: list[str], limits: tuple[str, str, str, float]) -> list[str]:
    """What xenon logs as errors."""
    told: list[str] = []
    logger = logging.Logger("xenon")
    handler = logging.Handler()
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    logger.addHandler(handler)
    absolute, modules, average, number = limits
    core.analyze(
        argparse.Namespace(
            path=paths,
            exclude=None,
            ignore=None,
            no_assert=False,
            absolute=absolute,
            modules=modules,
            average=average,
            averagenum=number,
            paths_in_front=False,
        ),
        logger,
    )
    return sorted(told)


def said_by_us(paths: list[str], limits: tuple[str, str, str, float]) -> list[str]:
    """Our answer in xenon's words."""
    absolute, modules, average, number = limits
    options = blocks_script.parser().parse_args(
        ["-b", absolute, "-m", modules, "-a", average, f"--max-average-num={number}", *paths]
    )
    answer = blocks_script.answer(options)
    averages = {
        average: "average complexity is ranked {rank}",
        str(number): "total average complexity is {average}",
    }
    return sorted(
        [
            *(
                f'block "{block["path"]}:{block["line"]} {block["name"]}" '
                f'has a rank of {block["rank"]}'
                for block in answer["blocks"]
            ),
            *(
                f"module {module['path']!r} has a rank of {module['rank']}"
                for module in answer["modules"]
            ),
            *(averages[found["limit"]].format(**found) for found in answer["average"]),
        ]
    )


@pytest.mark.parametrize("folder", [LIBRARY, TOOLS], ids=["email", "own tools"])
@pytest.mark.parametrize(
    "limits", [("A", "A", "A", 1.0), ("B", "A", "A", 3.0), ("C", "B", "B", 99.0)]
)
def test_should_equal_xenon_when_files_are_utf8(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: pathlib.Path,
    folder: pathlib.Path,
    limits: tuple[str, str, str, float],
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = [str(path) for path in sorted(folder.glob("*.py"))]
    assert said_by_us(paths, limits) == said_by_xenon(paths, limits)


def test_should_end_with_one_when_a_limit_is_exceeded(
    tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.py"
    path.write_text("def f(a):\n" + "    if a: a = 1\n" * 6, encoding="utf-8")
    status = blocks_script.main(["-b", "A", str(path)])
    assert (status, '"rank": "B"' in capsys.readouterr().out) == (1, True)


def test_should_name_file_when_it_cannot_be_parsed(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = '\xff'\n")
    options = blocks_script.parser().parse_args([str(path)])
    assert list(blocks_script.answer(options)["errors"]) == [str(path)]


def test_should_ignore_assertions_when_told_so(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("def f(a):\n" + "    assert a\n" * 6, encoding="utf-8")
    options = blocks_script.parser().parse_args(["-b", "A", "--no-assert", str(path)])
    assert blocks_script.answer(options)["blocks"] == []
