"""Projects that declare something."""

import pathlib
from collections.abc import Mapping

from archcheck.infrastructure.distributions.declared import Declared
from archcheck.infrastructure.distributions.project_declarations import Declarations


def write(root: pathlib.Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Make these files, and tell their paths."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tuple(files)


def declarations(root: pathlib.Path, files: Mapping[str, str]) -> Declarations:
    """What these files declare."""
    return Declarations(str(root), write(root, files))


def told(found: Declared) -> str:
    """`click, run time in pyproject.toml:3`."""
    group = f" ({found.group})" if found.group else ""
    return f"{found.name}, {found.kind}{group} in {found.path}:{found.region.start_line}"
