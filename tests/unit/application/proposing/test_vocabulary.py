"""Tests of what folders are called."""

import pytest

from archcheck.infrastructure.proposing.shipped_words import shipped_vocabulary
from archcheck.application.proposing.vocabulary import stem


@pytest.mark.parametrize(
    ("folder", "word"),
    [
        ("Repositories", "repository"),
        ("services", "service"),
        ("_utils", "util"),
        ("business", "business"),
        ("entities", "entity"),
        ("infra", "infra"),
        ("use_cases", "use_case"),
    ],
)
def test_should_be_one_word_when_plural_or_singular(folder: str, word: str) -> None:
    assert stem(folder) == word


@pytest.mark.parametrize(
    ("folder", "role"),
    [
        ("adapters", "infrastructure"),
        ("entrypoints", "interface"),
        ("service_layer", "application"),
        ("usecases", "application"),
        ("presentation", "interface"),
        ("infra", "infrastructure"),
        ("routers", "interface"),
        ("db", "infrastructure"),
        ("persistence", "infrastructure"),
    ],
)
def test_should_know_what_it_is_for_when_people_call_it_so(folder: str, role: str) -> None:
    roles = {stem(word): row.role for row in shipped_vocabulary().layers for word in row.words}
    assert roles[stem(folder)] == role


def test_should_know_no_layer_when_a_folder_is_called_otherwise() -> None:
    assert shipped_vocabulary().row("orders") is None


def test_should_stand_behind_all_when_it_is_no_layer() -> None:
    vocabulary = shipped_vocabulary()
    assert vocabulary.rank("orders") == len(vocabulary.layers)


def test_should_stand_in_one_row_when_it_is_a_word() -> None:
    words = [stem(word) for row in shipped_vocabulary().layers for word in row.words]
    assert len(words) == len(set(words))
