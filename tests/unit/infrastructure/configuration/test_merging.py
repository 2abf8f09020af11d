"""Later fragments win, key by key."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from archcheck.domain.configuration import Configuration, Origin
from archcheck.domain.level import Level
from archcheck.infrastructure.configuration.fragments import Fragment, Stated
from archcheck.infrastructure.configuration.merging import (
    build,
    merged,
    reference_problems,
    stacked,
)
from tests.unit.refusal_support import without_line
from tests.unit.infrastructure.configuration.configuration_support import fragment_of

FIRST = '[[contracts]]\nname = "a"\ntype = "independence"\nmodules = ["a", "b"]\n'
SECOND = '[[contracts]]\nname = "b"\ntype = "independence"\nmodules = ["a", "b"]\n'
LAYOUT = '[[layout]]\nname = "l"\ntype = "forbidden-path"\npaths = "a"\n'
OTHER_A = '[[contracts]]\nname = "a"\ntype = "independence"\nmodules = ["c", "d"]\n'

TEXTS = some.sampled_from(
    [
        FIRST,
        SECOND + FIRST,
        OTHER_A,
        LAYOUT,
        LAYOUT.replace('"a"', '"b"'),
        'source = "a"\nfail_on = "note"',
        'source = ["b", "c"]',
        'layers = { a = "x", b = "y" }',
        'layers.a = "z"',
        'tools.mypy = { args = ["1"], extra_args = ["2"] }',
        'tools.mypy = { extra_args = ["3"] }',
        'tools.mypy = { args = ["4"], levels = { x = "off" } }',
        'rules.one-assertion-per-test = { limit = 2, level = "note" }',
        'rules.one-assertion-per-test = "error"',
        'waivers = [{ rule = "no-comments", path = "x", reason = "x" }]',
        "waivers = []",
    ]
)


def configuration(*texts: str) -> Configuration:
    """What several files make."""
    return build(merged([fragment_of(text) for text in texts]))


def args(*texts: str) -> tuple[str, ...]:
    """mypy's arguments after several files."""
    return configuration(*texts).tools["mypy"].args


def problems(*texts: str) -> list[str]:
    """References of several files that lead nowhere."""
    return [without_line(it) for it in reference_problems([fragment_of(text) for text in texts])]


def test_should_have_the_defaults_when_nothing_is_stated() -> None:
    """An empty configuration is the domain's own."""
    assert configuration() == Configuration(root="")


def test_should_never_close_the_gate_when_fail_on_says_so() -> None:
    """`never` is no level."""
    assert configuration('fail_on = "never"').fail_on is None


def test_should_replace_the_list_when_it_is_stated_again() -> None:
    """Lists are not joined."""
    assert configuration('exclude = ["a"]', 'exclude = ["b"]').exclude == ("b",)


def test_should_merge_layers_by_name_when_both_files_have_some() -> None:
    """The patterns of one layer are a list and replaced."""
    merged_layers = configuration('layers = { a = "x", b = "y" }', 'layers.b = "z"').layers
    assert merged_layers == {"a": ("x",), "b": ("z",)}


def test_should_keep_the_options_when_only_the_level_is_replaced() -> None:
    """Rules merge key by key."""
    rules = configuration(
        'rules.one-assertion-per-test = { limit = 2, level = "note" }',
        'rules.one-assertion-per-test = "warning"',
    ).rules
    setting = rules["one-assertion-per-test"]
    assert (setting.level, setting.options) == (Level.WARNING, {"limit": 2})


def test_should_keep_the_origin_of_the_level_when_only_an_option_is_added() -> None:
    """Who set the level is what people ask."""
    setting = configuration(
        'rules.one-assertion-per-test = "warning"', "\n[rules.one-assertion-per-test]\nlimit = 3"
    ).rules["one-assertion-per-test"]
    assert setting.origin == Origin("archcheck.toml", "rules.one-assertion-per-test", 1)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (['tools.mypy.args = ["a"]', 'tools.mypy.args = ["b"]'], ("b",)),
        (['tools.mypy.args = ["a"]', 'tools.mypy.extra_args = ["b"]'], ("a", "b")),
        (['tools.mypy.extra_args = ["a"]', 'tools.mypy.extra_args = ["b"]'], ("a", "b")),
        (['tools.mypy = { args = ["a"], extra_args = ["b"] }', 'tools.mypy.args = ["c"]'], ("c",)),
        (
            ['tools.mypy.extra_args = ["a"]', 'tools.mypy = { args = ["b"], extra_args = ["c"] }'],
            ("b", "c"),
        ),
        (['tools.mypy.args = ["a"]', "tools.mypy = {}"], ("a",)),
    ],
)
def test_should_replace_args_and_add_extra_args_when_tools_merge(
    texts: list[str], expected: tuple[str, ...]
) -> None:
    """`args` replaces all that a pack gave."""
    assert args(*texts) == expected


@pytest.mark.parametrize(
    ("packs", "own", "expected"),
    [
        (['tools.mypy.args = ["a"]'], "tools.mypy = {}", ("a",)),
        (['tools.mypy.args = ["a"]'], 'tools.mypy.args = ["a", "b"]', ()),
        (['tools.mypy.args = ["a"]'], 'tools.mypy.extra_args = ["b"]', ("a",)),
        (['tools.mypy.extra_args = ["a"]'], 'tools.mypy.extra_args = ["b"]', ("a",)),
        (
            ['tools.mypy.args = ["a"]', 'tools.mypy.extra_args = ["b"]'],
            'tools.mypy.extra_args = ["c"]',
            ("a", "b"),
        ),
        (['tools.mypy.extra_args = ["a"]', 'tools.mypy.extra_args = ["b"]'], "", ("a", "b")),
    ],
)
def test_should_know_what_packs_gave_when_project_adds_arguments(
    packs: list[str], own: str, expected: tuple[str, ...]
) -> None:
    """They give way to the project's own configuration of the tool."""
    fragments = [*(of_pack(fragment_of(text)) for text in packs), fragment_of(own)]
    assert build(merged(fragments)).tools["mypy"].pack_args == expected


def of_pack(fragment: Fragment) -> Fragment:
    """The same as a pack states it."""
    origin = Origin("pack sprint-zero")
    values = {path: Stated(it.value, origin) for path, it in fragment.values.items()}
    return Fragment(values=values)


def test_should_stay_disabled_when_project_only_sets_arguments() -> None:
    """A table of the project does not enable what a pack left out."""
    tools = configuration("tools.mypy.enabled = false", 'tools.mypy.args = ["a"]').tools
    assert tools["mypy"].enabled is False


def test_should_replace_the_contract_when_name_is_the_same() -> None:
    """Whole, and in its place."""
    contracts = configuration(FIRST + SECOND, OTHER_A).contracts
    assert [(it.name, it.keys) for it in contracts] == [
        ("a", {"modules": ["c", "d"]}),
        ("b", {"modules": ["a", "b"]}),
    ]


def test_should_take_the_contract_away_when_it_is_disabled() -> None:
    """The others stay."""
    contracts = configuration(FIRST + SECOND, 'disable.contracts = "a"').contracts
    assert [it.name for it in contracts] == ["b"]


def test_should_keep_the_own_contract_when_it_has_the_name_of_a_disabled_one() -> None:
    """Only what lies below is taken away."""
    contracts = configuration(FIRST, 'disable.contracts = "a"\n' + OTHER_A).contracts
    assert [it.keys for it in contracts] == [{"modules": ["c", "d"]}]


def test_should_merge_layout_rules_when_they_have_names() -> None:
    """As contracts do."""
    later = LAYOUT.replace('"a"', '"b"') + LAYOUT.replace('"l"', '"m"')
    layout = configuration(LAYOUT, later, 'disable.layout = "m"').layout
    assert [(it.name, it.keys) for it in layout] == [("l", {"paths": "b"})]


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        (
            [LAYOUT, 'disable.layout = "lay"'],
            'archcheck.toml: disable.layout: unknown layout rule "lay"\n  layout rules here: l',
        ),
        (
            [FIRST, LAYOUT.replace('"l"', '"a"')],
            "archcheck.toml: layout[0].name: the contract contracts[0] of archcheck.toml is called "
            '"a" too',
        ),
        (
            [FIRST, 'disable.contracts = "b"'],
            'archcheck.toml: disable.contracts: unknown contract "b"\n  contracts here: a',
        ),
        (
            ['disable.contracts = "a"\n' + FIRST],
            'archcheck.toml: disable.contracts: unknown contract "a"\n  contracts here: none',
        ),
        (
            [
                FIRST.replace('"a"\n', '"hexagonal"\n'),
                'waivers = [{ rule = "layer-dependency", contract = "hexagonl", reason = "x" }]',
            ],
            'archcheck.toml: waivers[0].contract: unknown contract "hexagonl"\n'
            '  did you mean "hexagonal"?',
        ),
    ],
)
def test_should_name_the_contract_when_it_does_not_exist(texts: list[str], problem: str) -> None:
    """What is disabled or waived must be there."""
    assert problems(*texts) == [problem]


def test_should_find_no_problem_when_references_lead_somewhere() -> None:
    """A waiver may name a contract or layout rule of a pack."""
    waivers = 'waivers = [{ rule = "ARC", contract = "a", reason = "x" }, ' + (
        '{ rule = "ARC", contract = "l", reason = "x" }]'
    )
    assert problems(FIRST + SECOND + LAYOUT, waivers + '\ndisable.contracts = "b"') == []


def test_should_know_every_origin_when_files_are_merged() -> None:
    """Entries of lists by index, contracts by name, extra arguments as arguments."""
    text = (
        'tools.mypy.extra_args = ["a"]\nrules.no-comments = "off"\n'
        'waivers = [{ rule = "no-comments", path = "x", reason = "x" }]\n'
        'overrides = [{ paths = "x", rules = {} }]\nunchecked = [{ path = "x", reason = "x" }]\n'
    )
    assert sorted(configuration(text + FIRST).origins) == [
        "contracts.a",
        "overrides[0]",
        "rules.no-comments",
        "rules.no-comments.level",
        "tools.mypy",
        "tools.mypy.args",
        "unchecked[0]",
        "waivers[0]",
    ]


@settings(max_examples=60, deadline=None)
@given(some.lists(TEXTS, max_size=5), some.integers(0, 5))
def test_should_merge_to_the_same_when_grouped_otherwise(texts: list[str], cut: int) -> None:
    """Packs may be merged in any grouping."""
    fragments = [fragment_of(text) for text in texts]
    left = functools.reduce(stacked, fragments[:cut], Fragment())
    right = functools.reduce(stacked, fragments[cut:], Fragment())
    assert build(stacked(left, right)) == build(merged(fragments))


@pytest.mark.parametrize(
    ("generated", "expected"),
    [
        (
            ["a"],
            [
                'archcheck.toml: contracts[0] "a": "a" is the contract that follows from the table of '
                "projects\n  choose another name"
            ],
        ),
        (["other"], []),
    ],
)
def test_should_refuse_a_contract_when_it_is_called_like_one_that_no_file_states(
    generated: list[str], expected: list[str]
) -> None:
    """Nobody could waive one of them alone."""
    problems = reference_problems([fragment_of(FIRST)], generated)
    assert list(map(without_line, problems)) == expected
