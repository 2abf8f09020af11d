"""What a name says."""

import pathlib

import pytest

from archcheck.infrastructure.checkers.naming.names import (
    NUMBERED,
    SINGLE,
    VAGUE,
    NameFaults,
    NameOptions,
    faults_by,
    has_company,
)

JUDGED = pathlib.Path(__file__).with_name("judged_names.txt").read_text(encoding="ascii")
ROWS = [line.split() for line in JUDGED.splitlines()]
WORDS = {"good": "", "numbered": NUMBERED, "single": SINGLE, "vague": VAGUE}
FAULTS = NameFaults(NameOptions())


@pytest.mark.parametrize("name", ["a", "n", "N", "e", "i", "ä", "λ"])
def test_should_fault_a_letter_when_it_stands_alone(name: str) -> None:
    """Where it is given decides whether it may."""
    assert FAULTS.fault(name) == SINGLE


@pytest.mark.parametrize(
    "name",
    ["tmp", "_tmp", "foo", "Foo", "FOO", "obj", "__obj", "mgr", "do_something", "MyClass", "temp"],
)
def test_should_fault_a_word_when_it_is_vague(name: str) -> None:
    """Underscores around it and capitals are left out."""
    assert FAULTS.fault(name) == VAGUE


@pytest.mark.parametrize(
    "name",
    [
        "value1",
        "value_1",
        "value01",
        "data2",
        "tmp2",
        "_value1",
        "Order2",
        "firstOrder2",
        "MAX_3",
        "a1",
        "n0",
        "item12",
    ],
)
def test_should_fault_a_number_when_it_tells_two_names_apart(name: str) -> None:
    """However it is written."""
    assert FAULTS.fault(name) == NUMBERED


@pytest.mark.parametrize(
    "name",
    [
        "_",
        "__",
        "__all__",
        "__a__",
        "_1",
        "x",
        "z",
        "x1",
        "值",
        "id",
        "ab",
        "tmp_path",
        "obj_type",
        "user_obj",
        "TMP",
        "utf8",
        "as_utf_8",
        "sha1",
        "Sha1",
        "base64",
        "b64",
        "int32",
        "ipv4",
        "http2",
        "s3",
        "log10",
        "flake8",
        "OS_OF_FLAKE8",
        "level_1",
        "phase2",
        "address_line_1",
        "address_line2",
        "api_v1",
        "point_x2",
        "year2024",
        "status_404",
        "greater_than_5",
        "sum_of_2",
        "convert_2to3",
        "2to3",
    ],
)
def test_should_find_nothing_wrong_when_a_name_says_something(name: str) -> None:
    """Or is no word of a language with letters."""
    assert FAULTS.fault(name) == ""


def test_should_allow_names_when_the_project_says_so() -> None:
    """By globs."""
    faults = NameFaults(NameOptions(allow=("obj*", "v")))
    assert [faults.fault(name) for name in ("obj", "objs", "v", "tmp")] == ["", "", "", VAGUE]


def test_should_know_other_letters_when_the_project_names_them() -> None:
    """They take the place of the usual ones, also before numbers."""
    faults = NameFaults(NameOptions(letters="n"))
    assert [faults.fault(name) for name in ("n", "n1", "x", "x1")] == ["", "", SINGLE, NUMBERED]


def test_should_know_more_words_when_the_project_finds_them_vague() -> None:
    """They stand beside the shipped ones."""
    faults = NameFaults(NameOptions(vague_words=("dings",)))
    assert [faults.fault(name) for name in ("dings", "Dings", "tmp")] == [VAGUE] * 3


def test_should_remember_good_names_when_they_were_judged() -> None:
    """For whoever asks in a hurry."""
    faults = NameFaults(NameOptions())
    assert ([faults.fault(name) for name in ("price", "price", "tmp")], faults.good) == (
        ["", "", VAGUE],
        {"price"},
    )


def test_should_judge_by_one_memory_when_options_are_equal() -> None:
    """For all files."""
    assert faults_by(NameOptions(allow="a")) is faults_by(NameOptions(allow="a"))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("bar", "foo = bar = 1", True),
        ("_Bar", "class Foo: ...", True),
        ("bar", "bar = ProgressBar()", False),
        ("tmp", "tmp = 1", True),
    ],
)
def test_should_want_company_when_a_word_is_vague_beside_another(
    name: str, text: str, expected: bool
) -> None:
    """A bar may show progress."""
    assert has_company(name, text) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [(name, WORDS[kind]) for _, name, kind, _ in ROWS],
    ids=JUDGED.splitlines(),
)
def test_should_judge_as_before_when_a_name_is_of_a_real_package(name: str, expected: str) -> None:
    """200 findings in 20 packages, read one by one."""
    assert FAULTS.fault(name) == expected


def test_should_be_wrong_rarely_when_names_are_of_real_packages() -> None:
    """Of the findings that were read."""
    wrong = [row for row in ROWS if row[-1] == "wrong"]
    assert len(wrong) / len(ROWS) < 0.05
