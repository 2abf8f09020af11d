"""The names that plug-ins may import."""

import importlib

import pytest

NAMES = {
    "rules": (
        "CheckedFile Checker Count Flag KeyProblem LayoutRule LayoutViolation Options Pattern "
        "Patterns Project ProjectFacts Region Role Sentence SourceFile SourceText Text TextList "
        "Texts Violation region_of"
    ),
    "tools": (
        "Finished Level Prices RawFinding Reading Region Registry Sight SourceText ToolAdapter "
        "ToolCall ToolEnvironment ToolFailure ToolRule Unread crash parsed_answer span "
        "token_region unreadable"
    ),
    "formats": "CheckResult Evidence Finding Level Location Region ReportFormat ReportOptions",
}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_should_offer_the_same_names_when_a_plugin_imports_them(name: str) -> None:
    module = importlib.import_module(f"archcheck.api.{name}")
    assert " ".join(module.__all__) == NAMES[name]


@pytest.mark.parametrize("name", sorted(NAMES))
def test_should_hold_every_name_when_it_is_offered(name: str) -> None:
    module = importlib.import_module(f"archcheck.api.{name}")
    assert [each for each in module.__all__ if not hasattr(module, each)] == []
