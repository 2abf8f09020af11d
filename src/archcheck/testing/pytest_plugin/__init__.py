"""`pytest --archcheck`: the architecture as items of a test run, one for each rule."""

from collections.abc import Iterator

import pytest

OPTION = "--archcheck"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--archcheck`; without it this plug-in does nothing."""
    group = parser.getgroup("archcheck")
    text = "check the architecture too: an item for each contract, structure rule and convention"
    group.addoption(OPTION, action="store_true", default=False, help=text)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Put the rules of the project behind its tests."""
    if config.getoption(OPTION):
        items.extend(_rules(session, config))


def _rules(session: pytest.Session, config: pytest.Config) -> Iterator[pytest.Item]:
    from archcheck.testing.pytest_plugin.rule_items import collected

    return collected(session, str(config.rootpath))
