"""Finding the files of a project."""

import pathlib

from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.source.discovery import GitAwareDiscovery


def test_should_find_sources_and_tests_when_a_project_has_both(tmp_path: pathlib.Path) -> None:
    """The usual layout."""
    for path in ("src/shop/__init__.py", "tests/test_shop.py", "docs/conf.py"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).touch()
    request = DiscoveryRequest(directory=str(tmp_path))
    project, _ = GitAwareDiscovery().discover(Configuration(root=str(tmp_path)), request)
    assert [(file.path, file.role, file.module) for file in project.files] == [
        ("src/shop/__init__.py", "source", "shop"),
        ("tests/test_shop.py", "test", "tests.test_shop"),
    ]
