"""archcheck and import-linter agree on random contracts about random package trees."""

import collections
import pathlib

import pytest

from archcheck.domain.finding import Finding
from tests.integration.architecture.differential_support import (
    Archcheck,
    Question,
    import_linter_answers,
)
from tests.integration.architecture.reported_support import Told, differences
from tests.integration.architecture.random_trees_support import TYPES, random_question

CASES = 400
LEAST = 25

Judged = tuple[Question, tuple[Finding, ...], Told]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    """Every question with archcheck's findings and import-linter's answer."""
    directory: pathlib.Path = tmp_path_factory.mktemp("random_trees")
    questions = [random_question(number, directory) for number in range(CASES)]
    answers = import_linter_answers(questions, directory)
    archcheck = Archcheck()
    own = [archcheck.findings(question) for question in questions]
    return list(zip(questions, own, answers, strict=True))


@pytest.mark.parametrize("number", range(CASES))
def test_should_agree_with_import_linter_when_trees_are_random(
    judged: list[Judged], number: int
) -> None:
    question, findings, told = judged[number]
    assert differences(findings, told, question.packages) == [], question


@pytest.mark.parametrize("type_name", TYPES)
def test_should_meet_kept_and_broken_contracts_when_trees_are_random(
    judged: list[Judged], type_name: str
) -> None:
    kept = collections.Counter(told.kept for asked, _, told in judged if asked.type == type_name)
    assert min(kept[True], kept[False]) >= LEAST
