"""Where the rules lie that archcheck ships."""

import functools
import pathlib
import tomllib

from archcheck.domain.problem import Problem, UsageProblems

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
DISTRIBUTION = "archcheck-gate"


@functools.cache
def rules_directory(package: pathlib.Path = PACKAGE) -> pathlib.Path:
    """The `rules` folder: in the installed package, else in the checkout around `src`."""
    if (package / "rules").is_dir():
        return package / "rules"
    checkout = package.parent.parent
    if package.parent.name == "src" and _is_checkout(checkout):
        return checkout / "rules"
    raise UsageProblems(
        Problem("", "", f"the rules of archcheck are not in {package}", "install archcheck again")
    )


def _is_checkout(directory: pathlib.Path) -> bool:
    project_file = directory / "pyproject.toml"
    if not project_file.is_file() or not (directory / "rules").is_dir():
        return False
    project = tomllib.loads(project_file.read_text(encoding="utf-8")).get("project", {})
    return bool(project.get("name") == DISTRIBUTION)
