"""How files become jobs."""

import os
import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.level import Level
from archcheck.domain.project import Role, SourceFile
from archcheck.infrastructure.tools.adapter import Prices, ToolCall, ToolTask
from archcheck.infrastructure.tools.running.planning import (
    POSIX_LIMIT,
    WINDOWS_LIMIT,
    argument,
    argument_limit,
    shards,
)
from archcheck.infrastructure.tools.running.process_runner import Finished

DEAR = Prices(start=0.0, kilobyte=1.0)
CHEAP = Prices(start=0.0, kilobyte=0.000001)
TASK = ToolTask(command=("python",), levels={"E": Level.NOTE}, reported=("a.py",))


def files(*sizes: int) -> list[SourceFile]:
    """Files of these sizes."""
    return [
        SourceFile(f"m{number:03}.py", Role.SOURCE, "", False, size, f"digest {number}")
        for number, size in enumerate(sizes)
    ]


def sizes_of(parts: tuple[tuple[SourceFile, ...], ...]) -> list[list[int]]:
    """The sizes of the files of each part."""
    return [[file.size for file in part] for part in parts]


@pytest.mark.parametrize(
    ("sizes", "prices", "workers", "expected"),
    [
        ((5000, 5000, 5000, 5000), DEAR, 2, [[5000, 5000], [5000, 5000]]),
        ((5000, 5000, 5000, 5000), CHEAP, 2, [[5000, 5000, 5000, 5000]]),
        ((5000, 5000, 5000), DEAR, 1, [[5000, 5000, 5000]]),
        ((9000, 10, 10, 10), DEAR, 2, [[9000], [10, 10, 10]]),
        ((0, 0), DEAR, 2, [[0, 0]]),
        ((9000, 0), DEAR, 1, [[9000, 0]]),
        ((), DEAR, 2, [[]]),
    ],
)
def test_should_cut_by_bytes_when_there_is_enough_to_do(
    sizes: tuple[int, ...], prices: Prices, workers: int, expected: list[list[int]]
) -> None:
    assert sizes_of(shards(files(*sizes), prices, workers, 10_000)) == expected


def test_should_cut_when_paths_are_longer_than_a_command_line() -> None:
    assert sizes_of(shards(files(1, 2, 3), CHEAP, 1, 14)) == [[1], [2], [3]]


@given(st.lists(st.integers(0, 50_000), max_size=40), st.integers(1, 8), st.integers(15, 200))
@settings(max_examples=60, deadline=None)
def test_should_keep_every_file_once_when_cut_anyhow(
    sizes: list[int], workers: int, limit: int
) -> None:
    parts = shards(files(*sizes), DEAR, workers, limit)
    assert [file for part in parts for file in part] == files(*sizes)


@given(st.lists(st.integers(0, 50_000), max_size=40), st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_should_make_no_more_parts_than_workers_when_command_lines_are_long(
    sizes: list[int], workers: int
) -> None:
    assert len(shards(files(*sizes), DEAR, workers, 1_000_000)) <= workers


@pytest.mark.parametrize(
    ("path", "expected"), [("a.py", "a.py"), ("-a.py", "./-a.py"), ("@a.py", "./@a.py")]
)
def test_should_disarm_path_when_it_looks_like_an_option(path: str, expected: str) -> None:
    assert argument(path) == expected


@pytest.mark.parametrize(("system", "limit"), [("nt", WINDOWS_LIMIT), ("posix", POSIX_LIMIT)])
def test_should_limit_command_line_when_system_does(
    monkeypatch: pytest.MonkeyPatch, system: str, limit: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", system)
        found = argument_limit()
    assert found == limit


def test_should_write_paths_to_file_when_they_are_too_long(tmp_path: pathlib.Path) -> None:
    call = ToolCall(
        root="/",
        paths=("a.py", "\udcff.py"),
        task=TASK,
        start=lambda arguments, environment: Finished(0, "", ""),
        scratch=str(tmp_path),
    )
    (listing,) = call.path_arguments(5)
    assert pathlib.Path(listing[1:]).read_bytes() == b"a.py\n\xff.py\n"
