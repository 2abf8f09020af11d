"""What a project has configured about what coverage reports."""

import pathlib
from collections.abc import Iterator, Mapping, Sequence

from archcheck.infrastructure.tools.running.configuration_files import ini_sections, toml_table

FILES = (".coveragerc", "setup.cfg", "tox.ini", "pyproject.toml")
OMIT = "omit"
RELATIVE = "relative_files"
PASSED_ON = (
    *("exclude_also", "exclude_lines", "include", OMIT, "partial_also", "partial_branches"),
    RELATIVE,
)
Lists = Mapping[str, Sequence[str]]


def configuration_file(root: pathlib.Path) -> str:
    """The file that coverage would read; empty for none."""
    return next((name for name in FILES if any(_tables(root / name))), "")


def report_settings(root: pathlib.Path) -> Lists:
    """What decides what is reported, and how data files name it: lists by their names."""
    name = configuration_file(root)
    found: dict[str, Sequence[str]] = {}
    for table in _tables(root / name) if name else ():
        found.update({key: _listed(table[key]) for key in PASSED_ON if key in table})
    return found


def written(settings: Lists) -> str:
    """A configuration of ours for coverage with these lists, and nothing that it would run."""
    lines = {key: f"{key} = {_indented(values)}\n" for key, values in sorted(settings.items())}
    relative = lines.pop(RELATIVE, "")
    return f"[run]\n{relative}[report]\n{''.join(lines.values())}"


def _indented(values: Sequence[str]) -> str:
    return "\n    ".join(values)


def _tables(path: pathlib.Path) -> Iterator[Mapping[str, object]]:
    """The tables about running and reporting, the latter last."""
    prefix = "" if path.name == FILES[0] else "coverage:"
    sections = {} if path.suffix == ".toml" else ini_sections(path)
    for name in ("run", "report"):
        if path.suffix == ".toml":
            yield from filter(None, [toml_table(path, "tool", "coverage", name)])
        else:
            yield from filter(None, [sections.get(f"{prefix}{name}")])


def _listed(value: object) -> list[str]:
    items = value if isinstance(value, list) else str(value).replace(",", "\n").split("\n")
    return [str(item).strip() for item in items if str(item).strip()]
