"""All directories below a root that have a pyproject.toml, whatever else lies in them."""

from collections.abc import Iterator

from archcheck.infrastructure.discovery.nested_projects import MARKERS, SAMPLES, TESTS
from archcheck.infrastructure.discovery.project_paths import ProjectPaths
from archcheck.infrastructure.discovery.walking import PACKAGE, is_never_entered

SETTINGS = MARKERS[0]
PASSED = SAMPLES | TESTS
TEMPLATE = "{{"


def project_directories(paths: ProjectPaths) -> tuple[str, ...]:
    """Sorted; none in packages, tests, samples, templates, environments and what git ignores."""
    return tuple(sorted(_found(paths)))


def _found(paths: ProjectPaths) -> Iterator[str]:
    waiting = [""]
    while waiting:
        for directory in _entered(paths, waiting.pop()):
            waiting.append(directory)
            if SETTINGS in paths.listing(directory):
                yield directory.rstrip("/")


def _entered(paths: ProjectPaths, directory: str) -> Iterator[str]:
    for entry in paths.children(directory):
        if (
            entry.holds_others
            and not _is_passed(entry.name)
            and _may_hold_projects(paths, entry.path)
        ):
            yield entry.path


def _may_hold_projects(paths: ProjectPaths, directory: str) -> bool:
    return PACKAGE not in paths.listing(directory) and not paths.is_environment(directory)


def _is_passed(name: str) -> bool:
    return is_never_entered(name) or name in PASSED or TEMPLATE in name
