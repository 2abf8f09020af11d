"""What the configuration of the checked project says about the collection of tests."""

import msgspec


class TestDiscovery(msgspec.Struct, frozen=True):
    """pytest's patterns for files, classes and functions."""

    __test__ = False
    files: tuple[str, ...] = ("test_*.py", "*_test.py")
    classes: tuple[str, ...] = ("Test",)
    functions: tuple[str, ...] = ("test",)
