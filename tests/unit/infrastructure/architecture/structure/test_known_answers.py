"""The answer of all structure rules as one entry of the cache."""

import dataclasses
import pathlib
import random
from collections.abc import Mapping

import pytest

from archcheck.domain.facts import FileFacts
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.architecture.structure.structure_rules import StructureRules
from tests.unit.infrastructure.architecture.structure.structure_support import Sample, stated
from tests.unit.infrastructure.caching.known_support import ResultsInMemory

RULE = 'that = { kind = "function" }\nshould_not = { call = "open" }\n'
OPENS = {"module.py": "def f():\n    open('a')\n"}
BESIDE = 'that = { kind = "class" }\nshould = { have_companion = { %s } }\n'
LINES = (
    "def f():\n    open('a')\n",
    "def g():\n    return h(1)\n",
    "from shop.other import h\n",
    "class C:\n    def m(self):\n        return open('b')\n",
    "h = open\n",
    "import os\n",
)


def sample(
    results: ResultsInMemory, rule: str = RULE, files: Mapping[str, str] = OPENS, root: str = "/no"
) -> Sample:
    return Sample(files, stated(rule), results, root)


def unreadable(facts: FileFacts) -> FileFacts:
    """Facts with code that nobody can decode."""
    return dataclasses.replace(facts, declarations=b"\xc1", occurrences=b"\xc1")


def told_of_unreadable_code(results: ResultsInMemory) -> int:
    asked = sample(results)
    rules = StructureRules().remembering(results)
    return len(rules.judge(asked.inspection, tuple(map(unreadable, asked.facts))).findings)


def messages(asked: Sample) -> list[str]:
    return [finding.message for finding in asked.findings()]


def test_should_say_the_same_when_nothing_has_changed() -> None:
    results = ResultsInMemory()
    first = sample(results).findings()
    assert sample(results).findings() == first


def test_should_keep_one_entry_when_several_rules_answer() -> None:
    results = ResultsInMemory()
    Sample(OPENS, stated(RULE) + stated(RULE).replace('"r"', '"s"'), results).findings()
    assert len(results.entries) == 1


def test_should_decode_no_code_when_the_answer_is_known() -> None:
    results = ResultsInMemory()
    sample(results).findings()
    assert told_of_unreadable_code(results) == 1


def test_should_raise_the_same_problems_when_the_answer_is_known() -> None:
    results = ResultsInMemory()
    idle = f'{RULE}except = ["nobody"]\n'
    first = sample(results, idle).problems()
    assert sample(results, idle).problems() == first


def test_should_keep_the_lines_of_problems_when_the_answer_is_known() -> None:
    results = ResultsInMemory()
    idle = f'{RULE}except = ["nobody"]\n'
    first = sample(results, idle).lines_of_problems()
    assert sample(results, idle).lines_of_problems() == first


def test_should_judge_anew_when_a_file_has_changed() -> None:
    results = ResultsInMemory()
    sample(results).findings()
    assert sample(results, files={"module.py": "def f(): ...\n"}).findings() == ()


def test_should_judge_anew_when_a_rule_has_changed() -> None:
    results = ResultsInMemory()
    sample(results).findings()
    assert sample(results, RULE.replace("open", "close")).findings() == ()


def test_should_judge_anew_when_the_level_has_changed() -> None:
    results = ResultsInMemory()
    sample(results).findings()
    changed = sample(results, f'{RULE}level = "note"\n').findings()
    assert [finding.level for finding in changed] == ["note"]


def test_should_judge_anew_when_less_is_in_scope() -> None:
    results = ResultsInMemory()
    asked = sample(results)
    asked.findings()
    scope = dataclasses.replace(asked.inspection.scope, whole=False)
    narrow = dataclasses.replace(asked.inspection, scope=scope)
    assert StructureRules().remembering(results).judge(narrow, asked.facts).findings == ()


def test_should_say_the_same_when_a_companion_is_still_missing(tmp_path: pathlib.Path) -> None:
    results = ResultsInMemory()
    files = {"module.py": "class C: ...\n"}
    rule = BESIDE % 'path = "docs/{name}.md"'
    first = messages(sample(results, rule, files, str(tmp_path)))
    assert messages(sample(results, rule, files, str(tmp_path))) == first


def test_should_judge_anew_when_a_companion_has_come(tmp_path: pathlib.Path) -> None:
    results = ResultsInMemory()
    files = {"module.py": "class C: ...\n"}
    rule = BESIDE % 'path = "docs/{name}.md"'
    sample(results, rule, files, str(tmp_path)).findings()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/C.md").write_text("", encoding="utf-8")
    assert sample(results, rule, files, str(tmp_path)).findings() == ()


def test_should_judge_anew_when_a_file_mentions_the_name_now(tmp_path: pathlib.Path) -> None:
    results = ResultsInMemory()
    files = {"module.py": "class C: ...\n"}
    rule = BESIDE % 'mentioned_in = "README.md"'
    sample(results, rule, files, str(tmp_path)).findings()
    (tmp_path / "README.md").write_text("about C", encoding="utf-8")
    assert sample(results, rule, files, str(tmp_path)).findings() == ()


def test_should_keep_nothing_when_a_file_is_not_saved() -> None:
    results = ResultsInMemory()
    asked = sample(results)
    files = [dataclasses.replace(file, unsaved=b"x = 1\n") for file in asked.project.files]
    project = dataclasses.replace(asked.project, files=tuple(files))
    inspection = dataclasses.replace(asked.inspection, project=project)
    StructureRules().remembering(results).judge(inspection, asked.facts)
    assert not results.entries


def test_should_keep_nothing_when_a_newer_python_was_needed() -> None:
    results = ResultsInMemory()
    asked = sample(results)
    facts = tuple(dataclasses.replace(item, python="3.14") for item in asked.facts)
    StructureRules().remembering(results).judge(asked.inspection, facts)
    assert not results.entries


def test_should_keep_nothing_when_a_text_cannot_be_written() -> None:
    results = ResultsInMemory()
    asked = sample(results)
    project = dataclasses.replace(asked.project, name="\udcff")
    inspection = dataclasses.replace(asked.inspection, project=project)
    StructureRules().remembering(results).judge(inspection, asked.facts)
    assert not results.entries


def test_should_answer_as_without_cache_when_files_change_at_random() -> None:
    dice, results = random.Random(7), ResultsInMemory()
    texts = {"module.py": "", "other.py": "def h(x): ...\n"}
    rule = RULE.replace('"open" }', '["open", "shop.other.h"] }')
    differences = []
    for _ in range(60):
        name = dice.choice(sorted(texts))
        texts[name] = "".join(dice.sample(LINES, dice.randrange(4)))
        expected = Sample(dict(texts), stated(rule)).findings()
        differences += [name] if sample(results, rule, dict(texts)).findings() != expected else []
    assert not differences


def test_should_remember_some_answers_when_files_change_at_random() -> None:
    results = ResultsInMemory()
    for text in LINES * 2:
        sample(results, files={"module.py": text}).findings()
    assert results.puts == len(LINES)


def test_should_still_refuse_when_nothing_is_remembered() -> None:
    with pytest.raises(UsageProblems):
        Sample(OPENS, stated(f'{RULE}except = ["nobody"]\n')).findings()
