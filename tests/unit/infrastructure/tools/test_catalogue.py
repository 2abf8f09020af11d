"""Which tools exist."""

from archcheck.infrastructure.tools.catalogue import (
    adapter_named,
    adapters_in_order,
    known_tools,
    later_tools,
)


def test_should_list_adapters_when_asked_for_tools() -> None:
    assert known_tools() == ("bandit", "black", "flake8", "mypy", "xenon")


def test_should_announce_no_tool_when_it_exists() -> None:
    assert ("semgrep" in later_tools(), set(later_tools()) & set(known_tools())) == (True, set())


def test_should_give_adapter_when_it_is_named() -> None:
    assert [adapter_named(name).name for name in known_tools()] == list(known_tools())


def test_should_pass_over_names_when_no_adapter_has_them() -> None:
    assert [adapter.name for adapter in adapters_in_order(["xenon", "nope", "black"])] == [
        "black",
        "xenon",
    ]
