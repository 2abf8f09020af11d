"""What the configuration of the checked project says about the collection of tests."""

import msgspec


class TestDiscovery(msgspec.Struct, frozen=True):
    """pytest's settings of the project, and its first-party `unittest.TestCase` subclasses.

    `test_cases` are qualified names (`tests.base.DatabaseCase`); classes of one module that
    inherit another of it are found without them. `asserting` are those of functions and methods of
    helper modules that assert, fixtures as call_forms names them.
    """

    __test__ = False
    files: tuple[str, ...] = ("test_*.py", "*_test.py")
    classes: tuple[str, ...] = ("Test",)
    functions: tuple[str, ...] = ("test",)
    test_cases: tuple[str, ...] = ()
    asserting: tuple[str, ...] = ()
