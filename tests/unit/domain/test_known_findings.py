"""Tests of findings that are known."""

import dataclasses
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcheck.domain.finding import Finding
from archcheck.domain.known_findings import (
    Identity,
    KnownFindings,
    Renames,
    identity,
    renames_of,
    substance,
)
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region

PATHS = st.sampled_from(["a.py", "b.py"])
KEYS = st.sampled_from(["k", "shop.a->shop.b"])


def finding(path: str = "src/shop/price.py", key: str = "comment", line: int = 1) -> Finding:
    """An own finding."""
    return Finding(
        analyzer="archcheck",
        rule="no-comments",
        level=Level.ERROR,
        message="prose comment",
        location=Location(path, Region(line, 1, line, 5)),
        key=key,
    )


def of_tool(message: str, key: str = "") -> Finding:
    """A finding of a tool."""
    return dataclasses.replace(finding(key=key), analyzer="flake8", rule="E501", message=message)


def known(
    *findings: Finding, renames: Renames = Renames(), stray: tuple[str, ...] = ()
) -> KnownFindings:
    """What somebody knew."""
    return KnownFindings(tuple(map(identity, findings)), renames, stray)


def moved(path: str, old: str, **modules: str) -> Renames:
    """A file that had another path."""
    return Renames({path: old}, modules)


def test_should_hash_key_when_rule_is_own() -> None:
    """Sixteen digits of what JSON prints as the key."""
    assert identity(finding()).fingerprint == hashlib.sha256(b"comment").hexdigest()[:16]


def test_should_hash_message_without_numbers_when_rule_is_of_tool() -> None:
    """The source line is not part of it."""
    digest = hashlib.sha256(b"line too long (# > # characters)").hexdigest()[:16]
    assert identity(of_tool("line too long (120 > 79 characters)")).fingerprint == digest


def test_should_name_rule_as_printed_when_rule_is_of_tool() -> None:
    """As an ignore names it."""
    assert identity(of_tool("long")).rule == "flake8:E501"


def test_should_take_key_when_utf_8_cannot_hold_it() -> None:
    """A path that is no text."""
    assert len(identity(finding(key="\udcff")).fingerprint) == 16


def test_should_know_finding_when_line_has_changed() -> None:
    """Lines are no part of it."""
    assert known(finding()).recognise([finding(line=9)]).pairs == {0: 0}


def test_should_know_first_of_equals_when_one_is_recorded() -> None:
    """One for one: the second is new."""
    found = [finding(line=9), finding(line=2)]
    assert known(finding()).recognise(found).pairs == {1: 0}


def test_should_leave_entry_when_one_of_equals_is_gone() -> None:
    """The last of them is stale."""
    assert known(finding(), finding()).recognise([finding()]).left == (1,)


@pytest.mark.parametrize(
    "other",
    [finding(path="src/shop/other.py"), finding(key="other"), of_tool("prose comment", "comment")],
)
def test_should_not_know_finding_when_it_is_another(other: Finding) -> None:
    """Path, rule and fingerprint all count."""
    assert known(finding()).recognise([other]).pairs == {}


def test_should_know_finding_when_file_was_renamed() -> None:
    """By the path that it had."""
    renames = moved("src/shop/cost.py", "src/shop/price.py")
    match = known(finding(), renames=renames).recognise([finding("src/shop/cost.py")])
    assert match.pairs == {0: 0}


def test_should_know_finding_when_entry_has_new_path_already() -> None:
    """The baseline was written after the file was moved, and before that was committed."""
    renames = moved("src/shop/cost.py", "src/shop/price.py")
    moved_finding = finding("src/shop/cost.py")
    assert known(moved_finding, renames=renames).recognise([moved_finding]).pairs == {0: 0}


def test_should_follow_both_ends_when_edge_was_renamed() -> None:
    """Importer and imported have other names now."""
    before = finding("src/a.py", "shop.a->shop.b.x")
    now = finding("src/c.py", "shop.c->shop.d.x")
    renames = Renames(
        {"src/c.py": "src/a.py", "src/d.py": "src/b.py"},
        {"shop.c": "shop.a", "shop.d": "shop.b"},
    )
    assert known(before, renames=renames).recognise([now]).pairs == {0: 0}


def test_should_follow_target_when_only_that_was_renamed() -> None:
    """The file of the finding is where it was."""
    renames = Renames({"src/d.py": "src/b.py"}, {"shop.d": "shop.b"})
    before, now = finding("src/a.py", "shop.a->shop.b"), finding("src/a.py", "shop.a->shop.d")
    assert known(before, renames=renames).recognise([now]).pairs == {0: 0}


def test_should_know_each_when_files_were_swapped() -> None:
    """Each is what the other was."""
    renames = Renames({"a.py": "b.py", "b.py": "a.py"})
    before = [finding("a.py", "first"), finding("b.py", "second")]
    now = [finding("a.py", "second"), finding("b.py", "first")]
    assert known(*before, renames=renames).recognise(now).pairs == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("shop.c.Price.total:assertions", "shop.a.Price.total:assertions"),
        ("shop.cc.x", "shop.cc.x"),
        ("myshop.c", "myshop.c"),
        ("src/c.py: a file", "src/a.py: a file"),
        ("src/c.py->src/c.py", "src/a.py->src/a.py"),
        ("lib/src/c.py", "lib/src/c.py"),
        ("# see shop.c.", "# see shop.a."),
        ("top.py", "old.py"),
        ("", ""),
    ],
)
def test_should_say_old_names_when_text_holds_new_ones(text: str, old: str) -> None:
    """Whole names only, and the longest module that was renamed."""
    renames = Renames({"src/c.py": "src/a.py", "top.py": "old.py"}, {"shop.c": "shop.a"})
    assert renames.old_text(text) == old


def test_should_match_elsewhere_when_path_is_stray() -> None:
    """Nobody knows where the file has gone."""
    match = known(finding("old.py"), stray=("old.py",)).recognise([finding("new.py")])
    assert match.pairs == {0: 0}


def test_should_match_one_for_one_when_path_is_stray() -> None:
    """One entry knows one finding."""
    found = [finding("new.py"), finding("newer.py")]
    assert known(finding("old.py"), stray=("old.py",)).recognise(found).pairs == {0: 0}


def test_should_not_match_elsewhere_when_file_has_entries() -> None:
    """What the baseline names is where it was."""
    entries = finding("old.py"), finding("new.py", "other")
    found = [finding("new.py")]
    assert known(*entries, stray=("old.py",)).recognise(found).pairs == {}


@given(st.lists(st.tuples(PATHS, KEYS, st.integers(1, 50))))
def test_should_know_everything_when_only_lines_and_order_have_changed(
    told: list[tuple[str, str, int]],
) -> None:
    """Moving and reordering make nothing new."""
    before = [finding(path, key, line) for path, key, line in told]
    after = [finding(path, key, line + 7) for path, key, line in reversed(told)]
    assert len(known(*before).recognise(after).pairs) == len(told)


@given(st.lists(st.tuples(PATHS, KEYS), min_size=1))
def test_should_have_exactly_one_new_when_one_is_added(told: list[tuple[str, str]]) -> None:
    """Whatever else is known."""
    before = [finding(path, key) for path, key in told]
    after = [*before, before[0]]
    assert len(known(*before).recognise(after).pairs) == len(told)


def test_should_say_what_is_known_when_text_is_key() -> None:
    """An own rule is known by its key."""
    assert substance(finding()) == "comment"


def test_should_sort_by_rule_when_paths_differ() -> None:
    """By rule, then by path."""
    assert Identity("a", "z", "0") < Identity("b", "a", "0")


def test_should_rename_the_packages_around_when_modules_end_alike() -> None:
    """An edge may name the package alone, as one to a layer does."""
    renames = renames_of({"store/order.py": "shop/order.py"}, {"store/order.py": "store.order"})
    assert renames.old_text("store") == "shop"


def test_should_keep_the_name_of_a_package_when_it_is_still_there() -> None:
    """Only one module has left it."""
    modules = {"store/order.py": "store.order", "shop/__init__.py": "shop"}
    renames = renames_of({"store/order.py": "shop/order.py"}, modules)
    assert renames.old_text("store") == "store"
