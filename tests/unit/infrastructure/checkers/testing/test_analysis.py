"""The analysis of a file."""

import ast

from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import analysed_tests, collected_in
from tests.unit.infrastructure.checkers.testing.testing_support import only_test, parsed

SOURCE = """
def test_it():
    for a in b:
        assert a
        for c in a:
            assert c
    with self.subTest():
        for d in b:
            assert d
    with soft_assertions():
        while e:
            assert e
    for f in b:
        with self.subTest():
            assert f
"""


def test_should_give_the_outermost_loops_when_they_hold_assertions() -> None:
    """Also in subtests and soft blocks, not around subtests."""
    kinds = [type(loop) for loop in only_test(SOURCE).loops]
    assert kinds == [ast.For, ast.For, ast.While]


def test_should_find_no_loop_when_subtest_and_assertion_share_a_with() -> None:
    """Each item of a `with` stands in the items before it."""
    source = """
    def test_it(self):
        for a in b:
            with self.subTest(a), self.assertRaises(ValueError):
                parse(a)
    """
    assert only_test(source).loops == ()


def test_should_give_the_outermost_branches_when_they_hold_assertions() -> None:
    """Once each."""
    test = only_test("def test_it():\n    if a:\n        if b: assert c\n    if d: assert e\n")
    assert [branch.lineno for branch in test.branches] == [2, 4]


def test_should_leave_out_soft_assertions_when_the_block_is_counted() -> None:
    """The block stands for them."""
    test = only_test(SOURCE)
    assert (len(test.assertions), len(test.counted)) == (6, 5)


def test_should_name_a_method_by_its_class_when_it_is_a_test() -> None:
    """Relative to the module."""
    assert only_test("class TestA:\n    def test_b(self): ...").symbol == "TestA.test_b"


def test_should_analyse_a_file_once_when_several_rules_ask() -> None:
    """The same values, not equal ones."""
    file = parsed(SOURCE)
    project = ProjectFacts()
    assert analysed_tests(file, project, ()) is analysed_tests(file, project, ())


def test_should_analyse_anew_when_the_helpers_differ() -> None:
    """The tests are the same, their assertions are not."""
    file = parsed("def test_it():\n    check_open(1)")
    project = ProjectFacts()
    both = [analysed_tests(file, project, given)[0].count for given in ((), ("check_*",))]
    assert both == [0, 1]


def test_should_list_tests_when_only_their_names_are_wanted() -> None:
    """Functions before classes."""
    source = "class TestA:\n    def test_b(self): ...\ndef test_c(): ..."
    assert [test.function.symbol for test in collected_in(parsed(source), ProjectFacts())] == [
        "test_c",
        "TestA.test_b",
    ]


def test_should_list_no_tests_when_pytest_does_not_collect_the_file() -> None:
    """Whatever it defines."""
    assert collected_in(parsed("def test_a(): ...", path="tests/helpers.py"), ProjectFacts()) == ()
