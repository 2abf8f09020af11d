"""What structure rules say beside the places where code breaks them."""

import dataclasses

from archcheck.domain.configuration import Origin
from archcheck.domain.project import Scope
from archcheck.infrastructure.architecture.structure.rule_judging import StructureJudge
from tests.unit.infrastructure.architecture.structure.structure_support import Sample, stated

ALONE = 'that = { kind = "class", named = "*Event" }\nshould = { be_in = "shop.a", only = true }'
IDLE = 'that = { kind = "class" }\nshould = { be_named = "A" }\nexcept = ["Old"]'
EMPTY = 'that = { kind = "class", named = "B" }\nshould = { be_named = "A" }'
FILES = {"a.py": "class A: ...\n"}
WHOLE = Scope(whole=True, files=frozenset())
NOWHERE = Scope(whole=False, files=frozenset())
PART = Scope(whole=False, files=frozenset({"src/shop/a.py"}), partial=True)


def judged(rule: str, *, source: str = "archcheck.toml", scope: Scope = WHOLE) -> StructureJudge:
    """A judge that has judged one rule of a pack, or in a check of a part."""
    sample = Sample(FILES, stated(rule))
    (declaration,) = sample.inspection.configuration.structure
    judge = StructureJudge(sample.code, dataclasses.replace(sample.inspection, scope=scope))
    judge.judge(dataclasses.replace(declaration, origin=Origin(source)))
    return judge


def test_should_find_a_stranger_when_a_place_is_for_others_only() -> None:
    files = {"a.py": "class OldEvent: ...\nclass A: ...\n"}
    assert Sample(files, stated(ALONE)).places() == ["a.py:2 A"]


def test_should_find_no_stranger_when_it_is_excepted() -> None:
    files = {"a.py": "class OldEvent: ...\nclass A: ...\n"}
    assert Sample(files, stated(f'{ALONE}\nexcept = ["A"]')).places() == []


def test_should_skip_an_exception_of_a_pack_when_it_takes_nothing_out() -> None:
    assert judged(IDLE, source="pack house").skipped == [
        'structure rule "r" of pack house: Old in except takes nothing out'
    ]


def test_should_refuse_an_exception_when_it_takes_nothing_out() -> None:
    assert [it.message for it in judged(IDLE).problems] == ['"Old" in except takes nothing out']


def test_should_bear_an_exception_that_takes_nothing_out_when_only_a_part_is_checked() -> None:
    assert judged(IDLE, scope=PART).problems == []


def test_should_skip_a_rule_of_a_pack_when_it_selects_nothing() -> None:
    assert judged(EMPTY, source="pack house").skipped == [
        'structure rule "r" of pack house: no classes that are named B in this project'
    ]


def test_should_bear_a_rule_that_selects_nothing_when_only_a_part_is_checked() -> None:
    assert judged(EMPTY, scope=PART).findings == []


def test_should_find_a_rule_that_selects_nothing_when_only_tools_are_left_out() -> None:
    scope = dataclasses.replace(WHOLE, partial=True, tools_left_out=True)
    assert [it.rule for it in judged(EMPTY, scope=scope).findings] == ["empty-rule"]


def test_should_find_a_rule_that_selects_nothing_when_all_is_checked() -> None:
    assert [finding.rule for finding in judged(EMPTY).findings] == ["empty-rule"]


def test_should_report_nothing_when_the_place_is_not_checked() -> None:
    rule = 'that = { kind = "class" }\nshould = { be_named = "B" }'
    assert judged(rule, scope=NOWHERE).findings == []


FORBIDDEN = 'that = {{ kind = "module" }}\nshould_not = {{ call = "{}" }}'


def test_should_notice_a_forbidden_name_when_no_module_has_it() -> None:
    found = judged(FORBIDDEN.format("shop.a.X")).findings
    assert [it.message for it in found] == [
        'the structure rule "r" forbids what is not there: there is no shop.a.X'
    ]


def test_should_forbid_a_name_when_a_module_has_it() -> None:
    assert judged(FORBIDDEN.format("shop.a.A")).findings == []


def test_should_forbid_a_glob_when_nothing_is_called_so() -> None:
    assert judged(FORBIDDEN.format("shop.a.X*")).findings == []


def test_should_bear_a_forbidden_name_of_a_pack_when_no_module_has_it() -> None:
    assert judged(FORBIDDEN.format("shop.a.X"), source="pack house").findings == []
