"""Answers of programs are read within bounds."""

import pytest

from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import ToolFailure


def nested(levels: int) -> str:
    """Lists in lists."""
    return "[" * levels + "]" * levels


@pytest.mark.parametrize("text", [nested(201), nested(100_000), '{"a":' * 201 + "1" + "}" * 201])
def test_should_refuse_the_answer_when_it_is_too_deep(text: str) -> None:
    with pytest.raises(ToolFailure, match="nested more than 200 levels deep"):
        parsed_answer(text)


@pytest.mark.parametrize(
    "text", [nested(200), f'["{"[" * 300}"]', f"[{'[],' * 300}1]", f'["\\"{"{" * 300}"]']
)
def test_should_read_the_answer_when_it_is_flat(text: str) -> None:
    assert isinstance(parsed_answer(text), list)


@pytest.mark.parametrize("text", ["", '"' + "[" * 300, "[1"])
def test_should_refuse_the_answer_when_it_is_no_json(text: str) -> None:
    with pytest.raises(ValueError, match="Expecting|Unterminated"):
        parsed_answer(text)
