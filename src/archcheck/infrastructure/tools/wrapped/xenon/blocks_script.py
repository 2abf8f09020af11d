"""Applies xenon's thresholds to radon's blocks; runs in the interpreter that holds both.

Reads each file as Python does (xenon itself reads UTF-8 only), and never imports `radon.cli`,
which reads configuration files of the working directory when it is imported. The counting is
that of `xenon.core.find_infractions`.
"""

import argparse
import importlib.metadata
import json
import math
import sys
import tokenize
import typing

from radon.complexity import cc_rank, cc_visit  # type: ignore[import-untyped]

Answer = dict[str, typing.Any]
RANKS = "ABCDEF"


def parser() -> argparse.ArgumentParser:
    """The options of xenon that matter, and the paths; `@FILE` holds one path a line."""
    options = argparse.ArgumentParser(prog="xenon", fromfile_prefix_chars="@")
    version = importlib.metadata.version("xenon")
    options.add_argument("--version", action="version", version=f"xenon {version}")
    for short, long, name in (
        ("-b", "--max-absolute", "absolute"),
        ("-m", "--max-modules", "modules"),
        ("-a", "--max-average", "average"),
    ):
        options.add_argument(short, long, dest=name, type=str.upper, choices=RANKS)
    options.add_argument("--max-average-num", dest="number", type=float)
    options.add_argument("--no-assert", dest="no_assert", action="store_true")
    options.add_argument("paths", nargs="*")
    return options


def blocks_of(path: str, no_assert: bool) -> list[Answer]:
    """Functions, classes and methods of a file, each with complexity and place."""
    with tokenize.open(path) as file:
        source = file.read()
    return [described(block) for block in cc_visit(source, no_assert=no_assert)]


def described(block: typing.Any) -> Answer:
    """A block as JSON; columns are UTF-8 bytes from 0."""
    return {
        "name": block.name,
        "class": getattr(block, "classname", None) or "",
        "kind": {"M": "method", "F": "function", "C": "class"}[block.letter],
        "line": block.lineno,
        "end_line": block.endline,
        "column": block.col_offset,
        "complexity": block.complexity,
        "rank": cc_rank(block.complexity),
    }


def average(blocks: list[Answer]) -> float:
    """The mean complexity, 0 without blocks."""
    return sum(block["complexity"] for block in blocks) / len(blocks) if blocks else 0.0


def exceeds(rank: str, limit: str | None) -> bool:
    """Whether a rank is worse than the limit, if there is one."""
    return limit is not None and rank > limit


def read_all(paths: list[str], no_assert: bool) -> tuple[dict[str, list[Answer]], dict[str, str]]:
    """The blocks of each file, and why the others could not be read."""
    blocks: dict[str, list[Answer]] = {}
    errors: dict[str, str] = {}
    for path in paths:
        try:
            blocks[path] = blocks_of(path, no_assert)
        except (SyntaxError, ValueError, LookupError, OSError, RecursionError) as error:
            errors[path] = f"{type(error).__name__}: {error}"
    return blocks, errors


def bad_blocks(blocks: dict[str, list[Answer]], limit: str | None) -> list[Answer]:
    """The blocks above the limit, each with its path."""
    return [
        {**block, "path": path, "limit": limit}
        for path in sorted(blocks)
        for block in blocks[path]
        if exceeds(block["rank"], limit)
    ]


def bad_modules(blocks: dict[str, list[Answer]], limit: str | None) -> list[Answer]:
    """The files whose mean complexity is above the limit."""
    means = {path: average(blocks[path]) for path in sorted(blocks)}
    return [
        {"path": path, "average": mean, "rank": cc_rank(mean), "limit": limit}
        for path, mean in means.items()
        if exceeds(cc_rank(mean), limit)
    ]


def all_blocks(blocks: dict[str, list[Answer]]) -> list[Answer]:
    """The blocks of all files, in the order of their paths."""
    return [block for path in sorted(blocks) for block in blocks[path]]


def bad_average(mean: float, options: argparse.Namespace) -> list[Answer]:
    """The mean of all blocks, once for the rank and once for the number that it exceeds."""
    rank = cc_rank(mean)
    limits = {
        str(options.average): exceeds(rank, options.average),
        str(options.number): mean > (math.inf if options.number is None else options.number),
    }
    exceeded = [limit for limit, is_exceeded in limits.items() if is_exceeded]
    return [{"average": mean, "rank": rank, "limit": limit} for limit in exceeded]


def answer(options: argparse.Namespace) -> Answer:
    """Everything above a limit."""
    blocks, errors = read_all(options.paths, options.no_assert)
    return {
        "blocks": bad_blocks(blocks, options.absolute),
        "modules": bad_modules(blocks, options.modules),
        "average": bad_average(average(all_blocks(blocks)), options),
        "errors": errors,
    }


def main(arguments: list[str]) -> int:
    """Print the answer as JSON; the status is that of xenon: 1 when a limit is exceeded."""
    found = answer(parser().parse_args(arguments))
    print(json.dumps(found, sort_keys=True))
    return int(any(found[kind] for kind in ("blocks", "modules", "average")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
