"""Facts about code that has little to tell."""

import ast

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.code.code_facts import ClassDefinition
from archcheck.infrastructure.facts.code.extraction import CodeFacts, extract_code


def code_of(source: str) -> CodeFacts:
    return extract_code(SourceText(source, "utf-8"), ast.parse(source), "shop.a", False)


def test_should_bind_nothing_on_self_when_a_method_changes_another_object() -> None:
    source = "class A:\n    def f(self, other):\n        other.x = 1\n"
    assert code_of(source).declarations.attributes == ()


def test_should_know_no_exports_when_they_are_computed() -> None:
    assert code_of("__all__ = names()\n").declarations.exports is None


def test_should_keep_the_named_keywords_when_a_class_unpacks_others() -> None:
    definitions = code_of("class A(**others, final=True): ...\n").declarations.definitions
    names = [
        name
        for item in definitions
        if isinstance(item, ClassDefinition)
        for name, _ in item.keywords
    ]
    assert names == ["final"]


def test_should_keep_the_entries_with_texts_as_keys_when_others_stand_between() -> None:
    passed = getattr(code_of("f({1: 2, 'a': 3})\n").occurrences.arguments[0], "positional")[0]
    assert [name for name, _ in passed.keywords] == ["a"]


def test_should_mention_only_the_form_when_a_type_is_made_of_values() -> None:
    source = "from typing import Literal\nX: Literal['a', 'b'] = 'a'\n"
    found = [item.annotation for item in code_of(source).declarations.statements]
    mentions = [name.written for item in found if item for name in item.mentions]
    assert mentions == ["Literal"]
