"""Arguments in structure rules that what they call does not take."""

import tomllib

import pytest

from archcheck.infrastructure.configuration.rules_directory import rules_directory
from tests.unit.infrastructure.architecture.structure.structure_support import Sample, stated

CODE = """\
import dataclasses
import functools


def pay(amount, /, currency, *, note=None): ...


@dataclasses.dataclass(frozen=True)
class Cart:
    owner: str


class Open:
    def __init__(self, limit, **options): ...


class Made:
    def __new__(cls, limit): ...

    def __init__(self, size): ...


class Bare(Exception): ...


def idle(): ...


@functools.wraps(pay)
def buy(cart): ...
"""
FILES = {"module.py": CODE, "other.py": "from shop.module import pay\n"}
IS_NOT = 'that.kind = "module"\nshould_not'
PLACE = "archcheck.toml: structure[0]"


def problems_of(rule: str) -> list[str]:
    """What is wrong with a rule."""
    return Sample(FILES, stated(rule)).problems()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('{ name = "shop.module.pay", with = { amont = 1 } }', 'did you mean "amount"?'),
        ('{ name = "shop.other.pay", without = "nota" }', 'did you mean "note"?'),
        ('{ name = "shop.module.pay", with = { x = 1 } }', "it takes amount, currency, note"),
        ('{ name = "shop.module.idle", with = { x = 1 } }', "it takes nothing"),
        ('{ name = "shop.module.Cart", with = { ownr = 1 } }', 'did you mean "owner"?'),
        ('{ name = "open", without = "encodng" }', 'did you mean "encoding"?'),
        ('{ name = "builtins.open", with = { mod = "w" } }', 'did you mean "mode"?'),
        ('{ name = "subprocess.run", with = { chek = true } }', 'did you mean "check"?'),
        ('["print", { name = ["open", "io.open"], without = "mod" }]', 'did you mean "mode"?'),
        (
            '{ name = ".close", paired_with = { name = "open", with = { mod = "w" } } }',
            'did you mean "mode"?',
        ),
    ],
)
def test_should_refuse_an_argument_when_nothing_that_is_named_takes_it(
    call: str, said: str
) -> None:
    assert [it.rpartition(" / ")[2].strip() for it in problems_of(f"{IS_NOT}.call = {call}")] == [
        said
    ]


@pytest.mark.parametrize(
    "call",
    [
        '{ name = "shop.module.pay", with = { note = 1 } }',
        '{ name = "shop.module.Open", with = { limits = 1 } }',
        '{ name = "shop.module.Made", with = { limitt = 1 } }',
        '{ name = "shop.module.Bare", with = { x = 1 } }',
        '{ name = "shop.module.buy", with = { carts = 1 } }',
        '{ name = "open", with = { anything = 1 } }',
        '{ name = ["open", "elsewhere.open"], with = { mod = 1 } }',
        '{ name = ".open", with = { mod = 1 } }',
        '{ name = "*.open", with = { mod = 1 } }',
        '{ name = "open", written = true, with = { mod = 1 } }',
        "{ with = { mod = 1 } }",
    ],
)
def test_should_accept_an_argument_when_something_may_take_it(call: str) -> None:
    assert not problems_of(f"{IS_NOT}.call = {call}")


@pytest.mark.parametrize("key", ["with = { frozn = true }", 'without = ["frozn"]'])
def test_should_refuse_a_keyword_when_the_decorator_does_not_take_it(key: str) -> None:
    demand = f'should.be_decorated_with = {{ name = "dataclasses.dataclass", {key} }}'
    assert problems_of(f'that = {{ kind = "class", named = "Cart" }}\n{demand}') == [
        f"{PLACE}.should.be_decorated_with: dataclasses.dataclass cannot be passed "
        '"frozn" /   did you mean "frozen"?'
    ]


def test_should_say_nothing_of_arguments_when_a_rule_may_be_empty() -> None:
    call = '{ name = "open", without = "encodng" }'
    rule = f'that.kind = "module"\nallow_empty = true\nshould_not.call = {call}'
    assert not problems_of(rule)


def test_should_know_the_parameters_when_keywords_of_a_function_are_listed() -> None:
    signatures, keywords = (
        tomllib.loads((rules_directory() / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("signatures", "keywords")
    )
    assert not [
        name
        for table, listed in keywords.items()
        for name in listed
        if name not in signatures[table] or set(listed[name]) & set(signatures[table][name])
    ]
