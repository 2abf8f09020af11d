"""Tests of the contract type `forbidden`."""

import pytest

from tests.unit.infrastructure.architecture.contracts.cases_support import breaches


def found(imports: list[str], sources: object, targets: object, **options: object) -> list[str]:
    """The breaches of a contract between some modules."""
    return breaches(
        "forbidden",
        imports,
        ["shop.a.x", "shop.b.y"],
        source_modules=sources,
        forbidden_modules=targets,
        **options,
    )


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.a.x -> shop.b.y"], ["shop.a.x->shop.b.y: shop.a must not import shop.b"]),
        (["shop.b -> shop.a"], []),
        (
            ["shop.a -> shop.m", "shop.m -> shop.b"],
            ["shop.a->shop.m: shop.a reaches shop.b through two imports"],
        ),
    ],
)
def test_should_report_chains_when_modules_are_forbidden(
    imports: list[str], expected: list[str]
) -> None:
    assert found(imports, "shop.a", "shop.b") == expected


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.a -> shop.m", "shop.m -> shop.b"], []),
        (["shop.a -> shop.b"], ["shop.a->shop.b: shop.a must not import shop.b"]),
    ],
)
def test_should_report_direct_imports_only_when_indirect_ones_are_allowed(
    imports: list[str], expected: list[str]
) -> None:
    assert found(imports, "shop.a", "shop.b", allow_indirect=True) == expected


def test_should_judge_each_entry_when_sources_follow_each_other() -> None:
    assert found(["shop.a -> shop.c", "shop.c -> shop.b"], ["shop.a", "shop.c"], "shop.b") == [
        "shop.a->shop.c: shop.a reaches shop.b through two imports",
        "shop.c->shop.b: shop.c must not import shop.b",
    ]


def test_should_judge_pattern_as_one_source_when_it_has_wildcards() -> None:
    assert found(["shop.a.x -> shop.a.z", "shop.a.z -> shop.b"], "shop.a.*", "shop.b") == [
        "shop.a.z->shop.b: shop.a.z must not import shop.b",
    ]


@pytest.mark.parametrize(
    ("imports", "sources", "targets", "title"),
    [
        (["shop.a.x -> shop.b"], "*.a.*", "shop.b", "shop.a.x must not import shop.b"),
        (["shop.a.x -> shop.b.y"], "shop.a", "shop.b.*", "shop.a must not import shop.b.y"),
        (
            ["shop.a.x -> requests.api|requests"],
            "shop.a",
            "<third-party>",
            "shop.a must not import requests",
        ),
        (
            ["shop.a -> sqlalchemy.orm.x|sqlalchemy.orm"],
            "shop.a",
            "sqlalchemy.*",
            "shop.a must not import sqlalchemy.orm",
        ),
        (
            ["shop.a.x -> shop.m", "shop.m -> shop.b.y"],
            "shop.*.x",
            "shop.b.*",
            "shop.a.x reaches shop.b.y through two imports",
        ),
    ],
)
def test_should_name_modules_when_the_contract_has_patterns(
    imports: list[str], sources: str, targets: str, title: str
) -> None:
    """A person must find in the code what the message names."""
    assert [line.partition(": ")[2] for line in found(imports, sources, targets)] == [title]


@pytest.mark.parametrize(
    ("sources", "targets", "expected"),
    [
        ("shop.a", "shop.a.x", []),
        ("shop.a.x", "shop.a", []),
        ("shop.a", "shop.*", ["shop.a->shop.b: shop.a must not import shop.b"]),
    ],
)
def test_should_skip_overlapping_modules_when_entries_share_them(
    sources: str, targets: str, expected: list[str]
) -> None:
    assert found(["shop.a -> shop.a.x", "shop.a -> shop.b"], sources, targets) == expected


@pytest.mark.parametrize(
    ("imported", "target", "expected"),
    [
        ("sqlalchemy.orm", "sqlalchemy", True),
        ("sqlalchemy", "sqlalchemy.orm", False),
        ("sqlalchemy.orm|sqlalchemy", "sqlalchemy.orm", True),
        ("sqlalchemy.orm.x", "sqlalchemy.*", True),
        ("sqlalchemy", "<third-party>", True),
        ("sqlalchemy", "<stdlib>", False),
        ("json.decoder", "<stdlib>", True),
        ("json", "<third-party>", False),
        ("sqlalchemy", "<orm>", True),
        ("sqlalchemy_utils", "<orm>", False),
        ("__future__.annotations|__future__", "<stdlib>", False),
        ("__future__.annotations|__future__", "<third-party>", False),
    ],
)
def test_should_follow_chains_to_libraries_when_they_are_forbidden(
    imported: str, target: str, expected: bool
) -> None:
    assert bool(found(["shop.a -> shop.m", f"shop.m -> {imported}"], "shop.a", target)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("shop.find_a -> sqlalchemy_utils", ["shop.find_a must not import sqlalchemy_utils"]),
        ("shop.find_a -> sqlalchemy", []),
        ("shop.a -> sqlalchemy_utils", []),
        ("shop.find_a -> tools", ["shop.find_a must not import tools"]),
    ],
)
def test_should_match_parts_of_words_when_pattern_has_wildcards_in_them(
    line: str, expected: list[str]
) -> None:
    found = breaches(
        "forbidden",
        [line],
        ["shop.find_a", "tools"],
        source_modules="shop.find_*",
        forbidden_modules=["sqlalchemy_*", "tool*"],
    )
    assert [text.partition(": ")[2] for text in found] == expected
