"""What the configuration of the checked project says about the collection of tests."""

import msgspec

from archcheck.domain.project import Project


class TestDiscovery(msgspec.Struct, frozen=True):
    """pytest's patterns for files, classes and functions."""

    __test__ = False
    files: tuple[str, ...] = ("test_*.py", "*_test.py")
    classes: tuple[str, ...] = ("Test",)
    functions: tuple[str, ...] = ("test",)


def discovery_of_tests(project: Project) -> TestDiscovery:
    """What the project's pytest configuration says; workers do not read it."""
    from archcheck.infrastructure.discovery.pytest_settings import read_pytest_settings

    settings = read_pytest_settings(project.root)
    return TestDiscovery(
        files=settings.python_files,
        classes=settings.python_classes,
        functions=settings.python_functions,
    )
