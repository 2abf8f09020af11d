"""Asks isort for the differences that it would make; runs in the interpreter that holds isort.

isort's own command says nothing of a broken configuration, nor of a file that Python cannot
parse, ends at the first file that it cannot read, and asks git what it ignores, which may start
a program of the checked project.
"""

import ast
import io
import json
import os
import pathlib
import sys
import typing
import warnings

import isort
from isort.exceptions import FileSkipped, ISortError
from isort.main import parse_args

Answer = typing.Dict[str, typing.Any]
OVERRULED: Answer = {
    "color_output": False,
    "filter_files": False,
    "format_error": "{error}: {message}",
    "only_modified": False,
    "quiet": False,
    "skip_gitignore": False,
    "verbose": False,
}
UNREADABLE = (ISortError, OSError, ValueError, SyntaxError, RecursionError, MemoryError)


def configuration(arguments: Answer) -> isort.Config:
    """What the arguments say, and the file that they name, without what would silence isort."""
    file = arguments.pop("settings_path", "")
    named = {"settings_file": os.path.abspath(file)} if file else {}
    sources = {"src_paths": set(arguments["src_paths"])} if "src_paths" in arguments else {}
    return isort.Config(**{**arguments, **named, **sources, **OVERRULED})


def is_left_out(path: str, config: isort.Config) -> bool:
    """Whether isort would not come to a file if it looked for files itself."""
    places = (pathlib.Path(path), *pathlib.Path(path).parents)
    met = [place for place in places if place.name]
    return not config.is_supported_filetype(path) or any(map(config.is_skipped, met))


def difference(path: str, config: isort.Config) -> str:
    """A unified difference, empty where nothing changes or the file itself says so."""
    with open(path, "rb") as file:
        ast.parse(file.read())
    stream = io.StringIO()
    try:
        isort.check_file(path, show_diff=stream, config=config)
    except FileSkipped:
        return ""
    return stream.getvalue()


def answer(paths: typing.Iterable[str], config: isort.Config) -> Answer:
    """What isort would change, what it leaves out, and what cannot be read or parsed."""
    found: Answer = {"changed": {}, "left_out": [], "unread": {}}
    for path in paths:
        try:
            take(path, config, found)
        except UNREADABLE as error:
            found["unread"][path] = f"{type(error).__name__}: {error}"
    return found


def take(path: str, config: isort.Config, found: Answer) -> None:
    """Add what there is to say about one file."""
    os.stat(path)
    if is_left_out(path, config):
        found["left_out"].append(path)
        return
    changed = difference(path, config)
    if changed:
        found["changed"][path] = changed


def main(argv: typing.List[str]) -> None:
    """Print the answer as JSON."""
    if argv == ["--version"]:
        print(f"isort {isort.__version__}")
        return
    arguments = parse_args(argv)
    paths = arguments.pop("files")
    try:
        config = configuration(arguments)
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")
    print(json.dumps(answer(paths, config)))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(sys.argv[1:])
